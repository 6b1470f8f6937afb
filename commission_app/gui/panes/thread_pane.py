"""The comments on the article in view, as cards, and the composer below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.domain.comment import Comment, CommentKind, CommentState, Visibility
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.roster import Roster
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.session import Session
from commission_app.services import comment, reading
from commission_app.services.effects import Effects
from commission_app.services.names import place_name
from commission_app.services.reading import Thread
from commission_app.services.workspace import Workspace


def shown_moment(milliseconds: int) -> str:
    """Return a moment in this computer's time, as 2026-02-12 14:05."""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M")


class Card(QFrame):
    """The frame of one thread; ``pointed_at`` tells its comment while the pointer is over it, and None after."""

    pointed_at = Signal(object)

    def __init__(self, comment_id: str) -> None:
        super().__init__()
        self.comment_id = comment_id
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is over the card."""
        super().enterEvent(event)
        self.pointed_at.emit(self.comment_id)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left the card."""
        super().leaveEvent(event)
        self.pointed_at.emit(None)


class Composer(QWidget):
    """Where a comment, a reply or a change is written; Ctrl+Enter sends."""

    sent = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.about = plain_label("", "quiet")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(110)
        self.text.installEventFilter(self)
        self.kind = QComboBox()
        self.private = QCheckBox()
        self.send = QPushButton()
        self.send.setDefault(True)
        self.drop = QPushButton()
        row = QHBoxLayout()
        for widget in (self.drop, self.send):
            row.addWidget(widget)
        row.insertStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        for part in (self.about, self.text, self.kind, self.private):
            layout.addWidget(part)
        layout.addLayout(row)
        self.send.clicked.connect(self.sent)
        self.drop.clicked.connect(self.dropped)

    def retranslate(self, translate: Translator) -> None:
        """Speak the language of the interface."""
        self.text.setPlaceholderText(translate("gui.composer_text"))
        self.text.setAccessibleName(translate("gui.composer_text"))
        self.kind.setAccessibleName(translate("gui.composer_kind"))
        self.private.setText(translate("gui.composer_private"))
        self.send.setText(translate("gui.composer_send"))
        self.send.setToolTip("Ctrl+Enter")
        self.drop.setText(translate("gui.composer_drop"))
        chosen = max(0, self.kind.currentIndex())
        self.kind.clear()
        for kind in CommentKind:
            self.kind.addItem(translate(f"comment.kind_{kind.value}"), kind)
        self.kind.setCurrentIndex(chosen)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Send on Ctrl+Enter."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.sent.emit()
                return True
        return False


class ThreadPane(QWidget):
    """The threads on the article in view; ``lit`` tells which comment's words are to be lit, None for none."""

    lit = Signal(object)

    def __init__(self, session: Session, selection: Callable[[], tuple[int, int, str] | None]) -> None:
        super().__init__()
        self._session = session
        self._selection = selection
        self._reply_to: Comment | None = None
        self._editing: Comment | None = None
        self.cards = QVBoxLayout()
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self.cards)
        holder.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inner)
        self.composer = Composer()
        layout = QVBoxLayout(self)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.composer)
        self.composer.sent.connect(self.send)
        self.composer.dropped.connect(self.drop)
        for signal in (session.opened, session.moved):
            signal.connect(self._on_moved)
        session.changed.connect(self.reload)
        session.retranslated.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        self.composer.retranslate(self._session.translate)
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is on the screen is read: what came while the pane was hidden is read now."""
        super().showEvent(event)
        self.reload()

    def _on_moved(self) -> None:
        self._reply_to = self._editing = None
        self.reload()
        self.describe()

    def reload(self, _effects: object = None) -> None:
        """Show the threads anew and remember that they were read."""
        empty_out(self.cards)
        session = self._session
        threads: list[Thread] = []
        if session.workspace and session.draft and session.place:
            threads = reading.threads(session.workspace, session.draft, session.place)
            roster = session.workspace.roster()
            for thread in threads:
                self.cards.addWidget(self._card(thread, session.workspace, roster))
            self._mark_read(session.workspace, threads)
        if not threads:
            self.cards.addWidget(plain_label(session.translate("gui.threads_none"), "quiet"))
        self.describe()

    def _mark_read(self, workspace: Workspace, threads: list[Thread]) -> None:
        if not self.isVisible() or self._session.is_writing:
            return
        try:
            is_new = reading.mark_read(workspace, threads)
        except UserError as error:
            self._session.refused.emit(error)
            return
        if is_new:
            self._session.changed.emit(Effects())

    def point_at(self, comment_id: str) -> None:
        """Scroll to the card of a comment and light up its words."""
        for place in range(self.cards.count()):
            item = self.cards.itemAt(place)
            card = item.widget() if item else None
            if isinstance(card, Card) and card.comment_id == comment_id:
                self.area.ensureWidgetVisible(card)
                self.lit.emit(comment_id)

    def _card(self, thread: Thread, workspace: Workspace, roster: Roster) -> QWidget:
        card = Card(thread.opening.id)
        card.pointed_at.connect(self.lit)
        layout = QVBoxLayout(card)
        self._fill(layout, thread.opening, workspace, roster)
        for reply in thread.replies:
            inner = QVBoxLayout()
            inner.setContentsMargins(18, 4, 0, 0)
            self._fill(inner, reply, workspace, roster)
            layout.addLayout(inner)
        card.setAccessibleName(thread.opening.text)
        return card

    def _fill(self, layout: QVBoxLayout, one: Comment, workspace: Workspace, roster: Roster) -> None:
        translate = self._session.translate
        author = roster.members.get(one.author)
        name = author.name if author else workspace.name if one.author == workspace.member else "?"
        kind = translate("report.reply") if one.reply_to else translate(f"comment.kind_{one.kind.value}")
        parts = [name, kind]
        if one.anchor.eid != self._session.place and not one.reply_to:
            parts.append(place_name(translate, one.anchor.eid, self._session.document))
        if one.state is not CommentState.OPEN:
            parts.append(translate(f"comment.state_{one.state.value}"))
        if one.visibility is Visibility.PRIVATE:
            parts.append(translate("gui.card_private"))
        layout.addWidget(plain_label(" · ".join(parts), "strong"))
        if one.anchor.has_range:
            layout.addWidget(plain_label(f"«{one.anchor.exact}»", "quote"))
        if one.state is not CommentState.WITHDRAWN:
            layout.addWidget(plain_label(one.text))
        when = shown_moment(one.made_at)
        if len(one.history) > 1:
            when = translate("gui.card_edited", made=when, changed=shown_moment(one.history[-1].at))
        stamp = plain_label(when, "quiet")
        earlier = [f"{shown_moment(version.at)}: {version.text}" for version in one.history[:-1]]
        stamp.setToolTip("\n".join(earlier))
        layout.addWidget(stamp)
        layout.addLayout(self._buttons(one, workspace))

    def _buttons(self, one: Comment, workspace: Workspace) -> QHBoxLayout:
        row = QHBoxLayout()
        translate = self._session.translate

        def add(name: str, act: Callable[[], object]) -> None:
            button = QPushButton(translate(name))
            button.setFlat(True)
            button.setObjectName(name)
            button.clicked.connect(lambda: act())
            row.addWidget(button)

        if one.state is not CommentState.WITHDRAWN:
            add("gui.card_reply", lambda: self.reply(one))
            if one.author == workspace.member:
                add("gui.card_edit", lambda: self.edit(one))
                add("gui.card_withdraw", lambda: self._act(comment.withdraw, one))
            if not one.reply_to and comment.may_preside(workspace, one):
                resolved = one.state is CommentState.RESOLVED
                name = "gui.card_reopen" if resolved else "gui.card_resolve"
                add(name, lambda: self._act(comment.reopen if resolved else comment.resolve, one))
        row.addStretch()
        return row

    def _act(self, verb: Callable[[Workspace, str], Effects], one: Comment) -> None:
        self._session.do(lambda workspace, _draft: verb(workspace, one.id))

    def reply(self, one: Comment) -> None:
        """Begin a reply."""
        self._reply_to, self._editing = one, None
        self.describe()
        self.composer.text.setFocus()

    def edit(self, one: Comment) -> None:
        """Begin to change one's own comment."""
        self._reply_to, self._editing = None, one
        self.composer.text.setPlainText(one.text)
        self.composer.kind.setCurrentIndex(list(CommentKind).index(one.kind))
        self.describe()
        self.composer.text.setFocus()

    def drop(self) -> None:
        """Leave off what is being written."""
        self._reply_to = self._editing = None
        self.composer.text.clear()
        self.describe()

    def describe(self) -> None:
        """Say what the composer is about: the selected words, a reply, a change, or the article."""
        translate, session = self._session.translate, self._session
        can_write = bool(session.workspace and session.draft and session.document and session.place)
        container = bool(session.document and reading.is_container(session.document, session.place))
        self.composer.setVisible(can_write and not container)
        selection = self._selection()
        if self._editing:
            about = translate("gui.composer_editing")
        elif self._reply_to:
            about = translate("gui.composer_replying", text=self._reply_to.text[:80])
        elif selection:
            about = translate("gui.composer_words", words=selection[2][:120])
        else:
            about = translate("gui.composer_place", place=place_name(translate, session.place, session.document))
        self.composer.about.setText(about)
        self.composer.private.setVisible(not self._reply_to and not self._editing)
        self.composer.kind.setVisible(not self._reply_to)
        self.composer.drop.setVisible(bool(self._reply_to or self._editing))

    def send(self) -> None:
        """Record what is written; where it is refused it stays."""
        text = self.composer.text.toPlainText()
        kind = CommentKind(self.composer.kind.currentData())
        hidden = self.composer.private.isChecked()
        visibility = Visibility.PRIVATE if hidden else Visibility.COMMISSION
        editing, reply_to, selection = self._editing, self._reply_to, self._selection()
        place, language = self._session.place, self._session.text_language or ""

        def verb(workspace: Workspace, draft: Draft) -> Effects:
            if editing:
                return comment.edit(workspace, editing.id, text, kind, base=editing.versions.heads)
            anchor = comment.whole(draft, place)
            if selection and not reply_to:
                anchor = comment.selected(workspace, draft, place, language, *selection[:2])
            answered = reply_to.id if reply_to else None
            return comment.add(workspace, anchor, text, kind, visibility=visibility, reply_to=answered)

        self._reply_to = self._editing = None
        if self._session.do(verb) is None:
            self._reply_to, self._editing = reply_to, editing
        else:
            self.composer.text.clear()
        self.describe()
