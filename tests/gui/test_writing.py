from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.comment import CommentKind
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.passage import Line
from commission_app.domain.vote import Answer
from commission_app.gui.models.article_tree import UNFINISHED_SIGN
from commission_app.gui.panes.card_list import FIRST, PAGE
from commission_app.gui.panes.formatted import brief, formatted
from commission_app.gui.panes.labels import breakable
from commission_app.gui.panes.languages_writing import rows
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.placed_text import Commented, Segment, segments
from commission_app.gui.panes.text_writing import Ink, write_lines
from commission_app.gui.theme import Look
from commission_app.services import comment, reading, texts, unfinished, vote
from commission_app.services.unfinished import REASON, Unfinished
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]


def test_letters_typed_on_selected_words_begin_a_comment_on_them(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.session.show_language("kk")
    hands.session.show_place("art_1")
    hands.select("әркімнің")
    view = hands.window.text_view
    hands.type(view.text, "Тым")
    hands.type(view.threads.composer.text, " кең")
    assert view.threads.composer.text.toPlainText() == "Тым кең"
    view.threads.composer.send.click()
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    assert (thread.opening.text, thread.opening.anchor.exact, thread.opening.anchor.language) == (
        *("Тым кең", "әркімнің", "kk"),
    )
    assert view.threads.composer.text.toPlainText() == ""
    assert unfinished.units(players.secretary, players.draft) == set()


def test_an_unfinished_text_stays_with_its_article_and_is_marked_in_the_tree(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    composer = hands.window.text_view.threads.composer
    hands.select("everyone")
    hands.type(composer.text, "Not yet")
    composer.kind.setCurrentIndex(list(CommentKind).index(CommentKind.OBJECTION))
    hands.session.show_place("art_2")
    assert composer.text.toPlainText() == ""
    hands.type(composer.text, "Here too")
    hands.session.show_place("art_1")
    assert composer.text.toPlainText() == "Not yet"
    assert "everyone" in composer.about.text()
    assert {eid for eid, state in hands.session.states.items() if state.unfinished} == {"art_1", "art_2"}
    row = hands.window.text_view.tree.model.index_of("art_2")
    marks = row.siblingAtColumn(1).data()
    # Marks that have no room end with an ellipsis: this one is another, and first.
    assert marks.startswith(UNFINISHED_SIGN)
    assert "…" not in marks
    hands.window.close()
    again = open_window(players.secretary.path)
    assert again.session.place == "art_1"
    composer = again.window.text_view.threads.composer
    assert composer.text.toPlainText() == "Not yet"
    assert composer.chosen_kind is CommentKind.OBJECTION
    assert "everyone" in composer.about.text()
    composer.drop.click()
    assert composer.text.toPlainText() == ""
    assert unfinished.units(players.secretary, players.draft) == {"art_2"}


def test_what_is_typed_is_kept_a_moment_later_without_being_asked(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.type(hands.window.text_view.threads.composer.text, "Қала")
    hands.qtbot.waitUntil(lambda: unfinished.units(players.secretary, players.draft) == {"art_1"})


def test_a_reply_that_was_begun_does_not_take_the_place_of_a_comment(open_window: Open, players: Players) -> None:
    made = comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION).created
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    hands.type(threads.composer.text, "My own comment")
    threads.writing.reply(comment.get(players.secretary, str(made)))
    assert threads.composer.text.toPlainText() == ""
    hands.type(threads.composer.text, "Because")
    threads.composer.send.click()
    assert threads.composer.text.toPlainText() == "My own comment"
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    assert [reply.text for reply in thread.replies] == ["Because"]


def test_a_reason_that_was_begun_is_kept_with_its_article(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.choose("against")
    ballot = hands.window.text_view.ballot
    hands.type(ballot.reason, "Too")
    hands.session.show_place("art_2")
    assert ballot.reason.toPlainText() == ""
    hands.session.show_place("art_1")
    assert ballot.reason.toPlainText() == "Too"


def test_an_answer_and_its_reason_outlive_a_program_that_is_killed(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.choose("against")
    hands.type(hands.window.text_view.ballot.reason, "Себебі")

    def kept() -> Unfinished | None:
        return unfinished.of_unit(players.secretary, players.draft, "art_1").get(REASON)

    hands.qtbot.waitUntil(lambda: kept() is not None)
    assert kept() == Unfinished("Себебі", answer=Answer.AGAINST)
    assert hands.session.state.unfinished
    hands.window.text_view.ballot.cast.click()
    assert kept() is None
    assert not hands.session.state.unfinished


def test_an_answer_and_its_reason_stay_through_another_language_a_comment_and_another_article(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.choose("against")
    view = hands.window.text_view
    hands.type(view.ballot.reason, "Too")

    def shown() -> tuple[bool, str]:
        return view.ballot.answers[Answer.AGAINST].isChecked(), view.ballot.reason.toPlainText()

    hands.window.speak(InterfaceLanguage.KK)
    assert shown() == (True, "Too")
    hands.type(view.threads.composer.text, "Why?")
    view.threads.composer.send.click()
    assert shown() == (True, "Too")
    hands.session.show_place("art_2")
    assert shown() == (False, "")
    hands.session.show_place("art_1")
    assert shown() == (True, "Too")


def test_the_key_for_undo_takes_back_what_is_typed_and_then_what_was_done(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.window.activateWindow()
    hands.session.show_place("art_1")
    view, control = hands.window.text_view, Qt.KeyboardModifier.ControlModifier
    hands.choose("for")
    hands.type(view.ballot.reason, "Clear")
    QTest.keyClick(view.ballot.reason, Qt.Key.Key_Return, control)
    hands.type(view.threads.composer.text, "Why?")
    QTest.keyClick(view.threads.composer.text, Qt.Key.Key_Return, control)
    assert len(reading.threads(players.secretary, players.draft, "art_1")) == 1
    hands.type(view.threads.composer.text, "a")
    QTest.keyClick(view.threads.composer.text, Qt.Key.Key_Z, control)
    assert view.threads.composer.is_empty
    assert len(reading.threads(players.secretary, players.draft, "art_1")) == 1, "letters first"
    QTest.keyClick(view.threads.composer.text, Qt.Key.Key_Z, control)
    assert reading.threads(players.secretary, players.draft, "art_1") == []
    view.ballot.reason.setFocus()
    QTest.keyClick(view.ballot.reason, Qt.Key.Key_Z, control)
    voted = [hands.session.state.voted]
    shift = Qt.KeyboardModifier.ShiftModifier
    for field, key, keys in (
        (hands.window.jump, Qt.Key.Key_Z, control | shift),
        (view.tree.words, Qt.Key.Key_Y, control),
    ):
        field.setFocus()
        QTest.keyClick(field, key, keys)
    assert [*voted, hands.session.state.voted] == [False, True]
    assert len(reading.threads(players.secretary, players.draft, "art_1")) == 1


def test_two_keys_vote(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.choose("for")
    view = hands.window.text_view
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(view.ballot.reason, enter)
    assert hands.session.state.voted
    votes = view.votes
    view.side.setCurrentWidget(votes)
    assert votes.bar.isVisible()
    assert "For: 1" in votes.bar.accessibleName()


def test_of_many_threads_only_those_near_the_eye_are_made(open_window: Open, players: Players) -> None:
    for number in range(3 * PAGE):
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), f"Remark {number}", CommentKind.EDITORIAL)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    cards = hands.window.text_view.threads.list
    assert len(cards.cards) == FIRST
    hands.qtbot.waitUntil(lambda: len(cards.cards) == PAGE)
    assert cards.later.isVisible()
    assert not cards.earlier.isVisible()
    last = reading.thread_ids(players.secretary, players.draft, "art_1")[-1]
    hands.window.text_view.threads.point_at(last)
    assert cards.cards[last].property("lit")
    assert cards.earlier.isVisible()
    for _ in range(3):
        cards.earlier.click()
    assert cards.shown == reading.thread_ids(players.secretary, players.draft, "art_1")
    cards.show_threads([], nothing="None", keep_place=False)
    assert not cards.cards


def test_languages_stand_side_by_side_and_words_in_each_can_be_commented(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_2")
    hands.choose("languages")
    view = hands.window.text_view
    assert view.text.mode is Mode.LANGUAGES
    shown = view.text.toPlainText()
    assert "everyone has right 1" in shown
    assert "әркімнің has right 2" in shown
    hands.select("әркімнің")
    chosen = view.text.selection()
    assert chosen is not None
    assert (chosen.language, chosen.words) == ("kk", "әркімнің")
    hands.type(view.text, "!")
    view.threads.composer.send.click()
    (thread,) = reading.threads(players.secretary, players.draft, "art_2")
    assert (thread.opening.anchor.language, thread.opening.anchor.exact) == ("kk", "әркімнің")
    assert view.text.comments_at(view.text.textCursor().selectionStart()) == [thread.opening.id]
    hands.choose("reading")
    assert "әркімнің" not in view.text.toPlainText()


def test_a_line_that_one_language_lacks_keeps_its_place_in_the_others() -> None:
    def line(eid: str, text: str) -> Line:
        return Line(eid, "", text, 0, 0, 0)

    ru, kk = [line("p1", "a"), line("p3", "c")], [line("p1", "ә"), line("p2", "б"), line("p2", "в"), line("p3", "г")]
    found = rows({"ru": ru, "kk": kk})
    assert [(row.get("ru", ru[0]).text if "ru" in row else None, row["kk"].text) for row in found] == [
        ("a", "ә"),
        (None, "б"),
        (None, "в"),
        ("c", "г"),
    ]


def test_overlapping_ranges_are_cut_into_stretches_of_one_depth() -> None:
    ranges = [Commented("a", "ru", 0, 10), Commented("b", "ru", 5, 15), Commented("c", "kk", 2, 3)]
    assert segments(ranges, 3) == [
        Segment("ru", 0, 5, 1),
        Segment("ru", 5, 10, 2),
        Segment("ru", 10, 15, 1),
        Segment("kk", 2, 3, 1),
    ]


def test_what_is_deepest_is_one_stretch_however_many_comments_sit_there() -> None:
    ranges = [Commented(str(end), "ru", 0, end) for end in range(1, 10)]
    assert segments(ranges, 3) == [Segment("ru", 0, 7, 3), Segment("ru", 7, 8, 2), Segment("ru", 8, 9, 1)]


@pytest.mark.parametrize("hostile", ["<b>bold</b>", "<img src='/etc/passwd'>", "- <script>", "1. &lt;"])
def test_markup_in_a_comment_is_data(hostile: str) -> None:
    assert "<b>" not in formatted(hostile)
    assert "<img" not in formatted(hostile)
    assert "<script" not in formatted(hostile)


def test_lines_with_dashes_and_numbers_hang() -> None:
    assert "•" in formatted("- one")
    assert "1." in formatted("1. one\n2. two")
    assert "text-indent" not in formatted("plain")


def test_a_number_wider_than_its_margin_leaves_no_hole_before_the_words(look: Look) -> None:
    ink, document = Ink(1, look.theme, ""), QTextDocument()
    written = write_lines(QTextCursor(document), "kk", [Line("p", "1-1-1)", "заң", 0, 3, 0)], ink)
    document.setTextWidth(600)

    (line,), block = written, document.lastBlock()
    document.documentLayout().blockBoundingRect(block)
    places = len("1-1-1)"), line.position - block.position()
    # Its description of types says "object".
    at = (cast("tuple[float, int]", block.layout().lineAt(0).cursorToX(place)) for place in places)
    label_ends, words_begin = (x for x, _ in at)
    assert 0 < words_begin - label_ends <= ink.margin / 2


def test_a_citation_names_the_article_and_the_draft(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.select("everyone")
    hands.choose("cite")
    assert QApplication.clipboard().text() == "“everyone” (Article 1. Title 1; Draft 1)"


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_a_long_comment_is_shown_whole_on_its_card(open_window: Open, players: Players, language: str) -> None:
    for _ in range(3):
        words = "Көрінеу жалған дегенді кім анықтайды? Сот туралы айтылмаса, бұл сөздер цензураға айналады. "
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), words * 5, CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    for width in (1100, 1280, 1500):
        hands.window.resize(width, 800)
        hands.qtbot.waitUntil(lambda: len(threads.list.cards) == 3)
        for _ in range(3):
            QApplication.processEvents()
        labels = [label for card in threads.list.cards.values() for label in card.findChildren(QLabel)]
        assert [label.height() >= label.heightForWidth(label.width()) for label in labels] == [True] * 3


CITING = {
    InterfaceLanguage.KK: ("3-бапқа қайшы келеді.", "3-бапқа"),
    InterfaceLanguage.RU: ("Противоречит статье 3, пункт 2.", "статье 3, пункт 2"),
    InterfaceLanguage.EN: ("- See article 3.", "article 3"),
}


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_a_citation_in_a_comment_leads_to_its_article_and_back(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    words, cited = CITING[language]
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), words, CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    (card,) = hands.window.text_view.threads.list.cards.values()
    (label,) = card.findChildren(QLabel)
    assert f">{cited}</a>" in label.text()
    label.linkActivated.emit("place:art_3")
    assert hands.session.place == "art_3"
    back = hands.window.text_view.back
    assert back.isVisible()
    hands.choose("back")
    assert hands.session.place == "art_1"
    assert not back.isVisible()


def test_a_cross_reference_in_the_text_is_a_link_and_the_words_keep_their_places(
    open_window: Open, players: Players
) -> None:
    article = Provision("art_1", Kind.ARTICLE, "1", None, "As article 2 says, and articles 2, 3 and 1 too.")
    others = tuple(Provision(f"art_{n}", Kind.ARTICLE, str(n), None, "Free.") for n in (2, 3))
    text = Document("Law", "en", Source("law.txt", "txt", "0" * 64), (article, *others))
    texts.add(players.secretary, text, "Cited")
    hands = open_window(players.secretary.path)
    hands.session.show_draft(texts.find(players.secretary, "Cited"))
    hands.session.show_place("art_1")
    pane = hands.window.text_view.text
    links = {}
    block = pane.document().lastBlock()
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        step += 1
        if fragment.charFormat().isAnchor():
            links[fragment.text()] = fragment.charFormat().anchorHref()
    assert links == {"article 2": "place:art_2", "2": "place:art_2", "3": "place:art_3"}
    hands.select("says")
    selection = pane.selection()
    assert selection is not None
    assert selection.words == "says"
    pane.anchorClicked.emit(QUrl("place:art_2"))
    assert hands.session.place == "art_2"


def test_words_and_card_light_each_other_up(open_window: Open, players: Players) -> None:
    place, words = "art_1__para_1", "everyone"
    anchor, _ = comment.quoted(players.secretary, players.draft, place, words, "en")
    made = str(comment.add(players.secretary, anchor, "Who?", CommentKind.QUESTION).created)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    view = hands.window.text_view
    card = view.threads.list.cards[made]
    view.text.pointed_at.emit([made])
    assert card.property("lit")
    view.text.pointed_at.emit([])
    assert not card.property("lit")
    before = len(view.text.extraSelections())
    with hands.qtbot.waitActive(hands.window):
        hands.window.activateWindow()
    card.setFocus()
    assert card.property("lit")
    assert len(view.text.extraSelections()) == before + 1
    cursor = view.text.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    point = view.text.cursorRect(cursor).center()
    pointed: list[list[str]] = []
    view.text.pointed_at.connect(pointed.append)
    QTest.mouseMove(view.text.viewport(), point)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        view.text.viewport().mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.text.viewport(), move)
    assert pointed[-1] == [made]


@pytest.mark.parametrize(
    ("language", "done", "undone"),
    [
        ("kk", "✓ жақтап дауыс беру: 1-бап", "Кері алынды: жақтап дауыс беру: 1-бап."),
        ("ru", "✓ голос за: Статья 1", "Отменено: голос за: Статья 1."),
        ("en", "✓ vote for: Article 1", "Undone: vote for: Article 1."),
    ],
)
def test_what_was_done_is_said_in_the_status_line(
    open_window: Open, players: Players, language: str, done: str, undone: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.choose("for")
    hands.window.text_view.ballot.cast.click()
    assert hands.window.status.said.text() == done
    hands.choose("undo")
    assert hands.window.status.said.text() == undone


@pytest.mark.parametrize(("language", "told"), [("en", "paragraph 2"), ("ru", "пункт 2"), ("kk", "2-тармақ")])
def test_the_number_of_a_paragraph_is_clicked_to_comment_on_it_as_a_whole(
    open_window: Open, players: Players, language: str, told: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    view = hands.window.text_view
    number = view.text.document().find("2.").selectionStart()
    cursor = view.text.textCursor()
    cursor.setPosition(number)
    point = view.text.cursorRect(cursor).center() + QPoint(3, 0)
    QTest.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told in view.threads.composer.about.text()
    hands.type(view.threads.composer.text, "All of it")
    hands.session.show_place("art_2")
    assert unfinished.of_unit(players.secretary, players.draft, "art_1")["comment"].part == "art_1__para_2"
    hands.session.show_place("art_1")
    assert told in view.threads.composer.about.text()
    view.threads.composer.send.click()
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    assert (thread.opening.anchor.eid, thread.opening.anchor.exact) == ("art_1__para_2", "")
    view.threads.point_at(thread.opening.id)
    lit = [
        view.text.document().toPlainText()[s.cursor.selectionStart() : s.cursor.selectionEnd()]
        for s in view.text.extraSelections()
    ]
    assert [one.endswith("has right 2.") and one.startswith("In article 1") for one in lit] == [True]


def test_the_menu_of_the_text_offers_the_paragraph_under_the_pointer(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    view = hands.window.text_view
    cursor = view.text.document().find("right 1")
    view.text.customContextMenuRequested.emit(view.text.cursorRect(cursor).center())
    assert view.menu is not None
    (offered,) = view.menu.actions()
    assert offered.text() == "Comment on: Article 1, paragraph 1"
    offered.trigger()
    assert "paragraph 1" in view.threads.composer.about.text()
    assert hands.window.focusWidget() is view.threads.composer.text
    view.menu.close()


def test_what_was_sent_comes_into_view(open_window: Open, players: Players) -> None:
    for number in range(30):
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), f"Earlier {number}", CommentKind.QUESTION)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    hands.type(threads.composer.text, "The newest of all")
    threads.composer.send.click()
    made = reading.thread_ids(players.secretary, players.draft, "art_1")[-1]
    hands.qtbot.waitUntil(lambda: not threads.list.cards[made].visibleRegion().isEmpty())


@pytest.mark.parametrize("size", [100, 200])
def test_a_word_of_any_length_leaves_every_card_as_wide_as_the_panel(
    open_window: Open, players: Players, size: int
) -> None:
    address = "https://example.org/" + "a" * 300 + "/" + "ә" * 300
    for words in (address, "Қысқа пікір"):
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), words, CommentKind.QUESTION)
    hands = open_window(players.secretary.path, "kk")
    hands.window.choose_size(size)
    hands.session.show_place("art_1")
    cards = hands.window.text_view.threads.list
    for _ in range(3):
        QApplication.processEvents()
    assert cards.horizontalScrollBar().maximum() == 0
    for card in cards.cards.values():
        for button in card.findChildren(QToolButton):
            assert button.mapTo(cards.viewport(), QPoint(button.width(), 0)).x() <= cards.viewport().width()
    heard = [card.accessibleName() for card in cards.cards.values()]
    assert any(address in words for words in heard), "what is heard is what was written"


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_of_an_opinion_of_many_pages_the_beginning_is_shown_and_all_of_it_when_asked(
    open_window: Open, players: Players, language: str
) -> None:
    opinion = "\n".join(f"{number}. Бұл норма 2-баппен келіспейді және түзетуді қажет етеді." for number in range(900))
    for words in (opinion, "Қысқа пікір"):
        comment.add(players.secretary, comment.whole(players.draft, "art_1"), words, CommentKind.QUESTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    card, short = hands.window.text_view.threads.list.cards.values()
    label, whole = card.findChildren(QLabel)[0], card.findChildren(QToolButton)[0]
    assert len(label.text()) < 6_000
    assert label.text().endswith("келіспейді …</p>"), "after a word"
    assert opinion in card.accessibleName(), "what is heard is what was written"
    assert whole.property("act") == "gui.card_whole"
    assert not any(button.property("act") == "gui.card_whole" for button in short.findChildren(QToolButton))
    hands.window.activateWindow()
    whole.setFocus()
    QTest.keyClick(whole, Qt.Key.Key_Space)
    assert "899" in label.text()
    # The next comment in this card begins short again.
    hands.session.show_place("art_2")
    hands.session.show_place("art_1")
    card = next(iter(hands.window.text_view.threads.list.cards.values()))
    assert "899" not in card.findChildren(QLabel)[0].text()


def test_of_a_long_reason_of_a_vote_the_beginning_is_shown_and_all_of_it_when_asked(
    open_window: Open, players: Players
) -> None:
    vote.cast(players.secretary, players.draft, "art_1", Answer.AGAINST, f"{'Мағынасы бұзылды. ' * 200}Соңы")
    hands = open_window(players.secretary.path, "en")
    hands.session.show_place("art_1")
    votes = hands.window.text_view.votes
    hands.window.text_view.side.setCurrentWidget(votes)

    def shown() -> str:
        QApplication.processEvents()
        return " ".join(label.text() for label in votes.findChildren(QLabel) if label.isVisible())

    assert shown().endswith("Мағынасы …")
    assert "Соңы" not in shown()
    more = [button for button in votes.findChildren(QToolButton) if button.text() == "Show all of it"]
    more[0].click()
    assert "Соңы" in shown()


@pytest.mark.parametrize("text", ["", "Қысқа", "а\n" * 24, "сөз " * 250])
def test_what_is_not_long_is_shown_as_it_is(text: str) -> None:
    assert brief(text) == text


def test_a_long_text_is_cut_after_a_word_and_where_there_is_none_after_so_many_letters() -> None:
    assert brief("сөз " * 300) == f"{('сөз ' * 174).strip()} …"
    assert brief("ә" * 2_000) == f"{'ә' * 700} …"
    assert brief("а\n" * 25) == "\n".join("а" * 16) + " …"


def test_only_words_that_are_longer_than_a_line_are_broken() -> None:
    assert breakable("жауапкершіліктеріңізді", 30) == "жауапкершіліктеріңізді"
    assert breakable("a" * 5 + "/" + "b" * 5 + " ccccccc", 3).replace("\u200b", "|") == "aaa|aa/bbb|bb ccc|ccc|c"
    assert formatted("a" * 4, longest=2) == '<p style="margin:0 0 4px 0">aa\u200baa</p>'


def test_what_was_left_off_comes_back_whole_until_something_else_is_written(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.session.show_language("kk")
    hands.session.show_place("art_1")
    view, translate = hands.window.text_view, hands.session.translate
    composer = view.threads.composer
    hands.select("әркімнің")
    hands.type(composer.text, "Ұзақ ойланып жазылған пікір")
    composer.kind.setCurrentIndex(list(CommentKind).index(CommentKind.OBJECTION))
    composer.drop.click()
    assert composer.text.toPlainText() == ""
    assert composer.about.text() == translate("gui.composer_left_off")
    assert unfinished.units(players.secretary, players.draft) == set()
    QTest.keyClick(composer.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text.toPlainText() == "Ұзақ ойланып жазылған пікір"
    assert composer.chosen_kind is CommentKind.OBJECTION
    assert "әркімнің" in composer.about.text()
    hands.window.text_view.keep()
    assert unfinished.units(players.secretary, players.draft) == {"art_1"}
    composer.drop.click()
    hands.type(composer.text, "Жаңа")
    composer.text.clear()
    QTest.keyClick(composer.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "пікір" not in composer.text.toPlainText()


def test_a_reply_that_was_left_off_comes_back_as_a_reply(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    threads.writing.reply(thread.opening)
    hands.type(threads.composer.text, "Because")
    threads.composer.drop.click()
    QTest.keyClick(threads.composer.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    threads.composer.send.click()
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    assert [one.text for one in thread.replies] == ["Because"]


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_a_reply_whose_comment_is_withdrawn_meanwhile_is_shown_and_can_be_sent_by_itself(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    asked = comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION).created
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    threads.writing.reply(comment.get(players.secretary, str(asked)))
    hands.type(threads.composer.text, "Because")
    before = threads.composer.about.text()
    hands.session.do(lambda workspace, _draft: comment.withdraw(workspace, str(asked)))
    assert threads.composer.text.toPlainText() == "Because"
    assert threads.composer.about.text() != before
    assert Translator(language)("comment.state_withdrawn")[:5] in threads.composer.about.text()
    hands.session.show_place("art_2")
    assert threads.composer.is_empty
    hands.session.show_place("art_1")
    assert threads.composer.text.toPlainText() == "Because", "it is there again after another article"
    threads.composer.drop.click()
    QTest.keyClick(threads.composer.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert threads.composer.text.toPlainText() == "Because"
    threads.composer.send.click()
    assert [thread.opening.text for thread in reading.threads(players.secretary, players.draft, "art_1")][
        -1
    ] == "Because"
    assert threads.composer.is_empty
    assert unfinished.units(players.secretary, players.draft) == set()


def test_a_text_without_its_comment_waits_until_the_comment_that_was_begun_is_sent(
    open_window: Open, players: Players
) -> None:
    asked = comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION).created
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    threads = hands.window.text_view.threads
    threads.writing.change(comment.get(players.secretary, str(asked)))
    hands.type(threads.composer.text, " Indeed?")
    hands.session.do(lambda workspace, _draft: comment.withdraw(workspace, str(asked)))
    threads.writing.begin_comment("Another")
    assert threads.composer.text.toPlainText() == "Another"
    threads.composer.send.click()
    assert threads.composer.text.toPlainText() == "Why? Indeed?"
    threads.composer.send.click()
    assert threads.composer.is_empty


def test_who_has_begun_no_reply_writes_a_comment_once_the_answered_one_is_withdrawn(
    open_window: Open, players: Players
) -> None:
    asked = comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION).created
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    writing = hands.window.text_view.threads.writing
    writing.reply(comment.get(players.secretary, str(asked)))
    hands.session.do(lambda workspace, _draft: comment.withdraw(workspace, str(asked)))
    assert writing.purpose == unfinished.COMMENT
