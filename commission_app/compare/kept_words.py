"""What one line keeps of another: the words that both have in one order, the rare ones counting more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from commission_app.compare.units import Measured

_ENOUGH = 2
"""One common word is nothing kept."""

_RUNS = 3
_ONE_PIECE = 0.5
_ABOUT = 0.1
_NEARLY_ALL = 0.9
_LONGER = 0.15
"""Other words took the place of the rest where at least so many runs of words stay, none of which says more than half
of it, nearly all of them shifted alike to within a tenth of the line, and neither line is much longer."""


class Kept(NamedTuple):
    """What two lines have in common in one order: how much it says, and what share of both it is.

    ``in_step`` says that it stands here and there, each piece where it stood: a formula stays in one piece, and what
    lines have in common by accident is out of step.
    """

    weight: float
    share: float
    in_step: bool = False


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
        runs = [
            _Run(code.src_start - code.dest_start, sums[code.src_end] - sums[code.src_start])
            for code in LCSseq.opcodes(one, other)
            if code.tag == "equal"
        ]
        weight = sum(run.weight for run in runs)
        return Kept(weight, 2 * weight / both, _are_in_step(runs, weight, len(one), len(other)))


class _Run(NamedTuple):
    """Words that stay together: by how many they stand nearer to the beginning than they did, and what they say."""

    shift: int
    weight: float


def _are_in_step(runs: Sequence[_Run], weight: float, old: int, new: int) -> bool:
    """Whether what two lines of so many words keep stands here and there, nearly all of it about where it stood."""
    longer = max(old, new)
    if len(runs) < _RUNS or abs(old - new) > _LONGER * longer:
        return False
    most = max(runs, key=itemgetter(1))
    near = sum(run.weight for run in runs if abs(run.shift - most.shift) <= _ABOUT * longer)
    return most.weight <= _ONE_PIECE * weight and near >= _NEARLY_ALL * weight
