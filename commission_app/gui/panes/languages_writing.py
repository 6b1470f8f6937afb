"""Writing an article in several languages: aligned by paragraph, in columns or one below another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextCursor, QTextLength, QTextTable, QTextTableCell

from commission_app.domain.document import Provision
from commission_app.domain.passage import Line, passage
from commission_app.gui.actions import LANGUAGE_NAMES
from commission_app.gui.panes.placed_text import PlacedLine
from commission_app.gui.panes.text_writing import Ink, block_of, table_of, write_line
from commission_app.gui.session import Session
from commission_app.services import texts

_NAMES = {language.value: name for language, name in LANGUAGE_NAMES.items()}
_SIGN = 3
"""Letters of a language's name that stand for it where there is no column under its name."""
_SIGN_ROOM, _APART = 64, 16
"""Pixels at 13 points: the column of those signs, and the room above each paragraph."""


class LanguagesWriting:
    """Writes columns; where a word has no room in one of them, whoever shows them asks for the other way.

    ``is_stacked`` says whether the languages stand one below another.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.is_stacked = False
        self._needed = 0.0
        self._written: tuple[float, tuple[str, ...]] = (0.0, ())

    def write(self, cursor: QTextCursor, node: Provision, languages: Sequence[str], ink: Ink) -> list[PlacedLine]:
        """Write an article in all these languages; return where its lines stand."""
        session = self._session
        if session.workspace is None or session.draft is None:
            return []
        columns = {}
        for language in languages:
            found = texts.document(session.workspace, session.draft, language).find(node.eid)
            columns[language] = passage(found).lines if found else ()
        # With other letters, or other languages, columns may have room again.
        written, self._written = self._written, (ink.scale, tuple(languages))
        self.is_stacked = self.is_stacked and written == self._written
        write = write_stacked if self.is_stacked else write_side_by_side
        return write(cursor, columns, _NAMES, ink)

    def turns(self, wanted: float, room: int, bar: int) -> bool:
        """Whether what is shown is to be written the other way: it wants so many pixels, and there is this room.

        Columns come back only where they would have room beside a scroll bar, too: else both ways could take turns.
        """
        if not self.is_stacked:
            self._needed = wanted
        turned = wanted > room if not self.is_stacked else room >= self._needed + bar
        self.is_stacked ^= turned
        return turned


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


def write_stacked(
    cursor: QTextCursor, columns: Mapping[str, Sequence[Line]], names: Mapping[str, str], ink: Ink
) -> list[PlacedLine]:
    """Write several languages one below another, line by line, each beside a sign of its language."""
    found = rows(columns)
    cursor.insertBlock()
    look = table_of(2, ink)
    room = QTextLength(QTextLength.Type.FixedLength, _SIGN_ROOM * ink.scale)
    look.setColumnWidthConstraints([room, QTextLength(QTextLength.Type.VariableLength, 0)])
    look.setHeaderRowCount(0)
    table = cursor.insertTable(max(1, len(found) * len(columns)), 2, look)
    placed: list[PlacedLine] = []
    for number, row in enumerate(found):
        for below, language in enumerate(columns):
            place = number * len(columns) + below
            _write_sign(table, place, names.get(language, language), ink, is_first=not below)
            placed += _write_cell(table.cellAt(place, 1), language, row.get(language), ink)
    return placed


def _write_sign(table: QTextTable, row: int, name: str, ink: Ink, *, is_first: bool) -> None:
    """Name the language of a row, and set the first language of a paragraph apart from what goes before."""
    for column in range(2 if is_first else 0):
        cell = table.cellAt(row, column)
        apart = cell.format().toTableCellFormat()
        apart.setTopPadding(_APART * ink.scale)
        cell.setFormat(apart)
    look = ink.look(0.8)
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QBrush(QColor(ink.theme.quiet)))
    table.cellAt(row, 0).firstCursorPosition().insertText(name[:_SIGN].upper(), look)


def _write_cell(cell: QTextTableCell, language: str, line: Line | None, ink: Ink) -> list[PlacedLine]:
    cursor = cell.firstCursorPosition()
    if line is not None:
        block = block_of(line, ink)
        block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block.setBottomMargin(0)
        cursor.setBlockFormat(block)
        return [write_line(cursor, language, line, ink)]
    ground = cell.format()
    ground.setBackground(QBrush(QColor(ink.theme.refusal)))
    cell.setFormat(ground)
    look = ink.look(0.85)
    look.setForeground(QBrush(QColor(ink.theme.on_refusal)))
    cursor.insertText(f"! {ink.missing}", look)
    return []
