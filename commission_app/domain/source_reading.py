"""What a person chooses about reading a source, and the comments that came with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple


class Tracked(StrEnum):
    """Which text of a source with tracked changes is meant: with all of them accepted, or as it was before them."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


class Remark(NamedTuple):
    """A comment that stood in a source: at which provision, about which words of it, by whom, and what it says.

    ``quote`` is empty where it is about the provision as a whole; ``date`` is ISO 8601, or None where the source tells
    none; ``reply_to`` is the place of the remark it answers.
    """

    eid: str
    quote: str
    author: str
    text: str
    date: str | None = None
    reply_to: int | None = None


def chosen(remarks: Sequence[Remark], places: Collection[int]) -> tuple[Remark, ...]:
    """Return the remarks at these places; an answer to one that is left out stands by itself."""
    kept = sorted(set(places) & set(range(len(remarks))))
    now = {place: at for at, place in enumerate(kept)}
    return tuple(
        remarks[place]._replace(reply_to=None if (to := remarks[place].reply_to) is None else now.get(to))
        for place in kept
    )
