"""Somebody without a mouse: Tab, arrows, Space, Enter and the keys that the menus name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from commission_app.gui.panes.wrapped_tabs import WrappedTabs
from tests.days.person import Person

_MOST_TABS = 120
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keyboard(Person):
    """Reaches everything by the focus, as a screen reader's user does."""

    def go_to(self, widget: QWidget) -> None:
        """Press Tab until the focus is there; backwards, where that is nearer cannot be known beforehand."""
        assert widget.isVisible(), f"{widget} is hidden"
        for _ in range(_MOST_TABS):
            now = QApplication.focusWidget()
            if now is not None and (now is widget or widget.isAncestorOf(now) or now is widget.focusProxy()):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{_MOST_TABS} presses of Tab do not lead to {widget} {widget.accessibleName()}")

    def press(self, widget: QWidget) -> None:
        """Go to a button and press Space."""
        assert widget.isEnabled(), f"{widget} cannot be pressed"
        self.go_to(widget)
        self.key(Qt.Key.Key_Space)

    def choose(self, action: str) -> None:
        """Press the keys of an action; where it has none, walk through the menus."""
        wanted = self.window.actions_.by_name[action]
        assert wanted.isEnabled(), action
        if not wanted.shortcut().isEmpty():
            pressed = wanted.shortcut()[0]  # type: ignore[index]  # Qt's stubs forget it
            self.key(pressed.key(), pressed.keyboardModifiers())
            return
        bar = self.window.menuBar()
        menu = next(one for one in self.window.actions_.menus if wanted in one.actions())
        with self.doing("pressing Alt"):
            handle = self.window.windowHandle()
            assert handle is not None
            QTest.keyPress(handle, Qt.Key.Key_Alt)
            QTest.keyRelease(handle, Qt.Key.Key_Alt)
        self._walk(lambda: bar.activeAction() is menu.menuAction(), Qt.Key.Key_Right)
        self.key(Qt.Key.Key_Down)
        assert menu.isVisible()
        self._walk(lambda: menu.activeAction() is wanted, Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)

    def _walk(self, is_there: Callable[[], bool], key: Qt.Key) -> None:
        for _ in range(_MOST_TABS):
            if is_there():
                return
            self.key(key)
        raise AssertionError(f"{key.name} does not lead there")

    def pick(self, choice: QComboBox, value: object) -> None:
        """Go through the entries of a choice with the arrows."""
        self.go_to(choice)
        wanted = choice.findData(value)
        key = Qt.Key.Key_Down if wanted > choice.currentIndex() else Qt.Key.Key_Up
        self._walk(lambda: choice.currentIndex() == wanted, key)

    def select(self, words: str) -> None:
        """Walk to the words by the cursor, and select them letter by letter with Shift."""
        pane = self.view.text
        found = pane.document().find(words)
        assert not found.isNull(), words
        self.go_to(pane)
        self.key(Qt.Key.Key_Home, _CTRL)
        for key, modifier in ((Qt.Key.Key_Down, None), (Qt.Key.Key_Right, _CTRL), (Qt.Key.Key_Right, None)):
            while True:
                before = pane.textCursor().position()
                if before >= found.selectionStart():
                    break
                self.key(key, modifier or Qt.KeyboardModifier.NoModifier)
                if not before < pane.textCursor().position() <= found.selectionStart():
                    back = {Qt.Key.Key_Down: Qt.Key.Key_Up, Qt.Key.Key_Right: Qt.Key.Key_Left}[key]
                    self.key(back, modifier or Qt.KeyboardModifier.NoModifier)
                    break
        while pane.textCursor().selectionEnd() < found.selectionEnd():
            self.key(Qt.Key.Key_Right, _SHIFT)
        assert pane.textCursor().selectedText() == words

    def jump(self, words: str) -> None:
        """Ctrl+K, the words, Enter."""
        self.choose("jump")
        assert self.focus is self.window.jump, (self.focus, self.focus.accessibleName())
        self.type(words)
        assert self.window.jump.text() == words
        assert self.window.jump.results.isVisible()
        self.key(Qt.Key.Key_Return)

    def show_tab(self, tabs: WrappedTabs, tab: int) -> None:
        """Go to the tabs and through them."""
        self.go_to(tabs.buttons[tabs.currentIndex()])
        self._walk(lambda: tabs.currentIndex() == tab, Qt.Key.Key_Right)
