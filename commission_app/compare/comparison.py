"""Everything that changes between two texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from commission_app.compare.align import Decision, Group, align_articles, align_others
from commission_app.compare.collector import paused
from commission_app.compare.containers import SectionPair, align_sections, has_moved
from commission_app.compare.editorial import number_of, plain, says_the_same
from commission_app.compare.lines import Lines
from commission_app.compare.pairing import FoundBy, Link, in_line
from commission_app.compare.parts import with_parts
from commission_app.compare.relation import Relation
from commission_app.compare.units import Measured, Side, measure, take_apart
from commission_app.compare.word_diff import Redline, redline
from commission_app.compare.words import count_words
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import Line


class _Row(NamedTuple):
    old: Line | None
    new: Line | None
    found_by: FoundBy | None = None
    similarity: float = 0.0
    sure: bool = True
    moved_from: str | None = None
    moved_to: str | None = None
    is_heading: bool = False
    goes_on: bool = False


class Row(_Row):
    """A printed line of the old text beside the one of the new that corresponds to it.

    ``moved_from`` is the eid of the line where it stood in another article of the old text, or elsewhere in this one
    where no number tells; ``moved_to`` where an old line without a counterpart here stands now. ``is_heading`` marks
    the heading of an article. Of an old line that was cut into several, ``old`` is the piece that is the new line now;
    of a new line that several were joined to, ``new`` is the piece that the old line became: it ``goes_on`` where that
    is not the first.
    """

    @cached_property
    def hunks(self) -> Redline:
        """The redline of the line; made when it is first asked for."""
        return redline(self.old.text if self.old else "", self.new.text if self.new else "")

    @cached_property
    def words_changed(self) -> tuple[int, int]:
        """The words inserted and deleted, as the redline shows them; changes of print are none."""
        hunks = [hunk for hunk in self.hunks if not hunk.is_equal and not hunk.editorial]
        return sum(count_words(hunk.new) for hunk in hunks), sum(count_words(hunk.old) for hunk in hunks)

    @cached_property
    def changes_text(self) -> bool:
        """Whether the law says something else here; a change of print alone is none."""
        if self.old is None or self.new is None:
            return True
        if self.old.text == self.new.text:
            return False
        same = says_the_same(self.old.text, self.new.text)
        return any(not one.is_equal and not one.editorial for one in self.hunks) if same is None else not same

    @property
    def renumbered(self) -> bool:
        """Whether the number printed before the line changes; «1)» or «1.» is the same number."""
        return self.old is not None and self.new is not None and number_of(self.old) != number_of(self.new)

    @property
    def printed_otherwise(self) -> bool:
        """Whether the line or its number is not printed to the letter as it was."""
        return self.old is not None and self.new is not None and _printed(self.old) != _printed(self.new)


@dataclass(frozen=True)
class Pair:
    """Articles (or the preamble, or the text of a container) that correspond, with their lines side by side.

    ``renumbered`` and ``moved`` (to another section) are truths apart from the relation; ``editorial`` says that
    unchanged articles are printed differently.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: Kind
    relation: Relation
    rows: tuple[Row, ...]
    found_by: FoundBy | None = None
    similarity: float = 0.0
    sure: bool = True
    renumbered: bool = False
    moved: bool = False
    editorial: bool = False

    def rows_of(self, *news: str) -> tuple[Row, ...]:
        """Return the rows of some of its new articles: what of an article that was split stands in the others is
        told as having gone there.
        """
        return self.rows if set(news) >= set(self.new) else _rows_of(self, news)


def _rows_of(pair: Pair, news: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of some new articles; what stands in the others follows what it followed in the old text."""
    own = [row for row in pair.rows if row.new is None or _number_of_unit(row.new, news) is not None]
    stood = sorted((_old_place(pair, row), number) for number, row in enumerate(own))
    places = [place for place, _ in stood]
    last = [-1, *accumulate((number for _, number in stood), max)]
    after: defaultdict[int, list[Row]] = defaultdict(list)
    for row in pair.rows:
        elsewhere = row.new is not None and _number_of_unit(row.new, news) is None
        if elsewhere and row.new and row.old and not row.is_heading and row.moved_from is None:
            before = last[bisect_left(places, _old_place(pair, row))]
            after[before].append(Row(row.old, None, moved_to=row.new.eid))
    return (*after[-1], *(row for number, one in enumerate(own) for row in (one, *after[number])))


def _old_place(pair: Pair, row: Row) -> tuple[int, int]:
    """Return where a row stood in the old articles of its pair; what did not stand there comes after all."""
    if row.is_heading:
        return -1, 0
    if row.old is None or row.moved_from is not None:
        return len(pair.old), 0
    return _number_of_unit(row.old, pair.old) or 0, row.old.start


def _number_of_unit(line: Line, units: Sequence[str]) -> int | None:
    """Return the number of the unit that a line belongs to."""
    return next((place for place, one in enumerate(units) if line.eid == one or line.eid.startswith(f"{one}__")), None)


@dataclass(frozen=True, slots=True)
class MovedProvision:
    """A paragraph, point or line that stands in another article; eids are of the article where it has no number."""

    old: str
    new: str
    found_by: FoundBy
    similarity: float


@dataclass(frozen=True)
class Comparison:
    """Two texts compared: ``pairs`` in the order of the new text, removed articles where they stood.

    ``perhaps_moved`` is too little alike, or too much like something else, to be said without a person's look.
    """

    old: Document
    new: Document
    pairs: tuple[Pair, ...]
    sections: tuple[SectionPair, ...]
    moved_provisions: tuple[MovedProvision, ...]
    perhaps_moved: tuple[MovedProvision, ...] = ()

    @cached_property
    def by_new(self) -> dict[str, Pair]:
        """The pair of every unit of the new text."""
        return {eid: pair for pair in self.pairs for eid in pair.new}

    @cached_property
    def by_old(self) -> dict[str, Pair]:
        """The pair of every unit of the old text."""
        return {eid: pair for pair in self.pairs for eid in pair.old}

    def draw(self) -> Comparison:
        """Make all redlines now and count their words, where nobody waits for it; return the comparison."""
        for pair in self.pairs:
            for row in pair.rows:
                if row.changes_text:
                    _ = row.words_changed
        return self

    @property
    def languages_differ(self) -> bool:
        """Whether the texts are in two languages, so that words cannot correspond."""
        return self.old.language != self.new.language


def compare(old: Document, new: Document, decisions: Iterable[Decision] = ()) -> Comparison:
    """Compare two texts; ``decisions`` are what people said of provisions, and stronger than any likeness."""
    with paused():
        return _compared(old, new, tuple(decisions))


def _compared(old: Document, new: Document, decisions: Sequence[Decision]) -> Comparison:
    one, other = take_apart(old), take_apart(new)
    measured = measure(one, other)
    articles = align_articles(one, other, measured, decisions)
    found = _Alignment.of(one, other, measured, articles, decisions)
    grown = with_parts(one, other, measured, found.lines.moved.values(), articles)
    if grown is not None:
        found = _Alignment.of(one, other, measured, grown, decisions)
    assembly, groups = _Assembly(one, other, found.lines), found.groups
    made = [assembly.pair(group, moved=has_moved(one, other, group, found.became)) for group in groups]
    pairs = (*_in_order(one, other, [*zip(groups, made, strict=True), *assembly.alone(groups)]),)
    return Comparison(old, new, pairs, found.sections, tuple(assembly.moves()), tuple(assembly.perhaps()))


@dataclass(frozen=True)
class _Alignment:
    """What corresponds in two texts once it is known which articles do; ``became`` is of containers, by eid."""

    groups: list[Group]
    sections: tuple[SectionPair, ...]
    became: dict[str, str]
    lines: Lines

    @classmethod
    def of(
        cls, old: Side, new: Side, measured: Measured, articles: list[Group], decisions: Sequence[Decision]
    ) -> _Alignment:
        sections = align_sections(old, new, articles)
        became = {pair.old.eid: pair.new.eid for pair in sections if pair.old and pair.new}
        groups = articles + align_others(old, new, measured, became, decisions)
        lines = Lines(old, new, measured, groups)
        lines.align(decisions)
        return cls(groups, sections, became, lines)


class _Assembly:
    """Puts the links of lines together to pairs with their rows."""

    def __init__(self, old: Side, new: Side, lines: Lines) -> None:
        self._old, self._new = old, new
        self._links = lines.links
        self._moved, self._perhaps, self._cuts, self._joins = lines.moved, lines.perhaps, lines.cuts, lines.joins
        self._new_of = {link.old: link.new for link in self._links.values()}
        self._new_of.update((old, new) for new, pieces in self._joins.items() for old in pieces)

    def pair(self, group: Group, *, moved: bool) -> Pair:
        """Return the pair of a group of corresponding units."""
        olds, news = self._nodes(group)
        rows = tuple(self._rows(group))
        numbers = {in_eid(node.number or "") for node in olds}, {in_eid(node.number or "") for node in news}
        relation = self._relation(group, rows)
        return Pair(
            old=tuple(node.eid for node in olds),
            new=tuple(node.eid for node in news),
            kind=(news or olds)[0].kind,
            relation=relation,
            rows=rows,
            found_by=group.found_by,
            similarity=group.similarity,
            sure=group.sure,
            renumbered=not numbers[0] & numbers[1],
            moved=moved,
            editorial=relation is Relation.UNCHANGED and any(row.printed_otherwise for row in rows),
        )

    def alone(self, groups: Sequence[Group]) -> Iterator[tuple[Group, Pair]]:
        """Yield the units that have no counterpart."""
        olds = {place for group in groups for place in group.olds}
        news = {place for group in groups for place in group.news}
        for place, unit in enumerate(self._old.units):
            if place not in olds:
                group = Group((place,), (), FoundBy.EXACT, 0.0, sure=True)
                yield group, Pair((unit.eid,), (), unit.node.kind, Relation.REMOVED, tuple(self._rows(group)))
        for place, unit in enumerate(self._new.units):
            if place not in news:
                group = Group((), (place,), FoundBy.EXACT, 0.0, sure=True)
                yield group, Pair((), (unit.eid,), unit.node.kind, Relation.NEW, tuple(self._rows(group)))

    def moves(self) -> Iterator[MovedProvision]:
        """Yield the moved provisions in the order of the new text; what moved with its parent is not named again."""
        found: dict[tuple[str, str], Link] = {}
        for new in sorted(self._moved):
            link = self._moved[new]
            key = (self._old.lines[link.old].eid, self._new.lines[new].eid)
            if _parents(key) not in found and key not in found:
                found[key] = link
        for (came, went), link in found.items():
            yield MovedProvision(came, went, link.found_by, link.similarity)

    def perhaps(self) -> Iterator[MovedProvision]:
        """Yield what may have moved."""
        for link in self._perhaps:
            if link.new not in self._links and link.old not in self._new_of:
                old, new = self._old.lines[link.old].eid, self._new.lines[link.new].eid
                yield MovedProvision(old, new, link.found_by, link.similarity)

    def _nodes(self, group: Group) -> tuple[list[Provision], list[Provision]]:
        return [self._old.units[i].node for i in group.olds], [self._new.units[j].node for j in group.news]

    def _relation(self, group: Group, rows: Sequence[Row]) -> Relation:
        if len(group.news) > 1 and len(group.news) >= len(group.olds):
            return Relation.SPLIT
        if len(group.olds) > 1:
            return Relation.MERGED
        same = not any(row.changes_text or row.renumbered or row.moved_from for row in rows)
        places = [
            self._links[place].old
            for unit in group.news
            for place in self._new.units[unit].lines
            if place in self._links
        ]
        pieces = self._cuts.keys() | self._joins.keys()
        is_cut = any(place in pieces for unit in group.news for place in self._new.units[unit].lines)
        return Relation.UNCHANGED if same and places == sorted(places) and not is_cut else Relation.AMENDED

    def _rows(self, group: Group) -> Iterator[Row]:
        """Yield the lines side by side in the order of the new text; old ones left alone follow what they followed."""
        yield from self._headings(group)
        own_old = [place for unit in group.olds for place in self._old.units[unit].lines]
        own_new = [place for unit in group.news for place in self._new.units[unit].lines]
        here = set(own_new)
        displaced = self._displaced(group, own_new)
        alone: defaultdict[int, list[int]] = defaultdict(list)
        last = -1
        for old in own_old:
            if self._new_of.get(old) in here and old not in displaced:
                last = old
            else:
                alone[last].append(old)
        yield from map(self._gone, alone[-1])
        for new in own_new:
            link = self._links.get(new)
            piece = self._cuts.get(new)
            if link is None:
                yield Row(piece, self._new.lines[new], FoundBy.POSITION if piece else None)
                continue
            if new in self._joins:
                for number, (old, part) in enumerate(self._joins[new].items()):
                    found = link if old == link.old else Link(old, new, FoundBy.POSITION, 0.0, sure=True)
                    came = self._old.lines[old]
                    yield Row(came, part, found.found_by, found.similarity, found.sure, goes_on=number > 0)
                # What is gone from among them stands after the line that they are now.
                yield from (self._gone(gone) for old in self._joins[new] for gone in alone.get(old, ()))
                continue
            came = piece or self._old.lines[link.old]
            moved_from = came.eid if new in self._moved or link.old in displaced else None
            yield Row(came, self._new.lines[new], link.found_by, link.similarity, link.sure, moved_from)
            yield from map(self._gone, alone.get(link.old, ()))

    def _displaced(self, group: Group, own_new: Sequence[int]) -> frozenset[int]:
        """Return the old lines without a number that stand at another place of their article now, none in pieces."""
        pieces = self._moved.keys() | self._cuts.keys() | self._joins.keys()
        stayed = (new for new in own_new if new in self._links and new not in pieces)
        links = [*map(self._links.__getitem__, stayed)]
        places = [link.old for link in links]
        if len(group.olds) > 1 or len(group.news) > 1 or places == sorted(places):
            return frozenset()
        kept = {old for old, _ in in_line(links)}
        olds, news = self._old.lines, self._new.lines
        numbered = {link.old for link in links if olds[link.old].label or news[link.new].label}
        return frozenset(places) - kept - numbered

    def _gone(self, old: int) -> Row:
        new = self._new_of.get(old)
        return Row(self._old.lines[old], None, moved_to=None if new is None else self._new.lines[new].eid)

    def _headings(self, group: Group) -> Iterator[Row]:
        olds, news = self._nodes(group)
        for place in range(max(len(olds), len(news))):
            one = _heading(olds[place]) if place < len(olds) else None
            other = _heading(news[place]) if place < len(news) else None
            if one or other:
                yield Row(one, other, is_heading=True)


def _printed(line: Line) -> tuple[str, str]:
    return line.label, line.text


def _heading(node: Provision) -> Line | None:
    """Return the heading of an article as a line; those of containers are told of by the sections."""
    if not node.heading or node.kind in CONTAINERS or not plain(node.heading):
        return None
    return Line(node.eid, "", node.heading, 0, len(node.heading), 0)


def _parents(key: tuple[str, str]) -> tuple[str, str]:
    return key[0].rpartition("__")[0], key[1].rpartition("__")[0]


def _in_order(old: Side, new: Side, made: Sequence[tuple[Group, Pair]]) -> Iterator[Pair]:
    """Yield pairs in the order of the new text; a removed one follows what it followed in the old text."""
    by_new = {group.news[0]: pair for group, pair in made if group.news}
    first_of_old = {place: group.news[0] for group, _ in made if group.news for place in group.olds}
    removed_after: defaultdict[int, list[Pair]] = defaultdict(list)
    removed = {group.olds[0]: pair for group, pair in made if not group.news}
    last = -1
    for place in range(len(old.units)):
        if place in removed:
            removed_after[last].append(removed[place])
        else:
            last = first_of_old[place]
    yield from removed_after[-1]
    for place in range(len(new.units)):
        if place in by_new:
            yield by_new[place]
            yield from removed_after[place]
