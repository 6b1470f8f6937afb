"""What one line keeps of another: the words that both have in one order, the rare ones counting more."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from commission_app.compare.units import Measured

_ENOUGH = 2
"""One common word is nothing kept."""


class Kept(NamedTuple):
    """What two lines have in common in one order: how much it says, and what share of both it is."""

    weight: float
    share: float


_NOTHING = Kept(0.0, 0.0)


class KeptWords:
    """What the lines of two texts keep of each other; worked out once for each two."""

    def __init__(self, measured: Measured) -> None:
        self._texts, self._weights = measured.texts, measured.line_likeness.weights
        self._sums: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
        self._known: dict[tuple[int, int], Kept] = {}

    def said(self, side: int, line: int) -> float:
        """Return how much a line of one side says."""
        return self._summed(side, line)[-1]

    def _summed(self, side: int, line: int) -> list[float]:
        """Return how much a line says up to each of its words."""
        found = self._sums[side].get(line)
        if found is None:
            weights = map(self._weights.__getitem__, self._texts[side][line].stems)
            found = self._sums[side][line] = [*accumulate(weights, initial=0.0)]
        return found

    def kept(self, old: int, new: int) -> Kept:
        """Return what an old and a new line keep of each other."""
        found = self._known.get((old, new))
        if found is None:
            found = self._known[old, new] = self._reckon(old, new)
        return found

    def _reckon(self, old: int, new: int) -> Kept:
        sums = self._summed(0, old)
        both = sums[-1] + self.said(1, new)
        one, other = self._texts[0][old].stems, self._texts[1][new].stems
        if one == other:
            return Kept(both / 2, 1.0) if both else _NOTHING
        if not both or LCSseq.similarity(one, other) < _ENOUGH:
            return _NOTHING
        blocks = LCSseq.opcodes(one, other)
        weight = sum(sums[code.src_end] - sums[code.src_start] for code in blocks if code.tag == "equal")
        return Kept(weight, 2 * weight / both)
