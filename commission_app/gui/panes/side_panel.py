"""What stands beside the text: comments, votes, history and findings under their tabs, and the ballot below them."""

from __future__ import annotations

from commission_app.gui.checking import Checking
from commission_app.gui.panes.ballot import Ballot
from commission_app.gui.panes.findings_pane import FindingsPane
from commission_app.gui.panes.history_pane import HistoryPane
from commission_app.gui.panes.low_column import LowColumn
from commission_app.gui.panes.thread_pane import ThreadPane
from commission_app.gui.panes.vote_pane import VotePane
from commission_app.gui.panes.wrapped_tabs import WrappedTabs
from commission_app.gui.session import Session
from commission_app.gui.theme import Look


class SidePanel(LowColumn):
    """The panes that speak of the article in view; their tabs say how much each of them holds.

    On a low screen with large letters all of it scrolls: what is written and the vote are never squeezed.
    """

    def __init__(self, session: Session, look: Look, checking: Checking) -> None:
        super().__init__()
        self._session = session
        self.threads, self.votes = ThreadPane(session, look), VotePane(session, look)
        self.history, self.findings = HistoryPane(session, look), FindingsPane(session, look, checking)
        self.ballot = Ballot(session)
        self.tabs = WrappedTabs()
        for pane in (self.threads, self.votes, self.history, self.findings):
            self.tabs.addTab(pane, "")
        self.column.setSpacing(0)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.ballot)
        self.tabs.currentChanged.connect(lambda _number: self.fit())
        for signal in (session.opened, session.moved, session.changed, session.counted):
            signal.connect(self._name_tabs)
        self.findings.counted.connect(self._count_findings)
        session.retranslated.connect(self.retranslate)
        self.retranslate()

    def least_height(self, width: int) -> int:
        """Return what the tabs, the pane below them and the ballot need."""
        return self.tabs.least_height(width) + self.ballot.heightForWidth(width)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.tabs.setAccessibleName(translate("gui.side"))
        self._name_tabs()
        self.tabs.setTabText(self.tabs.indexOf(self.history), translate("changes.tab_history"))
        self._count_findings(len(self.findings.cards))

    def _name_tabs(self, _news: object = None) -> None:
        """Say on the tabs how many comments and votes there are."""
        counts = self._session.state.comments, self.votes.count
        for tab, (name, count) in enumerate(zip(("tab_comments", "tab_votes"), counts, strict=True)):
            said = self._session.translate(f"gui.{name}")
            self.tabs.setTabText(tab, f"{said} {count}" if count else said)

    def _count_findings(self, number: int) -> None:
        name = "changes.tab_findings_some" if number else "changes.tab_findings"
        self.tabs.setTabText(self.tabs.indexOf(self.findings), self._session.translate(name, number=number))

    def keep(self) -> None:
        """Keep what is being written."""
        self.threads.writing.keep()
        self.ballot.keep()
