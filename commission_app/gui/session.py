"""What all panes of a window share: the open database, what of it is in view, the language of the interface."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.document import Document
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.gui.holding import Holding
from commission_app.services import reading, texts
from commission_app.services.effects import Effects
from commission_app.services.names import draft_name
from commission_app.services.reading import UnitState
from commission_app.services.workspace import Workspace

EVERYTHING = Effects(everything=True)

PATIENCE = 300
"""Milliseconds the window stands still, at most, while another program writes to the file; then that is said."""
WATCH = 2_000
"""Milliseconds between two looks at whether the file is still there."""


class Session(QObject):
    """The state of one window.

    ``opened``: another database is open. ``closing``: the present one is about to be closed. ``changed``: an act had
    these ``Effects``. ``moved``: another draft, language of the text or place is in view. ``counted``: the marks of
    these units are others, though nobody acted. ``retranslated``: the interface speaks another language. ``refused``:
    a ``UserError`` to show in place.
    """

    opened = Signal()
    closing = Signal()
    changed = Signal(object)
    moved = Signal()
    counted = Signal(object)
    retranslated = Signal()
    refused = Signal(object)

    def __init__(self, language: InterfaceLanguage) -> None:
        super().__init__()
        self.translate = Translator(language)
        self.workspace: Workspace | None = None
        self.draft: Draft | None = None
        self.text_language: str | None = None
        self.place = ""
        self.trail: list[str] = []
        """The places that links were followed from, the last one last."""
        self.states: dict[str, UnitState] = {}
        """The marks of all units of the draft in view, kept up with every act."""
        self._holding: Holding | None = None
        self._seen: object = None
        self.recall: Callable[[Path], tuple[str, str, str] | None] = lambda _path: None
        """Gives the draft, language and provision that were in view last in a database."""
        self._soon: deque[Callable[[], object]] = deque()
        self._later: deque[Callable[[], object]] = deque()
        self.awaits_painting = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._do_waiting)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH)
        self._watch.timeout.connect(self.look_after)
        self.is_aside = False
        """Whether the database is closed for a moment only: what is in view stays in view."""
        self.is_writing = False
        """Whether background work writes to the database: meanwhile nobody else can."""

    def speak(self, language: InterfaceLanguage) -> None:
        """Change the language of the interface."""
        self.translate = Translator(language)
        self.retranslated.emit()

    def open(self, path: Path) -> bool:
        """Open a database in place of the present one; a refusal is shown and leaves the present one.

        Where another window has it, or nothing can be written where it lies, it is opened for reading.
        """
        if self.workspace is not None and path.exists() and path.samefile(self.workspace.path):
            self.close()
        holding = Holding(path) if path.is_file() else None
        try:
            workspace = _opened(path, reading=holding is not None and holding.is_refused)
        except UserError as error:
            if holding is not None:
                holding.release()
            self.refused.emit(error)
            return False
        self.close()
        self.is_aside = False
        self.workspace, self._holding, self.trail = workspace, holding, []
        self._seen = workspace.db.version
        workspace.db.wait_at_most(PATIENCE)
        self._watch.start()
        self._settle_at(self.recall(path))
        if self.awaits_painting:
            # The text can be read before all its marks are counted.
            self._soon.append(self._count_late)
        else:
            self._count()
        self.opened.emit()
        return True

    def await_painting(self) -> None:
        """Let what can wait do so: a window is about to be shown for the first time."""
        self.awaits_painting = True

    def painted(self) -> None:
        """Let it wait no longer: the window is painted."""
        self.awaits_painting = False
        if self._soon or self._later:
            self._idle.start()

    def when_painted(self, act: Callable[[], None]) -> None:
        """Do something at once, but for the first time that a window is shown: then a moment after."""
        if self.awaits_painting:
            self._soon.append(act)
        else:
            act()

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits for its step."""
        return not (self._soon or self._later)

    def soon(self, act: Callable[[], object]) -> None:
        """Do something that is seen a moment after the window is painted, in one step of several."""
        self._wait(self._soon, act)

    def later(self, act: Callable[[], None]) -> None:
        """Do something that nobody waits for, when there is nothing else to do and the window is painted."""
        self._wait(self._later, act)

    def _wait(self, place: deque[Callable[[], object]], act: Callable[[], object]) -> None:
        place.append(act)
        if not self.awaits_painting:
            self._idle.start()

    def _do_waiting(self) -> None:
        """Do one thing that waits: other events come between two of them."""
        act = (self._soon or self._later).popleft()
        if not (self._soon or self._later):
            self._idle.stop()
        act()

    def end(self) -> None:
        """Close the database, and let go of all that waits: the window it would be done in is gone."""
        self.close()
        self._idle.stop()
        self._soon.clear()
        self._later.clear()

    def close(self) -> None:
        """Close the database, if one is open."""
        if self.workspace is not None:
            self._watch.stop()
            self.closing.emit()
            self.workspace.close()
            self.workspace = None
            if self._holding is not None:
                self._holding.release()

    def step_aside(self) -> None:
        """Close the database for work that needs it closed; whoever does that opens it again."""
        self.close()
        self.is_aside = True

    @property
    def can_write(self) -> bool:
        """Whether anything can be written: a database is open, and this window holds it."""
        return self.workspace is not None and not self.workspace.reading

    @property
    def is_held(self) -> bool:
        """Whether another window has the database, so that this one only reads."""
        return self._holding is not None and self._holding.is_refused

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether it is another computer that has the database."""
        return self.is_held and self._holding is not None and self._holding.is_elsewhere

    @property
    def holder(self) -> str:
        """The computer on which the database is open, where this window only reads it."""
        return self._holding.holder if self._holding else ""

    def look_after(self) -> None:
        """See whether the file is still there, and whether somebody else has changed it."""
        if self.workspace is None or self.is_writing:
            return
        if self._holding is not None:
            self._holding.renew(monotonic())
        try:
            self.workspace.db.check_place()
        except UserError as error:
            self._watch.stop()
            self.refused.emit(error)
            return
        if self.workspace.reading and self.workspace.db.version != self._seen:
            self._seen = self.workspace.db.version
            self.refresh()

    def name_of(self, draft: Draft) -> str:
        """Return what a draft is called, so that nobody takes it for another of the same label."""
        return draft_name(self.translate, draft, texts.every(self.workspace) if self.workspace else ())

    @property
    def document(self) -> Document | None:
        """The text in view."""
        if self.workspace is None or self.draft is None or not self.draft.texts:
            return None
        return texts.document(self.workspace, self.draft, self.text_language)

    def _settle(self, wanted: Draft | None) -> None:
        """Choose a draft, language and place that exist, as near as can be to those in view."""
        known = texts.every(self.workspace) if self.workspace else []
        present = next((one for one in known if wanted and one.id == wanted.id), None)
        self.draft = present or (known[-1] if known else None)
        languages = texts.languages(self.draft) if self.draft else []
        spoken = [one for one in (self.text_language, self.translate.language.value) if one in languages]
        self.text_language = next(iter((*spoken, *languages)), None)
        document = self.document
        if document is not None and document.find(self.place) is None:
            self.place = document.units[0].eid if document.units else ""

    def _settle_at(self, place: tuple[str, str, str] | None) -> None:
        """Choose a draft, language and place that were in view before, as near as can be."""
        if self.workspace is None or place is None:
            self._settle(None)
            return
        draft, self.text_language, self.place = place
        self._settle(next((one for one in texts.every(self.workspace) if one.id == draft), self.draft))

    def go_back(self, place: tuple[str, str, str] | None) -> None:
        """Bring a draft, language and provision into view again, as far as they are still there."""
        if self.workspace is None or place is None:
            return
        self._settle_at(place)
        self._count()
        self.moved.emit()

    def show_draft(self, draft: Draft) -> None:
        """Bring another draft into view."""
        self._settle(draft)
        self._count()
        self.moved.emit()

    def show_added(self, draft: Draft) -> None:
        """Bring a draft into view that was just added to, with everything else anew."""
        self.draft = draft
        self.refresh()
        # Both in one step would stop the window for longer than is felt.
        self.soon(self.moved.emit)

    def show_language(self, language: str) -> None:
        """Bring another language of the text into view."""
        self.text_language = language
        self._settle(self.draft)
        self.moved.emit()

    def show_place(self, eid: str) -> None:
        """Bring another provision into view."""
        if eid and eid != self.place:
            self.place = eid
            self.moved.emit()

    def follow(self, eid: str) -> None:
        """Go where a link leads; ``back`` returns."""
        unit = self.unit_of(eid)
        if unit and unit != self.place:
            self.trail.append(self.place)
            self.show_place(unit)

    def back(self) -> None:
        """Return to where the last link was followed from."""
        document = self.document
        while self.trail and document is not None:
            place = self.trail.pop()
            if document.find(place) is not None and place != self.place:
                self.show_place(place)
                return

    def unit_of(self, eid: str) -> str:
        """Return the unit of the text in view that a provision belongs to."""
        return reading.unit_of(self.document, eid) if self.document else eid

    def step(self, by: int) -> None:
        """Go to the next or the previous unit."""
        document = self.document
        if document is None:
            return
        eids = [unit.eid for unit in document.units]
        if self.place in eids:
            self.show_place(eids[max(0, min(len(eids) - 1, eids.index(self.place) + by))])

    def step_to_unfinished(self) -> None:
        """Go to the next unit that is not finished, beginning anew at the end; stay where all are."""
        document = self.document
        eids = [unit.eid for unit in document.units] if document else []
        if self.place not in eids:
            return
        here = eids.index(self.place)
        waiting = (eid for eid in (*eids[here + 1 :], *eids[:here]) if not self.states.get(eid, UnitState()).finished)
        self.show_place(next(waiting, self.place))

    def do(self, verb: Callable[[Workspace, Draft], Effects]) -> Effects | None:
        """Let a service act; tell what it touched, or show why it was refused."""
        if self.workspace is None:
            return None
        try:
            effects = verb(self.workspace, self.draft or _NO_DRAFT)
        except UserError as error:
            self.refused.emit(error)
            return None
        self.refresh(effects)
        return effects

    def refresh(self, effects: Effects = EVERYTHING) -> None:
        """Tell all panes what was touched."""
        if effects.drafts or effects.everything:
            self._settle(self.draft)
        whole = effects.drafts or effects.roster or effects.everything
        self._count(None if whole else effects)
        self.changed.emit(effects)

    def count_again(self, draft: Draft, unit: str) -> None:
        """Bring the marks of a unit up to date, though nobody acted: it was read, or a text was begun there."""
        if self.draft is not None and draft.id == self.draft.id:
            self._count(Effects(places=frozenset({(draft.id, unit)})))
            self.counted.emit(frozenset({unit}))

    def _count(self, effects: Effects | None = None) -> None:
        """Bring the marks up to date: of all units, or of those that an act has touched."""
        document = self.document
        if self.workspace is None or self.draft is None or document is None:
            self.states = {}
        elif effects is None:
            self.states = reading.states(self.workspace, self.draft, document)
        else:
            touched = {reading.unit_of(document, eid) for draft, eid in effects.places if draft == self.draft.id}
            known = touched & self.states.keys()
            self.states.update(reading.states(self.workspace, self.draft, document, known))

    def _count_late(self) -> None:
        """Bring the marks of all units up to date that nothing was counted for yet, and have them shown."""
        self._count()
        self.counted.emit(frozenset(self.states))

    @property
    def state(self) -> UnitState:
        """The marks of the unit in view."""
        return self.states.get(self.place, UnitState())

    @property
    def is_container(self) -> bool:
        """Whether what is in view only holds others: a section, a chapter."""
        document = self.document
        return document is not None and reading.is_container(document, self.place)


def _opened(path: Path, *, reading: bool) -> Workspace:
    try:
        return Workspace.open(path, reading=reading)
    except UserError as error:
        if reading or error.key != "database.not_writable":
            raise
        return Workspace.open(path, reading=True)


_NO_DRAFT = Draft("", "", None, in_force=False, made=0)
