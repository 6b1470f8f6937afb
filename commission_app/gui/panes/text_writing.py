"""Writing a provision into a shown document: in one language, or in several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
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
_STEPS, _MARGINS = 4, 4
"""Stops for the words after a number: so many to a margin, over so many margins."""


class Ink(NamedTuple):
    """How a text is written: the scale of its letters, the colours, the margin for the numbers in pixels at 13
    points, and what is said where a language lacks a line.
    """

    scale: float
    theme: Theme
    missing: str
    margin: int = MARGIN

    def look(self, size: float = 1.0) -> QTextCharFormat:
        """Return the look of letters of a size, in the colour of the pane they are shown in."""
        look = QTextCharFormat()
        look.setFontFamilies([SERIF_FAMILY])
        look.setFontPointSize(TEXT_POINTS * size * self.scale)
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
        placed.append(write_line(cursor, language, line, ink, [one for one in links if one.line == number]))
    return placed


def block_of(line: Line, ink: Ink) -> QTextBlockFormat:
    """Return how a line stands: its number hangs in the margin, and what is below another line is set in."""
    margin = ink.margin * ink.scale
    block = QTextBlockFormat()
    block.setLeftMargin(margin + STEP * ink.margin / MARGIN * ink.scale * max(0, line.depth - 1))
    block.setTextIndent(-margin if line.label else 0)
    block.setBottomMargin(8)
    block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    # A number wider than its margin («1-1)», the old one beside the new) pushes its words on by no more than needed.
    stops = (margin * (1 + step / _STEPS) for step in range(_MARGINS * _STEPS))
    block.setTabPositions([QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in stops])
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


def write_line(cursor: QTextCursor, language: str, line: Line, ink: Ink, links: Sequence[Link] = ()) -> PlacedLine:
    """Write a line with its number where the cursor is; return where it stands."""
    if line.label:
        cursor.insertText(f"{line.label}\t", ink.look())
    position, written = cursor.position(), 0
    for one in links:
        cursor.insertText(line.text[written : one.start], ink.look())
        cursor.insertText(line.text[one.start : one.end], ink.link(one.eid))
        written = one.end
    cursor.insertText(line.text[written:], ink.look())
    return PlacedLine(language, line, position)
