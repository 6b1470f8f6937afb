"""Words that a reader has selected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """A range of the passage of the unit in view, in code points of one language, and the words in it."""

    language: str
    start: int
    end: int
    words: str
