"""Headings as China and Japan print them: «第十二条», the number within the word and nothing between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from commission_app.domain.numbering import HAN

_WITHIN = re.compile(r"(?P<before>[一-鿿])\{number\}(?P<after>[一-鿿])")


def words_within(shapes: Sequence[str]) -> Mapping[str, str]:
    """Return the words of those shapes whose number is within the word, each with what is before the number."""
    found = (_WITHIN.fullmatch(shape) for shape in shapes)
    return {match["after"]: match["before"] for match in found if match}


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
