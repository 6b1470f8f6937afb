"""A column of words in a table of numbers and names: it gets what the others leave, and never next to nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView

_READABLE = 16
"""Letters that are worth scrolling for."""


class WordyColumn(QObject):
    """Shares the width of a table out anew whenever the table is shown in another size."""

    def __init__(self, table: QTableView, column: int) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fit into another width."""
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return False

    def needed(self) -> int:
        """Return how wide the table must be for all columns to show what they hold, and this one enough of it."""
        table, header = self._table, self._table.horizontalHeader()
        others = (column for column in range(header.count()) if column != self._column)
        held = sum(max(header.sectionSizeHint(column), table.sizeHintForColumn(column)) for column in others)
        return held + self._least + table.verticalScrollBar().sizeHint().width() + 2 * table.frameWidth()

    @property
    def _least(self) -> int:
        return self._table.fontMetrics().averageCharWidth() * _READABLE

    def fit(self) -> None:
        """Give the other columns what they hold and this one the rest; where that is too little, the table scrolls."""
        table, header, mode = self._table, self._table.horizontalHeader(), QHeaderView.ResizeMode
        others = [column for column in range(header.count()) if column != self._column]
        if len(others) == header.count():
            return
        for column in others:
            if header.sectionResizeMode(column) is not mode.ResizeToContents:
                header.setSectionResizeMode(column, mode.ResizeToContents)
        least = self._least
        has_room = table.viewport().width() - sum(map(header.sectionSize, others)) >= least
        wanted = mode.Stretch if has_room else mode.Fixed
        if header.sectionResizeMode(self._column) is not wanted:
            header.setSectionResizeMode(self._column, wanted)
        if not has_room:
            header.resizeSection(self._column, least)
