"""The hands of somebody who works in a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commission_app.gui.main_window import MainWindow


class Answers:
    """Answers to the questions for files, given beforehand."""

    def __init__(self) -> None:
        self.open: list[Path] = []
        self.target: Path | None = None

    def open_one(self, _title: str, _kinds: str) -> Path | None:
        return self.open[0] if self.open else None

    def open_many(self, _title: str, _kinds: str) -> list[Path]:
        return self.open

    def save(self, _title: str, _kinds: str, _suggested: str) -> Path | None:
        return self.target


class Hands:
    """A window and somebody who works in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.session = window.session
        self.answers = Answers()
        window.errands.ask = window.exchange.ask = self.answers  # type: ignore[assignment]

    def type(self, widget: QWidget, text: str) -> None:
        """Type any letters, key by key: Qt's own helper ends the process with letters outside ASCII."""
        widget.setFocus()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def choose(self, action: str) -> None:
        """Choose something in the menus."""
        found = self.window.actions_.by_name[action]
        assert found.isEnabled(), action
        found.trigger()

    def wait(self) -> None:
        """Wait until the background is done."""
        self.qtbot.waitUntil(lambda: self.window.operation is None, timeout=30_000)

    def fill(self, **values: str) -> None:
        """Fill in the form that is open, and accept it."""
        founding, dialog = self.window.founding, self.window.errands.dialog
        has_dialog = dialog is not None and dialog.isVisible()
        form = founding.form if founding.isVisible() and founding.form and not has_dialog else dialog
        for name, value in values.items():
            field: Any = form.fields[name]  # type: ignore[union-attr]
            if hasattr(field, "findData"):
                field.setCurrentIndex(field.findData(value))
            elif hasattr(field, "setChecked"):
                field.setChecked(bool(value))
            else:
                field.clear()
                self.type(field, value)
        form.ok.click()  # type: ignore[union-attr]

    def select(self, words: str) -> None:
        """Select words in the text."""
        pane = self.window.text_view.text
        assert pane.find(words), words
