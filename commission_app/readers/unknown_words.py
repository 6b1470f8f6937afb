"""Headings in languages without a table: a word that counts from one on, again and again, begins the articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commission_app.domain.document import Kind
from commission_app.domain.numbering import in_eid, is_next, place
from commission_app.readers.headings import CLOSING
from commission_app.readers.lines import Line
from commission_app.readers.rules import Opening

_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff\u0e30-\u0e4e\u1000-\u109f\u1780-\u17d3])"
"""A letter, and what goes on with it: letters, and the vowel signs of India's and Farther India's scripts."""
_NUMBER = r"\d{1,3}[A-Za-z]?|[IVXLC]{1,7}"
_HEADED = re.compile(
    rf"(?P<word>{_WORD}{{1,19}}(?:\s{_WORD}{{0,2}})?)\s+\(?(?P<number>{_NUMBER})\)?(?:\s*[.:–—-]+\s*|\s+|$)(?P<rest>.*)"
)
_GLUED = re.compile(r"[^\W\d_]?(?P<number>\d{1,3})[-–]?(?P<word>[^\W\d_]{1,20})(?:\s*[.:–—-]+\s*|\s+|$)(?P<rest>.*)")
"""«제1조», "1-bap": the number goes before the word, and nothing but a hyphen parts them."""
_NUMBER_FIRST = re.compile(rf"(?P<number>{_NUMBER})\.?\s+(?P<word>{_WORD}{{1,19}})\.?(?P<rest>)")
"""«1. gr.», "I. TITULUA": a line that is a number and a word, and nothing else."""
_ORDINAL = re.compile(rf"(?P<word>{_WORD}{{1,19}})\s(?P<number>{_WORD}{{1,19}}(?:\s{_WORD}{{0,19}}){{0,2}})(?P<rest>)")
"""«الباب الأول», "SURA YA KWANZA": a word, and a numeral in words that are not known."""
_UNKNOWN = "?"
_FEWEST = 3
_FEWEST_CONTAINERS = 2
_MOSTLY = 0.8
_LONGEST_TITLE = 120
_LONGEST_ORDINAL = 50

_Headed = tuple[Line, re.Match[str]]


def find_unknown_headings(lines: Sequence[Line]) -> None:
    """Mark the headings of a text in which no known word heads anything, where words unknown here do."""
    if any(line.opening for line in lines):
        return
    found: defaultdict[str, list[_Headed]] = defaultdict(list)
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
            number = match["number"]
            _open(line, match, Kind.SECTION if outer else Kind.ARTICLE, place(number), in_eid(number))
    _find_ordinals(lines)
    _find_closing(lines)


def _headed(text: str) -> re.Match[str] | None:
    first = (_HEADED.fullmatch(text) if text[0].isalpha() else None) or _GLUED.fullmatch(text)
    return first or _NUMBER_FIRST.fullmatch(text)


def _open(line: Line, match: re.Match[str], kind: Kind, value: tuple[int, int] | None, address: str) -> None:
    rest = match["rest"].strip()
    label = line.text[: match.start("rest")].strip()
    word = f"{_UNKNOWN}{match['word'].lower()}"
    line.opening = Opening(kind, match["number"], rest, label, word, value, address)


def _find_ordinals(lines: Sequence[Line]) -> None:
    """Mark the containers that are counted in words: lines of one word and another that differs, each right before an
    article or another container, perhaps with a title between. The numerals count as they first come.
    """
    found: defaultdict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = _ORDINAL.fullmatch(line.text) if line.is_open and len(line.text) <= _LONGEST_ORDINAL else None
        if match:
            found[match["word"].lower()].append((at, match))
    candidates = {at for held in found.values() if len(held) >= _FEWEST_CONTAINERS for at, _ in held}
    for held in found.values():
        numerals: dict[str, int] = {}
        values = [numerals.setdefault(match["number"].lower(), len(numerals) + 1) for _, match in held]
        steps = [other in (one + 1, 1) for one, other in pairwise(values)]
        leading = all(_leads_to_heading(lines, at, candidates) for at, _ in held)
        if len(numerals) >= _FEWEST_CONTAINERS and all(steps) and leading:
            for value, (at, match) in zip(values, held, strict=True):
                _open(lines[at], match, Kind.SECTION, (value, 0), str(value))


def _leads_to_heading(lines: Sequence[Line], at: int, candidates: set[int]) -> bool:
    """Whether a heading follows, perhaps after one line that can be the title."""
    return any(_heads(lines, after, candidates) for after in (at + 1, at + 2)) and not lines[at].ends


def _heads(lines: Sequence[Line], at: int, candidates: set[int]) -> bool:
    return at < len(lines) and (lines[at].opening is not None or at in candidates)


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


def _counts_on(held: Sequence[_Headed], fewest: int) -> bool:
    """Whether the numbers after a word begin with one and nearly always go on, or begin anew."""
    steps = list(_steps(held))
    values = {match["number"] for _, match in held}
    return len(values) >= fewest and place(held[0][1]["number"]) == (1, 0) and sum(steps) >= _MOSTLY * (len(held) - 1)


def _is_outer(held: Sequence[_Headed]) -> bool:
    """Whether a word heads what articles stand in: it is counted from one on, also anew, and is followed by a title."""
    titles = all(len(match["rest"]) <= _LONGEST_TITLE and (not line.ends or not match["rest"]) for line, match in held)
    return len(held) >= _FEWEST_CONTAINERS and place(held[0][1]["number"]) == (1, 0) and all(_steps(held)) and titles


def _steps(held: Sequence[_Headed]) -> Iterator[bool]:
    """Yield, of each number after the first, whether it follows the one before or begins anew."""
    for one, other in pairwise(place(match["number"]) for _, match in held):
        if one and other:
            yield other == (1, 0) or is_next(one, other)
