"""One thread as a card: a comment, its replies, what one may do with each, and its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from commission_app.base.i18n import Translator
from commission_app.domain.comment import Comment, CommentState, Visibility
from commission_app.gui.panes.formatted import FindLinks, formatted
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.theme import Theme
from commission_app.services.reading import Thread

_INDENT = 18


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card must know beyond its thread.

    ``name_of`` gives a member's name, ``place_of`` names the provision a comment sits on where that is not the one in
    view, ``acts_of`` the acts that are open to this person (reply, edit, withdraw, resolve, reopen), ``links_in`` the
    citations in a line of a comment.
    """

    translate: Translator
    theme: Theme
    name_of: Callable[[str], str]
    place_of: Callable[[Comment], str]
    acts_of: Callable[[Comment], Sequence[str]]
    links_in: FindLinks


class Card(QGroupBox):
    """The card of one thread: a group, so that screen readers tell where it begins and ends.

    ``pointed_at`` tells its comment while the pointer is on it, and None after; ``wanted`` tells an act and the
    comment it is about; ``followed`` a link.
    """

    pointed_at = Signal(object)
    followed = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, thread: Thread, context: CardContext) -> None:
        super().__init__()
        self.comment_id = thread.opening.id
        self._context = context
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(2)
        for one in (thread.opening, *thread.replies):
            self._add(layout, one)
        self.setAccessibleName(self._in_words(thread.opening))

    def _add(self, layout: QVBoxLayout, one: Comment) -> None:
        """Add one comment: a single label, since a screen full of cards is made between two frames."""
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        written = self._written(one)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if "<a href=" in written:
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            label.linkActivated.connect(self.followed)
        label.setTextInteractionFlags(flags)
        label.setText(written)
        label.setAccessibleName(self._in_words(one))
        row = QHBoxLayout()
        row.setSpacing(2)
        for act in self._context.acts_of(one):
            row.addWidget(self._button(act, one))
        if len(one.history) > 1:
            row.addWidget(self._history_button(one, label))
        row.addStretch()
        if one.reply_to:
            label.setIndent(_INDENT)
            label.setContentsMargins(_INDENT, 6, 0, 0)
            row.setContentsMargins(_INDENT, 0, 0, 0)
        layout.addWidget(label)
        layout.addLayout(row)

    def _kind(self, one: Comment) -> str:
        translate = self._context.translate
        return translate("report.reply") if one.reply_to else translate(f"comment.kind_{one.kind.value}")

    def _in_words(self, one: Comment) -> str:
        said = one.text if one.state is not CommentState.WITHDRAWN else ""
        return ". ".join((f"{self._context.name_of(one.author)}, {self._kind(one)}", *self._facts(one), said))

    def _written(self, one: Comment, *, with_history: bool = False) -> str:
        """Return a comment as rich text; whatever a person wrote is escaped."""
        theme, translate = self._context.theme, self._context.translate
        colour = theme.quiet if one.reply_to else getattr(theme, one.kind.value)
        head = (
            f"<b>{escape(self._context.name_of(one.author))}</b>"
            f' · <span style="color:{colour}"><b>{escape(self._kind(one))}</b></span>'
            f'<br><span style="color:{theme.quiet}">{escape(" · ".join(self._facts(one)))}</span>'
        )
        parts = [f'<p style="margin:0 0 3px 0">{head}</p>']
        if one.anchor.has_range:
            quote = escape(translate("gui.card_quote", words=one.anchor.exact))
            parts.append(f'<p style="margin:0 0 3px 0; color:{theme.quiet}"><i>{quote}</i></p>')
        if one.state is not CommentState.WITHDRAWN:
            parts.append(formatted(one.text, self._context.links_in))
        if with_history:
            parts += [
                f'<p style="margin:6px 0 0 12px; color:{theme.quiet}">'
                f"{escape(shown_moment(version.at, translate.language))}: {escape(version.text)}</p>"
                for version in one.history[:-1]
            ]
        return "".join(parts)

    def _facts(self, one: Comment) -> list[str]:
        translate = self._context.translate
        when = shown_moment(one.made_at, translate.language)
        if len(one.history) > 1:
            changed = shown_moment(one.history[-1].at, translate.language)
            when = translate("gui.card_edited", made=when, changed=changed)
        place = "" if one.reply_to else self._context.place_of(one)
        state = "" if one.state is CommentState.OPEN else translate(f"comment.state_{one.state.value}")
        private = translate("gui.card_private") if one.visibility is Visibility.PRIVATE else ""
        return [fact for fact in (place, state, private, when) if fact]

    def _button(self, act: str, one: Comment) -> QToolButton:
        button = self._link(act)
        button.clicked.connect(lambda: self.wanted.emit(act, one))
        return button

    def _history_button(self, one: Comment, label: QLabel) -> QToolButton:
        button = self._link("history")
        button.setCheckable(True)
        button.toggled.connect(lambda shown: label.setText(self._written(one, with_history=shown)))
        return button

    def _link(self, act: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("link")
        button.setProperty("act", f"gui.card_{act}")
        button.setText(self._context.translate(f"gui.card_{act}"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def set_lit(self, *, lit: bool) -> None:
        """Light up the card, or put it out."""
        self.setProperty("lit", lit)
        self.style().unpolish(self)
        self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is on the card."""
        super().focusInEvent(event)
        self.pointed_at.emit(self.comment_id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has left the card."""
        super().focusOutEvent(event)
        self.pointed_at.emit(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is over the card."""
        super().enterEvent(event)
        self.pointed_at.emit(self.comment_id)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left the card."""
        super().leaveEvent(event)
        self.pointed_at.emit(None)
