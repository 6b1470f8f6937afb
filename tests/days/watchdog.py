"""Watches the event loop of a window: how long nothing could be clicked or typed.

A timer of the loop beats every few milliseconds; where two beats are further apart, the loop stood still. The noise
of a busy machine is taken off by what the system itself has counted: the time in which threads of this process were
ready to run and had to wait for a processor, and in which a virtual machine was kept from its processors. Where nothing
else runs that is nothing, and the check is as strict as it says; and never is less counted than the processor's time
that the loop's own thread has used. Where neighbours of a virtual machine slow the processor itself down, a fixed piece
of work shows by how much, and so much is taken off. Where more wants to run than there are processors, as many times
longer may pass: on a machine of its own, nothing is allowed for.
A thread beside it notes where the loop stands, so that a stall tells its place.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

MOST = 0.100
"""Seconds: a person begins to feel that the window has stopped."""
_BEAT = 10
_LOOK_AFTER = 0.060
_CALLS = 9
_TASKS = Path("/proc/self/task")
_MACHINE = Path("/proc/stat")


@dataclass(frozen=True, slots=True)
class Stall:
    """A time in which the window stood still: seconds of its own, seconds of waiting for a processor, and where."""

    seconds: float
    waited: float
    doing: str
    place: str

    def __str__(self) -> str:
        return (
            f"{self.seconds * 1000:.0f} ms (and {self.waited * 1000:.0f} ms of noise) while {self.doing}\n{self.place}"
        )


def stolen() -> int:
    """Return for how many nanoseconds others had the processors of this virtual machine, since it was started."""
    try:
        return int(_MACHINE.read_text().split("\n", 1)[0].split()[8]) * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0  # the system does not count


def waits() -> dict[str, int]:
    """Return how many nanoseconds each thread of this process was ready to run and did not, since it began.

    Beside them stands what was stolen from the machine.
    """
    found = {"stolen": stolen()}
    for task in _TASKS.iterdir() if _TASKS.exists() else ():
        try:
            found[task.name] = int((task / "schedstat").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            continue  # the thread has ended, or the system does not count
    return found


def crowding() -> float:
    """Return how many times more threads want to run than there are processors; 1 where all find room."""
    wanted = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1.0, wanted / (os.cpu_count() or 1))


Place = tuple[traceback.FrameSummary, ...]
NOWHERE: Place = ()


def place_of(frame: FrameType | None) -> Place:
    """Return the innermost calls of a thread. Their lines are read later: that takes long enough to be a stall."""
    calls: list[traceback.FrameSummary] = []
    while frame is not None and len(calls) < _CALLS:
        calls.append(
            traceback.FrameSummary(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, lookup_line=False)
        )
        frame = frame.f_back
    return tuple(reversed(calls))


def piece_of_work() -> float:
    """Return how many seconds of the processor a fixed piece of work takes now."""
    begun = thread_time()
    sum(number * number % 7 for number in range(20_000))
    return thread_time() - begun


class Watchdog(QObject):
    """Collects the stalls of the loop of the thread it is made on, while it is ``watching``."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.longest = 0.0
        self._thread_id = threading.get_ident()
        self._last, self._doing, self._place = 0.0, "", NOWHERE
        self._used = 0.0
        self._quick = min(piece_of_work() for _ in range(30))
        self._waits: dict[str, int] = {}
        self._depth = 0
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self._sampler.start()

    @contextmanager
    def watching(self, doing: str) -> Iterator[None]:
        """Watch while something is done in the window; what tests do themselves is not the window's."""
        self._depth += 1
        if self._depth == 1:
            self._doing, self._place = doing, NOWHERE
            self._last, self._used, self._waits = perf_counter(), thread_time(), waits()
            self._timer.start()
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._beat()
                self._timer.stop()
                self._last = 0.0

    def _beat(self) -> None:
        now, used, waited = perf_counter(), thread_time(), waits()
        noise = sum(much - self._waits.get(thread, 0) for thread, much in waited.items()) / 1e9
        stood = max(now - self._last - _BEAT / 1000 - noise, used - self._used)
        if stood > MOST:
            stood /= crowding()
            stood /= max(1.0, median(piece_of_work() for _ in range(5)) / self._quick)
        self.longest = max(self.longest, stood)
        if stood > MOST:
            self.stalls.append(Stall(stood, noise, self._doing, "".join(traceback.format_list(self._place))))
        now, used = (perf_counter(), thread_time()) if stood > MOST else (now, used)
        self._last, self._used, self._waits, self._place = now, used, waited, NOWHERE

    def _sample(self) -> None:
        """Note where the loop stands while it stands; this takes Python's lock from it, so it is for telling alone."""
        while not self._over.wait(_BEAT / 1000):
            if self._last and not self._place and perf_counter() - self._last > _LOOK_AFTER:
                self._place = place_of(sys._current_frames().get(self._thread_id))

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()
        self._sampler.join()
        self._timer.stop()

    def told(self) -> str:
        """Return all stalls, one below the other, for somebody to mend."""
        return "\n".join([f"{os.cpu_count()} processors", *map(str, self.stalls)])
