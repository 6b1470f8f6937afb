"""Which lines stand in another article now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from statistics import median

from commission_app.compare.kept_words import Kept, KeptWords
from commission_app.compare.pairing import FoundBy, Link
from commission_app.compare.units import Measured

_MARGINS = ((0.1, 0.35), (0.3, 0.5), (0.5, 0.6), (0.65, 0.8), (1.0, 0.9))
"""How near anything else in either text may come to a moved line, as a share of its likeness; the less a line is
alike, for these two texts, the less may be like it."""

_DISTINCT_MARGINS = ((0.1, 0.35), (0.3, 0.6), (0.5, 0.8), (0.65, 0.87), (1.0, 0.92))
"""The same for lines that have rare words in common, which no formula has."""

_REWORDED_MARGIN = 0.75
_REWORDED_DISTINCT_MARGIN = 0.85
"""What is alike only as things go in two texts has no greater margin than this."""

_DISTINCT = 8.0
"""Rare words that say this much together make a likeness distinct."""

_FORMULA = 20.0
_FORMULA_MARGIN = 0.6
"""Where what is kept says less than this and no rare word is in it, a formula would look the same."""

_SHORT = 14.0
_SHORT_MARGIN = 0.45
"""The same for what says less still."""

_LEAST_KEPT = 11.4
"""What a moved line keeps must say this much: a few common words are nobody's."""

_IN_STEP_MARGIN = 0.9
_IN_STEP_KEPT = 9.0
_IN_STEP_SHARE = 0.2
"""The same for lines of which at least such a share stays here and there, each word where it stood."""

_LEAST_SAID = 10.0
"""A line that says less than this is like too many others to be followed."""

_HAS_BETTER = 0.85
"""What a rival weighs that is free too, but more like something else."""

_EXPLAINED = 0.9
"""What a rival weighs that has its own counterpart; a sentence that stands everywhere stays too near all the same."""

_SETTLED = 0.6
_FAR_FROM_IT = 1.4
_NEAR_IT = 0.9
_LONG = 40.0
"""What a rival weighs whose own counterpart is so much more like it; beside a long passage, or one with words replaced
here and there, nearly as much like it."""

_PERHAPS = 0.22
_PERHAPS_MARGIN = 0.85
"""A person is asked about what is at least so alike, and nothing else nearer to it."""

_SAMPLE = 64
_MOST_REWORDED = 0.35
"""Counterparts that keep less than this tell nothing of what a moved line keeps."""

_VERSIONS = 0.25
_STRANGERS = 0.6
"""Where less of the old text than the one has its counterpart, these are no two versions of one text: what is less
alike than the other did not move from it."""

_CANDIDATES = 12


class Moves:
    """The lines that moved among those that have no counterpart, once ``links`` are known.

    Look-alike sentences are everywhere in constitutions. So a line has moved only where it and its new form are
    nearest to each other, and nothing else in the whole of both texts, paired or not, comes near. How alike is alike
    depends on the texts: where all is reworded, what moved is too. ``may_move`` says which two lines may be held to
    be one.
    """

    def __init__(self, measured: Measured, links: Iterable[Link], may_move: Callable[[int, int], bool]) -> None:
        self._measured, self._likeness, self._may_move = measured, measured.line_likeness, may_move
        self._kept = KeptWords(measured)
        self._links = tuple(links)
        self._linked: tuple[dict[int, Link], dict[int, Link]] = (
            {one.old: one for one in self._links},
            {one.new: one for one in self._links},
        )

    def find(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[Link]:
        """Yield what moved, the most similar first; what is not ``sure`` a person should look at."""
        free = (
            {one for one in olds if self._kept.said(0, one) >= _LEAST_SAID},
            {one for one in news if self._kept.said(1, one) >= _LEAST_SAID},
        )
        near = self._near(free)
        best = {old: self._best(0, old, near, free) for old in free[0]}
        back = {new: self._best(1, new, near, free) for new in free[1]}
        found = [
            (self._kept.kept(old, new).share, old, new)
            for old, new in best.items()
            if new is not None and back[new] == old
        ]
        strangers = bool(found) and self._are_strangers()
        usual = self._usual_share() if found and not strangers else 1.0
        for share, old, new in sorted(found, reverse=True):
            if not self._may_move(old, new) or (share < _PERHAPS and self._kept.kept(old, new).weight < _IN_STEP_KEPT):
                continue
            rival = self._rival(old, new, near, free, usual)
            sure = self._is_clear(old, new, rival, usual) and not (strangers and share < _STRANGERS)
            if sure or (share >= _PERHAPS and rival <= _PERHAPS_MARGIN * share):
                yield Link(old, new, FoundBy.EXACT if self._same(old, new) else FoundBy.SIMILAR, share, sure)

    def _near(self, free: _Free) -> tuple[_Near, _Near]:
        """Return which lines of the other text are nearest to each free line, or hold it to be among theirs."""
        near: tuple[_Near, _Near] = (defaultdict(set), defaultdict(set))
        for side in (0, 1):
            for one in free[side]:
                for other in self._likeness.nearest(one, side=side, most=_CANDIDATES):
                    near[side][one].add(other)
                    near[1 - side][other].add(one)
        return near

    def _kept_of(self, side: int, one: int, other: int) -> Kept:
        """Return what a line of one side and one of the other keep of each other."""
        return self._kept.kept(*((one, other) if side == 0 else (other, one)))

    def _best(self, side: int, one: int, near: tuple[_Near, _Near], free: _Free) -> int | None:
        """Return the free line that keeps most of one of this side; None where none keeps anything."""
        shares = [(self._kept_of(side, one, other).share, -other) for other in near[side][one] & free[1 - side]]
        share, best = max(shares, default=(0.0, 0))
        return -best if share else None

    def _rival(self, old: int, new: int, near: tuple[_Near, _Near], free: _Free, usual: float) -> float:
        """Return how near anything else comes to either of two lines."""
        own = self._kept.kept(old, new)
        firm = own.weight >= _LONG * usual or self._is_reworded(old, new)
        nearest = 0.0
        for side, one, counterpart in ((0, old, new), (1, new, old)):
            for other in near[side][one] - {counterpart}:
                share = self._kept_of(side, one, other).share
                # No rival weighs more than it is alike.
                if share > nearest:
                    nearest = max(nearest, share * self._rival_weight(side, other, share, near, free, firm=firm))
        return nearest

    def _rival_weight(
        self, side: int, other: int, share: float, near: tuple[_Near, _Near], free: _Free, *, firm: bool
    ) -> float:
        """Return what a rival of a line of one side weighs, by what it is most like itself."""
        if other in free[1 - side]:
            own = (self._kept_of(side, one, other).share for one in near[1 - side][other] & free[side])
            return _HAS_BETTER if max(own, default=0.0) > share else 1.0
        link = self._linked[1 - side].get(other)
        kept = self._kept.kept(link.old, link.new).share if link else 0.0
        settled = kept >= _FAR_FROM_IT * share or (firm and kept >= _NEAR_IT * share)
        return _SETTLED if settled else _EXPLAINED

    def _usual_share(self) -> float:
        """Return how much counterparts keep of each other in these texts."""
        step = max(1, len(self._links) // _SAMPLE)
        shares = [self._kept.kept(one.old, one.new).share for one in self._links[::step]]
        return max(median(shares), _MOST_REWORDED) if shares else 1.0

    def _are_strangers(self) -> bool:
        """Whether most of the old text has no counterpart in the new one."""
        likeness = self._likeness
        whole = sum(map(likeness.old_weight, range(len(self._measured.lines[0]))))
        return sum(likeness.old_weight(one) for one in self._linked[0]) < _VERSIONS * whole

    def _is_clear(self, old: int, new: int, rival: float, usual: float) -> bool:
        """Whether a line has moved for certain."""
        kept = self._kept.kept(old, new)
        distinct = self._likeness.rare(old, new) >= _DISTINCT
        margins = _DISTINCT_MARGINS if distinct else _MARGINS
        most = _REWORDED_DISTINCT_MARGIN if distinct else _REWORDED_MARGIN
        margin = max(_allowed(margins, kept.share), min(_allowed(margins, kept.share / usual), most))
        if kept.weight < _FORMULA * usual and not distinct:
            margin = min(margin, _FORMULA_MARGIN if kept.weight >= _SHORT * usual else _SHORT_MARGIN)
        least = _LEAST_KEPT
        if self._is_reworded(old, new):
            margin, least = max(margin, _IN_STEP_MARGIN), _IN_STEP_KEPT
        return kept.weight >= least and rival <= margin * kept.share

    def _is_reworded(self, old: int, new: int) -> bool:
        """Whether a line is the other one with some of its words replaced, as far as the places of words can tell."""
        return self._kept.kept(old, new).share >= _IN_STEP_SHARE and self._kept.are_in_step(old, new)

    def _same(self, old: int, new: int) -> bool:
        return self._measured.lines[0][old].key == self._measured.lines[1][new].key


def _allowed(margins: tuple[tuple[float, float], ...], share: float) -> float:
    """Return the margin for a likeness: between those that are set, in proportion."""
    for (least, low), (most, high) in pairwise(margins):
        if least <= share <= most:
            return low + (high - low) * (share - least) / (most - least)
    return margins[-1][1] if share > margins[-1][0] else 0.0


_Near = defaultdict[int, set[int]]
_Free = tuple[set[int], set[int]]
