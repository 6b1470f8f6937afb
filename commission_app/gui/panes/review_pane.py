"""The review list: which provisions correspond only perhaps, and what a secretary decides of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QToolButton, QVBoxLayout, QWidget

from commission_app.domain.event_kinds import Role
from commission_app.gui.comparing import Comparing
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.session import Session
from commission_app.services import compare_drafts, roster
from commission_app.services.compare_drafts import Comparison, Doubt
from commission_app.services.names import unit_title


class ReviewPane(QWidget):
    """A card for each doubt, the least alike first; ``read_wanted`` tells the unit that is to be read side by side."""

    read_wanted = Signal(str)

    def __init__(self, session: Session, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._comparing = session, comparing
        self._shown: object = None
        self.said = plain_label("", "quiet")
        self.cards: list[DoubtCard] = []
        self._list = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        layout.addLayout(self._list)

    @property
    def may_decide(self) -> bool:
        """Whether whoever sits here decides."""
        workspace = self._session.workspace
        return workspace is not None and self._session.can_write and roster.my_role(workspace) is Role.SECRETARY

    def reload(self) -> None:
        """Show what is in doubt now."""
        translate, comparison = self._session.translate, self._comparing.comparison
        if (shown := (comparison, translate.language, self.may_decide)) == self._shown:
            return
        self._shown = shown
        empty_out(self._list)
        doubts = compare_drafts.review(comparison) if comparison else []
        some = "changes.review_decided" if self.may_decide else "changes.review_secretaries"
        self.said.setText(translate(some if doubts else "changes.review_none"))
        self.said.setVisible(comparison is not None)
        self.cards = [DoubtCard(self, comparison, doubt) for doubt in doubts] if comparison else []
        for card in self.cards:
            self._list.addWidget(card)
        choosing = [card for card in self.cards if self.may_decide and not card.doubt.is_move]
        if comparison and choosing:
            units = [(unit.eid, self.name(comparison, (unit.eid,), is_old=True)) for unit in comparison.old.units]
            for card in choosing:
                card.offer(units)

    def name(self, comparison: Comparison, eids: tuple[str, ...], *, is_old: bool) -> str:
        """Return what provisions are called."""
        document = comparison.old if is_old else comparison.new
        return ", ".join(unit_title(self._session.translate, eid, document) for eid in eids)

    def say(self, name: str, **params: object) -> str:
        """Return a sentence in the language of the interface."""
        return self._session.translate(name, **params)

    def decide(self, doubt: Doubt, *, linked: bool) -> None:
        """Record that the provisions are one, or that they are not."""
        self._record({(one, other): linked for one in doubt.old for other in doubt.new})

    def relink(self, doubt: Doubt, old: str) -> None:
        """Record that what the doubt is about came from another article."""
        self._record({**{(one, other): False for one in doubt.old for other in doubt.new}, (old, doubt.new[0]): True})

    def _record(self, links: dict[tuple[str, str], bool]) -> None:
        against = self._comparing.against
        if against is not None:
            self._session.do(lambda workspace, draft: compare_drafts.decide(workspace, against, draft, links))


class DoubtCard(QFrame):
    """One doubt: the question, and the answers to it."""

    def __init__(self, pane: ReviewPane, comparison: Comparison, doubt: Doubt) -> None:
        super().__init__()
        self.doubt = doubt
        self.setObjectName("card")
        olds = pane.name(comparison, doubt.old, is_old=True)
        news = pane.name(comparison, doubt.new, is_old=False)
        asked = "changes.review_move" if doubt.is_move else "changes.review_pair"
        self.question = plain_label(pane.say(asked, old=olds, new=news, share=f"{doubt.similarity:.0%}"))
        self.read, self.confirm, self.part = QToolButton(), QToolButton(), QToolButton()
        self.others = Choice()
        self.others.addItem(pane.say("changes.review_relink"), "")
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.setMinimumContentsLength(24)
        self.others.setAccessibleName(pane.say("changes.review_former", new=news))
        buttons = ((self.read, "read"), (self.confirm, "confirm"), (self.part, "part"))
        answers = FlowLayout()
        for button, name in buttons:
            button.setObjectName("mode")
            button.setText(pane.say(f"changes.review_{name}"))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            answers.addWidget(button)
        answers.addWidget(self.others)
        for widget in (self.confirm, self.part):
            widget.setVisible(pane.may_decide)
        self.others.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self.question)
        layout.addLayout(answers)
        place = comparison.new.article_of(doubt.new[0])
        self.read.clicked.connect(lambda: pane.read_wanted.emit(place.eid if place else doubt.new[0]))
        self.confirm.clicked.connect(lambda: pane.decide(doubt, linked=True))
        self.part.clicked.connect(lambda: pane.decide(doubt, linked=False))
        self.others.activated.connect(lambda at: pane.relink(doubt, self.others.itemData(at)) if at else None)

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """Let somebody choose among units of the old text, each by its eid and name, what this one came from."""
        for eid, name in units:
            if eid not in self.doubt.old:
                self.others.addItem(name, eid)
        self.others.show()
