"""A column of panes that scrolls as one where there is not height enough for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget


class LowColumn(QScrollArea):
    """As high as its place, and higher where what is in its ``column`` needs that.

    What has the focus is kept in sight.
    """

    def __init__(self) -> None:
        super().__init__()
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inner)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What unfolds as the focus comes has its height only a moment later.
        self._follower = QTimer(self)
        self._follower.setSingleShot(True)
        self._follower.setInterval(0)
        self._follower.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def least_height(self, width: int) -> int:
        """Return the height below which something in here would be squeezed, at a width."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Return the width below which words would be cut off, with that of the bar beside them, and no height."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.inner.minimumSizeHint().width() + bar, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another size."""
        super().resizeEvent(event)
        self.fit()
        self._follower.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again where something in here needs another height."""
        if watched is self.inner and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as the place, or as what is in here needs."""
        room = self.viewport().size()
        height = max(room.height(), self.least_height(room.width()))
        if (room.width(), height) != (self.inner.width(), self.inner.height()):
            self.inner.resize(room.width(), height)
            self._follower.start()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.inner.isAncestorOf(now):
            self._follower.start()

    def _follow(self) -> None:
        """Bring what has the focus into sight, with as much around it as there is room for."""
        shown = QApplication.focusWidget()
        if shown is None or not self.inner.isAncestorOf(shown):
            return
        while (around := shown.parentWidget()) is not self.inner and around is not None:
            if around.height() > self.viewport().height():
                break
            shown = around
        self.ensureWidgetVisible(shown, 0, 0)
