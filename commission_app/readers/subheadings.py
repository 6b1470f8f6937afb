"""Headings inside an article or attachment: lines without a number that the source sets off from the text around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.domain.line_reading import Reading
from commission_app.readers.headings import UNNUMBERED
from commission_app.readers.letters import is_small
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening

_LONGEST = 120
_FEW = 0.25
_PASSED = (Reading.NOTE, Reading.APART)
_LEADS_ON = ":,"
_QUOTES = "«“„\"‘'("


def level_of_articles(lines: Sequence[Line]) -> int:
    """Return the level that the source mostly declares for the headings of articles; 0 where it declares none."""
    levels = Counter(line.level for line in lines if line.opening and line.opening.kind is Kind.ARTICLE)
    return levels.most_common(1)[0][0] if levels else 0


def find_subheadings(lines: Sequence[Line]) -> None:
    """Mark the headings inside articles: those of a level below that of articles, and lines in the middle or in bold
    where few others are so, or what a person says is one; they head the paragraph that follows.
    """
    level = level_of_articles(lines)
    looks: tuple[Callable[[Line], bool], ...] = (lambda line: line.centred, lambda line: line.strong)
    rare = (is_so for is_so in looks if sum(line.is_open and is_so(line) for line in lines) <= _FEW * len(lines))
    tests: list[Callable[[Line], bool]] = [lambda line: 0 < level < line.level, *rare]
    # From the last line on: several lines make one heading.
    followed: Line | None = None
    for line, before in reversed(list(_inside_articles(lines))):
        heads = followed is not None and _is_text(followed, tests)
        said = line.settled and line.reading is Reading.TITLE
        found = _is_alone(line) and any(test(line) for test in tests) and _may_follow(before)
        if heads and (found or (said and not _is_heading(before))):
            line.reading = Reading.TITLE
            # Right under the number of an article, it is the title of that.
            line.above = before.opening is None or before.opening.rest != ""
        elif line.reading not in _PASSED:
            followed = line


def find_divisions(lines: Sequence[Line]) -> None:
    """Mark the divisions of attachments that bear no number: headings of a level below that of their attachment."""
    level = 0
    for line in lines:
        if line.opening and line.opening.kind is Kind.ATTACHMENT:
            level = line.level
        elif 0 < level < line.level and line.is_open and not line.parts and line.is_short:
            line.opening = Opening(Kind.SECTION, None, line.text, "", UNNUMBERED)


def _inside_articles(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield the lines inside articles, each with the one before it."""
    inside, before = False, None
    for line in lines:
        if line.opening and line.opening.kind in (*CONTAINERS, Kind.ARTICLE, Kind.ATTACHMENT):
            inside = line.opening.kind is Kind.ARTICLE
        if inside and before is not None:
            yield line, before
        if line.reading not in _PASSED:
            before = line


def _is_text(line: Line, tests: Sequence[Callable[[Line], bool]]) -> bool:
    """Whether a line is text that a heading can head: numbered, or a sentence that is not set off itself."""
    if line.opening is not None:
        return line.opening.kind not in (*CONTAINERS, Kind.ARTICLE, Kind.ATTACHMENT)
    return line.is_open and (bool(line.parts) or (line.ends and not any(test(line) for test in tests)))


def _is_alone(line: Line) -> bool:
    bare = line.is_open and not line.parts and not line.ends and len(line.text) <= _LONGEST
    begins = line.text[0] not in _QUOTES and not is_small(line.text[0])
    return bare and begins and any(letter.isalpha() for letter in line.text)


def _may_follow(before: Line) -> bool:
    """Whether a heading may stand after a line: that is one itself, or text that has ended and leads to nothing."""
    return _is_heading(before) or (before.ends and before.text[-1] not in _LEADS_ON)


def _is_heading(line: Line) -> bool:
    return line.reading is Reading.TITLE or (line.opening is not None and not line.body)
