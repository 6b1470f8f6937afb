"""The program's own icons: drawn in lines, in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from commission_app.base.resources import resource
from commission_app.gui.fitting import grown
from commission_app.gui.theme import Theme

_SIZES = (16, 24, 32, 64)


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
    found = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.line)):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            found.addPixmap(pixmap, mode)
    return found
