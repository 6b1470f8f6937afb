"""The lines of a source with what each was read as, as a table; quick with any number of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from commission_app.base.i18n import Translator
from commission_app.domain.line_reading import SET_APART, Reading, ReadLine, Traces

READING, TEXT = 0, 1
SAID_SIGN = "✎"
"""Stands at a line of which a person has said something; the words stand in the name for screen readers."""

_HEADINGS = frozenset(
    {Reading.PART, Reading.SECTION, Reading.CHAPTER, Reading.ARTICLE, Reading.ATTACHMENT, Reading.TITLE}
)
_LONGEST = 300
_Index = QModelIndex | QPersistentModelIndex
_NONE = Traces((), (), {})


def reading_name(translate: Translator, reading: Reading) -> str:
    """Return what a line is, in words."""
    return translate(f"import.is_{reading.value}")


class ReadLinesModel(QAbstractTableModel):
    """A row for each line: what it was read as, and its words."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._names = {reading: reading_name(translate, reading) for reading in Reading}
        self.lines: tuple[ReadLine, ...] = ()
        self.traces = _NONE
        self._strong = QFont()
        self._strong.setBold(True)

    def show(self, lines: tuple[ReadLine, ...], traces: Traces) -> None:
        """Show other lines, with what was said of them."""
        self.beginResetModel()
        self.lines, self.traces = lines, traces
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, _parent: _Index | None = None) -> int:
        """Return the number of columns."""
        return TEXT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._translate("import.column_text" if section == TEXT else "import.column_reading")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, or heard, of a line."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text[:_LONGEST] if index.column() == TEXT else self._name(index.row(), line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # Who hears the table hears a row by its first cell alone.
            return f"{self._heard(index.row(), line)}: {line.text}"
        if role == Qt.ItemDataRole.FontRole and line.reading in _HEADINGS:
            return self._strong
        if role == Qt.ItemDataRole.ForegroundRole and line.reading in SET_APART:
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == READING:
            return self._heard(index.row(), line)
        return None

    def _name(self, row: int, line: ReadLine) -> str:
        name = self._names[line.reading]
        return f"{name} {SAID_SIGN}" if row in self.traces.said else name

    def _heard(self, row: int, line: ReadLine) -> str:
        name = self._names[line.reading]
        return f"{name}, {self._translate('import.said_by_hand')}" if row in self.traces.said else name

    @property
    def names(self) -> list[str]:
        """What the lines can be called, as long as they can get."""
        return [f"{name} {SAID_SIGN}" for name in self._names.values()]
