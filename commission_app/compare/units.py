"""What of two documents is held against each other: articles, the preamble, and their printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from commission_app.compare.editorial import is_footnote, printed_law
from commission_app.compare.likeness import Features, Likeness, Scale, Texts
from commission_app.compare.pairing import Item
from commission_app.domain.document import CONTAINERS, PARTS_OF_ARTICLES, Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import Line, passage

_NO_WORDS = "\0"
"""What numbered lines say that consist of nothing but the points below them: they are all equal."""


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
        return self.places_of(Kind.ARTICLE)

    @cached_property
    def has_sections(self) -> bool:
        """Whether any article stands in a section."""
        return any(self.units[place].containers for place in self.articles)

    def places_of(self, kind: Kind) -> list[int]:
        """Return the places of the units of a kind."""
        return [place for place, unit in enumerate(self.units) if unit.node.kind is kind]

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
                inner = [child for child in node.children if child.kind not in PARTS_OF_ARTICLES]
                down(inner, (*containers, node.eid))

    down(document.nodes or _without_articles(document), ())
    return Side(document, tuple(units), tuple(lines), tuple(owner))


def _without_articles(document: Document) -> tuple[Provision, ...]:
    """Return the whole of a text in which nothing was found as if it were a preamble, so that its words can differ."""
    text = "\n".join((*document.front, *document.back))
    return (Provision(Kind.PREAMBLE.value, Kind.PREAMBLE, None, None, text),) if text else ()


def _own_text(container: Provision) -> Provision:
    """Return a container with nothing but the text that stands in it outside of all articles."""
    own = tuple(child for child in container.children if child.kind in PARTS_OF_ARTICLES)
    return Provision(container.eid, container.kind, container.number, None, container.text, own)


@dataclass(frozen=True)
class Measured:
    """Both sides as items to be paired, with their likeness: articles as wholes, and lines.

    ``stems`` are those of all lines, a letter for each.
    """

    units: tuple[list[Item], list[Item]]
    lines: tuple[list[Item], list[Item]]
    stems: tuple[list[str], list[str]]
    unit_likeness: Likeness
    line_likeness: Likeness


def measure(old: Side, new: Side) -> Measured:
    """Return the items of two sides."""
    scale = Scale()
    one, other = _Read.of(old, scale), _Read.of(new, scale)
    scale.weigh((one.features, one.headings), (other.features, other.headings))
    return Measured(
        units=(one.units(), other.units()),
        lines=(one.lines, other.lines),
        stems=(one.texts.stems, other.texts.stems),
        unit_likeness=Likeness(scale, one.wholes, other.wholes),
        line_likeness=Likeness(scale, one.features, other.features, scale.places),
    )


@dataclass(frozen=True)
class _Read:
    """The lines of one side, and the headings of its units, read word by word."""

    side: Side
    texts: Texts
    headings: list[Features]

    @classmethod
    def of(cls, side: Side, scale: Scale) -> _Read:
        texts = scale.read(line.text for line in side.lines)
        headings = scale.read(unit.node.heading or "" for unit in side.units)
        return cls(side, texts, headings.features)

    @property
    def features(self) -> list[Features]:
        """The features of all lines."""
        return self.texts.features

    @cached_property
    def lines(self) -> list[Item]:
        return [
            Item(printed_law(line.text) or _NO_WORDS, _label(line), one)
            for line, one in zip(self.side.lines, self.features, strict=True)
        ]

    @cached_property
    def wholes(self) -> list[Features]:
        """The features of every unit."""
        return [
            heading.union(*self.features[unit.lines.start : unit.lines.stop])
            for unit, heading in zip(self.side.units, self.headings, strict=True)
        ]

    def units(self) -> list[Item]:
        return [
            Item(self._key(unit), in_eid(unit.node.number or unit.eid), whole)
            for unit, whole in zip(self.side.units, self.wholes, strict=True)
        ]

    def _key(self, unit: Unit) -> str:
        keys = [self.lines[place].key for place in unit.lines]
        return "\n".join(keys) if set(keys) - {_NO_WORDS} else unit.node.heading or ""


def _label(line: Line) -> str:
    """Return the address of a numbered line within its unit; lines without a number have none."""
    return line.eid.rpartition("art_")[2].partition("__")[2] if line.label else ""
