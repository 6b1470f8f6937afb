"""Tree, text and side panel beside one another; the outer two can be put away, so that the text has all the room."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from commission_app.gui.panes.shares import share_out

WIDTHS = (265, 545, 375)
_NARROWEST = (212, 272, 187)
"""The tree keeps the names of its filters, the text a line that can be read."""


class Side(StrEnum):
    """What stands beside the text."""

    TREE = "tree"
    PANEL = "panel"


class Sides(QSplitter):
    """Divides its width among the three; ``turned`` tells that a side was put away or brought back.

    ``text`` is what has the keys in the ``middle``.
    """

    turned = Signal()

    def __init__(self, tree: QWidget, middle: QWidget, panel: QWidget, text: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._text = text
        self._at = {Side.TREE: tree, Side.PANEL: panel}
        self._widths = list(WIDTHS)
        panes = tree, middle, panel
        for pane, narrowest in zip(panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
        share_out(self, panes, WIDTHS)

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
