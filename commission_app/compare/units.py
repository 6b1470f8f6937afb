"""What of two documents is held against each other: articles, the preamble, and their printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from commission_app.compare.editorial import is_footnote, printed_law
from commission_app.compare.likeness import Features, Likeness, Scale
from commission_app.compare.pairing import Item
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import Line, passage


@dataclass(frozen=True)
class Unit:
    """An article, the preamble, or the text of a container; ``lines`` are places in the list of all lines.

    ``containers`` are the eids of what it stands in, from the outside in.
    """

    node: Provision
    containers: tuple[str, ...]
    lines: range

    @property
    def eid(self) -> str:
        """The address of the unit's provision."""
        return self.node.eid


@dataclass(frozen=True)
class Side:
    """One of the two documents, taken apart: its units, and all their lines in order with the unit of each."""

    document: Document
    units: tuple[Unit, ...]
    lines: tuple[Line, ...]
    unit_of: tuple[int, ...]

    @cached_property
    def articles(self) -> list[int]:
        """The places of the articles among the units."""
        return [place for place, unit in enumerate(self.units) if unit.node.kind is Kind.ARTICLE]

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of every unit by its eid."""
        return {unit.eid: place for place, unit in enumerate(self.units)}


def take_apart(document: Document) -> Side:
    """Return the units and lines of a document."""
    units: list[Unit] = []
    lines: list[Line] = []
    owner: list[int] = []

    def down(nodes: Sequence[Provision], containers: tuple[str, ...]) -> None:
        for node in nodes:
            own = _own_text(node) if node.kind in CONTAINERS else node
            found = [line for line in passage(own).lines if not is_footnote(line.text)]
            if own is node or found:
                units.append(Unit(own, containers, range(len(lines), len(lines) + len(found))))
                lines.extend(found)
                owner.extend([len(units) - 1] * len(found))
            if node.kind in CONTAINERS:
                down(node.children, (*containers, node.eid))

    down(document.nodes, ())
    return Side(document, tuple(units), tuple(lines), tuple(owner))


def _own_text(container: Provision) -> Provision:
    """Return a container with nothing but the text that stands in it outside of all articles."""
    own = tuple(
        child for child in container.children if child.kind not in CONTAINERS and child.kind is not Kind.ARTICLE
    )
    own = tuple(child for child in own if child.kind is not Kind.PREAMBLE)
    return Provision(container.eid, container.kind, container.number, None, container.text, own)


@dataclass(frozen=True)
class Measured:
    """Both sides as items to be paired, with their likeness: articles as wholes, and lines."""

    units: tuple[list[Item], list[Item]]
    lines: tuple[list[Item], list[Item]]
    unit_likeness: Likeness
    line_likeness: Likeness


def measure(old: Side, new: Side) -> Measured:
    """Return the items of two sides."""
    scale = Scale()
    features = [[scale.features(line.text) for line in side.lines] for side in (old, new)]
    headings = [[scale.features(unit.node.heading or "") for unit in side.units] for side in (old, new)]
    scale.weigh(*features)
    lines = tuple(
        [Item(printed_law(line.text), _label(line), one) for line, one in zip(side.lines, found, strict=True)]
        for side, found in zip((old, new), features, strict=True)
    )
    units = tuple(
        [
            _unit_item(unit, [found[place] for place in unit.lines], heading, own)
            for unit, heading in zip(side.units, titles, strict=True)
        ]
        for side, found, titles, own in zip((old, new), features, headings, lines, strict=True)
    )
    return Measured(
        units=(units[0], units[1]),
        lines=(lines[0], lines[1]),
        unit_likeness=Likeness(scale, *([item.features for item in side] for side in units)),
        line_likeness=Likeness(scale, *features),
    )


def _unit_item(unit: Unit, lines: list[Features], heading: Features, items: list[Item]) -> Item:
    key = "\n".join(items[place].key for place in unit.lines)
    return Item(
        key or (unit.node.heading or ""), in_eid(unit.node.number or unit.eid), frozenset(chain(heading, *lines))
    )


def _label(line: Line) -> str:
    """Return the address of a numbered line within its unit; lines without a number have none."""
    return line.eid.rpartition("art_")[2].partition("__")[2] if line.label else ""
