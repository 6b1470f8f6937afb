"""The history of the article in view through all drafts: what became of it in each, and the words that changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from commission_app.domain.draft import Draft
from commission_app.gui.operation import Operation
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.scrolling import CardColumn
from commission_app.gui.panes.short_link import ShortLink
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services.names import place_name

if TYPE_CHECKING:
    from commission_app.services.compare_drafts import Comparison, Step


class HistoryPane(CardColumn):
    """A card for each draft, the newest first. What must be compared for it is compared in the background."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._operation: Operation | None = None
        self.cards: list[StepCard] = []
        for signal in (session.opened, session.moved, session.changed, session.retranslated, look.changed):
            signal.connect(self._on_news)
        session.closing.connect(self._stop)

    def _on_news(self, _what: object = None) -> None:
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the article only where somebody looks."""
        super().showEvent(event)
        self.reload()

    def reload(self, *, may_wait: bool = True) -> None:
        """Show the history of the article in view, once all drafts are compared."""
        session, translate = self._session, self._session.translate
        workspace, draft, language = session.workspace, session.draft, session.text_language
        empty_out(self.column)
        self.cards = []
        if workspace is None or draft is None or language is None or session.is_container or not session.place:
            self.said.setText("")
            return
        from commission_app.services import compare_drafts

        pairs = compare_drafts.chain(workspace, draft, language)
        missing = [
            (before, later) for later, before in pairs if not compare_drafts.held(workspace, before, later, language)
        ]
        if missing and may_wait:
            self.said.setText(translate("changes.comparing"))
            self.said.show()
            self._begin(missing, language)
            return
        self.said.setText("" if pairs else translate("changes.history_none"))
        self.said.setVisible(not pairs)
        steps = compare_drafts.history(workspace, draft, session.place, language) if pairs else []
        self.cards = [StepCard(session, self._look, step, language) for step in reversed(steps)]
        for card in self.cards:
            self.column.addWidget(card)

    def _begin(self, missing: list[tuple[Draft, Draft]], language: str) -> None:
        workspace = self._session.workspace
        if workspace is None or self._operation is not None:
            return
        from commission_app.services import compare_drafts

        makers: list[tuple[Draft, Draft, Callable[[], Comparison]]] = [
            (before, later, compare_drafts.work(workspace, before, later, language)) for before, later in missing
        ]

        def work(_progress: object) -> object:
            return [(before, later, language, make()) for before, later, make in makers]

        def done(outcome: object) -> None:
            if self._session.workspace is workspace and isinstance(outcome, list):
                for before, later, spoken, comparison in outcome:
                    compare_drafts.keep(workspace, before, later, spoken, comparison)

        operation = self._operation = Operation("", work, self)
        operation.ended.connect(self._on_ended)
        operation.succeeded.connect(done)
        operation.told.connect(self._on_told)
        operation.begin()

    def _on_ended(self) -> None:
        self._operation = None

    def _on_told(self) -> None:
        if self.isVisible():
            # What memory could not hold is compared once more: better late than never.
            self.reload(may_wait=False)

    def _stop(self) -> None:
        if self._operation is not None:
            self._operation.end()
            self._operation = None


class StepCard(QFrame):
    """An article in one draft: what it was called there, what became of it, and the lines that read otherwise."""

    def __init__(self, session: Session, look: Look, step: Step, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        translate, workspace = session.translate, session.workspace
        is_here = session.draft is not None and step.draft.id == session.draft.id
        document = workspace.text(step.draft.texts[language].document) if workspace else None
        name = ", ".join(place_name(translate, eid, document) for eid in step.eids)
        self.go = ShortLink(f"{session.name_of(step.draft)} · {name}")
        self.go.clicked.connect(lambda: session.go_back((step.draft.id, language, step.eids[0])))
        told = "changes.history_first" if step.relation is None else f"compare.relation_{step.relation.value}"
        words = [translate(told), translate("changes.history_here") if is_here else ""]
        self.told = plain_label(" · ".join(filter(None, words)), "quiet")
        layout = QVBoxLayout(self)
        layout.addWidget(self.go)
        layout.addWidget(self.told)
        changed = [row.hunks for row in step.rows if row.changes_text]
        if changed:
            from commission_app.gui.panes.redline_label import redline_label

            layout.addWidget(redline_label(changed, look.theme))
