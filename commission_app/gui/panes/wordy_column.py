"""A column of words in a table of numbers and names: it gets what the others leave, and never next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from commission_app.gui.fitting import OTHER_LETTERS

_AT_ONCE = 50
"""Rows that are measured between two other things."""
_READABLE = 16
"""Letters that are worth scrolling for."""


class WordyColumn(QObject):
    """Shares the width of a table out anew whenever the table is shown in another size.

    Where they are to ``wrap``, its rows are as high as their words: those that are seen at first, in a long table the
    others a moment later.
    """

    def __init__(self, table: QTableView, column: int, *, wrap: bool = False) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        self._rows: Iterator[int] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._fit_rows)
        table.viewport().installEventFilter(self)
        if wrap:
            table.setWordWrap(True)
            table.installEventFilter(self)
            table.horizontalHeader().sectionResized.connect(self._on_width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit into another width, or other letters."""
        if watched is self._table:
            if event.type() in OTHER_LETTERS:
                self._begin_rows()
        elif event.type() is QEvent.Type.Resize:
            self.fit()
        return False

    def _on_width(self, column: int, _before: int, _now: int) -> None:
        if column == self._column:
            self._begin_rows()

    def _begin_rows(self) -> None:
        count, first = self._table.model().rowCount(), max(0, self._table.rowAt(0))
        self._rows = chain(range(first, count), range(min(first, count)))
        self._more.start()

    def _fit_rows(self) -> None:
        """Let the next rows be as high as their words."""
        rows = list(islice(self._rows, _AT_ONCE))
        for row in rows:
            self._table.resizeRowToContents(row)
        if len(rows) < _AT_ONCE:
            self._more.stop()

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
