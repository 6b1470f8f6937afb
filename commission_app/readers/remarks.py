"""Finding the provisions that the comments of a source sit at."""

from __future__ import annotations

from collections.abc import Sequence

from commission_app.domain.document import CONTAINERS, Document, Kind
from commission_app.domain.source_reading import Remark
from commission_app.readers.block import Block, Read, Role


def placed(document: Document, read: Read) -> tuple[Remark, ...]:
    """Return the comments of a source, each at the provision whose text its paragraph became.

    A comment at a heading is at the unit it heads; one outside the law is at the unit that follows. Empty where the
    document has no units.
    """
    if not read.margins or not document.units:
        return ()
    eids = _eids(document, read.blocks)
    found = []
    for margin in read.margins:
        eid = _unit_of(document, eids[margin.block] if margin.block < len(eids) else "")
        found.append(Remark(eid, margin.quote, margin.author, margin.text, margin.date, margin.reply_to))
    return tuple(found)


def _eids(document: Document, blocks: Sequence[Block]) -> list[str]:
    """Return for each block the eid of the provision it is in; for a heading, of the first text after it."""
    lines = [
        (node.eid, line)
        for node in document.walk()
        for line in (*((node.heading,) if node.heading else ()), *(node.text or "").split("\n"))
        if line
    ]
    found = [""] * len(blocks)
    place = 0
    for index, block in enumerate(blocks):
        if block.role is not Role.TEXT:
            continue
        ahead = (at for at in range(place, min(place + _AHEAD, len(lines))) if block.text.endswith(lines[at][1]))
        at = next(ahead, None)
        if at is not None:
            found[index], place = lines[at][0], at + 1
    following = document.units[-1].eid
    for index in range(len(found) - 1, -1, -1):
        following = found[index] = found[index] or following
    return found


_AHEAD = 40


def _unit_of(document: Document, eid: str) -> str:
    """Return the eid itself where it can be commented on; of what only holds articles, that of its first unit."""
    node = document.find(eid)
    if node is None:
        return document.units[0].eid
    if node.kind in CONTAINERS:
        inner = (one.eid for one in node.walk() if one.kind is Kind.ARTICLE)
        return next(inner, document.units[0].eid)
    return eid
