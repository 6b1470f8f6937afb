"""Events: what a person did, as an immutable record in the log of the device it was done on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
"""Bodies hold no floats: their bytes must be the same everywhere."""

Body: TypeAlias = "Mapping[str, Json]"

Order: TypeAlias = "tuple[int, str, int, str]"
"""By the stamp; where stamps are equal, by what differs on all computers alike."""

FIRST_PREV = ""
"""What stands in place of the hash of an earlier event in the first event of a stream."""


class NewEvent(NamedTuple):
    """What is about to be recorded; ``subject`` None means that the event creates its subject."""

    kind: str
    subject: str | None
    body: Body
    private: bool = False


class Event(NamedTuple):
    """One recorded act.

    ``seq`` counts from 1 in the ``stream``, along ``prev``: a device that was copied or set back to a backup writes
    branches, in which the same numbers stand for different events. ``hlc`` is a hybrid logical stamp and orders; ``at``
    is what the device's own clock said (milliseconds, UTC) and is only shown; ``prev`` and ``hash`` chain the stream
    (SHA-256, hex).
    """

    stream: str
    seq: int
    hlc: int
    at: int
    kind: str
    subject: str
    body: Body
    prev: str
    hash: str

    @property
    def order(self) -> Order:
        """The place of the event in the one order in which all computers fold."""
        return (self.hlc, self.stream, self.seq, self.hash)


class EventRow(NamedTuple):
    """An event as a table holds it: the body is its canonical text."""

    stream: str
    seq: int
    hlc: int
    at: int
    kind: str
    subject: str
    body: str
    prev: str
    hash: str


_parse = json.JSONDecoder().decode


def to_event(row: EventRow) -> Event:
    """Return the event of a row that was checked before."""
    return Event(*row[:6], _parse(row.body), row.prev, row.hash)
