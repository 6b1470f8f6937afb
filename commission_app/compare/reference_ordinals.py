"""Numbers that a law prints as words or with an ending: «вторая», «жиырма бірінші», "3rd", «5-му»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_NOTHING = r"(?!)"


@dataclass(frozen=True)
class Ordinals:
    """How a language says "first", "twenty-first", "hundredth"; entries are the beginnings of words or patterns.

    ``units`` are the first ones in order, ``tenths`` the tenth, twentieth … in order; ``tens`` are the words for ten,
    twenty … before units, ``hundred`` the word before either. ``ending`` is a pattern of what follows a beginning,
    ``digits`` of what follows a number in digits.
    """

    units: Sequence[str] = ()
    tenths: Sequence[str] = ()
    tens: Sequence[str] = ()
    hundred: str = ""
    ending: str = r"\w*"
    digits: str = _NOTHING

    @cached_property
    def pattern(self) -> str:
        """A pattern for any of them; matches nothing where the language has none."""
        return rf"(?:{self.in_digits}|{self.in_words})"

    @property
    def in_digits(self) -> str:
        """A pattern for those whose number is printed: "3rd", «5-му»."""
        return rf"(?:\d{{1,9}}{self.digits}(?!\w))"

    @property
    def in_words(self) -> str:
        """A pattern for those that are words."""
        if not self.units:
            return _NOTHING
        hundred = rf"(?:{_any([self.hundred])}[\s-]+)?" if self.hundred else ""
        tens = rf"(?:{_any(self.tens)}[\s-]+)?" if self.tens else ""
        last = rf"(?:{tens}{_any(self.units)}|{_any(self.tenths)})" if self.tenths else f"{tens}{_any(self.units)}"
        return rf"(?:\b{hundred}{last}{self.ending}(?!\w))"

    def value(self, said: str) -> int | None:
        """Return the number that some words say, or None where they say none."""
        if said[:1].isdecimal():
            digits = re.match(r"\d+", said)
            return int(digits[0]) if digits and self._matcher.fullmatch(said) else None
        found = self._matcher.fullmatch(said)
        return sum(map(self._worth, re.split(r"[\s-]+", said))) if found else None

    @cached_property
    def _matcher(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    def _worth(self, word: str) -> int:
        if self.hundred and re.fullmatch(_any([self.hundred]), word, re.IGNORECASE):
            return 100
        for step, beginnings, ending in (
            (10, self.tens, ""),
            (1, self.units, self.ending),
            (10, self.tenths, self.ending),
        ):
            for place, one in enumerate(beginnings, 1):
                if one and re.fullmatch(rf"{_any([one])}{ending}", word, re.IGNORECASE):
                    return step * place
        return 0


def _any(words: Sequence[str]) -> str:
    """Return a pattern for any of some words or patterns; the longer ones first, as one may begin another."""
    return "(?:" + "|".join(sorted(filter(None, words), key=len, reverse=True)) + ")"
