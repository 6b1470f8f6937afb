"""Rows of the tree: the title, and at its right the marks, which take only the room they need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_GAP = 12
_LETTERS = 6
"""Of a title without a number, «Preamble», so many letters tell what it is."""


class MarkedTitle(QStyledItemDelegate):
    """Paints the first cell of a row with the words of the second at its right end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the title, shortened where the marks need the room, and the marks."""
        title, beside = self.shares(option, index)
        if beside.isValid():
            marks = QStyleOptionViewItem(option)
            marks.rect = beside
            super().paint(painter, marks, index.sibling(index.row(), 1))
            option = QStyleOptionViewItem(option)
            option.rect = title
        super().paint(painter, option, index)

    def shares(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> tuple[QRect, QRect]:
        """Return the places of the title and of the marks; an invalid one where there are no marks."""
        words, whole = str(index.sibling(index.row(), 1).data() or ""), QRect(option.rect)
        if not words:
            return whole, QRect()
        width = min(option.fontMetrics.horizontalAdvance(words) + _GAP, whole.width() - _least(option, index))
        return whole.adjusted(0, 0, -width, 0), whole.adjusted(whole.width() - width, 0, 0, 0)


def _least(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
    """Return what the number of an article needs: however many marks there are, one sees which article has them."""
    number = str(index.data() or "").partition(" ")[0][:_LETTERS]
    font = QFont(option.font)
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(f"{number} …") + _GAP
