"""Words that a reader has selected."""

from __future__ import annotations

from typing import NamedTuple


class Selection(NamedTuple):
    """A range of the passage of the unit in view, in code points of one language, and the words in it.

    ``part`` is the paragraph or point (its eid) that fills the range, where it is meant as such and not its words.
    """

    language: str
    start: int
    end: int
    words: str
    part: str | None = None
