"""A window on a small commission, and the hands that work in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.app import prepare
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from tests.players import Players


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
        window.errands.ask = self.answers  # type: ignore[assignment]

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
        form = self.window.errands.dialog
        for name, value in values.items():
            field = form.fields[name]  # type: ignore[union-attr]
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
        pane = self.window.reading
        assert pane.find(words), words


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., Hands]]:
    """Return an opener of windows: ``open_window(path, "kk")``."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prepare(app)
    windows: list[MainWindow] = []

    def open_(path: Path | None = None, language: str = "en") -> Hands:
        window = MainWindow(Session(InterfaceLanguage(language)))
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        if path is not None:
            assert window.session.open(path)
        return Hands(window, qtbot)

    yield open_
    for window in windows:
        window.close()


@pytest.fixture
def players(play: Callable[..., Players]) -> Players:
    """Return a commission with one member; every database is closed, so that a window can have it."""
    return play("Әсел")
