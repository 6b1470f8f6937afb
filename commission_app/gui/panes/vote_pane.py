"""The votes on the article in view: how they stand, by which rule, and who has voted how."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from commission_app.domain.vote import Vote
from commission_app.gui.panes.formatted import brief
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.scrolling import scrolled
from commission_app.gui.panes.tally_bar import TallyBar
from commission_app.gui.panes.what_button import WhatButton
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import vote
from commission_app.services.effects import Effects
from commission_app.services.names import calculation, result_name
from commission_app.services.vote import Standing


class VotePane(QWidget):
    """Everybody's votes on the unit in view, with the result and its calculation."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._at: tuple[str, str] | None = None
        self.count = 0
        self._is_stale = True
        self.bar = TallyBar(look)
        self.result = plain_label("", "strong")
        self.calculation = plain_label("", "quiet")
        self.what = WhatButton(self.calculation)
        self.votes = QVBoxLayout()
        self.votes.setSpacing(8)
        self._lay_out()
        session.opened.connect(self.reload)
        session.moved.connect(self.reload)
        session.changed.connect(self._on_changed)
        session.retranslated.connect(self.reload)
        self.reload()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 8, 8)
        head = QHBoxLayout()
        head.addWidget(self.result, 1)
        head.addWidget(self.what)
        column.addWidget(self.bar)
        column.addLayout(head)
        column.addWidget(self.calculation)
        column.addSpacing(6)
        column.addLayout(self.votes)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner), 1)

    def _on_changed(self, effects: Effects) -> None:
        if self._at in effects.places or effects.roster or effects.drafts or effects.everything:
            self.reload()

    def reload(self) -> None:
        """Count the votes on the unit in view anew, and show them where somebody looks."""
        session = self._session
        self._at, self.count = None, 0
        if session.workspace and session.draft and self._has_unit:
            self._at = session.draft.id, session.place
            self.count = vote.count(session.workspace, session.draft, session.place)
        for part in (self.bar, self.result, self.calculation):
            part.setWhatsThis(session.translate("gui.what_calculation"))
        self._is_stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since somebody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._show()

    @property
    def _has_unit(self) -> bool:
        session = self._session
        return bool(session.document and session.place) and not session.is_container

    def _show(self) -> None:
        self._is_stale = False
        session, has_unit = self._session, self._has_unit
        empty_out(self.votes)
        for part in (self.bar, self.result, self.calculation, self.what):
            part.setVisible(has_unit)
        self.what.retranslate(session.translate)
        if not has_unit or session.workspace is None or session.draft is None:
            return
        self._tell(vote.standing(session.workspace, session.draft, session.place))

    def _tell(self, standing: Standing) -> None:
        translate, workspace = self._session.translate, self._session.workspace
        self.result.setText(result_name(translate, standing.outcome.result))
        words = calculation(translate, standing.outcome, len(standing.stale))
        self.calculation.setText(words)
        tally = standing.outcome.tally
        told = translate("gui.vote_tally", for_=tally.for_, against=tally.against, abstain=tally.abstain)
        self.bar.show_outcome(standing.outcome, f"{told} {words}")
        roster = workspace.roster() if workspace else None
        for one in standing.votes:
            member = roster.members.get(one.member) if roster else None
            self._list(one, member.name if member else "?", is_stale=one.member in standing.stale)

    def _list(self, one: Vote, name: str, *, is_stale: bool) -> None:
        translate = self._session.translate
        parts = [name, translate(f"vote.{one.answer}")]
        if is_stale:
            parts.append(translate("vote.stale"))
        begun = brief(one.reason)
        reason = f"\n{begun}" if begun else ""
        self.votes.addWidget(plain_label(" · ".join(parts) + reason))
        if begun != one.reason:
            self.votes.addWidget(_folded(translate("gui.card_whole"), one.reason))
        if len(one.history) > 1:
            lines = [
                f"{shown_moment(cast.at, translate.language)}: "
                + (translate(f"vote.{cast.answer}") if cast.answer else translate("gui.vote_withdrawn"))
                + (f" – {cast.reason}" if cast.reason else "")
                for cast in one.history
            ]
            self.votes.addWidget(_folded(translate("gui.card_history"), "\n".join(lines)))


def _folded(title: str, text: str) -> QWidget:
    """Return a text that unfolds under its title."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(12, 0, 0, 0)
    button = QToolButton()
    button.setObjectName("link")
    button.setText(title)
    button.setCheckable(True)
    label = plain_label(text, "quiet")
    label.hide()
    button.toggled.connect(label.setVisible)
    layout.addWidget(button)
    layout.addWidget(label)
    return holder
