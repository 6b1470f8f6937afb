"""What one line keeps of another: the words that both have in one order, the rare ones counting more."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from commission_app.compare.units import Measured

_ENOUGH = 2
"""One common word is nothing kept."""

_HARDLY = 0.05
"""A line that says so little beside the other one is next to nothing of it, whatever it keeps."""

_RUNS = 3
_ONE_PIECE = 0.5
_ABOUT = 0.1
_NEARLY_ALL = 0.9
_LONGER = 0.15
"""Other words took the place of the rest where at least so many runs of words stay, none of which says more than half
of it, nearly all of them shifted alike to within a tenth of the line, and neither line is much longer."""


class Kept(NamedTuple):
    """What two lines have in common in one order: how much it says, and what share of both it is."""

    weight: float
    share: float


_NOTHING = Kept(0.0, 0.0)


class KeptWords:
    """What the lines of two texts keep of each other; worked out once for each two."""

    def __init__(self, measured: Measured) -> None:
        self._stems, self._weights = measured.stems, measured.line_likeness.stem_weights
        self._sums: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
        self._known: dict[tuple[int, int], Kept] = {}

    def said(self, side: int, line: int) -> float:
        """Return how much a line of one side says."""
        return self._summed(side, line)[-1]

    def _summed(self, side: int, line: int) -> list[float]:
        """Return how much a line says up to each of its words."""
        found = self._sums[side].get(line)
        if found is None:
            weights = map(self._weights.__getitem__, self._stems[side][line])
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
        one, other = self._stems[0][old], self._stems[1][new]
        if one == other:
            return Kept(both / 2, 1.0) if both else _NOTHING
        if 2 * min(sums[-1], both - sums[-1]) <= _HARDLY * both:
            return _NOTHING
        weight, words = 0.0, 0
        for block in LCSseq.editops(one, other).as_matching_blocks():
            start, length = block.a, block.size
            weight += sums[start + length] - sums[start]
            words += length
        return Kept(weight, 2 * weight / both) if words >= _ENOUGH else _NOTHING

    def are_in_step(self, old: int, new: int) -> bool:
        """Whether what two lines keep of each other stands here and there, nearly all of it about where it stood.

        A formula stays in one piece, and what lines have in common by accident is out of step.
        """
        one, other = self._stems[0][old], self._stems[1][new]
        longer = max(len(one), len(other))
        if abs(len(one) - len(other)) > _LONGER * longer:
            return False
        sums = self._summed(0, old)
        blocks = LCSseq.editops(one, other).as_matching_blocks()
        runs = [(sums[start + length] - sums[start], start - now) for start, now, length in blocks if length]
        if len(runs) < _RUNS:
            return False
        most, shift = max(runs)
        weight = sum(said for said, _ in runs)
        near = sum(said for said, other_shift in runs if abs(other_shift - shift) <= _ABOUT * longer)
        return most <= _ONE_PIECE * weight and near >= _NEARLY_ALL * weight
