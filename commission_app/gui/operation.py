"""Work in the background: on a thread of its own, with progress and cancelling, its outcome told on the main thread."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from commission_app.domain.errors import UserError
from commission_app.gui import leavings

Progress = Callable[[int, int], None]
Work = Callable[[Progress], object]
Refused = Callable[[UserError], object]


class Job(NamedTuple):
    """Work for the background; ``done`` gets its result on the main thread. ``writes``: to the database.

    ``refused`` gets the UserError it may end with, which is shown in the window otherwise. ``ended`` is called before
    either, and whatever became of the work.
    """

    title: str
    work: Work
    done: Callable[[object], object]
    writes: bool = False
    refused: Refused | None = None
    ended: Callable[[], object] | None = None


class Host(Protocol):
    """The window, as far as errands need it."""

    def start(self, job: Job) -> None:
        """Do work in the background."""

    def tell(self, text: str) -> None:
        """Say something in place."""

    def explain(self, dialog: QWidget, page: str) -> None:
        """Let the key for help, pressed in a dialog, show a page of the manual."""


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Raised in the work when somebody has cancelled it: its transaction is undone."""


_ALONE, _SHARED = sys.getswitchinterval(), 0.0001
"""Seconds for which a thread keeps Python's lock when another one wants it: usually, and while work runs."""


def _done(_progress: Progress) -> object:
    """Be the work of what has been done."""
    return None


_running: set[Operation] = set()
"""Work that runs now: nothing is collected before all of it has stopped."""


def is_anything_running() -> bool:
    """Return whether work runs now: what nobody waits for takes twice as long beside it, and is better put off."""
    return bool(_running)


class Operation(QThread):
    """One piece of work. It opens what it works on itself: a database belongs to one thread.

    ``ended`` comes when it has stopped, then its outcome, then ``told``.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    ended = Signal()
    told = Signal()

    def __init__(self, title: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancelled = self._is_left = False
        self._outcome: tuple[Any, object] = (self.succeeded, None)
        self.finished.connect(self._tell)

    def begin(self) -> None:
        """Start the work, unless it was ended before it was begun.

        Python's collector runs on whichever thread allocates, and Qt objects that are freed on another thread than
        their own end the process: while this thread runs, nothing is collected. Nor does the window wait long for
        Python's lock: each of its many short steps would have to wait anew for the work to let go of it.
        """
        if self._cancelled:
            return
        _running.add(self)
        gc.disable()
        sys.setswitchinterval(_SHARED)
        self.start()

    def _let_collect(self) -> None:
        _running.discard(self)
        if not _running:
            leavings.take_for_old()
            sys.setswitchinterval(_ALONE)
            leavings.ask()

    def end(self) -> None:
        """Cancel the work and wait until it has stopped: nobody is there any more to do anything with its outcome."""
        self.cancel()
        self._is_left = True
        self.wait()
        self._let_collect()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def run(self) -> None:
        """Do the work; called on the thread."""
        try:
            self._outcome = (self.succeeded, self._work(self._step))
        except Cancelled:
            self._outcome = (None, None)
        except UserError as error:
            self._outcome = (self.refused, error)
        except Exception as error:  # noqa: BLE001 - raised again on the main thread, where bugs are shown
            self._outcome = (self.failed, error)

    def _step(self, done: int, whole: int) -> None:
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(done, whole)

    def _tell(self) -> None:
        self.wait()
        self._let_collect()
        signal, outcome = self._outcome
        is_bug = isinstance(outcome, Exception) and not isinstance(outcome, UserError)
        self.ended.emit()
        if signal is not None and (is_bug or not self._is_left):
            signal.emit(outcome)
        self.told.emit()
        # Its parent lives as long as the window: what the work held is let go now, not then.
        self._work, self._outcome = _done, (None, None)
        self.deleteLater()


def raise_bug(error: Exception) -> None:
    """Hand a bug of the background on to the one place where bugs are shown."""
    raise error
