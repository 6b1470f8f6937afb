"""One thread as a card: a comment, its replies, what one may do with each, and its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QGroupBox, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from commission_app.base.i18n import Translator
from commission_app.domain.comment import Comment, CommentState, Visibility
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.formatted import FindLinks, brief, formatted
from commission_app.gui.panes.labels import LONGEST, breakable
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.theme import Theme
from commission_app.services.reading import Thread

_INDENT = 18
_HISTORY, _WHOLE = "history", "whole"
_SHOWS = frozenset({_HISTORY, _WHOLE})
"""What shows more of a comment as long as its button is pressed."""


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card must know beyond its thread.

    ``name_of`` gives a member's name, ``place_of`` names the provision a comment sits on where that is not the one in
    view, ``acts_of`` the acts that are open to this person (reply, edit, withdraw, resolve, reopen), ``links_in`` the
    citations in a line of a comment, ``longest`` how many letters a line has room for at least.
    """

    translate: Translator
    theme: Theme
    name_of: Callable[[str], str]
    place_of: Callable[[Comment], str]
    acts_of: Callable[[Comment], Sequence[str]]
    links_in: FindLinks
    longest: int = LONGEST


_Parts = tuple[bool, tuple[str, ...]]
"""What a comment needs to be shown: whether it is set in as a reply, and its buttons."""


def _parts(one: Comment, context: CardContext) -> _Parts:
    whole = (_WHOLE,) if brief(one.text) != one.text and one.state is not CommentState.WITHDRAWN else ()
    history = (_HISTORY,) if len(one.history) > 1 else ()
    return bool(one.reply_to), (*whole, *context.acts_of(one), *history)


class _Said:
    """One comment of a card: a single label, since a screen full of cards is made between two frames, and buttons."""

    comment: Comment

    def __init__(self, parts: _Parts) -> None:
        self.parts = parts
        is_reply, acts = parts
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        # What one may do with one's own comment is more than fits into a line of a narrow panel.
        self.row = FlowLayout(2)
        self.buttons = {act: QToolButton() for act in acts}
        for act, button in self.buttons.items():
            button.setObjectName("link")
            button.setProperty("act", f"gui.card_{act}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setCheckable(act in _SHOWS)
            self.row.addWidget(button)
        if is_reply:
            self.label.setIndent(_INDENT)
            self.label.setContentsMargins(_INDENT, 6, 0, 0)
            self.row.setContentsMargins(_INDENT, 0, 0, 0)


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
        self._said: list[_Said] = []
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(2)
        for one in (thread.opening, *thread.replies):
            said = _Said(_parts(one, context))
            said.label.linkActivated.connect(self.followed)
            for act, button in said.buttons.items():
                self._connect(act, button, said)
            layout.addWidget(said.label)
            layout.addLayout(said.row)
            self._said.append(said)
        self.show_thread(thread, context)

    def _connect(self, act: str, button: QToolButton, said: _Said) -> None:
        if act in _SHOWS:
            button.toggled.connect(lambda: self._write(said))
        else:
            button.clicked.connect(lambda: self.wanted.emit(act, said.comment))

    def fits(self, thread: Thread, context: CardContext) -> bool:
        """Whether the card has the labels and buttons that a thread needs."""
        return [said.parts for said in self._said] == [
            _parts(one, context) for one in (thread.opening, *thread.replies)
        ]

    def show_thread(self, thread: Thread, context: CardContext) -> None:
        """Show a thread that fits, in place of the one before: to style new labels takes longer than to fill them."""
        self.comment_id = thread.opening.id
        self._context = context
        if self.property("lit"):
            self.set_lit(lit=False)
        for said, one in zip(self._said, (thread.opening, *thread.replies), strict=True):
            said.comment = one
            said.label.setAccessibleName(self._in_words(one))
            for act, button in said.buttons.items():
                button.setText(context.translate(f"gui.card_{act}"))
                button.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
                button.setChecked(False)
                button.blockSignals(False)  # noqa: FBT003
            self._write(said)
        self.setAccessibleName(self._in_words(thread.opening))

    def _write(self, said: _Said) -> None:
        """Show a comment, with what the pressed buttons show of it."""
        written = self._written(said.comment, {act for act, button in said.buttons.items() if button.isChecked()})
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if "<a href=" in written:
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        said.label.setTextInteractionFlags(flags)
        said.label.setText(written)

    def _kind(self, one: Comment) -> str:
        translate = self._context.translate
        return translate("report.reply") if one.reply_to else translate(f"comment.kind_{one.kind.value}")

    def _in_words(self, one: Comment) -> str:
        said = one.text if one.state is not CommentState.WITHDRAWN else ""
        return ". ".join((f"{self._context.name_of(one.author)}, {self._kind(one)}", *self._facts(one), said))

    def _written(self, one: Comment, shows: Set[str]) -> str:
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
            quote = escape(translate("gui.card_quote", words=breakable(one.anchor.exact, self._context.longest)))
            parts.append(f'<p style="margin:0 0 3px 0; color:{theme.quiet}"><i>{quote}</i></p>')
        if one.state is not CommentState.WITHDRAWN:
            text = one.text if _WHOLE in shows else brief(one.text)
            parts.append(formatted(text, self._context.links_in, self._context.longest))
        if _HISTORY in shows:
            longest = self._context.longest
            parts += [
                f'<p style="margin:6px 0 0 12px; color:{theme.quiet}">'
                f"{escape(shown_moment(version.at, translate.language))}: "
                f"{escape(breakable(version.text, longest))}</p>"
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
