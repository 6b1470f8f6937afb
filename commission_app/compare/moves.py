"""Which lines stand in another article now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from rapidfuzz.distance import Indel

from commission_app.compare.pairing import FoundBy, Link
from commission_app.compare.units import Measured

_MOVED = 0.1
_UNRIVALLED = 0.45
"""Where everything else stays so far behind, little likeness is enough: it is not the likeness of a formula."""

_MOVE_MARGINS = ((0.85, 0.88), (0.6, 0.8), (0.5, 0.73), (0.22, 0.6), (_MOVED, _UNRIVALLED))
"""How near anything else in either text may come to a moved line, as a share of its likeness; the less a line is
alike, the less may be like it."""

_DISTINCT_MARGINS = ((0.85, 0.89), (0.6, 0.88), (0.5, 0.82), (0.35, 0.78), (0.22, 0.7), (_MOVED, 0.5))
"""The same for lines that have rare words in common, which no formula has."""

_DISTINCT = 8.0
"""Rare words that say this much together make a likeness distinct."""

_BY_CHANCE = 0.2
"""Two sentences of one law that have nothing to do with each other share so many words in order."""

_EXPLAINED = 0.85
"""A rival that has its own counterpart weighs less; a sentence that stands everywhere stays too near all the same."""

_EXPLAINED_BESIDE_DISTINCT = 0.75

_BELONGS = 0.7
_FAR_FROM_IT = 0.8
_BELONGS_ELSEWHERE = 0.4
"""What a rival weighs whose own counterpart is so much like it, if it comes no nearer than this share of that."""

_PERHAPS = 0.22
_PERHAPS_MARGIN = 0.85
"""A person is asked about what is at least so alike, and nothing else nearer to it."""

_SAME = 0.95
_LEAST_SHARED = 24.0
"""What a moved line keeps must say this much, if it is not the whole of it: a few common words are a formula."""

_LEAST_DISTINCT = 18.0
"""The same where rare words are among it."""

_LEAST_UNRIVALLED = 16.0
"""The same where everything else stays far behind."""

_LEAST_WEIGHT = 18.0
"""A line that says less than this is like too many others to be followed."""


class Moves:
    """The lines that moved among those that have no counterpart, once ``links`` are known.

    Look-alike sentences are everywhere in constitutions. So a line has moved only where nothing else in the whole of
    both texts, paired or not, comes near to it. ``may_move`` says which two lines may be held to be one.
    """

    def __init__(self, measured: Measured, links: Iterable[Link], may_move: Callable[[int, int], bool]) -> None:
        self._measured, self._likeness, self._may_move = measured, measured.line_likeness, may_move
        self._belong: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for link in links:
            self._belong[0][link.old] = self._belong[1][link.new] = link.similarity
        self._in_order: dict[tuple[int, int], float] = {}

    def find(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[Link]:
        """Yield what moved, the most similar first; what is not ``sure`` a person should look at."""
        likeness = self._likeness
        free_olds = {one for one in olds if likeness.old_weight(one) >= _LEAST_WEIGHT}
        free_news = {one for one in news if likeness.new_weight(one) >= _LEAST_WEIGHT}
        worth = [
            pair
            for pair in likeness.candidates(free_olds, free_news)
            if self._have_enough(*pair) and self._may_move(*pair) and self._alike(*pair) >= _MOVED
        ]
        of_old, of_new = self._near(worth)
        for score, old, new in sorted(((self._alike(old, new), old, new) for old, new in worth), reverse=True):
            distinct = likeness.rare(old, new) >= _DISTINCT
            rival = self._rival(
                score,
                (
                    _Rivals(
                        self._belong[1], free_news, [one for one in of_old[old] if one[1] != new], distinct=distinct
                    ),
                    _Rivals(
                        self._belong[0], free_olds, [one for one in of_new[new] if one[1] != old], distinct=distinct
                    ),
                ),
            )
            sure = self._is_clear(old, new, score, rival, distinct=distinct)
            if sure or (score >= _PERHAPS and rival <= _PERHAPS_MARGIN * score):
                yield Link(old, new, FoundBy.EXACT if self._same(old, new) else FoundBy.SIMILAR, score, sure)

    def _near(self, worth: Collection[tuple[int, int]]) -> tuple[_Near, _Near]:
        """Return what is like the old and the new lines of which some may have moved, in the whole of both texts."""
        old_lines, new_lines = map(len, self._measured.lines)
        pairs = {
            *worth,
            *self._likeness.candidates({old for old, _ in worth}, range(new_lines)),
            *self._likeness.candidates(range(old_lines), {new for _, new in worth}),
        }
        of_old: _Near = defaultdict(list)
        of_new: _Near = defaultdict(list)
        for old, new in pairs:
            score = self._alike(old, new)
            of_old[old].append((score, new))
            of_new[new].append((score, old))
        return of_old, of_new

    def _rival(self, score: float, rivals: tuple[_Rivals, _Rivals]) -> float:
        """Return how near anything else comes to either of two lines that are so alike.

        Where one of them has no rival at all, what is like the other and belongs to something else is none either.
        """
        nearest = [one.nearest for one in rivals]
        for one, other in ((0, 1), (1, 0)):
            if nearest[other] <= _UNRIVALLED * score:
                return max(nearest[other], rivals[one].nearest_without_counterpart)
        return max(nearest)

    def _have_enough(self, old: int, new: int) -> bool:
        return self._likeness.shared(old, new) >= _LEAST_SHARED / 2 or self._same(old, new)

    def _alike(self, old: int, new: int) -> float:
        """Return the mean of two likenesses: by rare words, and by words in their order, where chance gives little."""
        found = self._in_order.get((old, new))
        if found is None:
            found, texts = self._likeness.score(old, new), self._measured.texts
            if found >= _MOVED / 2:
                in_order = Indel.normalized_similarity(texts[0][old].stems, texts[1][new].stems)
                found = (found + max(0.0, in_order - _BY_CHANCE) / (1 - _BY_CHANCE)) / 2
            self._in_order[old, new] = found
        return found

    def _is_clear(self, old: int, new: int, score: float, rival: float, *, distinct: bool) -> bool:
        """Whether a line has moved for certain."""
        margins = _DISTINCT_MARGINS if distinct else _MOVE_MARGINS
        margin = next((share for least, share in margins if score >= least), 0.0)
        least = _LEAST_DISTINCT if distinct else _LEAST_SHARED
        if rival <= _UNRIVALLED * score:
            least = _LEAST_UNRIVALLED
        telling = score >= _SAME or self._likeness.shared(old, new) >= least
        return telling and rival <= margin * score

    def _same(self, old: int, new: int) -> bool:
        return self._measured.lines[0][old].key == self._measured.lines[1][new].key


_Near = defaultdict[int, list[tuple[float, int]]]


class _Rivals:
    """What else is like one of two lines: how much, and which line; some of it has its own counterpart already."""

    def __init__(
        self, belong: Mapping[int, float], free: Collection[int], near: list[tuple[float, int]], *, distinct: bool
    ) -> None:
        self._belong, self._free, self._near = belong, free, near
        self._explained = _EXPLAINED_BESIDE_DISTINCT if distinct else _EXPLAINED

    @property
    def nearest(self) -> float:
        """How near the nearest comes."""
        return max((score * (1 if one in self._free else self._explained) for score, one in self._near), default=0.0)

    @property
    def nearest_without_counterpart(self) -> float:
        """The same, where what is much more like its own counterpart hardly counts."""
        return max((score * self._weight(score, one) for score, one in self._near), default=0.0)

    def _weight(self, score: float, one: int) -> float:
        if one in self._free:
            return 1.0
        belongs = self._belong.get(one, 0.0)
        return _BELONGS_ELSEWHERE if belongs >= _BELONGS and score <= _FAR_FROM_IT * belongs else self._explained
