"""Somebody who spends a day at the window, and has of it only what is on the screen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from commission_app.gui.dialogs.form import Form
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.main_window import MainWindow
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.wrapped_tabs import WrappedTabs
from tests.days.watchdog import Watchdog

PATIENCE = 30_000
"""Milliseconds that somebody waits for work in the background."""


class Answers:
    """What the system's dialogs for files answer, once each."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.asked = 0

    def open_many(self, _title: str, _kinds: str) -> list[Path]:
        self.asked += 1
        # While such a dialog is open, the window goes on answering.
        QTest.qWait(20)
        return self.paths

    def open_one(self, title: str, kinds: str) -> Path | None:
        return self.open_many(title, kinds)[0]

    def save(self, title: str, kinds: str, _suggested: str) -> Path | None:
        return self.open_many(title, kinds)[0]


class Person(ABC):
    """What can be done at a window by hand. How it is done, by mouse or by keyboard, others say."""

    def __init__(self, window: MainWindow, qtbot: QtBot, watchdog: Watchdog) -> None:
        self.window, self.qtbot, self.watchdog = window, qtbot, watchdog
        self.session = window.session
        self.view = window.text_view
        self.answers = Answers()
        window.errands.ask = window.exchange.ask = self.answers

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Do something, and wait until the window has answered."""
        with self.watchdog.watching(what):
            self._be_in_front()
            yield
            for _ in range(3):
                QApplication.processEvents()

    def _be_in_front(self) -> None:
        """Be the window that the keys go to; where a dialog has closed, a window manager sees to it: here is none."""
        for _ in range(3):
            QApplication.processEvents()
            if QApplication.activeWindow() is None:
                self.window.activateWindow()

    def wait(self, until: Callable[[], bool], doing: str = "waiting") -> None:
        """Wait until something is so."""
        with self.watchdog.watching(doing):
            self.qtbot.waitUntil(until, timeout=PATIENCE)

    def rest(self) -> None:
        """Wait until nothing is done in the background any more, as somebody who reads does."""
        self.wait(lambda: self.window.operation is None and self.session.is_settled, "the background works")
        comparing = self.view.comparing
        self.wait(lambda: comparing.against is None or comparing.comparison is not None, "drafts are compared")
        assert not self.window.refusal.isVisible(), self.window.refusal.label.text()

    def type(self, text: str) -> None:
        """Type any letters where the focus is, each as a keyboard of that language sends it."""
        for letter in text:
            with self.doing(f"typing {letter!r}"):
                code = Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper()[0]))
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus, event)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        with self.doing(f"pressing {key.name}"):
            QTest.keyClick(self.keys_go_to, key, modifier)

    @property
    def keys_go_to(self) -> QWidget:
        """What gets the keys: a menu or list that has come up, what has the focus, or the window."""
        popup = QApplication.activePopupWidget()
        menu = popup if isinstance(popup, QMenu) else None
        return menu or QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        self._be_in_front()
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    @contextmanager
    def choosing_file(self, *paths: Path) -> Iterator[None]:
        """Answer the question for files that comes up meanwhile; the dialog itself is the system's, not ours."""
        answers = self.answers
        answers.paths, answers.asked = list(paths), 0
        yield
        assert answers.asked == 1, "nobody asked for a file"

    @abstractmethod
    def press(self, widget: QWidget) -> None:
        """Press a button."""

    @abstractmethod
    def go_to(self, widget: QWidget) -> None:
        """Give a control the focus."""

    @abstractmethod
    def choose(self, action: str) -> None:
        """Choose something in the menus."""

    @abstractmethod
    def pick(self, choice: QComboBox, value: object) -> None:
        """Pick an entry of a choice by its value."""

    @abstractmethod
    def select(self, words: str) -> None:
        """Select words of the text."""

    @abstractmethod
    def jump(self, words: str) -> None:
        """Go where the search leads."""

    @abstractmethod
    def show_tab(self, tabs: WrappedTabs, tab: int) -> None:
        """Bring one of several tabs to the front."""

    def show_mode(self, mode: Mode) -> None:
        """Show the text in one of its ways: by its button, or by the choice that stands for the buttons."""
        head = self.view.head
        if head.is_short:
            self.pick(head.choice, mode.value)
        else:
            self.press(head.modes[mode])
        self.rest()

    def write(self, field: QWidget, text: str) -> None:
        """Write into a field in place of what it holds."""
        self.go_to(field)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    @property
    def form(self) -> Form:
        """The form that is in front."""
        for dialog in (self.window.errands.dialog, self.window.exchange.dialog):
            if isinstance(dialog, FormDialog) and dialog.isVisible():
                return dialog.form
        if self.window.shows("briefing_view"):
            form = self.window.briefing_view.form
            assert form is not None
            return form
        assert self.window.founding.form is not None
        return self.window.founding.form

    def fill(self, **values: object) -> None:
        """Fill the form that is in front in, and hand it over."""
        form = self.form
        for name, value in values.items():
            field = form.fields[name]
            if isinstance(field, QComboBox):
                self.pick(field, value)
            elif isinstance(field, QCheckBox):
                if field.isChecked() != value:
                    self.press(field)
            else:
                self.write(field, str(value))
        self.press(form.ok)


def centre(widget: QWidget) -> QPoint:
    """Return the middle of a widget in its window."""
    return widget.mapTo(widget.window(), widget.rect().center())
