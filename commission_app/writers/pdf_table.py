"""A table on PDF pages whose heading repeats and whose cells may be taller than a page.

Reportlab's own long table, where it breaks inside a row, repeats the heading in the middle of the page above the row
and leaves the broken edges open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

_LINE = HexColor("#7f7f7f")
_SHADE = HexColor("#ededed")
_SIDE, _ABOVE, _BELOW = 5.0, 3.0, 5.0
# A row lower than this is moved to the next page rather than broken; less than this is not worth beginning a row in.
_KEPT_WHOLE = 80.0
_LEAST_ROOM = 45.0
_HIGHEST_HEADING = 200.0

Cell = Sequence[Any]
"""The reportlab paragraphs in a cell."""


@dataclass(frozen=True)
class _Row:
    cells: tuple[Cell, ...]
    height: float


def _height(paragraph: Any, width: float) -> float:
    """Return how high a paragraph is: measured once, since what is left of a long cell is asked on every page."""
    known: tuple[float, float] | None = getattr(paragraph, "measured", None)
    if known is None or known[0] != width:
        known = paragraph.measured = width, paragraph.wrap(width, 0)[1]
    return known[1]


def _cell_height(cell: Cell, width: float) -> float:
    heights = [_height(paragraph, width) for paragraph in cell]
    gaps: list[float] = [paragraph.style.spaceAfter for paragraph in cell[:-1]]
    return sum(heights) + sum(gaps)


def _measured(cells: Sequence[Cell], widths: Sequence[float]) -> _Row:
    heights = [_cell_height(cell, width - 2 * _SIDE) for cell, width in zip(cells, widths, strict=True)]
    return _Row(tuple(cells), max(heights, default=0.0) + _ABOVE + _BELOW)


def _cut_cell(cell: Cell, width: float, room: float) -> tuple[list[Any], list[Any]]:
    """Return what of a cell fits into ``room``, and the rest; a paragraph is broken so that no line stands alone."""
    for number, paragraph in enumerate(cell):
        height = paragraph.wrap(width, room)[1]
        if height > room:
            pieces = paragraph.split(width, room)
            if pieces:
                return [*cell[:number], pieces[0]], [*pieces[1:], *cell[number + 1 :]]
            while number and cell[number - 1].style.keepWithNext:
                number -= 1
            return list(cell[:number]), list(cell[number:])
        room -= height + paragraph.style.spaceAfter
    return list(cell), []


class TableFlow(Flowable):  # type: ignore[misc]
    """A table of measured rows below a heading, which may be absent."""

    def __init__(self, heading: _Row | None, rows: Sequence[_Row], widths: Sequence[float]) -> None:
        super().__init__()
        self._heading, self._rows, self._widths = heading, rows, widths

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size, which does not depend on the room."""
        self.width = sum(self._widths)
        self.height = sum(row.height for row in self._all_rows())
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:  # noqa: ARG002
        """Return the part that fits and the rest, or nothing where not even a piece of the first row fits."""
        room = available_height - (self._heading.height if self._heading else 0)
        count = 0
        while count < len(self._rows) and self._rows[count].height <= room:
            room -= self._rows[count].height
            count += 1
        above, below = list(self._rows[:count]), list(self._rows[count:])
        pieces = self._cut(below[0], room) if below else None
        if pieces:
            above.append(pieces[0])
            below[0] = pieces[1]
        if not above:
            return []
        return [TableFlow(self._heading, part, self._widths) for part in (above, below) if part]

    def _cut(self, row: _Row, room: float) -> tuple[_Row, _Row] | None:
        """Return a row in two pieces, the first of which fits, if each cell has something to put into it."""
        if room < _LEAST_ROOM or row.height < _KEPT_WHOLE:
            return None
        inside = room - _ABOVE - _BELOW
        cuts = [_cut_cell(cell, width - 2 * _SIDE, inside) for cell, width in zip(row.cells, self._widths, strict=True)]
        if any(below and not above for above, below in cuts):
            return None
        first, second = ([cut[piece] for cut in cuts] for piece in (0, 1))
        return _measured(first, self._widths), _measured(second, self._widths)

    def _all_rows(self) -> list[_Row]:
        return [*([self._heading] if self._heading else []), *self._rows]

    def draw(self) -> None:
        """Draw shade, text and lines, from the top down."""
        canvas, y = self.canv, self.height
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(_LINE)
        for row in self._all_rows():
            y -= row.height
            x = 0.0
            for cell, width in zip(row.cells, self._widths, strict=True):
                if row is self._heading:
                    canvas.setFillColor(_SHADE)
                    canvas.rect(x, y, width, row.height, stroke=0, fill=1)
                canvas.rect(x, y, width, row.height, stroke=1, fill=0)
                self._draw_cell(cell, x + _SIDE, y + row.height - _ABOVE, width - 2 * _SIDE)
                x += width
        canvas.restoreState()

    def _draw_cell(self, cell: Cell, x: float, top: float, width: float) -> None:
        for paragraph in cell:
            top -= paragraph.wrap(width, top)[1]
            paragraph.drawOn(self.canv, x, top)
            top -= paragraph.style.spaceAfter


def table_flow(heads: Sequence[Any], rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> TableFlow:
    """Return a table of reportlab paragraphs: one a column in ``heads``, any number a cell; ``widths`` in points.

    A heading so high that little would fit below it stands once, as the first row.
    """
    heading = _measured([[head] for head in heads], widths)
    measured = [_measured(row, widths) for row in rows]
    if heading.height > _HIGHEST_HEADING:
        return TableFlow(None, [heading, *measured], widths)
    return TableFlow(heading, measured, widths)
