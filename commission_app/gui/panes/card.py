"""One thread as a card: a comment, its replies, what one may do with each, and its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.domain.comment import Comment, CommentState, Visibility
from commission_app.gui.moments import shown_moment
from commission_app.gui.panes.formatted import formatted
from commission_app.gui.panes.labels import plain_label
from commission_app.services.reading import Thread


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card must know beyond its thread.

    ``name_of`` gives a member's name, ``place_of`` names the provision a comment sits on where that is not the one in
    view, ``acts_of`` the acts that are open to this person (reply, edit, withdraw, resolve, reopen).
    """

    translate: Translator
    name_of: Callable[[str], str]
    place_of: Callable[[Comment], str]
    acts_of: Callable[[Comment], Sequence[str]]


class Card(QFrame):
    """The card of one thread.

    ``pointed_at`` tells its comment while the pointer or the focus is on it, and None after; ``wanted`` tells an act
    and the comment it is about.
    """

    pointed_at = Signal(object)
    wanted = Signal(str, object)

    def __init__(self, thread: Thread, context: CardContext) -> None:
        super().__init__()
        self.comment_id = thread.opening.id
        self._context = context
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(3)
        self._fill(layout, thread.opening)
        for reply in thread.replies:
            inner = QVBoxLayout()
            inner.setContentsMargins(18, 6, 0, 0)
            inner.setSpacing(3)
            self._fill(inner, reply)
            layout.addLayout(inner)
        self.setAccessibleName(f"{self._head(thread.opening)}. {thread.opening.text}")

    def _head(self, one: Comment) -> str:
        translate = self._context.translate
        kind = translate("report.reply") if one.reply_to else translate(f"comment.kind_{one.kind.value}")
        return f"{self._context.name_of(one.author)}, {kind}"

    def _fill(self, layout: QVBoxLayout, one: Comment) -> None:
        translate = self._context.translate
        layout.addWidget(self._header(one))
        if one.anchor.has_range:
            layout.addWidget(plain_label(translate("gui.card_quote", words=one.anchor.exact), "quote"))
        if one.state is not CommentState.WITHDRAWN:
            text = plain_label("", "said")
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setText(formatted(one.text))
            layout.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(4)
        for act in self._context.acts_of(one):
            row.addWidget(self._button(act, one))
        if len(one.history) > 1:
            earlier = plain_label(self._history(one), "quiet")
            earlier.hide()
            button = self._link(translate("gui.card_history"), "gui.card_history")
            button.setCheckable(True)
            button.toggled.connect(earlier.setVisible)
            row.addWidget(button)
            layout.addLayout(row)
            layout.addWidget(earlier)
        else:
            layout.addLayout(row)
        row.addStretch()

    def _header(self, one: Comment) -> QWidget:
        """Return the line of author, kind, place and state, with the moment under it."""
        translate = self._context.translate
        header = QWidget()
        layout = QVBoxLayout(header)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        kind = plain_label(translate("report.reply") if one.reply_to else translate(f"comment.kind_{one.kind.value}"))
        if not one.reply_to:
            kind.setProperty("kind", one.kind.value)
        row = QHBoxLayout()
        author = plain_label(self._context.name_of(one.author), "author")
        row.addWidget(author, 1)
        row.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        kind.setWordWrap(False)
        layout.addLayout(row)
        layout.addWidget(plain_label(" · ".join(self._facts(one)), "quiet"))
        return header

    def _facts(self, one: Comment) -> list[str]:
        translate = self._context.translate
        language = translate.language
        when = shown_moment(one.made_at, language)
        if len(one.history) > 1:
            when = translate("gui.card_edited", made=when, changed=shown_moment(one.history[-1].at, language))
        place = "" if one.reply_to else self._context.place_of(one)
        state = "" if one.state is CommentState.OPEN else translate(f"comment.state_{one.state.value}")
        private = translate("gui.card_private") if one.visibility is Visibility.PRIVATE else ""
        return [fact for fact in (place, state, private, when) if fact]

    def _history(self, one: Comment) -> str:
        language = self._context.translate.language
        return "\n".join(f"{shown_moment(version.at, language)}: {version.text}" for version in one.history[:-1])

    def _button(self, act: str, one: Comment) -> QToolButton:
        button = self._link(self._context.translate(f"gui.card_{act}"), f"gui.card_{act}")
        button.clicked.connect(lambda: self.wanted.emit(act, one))
        return button

    @staticmethod
    def _link(text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("link")
        button.setProperty("act", name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def set_lit(self, *, lit: bool) -> None:
        """Light up the card, or put it out."""
        self.setProperty("lit", lit)
        self.style().unpolish(self)
        self.style().polish(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is over the card."""
        super().enterEvent(event)
        self.pointed_at.emit(self.comment_id)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left the card."""
        super().leaveEvent(event)
        self.pointed_at.emit(None)
