"""Numbers that are spelled out: «first», «twenty-first», by the words of one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from commission_app.domain.numbering import SUPERSCRIPTS, place

_ENDING = re.compile(rf"[^\W{SUPERSCRIPTS}]*")
_RAISED = re.compile(f"[{SUPERSCRIPTS}]*")
_BETWEEN = re.compile(r"\s+|\s?[-‐‑]\s?")
_TWENTY, _TEN = 20, 10


class NumberWords(NamedTuple):
    """The stems of numerals with their values, the longest first; ``tens`` are those that another may follow."""

    stems: tuple[tuple[str, int], ...]
    tens: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, zeroth: Sequence[str], ordinals: Sequence[str], tens: Sequence[str]) -> NumberWords:
        """Return those of folded lists, each with its variants: the ordinals from one on, the tens from twenty on."""
        stems = [(stem, 0) for stem in zeroth]
        stems += [(stem, value) for value, held in enumerate(ordinals, 1) for stem in held.split("|")]
        rounded = [(stem, value) for value, held in enumerate(tens) for stem in held.split("|")]
        return cls(_longest_first(stems), _longest_first([(stem, _TWENTY + _TEN * ten) for stem, ten in rounded]))

    def match(self, folded: str, spot: int) -> tuple[int, tuple[int, int]] | None:
        """Return where the numeral that begins here ends, and its value as it is ordered: «ninth¹» is (9, 1)."""
        found = self._spelled(folded, spot)
        raised = _RAISED.match(folded, found[0]) if found else None
        if found is None or raised is None:
            return None
        return raised.end(), place(f"{found[1]}{raised[0]}") or (found[1], 0)

    def _spelled(self, folded: str, spot: int) -> tuple[int, int] | None:
        for stem, value in self.tens:
            if folded.startswith(stem, spot):
                end = _word_end(folded, spot + len(stem))
                between = _BETWEEN.match(folded, end)
                unit = self._unit(folded, between.end()) if between else None
                return (unit[0], value + unit[1]) if unit else (end, value)
        return self._simple(folded, spot)

    def _unit(self, folded: str, spot: int) -> tuple[int, int] | None:
        found = self._simple(folded, spot)
        return found if found and 0 < found[1] < _TEN else None

    def _simple(self, folded: str, spot: int) -> tuple[int, int] | None:
        for stem, value in self.stems:
            if folded.startswith(stem, spot):
                return _word_end(folded, spot + len(stem)), value
        return None


def _word_end(folded: str, spot: int) -> int:
    return _ENDING.match(folded, spot).end()  # type: ignore[union-attr]


def _longest_first(stems: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(stems, key=lambda one: -len(one[0])))
