"""OpenDocument texts, zipped or flat: printed text, numbers of lists, notes, tracked changes.

OpenDocument 1.3 part 3: chapters 5 (text), 9 (tables), 16.31 (list styles).
"""

from __future__ import annotations

from lxml import etree

from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers import xml
from commission_app.readers.archive import MIME, OPEN_DOCUMENT, Archive
from commission_app.readers.block import Block, Margin, Read, Role, blocks_of, is_mostly_struck
from commission_app.readers.encoding import MAX_TEXT
from commission_app.readers.odt_body import Body
from commission_app.readers.odt_styles import styles_of
from commission_app.readers.xml import local, text_of

_TEXTS = (b"text", b"text-template", b"text-master", b"text-web")
_FOREIGN = {b"spreadsheet": "reading.is_spreadsheet", b"presentation": "reading.is_presentation"}
_HEADS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")


def read(archive: Archive, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    """Return the paragraphs of a text; raises UserError where it is another document, locked, damaged or too large."""
    kind = (archive.part(MIME) or b"").strip().removeprefix(OPEN_DOCUMENT)
    for start, key in _FOREIGN.items():
        if kind.startswith(start):
            raise UserError(key, name=archive.name)
    if kind and kind not in _TEXTS:
        raise UserError("reading.unknown_format", name=archive.name)
    manifest = archive.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UserError("reading.is_protected", name=archive.name)
    content = archive.tree("content.xml")
    if content is None:
        raise UserError("reading.damaged", name=archive.name)
    return _read(content, archive.tree("styles.xml"), archive.name, tracked)


def read_flat(content: bytes, name: str, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    """Return the paragraphs of a text that is one XML file."""
    if len(content) > MAX_TEXT:
        raise UserError("reading.too_large", name=name)
    return _read(xml.parse(content, name), None, name, tracked)


def _read(content: etree._Element, styles: etree._Element | None, name: str, tracked: Tracked) -> Read:
    office = next(content.iter("{*}text"), None)
    if office is None or not office.tag.endswith("office:1.0}text"):
        raise UserError("reading.unknown_format", name=name)
    sources = [content] if styles is None else [styles, content]
    known = styles_of(sources)
    body = _walked(office, Body(known, tracked))
    if is_mostly_struck(body.blocks):
        body = _walked(office, Body(known, tracked, sets_struck_apart=False))
    heads: dict[str, Block] = {}
    for source in sources:
        for master in source.iter("{*}master-page"):
            for part in (one for one in master if local(one) in _HEADS):
                held = _walked(part, Body(known, tracked)).blocks
                heads |= {block.text: Block(block.text, Role.APART) for block in held}
    margins = tuple(_margin(*held) for held in body.comments if _comment_text(held[0]))
    warnings = sorted(body.warnings | ({"source.comments"} if margins else set()))
    return Read("odt", (*body.blocks, *heads.values()), tuple(warnings), margins)


def _walked(element: etree._Element, body: Body) -> Body:
    body.take_all(element)
    body.flush()
    return body


def _margin(annotation: etree._Element, block: int, quote: str) -> Margin:
    held = {local(child): child for child in annotation}
    author = text_of(held["creator"]).strip() if "creator" in held else ""
    date = text_of(held["date"]).strip() if "date" in held else None
    return Margin(author, _comment_text(annotation), block, quote, date)


def _comment_text(annotation: etree._Element) -> str:
    lines = (text_of(one) for one in annotation.iter("{*}p"))
    return "\n".join(block.text for block in blocks_of(lines))
