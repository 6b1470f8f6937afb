"""Telling the encoding of a text by its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from commission_app.domain.errors import UserError
from commission_app.readers import code_pages

MAX_TEXT = 10_000_000
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_USUAL = ["cp1251", "koi8_r", "kz1048", "ptcp154", "cp866", "utf_16", "cp1252", "iso8859_5", "mac_cyrillic"]
_MARKUP = re.compile(r"\s*<(?:[A-Za-z!?/])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_TEXT_PER_CONTROL = 100
_KAZAKH_MISREAD = re.compile("[ЌќЅѕ]")
_SOUTH_SLAVIC = re.compile("[ЉљЊњЏџЂђЋћЃѓ]")
_CLEAR = 4
_SAMPLE = 200_000
_HIGH_BYTES = frozenset({0x00, 0x04, 0x05, 0x20, 0x21})


def decoded(content: bytes, name: str, declared: Iterable[str] = ()) -> str:
    """Return a text: by its byte order mark, as one of the ``declared`` encodings, as UTF-8, or as it looks.

    Raises UserError where it is too large, holds two encodings, or cannot be told.
    """
    text = decoded_as_unicode(content, name)
    for one in declared if text is None else ():
        try:
            return content.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(content, name) if text is None else text


def decoded_as_unicode(content: bytes, name: str) -> str | None:
    """Return a text in an encoding that has all letters: by its byte order mark, as UTF-16, as UTF-8; None in another.

    Raises UserError where it is too large, no text, or not what its byte order mark says.
    """
    if len(content) > MAX_TEXT:
        raise UserError("reading.too_large", name=name)
    encoding = next((held for mark, held in _MARKS.items() if content.startswith(mark)), None) or _wide(content)
    if encoding:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            raise UserError("reading.unknown_encoding", name=name) from None
    if _is_binary(content[:_SAMPLE]):
        raise UserError("reading.unknown_format", name=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def is_markup(content: bytes) -> bool:
    """Whether a file begins like XML or HTML, in whatever encoding."""
    head = content[:400]
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _MARKUP.match(head.decode(encoding, "ignore").lstrip("\ufeff")) is not None
    return _MARKUP.match(head.decode("latin-1")) is not None


def has_control_characters(text: str) -> bool:
    """Whether a text holds control characters that no text has any use for."""
    return _CONTROL.search(text) is not None


def _is_binary(sample: bytes) -> bool:
    return (len(sample) - len(sample.translate(None, _CONTROL_BYTES))) * _TEXT_PER_CONTROL > len(sample)


def _wide(content: bytes) -> str | None:
    """Return the name of UTF-16 where pairs of bytes look like it although no mark says so."""
    sample = content[:4096]
    if len(content) % 2 or not sample.count(0):
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[first::2], sample[1 - first :: 2]
        if sum(byte in _HIGH_BYTES for byte in high) * 20 > len(high) * 19 and low.count(0) * 20 < len(low):
            return encoding
    return None


def _guessed(content: bytes, name: str) -> str:
    if _is_mixed(content):
        raise UserError("reading.mixed_encodings", name=name)
    encoding = code_pages.told(content[:_SAMPLE]) or _otherwise_guessed(content)
    try:
        if encoding is not None:
            return _as_kazakh(content, content.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    raise UserError("reading.unknown_encoding", name=name)


def _otherwise_guessed(content: bytes) -> str | None:
    """Return the encoding of a text in no language that there are rules for."""
    # Takes a tenth of a second to import and is rarely needed.
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_USUAL).best()
    return None if best is None else best.encoding


def _as_kazakh(content: bytes, text: str, encoding: str) -> str:
    """Return a text read as Windows Cyrillic anew where it was in KZ-1048, which differs in Kazakh letters only.

    Those come out as letters that only South Slavic languages have, but never with the others of these languages.
    """
    if encoding == "cp1251" and _KAZAKH_MISREAD.search(text) and not _SOUTH_SLAVIC.search(text):
        return content.decode("kz1048", "replace")
    return text


def _is_mixed(content: bytes) -> bool:
    """Whether some lines are plainly UTF-8 and others cannot be."""
    whole = broken = False
    for line in content.split(b"\n"):
        if len(line) - len(line.translate(None, bytes(range(128, 256)))) < _CLEAR:
            continue
        try:
            line.decode("utf-8")
            whole = True
        except UnicodeDecodeError:
            broken = True
    return whole and broken
