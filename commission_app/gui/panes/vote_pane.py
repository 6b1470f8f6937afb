"""One's own vote on the article in view, everybody's, and what they make by the commission's rule."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.domain.vote import Answer
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.session import Session
from commission_app.services import reading, vote
from commission_app.services.names import calculation, result_name
from commission_app.services.vote import Standing


class VotePane(QWidget):
    """Votes on the unit in view, and the mark of having finished with it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.mine = plain_label("", "strong")
        self.answers = {answer: QRadioButton() for answer in Answer}
        self.group = QButtonGroup(self)
        for button in self.answers.values():
            self.group.addButton(button)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(80)
        self.cast = QPushButton()
        self.withdraw = QPushButton()
        self.finished = QCheckBox()
        self.result = plain_label("", "strong")
        self.calculation = plain_label("")
        self.votes = QVBoxLayout()
        self._lay_out()
        self.cast.clicked.connect(self.save)
        self.withdraw.clicked.connect(self.take_back)
        self.finished.clicked.connect(self.finish)
        self.group.buttonClicked.connect(lambda: self.cast.setEnabled(True))
        for signal in (session.opened, session.moved, session.changed):
            signal.connect(self.reload)
        session.retranslated.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        choice, buttons = QHBoxLayout(), QHBoxLayout()
        for button in self.answers.values():
            choice.addWidget(button)
        choice.addStretch()
        buttons.addWidget(self.finished)
        buttons.addStretch()
        buttons.addWidget(self.withdraw)
        buttons.addWidget(self.cast)
        layout = QVBoxLayout(self)
        layout.addWidget(self.mine)
        layout.addLayout(choice)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        layout.addWidget(self.result)
        layout.addWidget(self.calculation)
        layout.addLayout(self.votes)
        layout.addStretch()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.mine.setText(translate("gui.vote_mine"))
        for answer, button in self.answers.items():
            button.setText(translate(f"gui.vote_{answer.value}"))
        self.reason.setPlaceholderText(translate("gui.vote_reason"))
        self.reason.setAccessibleName(translate("gui.vote_reason"))
        self.cast.setText(translate("gui.vote_cast"))
        self.withdraw.setText(translate("gui.vote_withdraw"))
        self.finished.setText(translate("gui.vote_finished"))
        self.reload()

    def reload(self, _effects: object = None) -> None:
        """Show the votes on the unit in view anew."""
        session = self._session
        empty_out(self.votes)
        votable = bool(session.workspace and session.draft and session.document and session.place)
        container = bool(session.document and reading.is_container(session.document, session.place))
        self.setEnabled(votable and not container)
        if not self.isEnabled() or not session.workspace or not session.draft or not session.document:
            self.result.clear()
            self.calculation.clear()
            return
        own = vote.mine(session.workspace, session.draft, session.place)
        self.group.setExclusive(False)
        for answer, button in self.answers.items():
            button.setChecked(own is not None and own.answer is answer)
        self.group.setExclusive(True)
        self.reason.setPlainText(own.reason if own else "")
        self.cast.setEnabled(own is not None)
        self.withdraw.setEnabled(own is not None)
        states = reading.states(session.workspace, session.draft, session.document)
        state = states.get(session.place)
        self.finished.setChecked(bool(state and state.finished))
        self._tell(vote.standing(session.workspace, session.draft, session.place))

    def _tell(self, standing: Standing) -> None:
        translate, workspace = self._session.translate, self._session.workspace
        self.result.setText(result_name(translate, standing.outcome.result).capitalize())
        self.calculation.setText(calculation(translate, standing.outcome))
        roster = workspace.roster() if workspace else None
        for one in standing.votes:
            member = roster.members.get(one.member) if roster else None
            parts = [member.name if member else "?", translate(f"vote.{one.answer}")]
            if one.member in standing.stale:
                parts.append(translate("vote.stale"))
            reason = f"\n{one.reason}" if one.reason else ""
            self.votes.addWidget(plain_label(" · ".join(parts) + reason))

    def save(self) -> None:
        """Record the chosen answer with its reason."""
        chosen = next((answer for answer, button in self.answers.items() if button.isChecked()), None)
        if chosen is not None:
            place, reason = self._session.place, self.reason.toPlainText()
            self._session.do(lambda workspace, draft: vote.cast(workspace, draft, place, chosen, reason))

    def take_back(self) -> None:
        """Withdraw one's vote."""
        place = self._session.place
        self._session.do(lambda workspace, draft: vote.withdraw(workspace, draft, place))

    def finish(self) -> None:
        """Set or take away the mark of having finished."""
        place = self._session.place
        verb = vote.finish if self.finished.isChecked() else vote.unfinish
        if self._session.do(lambda workspace, draft: verb(workspace, draft, place)) is None:
            self.reload()
