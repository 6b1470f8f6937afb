"""Widgets that fit what they hold anew whenever they, or their letters, are of another size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from commission_app.gui.theme import BASE_POINTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object

OTHER_LETTERS = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})
"""What tells a widget that its letters are others."""


def grown(widget: QWidget, pixels: int) -> int:
    """Return what takes so many pixels beside letters of the usual size, beside the letters of a widget."""
    return round(pixels * widget.font().pointSizeF() / BASE_POINTS)


class Fitting(_Widget):
    """Stands before the class of Qt that is to fit: ``class Bar(Fitting, QToolBar)``."""

    def fit(self) -> None:
        """Fit into the size, with the letters, that the widget has now."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another size."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit with larger or smaller letters."""
        super().changeEvent(event)
        if event.type() in OTHER_LETTERS:
            self.fit()
