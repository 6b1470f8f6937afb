"""Telling by what it says which of the old encodings of eight bits a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commission_app.readers.languages import likeness

_PAGES = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "ptcp154"),
    *("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_13", "iso8859_16", "cp1253"),
    *("iso8859_7", "cp850", "cp852", "cp857", "cp775", "cp737", "mac_roman", "mac_latin2", "mac_greek", "mac_turkish"),
)
"""Those of Windows first: where two read a text alike, the one before is meant."""

_SAMPLE = 6_000
_ASCII = bytes(range(128))
_SURE = 0.12
_ODD = re.compile(
    r"[\x80-\x9f]"
    r"|(?<=[^\W\d_])[^\w\s.,;:!?()\[\]{}'’ʼʻ‘\"«»“”„/\\*<>–—-](?=[^\W\d_])"
    r"|[√∞≈≠¬∆◊€¢£¥†¶™µ](?=[^\W\d_])|(?<=[^\W\d_])[√∞≈≠¬∆◊€¢£¥¶µ]"
    r"|[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]"
    r"|(?<=[^\W\d_])[€£¥√∞∂∑∏∫≈≠≤≥∆◊†‡¶]|[€£¥√∞∂∑∏∫≈≠≤≥∆◊†‡¶](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[a-zß-öø-ÿа-я](?=[A-ZÀ-ÖØ-ÞА-Я]\B)|[─-▟¤¨¦]"
)
_ODD_COSTS = 4
_TAG = re.compile(rb"<[A-Za-z/!?][^<>]{0,2000}>")


def told(content: bytes) -> str | None:
    """Return the name of the code page that makes the most of a text in some known language; None where none does."""
    sample = b"\n".join(_telling(content))
    best, found = _SURE, None
    for page in _PAGES:
        try:
            text = sample.decode(page)
        except UnicodeDecodeError:
            continue
        letters = sum(map(str.isalpha, text)) or 1
        score = likeness(text) - _ODD_COSTS * len(_ODD.findall(text)) / letters
        if score > best:
            best, found = score, page
    return found


def _telling(content: bytes) -> Iterator[bytes]:
    """Yield lines with letters that are not of ASCII, as many as tell enough."""
    length = 0
    for line in re.split(rb"[\r\n]+", _TAG.sub(b" ", content)):
        if line.translate(None, _ASCII):
            yield line[:_SAMPLE]
            length += len(line)
            if length > _SAMPLE:
                return
