"""Which printed lines of corresponding articles correspond, and which moved into another article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from commission_app.compare.align import Decision, Group
from commission_app.compare.pairing import FoundBy, Link, Pairing, Thresholds
from commission_app.compare.units import Measured, Side

LINES = Thresholds(
    label=0.2, similar=0.32, anywhere=0.32, position=0.22, sure=0.4, margin=0.75, weak_margin=0.65, alone=0.12
)

_MOVED = 0.22
_MOVE_MARGINS = ((0.95, 0.88), (0.6, 0.8), (0.5, 0.7), (_MOVED, 0.6))
"""How near anything else in either text may come to a moved line, as a share of its likeness; the less a line is
alike, the less may be like it."""

_DISTINCT_MARGINS = ((0.95, 0.88), (0.6, 0.85), (0.5, 0.82), (0.35, 0.78), (_MOVED, 0.7))
"""The same for lines that have rare words in common, which no formula has."""

_DISTINCT = 8.0
"""Rare words that say this much together make a likeness distinct."""

_BY_CHANCE = 0.2
"""Two sentences of one law that have nothing to do with each other share so many words in order."""

_EXPLAINED = 0.85
"""A rival that has its own counterpart weighs less; a sentence that stands everywhere stays too near all the same."""

_EXPLAINED_BESIDE_DISTINCT = 0.75

_PERHAPS_MARGIN = 0.85

_SAME = 0.95
_LEAST_SHARED = 24.0
"""What a moved line keeps must say this much, if it is not the whole of it: a few common words are a formula."""

_LEAST_DISTINCT = 18.0
"""The same where rare words are among it."""

_LEAST_WEIGHT = 18.0
"""A line that says less than this is like too many others to be followed."""


class Lines:
    """The lines of two texts and which of them are one.

    ``moved`` are those that came from another article, by the new line; ``perhaps`` those that may have, which a
    person should look at.
    """

    def __init__(self, old: Side, new: Side, measured: Measured, groups: Sequence[Group]) -> None:
        self._old, self._new, self._measured = old, new, measured
        self._group_of_old = {unit: number for number, group in enumerate(groups) for unit in group.olds}
        self._group_of_new = {unit: number for number, group in enumerate(groups) for unit in group.news}
        self._pairings = [
            Pairing(
                measured.lines,
                measured.line_likeness,
                (_of(old, group.olds), _of(new, group.news)),
                LINES,
            )
            for group in groups
        ]
        self.moved: dict[int, Link] = {}
        self.perhaps: list[Link] = []
        self._refused: set[tuple[int, int]] = set()
        self._refused_units: set[tuple[int, int]] = set()
        self._moved_away: set[int] = set()
        self._in_order: dict[tuple[int, int], float] = {}

    def align(self, decisions: Iterable[Decision] = ()) -> None:
        """Find all links: what is certain within articles, then what moved, then what only its place tells."""
        self._decide(decisions)
        for pairing in self._pairings:
            pairing.equal(in_order=True)
            pairing.look()
            pairing.same_label()
            pairing.similar()
        self._move(self._moves())
        for pairing in self._pairings:
            for old in self._moved_away:
                pairing.free_old.pop(old, None)
            for new in self.moved:
                pairing.free_new.pop(new, None)
            pairing.position()

    @property
    def links(self) -> dict[int, Link]:
        """All links by the new line."""
        found = {new: link for pairing in self._pairings for new, link in pairing.links.items()}
        return {**found, **self.moved}

    def _decide(self, decisions: Iterable[Decision]) -> None:
        """Take what was decided by hand of parts of articles: it holds for their first lines.

        Of two articles that were said to be two, no line has moved from the one to the other either.
        """
        taken = tuple(decisions)
        if not taken:
            return
        olds = {line.eid: place for place, line in reversed(list(enumerate(self._old.lines)))}
        news = {line.eid: place for place, line in reversed(list(enumerate(self._new.lines)))}
        for decision in taken:
            units = self._old.place_of.get(decision.old), self._new.place_of.get(decision.new)
            if not decision.linked and units[0] is not None and units[1] is not None:
                self._refused_units.add((units[0], units[1]))
            old, new = olds.get(decision.old), news.get(decision.new)
            if old is None or new is None or {decision.old, decision.new} & self._unit_eids:
                continue
            pairing = self._pairing_of(old, new)
            if not decision.linked:
                self._refused.add((old, new))
                if pairing is not None:
                    pairing.refused.add((old, new))
                continue
            score = self._measured.line_likeness.score(old, new)
            if pairing is not None:
                pairing.link(old, new, FoundBy.BY_HAND, score, sure=True)
            else:
                self._move([Link(old, new, FoundBy.BY_HAND, score, sure=True)])

    @property
    def _unit_eids(self) -> set[str]:
        return {unit.eid for side in (self._old, self._new) for unit in side.units}

    def _pairing_of(self, old: int, new: int) -> Pairing | None:
        """Return the pairing that both lines belong to, if their articles correspond."""
        one = self._group_of_old.get(self._old.unit_of[old])
        other = self._group_of_new.get(self._new.unit_of[new])
        return self._pairings[one] if one is not None and one == other else None

    def _free(self) -> tuple[list[int], list[int]]:
        """Return the lines of all articles, removed and new ones too, that have no counterpart yet."""
        linked = {link.old for pairing in self._pairings for link in pairing.links.values()} | self._moved_away
        taken = {new for pairing in self._pairings for new in pairing.links} | self.moved.keys()
        likeness = self._measured.line_likeness
        olds = [one for one in range(len(self._old.lines)) if one not in linked]
        news = [one for one in range(len(self._new.lines)) if one not in taken]
        return (
            [one for one in olds if likeness.old_weight(one) >= _LEAST_WEIGHT],
            [one for one in news if likeness.new_weight(one) >= _LEAST_WEIGHT],
        )

    def _moves(self) -> Iterator[Link]:
        """Yield the lines that stand in another article now, the most similar first.

        Look-alike sentences are everywhere in constitutions. So a line has moved only where nothing else in the whole
        of both texts, paired or not, comes near to it.
        """
        likeness = self._measured.line_likeness
        olds, news = self._free()
        worth = [
            pair
            for pair in likeness.candidates(olds, news)
            if self._may_move(*pair) and self._likeness_in_order(*pair) >= _MOVED
        ]
        # Rivals are sought in the whole of both texts, but only for what may have moved at all.
        pairs = {
            *worth,
            *likeness.candidates({old for old, _ in worth}, range(len(self._new.lines))),
            *likeness.candidates(range(len(self._old.lines)), {new for _, new in worth}),
        }
        of_old: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        of_new: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for old, new in pairs:
            score = self._likeness_in_order(old, new)
            of_old[old].append((score, new))
            of_new[new].append((score, old))
        free_old, free_new = set(olds), set(news)
        scored = sorted(((self._likeness_in_order(old, new), old, new) for old, new in worth), reverse=True)
        for score, old, new in scored:
            distinct = likeness.rare(old, new) >= _DISTINCT
            explained = _EXPLAINED_BESIDE_DISTINCT if distinct else _EXPLAINED
            rivals = [s * (1 if one in free_new else explained) for s, one in of_old[old] if one != new]
            rivals += [s * (1 if one in free_old else explained) for s, one in of_new[new] if one != old]
            rival = max(rivals, default=0.0)
            if rival <= _PERHAPS_MARGIN * score:
                found_by = FoundBy.EXACT if self._same(old, new) else FoundBy.SIMILAR
                yield Link(old, new, found_by, score, sure=self._is_clear(old, new, score, rival, distinct=distinct))

    def _may_move(self, old: int, new: int) -> bool:
        """Whether two lines stand in different articles, have enough in common, and nobody said that they are two."""
        likeness = self._measured.line_likeness
        shared = likeness.shared(old, new)
        enough = shared >= _LEAST_SHARED / 2 or self._same(old, new)
        units = self._old.unit_of[old], self._new.unit_of[new]
        is_refused = (old, new) in self._refused or units in self._refused_units
        return enough and not is_refused and self._pairing_of(old, new) is None

    def _likeness_in_order(self, old: int, new: int) -> float:
        """Return the mean of two likenesses: by rare words, and by words in their order, where chance gives little."""
        found = self._in_order.get((old, new))
        if found is None:
            found, texts = self._measured.line_likeness.score(old, new), self._measured.texts
            if found >= _MOVED / 2:
                in_order = Indel.normalized_similarity(texts[0][old].stems, texts[1][new].stems)
                found = (found + max(0.0, in_order - _BY_CHANCE) / (1 - _BY_CHANCE)) / 2
            self._in_order[old, new] = found
        return found

    def _is_clear(self, old: int, new: int, score: float, rival: float, *, distinct: bool) -> bool:
        """Whether a line has moved for certain."""
        likeness = self._measured.line_likeness
        margins = _DISTINCT_MARGINS if distinct else _MOVE_MARGINS
        margin = next((share for least, share in margins if score >= least), 0.0)
        least = _LEAST_DISTINCT if distinct else _LEAST_SHARED
        telling = score >= _SAME or likeness.shared(old, new) >= least
        return telling and rival <= margin * score

    def _same(self, old: int, new: int) -> bool:
        return self._measured.lines[0][old].key == self._measured.lines[1][new].key

    def _move(self, links: Iterable[Link]) -> None:
        for link in links:
            if not link.sure:
                self.perhaps.append(link)
            elif link.old not in self._moved_away and link.new not in self.moved:
                self._moved_away.add(link.old)
                self.moved[link.new] = link


def _of(side: Side, units: Iterable[int]) -> list[int]:
    return [place for unit in units for place in side.units[unit].lines]
