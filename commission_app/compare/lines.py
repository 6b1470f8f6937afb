"""Which printed lines of corresponding articles correspond, and which moved into another article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from commission_app.compare.align import Decision, Group
from commission_app.compare.cuts import cut_lines
from commission_app.compare.moves import Moves
from commission_app.compare.pairing import FoundBy, Link, Pairing, Thresholds
from commission_app.compare.units import Measured, Side
from commission_app.domain.document import CONTAINERS
from commission_app.domain.passage import Line

LINES = Thresholds(
    label=0.2,
    similar=0.32,
    anywhere=0.32,
    position=0.22,
    sure=0.4,
    margin=0.75,
    weak_margin=0.65,
    alone=0.12,
    same_place=True,
    cells=True,
)


class Lines:
    """The lines of two texts and which of them are one.

    ``moved`` are those that came from another article, by the new line; ``perhaps`` those that may have, which a
    person should look at. ``cuts`` are the pieces of old lines that were cut into several, by the new line; ``joins``
    those of new lines that several old ones were joined to, by the new line and the old one that each piece was.
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
        self.cuts: dict[int, Line] = {}
        self.joins: dict[int, dict[int, Line]] = {}
        self._refused: set[tuple[int, int]] = set()
        self._refused_units: set[tuple[int, int]] = set()
        self._moved_away: set[int] = set()

    def align(self, decisions: Iterable[Decision] = ()) -> None:
        """Find all links: what is certain within articles, then what moved, then what only its place tells."""
        self._decide(decisions)
        for pairing in self._pairings:
            pairing.equal(in_order=True)
            pairing.look()
            pairing.same_label()
            pairing.similar()
            self._cut(pairing)
        self._move(self._moves())
        for pairing in self._pairings:
            self._take_moved(pairing)
            pairing.position()
            self._cut(pairing)

    def _cut(self, pairing: Pairing) -> None:
        """Take the lines that were cut out of others, or joined to others: they have their counterpart, and moved from
        nowhere.
        """
        old, new = zip((self._old, self._new), self._measured.lines, strict=True)
        if pairing.free_new:
            for _, pieces in cut_lines(old, new, self._reworded(pairing), pairing.free_new):
                self.cuts.update(pieces)
                for place in pieces:
                    pairing.free_new.pop(place, None)
        if pairing.free_old:
            turned = ((two, one) for one, two in self._reworded(pairing))
            for whole, pieces in cut_lines(new, old, turned, pairing.free_old):
                self.joins[whole] = pieces
                for place in pieces:
                    pairing.free_old.pop(place, None)

    def _reworded(self, pairing: Pairing) -> list[tuple[int, int]]:
        """Return the counterparts that do not say the same, and are not known to be pieces."""
        known = self.cuts.keys() | self.joins.keys()
        links = pairing.links.items()
        return [(link.old, new) for new, link in links if new not in known and link.found_by is not FoundBy.EXACT]

    @property
    def links(self) -> dict[int, Link]:
        """All links by the new line."""
        found = {new: link for pairing in self._pairings for new, link in pairing.links.items()}
        return {**found, **self.moved}

    def _decide(self, decisions: Iterable[Decision]) -> None:
        """Take what was decided by hand of parts of articles: it holds for their first lines.

        Of two articles that were said to be two, no line has moved from the one to the other either. An article beside
        a paragraph of another one stands for the line of it that is most alike: lines without a number have no other
        address.
        """
        olds, news = set[int](), set[int]()
        for decision in decisions:
            units = self._old.place_of.get(decision.old), self._new.place_of.get(decision.new)
            if not decision.linked and units[0] is not None and units[1] is not None:
                self._refused_units.add((units[0], units[1]))
            if self._are_wholes(*units):
                continue
            pairs = product(_lines_at(self._old, decision.old), _lines_at(self._new, decision.new))
            if not decision.linked:
                for pair in pairs:
                    self._part(*pair)
            # A line has one counterpart, whatever else was said of it.
            elif free := [(old, new) for old, new in pairs if old not in olds and new not in news]:
                old, new = max(free, key=lambda pair: self._score(*pair))
                self._link(Link(old, new, FoundBy.BY_HAND, self._score(old, new), sure=True))
                olds.add(old)
                news.add(new)
        for pairing in self._pairings:
            self._take_moved(pairing)

    def _are_wholes(self, old: int | None, new: int | None) -> bool:
        """Whether two units are paired as wholes: articles with articles, schedules with schedules."""
        if old is None or new is None:
            return False
        one, other = self._old.units[old].node.kind, self._new.units[new].node.kind
        return one is other or {one, other} <= CONTAINERS

    def _score(self, old: int, new: int) -> float:
        return self._measured.line_likeness.score(old, new)

    def _part(self, old: int, new: int) -> None:
        self._refused.add((old, new))
        pairing = self._pairing_of(old, new)
        if pairing is not None:
            pairing.refused.add((old, new))

    def _link(self, link: Link) -> None:
        pairing = self._pairing_of(link.old, link.new)
        if pairing is not None:
            pairing.link(*link[:4], sure=True)
        else:
            self._move([link])

    def _take_moved(self, pairing: Pairing) -> None:
        """Leave out what moved of what a pairing may still link."""
        for old in self._moved_away:
            pairing.free_old.pop(old, None)
        for new in self.moved:
            pairing.free_new.pop(new, None)

    def _pairing_of(self, old: int, new: int) -> Pairing | None:
        """Return the pairing that both lines belong to, if their articles correspond."""
        one = self._group_of_old.get(self._old.unit_of[old])
        other = self._group_of_new.get(self._new.unit_of[new])
        return self._pairings[one] if one is not None and one == other else None

    def _free(self) -> tuple[list[int], list[int]]:
        """Return the lines of all articles, removed and new ones too, that have no counterpart yet."""
        linked = {link.old for pairing in self._pairings for link in pairing.links.values()} | self._moved_away
        linked.update(*self.joins.values())
        taken = {new for pairing in self._pairings for new in pairing.links} | self.moved.keys() | self.cuts.keys()
        return (
            [one for one in range(len(self._old.lines)) if one not in linked],
            [one for one in range(len(self._new.lines)) if one not in taken],
        )

    def _moves(self) -> Iterator[Link]:
        """Yield the lines that stand in another article now, the most similar first."""
        links = [link for pairing in self._pairings for link in pairing.links.values()]
        return Moves(self._measured, links, self._may_move).find(*self._free())

    def _may_move(self, old: int, new: int) -> bool:
        """Whether two lines stand in different articles, and nobody said that they are two."""
        units = self._old.unit_of[old], self._new.unit_of[new]
        is_refused = (old, new) in self._refused or units in self._refused_units
        return not is_refused and self._pairing_of(old, new) is None

    def _move(self, links: Iterable[Link]) -> None:
        for link in links:
            if not link.sure:
                self.perhaps.append(link)
            elif link.old not in self._moved_away and link.new not in self.moved:
                self._moved_away.add(link.old)
                self.moved[link.new] = link


def _lines_at(side: Side, eid: str) -> Sequence[int]:
    """Return the lines of a provision itself; of a unit all that it has."""
    unit = side.place_of.get(eid)
    if unit is not None:
        return side.units[unit].lines
    return [place for place, line in enumerate(side.lines) if line.eid == eid]


def _of(side: Side, units: Iterable[int]) -> list[int]:
    return [place for unit in units for place in side.units[unit].lines]
