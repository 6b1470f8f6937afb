"""Reads a printed law, sees that no word of it is lost, and draws its tree as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commission_app.domain.document import Document, Provision, Source
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.structure import structured_lines
from tests.unit.readers.printed_words import words


def read(text: str) -> Document:
    found = structured_lines(Read("txt", blocks_of([text])), Source("x.txt", "txt", "0" * 64), None)
    kept = [part for node in found.document.walk() for part in (node.label, node.heading, node.text) if part]
    document = found.document
    apart = [*document.front, *document.back, *document.apart, *(note.text for note in document.notes)]
    assert sorted(words("\n".join((*kept, *apart)))) == sorted(words(text))
    return document


def drawn(document: Document) -> list[str]:
    """Return the tree as lines: a dot for each level, the label, the heading in slashes, the text."""
    return list(_drawn(document.nodes, ""))


def _drawn(nodes: Sequence[Provision], dots: str) -> Iterator[str]:
    for node in nodes:
        heading = f"/{node.heading}/" if node.heading else ""
        text = (node.text or "").replace("\n", " | ")
        yield " ".join(part for part in (f"{dots}{node.kind.value[:4]}", node.label, heading, text) if part)
        yield from _drawn(node.children, f"{dots}.")
