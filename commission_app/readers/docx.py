"""Word files: the printed text of the main part, its notes, comments and running heads."""

from __future__ import annotations

import posixpath

from lxml import etree

from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers import docx_comments, xml
from commission_app.readers.archive import Archive
from commission_app.readers.block import MAX_BLOCKS, Block, Read, Role, is_mostly_struck
from commission_app.readers.docx_body import TOP_LEVEL, Body
from commission_app.readers.docx_fonts import WithoutFonts
from commission_app.readers.docx_numbering import Numbering, numbering_of, value
from commission_app.readers.docx_styles import Styles, styles_of
from commission_app.readers.xml import local

_USUAL = "word/document.xml"
_BEGINNING = 1 << 16
_MOST_ELEMENTS = 8 * MAX_BLOCKS
_FOREIGN = {"xl/": "reading.is_spreadsheet", "ppt/": "reading.is_presentation"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(archive: Archive, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    """Return the paragraphs of a Word file.

    ``tracked`` chooses its text after or before tracked changes. Raises UserError where it is no Word file, is damaged
    or too large.
    """
    main = _main_part(archive)
    parts = _relations(archive, main)
    styles = styles_of(_tree(archive, parts, "styles"))
    body = _body(archive, main, parts, Body(tracked, styles, Numbering()))
    if is_mostly_struck(body.blocks):
        body = _body(archive, main, parts, Body(tracked, styles, Numbering(), sets_struck_apart=False))
    unplaced = [Block(line, Role.NOTE) for note in body.notes.values() for line in note]
    blocks = (*body.blocks, *unplaced, *_running(archive, parts, tracked, styles))
    margins = docx_comments.margins(
        _tree(archive, parts, "comments"), _tree(archive, parts, "commentsExtended"), body.places, len(body.blocks)
    )
    warnings = sorted(body.warnings | ({"source.comments"} if margins else set()))
    return Read("docx", blocks, tuple(warnings), margins)


def _body(archive: Archive, main: str, parts: dict[str, list[str]], body: Body) -> Body:
    """Return the body after its walk through the main part of a file."""
    body.numbering = numbering_of(_tree(archive, parts, "numbering"))
    for kind in ("footnote", "endnote"):
        root = _tree(archive, parts, f"{kind}s")
        body.notes |= {} if root is None else _notes(root, kind, body.tracked, body.styles)
    with archive.stream(main) as stream:
        for count, element in enumerate(xml.children(WithoutFonts(stream), "body", TOP_LEVEL, archive.name)):
            body.take(element)
            if len(body.blocks) > MAX_BLOCKS or count > _MOST_ELEMENTS:
                raise UserError("reading.too_large", name=archive.name)
    body.end()
    return body


def _main_part(archive: Archive) -> str:
    """Return the name of the main part; raises UserError where the file is of another program."""
    for main in (*_relations(archive, "").get("officeDocument", ()), _USUAL):
        if main in archive and (main == _USUAL or _is_document(archive, main)):
            return str(main)
    foreign = (key for start, key in _FOREIGN.items() if any(one.startswith(start) for one in archive.members))
    raise UserError(next(foreign, "reading.not_a_word_file"), name=archive.name)


def _is_document(archive: Archive, part: str) -> bool:
    with archive.stream(part) as stream:
        return xml.root_name(stream.read(_BEGINNING))[1] == "document"


def _relations(archive: Archive, part: str) -> dict[str, list[str]]:
    """Return the parts that a part of the file refers to, by the last word of their relation; nothing from outside."""
    folder, _, base = part.rpartition("/")
    root = archive.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
    found: dict[str, list[str]] = {}
    for relation in () if root is None else root:
        if relation.get("TargetMode") != "External" and relation.get("Target"):
            target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target"))))
            found.setdefault(str(relation.get("Type")).rpartition("/")[2], []).append(target.lstrip("/"))
    return found


def _tree(archive: Archive, parts: dict[str, list[str]], kind: str) -> etree._Element | None:
    return next((tree for tree in map(archive.tree, parts.get(kind, [])) if tree is not None), None)


def _notes(root: etree._Element, kind: str, tracked: Tracked, styles: Styles) -> dict[tuple[str, str], list[str]]:
    """Return the text of foot- or endnotes by kind and id, without the lines that only part them from the page."""
    found: dict[tuple[str, str], list[str]] = {}
    for note in root:
        if local(note) == kind and value(note, "type") not in _SEPARATORS:
            lines = [block.text for block in _walked(note, tracked, styles)]
            found[kind, value(note, "id") or ""] = lines
    return found


def _walked(element: etree._Element, tracked: Tracked, styles: Styles) -> list[Block]:
    inner = Body(tracked, styles, Numbering())
    for child in element:
        inner.take(child)
    inner.end()
    return inner.blocks


def _running(archive: Archive, parts: dict[str, list[str]], tracked: Tracked, styles: Styles) -> list[Block]:
    """Return the running heads and feet, each once."""
    found: dict[str, Block] = {}
    for part in (*parts.get("header", []), *parts.get("footer", [])):
        root = archive.tree(part)
        for block in () if root is None else _walked(root, tracked, styles):
            found.setdefault(block.text, Block(block.text, Role.APART))
    return list(found.values())
