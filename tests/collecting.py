"""Collecting garbage as the program does, in the process of a whole suite."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from commission_app.gui import leavings
from commission_app.gui.session import Session


@contextmanager
def collecting_at_rest(session: Session) -> Iterator[None]:
    """Let a window collect as one that was just started: what other tests have made is not its own."""
    gc.collect()
    before = gc.get_threshold()
    leavings.settle(session)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
