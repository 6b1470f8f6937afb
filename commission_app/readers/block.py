"""What every reader makes of its format: neutral paragraphs, in the order of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from commission_app.domain.numbering import SUPERSCRIPTS

MAX_BLOCKS = 25_000
"""More paragraphs no law has: the longest in force, of four hundred pages, has six thousand."""
MAX_LETTERS = 10_000_000
"""Ten times what that law has."""
LONGEST_STRONG = 120
"""So many letters the longest paragraph has of which it is asked whether it is in bold."""

_SPACE = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SHAPED = re.compile(r"[\u0590-\u1bff]")
"""Letters that are joined, or written from right to left, as invisible marks between them say; others need none."""
_LINES = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


class Role(StrEnum):
    """What the source itself says a paragraph is.

    ``TEXT`` is all that the rules of the language are to tell; ``NOTE`` a footnote or an editor's remark; ``STRUCK``
    wording that is struck through, a note of what was before; ``APART`` what is of the page and not of the law:
    running heads, page numbers, navigation.
    """

    TEXT = "text"
    NOTE = "note"
    STRUCK = "struck"
    APART = "apart"


class Block(NamedTuple):
    """A paragraph: its tidied text, its role, and the level of heading (1, 2 …) the source declares; 0 for none.

    ``centred`` says that the source declares it to stand in the middle of the line; ``strong`` that it is short, no
    sentence, and stands out, being all in bold or in the middle of a printed page; ``table`` in which table of the
    source it stands, counted from 1, and 0 for none.
    """

    text: str
    role: Role = Role.TEXT
    level: int = 0
    centred: bool = False
    table: int = 0
    strong: bool = False


class Margin(NamedTuple):
    """A comment that came with the source: who made it and when (ISO 8601), as the source says, and where it sits.

    ``block`` is the place of its paragraph among the blocks; ``quote`` the words it is about, empty for all of them;
    ``reply_to`` the place, among the margins, of the comment it answers.
    """

    author: str
    text: str
    block: int
    quote: str = ""
    date: str | None = None
    reply_to: int | None = None


class Read(NamedTuple):
    """The paragraphs of a source, the name of its format, and keys of warnings about what could not be taken over."""

    format: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    margins: tuple[Margin, ...] = ()


def tidy(text: str) -> str:
    """Return a paragraph in NFC, without control characters and invisible marks, its white space single."""
    bare = _CONTROL.sub("", text)
    if _INVISIBLE.search(bare) and not _SHAPED.search(bare):
        bare = _INVISIBLE.sub("", bare)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", bare)).strip()


def blocks_of(
    paragraphs: Iterable[str],
    role: Role = Role.TEXT,
    level: int = 0,
    *,
    centred: bool = False,
    table: int = 0,
    strong: bool = False,
) -> tuple[Block, ...]:
    """Return the paragraphs that say something, tidied; a line break inside one makes two."""
    lines = (tidy(line) for paragraph in paragraphs for line in _LINES.split(paragraph))
    return tuple(Block(line, role, level, centred, table, strong) for line in lines if line)


def can_be_strong(text: str) -> bool:
    """Whether it matters that a paragraph is in bold: it can be a heading, being short and no sentence."""
    return 0 < len(text) <= LONGEST_STRONG and text.rstrip()[-1:] not in ".;:,"


@dataclass(slots=True)
class Aside:
    """Words of a paragraph that are no part of its text: what they are, and after how many pieces of it they stood."""

    role: Role
    at: int
    text: str


def set_aside(pieces: list[str], begin: int, role: Role, asides: list[Aside]) -> None:
    """Take the pieces from ``begin`` on out of a paragraph; what follows right upon one aside is of the same one."""
    text = "".join(pieces[begin:])
    del pieces[begin:]
    if asides and asides[-1].role is role and asides[-1].at == begin:
        asides[-1].text += text
    elif text.strip():
        asides.append(Aside(role, begin, text))


def parted(number: str, pieces: Iterable[str], asides: list[Aside]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of a paragraph and its asides, emptied; its automatic number goes with an aside that is all."""
    text = "".join(pieces)
    if asides and not text.strip():
        asides[0].text, number = number + asides[0].text, ""
    found = tuple(block for one in asides for block in blocks_of([one.text], one.role))
    asides.clear()
    return number + text, found


def is_mostly_struck(blocks: Iterable[Block]) -> bool:
    """Whether half of a source or more is struck through: then it says nothing, and the source is read as it stands."""
    shown = struck = 0
    for block in blocks:
        if block.role is Role.STRUCK:
            struck += len(block.text)
        elif block.role is not Role.APART:
            shown += len(block.text)
    return struck >= max(shown, 1)


def raised(text: str) -> str:
    """Return a text that stands above the line with its digits as Unicode's superscripts."""
    return text.translate(_RAISED)
