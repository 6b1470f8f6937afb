"""Somebody with a mouse: points at what is on the screen, and types only words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from commission_app.gui.panes.wrapped_tabs import WrappedTabs
from tests.days.person import Person

_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_NOTCH = 120


class Mouse(Person):
    """Every act is a click at a place where the thing really is, seen by whoever looks."""

    def _bring(self, widget: QWidget) -> None:
        """Turn the wheel until a widget can be seen."""
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is None:
            return
        for _ in range(200):
            top = widget.mapTo(parent.viewport(), widget.rect().center()).y()
            if 0 <= top < parent.viewport().height():
                return
            self._wheel(parent, -1 if top > 0 else 1)

    def _wheel(self, area: QAbstractScrollArea, notches: int) -> None:
        at = QPointF(area.viewport().rect().center())
        turn = QWheelEvent(
            at,
            area.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, notches * _NOTCH),
            Qt.MouseButton.NoButton,
            _PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        with self.doing("turning the wheel"):
            QApplication.sendEvent(area.viewport(), turn)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a place of a widget, its middle where none is named."""
        self._bring(widget)
        place = widget.rect().center() if at is None else at
        # PySide forgets the children of a window whose own wrapper is let go.
        window = widget.window()
        point = widget.mapTo(window, place)
        hit = window.childAt(point)
        assert hit is not None, f"{widget} is not on the screen"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies above {widget}"
        handle = window.windowHandle()
        assert handle is not None
        with self.doing(f"clicking on {type(widget).__name__} {widget.accessibleName()}"):
            QTest.mouseMove(handle, point)
            QTest.mouseClick(handle, _LEFT, _PLAIN, point)

    def press(self, widget: QWidget) -> None:
        """Click on a button: on its beginning, where its words are."""
        assert widget.isVisible(), f"{widget} is hidden"
        assert widget.isEnabled(), f"{widget} cannot be pressed"
        self.click(widget, QPoint(min(12, widget.width() // 2), widget.height() // 2))

    def go_to(self, widget: QWidget) -> None:
        """Click into a field."""
        self.click(widget)
        assert self.focus is widget or widget.isAncestorOf(self.focus)

    def choose(self, action: str) -> None:
        """Open the menu an action is in, and click on it."""
        wanted = self.window.actions_.by_name[action]
        assert wanted.isEnabled(), action
        bar = self.window.menuBar()
        menu = next(one for one in self.window.actions_.menus if wanted in one.actions())
        self._click_action(bar, menu.menuAction(), bar.actionGeometry(menu.menuAction()))
        assert menu.isVisible()
        self._click_action(menu, wanted, menu.actionGeometry(wanted))

    def _click_action(self, owner: QMenu | QMenuBar, _action: QAction, place: QRect) -> None:
        handle = owner.window().windowHandle()
        assert handle is not None
        point = owner.mapTo(owner.window(), place.center())
        with self.doing(f"choosing {_action.text()}"):
            QTest.mouseMove(handle, point)
            QTest.mouseClick(handle, _LEFT, _PLAIN, point)

    def pick(self, choice: QComboBox, value: object) -> None:
        """Open the list of a choice, and click on an entry."""
        if choice.currentData() == value:
            return
        self.click(choice)
        view = choice.view()
        assert view.isVisible()
        index = choice.model().index(choice.findData(value), 0)
        view.scrollTo(index)
        container = view.window()
        assert container.isVisible()
        self.click(view.viewport(), view.visualRect(index).center())
        assert choice.currentData() == value

    def select(self, words: str) -> None:
        """Draw over words with the button held down."""
        pane = self.view.text
        start = pane.document().find(words)
        assert not start.isNull(), words
        self._bring_text(start)
        places = []
        for position in (start.selectionStart(), start.selectionEnd()):
            cursor = QTextCursor(pane.document())
            cursor.setPosition(position)
            places.append(pane.viewport().mapTo(self.window, pane.cursorRect(cursor).center()))
        handle = self.window.windowHandle()
        assert handle is not None
        with self.doing("selecting words"):
            QTest.mousePress(handle, _LEFT, _PLAIN, places[0])
            QTest.mouseMove(handle, places[1])
            QTest.mouseRelease(handle, _LEFT, _PLAIN, places[1])
        assert pane.textCursor().selectedText() == words

    def _bring_text(self, cursor: QTextCursor) -> None:
        pane = self.view.text
        for _ in range(200):
            at = pane.cursorRect(cursor)
            if at.top() >= 0 and at.bottom() < pane.viewport().height():
                return
            self._wheel(pane, 1 if at.top() < 0 else -1)

    def jump(self, words: str) -> None:
        """Type into the search, and click on the first of what is found."""
        box = self.window.jump
        self.go_to(box)
        self.type(words)
        assert box.results.isVisible()
        self.click(box.results.viewport(), box.results.visualItemRect(box.results.item(0)).center())

    def show_tab(self, tabs: WrappedTabs, tab: int) -> None:
        """Click on the tab."""
        self.click(tabs.buttons[tab])
        assert tabs.currentIndex() == tab
