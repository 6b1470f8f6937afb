"""Shortcuts in the layouts people type in: found by the place of a key where its letter is of another script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from commission_app.domain.vote import Answer
from commission_app.gui.key_places import key_at
from commission_app.gui.panes.mode import Mode
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ADDED = 8
FIRST, SECOND, LETTER_K = 2, 3, 37
"""The numbers of the keys with 1, 2 and K."""


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number the keys as one system does."""
    monkeypatch.setattr("commission_app.gui.key_places._ADDED", dict.fromkeys(("linux", "win32", "darwin"), ADDED))


def press(hands: Hands, letter: str, modifiers: Qt.KeyboardModifier, place: int) -> bool:
    """Press a key as the system sends it to the window, once nothing was found for it."""
    handle = hands.window.windowHandle()
    assert handle is not None
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, place + ADDED, 0, 0, letter)
    return QCoreApplication.sendEvent(handle, event)


def test_in_the_kazakh_layout_one_votes_and_goes_to_another_view_with_the_row_of_digits(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.session.show_place("art_1")
    view = hands.window.text_view
    press(hands, '"', CTRL, FIRST)
    assert view.ballot.answers[Answer.FOR].isChecked()
    press(hands, "ә", CTRL, SECOND)
    assert view.ballot.answers[Answer.AGAINST].isChecked()
    press(hands, "!", CTRL | SHIFT, FIRST)
    assert view.text.mode is Mode.READING
    press(hands, "ә", ALT, SECOND)
    assert hands.window.shows("overview")
    press(hands, '"', ALT, FIRST)
    assert hands.window.shows("text_view")


def test_a_letter_is_found_by_its_place_where_no_latin_layout_is_at_hand(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.window.activateWindow()
    press(hands, "л", CTRL, LETTER_K)
    assert hands.window.focusWidget() is hands.window.jump


def test_what_is_typed_and_what_is_off_is_left_alone(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.session.show_place("art_1")
    words = hands.window.text_view.tree.words
    words.setFocus()
    for modifiers in (Qt.KeyboardModifier.NoModifier, SHIFT, CTRL | ALT):
        press(hands, "ә", modifiers, SECOND)
        assert not hands.window.text_view.ballot.answers[Answer.AGAINST].isChecked()
    hands.window.actions_.by_name["against"].setEnabled(False)
    press(hands, "ә", CTRL, SECOND)
    assert not hands.window.text_view.ballot.answers[Answer.AGAINST].isChecked()
    press(hands, "q", CTRL, SECOND)


def test_no_key_is_guessed_where_it_is_not_known() -> None:
    assert key_at(FIRST + ADDED) == Qt.Key.Key_1
    assert key_at(0) is None
    assert key_at(FIRST + ADDED, "beos") is None
