"""Rows of the tree: the title, and at its right the marks, which take only the room they need."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from commission_app.gui.theme import BASE_POINTS

_GAP, _STEP = 12, 1.0
_LETTERS = 6
"""Of a title without a number, «Preamble», so many letters tell what it is."""


class MarkedTitle(QStyledItemDelegate):
    """Paints the first cell of a row with the words of the second at its right end.

    Marks for which there is no room are set closer, and then smaller, down to letters of the usual size.
    """

    _is_tight = False

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return what is painted in a cell."""
        text = super().displayText(value, locale)
        return _closer(text) if self._is_tight else text

    def fitted(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, room: int) -> QFont:
        """Return the letters in which the marks of a row have this room, set closer where it takes that."""
        font, marks = QFont(option.font), _closer(_words(index))
        # Letters do not shrink evenly: each size is measured.
        while font.pointSizeF() > BASE_POINTS and _advance(font, marks) > room - _GAP:
            font.setPointSizeF(max(BASE_POINTS, font.pointSizeF() - _STEP))
        return font

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the title, shortened where the marks need the room, and the marks."""
        title, beside = self.shares(option, index)
        if beside.isValid():
            marks = QStyleOptionViewItem(option)
            marks.rect = beside
            self._is_tight = option.fontMetrics.horizontalAdvance(_words(index)) > beside.width() - _GAP
            if self._is_tight:
                marks.font = self.fitted(option, index, beside.width())
            super().paint(painter, marks, index.sibling(index.row(), 1))
            self._is_tight = False
            option = QStyleOptionViewItem(option)
            option.rect = title
        super().paint(painter, option, index)

    def shares(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> tuple[QRect, QRect]:
        """Return the places of the title and of the marks; an invalid one where there are no marks."""
        words, whole = _words(index), QRect(option.rect)
        if not words:
            return whole, QRect()
        width = min(option.fontMetrics.horizontalAdvance(words) + _GAP, whole.width() - _least(option, index))
        return whole.adjusted(0, 0, -width, 0), whole.adjusted(whole.width() - width, 0, 0, 0)


def _words(index: QModelIndex | QPersistentModelIndex) -> str:
    """Return the marks of a row."""
    return str(index.sibling(index.row(), 1).data() or "")


def _advance(font: QFont, words: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)


def _closer(marks: str) -> str:
    return marks.replace("  ", " ")


def _least(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
    """Return what the number of an article needs: however many marks there are, one sees which article has them."""
    number = str(index.data() or "").partition(" ")[0][:_LETTERS]
    font = QFont(option.font)
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(f"{number} …") + _GAP
