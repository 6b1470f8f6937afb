"""The comparison of the draft in view with another one, made in the background."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.domain.draft import Draft
from commission_app.gui.operation import Operation
from commission_app.gui.session import Session
from commission_app.services import texts
from commission_app.services.badges import Badge
from commission_app.services.effects import Effects

if TYPE_CHECKING:
    from commission_app.services.compare_drafts import Comparison

_COMPARER = "commission_app.services.compare_drafts"
_Wanted = tuple[Draft, Draft, str]


class Comparing(QObject):
    """What the draft in view is compared with; ``changed`` tells that another comparison is there, or none."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._against: Draft | None = None
        self._operation: Operation | None = None
        self.comparison: Comparison | None = None
        self.badges: dict[str, Badge] = {}
        session.opened.connect(self._on_opened)
        session.closing.connect(self._stop)
        session.moved.connect(self.refresh)
        session.changed.connect(self._on_changed)

    @property
    def against(self) -> Draft | None:
        """The draft that is compared with: the one that was chosen, else the text in force, else the one before."""
        session = self._session
        if session.workspace is None or session.draft is None or session.text_language is None:
            return None
        known = [
            one
            for one in texts.every(session.workspace)
            if one.id != session.draft.id and session.text_language in one.texts
        ]
        if self._against is not None and self._against.id in {one.id for one in known}:
            return self._against
        in_force = [one for one in known if one.in_force]
        before = {one.id for one in texts.earlier(session.workspace, session.draft)}
        earlier = [one for one in known if one.id in before]
        if session.draft.in_force:
            return None
        return next(iter((*reversed(in_force), *reversed(earlier))), None)

    def choose(self, draft: Draft | None) -> None:
        """Compare with another draft."""
        self._against = draft
        self.refresh()

    def _on_opened(self) -> None:
        self._against = None
        self._show(None)
        # The text can be read before it is compared: what compares is loaded and begun once the window is painted.
        self._session.later(self.refresh)

    def _on_changed(self, effects: Effects) -> None:
        if effects.drafts or effects.everything:
            self.refresh()

    def _wanted(self) -> _Wanted | None:
        session, against = self._session, self.against
        if session.draft is None or session.text_language is None or against is None:
            return None
        return against, session.draft, session.text_language

    def refresh(self) -> None:
        """Show the comparison that is wanted now; where it must be made first, none meanwhile."""
        wanted, workspace = self._wanted(), self._session.workspace
        if wanted is None or workspace is None:
            self._show(None)
            return
        if _COMPARER not in sys.modules:
            self._load()
            return
        from commission_app.services import compare_drafts

        held = compare_drafts.held(workspace, *wanted)
        if held is not None:
            self._show(held)
        elif self._operation is None:
            self._show(None)
            self._begin(wanted)

    def _load(self) -> None:
        """Load what compares, which takes as long as a person notices, in the background; then go on."""
        self._show(None)
        if self._operation is None:
            self._run(lambda: importlib.import_module(_COMPARER))

    def _run(self, work: Callable[[], object]) -> Operation:
        operation = self._operation = Operation("", lambda _progress: work(), self)
        operation.ended.connect(self._on_ended)
        operation.told.connect(self.refresh)
        # Work at the same time would hold up what else shows what is new.
        self._session.later(operation.begin)
        return operation

    def _begin(self, wanted: _Wanted) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from commission_app.services import compare_drafts
        from commission_app.services.compare_drafts import Comparison

        make = compare_drafts.work(workspace, *wanted)

        def done(outcome: object) -> None:
            if self._session.workspace is workspace and isinstance(outcome, Comparison):
                compare_drafts.keep(workspace, *wanted, outcome)

        self._run(make).succeeded.connect(done)

    def _on_ended(self) -> None:
        self._operation = None

    def _stop(self) -> None:
        if self._operation is not None:
            self._operation.end()
            self._operation = None

    def _show(self, comparison: Comparison | None) -> None:
        if comparison is self.comparison:
            return
        self.comparison, self.badges = comparison, {}
        if comparison is not None:
            from commission_app.services import compare_drafts

            self.badges = compare_drafts.badges(comparison)
        self.changed.emit()
