"""Versions of a thing that its author changes, and how two of them come to diverge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commission_app.domain.event import Event


@dataclass(frozen=True, slots=True)
class Versions:
    """The heads of a history: hashes of the events that nobody has built on yet, in their order.

    More than one head means that two devices changed the same thing without knowing of each other. The later one
    shows; one more change that names all heads as its base settles it.
    """

    heads: tuple[str, ...] = ()

    def follow(self, event: Event, base: Iterable[str]) -> Versions:
        """Return the heads after a change that started from the versions in ``base``."""
        replaced = frozenset(base)
        return Versions((*(head for head in self.heads if head not in replaced), event.hash))

    @property
    def diverge(self) -> bool:
        """Whether there is something to settle."""
        return len(self.heads) > 1
