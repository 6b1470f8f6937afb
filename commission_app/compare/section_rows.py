"""Headings of sections that change, as rows among the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from commission_app.compare.comparison import Comparison, Pair, Row
from commission_app.compare.containers import SectionPair, SectionRelation
from commission_app.compare.relation import Relation
from commission_app.domain.document import Document, Kind, Provision
from commission_app.domain.passage import Line

_RELATIONS = {
    SectionRelation.UNCHANGED: Relation.UNCHANGED,
    SectionRelation.RENAMED: Relation.AMENDED,
    SectionRelation.NEW: Relation.NEW,
    SectionRelation.REMOVED: Relation.REMOVED,
}


def with_sections(comparison: Comparison) -> Iterator[Pair]:
    """Yield the pairs of a comparison, and where a section begins its heading as one more, if it or its number changes.

    A heading that is gone stands before what followed it: its first article where that is gone too, else the section
    that comes next.
    """
    before: defaultdict[int, list[Pair]] = defaultdict(list)
    leading = {pair.new[0]: place for place, pair in enumerate(comparison.pairs) if pair.new}
    # What an article of another section was split into stands with that one.
    following = {eid: place + 1 for place, pair in enumerate(comparison.pairs) for eid in pair.new[1:]}
    removed = {pair.old[0]: place for place, pair in enumerate(comparison.pairs) if not pair.new}
    end = next_place = len(comparison.pairs)
    for section in reversed(comparison.sections):
        document, node = (comparison.new, section.new) if section.new else (comparison.old, section.old)
        first = _first(document, node, leading if section.new else removed) if node else None
        if first is None and section.new:
            first = _first(document, section.new, following)
        next_place = min(next_place, end if first is None else first) if section.new else next_place
        if section.relation is not SectionRelation.UNCHANGED or section.renumbered:
            before[next_place if first is None or section.new else first].insert(0, _pair(section))
    for place, pair in enumerate(comparison.pairs):
        yield from before[place]
        yield pair
    yield from before[end]


def _first(document: Document, container: Provision, places: dict[str, int]) -> int | None:
    """Return the place of the first of what a container holds that has one."""
    inner = {node.eid for node in container.walk()}
    return next((places[unit.eid] for unit in document.units if unit.eid in inner and unit.eid in places), None)


def _pair(section: SectionPair) -> Pair:
    old, new = section.old, section.new
    node = new or old
    row = Row(_heading(old) if old else None, _heading(new) if new else None, is_heading=True)
    return Pair(
        old=(old.eid,) if old else (),
        new=(new.eid,) if new else (),
        kind=node.kind if node else Kind.SECTION,
        relation=_RELATIONS[section.relation],
        rows=(row,),
        renumbered=section.renumbered,
    )


def _heading(node: Provision) -> Line:
    text = node.heading or node.label or node.number or ""
    return Line(node.eid, "", text, 0, len(text), 0)
