"""Plain text in any usual encoding, and Markdown, which is told by its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commission_app.domain.errors import UserError
from commission_app.readers import markdown, text_pages
from commission_app.readers.block import MAX_BLOCKS, Read, Role, blocks_of
from commission_app.readers.encoding import decoded, has_control_characters

_NEW_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MOST_LINES = 10 * MAX_BLOCKS
_WRAPPED = range(50, 101)
_FEWEST = 10
_SENTENCE_ENDS = ".;:,!?"
_BEGINS = re.compile(r"\s|[-–—•*]\s|\(?\w{1,5}[.)]|\W*$")


def read(content: bytes, name: str) -> Read:
    """Return the paragraphs of a text; raises UserError where it is no text."""
    text = decoded(content, name)
    if sum(text.count(sign) for sign in "\n\r\v\f\x85\u2028\u2029") > _MOST_LINES:
        raise UserError("reading.too_large", name=name)
    warnings = ("source.control_characters",) if has_control_characters(text) else ()
    if markdown.is_markdown(text):
        return markdown.read(text, warnings)
    lines, apart = text_pages.parted(text) if text_pages.PAGE in text else (_NEW_LINE.split(text), [])
    return Read("txt", (*blocks_of(_unwrapped(lines)), *blocks_of(apart, Role.APART)), warnings)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs: the lines themselves, or joined ones where an old program broke them at the margin."""
    width = _width(lines)
    if width is None:
        yield from lines
        return
    so_far: list[str] = []
    for line in lines:
        goes_on = bool(so_far) and len(so_far[-1]) + _first_word(line) > width
        if not goes_on or _BEGINS.match(line):
            yield " ".join(so_far)
            so_far = []
        so_far.append(line.rstrip())
    yield " ".join(so_far)


def _first_word(line: str) -> int:
    return len(line.split(" ", 1)[0]) + 1


def _width(lines: list[str]) -> int | None:
    """Return the length that lines were broken at; None where a paragraph is a line, as in most files.

    They were broken where none is longer than a page was wide, many are about as long, and most of these end within a
    sentence.
    """
    bare = [line.rstrip() for line in lines if line.strip()]
    width = max(map(len, bare), default=0)
    long = [line for line in bare if len(line) > width * 0.8]
    within = sum(line[-1] not in _SENTENCE_ENDS for line in long)
    if len(bare) < _FEWEST or width not in _WRAPPED or len(long) * 3 < len(bare) or within * 2 < len(long):
        return None
    return width
