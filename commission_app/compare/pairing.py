"""Pairing the items of two lists – articles of two texts, paragraphs of two articles – pass after pass."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from commission_app.compare.in_order import most_alike
from commission_app.compare.likeness import Features, Likeness

_ALL_AGAINST_ALL = 1600
"""Up to so many combinations every old item is held against every new one."""

_HOLDS = 0.6
"""So much of an item makes another of the same number one that holds it."""

_FEW_WORDS = 4
"""So many words a cell of a table has."""

_ROUNDS = 4
_NEXT_TO_NOTHING = 1e-9


class FoundBy(StrEnum):
    """The pass that found a pair, or the person."""

    EXACT = "exact"
    LABEL = "label"
    SIMILAR = "similar"
    POSITION = "position"
    BY_HAND = "by_hand"


class Item(NamedTuple):
    """What is paired: ``key`` is equal where the text is, ``label`` is its number ("" where it has none)."""

    key: str
    label: str
    features: Features


class Link(NamedTuple):
    """An old and a new item that correspond, by their places; ``sure`` where nobody needs to look."""

    old: int
    new: int
    found_by: FoundBy
    similarity: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which likeness on each pass holds two items to be one.

    ``anywhere`` is for what is ``similar`` out of the order of its neighbours too.
    ``margin`` is how far behind, as a share of the best, the second best must stay, ``weak_margin`` the same where the
    best is not ``sure``: from there on nobody needs to look at a pair that is not of equal text.
    """

    label: float
    similar: float
    anywhere: float
    position: float
    sure: float
    margin: float
    weak_margin: float
    alone: float
    """What is left alone on both sides between the same neighbours, or has the same number, needs no more than this."""
    same_place: bool = False
    """Whether what is left with the same number between neighbours that kept theirs is one, whatever it says."""
    cells: bool = False
    """Whether as many items of a few words each, left between the same neighbours, are one by one the same cells."""


@dataclass(frozen=True, slots=True)
class _Close:
    """What speaks for pairs in a gap: each side has one item only; the neighbours kept their numbers; as many cells
    stand on both sides.
    """

    alone: bool
    numbers_kept: bool
    cells: bool


class Pairing:
    """The pairs found so far between some old and some new items, and what is left."""

    def __init__(
        self,
        items: tuple[Sequence[Item], Sequence[Item]],
        likeness: Likeness,
        chosen: tuple[Iterable[int], Iterable[int]],
        limits: Thresholds,
    ) -> None:
        self._olds, self._news = items
        self._likeness, self._limits = likeness, limits
        self.free_old: dict[int, None] = dict.fromkeys(chosen[0])
        self.free_new: dict[int, None] = dict.fromkeys(chosen[1])
        self.links: dict[int, Link] = {}
        self._in_order_of = -1
        self._kept_edges: tuple[list[int], list[int]] = ([], [])
        self.refused: set[tuple[int, int]] = set()
        self._by_old: dict[int, list[tuple[float, int]]] = {}
        self._by_new: dict[int, list[tuple[float, int]]] = {}

    def link(self, old: int, new: int, found_by: FoundBy, similarity: float, *, sure: bool) -> None:
        """Hold two items to be one; both are no longer free."""
        self.links[new] = Link(old, new, found_by, similarity, sure)
        self.free_old.pop(old, None)
        self.free_new.pop(new, None)

    def relink(self, link: Link, old: int, new: int) -> None:
        """Take a pair apart: its old item goes with the free ``new``, its new item with the free ``old``."""
        del self.links[link.new]
        for one, other in ((link.old, new), (old, link.new)):
            self.link(one, other, FoundBy.SIMILAR, self._likeness.score(one, other), sure=False)

    def equal(self, *, in_order: bool) -> None:
        """Pair equal texts: single ones wherever they are, repeated ones by their number, then by their order.

        Without ``in_order`` repeated ones are paired by order only where as many are left on both sides.
        """
        groups: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for old in self.free_old:
            groups[self._olds[old].key][0].append(old)
        for new in self.free_new:
            groups[self._news[new].key][1].append(new)
        for key, (olds, news) in groups.items():
            if key and olds and news:
                self._equal(olds, news, in_order=in_order)

    def _equal(self, olds: list[int], news: list[int], *, in_order: bool) -> None:
        if len(olds) > 1 or len(news) > 1:
            labels = {self._olds[old].label: old for old in reversed(olds)}
            for new in news:
                old = labels.pop(self._news[new].label, None) if self._news[new].label else None
                if old is not None and (old, new) not in self.refused:
                    self.link(old, new, FoundBy.EXACT, 1.0, sure=True)
            olds = [old for old in olds if old in self.free_old]
            news = [new for new in news if new in self.free_new]
        if in_order or len(olds) == len(news):
            for old, new in zip(olds, news, strict=False):
                if (old, new) not in self.refused:
                    self.link(old, new, FoundBy.EXACT, 1.0, sure=True)

    def look(self) -> None:
        """Work out which of the free items are worth holding against each other."""
        if len(self.free_old) * len(self.free_new) <= _ALL_AGAINST_ALL:
            pairs = self._likeness.alike_at_all(self.free_old, self.free_new)
        else:
            pairs = self._likeness.candidates(self.free_old, self.free_new)
        by_old: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        by_new: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        if self.refused:
            pairs = [pair for pair in pairs if pair not in self.refused]
        for (old, new), score in zip(pairs, self._likeness.scores(pairs), strict=True):
            by_old[old].append((score, new))
            by_new[new].append((score, old))
        for found in (*by_old.values(), *by_new.values()):
            found.sort(reverse=True)
        self._by_old, self._by_new = by_old, by_new

    def same_label(self) -> None:
        """Pair items of one number and similar text, unless another one is clearly more similar."""
        labels = {self._news[new].label: new for new in reversed(self.free_new) if self._news[new].label}
        for old in list(self.free_old):
            new = labels.get(self._olds[old].label)
            if new is None or new not in self.free_new or (old, new) in self.refused:
                continue
            score = self._likeness.score(old, new)
            if score >= self._limits.label and self._rival(old, new) * self._limits.margin <= score:
                self.link(old, new, FoundBy.LABEL, score, sure=score >= self._limits.sure or self._holds(old, new))

    def _holds(self, old: int, new: int) -> bool:
        """Whether one of two items of one number holds the other: it was added to, or taken from."""
        within = self._likeness.old_within_new(old, new), self._likeness.new_within_old(old, new)
        return max(within) >= _HOLDS

    def similar(self) -> None:
        """Pair similar items, the most similar first, where the second best stays clearly behind.

        What is little alike must also keep its place among its neighbours.
        """
        self._similar(self._limits.anywhere, self._by_old)
        if self._limits.similar < self._limits.anywhere:
            kept = {
                old: [(score, new) for score, new in found if new in self.free_new and self.keeps_place(old, new)]
                for old, found in self._by_old.items()
                if old in self.free_old
            }
            self._similar(self._limits.similar, kept)

    def keeps_place(self, old: int, new: int) -> bool:
        """Whether a pair would lie between the same neighbours on both sides."""
        old_edges, new_edges = self._edges()
        return bisect_left(old_edges, old) == bisect_left(new_edges, new)

    def _similar(self, least: float, by_old: dict[int, list[tuple[float, int]]]) -> None:
        scored = sorted(((score, -old, -new) for old, found in by_old.items() for score, new in found), reverse=True)
        for _ in range(_ROUNDS):
            before = len(self.links)
            for score, minus_old, minus_new in scored:
                old, new = -minus_old, -minus_new
                if score < least:
                    break
                if old not in self.free_old or new not in self.free_new:
                    continue
                margin = self._limits.margin if score >= self._limits.sure else self._limits.weak_margin
                if self._rival(old, new) <= score * margin:
                    self.link(old, new, FoundBy.SIMILAR, score, sure=score >= self._limits.sure)
            if len(self.links) == before:
                break

    def _rival(self, old: int, new: int) -> float:
        """Return the likeness of the best other choice for either of two items."""
        best_new = next((s for s, other in self._by_old.get(old, ()) if other != new and other in self.free_new), 0.0)
        best_old = next((s for s, other in self._by_new.get(new, ()) if other != old and other in self.free_old), 0.0)
        return max(best_new, best_old)

    def position(self) -> None:
        """Pair what is left between the same neighbours, in order, where it has anything in common."""
        for gap, olds, news in self._gaps():
            close = _Close(len(olds) == len(news) == 1, self._numbers_kept(gap), self._are_cells(olds, news))
            for old, new in self._in_order(olds, news, close):
                one, other = self._olds[old], self._news[new]
                if not one.key and not other.key and one.label == other.label:
                    # Nothing was said and nothing is: nobody needs to look at a number that stayed.
                    self.link(old, new, FoundBy.LABEL, 1.0, sure=True)
                else:
                    score = self._likeness.score(old, new)
                    self.link(old, new, FoundBy.POSITION, score, sure=score >= self._limits.sure)

    def _edges(self) -> tuple[list[int], list[int]]:
        """Return the places, old and new, of the pairs that keep their order, between the two ends."""
        if self._in_order_of != len(self.links):
            self._in_order_of = len(self.links)
            run = [(-1, -1), *in_line(self.links.values()), (len(self._olds), len(self._news))]
            self._kept_edges = [old for old, _ in run], [new for _, new in run]
        return self._kept_edges

    def _gaps(self) -> Iterator[tuple[int, list[int], list[int]]]:
        """Yield the free items between neighbouring pairs which keep their order, with the place of the gap."""
        if not self.free_old or not self.free_new:
            return
        olds_at: defaultdict[int, list[int]] = defaultdict(list)
        news_at: defaultdict[int, list[int]] = defaultdict(list)
        old_edges, new_edges = self._edges()
        for old in sorted(self.free_old):
            olds_at[bisect_left(old_edges, old)].append(old)
        for new in sorted(self.free_new):
            news_at[bisect_left(new_edges, new)].append(new)
        for gap, olds in olds_at.items():
            if gap in news_at:
                yield gap, olds, news_at[gap]

    def _numbers_kept(self, gap: int) -> bool:
        """Whether the neighbours on both sides of a gap have the numbers they had."""
        old_edges, new_edges = self._edges()
        inner = range(1, len(old_edges) - 1)
        return all(
            self._olds[old_edges[edge]].label == self._news[new_edges[edge]].label
            for edge in (gap - 1, gap)
            if edge in inner
        )

    def _are_cells(self, olds: list[int], news: list[int]) -> bool:
        """Whether as many items without a number, of a few words each, are left on both sides."""
        if not self._limits.cells or len(olds) != len(news):
            return False
        items = (*map(self._olds.__getitem__, olds), *map(self._news.__getitem__, news))
        return all(not item.label and item.key and item.key.count(" ") < _FEW_WORDS for item in items)

    def _in_order(self, olds: list[int], news: list[int], close: _Close) -> list[tuple[int, int]]:
        """Return the pairs in order that are most similar together."""
        if len(olds) * len(news) > _ALL_AGAINST_ALL:
            return [pair for pair in zip(olds, news, strict=False) if self._worth(*pair, close)]
        return most_alike(olds, news, lambda old, new: self._worth(old, new, close))

    def _worth(self, old: int, new: int, close: _Close) -> float:
        """Return how much speaks for a pair: 0 where too little does."""
        if (old, new) in self.refused:
            return 0.0
        score = self._likeness.score(old, new)
        if not self._olds[old].key and not self._news[new].key:
            # Neither says anything: articles that were repealed, whose numbers alone are left.
            return _NEXT_TO_NOTHING
        label = self._olds[old].label
        same_label = bool(label) and label == self._news[new].label
        if close.cells or (same_label and close.numbers_kept and self._limits.same_place):
            return max(score, _NEXT_TO_NOTHING)
        least = self._limits.alone if close.alone or same_label else self._limits.position
        return 0.0 if score < least else score


def in_line(links: Iterable[Link]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that come in the same order on both sides."""
    pairs = sorted((link.old, link.new) for link in links)
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for place, (_, new) in enumerate(pairs):
        length = bisect_left(ends, new)
        before.append(tails[length - 1] if length else -1)
        if length == len(ends):
            ends.append(new)
            tails.append(place)
        else:
            ends[length], tails[length] = new, place
    run: list[tuple[int, int]] = []
    place = tails[-1] if tails else -1
    while place >= 0:
        run.append(pairs[place])
        place = before[place]
    return run[::-1]
