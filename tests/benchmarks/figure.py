"""One figure: what was measured, what it is held against, and how much it may be."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured and of the reference (or what is allowed), in ``unit``, and the greatest ratio of the two."""

    name: str
    measured: float
    reference_name: str
    reference: float
    limit: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the reference was needed."""
        return self.measured / self.reference

    @property
    def reached(self) -> bool:
        """Whether the figure is reached."""
        return self.ratio <= self.limit

    def row(self) -> str:
        """Return the figure as a row of a Markdown table."""
        verdict = "reached" if self.reached else "**missed**"
        measured, reference = (f"{one:.3f} {self.unit}" for one in (self.measured, self.reference))
        told = f"| {self.name} | {measured} | {self.reference_name} | {reference} |"
        return f"{told} {self.ratio:.2f} | {self.limit:g} | {verdict} |"


HEAD = "| what | measured | held against | reference | ratio | limit | |\n|---|---|---|---|---|---|---|"


def best_of(times: int, act: Callable[[], object]) -> float:
    """Return the seconds of the quickest of several runs: the one that was least disturbed."""
    measured = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        measured.append(time.perf_counter() - begin)
    return min(measured)
