"""Reading any document: the format is told by content, never by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from commission_app.domain.document import Document, Source
from commission_app.domain.errors import UserError
from commission_app.readers import docx, pdf, plain
from commission_app.readers.block import Read
from commission_app.readers.structure import structured

MAX_BYTES = 200_000_000

_FORMATS: tuple[tuple[bytes, Callable[[bytes, str], Read]], ...] = ((b"%PDF-", pdf.read), (b"PK\x03\x04", docx.read))
_REFUSED = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "reading.old_word_file",
    b"{\\rtf": "reading.unknown_format",
    b"<": "reading.unknown_format",
    b"SQLite format 3\0": "reading.unknown_format",
}


def read(path: Path, *, language: str | None = None) -> Document:
    """Return the tree of a document.

    ``language`` None means that it is told by the letters. Raises UserError (``reading.…``) for a file that is missing,
    too large, empty, damaged, locked, or of no format that can be read.
    """
    content = _content(path)
    found = _reader(content, path.name)(content, path.name)
    if not found.blocks:
        raise UserError("reading.no_text", name=path.name)
    source = Source(path.name, found.format, hashlib.sha256(content).hexdigest())
    return structured(found, source, language)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError("reading.missing", name=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise UserError("reading.too_large", name=path.name)
        content = path.read_bytes()
    except OSError:
        raise UserError("reading.not_readable", name=path.name) from None
    if not content.strip():
        raise UserError("reading.empty", name=path.name)
    return content


def _reader(content: bytes, name: str) -> Callable[[bytes, str], Read]:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, key in _REFUSED.items():
        if head.startswith(beginning):
            raise UserError(key, name=name)
    for beginning, reader in _FORMATS:
        if head.startswith(beginning):
            return reader
    return plain.read
