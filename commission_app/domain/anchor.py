"""Where a comment sits: selectors of the W3C Web Annotation Data Model on the text of one provision."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTEXT = 40
"""How many code points of prefix and suffix a text-quote selector keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A provision of a draft or a range of its text.

    ``start`` and ``end`` are offsets in code points into the provision's passage (text-position selector);
    ``exact``, ``prefix``, ``suffix`` repeat the words (text-quote selector). Without a range all five are empty:
    the comment is on the provision as a whole, in every language.
    """

    draft: str
    eid: str
    language: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def has_range(self) -> bool:
        """Whether words are meant, not the provision as a whole."""
        return self.start is not None


def on_range(draft: str, eid: str, language: str, text: str, start: int, end: int) -> Anchor:
    """Return the anchor of ``text[start:end]``, trimmed of white space at both ends.

    Raises ValueError where nothing but white space is selected or the range lies outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError("range outside the text")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise ValueError("empty range")
    return Anchor(
        draft=draft,
        eid=eid,
        language=language,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the ranges of ``text`` that read like ``quote``, whatever the white space between its words."""
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word) for word in words)
    return [match.span() for match in re.finditer(pattern, text)]
