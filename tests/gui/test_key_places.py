"""Shortcuts in the layouts people type in: found by the place of a key where its letter is of another script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.domain.comment import CommentKind
from commission_app.domain.line_reading import Reading
from commission_app.domain.vote import Answer
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.key_places import key_at
from commission_app.gui.panes.mode import Mode
from commission_app.services import comment, reading
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ADDED = 8
FIRST, SECOND, LETTER_K, LETTER_A, LETTER_C, LETTER_F, LETTER_X, LETTER_Z = 2, 3, 37, 30, 46, 33, 45, 44
"""The numbers of the keys with 1, 2 and some letters."""


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number the keys as one system does."""
    monkeypatch.setattr("commission_app.gui.key_places._ADDED", dict.fromkeys(("linux", "win32", "darwin"), ADDED))


def press(hands: Hands, letter: str, modifiers: Qt.KeyboardModifier, place: int) -> bool:
    """Press a key as the system sends it to the window, once nothing was found for it."""
    return press_in(hands.window, letter, modifiers, place)


def press_in(window: QWidget, letter: str, modifiers: Qt.KeyboardModifier, place: int) -> bool:
    handle = window.windowHandle()
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


def test_in_a_field_it_is_the_field_that_copies_and_takes_back_what_was_typed(
    open_window: Open, players: Players
) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Said before", CommentKind.QUESTION)
    hands = open_window(players.secretary.path, "kk")
    hands.session.show_place("art_1")
    field = hands.window.text_view.threads.composer.text
    hands.type(field, "Сөз")
    field.setFocus()
    press(hands, "ф", CTRL, LETTER_A)
    press(hands, "с", CTRL, LETTER_C)
    assert QApplication.clipboard().text() == "Сөз"
    press(hands, "ч", CTRL, LETTER_X)
    assert field.toPlainText() == ""
    press(hands, "я", CTRL, LETTER_Z)
    assert field.toPlainText() == "Сөз"
    assert hands.session.workspace is not None
    assert reading.thread_ids(hands.session.workspace, players.draft, "art_1"), "what was said stays"


def test_a_dialog_has_its_shortcuts_by_the_place_of_the_keys(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    source = tmp_path / "law.txt"
    source.write_text("Закон\n\nСтатья 1. Свобода\n\nКаждый свободен.\n", encoding="utf-8")
    hands = open_window(players.secretary.path, "ru")
    hands.answers.open = [source]
    hands.choose("import")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, ImportDialog)
    lines = dialog.lines
    hands.qtbot.waitUntil(lambda: lines.model.rowCount() > 0 and not dialog.desk.is_busy)
    lines.view.setFocus()
    press_in(dialog, "а", CTRL, LETTER_F)
    assert dialog.focusWidget() is lines.finder.words
    lines.view.setFocus()
    flags = QItemSelectionModel.SelectionFlag
    lines.view.selectionModel().select(lines.model.index(0, 0), flags.ClearAndSelect | flags.Rows)
    assert lines.marks[Reading.SECTION].isEnabled()
    with hands.qtbot.waitSignal(lines.said) as said:
        press_in(dialog, "ә", CTRL, SECOND)
    assert said.args is not None
    assert said.args[1].reading is Reading.SECTION
    dialog.tree.setFocus()
    press_in(dialog, "а", CTRL, LETTER_F)
    assert dialog.focusWidget() is dialog.tree, "the shortcut of another pane"
    hands.qtbot.waitUntil(lambda: not dialog.desk.is_busy)
    dialog.reject()


def test_no_key_is_guessed_where_it_is_not_known() -> None:
    assert key_at(FIRST + ADDED) == Qt.Key.Key_1
    assert key_at(0) is None
    assert key_at(FIRST + ADDED, "beos") is None
