"""The log: all events of all devices, the heads of their streams and the seals on them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from commission_app.domain.event import FIRST_PREV, Event, EventRow, to_event
from commission_app.domain.ids import stream_of
from commission_app.domain.share import Seal, Sender

_COLUMNS = "stream, seq, hlc, at, kind, subject, body, prev, hash"


class Head(NamedTuple):
    """Where a stream ends; of an empty one, ``seq`` is 0."""

    seq: int
    hash: str
    hlc: int


EMPTY = Head(0, FIRST_PREV, 0)


def append(connection: sqlite3.Connection, rows: Iterable[EventRow]) -> None:
    """Add events that continue their streams; of each stream they come in the order of ``seq``."""
    heads: dict[str, Head] = {}
    taken: list[EventRow] = []
    for row in rows:
        taken.append(row)
        heads[row.stream] = Head(row.seq, row.hash, row.hlc)
    connection.executemany(f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", taken)  # noqa: S608
    connection.executemany(
        "INSERT INTO stream (name, seq, hash, hlc) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, hlc = excluded.hlc",
        [(name, *head) for name, head in heads.items()],
    )


def head(connection: sqlite3.Connection, stream: str) -> Head:
    """Return where a stream ends."""
    found = connection.execute("SELECT seq, hash, hlc FROM stream WHERE name = ?", (stream,)).fetchone()
    return Head(*found) if found else EMPTY


def heads(connection: sqlite3.Connection) -> dict[str, Head]:
    """Return the ends of all streams."""
    return {name: Head(*rest) for name, *rest in connection.execute("SELECT name, seq, hash, hlc FROM stream")}


def last_acts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return when the last event of each stream was made, by the clock of its device (milliseconds, UTC)."""
    rows = connection.execute(
        "SELECT name, at FROM stream JOIN event ON event.stream = name AND event.seq = stream.seq"
    )
    return dict(rows)


def last_stamps(connection: sqlite3.Connection) -> list[int]:
    """Return the newest stamp of each stream."""
    return [stamp for (stamp,) in connection.execute("SELECT hlc FROM stream")]


def of_stream(connection: sqlite3.Connection, stream: str, last: int | None = None) -> Iterator[EventRow]:
    """Yield the events of a stream in their order, up to ``last`` if it is given."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE stream = ? AND seq <= ? ORDER BY seq",  # noqa: S608
        (stream, last if last is not None else 2**62),
    )
    return map(EventRow._make, rows)


def spoken_of_first(connection: sqlite3.Connection, added: Iterable[Event]) -> set[str]:
    """Return the subjects that no event but those just added speaks of."""
    counts = Counter(event.subject for event in added)
    held = connection.execute(
        "SELECT subject, count(*) FROM event WHERE subject IN (SELECT value FROM json_each(?)) GROUP BY subject",
        (json.dumps(list(counts)),),
    )
    return {subject for subject, count in held if count == counts[subject]}


def of_subjects(connection: sqlite3.Connection, subjects: Iterable[str]) -> list[Event]:
    """Return all events about these subjects, in their common order."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE subject IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(subjects)),),
    )
    return sorted((to_event(EventRow._make(row)) for row in rows), key=lambda event: event.order)


def of_kinds(connection: sqlite3.Connection, kinds: Iterable[str]) -> list[Event]:
    """Return all events of these kinds, in their common order."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE kind IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(kinds)),),
    )
    return sorted((to_event(EventRow._make(row)) for row in rows), key=lambda event: event.order)


def subjects(connection: sqlite3.Connection) -> list[str]:
    """Return everything that any event is about."""
    return [subject for (subject,) in connection.execute("SELECT DISTINCT subject FROM event")]


def subjects_of_devices(connection: sqlite3.Connection, devices: Iterable[str]) -> set[str]:
    """Return everything that these devices have said something about."""
    streams = [stream_of(device, private=private) for device in devices for private in (False, True)]
    rows = connection.execute(
        "SELECT DISTINCT subject FROM event WHERE stream IN (SELECT value FROM json_each(?))", (json.dumps(streams),)
    )
    return {subject for (subject,) in rows}


def ballots_of_members(connection: sqlite3.Connection, members: Iterable[str]) -> set[str]:
    """Return the subjects of all votes and finished-marks in the name of these members."""
    rows = connection.execute(
        "SELECT DISTINCT subject FROM event WHERE (subject GLOB 'vote/*' OR subject GLOB 'article/*')"
        " AND substr(subject, -20) IN (SELECT value FROM json_each(?))",
        (json.dumps(list(members)),),
    )
    return {subject for (subject,) in rows}


def after(connection: sqlite3.Connection, stream: str, seq: int) -> list[Event]:
    """Return the events of a stream that come after one of it."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE stream = ? AND seq > ? ORDER BY seq",  # noqa: S608
        (stream, seq),
    )
    return [to_event(EventRow._make(row)) for row in rows]


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many events and how many streams there are."""
    events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    return events, connection.execute("SELECT count(*) FROM stream").fetchone()[0]


def seals(connection: sqlite3.Connection) -> dict[str, Seal]:
    """Return the newest seal of each stream."""
    rows = connection.execute("SELECT stream, seq, hash, signature FROM seal")
    return {row[0]: Seal._make(row) for row in rows}


def put_seals(connection: sqlite3.Connection, newer: Iterable[Seal]) -> None:
    """Keep these seals, each in place of an older one of its stream."""
    connection.executemany(
        "INSERT INTO seal (stream, seq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE"
        " SET seq = excluded.seq, hash = excluded.hash, signature = excluded.signature WHERE excluded.seq > seal.seq",
        newer,
    )


def senders(connection: sqlite3.Connection) -> dict[str, Sender]:
    """Return what each known device says of itself."""
    rows = connection.execute("SELECT device, public_key, name FROM sender")
    return {row[0]: Sender._make(row) for row in rows}


def put_senders(connection: sqlite3.Connection, rows: Iterable[Sender]) -> None:
    """Keep what devices say of themselves; the first word of a device stands."""
    connection.executemany(
        "INSERT INTO sender (device, public_key, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
    )
