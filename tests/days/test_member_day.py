"""A member's day at the window, from opening the database to sending what was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from commission_app.domain.comment import CommentKind
from commission_app.domain.vote import Answer
from commission_app.gui.panes.mode import Mode
from commission_app.services import merge, reading, texts, vote
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from tests.days.conftest import Begin
from tests.days.keyboard import Keyboard
from tests.days.person import Person
from tests.days.watchdog import Watchdog

pytestmark = pytest.mark.alone

OBJECTION = "Бұл сөздер тым кең: «ғұмыр», «әділдік», өңір, ұйғарым, іс-һәм іңкәр."
REASON = "Пікірімді қараңыз: ұғым айқын емес."


def test_a_member_opens_reads_objects_to_two_words_votes_finishes_and_sends(
    begin: Begin, desk: Path, watchdog: Watchdog
) -> None:
    me = begin("kk")
    path = desk / "member-0.commission"
    _open(me, path)
    _read(me)
    words = _object_to_two_words(me)
    _vote(me)
    _finish(me)
    sent = _send(me, desk / "жіберілетін.commission-share")
    me.window.close()
    _said(path, words)
    _arrives(desk / "secretary.commission", sent)
    assert watchdog.stalls == [], watchdog.told()


def _open(me: Person, path: Path) -> None:
    with me.choosing_file(path):
        me.press(me.window.welcome.doors["welcome_open"])
    me.rest()
    assert me.window.stack.currentWidget() is me.view
    assert me.session.document is not None
    assert len(me.session.document.articles) == 96


def _read(me: Person) -> None:
    """Read on, look at what has changed and at the other language, and go to the article of the day."""
    for _ in range(3):
        _next(me)
    for mode in (Mode.REDLINE, Mode.SIDE_BY_SIDE, Mode.LANGUAGES, Mode.READING):
        _mode(me, mode)
        assert me.view.text.toPlainText()
    me.jump("15-бап")
    me.rest()
    assert me.session.place == "art_15"
    assert "15-бап" in me.view.text.toPlainText()


def _next(me: Person) -> None:
    before = me.session.place
    if isinstance(me, Keyboard):
        me.choose("next")
    else:
        me.press(me.view.head.next)
    assert me.session.place != before


def _mode(me: Person, mode: Mode) -> None:
    if isinstance(me, Keyboard):
        me.choose(mode.value)
    else:
        me.show_mode(mode)
    assert me.view.text.mode is mode


def _object_to_two_words(me: Person) -> str:
    """Begin to type on two selected words: the comment is about them; name it an objection, and send it."""
    line = me.view.text.toPlainText().splitlines()[1].lstrip("1.\t ")
    words = " ".join(line.split()[1:3])
    me.select(words)
    if isinstance(me, Keyboard):
        me.type(OBJECTION)
    else:
        me.press(me.view.bar.comment)
        me.type(OBJECTION)
    composer = me.view.threads.composer
    assert composer.text.toPlainText() == OBJECTION
    me.pick(composer.kind, CommentKind.OBJECTION)
    if isinstance(me, Keyboard):
        me.go_to(composer.text)
        me.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        me.press(composer.send)
    assert composer.is_empty
    assert len(me.view.threads.list.cards) == 1
    return words


def _vote(me: Person) -> None:
    ballot = me.view.ballot
    if isinstance(me, Keyboard):
        me.choose("against")
        me.type(REASON)
        me.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        me.press(ballot.answers[Answer.AGAINST])
        me.go_to(ballot.reason)
        me.type(REASON)
        me.press(ballot.cast)
    assert ballot.mine.text()
    assert not me.window.refusal.isVisible()


def _finish(me: Person) -> None:
    """The mark of having finished moves on to the next article."""
    if isinstance(me, Keyboard):
        me.choose("finish")
    else:
        me.press(me.view.ballot.finished)
    assert me.session.place == "art_16"


def _send(me: Person, target: Path) -> Path:
    """Look at what will leave the computer, and let it."""
    me.choose("view_share")
    assert me.window.share_view.table.rowCount() >= 2
    with me.choosing_file(target):
        me.press(me.window.share_view.share)
    me.rest()
    assert target.exists()
    assert me.window.share_view.table.rowCount() == 0
    return target


def _said(path: Path, words: str) -> None:
    """Everything lies in the database as it was meant."""
    with Workspace.open(path) as workspace:
        assert verify(workspace).findings == ()
        draft = texts.find(workspace, None)
        (thread,) = reading.threads(workspace, draft, "art_15")
        assert (thread.opening.text, thread.opening.kind) == (OBJECTION, CommentKind.OBJECTION)
        assert thread.opening.anchor.exact == words
        own = vote.mine(workspace, draft, "art_15")
        assert own is not None
        assert (own.answer, own.reason) == (Answer.AGAINST, REASON)


def _arrives(secretary: Path, sent: Path) -> None:
    with Workspace.open(secretary) as workspace:
        merged = merge.merge(workspace, [sent])
    assert (len(merged.refused), merged.added.comments, merged.added.votes) == (0, 1, 1)
