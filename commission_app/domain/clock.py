"""The hybrid logical clock: stamps that order events even where computers' clocks are wrong.

A stamp is one integer: wall-clock milliseconds since 1970 UTC, shifted left by 16 bits, plus a counter. (Kulkarni et
al., "Logical Physical Clocks", 2014, packed as there proposed into 64 bits.)
"""

from __future__ import annotations

from collections.abc import Callable

WallClock = Callable[[], int]
"""Returns milliseconds since 1970-01-01 UTC."""

COUNTER_BITS = 16
LATEST_MOMENT = 4_102_444_800_000
"""1 January 2100 in milliseconds: whatever says it happened later is refused."""

LATEST_STAMP = LATEST_MOMENT << COUNTER_BITS

LATEST_OWN_MOMENT = 3_786_912_000_000
"""1 January 2090 in milliseconds: where the own clock says more it is wrong, and nothing is recorded by it."""

LATEST_FOLLOWED = LATEST_OWN_MOMENT << COUNTER_BITS
"""A stamp beyond it does not drag this clock along, so that nobody can use up the time before the last stamp."""


class HybridClock:
    """Gives stamps that never go back and lie past every (credible) stamp it has seen."""

    def __init__(self, wall: WallClock, last: int = 0) -> None:
        self._wall = wall
        self._last = last

    @property
    def is_credible(self) -> bool:
        """Whether the wall clock can be right: what one that is far ahead stamps would stand last for decades."""
        return self._wall() < LATEST_OWN_MOMENT

    def tick(self) -> int:
        """Return the stamp of the next event."""
        self._last = max(self._wall() << COUNTER_BITS, self._last + 1)
        return self._last

    def observe(self, stamp: int) -> None:
        """Move past a stamp that was seen in somebody's event."""
        if stamp < LATEST_FOLLOWED:
            self._last = max(self._last, stamp)
