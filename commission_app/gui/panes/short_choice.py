"""A choice on a bar: it shows whole what has room there, shortens what has not, and says all of it in its tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_LETTERS = 28
"""The widest a choice becomes, in letters: a long name must not push all else off the bar."""
_FEWEST = 9
"""The narrowest it becomes on a crowded bar."""
_AROUND = 6
"""Pixels that Qt forgets where it reckons how much room the words of a choice need."""


class ShortChoice(QComboBox):
    """As wide as its longest entry, up to a measure, and narrower where a bar has less room.

    The list that opens shows every entry whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self._room: int | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        """Return the room that the longest entry needs, where it is not too long for a bar."""
        hint, letter = super().sizeHint(), self.fontMetrics().averageCharWidth()
        most = letter * _LETTERS if self._room is None else max(self._room, letter * _FEWEST)
        return QSize(min(hint.width() + _AROUND, most), hint.height())

    def give(self, room: int | None) -> None:
        """Give so many pixels; None for as many as are wanted."""
        self._room = room
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the room without which nothing else gets any."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chosen entry, shortened where it has no room."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Say the chosen entry whole in the tip, below what is chosen here."""
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip("\n".join(filter(None, (self.accessibleName(), self.currentText()))))
        return super().event(event)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest entry."""
        view, metrics = self.view(), self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        around = view.verticalScrollBar().sizeHint().width() + 4 * _AROUND
        view.setMinimumWidth(min(longest + around, self.screen().availableSize().width()))
        super().showPopup()
