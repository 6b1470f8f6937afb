"""Where the lines of a passage stand in a shown document, and which words of it are commented on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from commission_app.domain.passage import Line


class PlacedLine(NamedTuple):
    """A line of the passage in one language, and where its text begins in the shown document (UTF-16 units)."""

    language: str
    line: Line
    position: int

    @property
    def shown_from(self) -> int:
        """Where the line begins with its number, which a tab parts from the text."""
        return self.position - (utf16_length(self.line.label) + 1 if self.line.label else 0)


def utf16_length(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many code points the first so many UTF-16 units of a text are; half a pair counts as none."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


class PlacedText:
    """The lines of one or more languages as they stand in a shown document, in the order of their positions."""

    def __init__(self, lines: Sequence[PlacedLine] = ()) -> None:
        self.lines = list(lines)
        self._of: defaultdict[str, list[PlacedLine]] = defaultdict(list)
        for line in lines:
            self._of[line.language].append(line)

    def line_at(self, position: int) -> PlacedLine | None:
        """Return the line that stands at a position, its number included; None above the text."""
        place = bisect_right(self.lines, position, key=lambda placed: placed.shown_from) - 1
        return self.lines[place] if place >= 0 else None

    def to_passage(self, position: int) -> tuple[str, int] | None:
        """Return the language and the code point of its passage that stand at a position; None above the text."""
        place = bisect_right(self.lines, position, key=lambda placed: placed.position) - 1
        if place < 0:
            return None
        placed = self.lines[place]
        within = code_points(placed.line.text, position - placed.position)
        return placed.language, placed.line.start + within

    def to_shown(self, language: str, offset: int) -> int:
        """Return the position at which a code point of a language's passage stands."""
        lines = self._of[language]
        place = max(0, bisect_right(lines, offset, key=lambda placed: placed.line.start) - 1)
        placed = lines[place]
        return placed.position + utf16_length(placed.line.text[: offset - placed.line.start])

    def start_of(self, language: str, eid: str) -> int:
        """Return where the text of a provision begins in the passage; 0 where it has none of its own."""
        return next((placed.line.start for placed in self._of[language] if placed.line.eid == eid), 0)

    def of(self, language: str) -> Sequence[PlacedLine]:
        """Return the lines of one language."""
        return self._of[language]


class Commented(NamedTuple):
    """A range of a passage that a comment sits on."""

    comment: str
    language: str
    start: int
    end: int


class Segment(NamedTuple):
    """A stretch that equally many comments sit on: ``depth`` of them, or more where that is the deepest told apart."""

    language: str
    start: int
    end: int
    depth: int


def segments(ranges: Iterable[Commented], deepest: int) -> list[Segment]:
    """Return the stretches into which overlapping ranges cut the text, in order.

    What is ``deepest`` or deeper is one stretch: hundreds of comments on a few words are drawn as quickly as three.
    """
    edges: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in ranges:
        edges[one.language][one.start] += 1
        edges[one.language][one.end] -= 1
    found: list[Segment] = []
    for language, changes in edges.items():
        under = shown = begun = 0
        for place in sorted(changes):
            under += changes[place]
            depth = min(under, deepest)
            if depth != shown:
                if shown and place > begun:
                    found.append(Segment(language, begun, place, shown))
                shown, begun = depth, place
    return found
