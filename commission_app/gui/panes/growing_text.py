"""A text to write in that grows with what is written."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from commission_app.gui.fitting import Fitting
from commission_app.gui.panes.own_undo import OwnUndo

_FRAME = 16


class GrowingText(Fitting, QPlainTextEdit):
    """As high as its lines, between ``least`` and ``most`` of them; the Tab key leaves it."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.own_undo = OwnUndo(self)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines are."""
        # Qt counts the height of a plain text in lines.
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + _FRAME
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
