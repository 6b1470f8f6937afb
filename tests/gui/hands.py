"""The hands of somebody who works in a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.main_window import MainWindow


def rows_of(table: QTableWidget) -> list[list[str]]:
    """Return what stands in a table, row by row from the top; a cell without an item is empty."""
    cells = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item is not None else "" for item in row] for row in cells]


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
        window.errands.ask = window.exchange.ask = self.answers

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
        """Wait until the background is done, and what came of it is shown."""
        window = self.window
        self.qtbot.waitUntil(lambda: window.operation is None and window.session.is_settled, timeout=30_000)

    def fill(self, **values: str) -> None:
        """Fill in the form that is open, accept it, and wait for what comes of it."""
        founding, dialog = self.window.founding, self.window.errands.dialog
        has_dialog = dialog is not None and dialog.isVisible()
        form = founding.form if founding.isVisible() and founding.form and not has_dialog else dialog
        if self.window.shows("briefing_view") and not has_dialog:
            form = self.window.briefing_view.form
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
        self.wait()

    def importing(self) -> ImportDialog:
        """Return the dialog of the import that has begun, once the source is read."""
        dialog = self.window.errands.dialog
        assert isinstance(dialog, ImportDialog)
        self.read(dialog)
        return dialog

    def read(self, dialog: ImportDialog) -> None:
        """Wait until all that was asked about the source is done."""
        self.qtbot.waitUntil(lambda: not dialog.desk.is_busy, timeout=30_000)

    def take(self, label: str, *, language: str = "", date: str = "", in_force: bool | None = None) -> None:
        """Fill in what is asked of the text that is imported, and import it."""
        dialog = self.importing()
        facts = dialog.facts
        facts.label.clear()
        self.type(facts.label, label)
        if language and facts.language.currentData() != language:
            facts.language.setCurrentIndex(facts.language.findData(language))
            facts.language.activated.emit(facts.language.currentIndex())
            self.read(dialog)
        if date:
            self.type(facts.date, date)
        if in_force is not None:
            facts.role.setCurrentIndex(int(in_force))
        for _ in range(2):  # where the trees differ that is shown first
            if dialog.isVisible() and dialog.ok.isEnabled():
                dialog.ok.click()
                self.read(dialog)
                self.wait()

    def select(self, words: str) -> None:
        """Select words in the text."""
        pane = self.window.text_view.text
        assert pane.find(words), words
