"""A button whose sign stands alone where there is no room for its words."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton


class ShortButton(QToolButton):
    """Shows a sign and words, or the sign; screen readers hear the words in both."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = self._words = ""
        self._is_short = False

    def say(self, sign: str, words: str) -> None:
        """Show these from now on."""
        self._sign, self._words = sign, words
        self.setAccessibleName(words)
        self._show()

    def shorten(self, *, short: bool) -> None:
        """Show the sign alone, or the words beside it."""
        if short is not self._is_short:
            self._is_short = short
            self._show()

    def width_of(self, *, short: bool) -> int:
        """Return how wide the button is with the sign alone, or with the words beside it."""
        letters = self.fontMetrics()
        beside = self.sizeHint().width() - letters.horizontalAdvance(self.text())
        return beside + letters.horizontalAdvance(self._sign if short else f"{self._sign} {self._words}")

    def _show(self) -> None:
        self.setText(self._sign if self._is_short else f"{self._sign} {self._words}")
