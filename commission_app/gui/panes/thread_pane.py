"""The comments on the article in view, as cards, and the composer below them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commission_app.domain.comment import Comment, CommentState
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import PRESIDING
from commission_app.gui.panes.card import Card, CardContext
from commission_app.gui.panes.card_list import CardList
from commission_app.gui.panes.composer import Composer
from commission_app.gui.panes.labels import longest_at
from commission_app.gui.panes.selection import Selection
from commission_app.gui.panes.writing import Writing
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import comment, links, reading, roster
from commission_app.services.effects import Effects
from commission_app.services.links import Link
from commission_app.services.names import place_name
from commission_app.services.workspace import Workspace

READ_AFTER = 700
"""Milliseconds on the screen after which a comment counts as read."""


class ThreadPane(QWidget):
    """The threads on the article in view; ``lit`` tells which comment's words are to be lit, None for none."""

    lit = Signal(object)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self.list = CardList(self._make)
        self.composer = Composer()
        self.writing = Writing(session, self.composer)
        self.writing.recorded.connect(self.list.bring)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.composer)
        self._reader = QTimer(self)
        self._reader.setSingleShot(True)
        self._reader.setInterval(READ_AFTER)
        self._reader.timeout.connect(self.mark_read)
        session.opened.connect(self._on_moved)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.retranslated.connect(self.retranslate)
        look.changed.connect(self.reload)
        self.composer.retranslate(session.translate)
        self._on_moved()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        self.composer.retranslate(self._session.translate)
        self.writing.describe()
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is on the screen is read: what came while the pane was hidden is read now."""
        super().showEvent(event)
        self._reader.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is hidden is not read."""
        super().hideEvent(event)
        self._reader.stop()

    def _on_moved(self) -> None:
        self.writing.move()
        self.reload(keep_place=False)

    def _on_changed(self, effects: Effects) -> None:
        session = self._session
        here = session.draft is not None and any(
            draft == session.draft.id and (eid == session.place or eid.startswith(f"{session.place}__"))
            for draft, eid in effects.places
        )
        if here or effects.roster or effects.drafts or effects.everything:
            self.reload()

    def reload(self, *, keep_place: bool = True) -> None:
        """Show the threads anew; a while later they count as read."""
        session = self._session
        ids: list[str] = []
        if session.workspace and session.draft and session.place:
            ids = reading.thread_ids(session.workspace, session.draft, session.place)
        self.list.show_threads(ids, nothing=session.translate("gui.threads_none"), keep_place=keep_place)
        if self.isVisible():
            self._reader.start()

    def mark_read(self) -> None:
        """Remember that the threads whose cards are on the screen were read."""
        session = self._session
        if not self.isVisible() or session.is_writing or not session.can_write:
            return
        if session.workspace is None or session.draft is None:
            return
        threads = reading.some_threads(session.workspace, session.draft, session.place, self.list.shown)
        try:
            is_new = reading.mark_read(session.workspace, threads)
        except UserError as error:
            session.refused.emit(error)
            return
        if is_new:
            session.count_again(session.draft, session.place)

    def point_at(self, comment_id: str) -> None:
        """Bring the card of a comment into view and light up its words."""
        if self.list.bring(comment_id) is not None:
            self._light(comment_id)

    def light(self, comments: Sequence[str]) -> None:
        """Light up the cards of some comments; nothing is moved for it."""
        for one, card in self.list.cards.items():
            if bool(card.property("lit")) != (one in comments):
                card.set_lit(lit=one in comments)

    def _light(self, comment_id: str | None) -> None:
        self.light([comment_id] if comment_id else [])
        self.lit.emit(comment_id)

    def _make(self, ids: Sequence[str], spare: deque[Card]) -> list[Card]:
        session = self._session
        if session.workspace is None or session.draft is None or not ids:
            return []
        workspace, members = session.workspace, session.workspace.roster().members
        presides = roster.my_role(workspace) in PRESIDING

        def name_of(member: str) -> str:
            known = members.get(member)
            return known.name if known else workspace.name if member == workspace.member else "?"

        def acts_of(one: Comment) -> Sequence[str]:
            return _acts(one, is_own=one.author == workspace.member, presides=presides) if session.can_write else ()

        def links_in(line: str) -> Sequence[Link]:
            return links.in_words(session.document, line) if session.document else ()

        translate, theme, longest = session.translate, self._look.theme, longest_at(self._look.scale)
        context = CardContext(translate, theme, name_of, self._place_of, acts_of, links_in, longest)
        cards: list[Card] = []
        for thread in reading.some_threads(session.workspace, session.draft, session.place, ids):
            # Cards are reached by the keyboard in the order they were made in: behind a new one no old one may stand.
            while spare and not spare[0].fits(thread, context):
                _discard(spare.popleft())
            if spare:
                card = spare.popleft()
                card.show_thread(thread, context)
            else:
                card = Card(thread, context)
                card.pointed_at.connect(self._light)
                card.wanted.connect(self._on_wanted)
                card.followed.connect(lambda link: session.follow(link.removeprefix("place:")))
            cards.append(card)
        return cards

    def _place_of(self, one: Comment) -> str:
        session = self._session
        return (
            "" if one.anchor.eid == session.place else place_name(session.translate, one.anchor.eid, session.document)
        )

    def _on_wanted(self, act: str, one: Comment) -> None:
        verbs: dict[str, Callable[[Workspace, str], Effects]] = {
            "withdraw": comment.withdraw,
            "resolve": comment.resolve,
            "reopen": comment.reopen,
        }
        if act == "reply":
            self.writing.reply(one)
        elif act == "edit":
            self.writing.change(one)
        else:
            self._session.do(lambda workspace, _draft: verbs[act](workspace, one.id))

    def select(self, selection: Selection | None) -> None:
        """Take the words that a reader has selected as what is written about."""
        self.writing.select(selection)


def _discard(card: Card) -> None:
    card.hide()
    card.deleteLater()


def _acts(one: Comment, *, is_own: bool, presides: bool) -> Sequence[str]:
    """Return what a person may do with a comment."""
    if one.state is CommentState.WITHDRAWN:
        return ()
    acts = ["reply"]
    if is_own:
        acts += ["edit", "withdraw"]
    if not one.reply_to and (is_own or presides):
        acts.append("reopen" if one.state is CommentState.RESOLVED else "resolve")
    return acts
