from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.gui.models.article_tree import BADGE
from commission_app.services import reading, texts
from commission_app.services.compare_drafts import Relation
from commission_app.services.reading import Filter
from tests.gui.hands import Hands
from tests.players import Players


def test_the_tree_says_what_became_of_each_article(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    tree = hands.window.text_view.tree
    badges = {eid: tree.model.index_of(eid).data(BADGE) for eid in ("art_1", "art_2", "art_3", "art_4")}
    assert [badge.relation for badge in badges.values()] == [
        *(Relation.AMENDED, Relation.UNCHANGED, Relation.NEW, Relation.UNCHANGED)
    ]
    assert badges["art_4"].renumbered
    marks = tree.model.index_of("art_1").siblingAtColumn(1)
    assert marks.data() == "◐"
    assert "amended" in str(marks.data(0x000B))
    tree.filter.setCurrentIndex(list(Filter).index(Filter.CHANGED))
    assert [tree.filtered.index(row, 0).data() for row in range(tree.filtered.rowCount())] == [
        *("Article 1", "Article 3", "Article 4")
    ]


def test_the_line_above_the_text_says_where_an_article_comes_from(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    hands.session.show_place("art_4")
    told = hands.window.text_view.became
    assert told.text().startswith("formerly Article 3")
    assert "Law in force" in told.toolTip()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_redline_shows_both_texts_in_one(compared: Callable[[str], Hands], language: str) -> None:
    hands = compared(language)
    hands.choose("redline")
    text = hands.window.text_view.text
    hands.session.show_place("art_1")
    assert "move freely and safely within" in text.toPlainText()
    hands.session.show_place("art_3")
    assert "secret ballot" in text.toPlainText()
    hands.session.show_place("art_2")
    assert "“" in text.toPlainText()
    hands.choose("editorial")
    assert "“" not in text.toPlainText()


def test_words_of_the_redline_can_be_commented(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    hands.session.show_place("art_1")
    hands.choose("redline")
    hands.select("freely and safely within")
    view = hands.window.text_view
    hands.type(view.text, "Why?")
    view.threads.composer.send.click()
    assert hands.session.workspace is not None
    assert hands.session.draft is not None
    (thread,) = reading.threads(hands.session.workspace, hands.session.draft, "art_1")
    assert thread.opening.anchor.exact == "freely and safely within"
    QApplication.processEvents()
    assert view.text.comments_at(view.text.textCursor().selectionStart()) == [thread.opening.id]


def test_old_and_new_stand_side_by_side(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    hands.session.show_place("art_1")
    hands.choose("side_by_side")
    shown = hands.window.text_view.text.toPlainText()
    assert "Law in force" in shown
    assert "Law drafted" in shown
    assert "move freely within" in shown
    assert "move freely and safely within" in shown


def test_going_back_to_an_article_compares_nothing_anew(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    comparing = hands.window.text_view.comparing
    before = comparing.comparison
    hands.session.show_place("art_3")
    hands.session.show_place("art_1")
    assert comparing.comparison is before


def test_the_draft_to_compare_with_is_chosen_above(compared: Callable[[str], Hands]) -> None:
    hands = compared("en")
    choice = hands.window.bar.against_choice
    assert "Law in force" in choice.currentText()
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    comparing = hands.window.text_view.comparing
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
    assert comparing.against is not None
    assert comparing.against.label == "In force"


def test_no_empty_choice_stands_on_the_bar_where_there_is_nothing_to_compare_with(
    open_window: Callable[..., Hands], players: Players
) -> None:
    hands = open_window(players.secretary.path, "en")
    choice = hands.window.bar.against_choice
    for language, is_shown in (("kk", False), ("en", True)):
        hands.session.show_language(language)
        QApplication.processEvents()
        assert choice.isVisible() is is_shown


def test_above_each_part_of_a_split_article_stands_what_it_was(
    open_window: Callable[..., Hands], play: Callable[..., Players]
) -> None:
    def law(*articles: tuple[str, tuple[str, ...]]) -> Document:
        def made(number: str, lines: tuple[str, ...]) -> Provision:
            eid = f"art_{number}"
            parts = (Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(lines, 1))
            return Provision(eid, Kind.ARTICLE, number, None, None, tuple(parts))

        return Document("Law", "en", Source("x", "txt", "0" * 64), tuple(made(*one) for one in articles))

    courts = (
        "Courts sit in public and give reasons for what they decide.",
        "A judge serves until seventy years of age.",
    )
    water = ("Rivers, lakes and glaciers belong to the people.", "None may sell them or lease them to a stranger.")
    players = play()
    texts.add(players.secretary, law(("1", (*courts, *water))), "Law in force", in_force=True)
    texts.add(players.secretary, law(("1", courts), ("2", water)), "Law drafted")
    hands = open_window(players.secretary.path, "en")
    comparing, told = hands.window.text_view.comparing, hands.window.text_view.became
    hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
    hands.session.show_place("art_1")
    assert told.text() == "split"
    hands.session.show_place("art_2")
    assert told.text() == "formerly Article 1 · split"
