"""Sentences and items of one line that are lines of their own in the other text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from rapidfuzz.distance import Indel

from commission_app.compare.clauses import clause_ends
from commission_app.compare.editorial import printed_law
from commission_app.compare.pairing import Item
from commission_app.compare.units import Side
from commission_app.compare.words import words
from commission_app.domain.passage import Line

Cuttable: TypeAlias = "tuple[Side, Sequence[Item]]"
"""A text and its lines as items."""

_MOST = 12
"""Free lines that are looked at before and after a counterpart: no sentence of a law is cut into more."""

_MARKS = 8

_ALIKE = 0.5
"""What is left of a line that was cut has so much in common, word by word, with what it is now."""


def cut_lines(
    whole: Cuttable, parts: Cuttable, links: Iterable[tuple[int, int]], free: Collection[int]
) -> Iterator[tuple[int, dict[int, Line]]]:
    """Yield each line of a whole text that is several of another one, with its pieces by the lines there that they are.

    ``links`` are lines of the one and of the other that are counterparts within corresponding articles, ``free`` those
    of the other without a counterpart. A line was cut where its counterpart and the free lines right before and after
    it are its clauses, word for word; one of them may be reworded. Where old lines were joined, the new line is cut.
    """
    (one, whole_items), (other, items) = whole, parts
    for place, counterpart in links:
        here = _free_around(counterpart, free, other.units[other.unit_of[counterpart]].lines)
        # The first letter may have become a capital.
        if len(here) > 1 and any(items[part].key[1:] in whole_items[place].key for part in here):
            line, now = one.lines[place], other.lines[here.start : here.stop]
            pieces = _pieces(line.text, now, here.index(counterpart))
            if pieces:
                told = {here[number]: _piece(line, *span, now[number].label) for number, span in pieces.items()}
                yield place, dict(sorted(told.items()))


def _free_around(place: int, free: Collection[int], unit: range) -> range:
    first, last = place, place
    while first - 1 in unit and first - 1 in free and place - first < _MOST:
        first -= 1
    while last + 1 in unit and last + 1 in free and last - place < _MOST:
        last += 1
    return range(first, last + 1)


def _pieces(text: str, lines: Sequence[Line], kept: int) -> dict[int, tuple[int, int]]:
    """Return where in a text some lines stood, by their numbers, the one at ``kept`` among them; none in most texts."""
    ends = clause_ends(text)
    if not ends:
        return {}
    for number in sorted(range(len(lines)), key=lambda one: one != kept):
        found = _beside(text, ends, lines, number)
        if number == kept and found:
            return found
        if kept in found and _are_alike(text[slice(*found[number])], lines[number].text):
            return found
    return {}


def _beside(text: str, ends: Sequence[int], lines: Sequence[Line], rest: int) -> dict[int, tuple[int, int]]:
    """Return where lines stood at the beginning and the end of a text; what is left is the one at ``rest``."""
    start, end = 0, len(text)
    found: dict[int, tuple[int, int]] = {}
    for number in range(rest):
        longest = start + _longest(lines[number])
        near = ends[bisect_right(ends, start) : bisect_right(ends, min(longest, end - 1))]
        stop = next((one for one in near if _is_said(text[start:one], lines[number])), None)
        if stop is not None:
            found[number] = start, stop
            start = stop
    for number in reversed(range(rest + 1, len(lines))):
        longest = end - _longest(lines[number])
        near = ends[bisect_right(ends, max(longest, start)) : bisect_left(ends, end)]
        begin = next((one for one in near if _is_said(text[one:end], lines[number])), None)
        if begin is not None:
            found[number] = begin, end
            end = begin
    return {**found, rest: (start, end)} if found else {}


def _longest(line: Line) -> int:
    """Return how long a piece can be that says the same as a line: spaces and marks may be printed otherwise."""
    return len(line.label) + len(line.text) + len(line.text) // 4 + _MARKS


def _are_alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(words(one), words(other)) >= _ALIKE


def _piece(line: Line, start: int, end: int, number: str) -> Line:
    """Return a piece of a line without the spaces around it; the number is printed before the first one, or within the
    line where that of the new line was printed there: «1) …; 2) …».
    """
    whole = line.text[start:end]
    text = whole.strip()
    begin = line.start + start + len(whole) - len(whole.lstrip())
    label = "" if start else line.label
    if number and not label and text.startswith(number):
        label, bare = number, text.removeprefix(number).lstrip()
        begin, text = begin + len(text) - len(bare), bare
    return line._replace(label=label, text=text, start=begin, end=begin + len(text))


def _is_said(piece: str, line: Line) -> bool:
    """Whether a piece says what a line says, without its number or with it."""
    said = _said(piece)
    return said == _said(line.text) or (line.label != "" and said == _said(f"{line.label} {line.text}"))


def _said(text: str) -> str:
    return printed_law(text).casefold()
