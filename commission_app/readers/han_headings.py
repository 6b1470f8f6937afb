"""Headings as China and Japan print them: «第十二条», the number within the word and nothing between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from commission_app.domain.numbering import HAN

_FIRST_OF_HAN = "一"


def words_within(shapes: Sequence[str]) -> Mapping[str, str]:
    """Return the words of those shapes whose number is within the word, each with what is before the number."""
    parts = (shape.partition("{number}") for shape in shapes)
    return {after: before for before, _, after in parts if len(before) == len(after) == 1 and after >= _FIRST_OF_HAN}


def pattern(words: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return how a heading of one of these words begins; None where there is none.

    A blank, a colon or the end of the line follows it: in a sentence the words go on.
    """
    if not words:
        return None
    before, after = "".join(dict.fromkeys(words.values())), "".join(words)
    return re.compile(
        rf"(?P<label>[{before}]\s?(?P<number>(?:\d{{1,4}}|[IVXLC]{{1,6}}|[{HAN}]{{1,8}}))\s?(?P<word>[{after}])"
        rf"(?:[之の](?P<inserted>[{HAN}]{{1,3}}))?)(?:\s*[:：]\s*|\s+|$)(?P<rest>.*)"
    )
