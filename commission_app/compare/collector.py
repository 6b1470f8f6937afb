"""Pausing Python's search for circles of dead objects."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Do without the search meanwhile: tens of thousands of small things are made here, none of them in circles.

    Looking for circles among them again and again takes a tenth of the time. Afterwards they count as old: the next
    search would go through all of them at once.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
