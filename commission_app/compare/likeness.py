"""How alike two provisions are: by the beginnings of their words and the pairs of them, the rare ones counting more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import chain, pairwise
from typing import TypeAlias

from commission_app.compare.words import stems

Features: TypeAlias = "frozenset[int]"
"""Numbers of the stems and the pairs of neighbouring stems of a text."""

_COMMON = 24
"""A feature of more texts than this leads to no candidates: sentences that stand everywhere say nothing."""

_CANDIDATES = 6

_WORTH = 0.06
"""A candidate shares at least this much of the weight of one of the two."""

_PAIR_WEIGHT = 0.6


class Scale:
    """The weights of the features of two documents: what many paragraphs share weighs next to nothing.

    Sentences such as "the procedure shall be determined by law" stand everywhere in constitutions; likeness that
    rests on them is none.
    """

    def __init__(self) -> None:
        self._numbers: dict[str | tuple[str, str], int] = {}
        self.silent: Features = frozenset()
        self._weights: list[float] = []
        self._seen: dict[str, Features] = {}

    def features(self, text: str) -> Features:
        """Return the features of a text and count them in; equal texts are read once."""
        found = self._seen.get(text)
        if found is None:
            own = stems(text)
            keys: set[str | tuple[str, str]] = {*own, *pairwise(own)}
            numbers = self._numbers
            found = frozenset(numbers.setdefault(key, len(numbers)) for key in keys)
            self._seen[text] = found
        return found

    def weigh(self, *sides: Sequence[Features]) -> None:
        """Set the weights by how many paragraphs of a document hold a feature; called once all are known.

        ``silent`` are then the features that lead to nothing: one document lacks them, or they stand everywhere.
        """
        counts = [Counter(chain.from_iterable(side)) for side in sides]
        total = max(map(len, sides), default=0)
        held = list(zip(*([one.get(number, 0) for number in self._numbers.values()] for one in counts), strict=True))
        self.silent = frozenset(number for number, own in enumerate(held) if max(own) > _COMMON or not all(own))
        self._weights = [
            math.log(1 + total / max(*own, 1)) * (_PAIR_WEIGHT if isinstance(key, tuple) else 1.0)
            for key, own in zip(self._numbers, held, strict=True)
        ]

    def weight(self, features: Features) -> float:
        """Return what the features weigh together."""
        return sum(map(self._weights.__getitem__, features))

    @property
    def weights(self) -> list[float]:
        """The weight of every feature, by its number."""
        return self._weights


class Likeness:
    """Likeness of items of one side to those of the other; an item's features are weighed once."""

    def __init__(self, scale: Scale, olds: Sequence[Features], news: Sequence[Features]) -> None:
        self._scale = scale
        self._olds, self._news = olds, news
        self._old_weights = [scale.weight(one) for one in olds]
        self._new_weights = [scale.weight(one) for one in news]
        self._whole_index: dict[int, list[int]] = {}
        self._known: dict[tuple[int, int], float] = {}

    def shared(self, old: int, new: int) -> float:
        """Return the weight of what an old and a new item have in common."""
        key = (old, new)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._scale.weight(self._olds[old] & self._news[new])
        return found

    def weigh(self, features: Features) -> float:
        """Return the weight of any features."""
        return self._scale.weight(features)

    def score(self, old: int, new: int) -> float:
        """Return from 0 (nothing in common) to 1 (the same words): twice the shared weight over both weights."""
        both = self._old_weights[old] + self._new_weights[new]
        return 2 * self.shared(old, new) / both if both else 0.0

    def old_within_new(self, old: int, new: int) -> float:
        """Return the share of an old item's weight that a new one holds."""
        return self.shared(old, new) / self._old_weights[old] if self._old_weights[old] else 0.0

    def new_within_old(self, old: int, new: int) -> float:
        """Return the share of a new item's weight that an old one holds."""
        return self.shared(old, new) / self._new_weights[new] if self._new_weights[new] else 0.0

    def old_weight(self, old: int) -> float:
        """Return how much an old item says."""
        return self._old_weights[old]

    def new_weight(self, new: int) -> float:
        """Return how much a new item says."""
        return self._new_weights[new]

    def candidates(self, olds: Iterable[int], news: Iterable[int]) -> list[tuple[int, int]]:
        """Return the pairs worth a look: for every item the few of the other side that share its rarest features."""
        index = self._index(tuple(olds))
        weights = self._scale.weights
        by_old: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        found: set[tuple[int, int]] = set()
        for new in news:
            sums: defaultdict[int, float] = defaultdict(float)
            for feature in self._news[new]:
                places = index.get(feature)
                if places is not None:
                    weight = weights[feature]
                    for old in places:
                        sums[old] += weight
            least = self._new_weights[new] * _WORTH
            best = [(total, old) for old, total in sums.items() if total > least]
            for _, old in nlargest(_CANDIDATES, best):
                found.add((old, new))
            for old, total in sums.items():
                if total > self._old_weights[old] * _WORTH:
                    by_old[old].append((total, new))
        for old, best in by_old.items():
            found.update((old, new) for _, new in nlargest(_CANDIDATES, best))
        return sorted(found)

    def _index(self, olds: tuple[int, ...]) -> dict[int, list[int]]:
        """Return by feature the old items that hold it, but for features that tell nothing; that of all is kept."""
        if len(olds) == len(self._olds):
            if not self._whole_index:
                self._whole_index = self._made_index(olds)
            return self._whole_index
        return self._made_index(olds)

    def _made_index(self, olds: Iterable[int]) -> dict[int, list[int]]:
        index: defaultdict[int, list[int]] = defaultdict(list)
        silent = self._scale.silent
        for old in olds:
            for feature in self._olds[old] - silent:
                index[feature].append(old)
        return dict(index)
