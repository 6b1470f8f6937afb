from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.paths import settings_file
from commission_app.domain.anchor import Anchor
from commission_app.domain.comment import CommentKind, CommentState
from commission_app.domain.event_kinds import Role
from commission_app.domain.vote import Answer
from commission_app.gui.models.article_tree import EID
from commission_app.gui.operation import Cancelled, Job, Progress
from commission_app.gui.panes.placed_text import code_points, utf16_length
from commission_app.services import comment, reading, roster, texts, vote
from commission_app.services.reading import Filter
from commission_app.services.workspace import Workspace
from tests.gui.hands import Hands, rows_of
from tests.players import Players, law

Open = Callable[..., Hands]
LANGUAGES = [language.value for language in InterfaceLanguage]


def shown_texts(widget: QWidget) -> Iterator[str]:
    """Yield every text that is shown in a widget."""
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            if isinstance(child, QLabel | QAbstractButton | QLineEdit):
                yield child.text()
            if isinstance(child, QComboBox):
                yield child.currentText()


def card_texts(hands: Hands) -> str:
    QApplication.processEvents()
    return "\n".join(shown_texts(hands.window.text_view.threads))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pane_speaks_the_language(open_window: Open, players: Players, language: str) -> None:
    hands = open_window(players.secretary.path, language)
    window = hands.window
    shown = list(shown_texts(window))
    window.text_view.side.setCurrentWidget(window.text_view.votes)
    told = "\n".join([*shown, *shown_texts(window), *(menu.text() for menu in window.menuBar().actions())])
    expected = {
        "kk": ("Пікірлер", "Дауыстар", "Барлық баптар", "Файл", "Дауыс беру"),
        "ru": ("Файл", "Все статьи", "Проголосовать"),
        "en": ("All articles", "Vote", "File"),
    }
    for words in expected[language]:
        assert words in told.replace("&", "") or words in [
            window.text_view.side.tabText(0),
            window.text_view.side.tabText(1),
        ]
    place = {"kk": "1-бап", "ru": "Статья 1", "en": "Article 1"}[language]
    hands.session.show_place("art_1")
    assert place in window.text_view.text.toPlainText()


def test_the_language_changes_while_running_and_is_remembered(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "en")
    for language in (InterfaceLanguage.KK, InterfaceLanguage.RU, InterfaceLanguage.EN, InterfaceLanguage.KK):
        hands.window.actions_.languages[language].trigger()
    assert hands.window.text_view.side.tabText(0) == "Пікірлер"
    assert hands.window.text_view.tree.model.item(0).text() == "Кіріспе"
    assert '"language": "kk"' in settings_file().read_text()


def test_a_comment_on_selected_words_is_typed_in_kazakh(open_window: Open, players: Players) -> None:
    hands = open_window(players.members[0].path, "kk")
    hands.session.show_language("kk")
    hands.session.show_place("art_1")
    hands.select("әркімнің")
    window = hands.window
    assert "әркімнің" in window.text_view.threads.composer.about.text()
    hands.type(window.text_view.threads.composer.text, "Құқығы деген сөз ұғынықсыз. 👍")
    window.text_view.threads.composer.kind.setCurrentIndex(list(CommentKind).index(CommentKind.OBJECTION))
    window.text_view.threads.composer.send.click()
    assert window.text_view.threads.composer.text.toPlainText() == ""
    assert "Құқығы деген сөз ұғынықсыз. 👍" in card_texts(hands)
    (thread,) = reading.threads(players.members[0], players.draft, "art_1")
    assert thread.opening.anchor.exact == "әркімнің"
    (drawn,) = window.text_view.text.extraSelections()
    assert drawn.cursor.selectedText() == "әркімнің"
    position = drawn.cursor.selectionStart() + 1
    assert window.text_view.text.comments_at(position) == [thread.opening.id]


def test_a_comment_is_answered_changed_settled_and_withdrawn_on_its_card(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_2")
    window = hands.window

    def press(name: str) -> None:
        QApplication.processEvents()
        buttons = window.text_view.threads.findChildren(QAbstractButton)
        next(one for one in buttons if one.property("act") == name and one.isVisibleTo(window)).click()

    hands.type(window.text_view.threads.composer.text, "First")
    window.text_view.threads.composer.send.click()
    press("gui.card_reply")
    hands.type(window.text_view.threads.composer.text, "Answer")
    window.text_view.threads.composer.send.click()
    press("gui.card_edit")
    hands.type(window.text_view.threads.composer.text, ", better")
    window.text_view.threads.composer.send.click()
    (thread,) = reading.threads(players.secretary, players.draft, "art_2")
    assert (thread.opening.text, [one.text for one in thread.replies]) == ("First, better", ["Answer"])
    press("gui.card_resolve")
    assert comment.get(players.secretary, thread.opening.id).state is CommentState.RESOLVED
    press("gui.card_reopen")
    press("gui.card_withdraw")
    assert comment.get(players.secretary, thread.opening.id).state is CommentState.WITHDRAWN


def test_an_empty_comment_is_refused_in_place_and_nothing_is_lost(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.type(hands.window.text_view.threads.composer.text, "   ")
    hands.window.text_view.threads.composer.send.click()
    assert hands.window.refusal.isVisible()
    assert "empty" in hands.window.refusal.label.text()
    assert hands.window.text_view.threads.composer.text.toPlainText() == "   "


def test_a_vote_is_cast_with_its_reason_and_reckoned(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    pane = hands.window.text_view.ballot
    pane.answers[Answer.AGAINST].click()
    hands.type(pane.reason, "Too broad.")
    pane.cast.click()
    mine = vote.mine(players.secretary, players.draft, "art_1")
    assert mine is not None
    assert (mine.answer, mine.reason) == (Answer.AGAINST, "Too broad.")
    view = hands.window.text_view
    assert view.side.tabText(1) == "Votes 1"
    view.side.setCurrentWidget(view.votes)
    assert "of 2" in view.votes.calculation.text()
    pane.finished.click()
    assert "1 of 7" in hands.window.status.finished.text()
    assert hands.session.place == "art_2"
    hands.session.show_place("art_1")
    pane.withdraw.click()
    assert vote.mine(players.secretary, players.draft, "art_1") is None


def test_undo_and_redo_are_named_in_the_menu(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.session.show_place("art_1")
    hands.window.text_view.ballot.answers[Answer.FOR].click()
    hands.window.text_view.ballot.cast.click()
    undo = hands.window.actions_.by_name["undo"]
    assert undo.text() == "Отменить: голос за: Статья 1"
    hands.choose("undo")
    assert vote.mine(players.secretary, players.draft, "art_1") is None
    assert hands.window.actions_.by_name["redo"].text() == "Повторить: голос за: Статья 1"
    hands.choose("redo")
    assert vote.mine(players.secretary, players.draft, "art_1") is not None


def test_the_tree_is_filtered_by_marks_and_by_words(open_window: Open, players: Players) -> None:
    member = players.members[0]
    comment.add(member, comment.whole(players.draft, "art_3"), "No", CommentKind.OBJECTION)
    players.send(member, players.secretary)
    hands = open_window(players.secretary.path)
    tree = hands.window.text_view.tree

    def shown() -> list[str]:
        rows = []
        for row in range(tree.filtered.rowCount()):
            parent = tree.filtered.index(row, 0)
            rows += [
                str(tree.filtered.index(child, 0, parent).data()) for child in range(tree.filtered.rowCount(parent))
            ]
        return rows

    assert len(shown()) == 6
    for chosen in (Filter.UNREAD, Filter.COMMENTED, Filter.OBJECTIONS):
        tree.filter.setCurrentIndex(list(Filter).index(chosen))
        assert shown() == ["3. Title 3"]
    hands.session.show_place("art_3")
    hands.qtbot.waitUntil(lambda: not hands.session.state.unread)
    assert shown() == ["3. Title 3"]
    tree.filter.setCurrentIndex(list(Filter).index(Filter.UNREAD))
    assert shown() == []
    assert tree.empty.isVisible()
    tree.filter.setCurrentIndex(0)
    hands.type(tree.words, "title 5")
    assert shown() == ["5. Title 5"]


def test_what_is_on_the_screen_counts_as_read_and_what_is_hidden_does_not(open_window: Open, players: Players) -> None:
    member = players.members[0]
    for eid in ("preamble", "art_1"):
        comment.add(member, comment.whole(players.draft, eid), "New", CommentKind.QUESTION)
    players.send(member, players.secretary)
    hands = open_window(players.secretary.path)

    def unread() -> set[str]:
        assert hands.session.document is not None
        marks = reading.states(players.secretary, players.draft, hands.session.document)
        return {eid for eid, state in marks.items() if state.unread}

    view = hands.window.text_view
    hands.qtbot.waitUntil(lambda: unread() == {"art_1"})
    view.side.setCurrentWidget(view.votes)
    hands.session.show_place("art_1")
    view.threads.mark_read()
    assert unread() == {"art_1"}
    view.side.setCurrentWidget(view.threads)
    hands.qtbot.waitUntil(lambda: unread() == set())


def test_comments_on_an_earlier_draft_are_noticed(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Old", CommentKind.OBJECTION)
    texts.add(players.secretary, law(articles=6), "Draft 2")
    hands = open_window(players.secretary.path)
    assert hands.session.draft is not None
    assert hands.session.draft.label == "Draft 2"
    assert hands.window.notice.isVisible()
    assert "1 comment" in hands.window.notice.label.text()


def test_walking_through_the_articles_by_keyboard_and_draft_and_language(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.choose("next")
    assert hands.session.place == "art_2"
    hands.choose("previous")
    assert hands.session.place == "art_1"
    hands.session.show_language("kk")
    assert "әркімнің" in hands.window.text_view.text.toPlainText()
    hands.session.show_draft(texts.find(players.secretary, "In force"))
    assert hands.session.text_language == "en"
    hands.session.show_place("sec_1")
    assert "Article 2. Title 2" in hands.window.text_view.text.toPlainText()


def test_files_are_previewed_and_merged_in_the_background(open_window: Open, players: Players, tmp_path: Path) -> None:
    member = players.members[0]
    comment.add(member, comment.whole(players.draft, "art_1"), "From afar", CommentKind.QUESTION)
    bad = tmp_path / "bad.commission-share"
    bad.write_bytes(b"nonsense")
    hands = open_window(players.secretary.path, "kk")
    hands.answers.open = [players.share(member), bad]
    hands.choose("merge")
    hands.wait()
    view = hands.window.merge_view
    rows = rows_of(view.files.table)
    assert rows[0][1:5] == ["Әсел", "1", "0", "8"]
    assert "алмасу файлы емес" in rows[1][5]
    view.merge.click()
    hands.wait()
    assert "пікір 1" in hands.window.notice.label.text()
    hands.session.show_place("art_1")
    assert "From afar" in card_texts(hands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_opens_in_every_language(open_window: Open, players: Players, language: str) -> None:
    hands = open_window(players.secretary.path, language)
    request = players.folder / "Әсел.commission-request"
    for action in ("join", "import", "admit", "members"):
        hands.answers.open = [request]
        hands.choose(action)
        dialog = hands.window.errands.dialog
        assert dialog is not None
        assert dialog.isVisible()
        assert all("gui." not in text for text in shown_texts(dialog))
        dialog.reject()


def test_a_form_shows_a_refusal_in_place_and_stays(open_window: Open) -> None:
    hands = open_window(None, "ru")
    hands.choose("found")
    hands.fill(title=" ", member="Имя")
    form = hands.window.founding.form
    assert form is not None
    assert form.isVisible()
    assert any("Не указано имя" in text for text in shown_texts(form))


def test_the_first_page_has_its_doors_and_the_sample_opens(open_window: Open) -> None:
    hands = open_window(None, "kk")
    welcome = hands.window.welcome
    assert welcome.isVisible()
    assert [door.title.text() for door in welcome.doors.values()] == [
        *("Үлгіні ашу", "Мен комиссия мүшесімін", "Мен хатшымын", "Дерекқорды ашу")
    ]
    welcome.doors["welcome_sample"].click()
    hands.wait()
    assert not welcome.isVisible()
    assert hands.session.document is not None
    assert len(hands.session.document.articles) == 46


def test_background_work_can_be_cancelled_and_leaves_nothing(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    done: list[object] = []

    def work(progress: Progress) -> object:
        while True:
            progress(0, 10)

    hands.window.start(Job("Endless", work, done.append, writes=True))
    assert not gc.isenabled()
    assert not hands.window.text_view.side.isEnabled()
    assert hands.window.text_view.text.isEnabled()
    assert hands.window.status.cancel.isVisible()
    assert not hands.window.actions_.by_name["merge"].isEnabled()
    hands.window.status.cancel.click()
    hands.wait()
    assert done == []
    # What is looked for in the background besides goes on.
    hands.qtbot.waitUntil(gc.isenabled)
    assert hands.window.text_view.side.isEnabled()
    assert issubclass(Cancelled, Exception)


def test_however_many_acts_there_were_nobody_listens_to_an_action_more_often(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.members[0].path)
    view = hands.window.text_view
    hands.session.show_place("art_1")

    def listeners() -> int:
        return sum(action.receivers(SIGNAL("changed()")) for action in hands.window.actions_.by_name.values())

    before = listeners()
    for _ in range(3):
        for answer in Answer:
            view.choose(answer)
            view.ballot.cast.click()
        for act in ("undo", "redo", "view_overview", "view_text"):
            hands.choose(act)
    assert listeners() == before


def test_what_is_asked_for_while_something_is_being_done_is_done_after_it(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    source, share = tmp_path / "new.txt", players.share(players.members[0])
    source.write_text("Law\n\nArticle 1. Rights\n\nAll are equal.\n", encoding="utf-8")
    hands = open_window(players.secretary.path)
    hands.window.receive(source)
    dialog = hands.importing()
    dialog.facts.label.clear()
    hands.type(dialog.facts.label, "Later")
    hands.read(dialog)
    ended = threading.Event()
    hands.window.start(Job("Long", lambda _progress: ended.wait(), lambda _done: None))
    dialog.ok.click()
    hands.read(dialog)
    hands.window.receive(share)
    assert "Later" not in [draft.label for draft in texts.every(players.secretary)]
    ended.set()
    hands.qtbot.waitUntil(lambda: hands.window.merge_view.files.table.rowCount() == 1)
    assert "Later" in [draft.label for draft in texts.every(players.secretary)]
    assert not dialog.isVisible()


def test_a_range_that_does_not_hold_the_quoted_words_is_not_drawn(open_window: Open, players: Players) -> None:
    anchor = Anchor(players.draft.id, "art_1", "en", 5, 100_000, "no such words")
    comment.add(players.members[0], anchor, "Made up", CommentKind.OBJECTION)
    players.send(players.members[0], players.secretary)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    assert "Made up" in card_texts(hands)
    assert hands.window.text_view.text.extraSelections() == []


def test_an_observer_is_told_why_a_comment_is_refused(open_window: Open, players: Players) -> None:
    observer = players.join("Omar", role=Role.OBSERVER)
    hands = open_window(observer.path)
    hands.type(hands.window.text_view.threads.composer.text, "May I?")
    hands.window.text_view.threads.composer.send.click()
    assert "role" in hands.window.refusal.label.text()
    assert hands.window.text_view.threads.composer.text.toPlainText() == "May I?"
    assert roster.my_role(observer) is Role.OBSERVER


def test_a_missing_file_is_refused_and_the_open_one_stays(open_window: Open, players: Players, tmp_path: Path) -> None:
    hands = open_window(players.secretary.path)
    assert not hands.session.open(tmp_path / "none.commission")
    assert hands.window.refusal.isVisible()
    assert isinstance(hands.session.workspace, Workspace)
    assert hands.session.workspace.path == players.secretary.path


def test_offsets_count_code_points_where_qt_counts_halves() -> None:
    text = "a👍б"
    assert utf16_length(text) == 4
    assert [code_points(text, units) for units in range(5)] == [0, 1, 1, 2, 3]


def test_a_field_has_a_button_that_empties_it_once_there_is_anything_in_it(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    for field in (hands.window.text_view.tree.words, hands.window.jump):
        assert not field.isClearButtonEnabled()
        hands.type(field, "x")
        (button,) = field.findChildren(QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert field.text() == ""


def test_a_filter_does_not_take_the_reader_out_of_the_article(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_4"), "Here", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_2")
    tree = hands.window.text_view.tree
    tree.filter.setCurrentIndex(tree.filter.findData(Filter.OBJECTIONS))
    assert hands.session.place == "art_2"
    assert not tree.view.currentIndex().isValid()
    tree.filter.setCurrentIndex(tree.filter.findData(Filter.ALL))
    assert (hands.session.place, tree.view.currentIndex().data(EID)) == ("art_2", "art_2")
    tree.words.setText("Title 3")
    assert hands.session.place == "art_2"


def test_paragraphs_get_their_rows_when_their_article_is_unfolded(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_2")
    view, tree = hands.window.text_view, hands.window.text_view.tree.view
    article = tree.currentIndex()
    assert article.model().hasChildren(article)
    assert article.model().rowCount(article) == 0
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert tree.currentIndex().data() == "2. In article 2, everyone has right 2."
    assert hands.session.place == "art_2"
    assert view.text.textCursor().block().text() == "2.\tIn article 2, everyone has right 2."
    hands.session.show_place("art_3")
    assert tree.currentIndex().data(EID) == "art_3"
    view.tree.words.setText("Title 2")
    assert article.model().rowCount(tree.model().index(0, 0)) == 1
    view.tree.words.clear()
    hands.session.show_place("art_2")
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentIndex().data(EID) == "art_2__para_1"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_the_keyboard_goes_from_the_words_looked_for_to_what_is_found(
    open_window: Open, players: Players, key: Qt.Key
) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.session.show_place("art_1")
    tree = hands.window.text_view.tree
    hands.type(tree.words, "title 3")
    assert hands.session.place == "art_1", "what is read stays until one goes on"
    QTest.keyClick(tree.words, key)
    assert hands.session.place == "art_3"
    assert tree.view.hasFocus()
    tree.words.setFocus()
    QTest.keyClick(tree.words, Qt.Key.Key_Escape)
    assert tree.words.text() == ""
    assert hands.session.place == "art_3"
    QTest.keyClick(tree.words, key)
    assert hands.session.place == "art_3", "where nothing is looked for, the article in view is kept"


def twice(button: QAbstractButton) -> None:
    """Click as those do who click on everything twice."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_who_clicks_twice_does_once(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.session.show_place("art_1")
    view = hands.window.text_view
    view.begin_comment("Once")
    QApplication.processEvents()
    twice(view.threads.composer.send)
    assert len(reading.threads(players.secretary, players.draft, "art_1")) == 1
    assert not hands.window.refusal.isVisible(), "the second click sends no empty comment"
    hands.choose("for")
    twice(view.ballot.cast)
    own = vote.mine(players.secretary, players.draft, "art_1")
    assert own is not None
    assert len(own.history) == 1
    twice(view.ballot.finished)
    assert {eid for eid, state in hands.session.states.items() if state.finished} == {"art_1"}


def test_an_answer_is_chosen_by_enter_and_cast_by_ctrl_and_enter(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.session.show_place("art_1")
    button = hands.window.text_view.ballot.answers[Answer.AGAINST]
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.isChecked()
    assert vote.mine(players.secretary, players.draft, "art_1") is None
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    own = vote.mine(players.secretary, players.draft, "art_1")
    assert own is not None
    assert own.answer is Answer.AGAINST


def test_help_on_the_search_speaks_of_finding(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.choose("jump")
    hands.choose("help")
    assert hands.window.manual.name == "finding"


def test_where_all_is_finished_the_way_to_the_next_article_says_so(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    for unit in list(hands.session.states):
        hands.session.show_place(unit)
        hands.choose("next_unfinished")
        assert not hands.window.notice.isVisible()
        hands.session.show_place(unit)
        hands.choose("finish")
    hands.choose("next_unfinished")
    assert hands.window.notice.label.text() == hands.session.translate("gui.all_finished")
