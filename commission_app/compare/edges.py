"""What words that must stay begin and end with: an exception put beside them changes what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDS = ".!?…;։"
_QUOTES = "\"'«»“”„‘’()[]"
_CLOSED = re.compile(rf"[{re.escape(_QUOTES)}]*[{_ENDS}]*[{re.escape(_QUOTES)}]*(?=\s|$)")
_END = re.compile(rf"[{_ENDS}][{re.escape(_QUOTES)}]*(?=\s|$)")
_SPACES = " \t\xa0\u202f"
_NEAR = 60
"""Spaces and marks beside words are no more than this: a long text is not copied for each place where words stand."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Whether words were whole lines where they were taken from, and began and ended a sentence or an item."""

    lines: bool
    starts: bool
    ends: bool

    def are_kept(self, text: str, start: int, end: int) -> bool:
        """Whether words still begin and end like this in another text."""
        if self.lines and not _are_lines(text, start, end):
            return False
        return (not self.starts or _starts(text, start)) and (not self.ends or _ends(text, end))

    def surroundings(self, text: str, start: int, end: int) -> str:
        """Return words with what stands beside them now: all of their lines, or of their sentences."""
        after = text.find("\n", end)
        first, last = text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after
        if not self.lines:
            first = max((found.end() for found in _END.finditer(text, first, start)), default=first)
            found = _END.search(text, max(end - 1, start), last)
            last = found.end() if found else last
        return text[first:last].strip()


def edges(text: str, start: int, end: int) -> Edges:
    """Return how words stand in the text that they were taken from."""
    return Edges(_are_lines(text, start, end), _starts(text, start), _ends(text, end))


def _are_lines(text: str, start: int, end: int) -> bool:
    return text[max(0, start - _NEAR) : start].rstrip(_SPACES)[-1:] in ("", "\n") and _ends_line(text, end)


def _starts(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rstrip(_SPACES + _QUOTES)
    return before[-1:] in ("", "\n", ":", *_ENDS)


def _ends(text: str, end: int) -> bool:
    """Whether a sentence or an item ends with some words, or right after them."""
    closed = _CLOSED.match(text, end)
    if closed is None:
        return False
    said = text[max(0, end - _NEAR) : closed.end()]
    return said.rstrip(_QUOTES)[-1:] in tuple(_ENDS) or _ends_line(text, closed.end())


def _ends_line(text: str, end: int) -> bool:
    return text[end : end + _NEAR].lstrip(_SPACES)[:1] in ("", "\n")
