"""A choice on a bar: it shows whole what has room there, shortens what has not, and says all of it in its tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyleOptionComboBox

from commission_app.gui.panes.choice import Choice

_LETTERS = 28
"""The widest a choice becomes, in letters: a long name must not push all else off the bar."""
_FEWEST = 9
"""The narrowest it becomes on a crowded bar."""
_AROUND = 6
"""Pixels that Qt forgets where it reckons how much room the words of a choice need."""


class ShortChoice(Choice):
    """As wide as its longest entry, up to a measure, and narrower where a bar has less room.

    The list that opens shows every entry whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self._room: int | None = None
        self._sign = 0
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chosen entry and the sign beside it.

        To ask Qt's style how much room the sign takes would load all of the style's many enumerations at the start: it
        is what the longest entry does not take of the room that Qt wants.
        """
        self._sign = super().sizeHint().width() - self._longest()
        super().paintEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Have the chosen entry painted shortened where it has no room."""
        super().initStyleOption(option)
        room = self.width() - self._sign
        option.currentText = option.fontMetrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        """Say the chosen entry whole in the tip, below what is chosen here."""
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip("\n".join(filter(None, (self.accessibleName(), self.currentText()))))
        return super().event(event)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest entry."""
        view = self.view()
        around = view.verticalScrollBar().sizeHint().width() + 4 * _AROUND
        view.setMinimumWidth(min(self._longest() + around, self.screen().availableSize().width()))
        super().showPopup()

    def _longest(self) -> int:
        """Return how many pixels the words of the longest entry take."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
