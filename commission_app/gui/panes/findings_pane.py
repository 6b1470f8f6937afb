"""What the checks found in the article in view: what must stay, references, numbering, languages, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from commission_app.gui.checking import Checking
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.scrolling import CardColumn
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services.names import place_name

if TYPE_CHECKING:
    from commission_app.services.check import Finding


class FindingsPane(CardColumn):
    """A card for each finding; ``counted`` tells how many there are in the article in view."""

    counted = Signal(int)

    def __init__(self, session: Session, look: Look, checking: Checking) -> None:
        super().__init__()
        self._session, self._look, self._checking = session, look, checking
        self.cards: list[FindingCard] = []
        for signal in (session.opened, session.moved, session.retranslated, checking.changed):
            signal.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what was found in the article in view."""
        session, translate = self._session, self._session.translate
        found = self._checking.of(session.place)
        whole = translate("changes.findings_whole", number=len(self._checking.findings))
        self.said.setText(" ".join(filter(None, ("" if found else translate("changes.findings_none"), whole))))
        empty_out(self.column)
        self.cards = [FindingCard(session, self._look, one) for one in found]
        for card in self.cards:
            self.column.addWidget(card)
        self.counted.emit(len(found))


class FindingCard(QFrame):
    """One finding: where, what, and what differs."""

    def __init__(self, session: Session, look: Look, finding: Finding) -> None:
        super().__init__()
        self.setObjectName("card")
        translate, document = session.translate, session.document
        place = place_name(translate, finding.eid or "", document)
        self.place = plain_label(f"{place} ({finding.language})", "strong")
        self.words = plain_label(translate(finding.key, **dict(finding.params)))
        layout = QVBoxLayout(self)
        layout.addWidget(self.place)
        layout.addWidget(self.words)
        if finding.differences:
            from commission_app.gui.panes.redline_label import redline_label

            layout.addWidget(redline_label([finding.differences], look.theme))
        self.go = QToolButton()
        self.go.setObjectName("link")
        target = finding.target
        if target and document is not None and document.find(target):
            self.go.setText(f"→ {place_name(translate, target, document)}")
            self.go.setToolTip(translate("changes.findings_go"))
            self.go.clicked.connect(lambda: session.show_place(session.unit_of(target)))
            layout.addWidget(self.go)
