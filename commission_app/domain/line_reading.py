"""How the lines of a source were read, and what a person says of them instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from commission_app.domain.event import Json


class Reading(StrEnum):
    """What a line of a source was read as.

    The names of the kinds of provisions say that it begins one; ``TITLE`` that it is the heading of what the line
    before began, ``TEXT`` that it continues it. The others are set apart from the law.
    """

    PREAMBLE = "preamble"
    PART = "part"
    SECTION = "section"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SUBPARAGRAPH = "subparagraph"
    ATTACHMENT = "attachment"
    TITLE = "title"
    TEXT = "text"
    FRONT = "front"
    BACK = "back"
    NOTE = "note"
    APART = "apart"


SET_APART = frozenset({Reading.FRONT, Reading.BACK, Reading.NOTE, Reading.APART})
"""Readings of lines that are no part of the law's own text."""


class ReadLine(NamedTuple):
    """A line of a source as it was read: its text, what it was read as, and the provision it begins or belongs to.

    ``block`` is the place, among the paragraphs of the source, of the one it comes from; ``settled`` says that a person
    has said so.
    """

    text: str
    reading: Reading
    eid: str | None
    block: int
    settled: bool = False


class Act(StrEnum):
    """What a person does to a line: say what it is, join it to the line before, split it."""

    MARK = "mark"
    JOIN = "join"
    SPLIT = "split"


class Correction(NamedTuple):
    """What a person says of all lines that read so, in this edition and the next.

    ``reading`` is what a MARK says; ``at`` the words at which a SPLIT begins the second line. ``nth`` is which of
    several equal lines is meant, counted from 1, or 0 for every one.
    """

    line: str
    act: Act
    reading: Reading | None = None
    at: str = ""
    nth: int = 0

    def to_json(self) -> dict[str, Json]:
        """Return it as it is kept."""
        reading = self.reading.value if self.reading else None
        return {"line": self.line, "act": self.act.value, "reading": reading, "at": self.at, "nth": self.nth}

    @classmethod
    def from_json(cls, held: object) -> Correction | None:
        """Return what was kept, or None where it is damaged."""
        match held:
            case {"line": str(line), "act": str(act), "reading": reading, "at": str(at), "nth": int(nth)}:
                pass
            case _:
                return None
        if act not in set(Act) or not (reading is None or reading in set(Reading)):
            return None
        told = Reading(reading) if isinstance(reading, str) else None
        if (act == Act.MARK) is not (told is not None) or (act == Act.SPLIT) is not bool(at):
            return None
        return cls(line, Act(act), told, at, nth)


class Said(NamedTuple):
    """What a person says of lines: ``at`` is the letter at which a SPLIT begins the second line.

    ``every`` means all lines that say the same, not only those that were pointed at.
    """

    act: Act
    reading: Reading | None = None
    at: int = 0
    every: bool = False


class Traces(NamedTuple):
    """What was said of the lines of a source, by their places.

    ``nth`` is which of the lines that say the same each one is, counted from 1; ``of`` how many of them there are;
    ``said`` the corrections that made a line what it is, of those lines only that have any.
    """

    nth: tuple[int, ...]
    of: tuple[int, ...]
    said: Mapping[int, tuple[Correction, ...]]


def with_correction(known: Iterable[Correction], new: Correction) -> tuple[Correction, ...]:
    """Return the corrections with one more; it takes the place of what was said before of the same line."""
    return (*(one for one in known if (one.line, one.act, one.nth) != (new.line, new.act, new.nth)), new)


_WORD = re.compile(r"[^\W_]+")
_LIKE = 0.8
_ENOUGH_WORDS = 6


class LineKey(NamedTuple):
    """What of a line tells whether another is the same line of the next edition."""

    words: tuple[str, ...]
    held: frozenset[str]

    @classmethod
    def of(cls, line: str) -> LineKey:
        """Return the key of a line."""
        words = tuple(_WORD.findall(line.casefold()))
        return cls(words, frozenset(words))

    def same(self, other: LineKey) -> bool:
        """Whether two lines say the same, whatever their letter case, spaces and punctuation."""
        return self.words == other.words

    def similar(self, other: LineKey) -> bool:
        """Whether two lines of six words or more share four fifths of them, and all their numbers."""
        if min(len(self.words), len(other.words)) < _ENOUGH_WORDS:
            return False
        if any(word[0].isdigit() for word in self.held ^ other.held):
            return False
        return len(self.held & other.held) >= _LIKE * len(self.held | other.held)
