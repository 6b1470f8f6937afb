"""Rows of the tree: the title, and at its right the marks, which take only the room they need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_GAP = 12


class MarkedTitle(QStyledItemDelegate):
    """Paints the first cell of a row with the words of the second at its right end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the title, shortened where the marks need the room, and the marks."""
        marks = str(index.sibling(index.row(), 1).data() or "")
        title = option
        if marks:
            title, beside = QStyleOptionViewItem(option), QStyleOptionViewItem(option)
            width = option.fontMetrics.horizontalAdvance(marks) + _GAP
            whole = QRect(option.rect)
            title.rect = whole.adjusted(0, 0, -width, 0)
            beside.rect = whole.adjusted(whole.width() - width, 0, 0, 0)
            super().paint(painter, beside, index.sibling(index.row(), 1))
        super().paint(painter, title, index)
