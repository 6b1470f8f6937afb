"""Finding words in a long list, from the row that is looked at on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.announcing import announce
from commission_app.gui.panes.clearing import clearable
from commission_app.gui.panes.labels import plain_label


class Searched(Protocol):
    """What is searched: rows of words, one of which is looked at."""

    @property
    def place(self) -> int:
        """The row that is looked at; -1 for none."""

    def texts(self) -> list[str]:
        """Return the words of all rows."""

    def go(self, place: int) -> None:
        """Look at a row."""


class FindBox(QWidget):
    """A field; Enter goes on to the next row that holds the words, with Shift to the one before."""

    def __init__(self, translate: Translator, searched: Searched) -> None:
        super().__init__()
        self._translate, self._searched = translate, searched
        self.words = _Field(self)
        self.told = plain_label("", "quiet")
        self.told.setWordWrap(False)
        self.told.hide()
        name = translate("import.find")
        self.words.setPlaceholderText(name)
        self.words.setAccessibleName(name)
        self.setAccessibleName(name)
        clearable(self.words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.told)
        self.words.textChanged.connect(lambda _words: self.look(0))

    def begin(self) -> None:
        """Let words be written."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def look(self, step: int) -> None:
        """Go to the nearest row that holds the words: this one or one below it (0), below (1) or above (-1)."""
        words = " ".join(self.words.text().casefold().split())
        texts, here = self._searched.texts(), max(self._searched.place, 0)
        found = None
        if words and texts:
            order = range(len(texts)) if step >= 0 else range(0, -len(texts), -1)
            rows = ((here + step + by) % len(texts) for by in order)
            found = next((row for row in rows if words in texts[row].casefold()), None)
        if found is not None:
            self._searched.go(found)
        told = self._translate("import.not_found") if words and found is None else ""
        if told and not self.told.text():
            announce(self.words, told)
        self.told.setText(told)
        self.told.setVisible(bool(told))


class _Field(QLineEdit):
    """The field; Qt tells of Enter, but not whether Shift was held."""

    def __init__(self, box: FindBox) -> None:
        super().__init__()
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._box.look(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            event.accept()
            return
        super().keyPressEvent(event)
