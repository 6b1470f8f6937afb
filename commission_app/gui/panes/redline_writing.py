"""Writing what changes into a shown document: as one text with its changes, or old and new side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)

from commission_app.domain.passage import Line
from commission_app.gui.panes.placed_text import PlacedLine
from commission_app.gui.panes.text_writing import Ink, block_of, table_of
from commission_app.services.compare_drafts import Hunk, Row, without_editorial


@dataclass(frozen=True, slots=True)
class Told:
    """How moves are told (given the eid they came from or went to), and whether changes of print alone are hidden."""

    moved_from: Callable[[str], str]
    moved_to: Callable[[str], str]
    hides_editorial: bool = False

    def hunks(self, row: Row) -> Sequence[Hunk]:
        """Return the hunks of a row that are to be seen."""
        return without_editorial(row.hunks) if self.hides_editorial else row.hunks


def inserted(ink: Ink) -> QTextCharFormat:
    """Return the look of what is new: underlined and slanted, so that it is told without colours."""
    look = ink.look()
    look.setFontItalic(True)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setForeground(QBrush(QColor(ink.theme.support)))
    return look


def deleted(ink: Ink) -> QTextCharFormat:
    """Return the look of what is gone: struck."""
    look = ink.look()
    look.setFontStrikeOut(True)
    look.setForeground(QBrush(QColor(ink.theme.objection)))
    return look


def _note(ink: Ink) -> QTextCharFormat:
    look = ink.look(0.8)
    look.setForeground(QBrush(QColor(ink.theme.quiet)))
    return look


def write_redline(cursor: QTextCursor, language: str, rows: Sequence[Row], ink: Ink, told: Told) -> list[PlacedLine]:
    """Write the lines with their changes; return where what stands in the new text stands."""
    placed: list[PlacedLine] = []
    for row in rows:
        line = row.new or row.old
        if line is None or (row.is_heading and not row.changes_text):
            continue
        if not row.is_heading:
            _write_move(cursor, row, ink, told)
        if row.goes_on:
            cursor.insertText(" ", ink.look())
        else:
            cursor.insertBlock(block_of(line, ink))
        _write_label(cursor, row, ink)
        placed += _write_hunks(cursor, language, row, ink, told, sides=(True, True))
    return placed


def write_removed(cursor: QTextCursor, title: str, rows: Sequence[Row], ink: Ink, told: Told) -> int:
    """Write an article that was removed, struck, under its title; return the position where it begins."""
    block = QTextBlockFormat()
    block.setTopMargin(18)
    block.setBottomMargin(6)
    cursor.insertBlock(block)
    position = cursor.position()
    look = deleted(ink)
    look.setFontPointSize(look.fontPointSize() * 1.1)
    look.setFontWeight(QFont.Weight.Bold)
    cursor.insertText(title, look)
    write_redline(cursor, "", [row for row in rows if not row.is_heading], ink, told)
    return position


def _write_move(cursor: QTextCursor, row: Row, ink: Ink, told: Told) -> None:
    """Tell above a line where it came from, or where it went."""
    line = row.new or row.old
    said = told.moved_from(row.moved_from) if row.moved_from else told.moved_to(row.moved_to) if row.moved_to else ""
    if said and line:
        block = block_of(line, ink)
        block.setBottomMargin(0)
        block.setTextIndent(0)
        cursor.insertBlock(block)
        cursor.insertText(f"↷ {said}", _note(ink))


def _write_label(cursor: QTextCursor, row: Row, ink: Ink) -> None:
    old, new = (row.old.label if row.old else ""), (row.new.label if row.new else "")
    if row.renumbered and old:
        cursor.insertText(old, deleted(ink))
        cursor.insertText(" ", ink.look())
    label, look = (
        (new, inserted(ink) if not row.old or row.renumbered else ink.look()) if row.new else (old, deleted(ink))
    )
    if label:
        cursor.insertText(label, look)
        cursor.insertText(" " if row.goes_on else "\t", ink.look())


def _write_hunks(
    cursor: QTextCursor, language: str, row: Row, ink: Ink, told: Told, *, sides: tuple[bool, bool]
) -> list[PlacedLine]:
    """Write the pieces of a row: the old side, the new side, or both; return where those of the new stand."""
    shows_old, shows_new = sides
    placed: list[PlacedLine] = []
    for hunk in told.hunks(row):
        if hunk.is_equal:
            placed += _write_piece(cursor, language, row, hunk, _weighed(row, ink.look()), counts=shows_new)
            continue
        if shows_old and hunk.old:
            cursor.insertText(hunk.old, _weighed(row, deleted(ink)))
        if shows_new and hunk.new:
            placed += _write_piece(cursor, language, row, hunk, _weighed(row, inserted(ink)), counts=True)
    return placed


def _weighed(row: Row, look: QTextCharFormat) -> QTextCharFormat:
    if row.is_heading:
        look.setFontWeight(QFont.Weight.Bold)
    return look


def _write_piece(
    cursor: QTextCursor, language: str, row: Row, hunk: Hunk, look: QTextCharFormat, *, counts: bool
) -> list[PlacedLine]:
    position = cursor.position()
    cursor.insertText(hunk.new if counts else hunk.old, look)
    if not counts or row.new is None or row.is_heading:
        return []
    line = row.new
    start = line.start + hunk.new_start
    piece = Line(line.eid, "", hunk.new, start, start + len(hunk.new), line.depth)
    return [PlacedLine(language, piece, position)]


def write_side_by_side(
    cursor: QTextCursor, language: str, rows: Sequence[Row], heads: tuple[str, str], ink: Ink, told: Told
) -> list[PlacedLine]:
    """Write old and new in two columns, line beside line; return where what stands in the new text stands."""
    shown = [row for row in rows if not (row.is_heading and not row.changes_text)]
    cursor.insertBlock()
    table = cursor.insertTable(len(shown) + 1, 2, table_of(2, ink))
    head = ink.look(0.85)
    head.setFontWeight(QFont.Weight.Bold)
    for column, name in enumerate(heads):
        table.cellAt(0, column).firstCursorPosition().insertText(name, head)
    placed: list[PlacedLine] = []
    for number, row in enumerate(shown, 1):
        for column, line in enumerate((row.old, row.new)):
            cell = table.cellAt(number, column).firstCursorPosition()
            placed += _write_cell(cell, language, row, line, ink, told, is_new=column == 1)
    return placed


def _write_cell(
    cursor: QTextCursor, language: str, row: Row, line: Line | None, ink: Ink, told: Told, *, is_new: bool
) -> list[PlacedLine]:
    if line is None:
        if row.moved_from and not is_new:
            cursor.insertText(f"↷ {told.moved_from(row.moved_from)}", _note(ink))
        if row.moved_to and is_new:
            cursor.insertText(f"↷ {told.moved_to(row.moved_to)}", _note(ink))
        return []
    block = block_of(line, ink)
    block.setBottomMargin(0)
    cursor.setBlockFormat(block)
    if line.label:
        cursor.insertText(line.label, ink.look())
        cursor.insertText("\t", ink.look())
    return _write_hunks(cursor, language, row, ink, told, sides=(not is_new, is_new))
