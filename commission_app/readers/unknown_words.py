"""Headings in languages without a table: a word that counts from one on, again and again, begins the articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from commission_app.domain.document import Kind
from commission_app.domain.numbering import in_eid, is_next, place
from commission_app.readers.headings import CLOSING
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening

_HEADED = re.compile(
    r"(?P<word>[^\W\d_]{2,20}(?:\s[^\W\d_]{1,3})?)\s+\(?(?P<number>\d{1,3}[A-Za-z]?|[IVXLC]{1,7})\)?"
    r"(?:\s*[.:–—-]+\s*|\s+|$)(?P<rest>.*)"
)
_GLUED = re.compile(r"[^\W\d_]?(?P<number>\d{1,3})[-–]?(?P<word>[^\W\d_]{1,20})(?:\s*[.:–—-]+\s*|\s+|$)(?P<rest>.*)")
"""«제1조», "1-bap": the number goes before the word, and nothing but a hyphen parts them."""
_UNKNOWN = "?"
_FEWEST = 3
_FEWEST_CONTAINERS = 2
_MOSTLY = 0.8
_LONGEST_TITLE = 120


def find_unknown_headings(lines: Sequence[Line]) -> None:
    """Mark the headings of a text in which no known word heads anything, where words unknown here do."""
    if any(line.opening for line in lines):
        return
    found: defaultdict[str, list[tuple[Line, re.Match[str]]]] = defaultdict(list)
    for line in lines:
        if line.is_open and (match := _headed(line.text)):
            found[match["word"].lower()].append((line, match))
    articles = max(
        (word for word in found if _counts_on(found[word], _FEWEST)), key=lambda word: len(found[word]), default=None
    )
    if articles is None:
        return
    for word, held in found.items():
        outer = word != articles and _is_outer(held)
        for line, match in held if outer or word == articles else ():
            kind = Kind.SECTION if outer else Kind.ARTICLE
            number, rest = match["number"], match["rest"].strip()
            label = line.text[: match.start("rest")].strip()
            line.opening = Opening(kind, number, rest, label, f"{_UNKNOWN}{word}", place(number), in_eid(number))
    _find_closing(lines)


def _headed(text: str) -> re.Match[str] | None:
    return (_HEADED.fullmatch(text) if text[0].isalpha() else None) or _GLUED.fullmatch(text)


def _find_closing(lines: Sequence[Line]) -> None:
    """Mark the title alone before articles that begin anew: that of provisions which close the law."""
    begun = False
    for at, line in enumerate(lines):
        if line.opening is None or line.opening.kind is not Kind.ARTICLE or line.opening.value != (1, 0):
            continue
        before = lines[at - 1]
        titled = before.is_open and not before.ends and len(before.text) <= _LONGEST_TITLE
        if begun and titled and not before.parts and lines[at - 2].opening is None:
            before.opening = Opening(Kind.SECTION, None, before.text, "", CLOSING)
        begun = True


def are_unknown(lines: Sequence[Line]) -> bool:
    """Whether the headings of a text were found by words unknown here."""
    return any(line.opening and line.opening.word.startswith(_UNKNOWN) for line in lines)


def _counts_on(held: Sequence[tuple[Line, re.Match[str]]], fewest: int) -> bool:
    """Whether the numbers after a word begin with one and nearly always go on, or begin anew."""
    values = [place(match["number"]) for _, match in held]
    steps = [other == (1, 0) or is_next(one, other) for one, other in pairwise(values) if one and other]
    return len(set(values)) >= fewest and values[0] == (1, 0) and sum(steps) >= _MOSTLY * (len(values) - 1)


def _is_outer(held: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    """Whether a word heads what articles stand in: it is counted from one on, also anew, and is followed by a title."""
    values = [place(match["number"]) for _, match in held]
    steps = [other == (1, 0) or is_next(one, other) for one, other in pairwise(values) if one and other]
    titles = all(len(match["rest"]) <= _LONGEST_TITLE and not line.ends for line, match in held)
    return len(values) >= _FEWEST_CONTAINERS and values[0] == (1, 0) and all(steps) and titles
