"""What the checks find in the draft in view, looked for in the background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.domain.draft import Draft
from commission_app.gui.operation import Operation
from commission_app.gui.session import Session
from commission_app.services import texts
from commission_app.services.effects import Effects
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from commission_app.services.check import Finding


class Checking(QObject):
    """The findings of the checks in the draft in view; ``changed`` tells that they are others."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._operation: Operation | None = None
        self._is_stale = False
        self._of: str | None = None
        self.findings: Sequence[Finding] = ()
        self.counts: Counter[str] = Counter()
        """How much was found in each unit of the text in view."""
        session.opened.connect(self._on_opened)
        session.closing.connect(self._stop)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for is found."""
        return self._operation is None

    def of(self, unit: str) -> list[Finding]:
        """Return what was found in a unit."""
        return [one for one in self.findings if one.eid and self._session.unit_of(one.eid) == unit]

    def _on_opened(self) -> None:
        self._of = None
        # Nobody waits for the findings: they are looked for once the window is painted.
        self._session.later(self._on_moved)

    def _on_moved(self) -> None:
        draft = self._session.draft
        if (draft.id if draft else None) != self._of:
            self.refresh()

    def _on_changed(self, effects: Effects) -> None:
        if effects.everything or effects.drafts:
            self.refresh()

    def refresh(self) -> None:
        """Look for findings anew."""
        workspace, draft = self._session.workspace, self._session.draft
        self._of = draft.id if draft else None
        if workspace is None or draft is None:
            self._show(())
        elif self._operation is None:
            self._begin(workspace.path, draft)
        else:
            self._is_stale = True

    def _begin(self, path: Path, draft: Draft) -> None:
        def work(_progress: object) -> object:
            from commission_app.services import check

            with Workspace.open(path, reading=True) as workspace:
                known = next((one for one in texts.every(workspace) if one.id == draft.id), None)
                return check.of_draft(workspace, known) if known else []

        operation = self._operation = Operation("", work, self)
        operation.ended.connect(self._on_ended)
        operation.succeeded.connect(lambda found: self._on_found(draft, found))
        # Work at the same time would hold up what else shows what is new.
        self._session.later(operation.begin)

    def _on_ended(self) -> None:
        self._operation = None
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _on_found(self, draft: Draft, found: object) -> None:
        if isinstance(found, list) and draft.id == self._of:
            self._show(found)

    def _stop(self) -> None:
        self._is_stale = False
        if self._operation is not None:
            self._operation.end()
            self._operation = None

    def _show(self, findings: Sequence[Finding]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.counts = Counter(self._session.unit_of(one.eid) for one in findings if one.eid)
            self.changed.emit()
