"""How much of its screen a window may take."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from commission_app.gui.theme import BASE_POINTS

_FRAME = QSize(16, 48)
"""What the frame that the system draws around a window takes at most."""


def room_for(window: QWidget) -> QSize:
    """Return the largest size at which all of a window, with its frame, is on its screen."""
    return window.screen().availableSize() - _FRAME


def roomy(window: QWidget, usual: QSize) -> QSize:
    """Return a size that grows with the letters, as far as the screen has room."""
    return (usual * (window.font().pointSizeF() / BASE_POINTS)).boundedTo(room_for(window))
