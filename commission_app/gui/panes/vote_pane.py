"""One's own vote on the article in view, everybody's, and what they make by the commission's rule."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.vote import Answer, Vote
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.tally_bar import TallyBar
from commission_app.gui.panes.writing import KEEP_AFTER
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import unfinished, vote
from commission_app.services.effects import Effects
from commission_app.services.names import calculation, result_name
from commission_app.services.unfinished import REASON, Unfinished
from commission_app.services.vote import Standing

_LINES = 3


class VotePane(QWidget):
    """Votes on the unit in view, and the mark of having finished with it; ``finished_with`` tells it was set."""

    finished_with = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._at: tuple[Draft, str] | None = None
        self.mine = plain_label("", "strong")
        self.answers = {answer: QRadioButton() for answer in Answer}
        self.group = QButtonGroup(self)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _LINES + 16)
        self.reason.installEventFilter(self)
        self.cast, self.withdraw, self.finished = QPushButton(), QPushButton(), QPushButton()
        self.finished.setCheckable(True)
        self.bar = TallyBar(look)
        self.result = plain_label("", "strong")
        self.calculation = plain_label("", "quiet")
        self.votes = QVBoxLayout()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        choice, buttons = FlowLayout(), FlowLayout()
        for button in self.answers.values():
            self.group.addButton(button)
            choice.addWidget(button)
        buttons.addWidget(self.cast)
        buttons.addWidget(self.withdraw)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        for part in (self.bar, self.result, self.calculation):
            column.addWidget(part)
        column.addLayout(self.votes)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.mine)
        layout.addLayout(choice)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        layout.addWidget(self.finished)
        layout.addSpacing(10)
        layout.addWidget(area, 1)

    def _connect(self) -> None:
        session = self._session
        self.cast.clicked.connect(self.save)
        self.withdraw.clicked.connect(self.take_back)
        self.finished.clicked.connect(self.finish)
        self.group.buttonClicked.connect(lambda _button: self._ready())
        self.reason.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.keep)
        session.opened.connect(self._on_moved)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.retranslated.connect(self.retranslate)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.mine.setText(translate("gui.vote_mine"))
        for answer, button in self.answers.items():
            button.setText(translate(f"gui.vote_{answer.value}"))
        self.reason.setPlaceholderText(translate("gui.vote_reason"))
        self.reason.setAccessibleName(translate("gui.vote_reason"))
        self.cast.setText(translate("gui.vote_cast"))
        self.cast.setToolTip("Ctrl+Enter")
        self.withdraw.setText(translate("gui.vote_withdraw"))
        self.finished.setText(translate("gui.vote_finished"))
        self.finished.setToolTip(translate("gui.vote_finished_more"))
        self.reload()

    def _on_moved(self) -> None:
        self.keep()
        self.reload()

    def _on_changed(self, effects: Effects) -> None:
        here = self._at is not None and (self._at[0].id, self._at[1]) in effects.places
        if here or effects.roster or effects.drafts or effects.everything:
            self.keep()
            self.reload()

    def reload(self) -> None:
        """Show the votes on the unit in view anew."""
        session = self._session
        empty_out(self.votes)
        self._timer.stop()
        has_unit = bool(session.draft and session.document and session.place) and not session.is_container
        for part in (*self.answers.values(), self.reason, self.withdraw, self.finished):
            part.setEnabled(session.can_write and has_unit)
        self._at = None
        if not has_unit or session.workspace is None or session.draft is None:
            self.cast.setEnabled(False)
            self.result.clear()
            self.calculation.clear()
            self.bar.show_outcome(None, "")
            return
        self._at = session.draft, session.place
        own = vote.mine(session.workspace, session.draft, session.place)
        begun = unfinished.of_unit(session.workspace, session.draft, session.place).get(REASON)
        self.group.setExclusive(False)
        for answer, button in self.answers.items():
            button.setChecked(own is not None and own.answer is answer)
        self.group.setExclusive(True)
        self.reason.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.reason.setPlainText(begun.text if begun else own.reason if own else "")
        self.reason.blockSignals(False)  # noqa: FBT003
        self._ready()
        self.withdraw.setEnabled(session.can_write and own is not None)
        self.finished.setChecked(session.state.finished)
        self._tell(vote.standing(session.workspace, session.draft, session.place))

    def _ready(self) -> None:
        self.cast.setEnabled(self._session.can_write and self.group.checkedButton() is not None)

    def _tell(self, standing: Standing) -> None:
        translate, workspace = self._session.translate, self._session.workspace
        self.result.setText(result_name(translate, standing.outcome.result).capitalize())
        words = calculation(translate, standing.outcome)
        self.calculation.setText(words)
        self.calculation.setWhatsThis(translate("gui.what_calculation"))
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
        reason = f"\n{one.reason}" if one.reason else ""
        self.votes.addWidget(plain_label(" · ".join(parts) + reason))
        if len(one.history) > 1:
            lines = [
                f"{shown_moment(cast.at, translate.language)}: "
                + (translate(f"vote.{cast.answer}") if cast.answer else translate("gui.vote_withdrawn"))
                + (f" – {cast.reason}" if cast.reason else "")
                for cast in one.history
            ]
            self.votes.addWidget(_folded(translate("gui.card_history"), "\n".join(lines)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Vote on Ctrl+Enter."""
        if watched is self.reason and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
        return False

    def choose(self, answer: Answer) -> None:
        """Choose an answer; the reason can be written at once, Ctrl+Enter votes."""
        if self.answers[answer].isEnabled():
            self.answers[answer].setChecked(True)
            self._ready()
            self.reason.setFocus()

    def keep(self) -> None:
        """Keep a reason that is being written."""
        session = self._session
        if not self._timer.isActive() or self._at is None or session.workspace is None or session.is_writing:
            return
        self._timer.stop()
        try:
            unfinished.keep(session.workspace, *self._at, REASON, Unfinished(self.reason.toPlainText()))
        except UserError as error:
            session.refused.emit(error)
            return
        session.count_again(*self._at)

    def save(self) -> None:
        """Record the chosen answer with its reason; where it is refused both stay."""
        chosen = next((answer for answer, button in self.answers.items() if button.isChecked()), None)
        session = self._session
        if chosen is None or session.workspace is None or self._at is None:
            return
        self.keep()
        at, reason = self._at, self.reason.toPlainText()
        if session.do(lambda workspace, draft: vote.cast(workspace, draft, at[1], chosen, reason)) is not None:
            unfinished.forget(session.workspace, *at, REASON)
            session.count_again(*at)

    def take_back(self) -> None:
        """Withdraw one's vote."""
        place = self._session.place
        self._session.do(lambda workspace, draft: vote.withdraw(workspace, draft, place))

    def finish(self) -> None:
        """Set or take away the mark of having finished; once it is set, the next article can come."""
        place, is_set = self._session.place, self.finished.isChecked()
        verb = vote.finish if is_set else vote.unfinish
        if self._session.do(lambda workspace, draft: verb(workspace, draft, place)) is None:
            self.reload()
        elif is_set:
            self.finished_with.emit()


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
