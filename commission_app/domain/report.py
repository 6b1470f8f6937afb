"""A document for people, neutral of its format: the briefing, and later the protocol and the tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Emphasis(StrEnum):
    """How a span stands out; every one must be recognisable in black and white."""

    STRONG = "strong"
    QUIET = "quiet"
    INSERTED = "inserted"
    DELETED = "deleted"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters with one look. The text is data: writers escape it."""

    text: str
    emphasis: Emphasis | None = None


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``label`` hangs before it (a provision's number), ``indent`` counts steps from the left edge.

    One to ``keep`` does not stand at the foot of a page without the beginning of what follows it: a heading, a name.
    """

    spans: tuple[Span, ...]
    label: str = ""
    indent: int = 0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (article), 2 (part of it) or 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its title and its share of the width, relative to the others."""

    title: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading repeats on every page. A cell is the paragraphs in it and may be taller than a page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Para, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The parts of a whole drawn as one bar, such as for, against, abstain: label and count of each part."""

    parts: tuple[tuple[str, int], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """What went where, drawn as bands from the things on the left to those on the right.

    ``bands`` are (place on the left, place on the right, how many).
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    bands: tuple[tuple[int, int, int], ...]
    caption: str = ""


Block = Heading | Para | Table | Bar | Flow


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words a writer needs itself, in the report's language; ``page`` holds {number} and {total}."""

    contents: str
    page: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document.

    ``language`` is the BCP 47 code of its main language. ``lines`` stand under the title on the first page (date,
    which drafts, who made it). ``author`` and ``created`` (ISO 8601, UTC) go into the file's properties, so that the
    same report always gives the same bytes.
    """

    title: str
    language: str
    labels: Labels
    author: str
    created: str
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = field(default=())


def plain(text: str, emphasis: Emphasis | None = None, *, label: str = "", indent: int = 0, keep: bool = False) -> Para:
    """Return a paragraph of one span."""
    return Para((Span(text, emphasis),), label, indent, keep)
