from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.gui.models.article_tree import FOUND, GONE
from commission_app.gui.models.change_filter import ChangeFilter
from commission_app.gui.panes.changes_pane import ChangesPane
from commission_app.gui.panes.mode import Mode
from commission_app.services import check, texts
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
Compared = Callable[[str], Hands]


def article(number: str, text: str) -> Provision:
    return Provision(f"art_{number}", Kind.ARTICLE, number, None, text)


def section(number: int, heading: str, *articles: Provision) -> Provision:
    return Provision(f"sec_{number}", Kind.SECTION, str(number), heading, None, articles)


COURT = article("1", "Courts decide without delay and in public sessions, as Article 2 says.")
WATER = article("2", "Rivers, lakes and glaciers belong to the people and are never sold.")
ANTHEM = article("3", "The anthem is sung on the day of the Constitution by all schools.")
ELECTED = article("3", "Elections are held every fifth year by secret and equal ballot.")
BANK = article("5", "A bank of issue keeps the currency stable and lends to no ministry.")
DIFFERENT = article("5", "Nobody is punished twice for one deed, whatever court has judged him before.")


def law(title: str, *nodes: Provision) -> Document:
    return Document(title, "en", Source(f"{title}.txt", "txt", "0" * 64), nodes)


@pytest.fixture
def sections(open_window: Open, play: Callable[..., Players]) -> Callable[[str], Hands]:
    """Return an opener of a window on two drafts with sections, one article of which is removed and one in doubt."""
    players = play()
    old = law("Old", section(1, "Courts", COURT, WATER), section(2, "Signs", ANTHEM, BANK))
    moved = Provision("art_4", Kind.ARTICLE, "4", None, WATER.text)
    new = law("New", section(1, "Courts", COURT), section(2, "Signs", ELECTED, moved, DIFFERENT))
    texts.add(players.secretary, old, "Law in force", in_force=True)
    texts.add(players.secretary, new, "Law drafted")

    def open_(language: str) -> Hands:
        hands = open_window(players.secretary.path, language)
        comparing = hands.window.text_view.comparing
        comparing.choose(texts.find(players.secretary, "Law in force"))
        hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
        hands.choose("view_overview")
        return hands

    return open_


def changes(hands: Hands) -> ChangesPane:
    return hands.window.overview.changes


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_each_number_opens_the_list_behind_it(sections: Callable[[str], Hands], language: str) -> None:
    hands = sections(language)
    numbers = changes(hands).numbers
    assert set(numbers.buttons) >= {"touched", "new", "moved", "renumbered", "words"}
    for name, button in numbers.buttons.items():
        button.click()
        assert numbers.list.count() > 0, name
        assert numbers.list.isVisible()
    numbers.buttons["moved"].click()
    line = numbers.list.item(0)
    assert line is not None
    assert "4" in line.text()
    numbers.list.itemActivated.emit(line)
    assert hands.session.place == "art_4"
    assert hands.window.text_view.isVisible()


def test_a_removed_article_is_read_where_it_stood(sections: Callable[[str], Hands]) -> None:
    hands = sections("en")
    numbers, view = changes(hands).numbers, hands.window.text_view
    numbers.buttons["removed"].click()
    line = numbers.list.item(0)
    assert line is not None
    numbers.list.itemActivated.emit(line)
    assert view.text.mode is Mode.REDLINE
    assert "The anthem is sung" in view.text.toPlainText()
    assert view.isVisible()


def test_the_tree_shows_removed_articles_and_leads_to_them(sections: Callable[[str], Hands]) -> None:
    hands = sections("en")
    hands.choose("view_text")
    tree = hands.window.text_view.tree
    tree.filter.setCurrentIndex(tree.filter.findData(ChangeFilter.REMOVED))
    section_row = tree.filtered.index(0, 0)
    assert tree.filtered.rowCount() == 1
    gone = tree.filtered.index(0, 0, section_row)
    assert gone.data(GONE) == "art_3"
    tree.view.setCurrentIndex(gone)
    assert "The anthem is sung" in hands.window.text_view.text.toPlainText()


@pytest.mark.parametrize(
    ("chosen", "eids"),
    [
        (ChangeFilter.NEW, {"art_3", "art_5"}),
        (ChangeFilter.MOVED, {"art_4"}),
        (ChangeFilter.RENUMBERED, {"art_4"}),
        (ChangeFilter.AMENDED, set()),
    ],
)
def test_the_tree_is_filtered_by_what_became_of_articles(
    sections: Callable[[str], Hands], chosen: ChangeFilter, eids: set[str]
) -> None:
    hands = sections("en")
    tree = hands.window.text_view.tree
    tree.filter.setCurrentIndex(tree.filter.findData(chosen))
    shown = {
        eid
        for eid in ("art_1", "art_3", "art_4", "art_5")
        if tree.filtered.mapFromSource(tree.model.index_of(eid)).isValid()
    }
    assert shown == eids


def test_a_band_of_the_flow_leads_to_its_first_article(sections: Callable[[str], Hands]) -> None:
    hands = sections("en")
    flow = changes(hands).flow
    band = next(one for one in flow.drawn if one.band.old == "sec_1" and one.band.new == "sec_2")
    assert "Section 1. Courts → Section 2. Signs" in band.words
    middle = band.path.pointAtPercent(0.02) + QPointF(1, 2)
    assert flow.at(middle) >= 0
    QTest.mouseClick(flow, Qt.MouseButton.LeftButton, pos=QPoint(round(middle.x()), round(middle.y())))
    assert hands.session.place == "art_4"


def test_the_whole_name_of_a_section_is_told_where_the_hand_is(sections: Callable[[str], Hands]) -> None:
    hands = sections("en")
    flow = changes(hands).flow
    for bar in flow.bars:
        assert flow.words_at(flow.room_of(bar).center()) == bar.name
    band = flow.drawn[0]
    assert flow.words_at(band.path.boundingRect().center()) in {one.words for one in flow.drawn}
    assert flow.words_at(QPointF(-1, -1)) == ""


def test_the_flow_is_chosen_by_keys_and_says_its_bands(sections: Callable[[str], Hands]) -> None:
    hands = sections("en")
    flow = changes(hands).flow
    for one in flow.drawn:
        QTest.keyClick(flow, Qt.Key.Key_Down)
        assert flow.accessibleDescription() == one.words
    QTest.keyClick(flow, Qt.Key.Key_Return)
    assert hands.window.text_view.isVisible()


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_flow_is_saved_as_a_picture(sections: Callable[[str], Hands], tmp_path: Path, ending: str) -> None:
    hands = sections("en")
    hands.answers.target = tmp_path / f"flow.{ending}"
    changes(hands).save.click()
    hands.wait()
    assert hands.answers.target.stat().st_size > 1000


def test_a_doubt_is_decided_and_stays_decided(open_window: Open, play: Callable[..., Players]) -> None:
    players = play()
    one = (
        "The budget of the state is adopted every year before the first of January by both chambers in a joint session."
    )
    other = (
        "The budget is adopted every second year by the assembly; what is not spent goes to a reserve for hard times."
    )
    texts.add(players.secretary, law("Old", article("1", one)), "Law in force", in_force=True)
    texts.add(players.secretary, law("New", article("1", other)), "Law drafted")
    hands = open_window(players.secretary.path, "en")
    comparing = hands.window.text_view.comparing
    comparing.choose(texts.find(players.secretary, "Law in force"))
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
    hands.choose("view_overview")
    review = changes(hands).review
    (card,) = review.cards
    assert "Article 1" in card.question.text()
    assert not card.confirm.isHidden()
    card.part.click()
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None and not review.cards)
    assert comparing.badges["art_1"].relation == "new"
    hands.choose("undo")
    hands.qtbot.waitUntil(lambda: bool(review.cards))
    review.cards[0].confirm.click()
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None and not review.cards)
    assert comparing.badges["art_1"].sure


@pytest.mark.parametrize("mode", [Mode.REDLINE, Mode.SIDE_BY_SIDE])
def test_paragraphs_that_were_joined_are_drawn_as_the_one_line_they_are(
    open_window: Open, play: Callable[..., Players], mode: Mode
) -> None:
    said = ("The people are the only source of power.", "They exercise it by free elections.", "Water is never sold.")

    def drafted(*lines: str) -> Document:
        parts = (Provision(f"art_1__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(lines, 1))
        return law("Law", Provision("art_1", Kind.ARTICLE, "1", None, None, tuple(parts)))

    players = play()
    texts.add(players.secretary, drafted(*said), "Law in force", in_force=True)
    texts.add(players.secretary, drafted(f"{said[0]} {said[1]}", said[2]), "Law drafted")
    hands = open_window(players.secretary.path, "en")
    comparing = hands.window.text_view.comparing
    comparing.choose(texts.find(players.secretary, "Law in force"))
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
    hands.session.show_place("art_1")
    hands.window.text_view.show_mode(mode)
    shown = hands.window.text_view.text.toPlainText()
    if mode is Mode.REDLINE:
        assert f"1.\t{said[0]} 2. {said[1]}\n" in shown
    else:
        assert [shown.count(one) for one in said] == [2, 2, 2]


def test_members_see_the_doubts_and_do_not_decide(open_window: Open, play: Callable[..., Players]) -> None:
    players = play("Aru")
    hands = open_window(players.members[0].path, "en")
    hands.choose("view_overview")
    assert not changes(hands).review.may_decide


def test_the_history_shows_the_article_in_each_draft(compared: Compared) -> None:
    hands = compared("en")
    view = hands.window.text_view
    hands.session.show_place("art_4")
    view.side.setCurrentWidget(view.history)
    hands.qtbot.waitUntil(lambda: len(view.history.cards) >= 2)
    newest = view.history.cards[0]
    assert newest.go.text() == "Law drafted · Article 4"
    assert view.history.cards[1].go.text() == "Draft 1 · Article 4"
    newest.go.setText("A very long name of a draft " * 8)
    QApplication.processEvents()
    assert view.history.area.horizontalScrollBar().maximum() == 0, "no name of a draft makes the pane wider"
    view.history.cards[1].go.click()
    assert hands.session.draft is not None
    assert hands.session.draft.label == "Draft 1"


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_what_the_checks_find_is_marked(open_window: Open, play: Callable[..., Players], language: str) -> None:
    players = play()
    broken = article("1", "Courts decide as Article 77 says.")
    texts.add(players.secretary, law("New", broken, WATER), "Law drafted")
    hands = open_window(players.secretary.path, language)
    view = hands.window.text_view
    hands.qtbot.waitUntil(lambda: bool(view.checking.findings))
    hands.session.show_place("art_1")
    (card,) = view.findings.cards
    assert "Article 77" in card.words.text()
    assert view.tree.model.index_of("art_1").data(FOUND) == 1
    assert "※" in str(view.tree.model.index_of("art_1").siblingAtColumn(1).data())
    marked = [one.cursor.selectedText() for one in view.text.extraSelections()]
    assert "Article 77" in marked
    assert "1" in view.side.tabText(view.side.indexOf(view.findings))


def test_what_must_stay_is_checked_anew_when_it_is_declared(open_window: Open, play: Callable[..., Players]) -> None:
    players = play()
    texts.add(players.secretary, law("Old", COURT, WATER), "Law in force", in_force=True)
    changed = article("2", str(WATER.text).replace("never", "rarely"))
    texts.add(players.secretary, law("New", COURT, changed), "Law drafted")
    hands = open_window(players.secretary.path, "en")
    view = hands.window.text_view

    def declare() -> None:
        assert hands.session.workspace is not None
        old = texts.find(hands.session.workspace, "Law in force")
        hands.session.do(lambda workspace, _draft: check.declare_invariant(workspace, old, "art_2"))

    hands.qtbot.waitUntil(lambda: view.checking.is_idle)
    assert not view.checking.findings
    declare()
    hands.qtbot.waitUntil(lambda: bool(view.checking.findings))
    hands.session.show_place("art_2")
    QApplication.processEvents()
    (card,) = view.findings.cards
    assert "must stay" in card.words.text()
