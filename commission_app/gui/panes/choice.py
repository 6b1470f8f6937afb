"""A choice among entries."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """Chooses by click and keys alone: the wheel scrolls what the choice stands in.

    With Qt's own, whoever scrolls a form changes what the pointer happens to pass, and sees it only in the result.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around."""
        event.ignore()
