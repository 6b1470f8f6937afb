from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from time import monotonic

from PySide6.QtWidgets import QApplication

from commission_app.base.paths import app_home
from commission_app.domain.comment import CommentKind
from commission_app.gui.app import _Bugs
from commission_app.gui.dialogs.bug_dialog import BugDialog
from commission_app.gui.holding import RENEW_AFTER, STALE_AFTER, Holding
from commission_app.services import comment, reading
from tests.gui.hands import Hands
from tests.ordinary_user import closed_to_writing
from tests.players import Players

Open = Callable[..., Hands]


def test_a_second_window_reads_says_who_has_the_file_and_follows_it(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Early", CommentKind.QUESTION)
    first = open_window(players.secretary.path)
    second = open_window(players.secretary.path)
    assert first.session.can_write
    assert not second.session.can_write
    assert "another window" in second.window.notice.label.text()
    second.session.show_place("art_1")
    view = second.window.text_view
    assert not view.threads.composer.isVisible()
    assert not any(button.isEnabled() for button in view.ballot.answers.values())
    assert not second.window.actions_.by_name["import"].isEnabled()
    assert second.window.actions_.by_name["next"].isEnabled()
    first.session.show_place("art_1")
    first.type(first.window.text_view.threads.composer.text, "Late")
    first.window.text_view.threads.composer.send.click()
    second.session.look_after()
    assert [view.threads.list.cards[one].accessibleName()[-5:] for one in view.threads.list.shown] == ["Early", " Late"]
    first.window.close()
    assert second.session.open(players.secretary.path)
    assert second.session.can_write


def test_a_hold_that_another_computer_has_left_behind_ends_once_it_is_silent_long_enough(
    open_window: Open, players: Players
) -> None:
    path = players.secretary.path
    lock = path.with_name(f"{path.name}.lock")
    lock.write_text(f"4242\ncommission-app\nANOTHER-PC\n{'0' * 32}\n{'1' * 32}\n")
    hands = open_window(path)
    told = hands.window.notice.label.text()
    assert not hands.session.can_write
    assert "ANOTHER-PC" in told
    assert "quarter of an hour" in told
    long_ago = lock.stat().st_mtime - STALE_AFTER - 1
    os.utime(lock, (long_ago, long_ago))
    assert hands.session.open(path)
    assert hands.session.can_write


def test_a_window_that_stays_open_says_again_and_again_that_it_has_its_file(players: Players) -> None:
    path = players.secretary.path
    lock = path.with_name(f"{path.name}.lock")
    holding = Holding(path)
    long_ago = lock.stat().st_mtime - STALE_AFTER - 1
    os.utime(lock, (long_ago, long_ago))
    holding.renew(monotonic())
    assert lock.stat().st_mtime == long_ago
    holding.renew(monotonic() + RENEW_AFTER)
    assert not Holding(path).is_ours
    holding.release()


def test_a_file_in_a_folder_that_cannot_be_written_is_opened_for_reading(open_window: Open, players: Players) -> None:
    path = players.secretary.path
    players.secretary.close()
    shelf = path.parent / "shelf"
    shelf.mkdir()
    path = path.rename(shelf / path.name)
    with closed_to_writing(shelf, path):
        hands = open_window(path)
        assert not hands.session.can_write
        assert "copy it to a folder of your own" in hands.window.notice.label.text()
        assert "right 1" in hands.window.text_view.text.toPlainText() or hands.session.place == "preamble"
        hands.window.close()


def test_a_file_that_vanishes_is_told_of_at_once_and_the_typed_text_is_kept(
    open_window: Open, players: Players
) -> None:
    member = players.members[0]
    hands = open_window(member.path)
    hands.session.show_place("art_2")
    composer = hands.window.text_view.threads.composer
    hands.type(composer.text, "Ұзақ ойланған сөз")
    member.path.rename(member.path.with_suffix(".pulled"))
    hands.session.look_after()
    assert "can no longer be reached" in hands.window.refusal.label.text()
    hands.session.step(1)
    told = hands.window.refusal.label.text()
    assert "can no longer be reached" in told
    assert "kept on this computer" in told
    hands.session.step(-1)
    composer.send.click()
    assert composer.text.toPlainText() == "Ұзақ ойланған сөз"
    assert (app_home() / "rescued" / "art_2.txt").read_text(encoding="utf-8") == "Ұзақ ойланған сөз"
    member.path.with_suffix(".pulled").rename(member.path)
    composer.send.click()
    assert [thread.opening.text for thread in reading.threads(member, players.draft, "art_2")] == ["Ұзақ ойланған сөз"]
    assert list((app_home() / "rescued").iterdir()) == []


def test_what_a_full_disk_refuses_is_there_again_on_its_article_and_after_the_next_start(
    open_window: Open, players: Players
) -> None:
    text, reason = "Сөз " * 4000, "Себеп " * 4000
    hands = open_window(players.secretary.path)
    assert hands.session.workspace is not None
    connection = hands.session.workspace.connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    hands.session.show_place("art_2")
    view = hands.window.text_view
    view.threads.composer.text.setPlainText(text)
    view.ballot.reason.setPlainText(reason)
    hands.session.show_place("art_1")
    assert view.threads.composer.text.toPlainText() == ""
    assert "kept on this computer" in hands.window.refusal.label.text()
    assert hands.session.states["art_2"].unfinished
    hands.session.show_place("art_2")
    assert (view.threads.composer.text.toPlainText(), view.ballot.reason.toPlainText()) == (text, reason)
    hands.window.close()

    again = open_window(players.secretary.path)
    again.session.show_place("art_2")
    assert again.session.states["art_2"].unfinished
    view = again.window.text_view
    assert (view.threads.composer.text.toPlainText(), view.ballot.reason.toPlainText()) == (text, reason)
    view.threads.composer.send.click()
    view.choose("for")
    view.ballot.cast.click()
    assert len(reading.threads(players.secretary, players.draft, "art_2")) == 1
    assert list((app_home() / "rescued").iterdir()) == []


def test_a_text_that_no_disk_takes_stays_in_the_window_and_that_is_said(open_window: Open, players: Players) -> None:
    (app_home() / "rescued").write_text("a file in the way of the folder")
    hands = open_window(players.members[0].path)
    hands.session.show_place("art_2")
    composer = hands.window.text_view.threads.composer
    hands.type(composer.text, "Сөз")
    players.members[0].path.rename(players.members[0].path.with_suffix(".pulled"))
    hands.session.show_place("art_1")
    assert "do not close it" in hands.window.refusal.label.text()
    hands.session.show_place("art_2")
    assert composer.text.toPlainText() == "Сөз"


def test_a_file_that_turns_out_damaged_while_it_is_read_is_no_bug_of_the_program(
    open_window: Open, players: Players
) -> None:
    member = players.members[0]
    member.close()
    hands = open_window(member.path)
    bugs = _Bugs(hands.window)
    assert hands.session.workspace is not None
    # What SQLite holds in memory, it would not read again.
    hands.session.workspace.connection.execute("PRAGMA shrink_memory")
    with member.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (member.path.stat().st_size - 4096))
    with hands.qtbot.captureExceptions() as raised:
        hands.choose("view_share")
        QApplication.processEvents()
    assert raised
    for one in raised:
        bugs(*one)
    assert "damaged" in hands.window.refusal.label.text()
    assert hands.window.findChildren(BugDialog) == []


def test_a_full_disk_is_told_of_and_the_typed_text_stays(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    assert hands.session.workspace is not None
    connection = hands.session.workspace.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    hands.session.show_place("art_2")
    composer = hands.window.text_view.threads.composer
    text = "Сөз " * 4000
    composer.text.setPlainText(text)
    composer.send.click()
    assert "disk is full" in hands.window.refusal.label.text()
    assert composer.text.toPlainText() == text
    connection.execute("PRAGMA max_page_count = 1000000")
    composer.send.click()
    assert len(reading.threads(players.secretary, players.draft, "art_2")) == 1


def test_a_file_that_somebody_is_writing_is_told_of_and_the_typed_text_stays(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_2")
    composer = hands.window.text_view.threads.composer
    with closing(sqlite3.connect(players.secretary.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        hands.type(composer.text, "Waiting")
        began = monotonic()
        composer.send.click()
        assert monotonic() - began < 5, "the window does not stand still until SQLite gives up"
        assert "in use" in hands.window.refusal.label.text()
        other.execute("ROLLBACK")
    assert composer.text.toPlainText() == "Waiting"
    composer.send.click()
    assert composer.text.toPlainText() == ""
