"""Labels for texts of people, and emptying what holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

LONGEST = 28
"""Letters, of the usual size, that fit into a line of the narrowest pane."""
_PIECE = re.compile(r"[^\s/\u200b]+")


def longest_at(scale: float) -> int:
    """Return how many letters fit there where they are larger; the scroll bar grows with them, by nearly a letter."""
    return round(LONGEST / scale - (scale - 1))


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return a text whose words can be broken after so many letters: Qt breaks none, and shows what is beside it.

    The places are marked by spaces of no width. An address is broken at its slashes by Qt.
    """

    def broken(word: re.Match[str]) -> str:
        letters = word[0]
        if len(letters) <= longest:
            return letters
        return "\u200b".join(letters[at : at + longest] for at in range(0, len(letters), longest))

    return _PIECE.sub(broken, text)


class BrokenLabel(QLabel):
    """Breaks the names of files and whatever else has no spaces: the window would become as wide as the longest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        self._words = text
        super().setText(breakable(text))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._words


def plain_label(text: str, name: str = "") -> QLabel:
    """Return a label whose text is data: never read as rich text."""
    label = BrokenLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if name:
        label.setObjectName(name)
    return label


def taken_out(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout, each when it is out of it and off the screen."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        # Qt leaves it to whoever takes an item out to free it.
        shiboken6.delete(item)
        if widget is not None:
            # What goes out with the focus on it would become a window of its own, and take it along.
            widget.hide()
            yield widget


def empty_out(layout: QLayout) -> None:
    """Take all widgets out of a layout, off the screen at once, for good."""
    for widget in taken_out(layout):
        widget.deleteLater()
