"""The printed lines of a PDF's page: where they stand, how large they are, which of their digits are raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from commission_app.readers.block import raised
from commission_app.readers.pdf_layer import HYPHEN, Box, Layer

_DIGITS = re.compile(r"(?<![\d.,])\d{1,4}")
_RAISED_BY = 0.45
_SMALLER = 0.85
_JOINED = 8.0
_SPACE = 0.25
_GUTTER = 9.0
_FEWEST_ROWS = 6
_CROSSING = 0.25
_WIDE = 18.0
_SMALLER_PRINT = 0.93

_ROW = re.compile(r"[^\r\n\x02]+\x02?|\x02")
_LAST_DIGITS = re.compile(r"\s+(?P<digits>\d{1,3})$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line: its text, its edges in points, the size of its letters, its page and its column on it.

    Column 0 is of lines over the whole width.
    """

    text: str
    left: float
    right: float
    page: int
    bottom: float = 0.0
    size: float = 0.0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order.

    ``is_picture`` says that it shows a picture and no text; ``reordered`` that columns were put one after the other.
    """

    lines: tuple[TextLine, ...]
    is_picture: bool = False
    reordered: bool = False


@dataclass(slots=True)
class _Piece:
    """A run of letters on one row: where it begins and ends in the text, and its edges there."""

    start: int
    end: int
    first: Box
    last: Box


def lines_of(page: Any, number: int) -> Page:
    """Return the lines of a page, which is closed."""
    layer = Layer(page)
    try:
        rectangles = layer.rectangles()
        layer.put_in_order(rectangles)
        pieces = _rows(layer)
        if not pieces:
            return Page((), is_picture=_shows_picture(page))
        gutter = _gutter(rectangles, pieces)
        if gutter is not None:
            pieces = [half for piece in pieces for half in _split(layer, piece, gutter)]
        for at, height in _gaps(rectangles):
            pieces = [half for piece in pieces for half in _without_margin(layer, piece, at, height)]
        lines = [_line(layer, group, number) for group in _joined(pieces)]
        if gutter is None:
            return Page(tuple(lines))
        ordered, moved = _by_columns(lines, gutter)
        return Page(tuple(ordered), reordered=moved)
    finally:
        layer.close()
        page.close()


def _shows_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2))


def _rows(layer: Layer) -> list[_Piece]:
    found: list[_Piece] = []
    for match in _ROW.finditer(layer.text):
        row = match.group()
        stripped = row.strip()
        if stripped:
            first = match.start() + len(row) - len(row.lstrip())
            end = first + len(stripped)
            # The mark of a hyphen has no place of its own on the page.
            last = end - 1 if stripped[-1] != HYPHEN or len(stripped) == 1 else end - 2
            found += _without_next(layer, _Piece(first, end, layer.box(first), layer.box(last)))
    return found


def _without_next(layer: Layer, piece: _Piece) -> list[_Piece]:
    """Part a row from raised digits at its end that stand at the beginning of the next row on the page."""
    ends = layer.text[piece.end - 1].isdigit()
    match = _LAST_DIGITS.search(layer.text, max(piece.start, piece.end - 8), piece.end) if ends else None
    if match is None or match.start() <= piece.start:
        return [piece]
    before, digit = layer.box(match.start() - 1), layer.box(match.start("digits"))
    if digit[2] > before[0] or digit[3] > before[3]:
        return [piece]
    return [
        _Piece(piece.start, match.start(), piece.first, before),
        _Piece(match.start("digits"), piece.end, digit, piece.last),
    ]


def _joined(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each printed line: a raised digit ends a line of the text layer in the middle of a row."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _continues(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _continues(group: Sequence[_Piece], piece: _Piece) -> bool:
    gap = piece.first[0] - group[-1].last[2]
    bottom = min(min(one.first[1], one.last[1]) for one in group)
    top = max(max(one.first[3], one.last[3]) for one in group)
    return -2.0 < gap < _JOINED and piece.first[1] < top and bottom < piece.first[3]


def _line(layer: Layer, group: Sequence[_Piece], number: int) -> TextLine:
    text = ""
    places: list[int] = []
    height = max(piece.first[3] - piece.first[1] for piece in group)
    for before, piece in zip((None, *group), group, strict=False):
        if before is not None and piece.first[0] - before.last[2] > _SPACE * height:
            text += " "
            places.append(piece.start)
        text += layer.text[piece.start : piece.end]
        places += range(piece.start, piece.end)
    printed = _with_raised_digits(layer, text, places)
    # A raised digit at the beginning says nothing of how large the letters of a line are, or how high it stands.
    main = max(group, key=lambda piece: piece.end - piece.start)
    return TextLine(printed, group[0].first[0], group[-1].last[2], number, main.first[1], layer.size(main.start))


def _with_raised_digits(layer: Layer, text: str, places: Sequence[int]) -> str:
    """Return a line with those digits as superscripts that stand above it; ``places`` are its letters in the layer."""
    found = ""
    done = 0
    for match in _DIGITS.finditer(text):
        start, end = _raised_span(layer, text, places, match)
        if start < end:
            found += text[done:start] + raised(text[start:end])
            done = end
    return found + text[done:]


def _raised_span(layer: Layer, text: str, places: Sequence[int], digits: re.Match[str]) -> tuple[int, int]:
    """Return from where to where a run of digits is raised: its end, or its beginning, if at all."""
    start, end = digits.span()
    reference = _reference(layer, text, places, digits)
    if reference is None:
        return end, end
    at = end
    while at > start and _is_raised(layer.box(places[at - 1]), reference):
        at -= 1
    if at < end:
        return at, end
    at = start
    while at < end and _is_raised(layer.box(places[at]), reference):
        at += 1
    return start, at


def _reference(layer: Layer, text: str, places: Sequence[int], digits: re.Match[str]) -> Box | None:
    """Return the box of what stands on the line: the first or last digit, or the nearest letter beside the digits."""
    if digits.end() - digits.start() > 1:
        first, last = layer.box(places[digits.start()]), layer.box(places[digits.end() - 1])
        if _stands_above(last, first):
            return first
        if _stands_above(first, last):
            return last
    for at in (digits.start() - 1, digits.start() - 2, digits.end(), digits.end() + 1):
        if 0 <= at < len(text) and text[at].isalpha():
            return layer.box(places[at])
    # Of a mark before a bracket and a number, «¹[23.», nothing else tells how high the line is.
    beside = digits.end() + 1
    return layer.box(places[beside]) if beside < len(text) and text[beside].isdigit() else None


def _stands_above(box: Box, other: Box) -> bool:
    return box[1] > other[1] + _RAISED_BY * (box[3] - box[1])


def _is_raised(box: Box, reference: Box) -> bool:
    height = box[3] - box[1]
    return height > 0 and box[1] - reference[1] > _RAISED_BY * height and box[3] > reference[3] - _SMALLER * height


def _gutter(rectangles: Sequence[Box], pieces: Sequence[_Piece]) -> float | None:
    """Return where a page is parted into two columns; None where it is not.

    That is a strip near the middle which few pieces of text cross and which has rows of text on both sides of it.
    """
    if len(pieces) < _FEWEST_ROWS:
        return None
    left, right = min(box[0] for box in rectangles), max(box[2] for box in rectangles)
    width = right - left
    for share in (0.5, 0.48, 0.52, 0.45, 0.55, 0.42, 0.58, 0.38, 0.62):
        at = left + width * share
        crossing = sum(box[0] < at + _GUTTER / 2 and box[2] > at - _GUTTER / 2 for box in rectangles)
        if crossing > _CROSSING * len(rectangles):
            continue
        before = {round(box[1]) for box in rectangles if box[2] <= at and box[2] - box[0] > width * 0.2}
        after = {round(box[1]) for box in rectangles if box[0] >= at and box[2] - box[0] > width * 0.2}
        if min(len(before), len(after)) >= _FEWEST_ROWS:
            return at
    return None


def _gaps(rectangles: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Yield the middle of each wide gap between two pieces of text on one row, and the height of that row."""
    for before, after in pairwise(rectangles):
        if after[0] - before[2] > _WIDE and after[1] < before[3] and before[1] < after[3]:
            yield (before[2] + after[0]) / 2, (max(before[1], after[1]) + min(before[3], after[3])) / 2


def _without_margin(layer: Layer, piece: _Piece, at: float, height: float) -> list[_Piece]:
    """Part a piece at a wide gap where one side is in smaller letters: that is in the margin."""
    if not piece.first[1] - _JOINED < height < piece.first[3] + _JOINED:
        return [piece]
    halves = _split(layer, piece, at)
    if len(halves) == 1:
        return halves
    one, other = (layer.size(half.start) for half in halves)
    return halves if min(one, other) < _SMALLER_PRINT * max(one, other) else [piece]


def _split(layer: Layer, piece: _Piece, gutter: float) -> list[_Piece]:
    """Part a piece at the gutter, if it leaves it free."""
    if not piece.first[0] < gutter < piece.last[2]:
        return [piece]
    text = layer.text[piece.start : piece.end]
    low, high = 0, len(text) - 1
    while low < high:
        middle = (low + high) // 2
        if layer.box(piece.start + middle)[0] < gutter:
            low = middle + 1
        else:
            high = middle
    before, after = text[:low].rstrip(), text[low:].lstrip()
    if not before or not after:
        return [piece]
    end, begin = piece.start + len(before), piece.end - len(after)
    last, first = layer.box(end - 1), layer.box(begin)
    if first[0] - last[2] < _GUTTER:
        return [piece]
    return [_Piece(piece.start, end, piece.first, last), _Piece(begin, piece.end, first, piece.last)]


def _by_columns(lines: Sequence[TextLine], gutter: float) -> tuple[list[TextLine], bool]:
    """Put the columns one after the other between the lines over the whole width; say whether that moved any."""
    placed = [replace(line, column=_column(line, gutter)) for line in lines]
    found: list[TextLine] = []
    band: list[TextLine] = []
    for line in (*placed, None):
        if line is not None and line.column:
            band.append(line)
            continue
        found += [one for one in band if one.column == 1] + [one for one in band if one.column > 1]
        band.clear()
        if line is not None:
            found.append(line)
    return found, found != placed


def _column(line: TextLine, gutter: float) -> int:
    if line.right <= gutter:
        return 1
    return 2 if line.left >= gutter else 0
