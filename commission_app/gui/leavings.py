"""When Python looks for what nobody holds any more: while the window rests, not while somebody waits for it."""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from commission_app.gui.giving_back import give_back
from commission_app.gui.session import Session

COLLECT_AFTER = 60
"""Seconds from the end of a collection to the next: one takes a twentieth of a second."""
_REST = 2_000
"""Milliseconds without an act and without work in the background: what came of them is shown by then."""
_SELDOM = 200
"""How many middling collections come before Python by itself looks through all that is old; ten by default."""


def take_for_old() -> None:
    """Take all that lives for old: to look through what long work has made, all at once, would stop the window."""
    gc.freeze()
    gc.unfreeze()
    gc.enable()


class Leavings:
    """Collects what acts and work have left behind, once nothing more comes for a moment.

    All that lives while work runs is taken for old when it ends, and Python by itself looks through what is old only
    when far more has been made: a window left open would hold on to every text and comparison it has shown.
    """

    def __init__(self, now: float) -> None:
        self._last = now
        self._timer: QTimer | None = None

    def ask(self, now: float) -> bool:
        """Collect once it has been quiet from now on, unless that was done just before; return whether it is due."""
        if now - self._last < COLLECT_AFTER:
            return False
        if self._timer is None:
            self._timer = QTimer(QCoreApplication.instance(), singleShot=True, interval=_REST)
            self._timer.timeout.connect(self.collect)
        self._timer.start()
        return True

    def collect(self) -> None:
        """Collect, where no work has begun meanwhile: then it is asked for again when that ends."""
        if gc.isenabled():
            gc.collect()
            give_back()
            self._last = monotonic()


_leavings = Leavings(monotonic())


def ask(_what: object = None) -> None:
    """Ask for a collection after an act, or the end of work."""
    _leavings.ask(monotonic())


def settle(session: Session) -> None:
    """Collect garbage from now on, but not among what was loaded for the window and lives as long as it does.

    Everything else that is old is looked through when the window rests; Python's own turn for that comes so seldom
    that only a window that never rests sees it.
    """
    gc.freeze()
    young, middling, _old = gc.get_threshold()
    gc.set_threshold(young, middling, _SELDOM)
    gc.enable()
    for signal in (session.opened, session.moved, session.changed):
        signal.connect(ask)
