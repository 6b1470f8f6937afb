"""What is longer than its place: it scrolls down, without a frame of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from commission_app.gui.panes.labels import plain_label


def scrolled(inner: QWidget, *, across: bool = True) -> QScrollArea:
    """Return a widget in a quiet frame that scrolls it; not ``across`` where its lines break by themselves."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class CardColumn(QWidget):
    """Cards one below the other under a sentence: ``said`` holds it, ``column`` the cards."""

    def __init__(self) -> None:
        super().__init__()
        self.said = plain_label("", "quiet")
        self.column = QVBoxLayout()
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, 4, 0)
        holder.addLayout(self.column)
        holder.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.said)
        layout.addWidget(scrolled(inner), 1)
