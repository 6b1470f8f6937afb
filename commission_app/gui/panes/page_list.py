"""Pages of a document one under the other, as wide as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from commission_app.gui.fitting import Fitting
from commission_app.gui.panes.labels import empty_out

_GAP = 14
_WIDEST = 820
"""Pixels: a page that is wider than on paper is not read better."""


def unpacked(pictures: Sequence[bytes]) -> tuple[QImage, ...]:
    """Return pictures (PNG) as they are drawn; a dozen takes a while, and can be done on any thread."""
    return tuple(QImage.fromData(content).convertToFormat(QImage.Format.Format_RGB32) for content in pictures)


class PagePicture(QWidget):
    """One page, drawn as wide as it is."""

    def __init__(self, picture: QPixmap, name: str) -> None:
        super().__init__()
        self._picture = picture
        self.setAccessibleName(name)

    def fit(self, width: int) -> None:
        """Take a width; the height follows."""
        self.setFixedSize(QSize(width, round(width * self._picture.height() / max(1, self._picture.width()))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        painter.end()


class PageList(Fitting, QScrollArea):
    """The pages; it is scrolled by wheel and keys."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[PagePicture] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(_GAP)
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.addLayout(self._column)
        holder.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_pages(self, pictures: Sequence[QImage], names: Sequence[str]) -> None:
        """Show other pages, each with the name that a screen reader says; the list stays where it stands."""
        place = self.verticalScrollBar().value()
        empty_out(self._column)
        self.pages = []
        for picture, name in zip(pictures, names, strict=True):
            page = PagePicture(QPixmap.fromImage(picture), name)
            self.pages.append(page)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fit()
        self.verticalScrollBar().setValue(place)

    def fit(self) -> None:
        """Keep the pages as wide as there is room."""
        for page in self.pages:
            page.fit(min(_WIDEST, max(100, self.viewport().width() - 2 * _GAP)))
