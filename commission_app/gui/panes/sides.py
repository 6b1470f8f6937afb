"""Tree, text and side panel beside one another; the outer two can be put away, so that the text has all the room."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from commission_app.gui.fitting import Fitting
from commission_app.gui.panes.shares import share_out

WIDTHS = (265, 545, 375)
_NARROWEST = (212, 272, 187)
"""The tree keeps the names of its filters, the text a line that can be read."""


class Side(StrEnum):
    """What stands beside the text."""

    TREE = "tree"
    PANEL = "panel"


class Sides(Fitting, QSplitter):
    """Divides its width among the three; ``turned`` tells that a side was put away or brought back.

    Where there is room for it, none is narrower than its words; a smaller window is no wider for that.

    ``text`` is what has the keys in the ``middle``.
    """

    turned = Signal()
    _panes: tuple[QWidget, ...] = ()

    def __init__(self, tree: QWidget, middle: QWidget, panel: QWidget, text: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._text = text
        self._at = {Side.TREE: tree, Side.PANEL: panel}
        self._widths = list(WIDTHS)
        self._panes = tree, middle, panel
        for pane, narrowest in zip(self._panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
        share_out(self, self._panes, WIDTHS)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which no line of the text could be read."""
        shown = [least for pane, least in zip(self._panes, _NARROWEST, strict=True) if not pane.isHidden()]
        width = sum(shown) + self.handleWidth() * (len(shown) - 1)
        return QSize(width, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Give each of the three at least what its words need, where there is so much."""
        if not self._panes:
            return  # they are not in it yet
        needed = [
            max(least, pane.minimumSizeHint().width()) for pane, least in zip(self._panes, _NARROWEST, strict=True)
        ]
        shown = [width for pane, width in zip(self._panes, needed, strict=True) if not pane.isHidden()]
        has_room = sum(shown) + self.handleWidth() * (len(shown) - 1) <= self.width()
        for pane, width in zip(self._panes, needed if has_room else _NARROWEST, strict=True):
            if pane.minimumWidth() != width:
                pane.setMinimumWidth(width)

    @property
    def away(self) -> tuple[Side, ...]:
        """The sides that are put away."""
        return tuple(side for side, pane in self._at.items() if pane.isHidden())

    def show_side(self, side: Side, *, shown: bool = True) -> None:
        """Bring a side back as wide as it was, or put it away; who was at work in it goes on in the text."""
        pane, focused = self._at[side], QApplication.focusWidget()
        if pane.isHidden() is not shown:
            return
        self._widths = self.widths()
        if not shown and focused is not None and pane.isAncestorOf(focused):
            self._text.setFocus()
        pane.setVisible(shown)
        # The text takes the room of what goes, and gives it back; by itself Qt would share it out among all.
        tree, text, panel = self._widths
        room = self._widths[self.indexOf(pane)] + self.handleWidth()
        self.setSizes([tree, max(_NARROWEST[1], text - room if shown else text + room), panel])
        self.fit()
        self.turned.emit()

    def widths(self) -> list[int]:
        """Return the widths of the three, of what is put away that which it had."""
        every = zip(self.sizes(), self._widths, strict=True)
        return [now or before for now, before in every]

    def divide(self, widths: Sequence[int], away: Sequence[str]) -> None:
        """Give the three widths that they had once, and put away what was."""
        for side in Side:
            self._at[side].setVisible(side not in away)
        # What is put away takes no room of the others' any more; before that, it would have had its share.
        if len(widths) == self.count():
            self._widths = [width or usual for width, usual in zip(widths, WIDTHS, strict=True)]
            self.setSizes(self._widths)
        self.fit()
