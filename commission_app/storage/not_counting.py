"""Events that are kept but do not count, and why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from commission_app.domain.ids import device_of
from commission_app.domain.roster import Reason


class NotCounting(NamedTuple):
    """How many events of a device do not count for one reason; ``name`` is what the device says of its owner."""

    device: str
    name: str | None
    reason: Reason
    events: int


def by_device(connection: sqlite3.Connection) -> list[NotCounting]:
    """Return the numbers of events that do not count, by stream and reason; private ones are left out."""
    rows = connection.execute(
        "SELECT n.stream, s.name, n.reason, count(*) FROM not_counting n"
        " LEFT JOIN sender s ON s.device = substr(n.stream, 1, 32)"
        " WHERE n.stream LIKE '%/shared' GROUP BY n.stream, n.reason ORDER BY n.stream, n.reason"
    )
    return [NotCounting(device_of(stream), name, Reason(reason), events) for stream, name, reason, events in rows]


def among(connection: sqlite3.Connection, hashes: Iterable[str]) -> set[str]:
    """Return which of these events do not count."""
    rows = connection.execute(
        "SELECT hash FROM not_counting WHERE hash IN (SELECT value FROM json_each(?))", (json.dumps(list(hashes)),)
    )
    return {hash_ for (hash_,) in rows}


def every(connection: sqlite3.Connection) -> dict[str, Reason]:
    """Return the reason of each event that does not count, by its hash."""
    return {hash_: Reason(reason) for hash_, reason in connection.execute("SELECT hash, reason FROM not_counting")}
