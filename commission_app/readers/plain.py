"""Plain text in any usual encoding: every line that says something is a paragraph."""

from __future__ import annotations

import codecs

from commission_app.domain.errors import UserError
from commission_app.readers.block import Read, blocks_of

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read(content: bytes, name: str) -> Read:
    """Return the paragraphs of a text; raises UserError where it is no text."""
    return Read("txt", blocks_of(_decoded(content, name).split("\n")))


def _decoded(content: bytes, name: str) -> str:
    try:
        for mark, encoding in _MARKS.items():
            if content.startswith(mark):
                return content.decode(encoding)
        if b"\0" in content:
            raise UserError("reading.unknown_format", name=name)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content, name)


def _guessed(content: bytes, name: str) -> str:
    # Takes a tenth of a second to import and is rarely needed.
    from charset_normalizer import from_bytes

    best = from_bytes(
        content[:200_000], cp_isolation=["cp1251", "koi8_r", "kz1048", "ptcp154", "cp866", "utf_16"]
    ).best()
    try:
        if best is not None:
            return content.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise UserError("reading.unknown_encoding", name=name)
