"""What is longer than its place: it scrolls down, without a frame of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from commission_app.gui.fitting import Fitting, grown
from commission_app.gui.panes.labels import plain_label


class _Downwards(QScrollArea):
    """Scrolls down alone, and so is never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        """Return the width below which words would be cut off, with that of the bar beside them."""
        least = super().minimumSizeHint()
        inner, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        return least.expandedTo(QSize(inner.minimumSizeHint().width() + bar, 0)) if inner else least

    def event(self, event: QEvent) -> bool:
        """Ask for more room where what it holds needs more."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def scrolled(inner: QWidget, *, across: bool = True) -> QScrollArea:
    """Return a widget in a quiet frame that scrolls it; not ``across`` where its lines break by themselves."""
    area = QScrollArea() if across else _Downwards()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def bring_into_view(shown: QWidget) -> None:
    """Scroll what holds something, if it is scrolled at all, to where it is once it has its place."""
    around = shown.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        # What was shown just now gets its place, and the area its length, a moment later.
        QTimer.singleShot(0, shown, partial(around.ensureWidgetVisible, shown))


class MiddleColumn(Fitting, QScrollArea):
    """A column in the middle of its place: as wide as its lines are read well, and wider with larger letters.

    ``column`` holds what stands in it.
    """

    def __init__(self, width: int, margins: QMargins) -> None:
        super().__init__()
        self._usual, self._margins = width, margins
        self._middle, inner = QWidget(), QWidget()
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(inner)
        row.setContentsMargins(margins)
        row.addStretch()
        row.addWidget(self._middle)
        row.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fit(self) -> None:
        """Be as wide as the letters want, as far as there is room beside a scroll bar."""
        beside = self._margins.left() + self._margins.right() + self.verticalScrollBar().sizeHint().width()
        self._middle.setFixedWidth(max(0, min(grown(self, self._usual), self.width() - beside)))


class CardColumn(QWidget):
    """Cards one below the other under a sentence: ``said`` holds it, ``column`` the cards, ``area`` scrolls them."""

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
        self.area = scrolled(inner)
        layout.addWidget(self.area, 1)
