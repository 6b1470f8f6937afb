"""The program's own icons: drawn in lines, in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from commission_app.base.resources import resource
from commission_app.gui.fitting import grown
from commission_app.gui.theme import Theme


def resource_icons() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def size_beside(words: QWidget, pixels: int) -> QSize:
    """Return the size of an icon that is so many pixels high where letters are of their usual size."""
    side = grown(words, pixels)
    return QSize(side, side)


@lru_cache(maxsize=256)
def icon(name: str, theme: Theme) -> QIcon:
    """Return an icon of ``resources/icons``, with its look where it is disabled."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_Lines(source, theme.text, theme.off))


class _Lines(QIconEngine):
    """Draws an icon in the size that is asked for, once it is: sharp at every scale, and a start draws what is seen."""

    def __init__(self, source: str, usual: str, disabled: str) -> None:
        super().__init__()
        self._told = source, usual, disabled
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        source, usual, disabled = self._told
        colour = disabled if mode is QIcon.Mode.Disabled else usual
        QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        place = size.width(), size.height(), mode is QIcon.Mode.Disabled
        if place not in self._drawn:
            drawn = self._drawn[place] = QPixmap(size)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
            painter.end()
        return self._drawn[place]

    def clone(self) -> QIconEngine:
        return _Lines(*self._told)
