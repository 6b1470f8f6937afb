from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commission_app.domain.comment import CommentKind
from commission_app.services import comment
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]


def shown(hands: Hands) -> list[str]:
    results = hands.window.jump.results
    return [results.item(row).text() for row in range(results.count())]


@pytest.mark.parametrize(("language", "said"), [("kk", "3-бап"), ("ru", "ст. 3"), ("en", "article 3")])
def test_an_article_is_reached_by_its_number(open_window: Open, players: Players, language: str, said: str) -> None:
    hands = open_window(players.secretary.path, language)
    hands.choose("jump")
    hands.type(hands.window.jump, said)
    assert hands.window.jump.results.isVisible()
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Return)
    assert hands.session.place == "art_3"
    assert not hands.window.jump.results.isVisible()
    assert hands.window.jump.text() == ""


def test_words_of_comments_lead_to_their_card(open_window: Open, players: Players) -> None:
    made = comment.add(
        players.secretary, comment.whole(players.draft, "art_5"), "Шекара туралы", CommentKind.QUESTION
    ).created
    hands = open_window(players.secretary.path)
    hands.choose("jump")
    hands.type(hands.window.jump, "шекара")
    hands.qtbot.waitUntil(lambda: any("Шекара туралы" in line for line in shown(hands)))
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Return)
    assert hands.session.place == "art_5"
    assert hands.window.text_view.threads.list.cards[str(made)].property("lit")


def test_a_comment_written_after_the_search_began_is_found(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_4")
    hands.choose("jump")
    hands.type(hands.window.jump, "zebra")
    assert shown(hands) == ["Nothing found"]
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Escape)
    hands.type(hands.window.text_view.threads.composer.text, "A zebra")
    hands.window.text_view.threads.composer.send.click()
    hands.choose("jump")
    hands.type(hands.window.jump, "zebra")
    hands.qtbot.waitUntil(lambda: "zebra" in shown(hands)[0])


def test_actions_are_found_by_their_names_and_done(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.choose("jump")
    hands.type(hands.window.jump, "следующая статья")
    assert "▸ Следующая статья" in shown(hands)
    place = hands.session.place
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Return)
    assert hands.session.place != place


def test_the_arrows_choose_among_the_results(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.choose("jump")
    hands.type(hands.window.jump, "everyone")
    hands.qtbot.waitUntil(lambda: len(shown(hands)) > 3)
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Down)
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Down)
    QTest.keyClick(hands.window.jump, Qt.Key.Key_Up)
    assert hands.window.jump.results.currentRow() == 1
