"""Reading any document: the format is told by content, never by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from commission_app.domain.digest import sha256
from commission_app.domain.document import Document, Source
from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Remark, Tracked
from commission_app.readers.block import MAX_BLOCKS, MAX_LETTERS, Read
from commission_app.readers.checks import check_tree
from commission_app.readers.remarks import placed
from commission_app.readers.structure import structured

MAX_BYTES = 100_000_000

_PDF, _ZIP, _OLD_OFFICE, _RTF = b"%PDF-", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_PDF_WITHIN = 1024
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def read(path: Path, *, language: str | None = None, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    """Return the tree of a document.

    ``language`` None means that it is told by the letters; ``tracked`` chooses a text before or after tracked changes.
    Raises UserError (``reading.…``) for a file that is missing, too large, empty, damaged, locked, or of no format that
    can be read.
    """
    return read_with_remarks(path, language=language, tracked=tracked)[0]


def read_with_remarks(
    path: Path, *, language: str | None = None, tracked: Tracked = Tracked.ACCEPTED
) -> tuple[Document, tuple[Remark, ...]]:
    """Return the tree of a document, and the comments that stand in its margins; ``read`` says the rest."""
    source, found = opened(path, tracked=tracked)
    if isinstance(found, Document):
        return as_told(found, source, language), ()
    document = structured(found, source, language)
    return document, placed(document, found)


def opened(path: Path, *, tracked: Tracked = Tracked.ACCEPTED) -> tuple[Source, Read | Document]:
    """Return what a source holds before its structure is found out: paragraphs, or a tree where its format has one.

    Raises UserError as ``read`` does.
    """
    content = _content(path)
    found = _found(content, path.name, tracked)
    if isinstance(found, Read):
        _check_size(found, path.name)
    format_ = found.source.format if isinstance(found, Document) else found.format
    return Source(path.name, format_, sha256(content)), found


def _check_size(found: Read, name: str) -> None:
    """Raise UserError where there is no text, or more than any law has: what is found out of it grows with it."""
    if not found.blocks:
        raise UserError("reading.no_text", name=name)
    if len(found.blocks) > MAX_BLOCKS or sum(len(block.text) for block in found.blocks) > MAX_LETTERS:
        raise UserError("reading.too_large", name=name)


def as_told(found: Document, source: Source, language: str | None) -> Document:
    """Return a tree that a source itself tells, with what a person should look at in it."""
    known = replace(found, language=language or found.language, source=source)
    return replace(known, warnings=(*found.warnings, *check_tree(known)))


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError("reading.missing", name=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise UserError("reading.too_large", name=path.name)
        content = path.read_bytes()
    except OSError:
        raise UserError("reading.not_readable", name=path.name) from None
    if not content or content.isspace():
        raise UserError("reading.empty", name=path.name)
    return content


def _found(content: bytes, name: str, tracked: Tracked) -> Read | Document:
    """Read a file by the reader of its format; only that reader is imported, as all of them take a while."""
    if _PDF in content[:_PDF_WITHIN]:
        from commission_app.readers import pdf

        return pdf.read(content, name)
    if content.startswith(_ZIP):
        return _in_archive(content, name, tracked)
    if content.startswith(_OLD_OFFICE):
        from commission_app.readers import legacy_word

        return _in_archive(legacy_word.as_docx(content, name), name, tracked)._replace(format="doc")
    text = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(_RTF):
        from commission_app.readers import rtf

        return rtf.read(text, name, tracked)
    from commission_app.readers import encoding, plain

    if encoding.is_markup(content):
        return _marked_up(content, name, tracked)
    return plain.read(content, name)


def _in_archive(content: bytes, name: str, tracked: Tracked) -> Read:
    from commission_app.readers import archive

    with archive.opened(content, name) as opened:
        if archive.is_open_document(opened):
            from commission_app.readers import odt

            return odt.read(opened, tracked)
        from commission_app.readers import docx

        return docx.read(opened, tracked)


def _marked_up(content: bytes, name: str, tracked: Tracked) -> Read | Document:
    from commission_app.readers import html, xml

    namespace, root = xml.root_name(content)
    if root == "akomaNtoso":
        from commission_app.readers import akoma_ntoso

        return akoma_ntoso.read(content, name, tracked)
    if namespace == _OPEN_DOCUMENT:
        from commission_app.readers import odt

        return odt.read_flat(content, name, tracked)
    if namespace != html.NAMESPACE and (namespace or (root and not html.knows(root))):
        raise UserError("reading.unknown_xml", name=name, root=root[:60])
    return html.read(content, name, tracked)
