"""Headings in languages without a table: a word that counts from one on, again and again, begins the articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from commission_app.domain.document import Kind
from commission_app.domain.numbering import in_eid, is_next, place
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening

_HEADED = re.compile(
    r"(?P<word>[^\W\d_]{2,20})\s+\(?(?P<number>\d{1,3}[A-Za-z]?|[IVXLC]{1,7})\)?(?:\s*[.:–—-]+\s*|\s+|$)(?P<rest>.*)"
)
_UNKNOWN = "?"
_FEWEST = 3
_FEWEST_CONTAINERS = 2
_MOSTLY = 0.9
_LONGEST_TITLE = 120


def find_unknown_headings(lines: Sequence[Line]) -> None:
    """Mark the headings of a text in which no known word heads anything, where words unknown here do."""
    if any(line.opening for line in lines):
        return
    found: defaultdict[str, list[tuple[Line, re.Match[str]]]] = defaultdict(list)
    for line in lines:
        match = _HEADED.fullmatch(line.text) if line.is_open and line.text[0].isalpha() else None
        if match:
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


def are_unknown(lines: Sequence[Line]) -> bool:
    """Whether the headings of a text were found by words unknown here."""
    return any(line.opening and line.opening.word.startswith(_UNKNOWN) for line in lines)


def _counts_on(held: Sequence[tuple[Line, re.Match[str]]], fewest: int) -> bool:
    """Whether the numbers after a word begin with one and nearly always go on."""
    values = [place(match["number"]) for _, match in held]
    steps = [is_next(one, other) for one, other in pairwise(values) if one and other]
    return len(values) >= fewest and values[0] == (1, 0) and sum(steps) >= _MOSTLY * (len(values) - 1)


def _is_outer(held: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    """Whether a word heads what articles stand in: it is counted from one on, also anew, and is followed by a title."""
    values = [place(match["number"]) for _, match in held]
    steps = [other == (1, 0) or is_next(one, other) for one, other in pairwise(values) if one and other]
    titles = all(len(match["rest"]) <= _LONGEST_TITLE and not line.ends for line, match in held)
    return len(values) >= _FEWEST_CONTAINERS and values[0] == (1, 0) and all(steps) and titles
