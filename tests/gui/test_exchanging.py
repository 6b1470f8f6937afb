from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.gui.asking import SHARES, FileAsker, with_ending
from commission_app.gui.operation import Job
from commission_app.services import comment, join, reading, texts, unfinished, vote
from commission_app.services.found import prepare_to_join
from commission_app.storage.projections import fold
from tests.gui.hands import Answers, Hands, rows_of
from tests.players import Players, law

Open = Callable[..., Hands]


def drop(hands: Hands, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hands.window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, key))


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_what_will_leave_the_computer_is_seen_before_it_leaves(
    open_window: Open, players: Players, language: str, tmp_path: Path
) -> None:
    member, draft = players.members[0], players.draft
    comment.add(member, comment.whole(draft, "art_1"), "Тым кең", CommentKind.OBJECTION)
    comment.add(member, comment.whole(draft, "art_1"), "Өзіме", CommentKind.QUESTION, visibility=Visibility.PRIVATE)
    vote.cast(member, draft, "art_2", Answer.AGAINST, "Себебі")
    hands = open_window(member.path, language)
    hands.choose("view_share")
    view = hands.window.share_view
    shown = [(row[1], row[2]) for row in rows_of(view.table)]
    acts = {
        "kk": ["Пікір: 1-бап", "Қарсы дауыс беру: 2-бап"],
        "ru": ["Комментарий: Статья 1", "Голос против: Статья 2"],
        "en": ["Comment on Article 1", "Vote against: Article 2"],
    }[language]
    assert [text for _, text in shown] == ["Тым кең", "Себебі"]
    assert [act for act, _ in shown] == acts
    assert "1" in view.private.text()
    assert "Өзіме" not in str(shown)
    hands.answers.target = tmp_path / "out.commission-share"
    view.share.click()
    hands.wait()
    assert hands.answers.target.exists()
    assert view.table.isHidden()


def test_however_much_waits_to_be_sent_is_shown_piece_by_piece(open_window: Open, players: Players) -> None:
    member, answers = players.members[0], (Answer.FOR, Answer.AGAINST)
    for number in range(150):
        vote.cast(member, players.draft, "art_1", answers[number % 2], f"Reason {number}")
    hands = open_window(member.path)
    hands.choose("view_share")
    view = hands.window.share_view
    assert 0 < view.table.rowCount() < 150
    hands.choose("view_text")
    assert view.is_whole
    hands.choose("view_share")
    hands.qtbot.waitUntil(lambda: view.is_whole)
    assert [row[2] for row in rows_of(view.table)] == [f"Reason {number}" for number in range(150)]
    hands.choose("undo")
    assert hands.session.open(players.secretary.path)
    assert view.is_whole


def test_one_who_has_not_joined_is_told_what_to_do_and_joins_by_dropping_the_file(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    path = tmp_path / "b.commission"
    with prepare_to_join(path, "Борис") as waiting:
        print_ = join.own_fingerprint(waiting)
    hands = open_window(path, "ru")
    view = hands.window.waiting
    assert view.isVisible()
    assert view.fingerprint.text() == print_
    assert not hands.window.rail.isVisible()
    hands.answers.target = tmp_path / "b.commission-request"
    view.write.click()
    hands.wait()
    assert hands.answers.target.exists()
    drop(hands, players.share(players.secretary))
    hands.wait()
    hands.window.merge_view.merge.click()
    hands.wait()
    assert hands.session.document is not None
    assert "ещё не допущен" in hands.window.notice.label.text()


def test_the_keys_stay_in_the_view_when_the_button_that_was_pressed_vanishes(
    open_window: Open, players: Players
) -> None:
    file = players.share(players.members[0])
    hands = open_window(players.secretary.path)
    window = hands.window
    window.activateWindow()
    hands.choose("view_merge")
    view = window.merge_view
    hands.answers.open = [file]
    view.choose.setFocus()
    view.choose.click()
    hands.wait()
    hands.qtbot.waitUntil(lambda: view.merge.hasFocus())
    view.merge.click()
    hands.wait()
    QApplication.processEvents()
    focused = window.focusWidget()
    assert focused is not None
    assert view.isAncestorOf(focused), "an arrow key there would bring another draft into view"


def test_a_merge_is_taken_back_and_what_was_done_here_since_is_kept(open_window: Open, players: Players) -> None:
    member, draft = players.members[0], players.draft
    comment.add(member, comment.whole(draft, "art_1"), "From afar", CommentKind.QUESTION)
    file = players.share(member)
    players.secretary.close()
    hands = open_window(players.secretary.path)
    drop(hands, file)
    hands.wait()
    view = hands.window.merge_view
    view.merge.click()
    hands.wait()
    assert hands.session.workspace is not None
    assert len(reading.threads(hands.session.workspace, draft, "art_1")) == 1
    comment.add(hands.session.workspace, comment.whole(draft, "art_2"), "My own", CommentKind.QUESTION)
    hands.session.show_place("art_3")
    hands.type(hands.window.text_view.threads.composer.text, "Begun")
    hands.choose("view_merge")
    view.back.setFocus()
    seen: list[int] = []
    hands.window.stack.currentChanged.connect(seen.append)
    view.back.click()
    assert not hands.window.stack.isEnabled(), "nobody opens meanwhile what is being set back"
    hands.wait()
    assert (seen, view.isVisible(), view.choose.isEnabled()) == ([], True, True), "nothing jumps"
    assert hands.window.rail.isEnabled()
    assert hands.window.focusWidget() is view.choose, "the keys go on where one is"
    assert hands.session.place == "art_3"
    now = hands.session.workspace
    assert now is not None
    assert reading.threads(now, draft, "art_1") == []
    assert [thread.opening.text for thread in reading.threads(now, draft, "art_2")] == ["My own"]
    assert unfinished.of_unit(now, draft, "art_3")["comment"].text == "Begun"
    assert "taken back" in hands.window.notice.label.text()


def test_a_stranger_and_two_versions_are_listed_for_a_person(open_window: Open, players: Players) -> None:
    stranger = players.join("Stranger", admitted=False)
    comment.add(stranger, comment.whole(players.draft, "art_1"), "Hello", CommentKind.QUESTION)
    players.send(stranger, players.secretary)
    made = str(
        comment.add(players.secretary, comment.whole(players.draft, "art_2"), "One", CommentKind.QUESTION).created
    )
    heads = comment.get(players.secretary, made).versions.heads
    comment.edit(players.secretary, made, "One way", base=heads)
    comment.edit(players.secretary, made, "Another way", base=heads)
    hands = open_window(players.secretary.path)
    hands.choose("view_merge")
    needs = hands.window.merge_view.needs
    shown = [needs.item(row).text() for row in range(needs.count())]
    assert "One way" in shown[0]
    assert "Another way" in shown[0]
    assert "Stranger" in shown[1]
    needs.itemActivated.emit(needs.item(0))
    assert hands.session.place == "art_2"
    assert hands.window.text_view.isVisible()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_protocol_of_a_merge_is_written(
    open_window: Open, players: Players, language: InterfaceLanguage, tmp_path: Path
) -> None:
    member, secretary = players.members[0], players.secretary
    comment.add(member, comment.whole(players.draft, "art_1"), "Тым кең", CommentKind.OBJECTION)
    spoiled = tmp_path / "spoiled.commission-share"
    spoiled.write_bytes(b"nothing")
    hands = open_window(secretary.path, language)
    drop(hands, players.share(member), spoiled)
    hands.wait()
    view = hands.window.merge_view
    assert not view.protocol.isVisible()
    view.merge.click()
    hands.wait()
    assert view.protocol.isVisible()
    for name in ("p.docx", "p.pdf"):
        hands.answers.target = tmp_path / name
        view.protocol.click()
        hands.wait()
        assert hands.answers.target.stat().st_size > 5_000
    words = "\n".join(docx_words(tmp_path / "p.docx"))
    assert member.name in words
    assert "spoiled.commission-share" in words
    assert fold.state_hash(secretary.connection) in words


@pytest.mark.parametrize("size", [100, 200])
def test_why_a_file_is_refused_and_what_is_sent_has_room_beside_the_longest_names(
    open_window: Open, players: Players, tmp_path: Path, size: int
) -> None:
    texts.add(players.secretary, law("kk", "Law"), "A draft of a very long name " * 7)
    spoiled = tmp_path / f"{'spoiled-' * 10}.commission-share"
    spoiled.write_bytes(b"nothing")
    hands = open_window(players.secretary.path, "ru")
    hands.window.choose_size(size)
    hands.window.resize(1350, 720)
    hands.choose("view_share")
    drop(hands, spoiled)
    hands.wait()
    files = hands.window.merge_view.files
    assert files.currentWidget() is files.list
    assert not files.list.horizontalScrollBar().isVisible()
    told = files.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).split("\n")
    assert told[0] == spoiled.name
    assert told[1].startswith("От кого: – · Новые комментарии: – · ")
    assert "не файл обмена" in told[2]
    hands.window.show_view("share")
    QApplication.processEvents()
    table = hands.window.share_view.table
    assert table.rowCount() > 0
    assert table.columnWidth(table.columnCount() - 1) >= table.fontMetrics().averageCharWidth() * 15


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_what_files_add_is_a_table_and_with_large_letters_a_list_that_no_one_scrolls_sideways(
    open_window: Open, play: Callable[..., Players], language: str
) -> None:
    players = play("Әсел")
    shared = players.share(players.members[0])
    hands = open_window(players.secretary.path, language)
    drop(hands, shared)
    hands.wait()
    files = hands.window.merge_view.files
    for percent, shown in ((100, files.table), (200, files.list), (100, files.table)):
        hands.window.choose_size(percent)
        QApplication.processEvents()
        assert files.currentWidget() is shown
        assert shown.isVisible()
        assert not shown.horizontalScrollBar().isVisible()
    files.table.setFocus()
    hands.window.choose_size(200)
    assert files.list.hasFocus()


@pytest.mark.parametrize("begin", [100, 200])
def test_what_is_sent_is_shown_whole_with_letters_and_in_a_window_of_another_size(
    open_window: Open, players: Players, begin: int
) -> None:
    for number in range(1, 4):
        words = f"{number}. " + "Бұл пікір бір жолға сыймайды, сондықтан бірнеше жолға бөлінеді. " * 3
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), words, CommentKind.QUESTION)
    hands = open_window(players.secretary.path, "kk")
    hands.window.choose_size(begin)
    hands.choose("view_share")
    table = hands.window.share_view.table

    def is_whole() -> bool:
        heights = ((table.rowHeight(row), table.sizeHintForRow(row)) for row in range(table.rowCount()))
        return table.rowCount() > 0 and all(height >= wanted for height, wanted in heights)

    hands.qtbot.waitUntil(is_whole)
    for size, width in ((300 - begin, 1280), (begin, 1280), (begin, 1000), (begin, 1280)):
        hands.window.choose_size(size)
        hands.window.resize(width, 800)
        hands.qtbot.waitUntil(is_whole)


def docx_words(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


class Counting(Answers):
    """Answers that know how often they were asked where to write."""

    asked = 0

    def save(self, title: str, kinds: str, suggested: str) -> Path | None:
        self.asked += 1
        return super().save(title, kinds, suggested)


def test_after_sending_files_are_merged_once_and_the_protocol_is_asked_for_once(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    member = players.members[0]
    comment.add(member, comment.whole(players.draft, "art_1"), "Said", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path)
    answers = hands.window.exchange.ask = Counting()
    for name, act in (("out.commission-share", "share"), ("protocol.docx", "merge")):
        answers.target, answers.open = tmp_path / name, [players.share(member)]
        hands.choose(act)
        hands.wait()
    view = hands.window.merge_view
    view.merge.click()
    hands.wait()
    assert "1" in view.result.text()
    view.protocol.click()
    hands.wait()
    assert answers.asked == 2
    assert answers.target is not None
    assert answers.target.exists()


@pytest.mark.parametrize(
    ("named", "chosen", "written"),
    [
        ("out.docx", "Word (*.docx)", "out.docx"),
        ("out.PDF", "Word (*.docx)", "out.PDF"),
        ("out", "Word (*.docx)", "out.docx"),
        ("out", "PDF (*.pdf)", "out.pdf"),
        ("Комиссия от 12.02", "Word (*.docx)", "Комиссия от 12.02.docx"),
        ("out", "out.docx", "out.docx"),
    ],
)
def test_a_name_without_its_ending_gets_that_of_the_kind_that_was_chosen(named: str, chosen: str, written: str) -> None:
    assert with_ending(Path(named), "Word (*.docx);;PDF (*.pdf)", chosen) == Path(written)


def test_no_file_is_replaced_that_the_system_has_not_asked_about(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, kind = tmp_path / "me.commission-share", f"Share files ({SHARES})"
    kept.write_text("the file of yesterday")
    typed, offered = iter(["me", str(kept), "me", ""]), []

    def dialog(_parent: QWidget, _title: str, there: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(there))
        name = next(typed)
        return str(tmp_path / name) if name else "", kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    parent = QWidget()
    qtbot.addWidget(parent)
    asker = FileAsker(parent)
    assert asker.save("Send", kind, "my.commission-share") == kept
    assert offered[1] == kept, "the dialog comes again with the whole name, and asks about the file"
    assert asker.save("Send", kind, "my.commission-share") is None, "and there one may change one's mind"


def test_a_share_file_named_by_a_date_can_still_be_told_by_its_ending() -> None:
    kind = f"Share files ({SHARES})"
    assert with_ending(Path("27.11"), kind, kind) == Path("27.11.commission-share")


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_what_ends_once_another_database_is_open_is_told_and_shown_as_nothing_of_that(
    open_window: Open, players: Players, language: str
) -> None:
    hands = open_window(players.secretary.path, language)
    window, may_end, done = hands.window, Event(), list[object]()
    window.start(Job("", lambda _progress: may_end.wait(), done.append))
    assert window.session.open(players.members[0].path)
    may_end.set()
    hands.wait()
    assert not done
    assert players.secretary.path.name in window.notice.label.text()
    assert window.session.workspace is not None
    assert window.session.workspace.path == players.members[0].path


def test_what_ends_in_the_database_that_was_opened_anew_is_shown(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    window, may_end, done = hands.window, Event(), list[object]()
    window.start(Job("", lambda _progress: may_end.wait(), done.append))
    assert window.session.open(players.secretary.path)
    may_end.set()
    hands.wait()
    assert done == [True]
