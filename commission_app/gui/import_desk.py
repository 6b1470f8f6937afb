"""Reading a source and correcting how it is read, in the background, one thing after the other.

What reads is loaded on the thread that reads: the window does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from commission_app.domain.document import Warning  # noqa: A004
from commission_app.domain.line_reading import Correction, Said, Traces
from commission_app.domain.source_reading import Tracked
from commission_app.gui.models.provision_tree import TreePlan, planned
from commission_app.gui.operation import Operation, Progress, raise_bug
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from commission_app.services.previewing import Preview

Verb: TypeAlias = "Callable[[Preview | None], Preview]"
"""Makes the next preview of the present one, which is None before anything was read."""


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source as it is read: its preview, what was said of its lines, and where its tree differs from that of the
    other language of the draft with the ``label`` it is to have.
    """

    preview: Preview
    traces: Traces
    label: str
    differences: tuple[Warning, ...]
    plan: TreePlan
    is_same: bool
    """Whether what was asked has changed nothing."""
    articles: int
    apart: int
    """How many lines stand outside of the law's own text."""


class ImportDesk(QObject):
    """Does what it is asked on a thread; what is asked meanwhile waits, and nothing that was asked is lost.

    ``shown`` tells a new ``ReadSource``, ``refused`` a UserError (what was read before stays), ``busy`` whether there
    is work, ``idle`` that what was asked changed nothing.
    """

    shown = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)
    idle = Signal()

    def __init__(self, database: Path, owner: QObject) -> None:
        super().__init__(owner)
        self._database, self._owner = database, owner
        self._waiting: list[Verb] = []
        self._operation: Operation | None = None
        self._former: list[tuple[Correction, ...]] = []
        self._is_shut = False
        self.read: ReadSource | None = None
        self.label = ""

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._operation is not None

    @property
    def can_undo(self) -> bool:
        """Whether corrections were made since the source was opened."""
        return bool(self._former)

    @property
    def is_waiting(self) -> bool:
        """Whether something waits to be done after what is being done."""
        return bool(self._waiting)

    def ask(self, verb: Verb) -> None:
        """Make another preview of the present one."""
        if not self._is_shut:
            self._waiting.append(verb)
            self._begin()

    def open(self, source: Path) -> None:
        """Read a source, as it was corrected in a former edition."""

        def verb(_none: Preview | None) -> Preview:
            from commission_app.services import previewing

            return previewing.preview(source)

        self.ask(verb)

    def read_anew(self, source: Path, language: str, tracked: Tracked) -> None:
        """Read the source in another language, or with its tracked changes taken otherwise.

        What was corrected holds on; where nothing was, what is remembered of a law in that language does.
        """
        is_touched = self.can_undo

        def verb(shown: Preview | None) -> Preview:
            from commission_app.services import previewing

            kept = shown.corrections if shown is not None and is_touched else None
            return previewing.preview(source, language, tracked, kept)

        self.ask(verb)

    def compare(self, label: str) -> None:
        """Find where the tree differs from the other language of the draft of this label."""
        if label != self.label:
            self.label = label
            if self.read is not None:
                self.ask(_as_it_is)

    def say(self, places: list[int], what: Said) -> None:
        """Say something of the lines that stand at these places now."""

        def verb(shown: Preview, there: list[int]) -> Preview:
            from commission_app.services import correcting

            return correcting.said(shown, there, what)

        self._of_lines(places, verb)

    def take_back(self, places: list[int]) -> None:
        """Take back what was said of the lines that stand at these places now."""

        def verb(shown: Preview, there: list[int]) -> Preview:
            from commission_app.services import correcting

            return correcting.taken_back(shown, there)

        self._of_lines(places, verb)

    def forget(self, corrections: list[Correction]) -> None:
        """Take back corrections."""

        def verb(shown: Preview | None) -> Preview:
            from commission_app.services import correcting

            return correcting.without(_there(shown), corrections)

        self.ask(verb)

    def undo(self) -> None:
        """Take back what was said last."""
        if self._former and self._operation is None:
            wanted = self._former[-1]

            def verb(shown: Preview | None) -> Preview:
                from commission_app.services import previewing

                return previewing.with_corrections(_there(shown), wanted)

            self.ask(verb)

    def _of_lines(self, places: list[int], verb: Callable[[Preview, list[int]], Preview]) -> None:
        if self.read is None:
            return
        base = self.read.preview

        def act(shown: Preview | None) -> Preview:
            from commission_app.services import correcting

            now = _there(shown)
            return verb(now, correcting.relocated(base, now, places))

        self.ask(act)

    def _begin(self) -> None:
        if self._operation is not None or not self._waiting:
            return
        verbs, self._waiting = self._waiting, []
        before, label, database = self.read, self.label, self._database

        def work(_progress: Progress) -> object:
            shown = before.preview if before else None
            for verb in verbs:
                shown = verb(shown)
            return _told(_there(shown), label, database, before)

        operation = self._operation = Operation("", work, self._owner)
        operation.ended.connect(self._on_ended)
        operation.succeeded.connect(self._on_succeeded)
        operation.refused.connect(self._on_refused)
        operation.failed.connect(raise_bug)
        self.busy.emit(True)  # noqa: FBT003 - a signal takes it by place
        operation.begin()

    def _on_ended(self) -> None:
        self._operation = None
        if self._is_shut:
            self.deleteLater()

    def _on_succeeded(self, read: object) -> None:
        if self._is_shut or not isinstance(read, ReadSource):
            return
        former, self.read = self.read, read
        if former is not None:
            self._remember(former.preview, read.preview)
        self.shown.emit(read)
        if read.is_same:
            self.idle.emit()
        self._go_on()

    def _remember(self, before: Preview, now: Preview) -> None:
        """Keep what corrections there were before, or drop them where they are taken back."""
        if before.corrections == now.corrections:
            return
        if self._former and self._former[-1] == now.corrections:
            self._former.pop()
        else:
            self._former.append(before.corrections)

    def _on_refused(self, error: object) -> None:
        if not self._is_shut:
            self.refused.emit(error)
            self._go_on()

    def _go_on(self) -> None:
        self._begin()
        if self._operation is None:
            self.busy.emit(False)  # noqa: FBT003

    def shut(self) -> None:
        """Drop what was read and what is asked; work that runs ends by itself."""
        if not self._is_shut and self._operation is None:
            self.deleteLater()
        self._is_shut = True
        self._waiting, self.read = [], None

    def end(self) -> None:
        """Wait until the work that runs has ended: nothing of it may outlive the window."""
        self.shut()
        if self._operation is not None:
            self._operation.end()


def _there(shown: Preview | None) -> Preview:
    if shown is None:
        raise RuntimeError("nothing was read yet")
    return shown


def _as_it_is(shown: Preview | None) -> Preview:
    return _there(shown)


def _told(preview: Preview, label: str, database: Path, before: ReadSource | None) -> ReadSource:
    from commission_app.services import correcting, import_text

    differences: tuple[Warning, ...] = ()
    if label:
        with Workspace.open(database, reading=True) as workspace:
            differences = import_text.differences(workspace, preview, label)
    told = (preview.lines, preview.document, differences, label)
    is_same = before is not None and told == (
        before.preview.lines,
        before.preview.document,
        before.differences,
        before.label,
    )
    return ReadSource(
        preview=preview,
        traces=correcting.traces(preview),
        label=label,
        differences=differences,
        plan=planned(preview.document),
        is_same=is_same,
        articles=len(preview.document.articles),
        apart=sum(line.eid is None for line in preview.lines),
    )
