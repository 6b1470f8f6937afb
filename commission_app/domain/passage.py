"""The running text of a provision: what is shown, quoted, anchored in and hashed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from commission_app.domain.digest import sha256
from commission_app.domain.document import PARTS_OF_ARTICLES, Kind, Provision

_CLOSING = {Kind.PARAGRAPH: ".", Kind.POINT: ")", Kind.SUBPARAGRAPH: ")"}


class Line(NamedTuple):
    """One printed paragraph of a provision.

    ``start`` and ``end`` are offsets in code points into the passage; ``label`` is the printed number that stands
    before the line and is not part of the passage ("" where there is none); ``depth`` is how far below the
    provision the line's own provision hangs.
    """

    eid: str
    label: str
    text: str
    start: int
    end: int
    depth: int


class Passage(NamedTuple):
    """All lines of a provision, joined by line feeds; numbers are labels beside the text, not inside it."""

    text: str
    lines: tuple[Line, ...]


def label(node: Provision) -> str:
    """Return the number of a part of an article as printed before its text: «3.», «2)», "(a)", or ""."""
    if node.label and node.kind in PARTS_OF_ARTICLES:
        return node.label
    return f"{node.number}{_CLOSING[node.kind]}" if node.number and node.kind in _CLOSING else ""


@lru_cache(maxsize=4096)
def passage(node: Provision) -> Passage:
    """Return the running text of a provision with everything below it."""
    lines: list[Line] = []
    position = 0

    def add(part: Provision, depth: int) -> None:
        nonlocal position
        own = [text for text in (part.text or "").split("\n") if text] or ([""] if label(part) else [])
        for number, text in enumerate(own):
            shown = label(part) if number == 0 else ""
            lines.append(Line(part.eid, shown, text, position, position + len(text), depth))
            position += len(text) + 1
        for child in part.children:
            add(child, depth + 1)

    add(node, 0)
    return Passage("\n".join(line.text for line in lines), tuple(lines))


def part_range(lines: Sequence[Line], eid: str) -> tuple[int, int] | None:
    """Return the range of a passage that a provision fills with everything below it; None where it has no line."""
    own = [line for line in lines if line.eid == eid or line.eid.startswith(f"{eid}__")]
    return (own[0].start, own[-1].end) if own else None


def text_hash(node: Provision) -> str:
    """Return the SHA-256 (hex) of a provision as voted on: its heading and its lines with their numbers."""
    shown = [node.heading or "", *(f"{line.label} {line.text}" for line in passage(node).lines)]
    return sha256("\n".join(shown))
