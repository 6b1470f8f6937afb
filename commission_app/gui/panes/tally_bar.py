"""How the votes on an article stand, as a bar that is legible without colours too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.domain.voting_rules import Outcome
from commission_app.gui.theme import Look

_HATCHES = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense6Pattern)


class TallyBar(QWidget):
    """For, against and abstaining as shares of the base, with a mark where the required number is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outcome: Outcome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_outcome(self, outcome: Outcome | None, words: str) -> None:
        """Show an outcome; ``words`` say the same for screen readers and as a tip."""
        self._outcome = outcome
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(outcome is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line of text."""
        return QSize(200, self.fontMetrics().height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shares, each with its number, and the mark of what is required."""
        if self._outcome is None:
            return
        theme, tally = self._look.theme, self._outcome.tally
        whole = max(1, tally.eligible, self._outcome.base_size)
        painter = QPainter(self)
        frame = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.fillRect(frame, QColor(theme.base))
        left = frame.left()
        shares = ((tally.for_, theme.support), (tally.against, theme.objection), (tally.abstain, theme.editorial))
        for (count, colour), hatch in zip(shares, _HATCHES, strict=True):
            part = QRectF(left, frame.top(), frame.width() * count / whole, frame.height())
            if count:
                self._paint_share(painter, part, count, QBrush(QColor(colour), hatch))
            left = part.right()
        painter.setPen(QColor(theme.line))
        painter.drawRect(frame)
        mark = int(frame.left() + frame.width() * min(1.0, self._outcome.required / whole))
        painter.setPen(QPen(QColor(theme.text), 2, Qt.PenStyle.DashLine))
        painter.drawLine(mark, 0, mark, self.height())
        painter.end()

    def _paint_share(self, painter: QPainter, part: QRectF, count: int, brush: QBrush) -> None:
        painter.fillRect(part, brush)
        number = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(f" {count} "), part.height() - 6)
        number.moveCenter(part.center())
        painter.fillRect(number, QColor(self._look.theme.base))
        painter.setPen(QColor(self._look.theme.text))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(count))
