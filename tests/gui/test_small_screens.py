"""The window on the small screens that people have: an old laptop, or one whose letters are set large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import texts
from tests.gui.hands import Hands
from tests.gui.test_accessible import VIEWS, shown, too_narrow
from tests.players import Players, law

Open = Callable[..., Hands]
SMALL = QSize(911, 512)
"""A screen of 1366 by 768 points whose letters are set to 150 %."""


def test_a_first_window_is_no_larger_than_the_screen(look: Look, qtbot: object) -> None:
    window = MainWindow(Session(InterfaceLanguage.EN), look)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height(), "the frame needs room, too"
    window.deleteLater()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
@pytest.mark.parametrize("view", VIEWS)
def test_on_a_small_screen_every_view_has_room(
    open_window: Open, players: Players, language: InterfaceLanguage, view: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.window.resize(SMALL)
    hands.choose(view)
    for _ in range(3):
        QApplication.processEvents()
    assert hands.window.size() == SMALL
    cut = [
        f"{type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r}"
        for widget in shown(hands.window.stack)
        if too_narrow(widget)
    ]
    assert cut == []


def test_the_arrows_go_through_tabs_that_stand_in_several_lines(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.window.resize(800, 600)
    hands.session.show_place("art_1")
    QApplication.processEvents()
    tabs = hands.window.text_view.side
    assert len({button.y() for button in tabs.buttons}) > 1
    tabs.buttons[0].setFocus()
    seen = []
    for _ in tabs.buttons:
        QTest.keyClick(tabs.buttons[tabs.currentIndex()], Qt.Key.Key_Right)
        seen.append(tabs.currentIndex())
        assert tabs.buttons[tabs.currentIndex()].hasFocus()
    assert seen == [1, 2, 3, 0]
    QTest.keyClick(tabs.buttons[0], Qt.Key.Key_Left)
    assert tabs.currentIndex() == tabs.count() - 1


@pytest.mark.parametrize("width", [700, 900, 1280])
def test_pictures_of_the_manual_follow_the_width_of_the_window(open_window: Open, width: int) -> None:
    hands = open_window(None, "en")
    hands.choose("help")
    page = hands.window.manual.page
    hands.window.resize(width, 600)
    QApplication.processEvents()
    assert page.document().idealWidth() <= page.viewport().width() + 1


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_search_stays_on_the_bar_however_large_the_letters_and_long_the_names(
    open_window: Open, players: Players, language: InterfaceLanguage, size: int
) -> None:
    long = "A draft that somebody has given a very long name, longer than any bar could show"
    texts.add(players.secretary, law("en", "Law"), long)
    hands = open_window(players.secretary.path, language)
    hands.window.resize(SMALL if size < 200 else QSize(1280, 720))
    hands.window.choose_size(size)
    for _ in range(3):
        QApplication.processEvents()
    hands.choose("jump")
    assert hands.window.jump.isVisible()
    assert hands.window.bar.rect().contains(hands.window.jump.geometry())
    choice = hands.window.bar.draft_choice
    choice.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), choice.mapToGlobal(QPoint(2, 2))))
    assert long in choice.toolTip()
