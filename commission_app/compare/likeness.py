"""How alike two provisions are: by the beginnings of their words and the pairs of them, the rare ones counting more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, count, pairwise
from typing import NamedTuple, TypeAlias

from commission_app.compare.stems import StemLetters

Features: TypeAlias = "frozenset[int]"
"""Numbers of the stems and of the pairs of neighbouring stems of a text, in the order in which they were met."""

Places: TypeAlias = "Sequence[Sequence[int]]"
"""For each feature the places of those that hold it."""

_PAIR_WEIGHT = 0.6

_COMMON = 24
"""A feature of more texts than this leads to no candidates: sentences that stand everywhere say nothing."""

_RARE = 8
"""A word that no more texts than this hold is rare."""

_CANDIDATES = 4

_NEAR = 0.3
"""What shares less than this of what the nearest shares is not near."""

_ENOUGH = 2
"""A candidate has at least so many features in common."""

_WORTH = 0.1
"""A candidate has at least this share of the features of one of the two in common."""

_COUNTING = 20
"""To count what an item has in common with others costs about so many times as much as to look at what is known."""


class Texts(NamedTuple):
    """Texts read word by word: of each the letters of its stems in order, and its features.

    Stems are no lists of numbers since letters are compared many times as quickly.
    """

    stems: list[str]
    features: list[Features]


class Scale:
    """The weights of the features of two documents: what many paragraphs share weighs next to nothing.

    Sentences such as "the procedure shall be determined by law" stand everywhere in constitutions; likeness that
    rests on them is none.
    """

    def __init__(self) -> None:
        self._chunks = StemLetters()
        # Every stem, by its letter, and every pair of them, by their numbers.
        self._numbers: defaultdict[str | tuple[int, int], int] = defaultdict(count().__next__)
        self.weights: list[float] = []
        self.stem_weights: dict[str, float] = {}
        self.telling: frozenset[int] = frozenset()
        self.rare: frozenset[int] = frozenset()
        self.places: tuple[Places, ...] = ()

    def read(self, texts: Iterable[str]) -> Texts:
        """Return texts word by word; the letters and numbers of all that a scale reads are the same."""
        stems = ["".join(map(self._chunks.__getitem__, text.split())) for text in texts]
        every = [*map(self._numbers.__getitem__, "".join(stems))]
        # Each pair at the place of its second stem; those across two texts belong to none.
        pairs = [-1, *map(self._numbers.__getitem__, pairwise(every))]
        ends = accumulate(map(len, stems), initial=0)
        return Texts(stems, [frozenset(every[start:end] + pairs[start + 1 : end]) for start, end in pairwise(ends)])

    def weigh(self, *sides: tuple[Sequence[Features], Sequence[Features]]) -> None:
        """Set the weights by how many texts of a document hold a feature; called once all of both are known.

        A side is its lines and its headings. ``stem_weights`` are then the weights of the features that are no pairs,
        by their letters; ``rare`` those features of them which few texts hold; ``telling`` are the features which both
        documents have, and which do not stand everywhere; ``places``, by side, the lines that hold each feature.
        """
        total = max(sum(map(bool, chain(*side))) for side in sides)
        self.places = tuple(_places(lines, len(self._numbers)) for lines, _ in sides)
        olds, news = (_counted(*side) for side in zip(self.places, (headings for _, headings in sides), strict=True))
        # max would take four times as long.
        highest = [old if old > new else new for old, new in zip(olds, news, strict=True)]  # noqa: FURB136
        alone = [0.0, *(math.log(1 + total / count) for count in range(1, max(highest, default=0) + 1))]
        paired = [weight * _PAIR_WEIGHT for weight in alone]
        # Nearly all are pairs: what stands alone is put right afterwards.
        self.weights = [*map(paired.__getitem__, highest)]
        stems = {letter: self._numbers[letter] for letter in self._chunks.letters.values()}
        for letter, stem in stems.items():
            self.weights[stem] = self.stem_weights[letter] = alone[highest[stem]]
        self.rare = frozenset([stem for stem in stems.values() if highest[stem] <= _RARE])
        counted = zip(count(), olds, news, highest, strict=False)
        self.telling = frozenset([number for number, old, new, most in counted if old and new and most <= _COMMON])

    def weight(self, features: Iterable[int]) -> float:
        """Return what the features weigh together."""
        return sum(map(self.weights.__getitem__, features))


def _places(texts: Iterable[Features], features: int) -> Places:
    """Return for each of so many features the places of the texts that hold it."""
    held: list[list[int]] = [[] for _ in range(features)]
    for place, text in enumerate(texts):
        for feature in text:
            held[feature].append(place)
    return held


def _counted(places: Places, headings: Iterable[Features]) -> list[int]:
    """Return for each feature how many lines and headings hold it."""
    counts = [*map(len, places)]
    for feature in chain.from_iterable(headings):
        counts[feature] += 1
    return counts


def _most(common: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(common, reverse=True)[:_CANDIDATES] if len(common) > _CANDIDATES else common


class Likeness:
    """Likeness of items of one side to those of the other; an item's features are weighed once.

    ``places``, by side, are the items that hold each feature, where that is known already.
    """

    def __init__(
        self,
        scale: Scale,
        olds: Sequence[Features],
        news: Sequence[Features],
        places: tuple[Places, ...] = (),
    ) -> None:
        self._scale = scale
        self._places = dict(enumerate(places))
        self._features = (olds, news)
        self._weight_of = weight_of = scale.weights.__getitem__
        self._weights = tuple([sum(map(weight_of, one)) for one in side] for side in (olds, news))
        self._known: dict[tuple[int, int], float] = {}
        self._met: tuple[dict[int, list[tuple[int, int]]], ...] = ({}, {})
        self._telling: tuple[dict[int, Features], ...] = ({}, {})

    @cached_property
    def _enough(self) -> tuple[list[float], ...]:
        """How many features a candidate has in common with each item of either side."""
        return tuple([max(_ENOUGH, len(one) * _WORTH) for one in side] for side in self._features)

    @property
    def stem_weights(self) -> Mapping[str, float]:
        """The weight of every stem by its letter."""
        return self._scale.stem_weights

    def nearest(self, one: int, *, side: int, most: int) -> list[int]:
        """Return the items of the other side that have most telling features in common with one of this."""
        counts = Counter(self._holders(one, side=side))
        least = _NEAR * max(counts.values(), default=0)
        near = [(count, other) for other, count in counts.items() if count >= least]
        return [other for _, other in sorted(near, reverse=True)[:most]]

    def shared(self, old: int, new: int) -> float:
        """Return the weight of what an old and a new item have in common."""
        key = (old, new)
        found = self._known.get(key)
        if found is None:
            both = self._features[0][old] & self._features[1][new]
            found = self._known[key] = sum(map(self._weight_of, both)) if both else 0.0
        return found

    def rare(self, old: int, new: int) -> float:
        """Return the weight of the rare words that an old and a new item have in common: few other texts hold them."""
        both = self._told(old, side=0) & self._told(new, side=1) & self._scale.rare
        return sum(map(self._weight_of, both))

    def weigh(self, features: Features) -> float:
        """Return the weight of any features."""
        return self._scale.weight(features)

    def score(self, old: int, new: int) -> float:
        """Return from 0 (nothing in common) to 1 (the same words): twice the shared weight over both weights."""
        both = self._weights[0][old] + self._weights[1][new]
        return 2 * self.shared(old, new) / both if both else 0.0

    def scores(self, pairs: Iterable[tuple[int, int]]) -> list[float]:
        """Return the scores of many pairs, of which a long law has too many for a call each."""
        (olds, news), (old_weights, new_weights) = self._features, self._weights
        known, weight_of = self._known, self._weight_of
        found = []
        for pair in pairs:
            old, new = pair
            shared = known.get(pair)
            if shared is None:
                shared = known[pair] = sum(map(weight_of, olds[old] & news[new]))
            both = old_weights[old] + new_weights[new]
            found.append(2 * shared / both if both else 0.0)
        return found

    def old_within_new(self, old: int, new: int) -> float:
        """Return the share of an old item's weight that a new one holds."""
        return self.shared(old, new) / self._weights[0][old] if self._weights[0][old] else 0.0

    def new_within_old(self, old: int, new: int) -> float:
        """Return the share of a new item's weight that an old one holds."""
        return self.shared(old, new) / self._weights[1][new] if self._weights[1][new] else 0.0

    def old_weight(self, old: int) -> float:
        """Return how much an old item says."""
        return self._weights[0][old]

    def new_weight(self, new: int) -> float:
        """Return how much a new item says."""
        return self._weights[1][new]

    def candidates(self, olds: Collection[int], news: Collection[int]) -> list[tuple[int, int]]:
        """Return the pairs worth a look: for every item the few of the other side that share most with it."""
        # What two items have in common is the same from both sides: looked at from the one that costs less.
        costs = [
            sum(1 if one in met else _COUNTING for one in items)
            for met, items in zip(self._met, (olds, news), strict=True)
        ]
        turned = costs[0] < costs[1]
        near, far = (olds, news) if turned else (news, olds)
        side, wanted = 0 if turned else 1, frozenset(far)
        best_of_far: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        found: set[tuple[int, int]] = set()
        for one in near:
            common = [met for met in self._in_common(one, side=side) if met[1] in wanted]
            found.update([(one, other) for _, other in _most(common)])
            for shared, other in common:
                best_of_far[other].append((shared, one))
        for other, common in best_of_far.items():
            found.update([(one, other) for _, one in _most(common)])
        return sorted(found if turned else ((other, one) for one, other in found))

    def alike_at_all(self, olds: Collection[int], news: Iterable[int]) -> list[tuple[int, int]]:
        """Return the pairs that have any telling feature in common."""
        own = [(old, self._told(old, side=0)) for old in olds]
        return [
            (old, new)
            for new in news
            for told in (self._told(new, side=1),)
            for old, held in own
            if not held.isdisjoint(told)
        ]

    def _told(self, one: int, *, side: int) -> Features:
        """Return the telling features of an item."""
        found = self._telling[side].get(one)
        if found is None:
            found = self._telling[side][one] = self._features[side][one] & self._scale.telling
        return found

    def _in_common(self, one: int, *, side: int) -> list[tuple[int, int]]:
        """Return how many telling features those of the other side have in common with one of this, each with its
        place; left out is what has next to nothing in common.
        """
        found = self._met[side].get(one)
        if found is None:
            counts = Counter(self._holders(one, side=side))
            least, enough = self._enough[side][one], self._enough[1 - side]
            found = [(count, other) for other, count in counts.items() if count >= least or count >= enough[other]]
            self._met[side][one] = found
        return found

    def _holders(self, one: int, *, side: int) -> Iterable[int]:
        """Return the items of the other side that hold telling features of one of this, one for each in common."""
        other = 1 - side
        places = self._places.get(other)
        if places is None:
            told = (self._told(item, side=other) for item in range(len(self._features[other])))
            places = self._places[other] = _places(told, len(self._scale.weights))
        return chain.from_iterable(map(places.__getitem__, self._told(one, side=side)))
