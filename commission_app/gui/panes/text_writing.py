"""Writing a provision into a shown document: in one language, or in several side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTableCell,
    QTextTableFormat,
)

from commission_app.base.fonts import SERIF_FAMILY
from commission_app.domain.passage import Line
from commission_app.gui.panes.placed_text import PlacedLine
from commission_app.gui.theme import Theme

if TYPE_CHECKING:
    from commission_app.services.links import Link

TEXT_POINTS = 13
MARGIN = 44
"""Pixels at 13 points that are left for the numbers, which hang in the margin."""
STEP = 30


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is written: the scale of its letters, the colours, the margin for the numbers in pixels at 13
    points, and what is said where a language lacks a line.
    """

    scale: float
    theme: Theme
    missing: str
    margin: int = MARGIN

    def look(self, size: float = 1.0) -> QTextCharFormat:
        """Return the look of letters of a size."""
        look = QTextCharFormat()
        look.setFontFamilies([SERIF_FAMILY])
        look.setFontPointSize(TEXT_POINTS * size * self.scale)
        look.setForeground(QBrush(QColor(self.theme.text)))
        return look

    def link(self, eid: str) -> QTextCharFormat:
        """Return the look of letters that lead to a provision."""
        look = self.look()
        look.setAnchor(True)
        look.setAnchorHref(f"place:{eid}")
        look.setForeground(QBrush(QColor(self.theme.link)))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return look


def write_heading(cursor: QTextCursor, text: str, ink: Ink) -> None:
    """Write the heading of the provision."""
    block = QTextBlockFormat()
    block.setBottomMargin(10)
    block.setHeadingLevel(2)
    look = ink.look(1.3)
    look.setFontWeight(QFont.Weight.Bold)
    cursor.setBlockFormat(block)
    cursor.insertText(text, look)


def write_link(cursor: QTextCursor, eid: str, text: str, ink: Ink) -> None:
    """Write a line that leads to another provision."""
    block = QTextBlockFormat()
    block.setBottomMargin(6)
    cursor.insertBlock(block)
    cursor.insertText(text, ink.link(eid))


def write_lines(
    cursor: QTextCursor, language: str, lines: Sequence[Line], ink: Ink, links: Sequence[Link] = ()
) -> list[PlacedLine]:
    """Write the lines of a passage one under the other, some words as links; return where they stand."""
    placed: list[PlacedLine] = []
    for number, line in enumerate(lines):
        cursor.insertBlock(block_of(line, ink))
        placed.append(_write_line(cursor, language, line, ink, [one for one in links if one.line == number]))
    return placed


def block_of(line: Line, ink: Ink) -> QTextBlockFormat:
    """Return how a line stands: its number hangs in the margin, and what is below another line is set in."""
    margin = ink.margin * ink.scale
    block = QTextBlockFormat()
    block.setLeftMargin(margin + STEP * ink.margin / MARGIN * ink.scale * max(0, line.depth - 1))
    block.setTextIndent(-margin if line.label else 0)
    block.setBottomMargin(8)
    block.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setTabPositions([QTextOption.Tab(margin, QTextOption.TabType.LeftTab)])
    return block


def table_of(columns: int, ink: Ink) -> QTextTableFormat:
    """Return the look of a table of equally wide columns under a heading, with quiet lines between its cells."""
    look = QTextTableFormat()
    look.setBorder(1)
    # Without a style, Qt draws the line at the right edge alone.
    look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(QColor(ink.theme.line)))
    look.setCellPadding(6)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    look.setHeaderRowCount(1)
    return look


def _write_line(cursor: QTextCursor, language: str, line: Line, ink: Ink, links: Sequence[Link] = ()) -> PlacedLine:
    if line.label:
        cursor.insertText(f"{line.label}\t", ink.look())
    position, written = cursor.position(), 0
    for one in links:
        cursor.insertText(line.text[written : one.start], ink.look())
        cursor.insertText(line.text[one.start : one.end], ink.link(one.eid))
        written = one.end
    cursor.insertText(line.text[written:], ink.look())
    return PlacedLine(language, line, position)


Row = dict[str, Line]


def rows(columns: Mapping[str, Sequence[Line]]) -> list[Row]:
    """Return the lines of several languages side by side: those of one provision in one row.

    A line that only some languages have stands after the one that goes before it there.
    """
    order: list[tuple[str, int]] = []
    found: dict[tuple[str, int], Row] = {}
    for language, lines in columns.items():
        counts: dict[str, int] = {}
        before = -1
        for line in lines:
            key = (line.eid, counts.get(line.eid, 0))
            counts[line.eid] = key[1] + 1
            if key in found:
                before = order.index(key)
            else:
                before += 1
                order.insert(before, key)
                found[key] = {}
            found[key][language] = line
    return [found[key] for key in order]


def write_side_by_side(
    cursor: QTextCursor, columns: Mapping[str, Sequence[Line]], names: Mapping[str, str], ink: Ink
) -> list[PlacedLine]:
    """Write several languages in columns, a row for each line; return where the lines stand.

    What a language lacks is said in its cell, on a coloured ground.
    """
    found = rows(columns)
    cursor.insertBlock()
    table = cursor.insertTable(len(found) + 1, len(columns), table_of(len(columns), ink))
    for column, language in enumerate(columns):
        head = ink.look(0.85)
        head.setFontWeight(QFont.Weight.Bold)
        table.cellAt(0, column).firstCursorPosition().insertText(names.get(language, language), head)
    placed: list[PlacedLine] = []
    for number, row in enumerate(found, 1):
        for column, language in enumerate(columns):
            placed += _write_cell(table.cellAt(number, column), language, row.get(language), ink)
    return placed


def _write_cell(cell: QTextTableCell, language: str, line: Line | None, ink: Ink) -> list[PlacedLine]:
    cursor = cell.firstCursorPosition()
    if line is not None:
        block = block_of(line, ink)
        block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block.setBottomMargin(0)
        cursor.setBlockFormat(block)
        return [_write_line(cursor, language, line, ink)]
    ground = cell.format()
    ground.setBackground(QBrush(QColor(ink.theme.refusal)))
    cell.setFormat(ground)
    look = ink.look(0.85)
    look.setForeground(QBrush(QColor(ink.theme.on_refusal)))
    cursor.insertText(f"! {ink.missing}", look)
    return []
