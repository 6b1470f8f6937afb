"""A link whose words are shortened where they have no room: the name of a draft can be of any length."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

_LEAST, _AROUND = 12, 10


class ShortLink(QToolButton):
    """Shows the beginning of its words, and all of them in its tip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("link")
        self.setText(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return the room that a few letters need."""
        width = self.fontMetrics().averageCharWidth() * _LEAST
        return super().minimumSizeHint().boundedTo(QSize(width, self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as many of the words as there is room for."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        room = self.width() - _AROUND
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
