"""The text layer of a PDF's page, letter by letter, in the order that it is read in."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

HYPHEN = "\x02"
"""What a line ends with here where a hyphen at its end breaks a word off."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""

_ROW = re.compile(r"[^\r\n]+")
_NEAR = 2.0
_COVERED = 0.6
_SPACED = 0.2


class Layer:
    """The text layer of a page, asked letter by letter."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._held = page.get_textpage()
        # PDFium marks the hyphen at the end of a line by a noncharacter, with no line break after it, or by U+0002.
        self.text: str = self._held.get_text_range().replace("\ufffe", HYPHEN)
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._places: list[int] | None = None

    def close(self) -> None:
        """Let go of the page."""
        self._held.close()

    def box(self, place: int) -> Box:
        """Return where a letter stands."""
        left, right, bottom, top = self._edges
        at = place if self._places is None else self._places[place]
        self._raw.FPDFText_GetCharBox(self._held, at, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def _advance(self, place: int) -> Box:
        """Return the room that a letter takes up on its row, with what is left free beside it."""
        room = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._held, place, room)
        return room.left, room.bottom, room.right, room.top

    def size(self, place: int) -> float:
        """Return how large a letter is set."""
        return float(self._raw.FPDFText_GetFontSize(self._held, place if self._places is None else self._places[place]))

    def rectangles(self) -> list[Box]:
        """Return the places of the pieces of text on the page, which are as many as there are changes of font."""
        left, right, bottom, top = self._edges
        found = []
        for place in range(self._raw.FPDFText_CountRects(self._held, 0, -1)):
            self._raw.FPDFText_GetRect(self._held, place, left, top, right, bottom)
            found.append((left.value, bottom.value, right.value, top.value))
        return found

    def put_in_order(self, rectangles: Sequence[Box]) -> None:
        """Put the letters of those rows in order that were written in two goes.

        Programs write the letters that a font lacks, from another font, after all others of their row.
        """
        heights = [(one[1] + one[3]) / 2 for one in _written_over(rectangles)]
        if not heights:
            return
        text: list[str] = []
        places: list[int] = []
        done = 0
        for start, end in self._rows_at(heights):
            ordered = self._ordered(start, end)
            if ordered is not None:
                text += [self.text[done:start], *(letter for letter, _ in ordered)]
                places += [*range(done, start), *(place for _, place in ordered)]
                done = end
        places += range(done, len(self.text))
        self.text, self._places = "".join((*text, self.text[done:])), places

    def _rows_at(self, heights: Sequence[float]) -> Iterator[tuple[int, int]]:
        """Yield the rows at these heights; what the text layer parts although it is on one row is one."""
        open_row: tuple[int, int, Box] | None = None
        for match in _ROW.finditer(self.text):
            box = self.box(match.start())
            if open_row and _on_one_row(open_row[2], box) and box[0] < self.box(open_row[1] - 1)[2]:
                open_row = open_row[0], match.end(), open_row[2]
                continue
            if open_row:
                yield open_row[:2]
            written_over = any(box[1] - _NEAR <= height <= box[3] + _NEAR for height in heights)
            open_row = (match.start(), match.end(), box) if written_over else None
        if open_row:
            yield open_row[:2]

    def _ordered(self, start: int, end: int) -> list[tuple[str, int]] | None:
        """Return the letters of a row from left to right with their places; None where that cannot or need not be."""
        boxes = [(self._advance(place), place) for place in range(start, end)]
        real = [(box, place) for box, place in boxes if box[2] > box[0]]
        late = [place for (before, _), (box, place) in pairwise(real) if box[0] < before[0]]
        # Digits, which no font lacks, are raised marks of the next row.
        marks = any(self.text[place].isdigit() for place in late)
        if not late or marks or any(self.text[place] == HYPHEN for place in range(start, end)):
            return None
        real.sort(key=lambda one: one[0][0])
        found: list[tuple[str, int]] = []
        before: Box | None = None
        for box, place in real:
            letter = self.text[place]
            if before is not None:
                covered = before[2] - box[0] > _COVERED * (box[2] - box[0])
                # The letters of a ligature are all where it is.
                if covered and not letter.isspace() and place != found[-1][1] + 1:
                    return None
                height = max(box[3] - box[1], before[3] - before[1])
                if box[0] - before[2] > _SPACED * height and found[-1][0] != " " and letter != " ":
                    found.append((" ", place))
            found.append((letter, place))
            before = box
        return found


def _written_over(rectangles: Sequence[Box]) -> Iterator[Box]:
    """Yield those pieces of text that the one written after them begins within or before, on their row."""
    for before, after in pairwise(rectangles):
        if after[0] < before[2] - _NEAR and _on_one_row(before, after):
            yield before


def _on_one_row(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] - _NEAR < middle < one[3] + _NEAR
