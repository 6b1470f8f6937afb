from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.comment import CommentKind
from commission_app.services import comment
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]


def _seen(hands: Hands) -> None:
    """Wait until the pages follow what the form asks for."""
    view = hands.window.briefing_view
    view.look()
    hands.qtbot.waitUntil(lambda: not view.is_looking, timeout=30_000)


def _page(hands: Hands) -> bytes:
    image = hands.window.briefing_view.pages.pages[0].grab().toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("language", [one.value for one in InterfaceLanguage])
def test_the_pages_of_a_briefing_are_seen_before_it_is_written(
    open_window: Open, players: Players, language: str
) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Too broad", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.choose("briefing")
    view = hands.window.briefing_view
    assert view.form is not None
    hands.qtbot.waitUntil(lambda: bool(view.pages.pages), timeout=30_000)
    assert view.pages.pages[0].accessibleName()
    field, comments = view.form.fields["articles"], view.form.fields["comments"]
    assert isinstance(field, QLineEdit)
    assert isinstance(comments, QCheckBox)
    hands.type(field, "1")
    _seen(hands)
    with_comments = _page(hands)
    comments.click()
    _seen(hands)
    assert _page(hands) != with_comments
    comments.click()
    _seen(hands)
    assert _page(hands) == with_comments
    hands.answers.target = players.folder / "out.pdf"
    QTest.keyClick(field, Qt.Key.Key_Return)
    hands.wait()
    assert hands.answers.target.read_bytes().startswith(b"%PDF")
    hands.session.speak(InterfaceLanguage.EN)
    assert view.form.values()["articles"] == "1"


def test_articles_that_are_not_there_are_refused_in_the_form(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.choose("view_briefing")
    view = hands.window.briefing_view
    assert view.form is not None
    field = view.form.fields["articles"]
    assert isinstance(field, QLineEdit)
    field.setText("1-99")
    view.look()
    assert "1-99" in view.form.refusal.label.text()
    view.form.ok.click()
    assert hands.window.operation is None
    field.setText("2")
    _seen(hands)
    assert not view.form.refusal.isVisible()


def test_the_window_can_be_closed_while_pages_are_made(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.choose("briefing")
    hands.window.briefing_view.look()
    assert hands.window.briefing_view.is_looking
    hands.window.close()
    assert not hands.window.briefing_view.is_looking
