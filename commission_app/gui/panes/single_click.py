"""Buttons that act once, also for who clicks on everything twice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class SingleClick(QObject):
    """Lets the second click of a double click pass: after the first, something else may be in view already."""

    def __init__(self, *buttons: QAbstractButton) -> None:
        super().__init__(buttons[0])
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a second click away."""
        return event.type() is QEvent.Type.MouseButtonDblClick
