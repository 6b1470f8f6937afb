"""A notice above the text: said in place, closed by the reader, never a dialog."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from commission_app.gui.panes.labels import plain_label


class Notice(QFrame):
    """One message with a way to close it; empty, it is hidden."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = plain_label("")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.shut = QToolButton()
        self.shut.setText("×")
        layout = QHBoxLayout(self)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.shut)
        self.shut.clicked.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Show a message, or nothing, and announce it to screen readers."""
        self.label.setText(text)
        self.setVisible(bool(text))
        if text:
            self.setAccessibleName(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
