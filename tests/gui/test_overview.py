from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event
from types import ModuleType

import pytest
from PySide6.QtCore import Qt

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.comment import CommentKind
from commission_app.gui.loading_qt import RARE
from commission_app.gui.operation import Job
from commission_app.services import comment
from tests.gui.hands import Hands, rows_of
from tests.players import Players

Open = Callable[..., Hands]


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_map_shows_every_article_and_leads_to_it(open_window: Open, players: Players, language: str) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_4"), "No", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.choose("view_overview")
    view = hands.window.overview
    assert list(view.cells) == ["preamble", *(f"art_{number}" for number in range(1, 7))]
    # Every sign that a cell can have is told of.
    assert all(sign in view.legend.text() for sign in "!◐+−⇉⇄↷")
    assert view.cells["art_4"].property("place") == "disputed"
    assert view.cells["art_4"].text() == "4 !"
    said = {"kk": "қарсылық бар", "ru": "есть возражения", "en": "disputed"}[language]
    assert said in view.cells["art_4"].accessibleName()
    view.cells["art_4"].click()
    assert hands.session.place == "art_4"
    assert hands.window.text_view.isVisible()


def test_the_sections_are_told_in_numbers_and_lead_to_their_text(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_4"), "No", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path)
    hands.choose("view_overview")
    table = hands.window.overview.sections
    rows = [row[:6] for row in rows_of(table)]
    assert rows == [
        ["Preamble", "1", "0", "0", "0", "0"],
        ["Section I. First", "3", "0", "0", "0", "0"],
        ["Section II. Second", "3", "1", "1", "0", "0"],
    ]
    table.cellActivated.emit(2, 0)
    assert hands.session.place == "sec_2"


def test_the_board_shows_members_by_articles_and_follows_what_is_done(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.choose("view_overview")
    view = hands.window.overview
    model = view.model
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)] == ["Secretary", "Әсел"]
    assert model.data(model.index(1, 1)) == "no file yet"
    hands.session.show_place("art_1")
    hands.window.text_view.ballot.finished.click()
    column = 2 + 1
    assert model.data(model.index(0, column)) == "✓"
    assert model.data(model.index(0, 0)) == "1 / 7"
    assert "finished" in str(model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole))
    view.board.clicked.emit(model.index(0, column))
    assert hands.session.place == "art_1"


def test_the_overview_is_made_ahead_once_no_work_runs(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    window, may_end = hands.window, Event()
    window.start(Job("", lambda _progress: may_end.wait(), lambda _outcome: None))
    for _ in range(10):
        window.load_ahead()
    assert not window.is_made("overview")
    may_end.set()
    hands.wait()
    hands.qtbot.waitUntil(lambda: window.is_made("overview"))
    # A bug that comes later is told without loading anything.
    assert {type(sys.modules[name]) for name in RARE} == {ModuleType}
