"""One's own vote on the article in view, and the mark of having finished with it: always at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.vote import Answer
from commission_app.gui.fitting import Fitting
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.growing_text import GrowingText
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.short_button import ShortButton
from commission_app.gui.panes.single_click import SingleClick
from commission_app.gui.panes.writing import KEEP_AFTER
from commission_app.gui.session import Session
from commission_app.services import unfinished, vote
from commission_app.services.effects import Effects
from commission_app.services.unfinished import REASON, Unfinished

_LINES, _MOST_LINES = 1, 6
_APART = 14
_READABLE = 16
"""Letters of a reason that are worth a line of their own."""


class Ballot(Fitting, QWidget):
    """The answers with a reason: two clicks, or two keys, vote. ``finished_with`` tells that the mark was set.

    ``finished`` is made here and stands where the view puts it.
    """

    finished_with = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._at: tuple[Draft, str] | None = None
        self._own: tuple[Answer | None, str] = None, ""
        self._is_kept = True
        self.mine = plain_label("", "strong")
        self.answers = {answer: QRadioButton() for answer in Answer}
        self.group = QButtonGroup(self)
        self.reason = GrowingText(_LINES, _MOST_LINES)
        self.reason.installEventFilter(self)
        self.cast, self.withdraw = QPushButton(), QToolButton()
        self.withdraw.setObjectName("link")
        self.withdraw.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.finished = ShortButton()
        self.finished.setObjectName("mode")
        self.finished.setCheckable(True)
        self.finished.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head, choice, words = QHBoxLayout(), FlowLayout(_APART), QHBoxLayout()
        self._words = words
        head.addWidget(self.mine, 1)
        head.addWidget(self.withdraw)
        for button in self.answers.values():
            button.installEventFilter(self)
            self.group.addButton(button)
            choice.addWidget(button)
        words.addWidget(self.reason, 1)
        words.addWidget(self.cast, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        for part in (head, choice, words):
            layout.addLayout(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def fit(self) -> None:
        """Set the button below the reason where beside it a few words would have no room."""
        room = self.contentsRect().width() - self.cast.sizeHint().width()
        is_narrow = room < self.fontMetrics().averageCharWidth() * _READABLE
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._words.direction() != direction:
            self._words.setDirection(direction)
            self._words.setAlignment(
                self.cast, Qt.AlignmentFlag.AlignRight if is_narrow else Qt.AlignmentFlag.AlignBottom
            )

    def _connect(self) -> None:
        session = self._session
        SingleClick(self.finished, self.cast)
        self.cast.clicked.connect(self.save)
        self.withdraw.clicked.connect(self.take_back)
        self.finished.clicked.connect(self.finish)
        self.group.buttonClicked.connect(lambda _button: self._on_changed_here())
        self.reason.textChanged.connect(self._on_changed_here)
        self._timer.timeout.connect(self.keep)
        session.opened.connect(self._on_moved)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.retranslated.connect(self.retranslate)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        for answer, button in self.answers.items():
            button.setText(translate(f"gui.vote_{answer.value}"))
        self.reason.setPlaceholderText(translate("gui.vote_reason"))
        self.reason.setAccessibleName(translate("gui.vote_reason"))
        self.cast.setText(translate("gui.vote_cast"))
        self.cast.setToolTip("Ctrl+Enter")
        self.withdraw.setText(translate("gui.vote_withdraw"))
        self.finished.say("✓", translate("gui.vote_finished"))
        self.finished.setToolTip(f"{translate('gui.vote_finished_more')} (Ctrl+D)")
        self.setWhatsThis(translate("gui.what_vote"))
        self.finished.setWhatsThis(translate("gui.what_finished"))
        self.keep()
        self.reload()

    def _on_changed_here(self) -> None:
        self._is_kept = False
        self._timer.start()
        self._ready()

    def _on_moved(self) -> None:
        self.keep()
        self.reload()

    def _on_changed(self, effects: Effects) -> None:
        here = self._at is not None and (self._at[0].id, self._at[1]) in effects.places
        if here or effects.roster or effects.drafts or effects.everything:
            self.keep()
            self.reload()

    def reload(self) -> None:
        """Show one's vote on the unit in view anew."""
        session, translate = self._session, self._session.translate
        self._timer.stop()
        self._at, self._is_kept = None, True
        has_unit = bool(session.draft and session.document and session.place) and not session.is_container
        for part in (*self.answers.values(), self.reason, self.finished):
            part.setEnabled(session.can_write and has_unit)
        own = None
        begun: Unfinished | None = None
        if has_unit and session.workspace is not None and session.draft is not None:
            self._at = session.draft, session.place
            own = vote.mine(session.workspace, session.draft, session.place)
            begun = unfinished.of_unit(session.workspace, session.draft, session.place).get(REASON)
        self._own = (own.answer, own.reason) if own else (None, "")
        chosen, reason = (begun.answer or self._own[0], begun.text) if begun else self._own
        self.group.setExclusive(False)
        for answer, button in self.answers.items():
            button.setChecked(chosen is answer)
        self.group.setExclusive(True)
        if begun is None or reason != self.reason.toPlainText():  # where somebody is writing, cursor and undo stay
            self.reason.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
            self.reason.setPlainText(reason)
            self.reason.blockSignals(False)  # noqa: FBT003
        cast = translate("gui.vote_recorded", answer=translate(f"vote.{own.answer}")) if own and own.answer else ""
        self.mine.setText(cast or translate("gui.vote_mine"))
        self.withdraw.setVisible(session.can_write and own is not None)
        self.finished.setChecked(has_unit and session.state.finished)
        self._ready()

    def _ready(self) -> None:
        is_open = self._at is not None and self._session.can_write
        self.cast.setEnabled(is_open and self.group.checkedButton() is not None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Vote on Ctrl+Enter; on an answer, Enter alone chooses it."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif isinstance(watched, QRadioButton):
            watched.click()
        else:
            return False
        return True

    def choose(self, answer: Answer) -> None:
        """Choose an answer; the reason can be written at once, Ctrl+Enter votes."""
        if self.answers[answer].isEnabled():
            self.answers[answer].setChecked(True)
            self._on_changed_here()
            self.reason.setFocus()

    def keep(self) -> None:
        """Keep an answer that is chosen and a reason that is being written, until they are recorded."""
        session = self._session
        self._timer.stop()
        if self._is_kept or self._at is None or session.workspace is None:
            return
        if session.is_writing:
            self._timer.start()
            return
        chosen, reason = self._chosen, self.reason.toPlainText()
        begun = Unfinished("") if (chosen, reason) == self._own else Unfinished(reason, answer=chosen)
        try:
            unfinished.keep(session.workspace, *self._at, REASON, begun)
        except UserError as error:
            session.refused.emit(error)
        else:
            self._is_kept = True
        session.count_again(*self._at)

    @property
    def _chosen(self) -> Answer | None:
        return next((answer for answer, button in self.answers.items() if button.isChecked()), None)

    def save(self) -> None:
        """Record the chosen answer with its reason; where it is refused both stay."""
        chosen, session = self._chosen, self._session
        if chosen is None or session.workspace is None or self._at is None:
            return
        self.keep()
        at, reason = self._at, self.reason.toPlainText()
        if session.do(lambda workspace, draft: vote.cast(workspace, draft, at[1], chosen, reason)) is not None:
            unfinished.forget(session.workspace, *at, REASON)
            session.count_again(*at)
            self.reload()

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
