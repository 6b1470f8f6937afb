"""What is told of files: in a table, or, where that has no room with large letters, one file below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
)

from commission_app.gui.fitting import Fitting
from commission_app.gui.panes.labels import breakable
from commission_app.gui.panes.wordy_column import WordyColumn


class FileTable(Fitting, QStackedWidget):
    """Shows rows of which the first cell names a file and the last is a remark; nobody has to scroll sideways."""

    def __init__(self, columns: int, numbers: Iterable[int]) -> None:
        super().__init__()
        self._numbers = frozenset(numbers)
        self.table, self.list = QTableWidget(0, columns), QListWidget()
        self._remarks = WordyColumn(self.table, columns - 1, wrap=True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self.table)
        self.addWidget(self.list)

    def show_rows(self, name: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows under the titles of their columns; ``name`` says to screen readers what they are."""
        self.table.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(list(titles))
        self.table.setRowCount(len(rows))
        self.list.clear()
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column in self._numbers:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
            self.list.addItem(_told(titles, cells))
        self.fit()
        self.table.resizeRowsToContents()

    def fit(self) -> None:
        """Show the table where it has room."""
        held = self.table.hasFocus() or self.list.hasFocus()
        shown = self.table if self._remarks.needed() <= self.width() else self.list
        self.setCurrentWidget(shown)
        if held:
            shown.setFocus()
        self._remarks.fit()


def _told(titles: Sequence[str], cells: Sequence[str]) -> QListWidgetItem:
    """Return what a row says, as lines: the file, what it holds, the remark."""
    name, *facts, remark = cells
    told = " · ".join(f"{title}: {fact}" for title, fact in zip(titles[1:], facts, strict=False))
    words = "\n".join(filter(None, (name, told, remark)))
    item = QListWidgetItem(breakable(words))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    return item
