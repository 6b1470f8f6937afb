"""The flow of old sections into new ones, drawn as bands that lead to their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from commission_app.gui.comparing import Comparing
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import compare_drafts
from commission_app.services.comparative_table import flow_block
from commission_app.services.compare_drafts import Band

_BAR = 12
_GAP = 10
_ARTICLE = 5
"""Pixels of a band for each article, at the base size of letters."""
_NAMES = 0.34
"""The share of the width on either side that names have."""
_CLEAR = 8


@dataclass(frozen=True)
class _Drawn:
    """A band as it is drawn, with the words that tell of it."""

    band: Band
    path: QPainterPath
    words: str


@dataclass(frozen=True)
class Bar:
    """The bar of a section: its place, its name, and on which side (0 old, 1 new) it stands."""

    place: QRectF
    name: str
    side: int


class FlowPane(QWidget):
    """The drawing; ``place_wanted`` tells the article of the new text, ``gone_wanted`` the removed one, of a band."""

    place_wanted = Signal(str)
    gone_wanted = Signal(str)

    def __init__(self, session: Session, look: Look, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._look, self._comparing = session, look, comparing
        self._bands: Sequence[Band] = ()
        self._sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._ends: list[tuple[int, int]] = []
        self.drawn: list[_Drawn] = []
        self.bars: list[Bar] = []
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def reload(self) -> None:
        """Draw the present comparison."""
        translate, comparison = self._session.translate, self._comparing.comparison
        self.setAccessibleName(translate("compare.flow"))
        self.current = -1
        if comparison is None:
            self._bands, self._sides, self._ends = (), ((), ()), []
        else:
            block = flow_block(comparison, translate)
            self._bands = compare_drafts.flow(comparison)
            self._sides, self._ends = (block.left, block.right), [(old, new) for old, new, _ in block.bands]
        self.setVisible(len(self._sides[0]) + len(self._sides[1]) > 2)
        self._place()
        self.updateGeometry()
        self.update()

    @property
    def _unit(self) -> float:
        return _ARTICLE * self._look.scale

    def _heights(self, side: int) -> list[float]:
        least = self.fontMetrics().height()
        sums = [0] * len(self._sides[side])
        for band, ends in zip(self._bands, self._ends, strict=True):
            sums[ends[side]] += band.articles
        return [max(least, one * self._unit) for one in sums]

    def sizeHint(self) -> QSize:
        """Return the size in which all sections find room."""
        heights = (sum(one) + _GAP * (len(one) + 1) for one in (self._heights(0), self._heights(1)))
        return QSize(640, int(max(heights)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw for the new width."""
        self._place()

    def _place(self) -> None:
        """Work out where bars and bands stand."""
        names = self.width() * _NAMES
        edges = names, self.width() - names - _BAR
        self.bars = []
        tops: list[list[float]] = []
        for side in (0, 1):
            y, own = float(_GAP), []
            for name, height in zip(self._sides[side], self._heights(side), strict=True):
                self.bars.append(Bar(QRectF(edges[side], y, _BAR, height), name, side))
                own.append(y)
                y += height + _GAP
            tops.append(own)
        self.drawn = []
        for band, (old, new) in sorted(zip(self._bands, self._ends, strict=True), key=lambda one: one[1]):
            thick = band.articles * self._unit
            path = _band(edges[0] + _BAR, tops[0][old], edges[1], tops[1][new], thick)
            tops[0][old] += thick
            tops[1][new] += thick
            words = self._session.translate(
                "changes.flow_band", old=self._sides[0][old], new=self._sides[1][new], number=band.articles
            )
            self.drawn.append(_Drawn(band, path, words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bands, the bars and their names."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, one in enumerate(self.drawn):
            is_gone = one.band.new is None
            is_new = one.band.old is None
            colour = QColor(theme.objection if is_gone else theme.support if is_new else theme.accent)
            chosen = place == self.current
            colour.setAlpha(190 if chosen else 70)
            painter.setPen(QColor(theme.text) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPath(one.path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        for bar in self.bars:
            painter.drawRect(bar.place)
        painter.setPen(QColor(theme.text))
        for bar in self.bars:
            self._write(painter, bar)
        if self.hasFocus():
            painter.setPen(QColor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _write(self, painter: QPainter, bar: Bar) -> None:
        room = self.room_of(bar)
        shown = QFontMetrics(painter.font()).elidedText(bar.name, Qt.TextElideMode.ElideRight, int(room.width()))
        align = Qt.AlignmentFlag.AlignRight if bar.side == 0 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def room_of(self, bar: Bar) -> QRectF:
        """Return where the name of a section stands."""
        width = self.width() * _NAMES - _CLEAR - 2
        x = bar.place.left() - _CLEAR - width if bar.side == 0 else bar.place.right() + _CLEAR
        return QRectF(x, bar.place.top() - _GAP / 2, width, bar.place.height() + _GAP)

    def words_at(self, position: QPointF) -> str:
        """Return what can be told of what is drawn there: a band, or a section, whose name may be cut off."""
        place = self.at(position)
        if place >= 0:
            return self.drawn[place].words
        rooms = ((bar.place.united(self.room_of(bar)), bar.name) for bar in self.bars)
        return next((name for room, name in rooms if room.contains(position)), "")

    def at(self, position: QPointF) -> int:
        """Return the place of the band that is drawn there; -1 where there is none."""
        return next((place for place, one in enumerate(self.drawn) if one.path.contains(position)), -1)

    def _choose(self, place: int) -> None:
        if place != self.current:
            self.current = place
            words = self.drawn[place].words if place >= 0 else ""
            self.setAccessibleDescription(words)
            self.update()

    def _go(self) -> None:
        if 0 <= self.current < len(self.drawn):
            band = self.drawn[self.current].band
            (self.gone_wanted if band.new is None else self.place_wanted).emit(band.first)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the band under the hand."""
        self._choose(self.at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.current >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the first article of the band."""
        self._choose(self.at(event.position()))
        self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a band with the arrow keys and go to it with Enter."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.key() in steps and self.drawn:
            self._choose((self.current + steps[Qt.Key(event.key())]) % len(self.drawn))
            QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), self.drawn[self.current].words, self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell of the band or the section under the hand."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


def _band(x1: float, left: float, x2: float, right: float, thick: float) -> QPainterPath:
    middle = (x1 + x2) / 2
    path = QPainterPath(QPointF(x1, left))
    path.cubicTo(middle, left, middle, right, x2, right)
    path.lineTo(x2, right + thick)
    path.cubicTo(middle, right + thick, middle, left + thick, x1, left + thick)
    path.closeSubpath()
    return path
