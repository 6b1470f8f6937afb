"""The log: all events of all devices, the ends of their streams and the seals on them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from commission_app.domain.event import FIRST_PREV, Event, EventRow, to_event
from commission_app.domain.ids import stream_of
from commission_app.domain.share import Seal, Sender

_COLUMNS = "stream, seq, hlc, at, kind, subject, body, prev, hash"


class Head(NamedTuple):
    """The last event of a stream, or of a branch of it; of an empty stream, ``seq`` is 0."""

    seq: int
    hash: str
    hlc: int


EMPTY = Head(0, FIRST_PREV, 0)


def append(connection: sqlite3.Connection, rows: Iterable[EventRow]) -> None:
    """Add events that follow events which are in the log, or stand before them among the rows."""
    taken = list(rows)
    added, followed = {row.hash for row in taken}, {row.prev for row in taken}
    connection.executemany(f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", taken)  # noqa: S608
    connection.executemany(
        "DELETE FROM head WHERE stream = ? AND hash = ?",
        [(row.stream, row.prev) for row in taken if row.prev not in added],
    )
    connection.executemany(
        "INSERT INTO head (stream, hash, seq, hlc) VALUES (?, ?, ?, ?)",
        [(row.stream, row.hash, row.seq, row.hlc) for row in taken if row.hash not in followed],
    )


def head(connection: sqlite3.Connection, stream: str) -> Head:
    """Return the event that the next one of a stream is to follow: the last of its longest branch."""
    found = connection.execute(
        "SELECT seq, hash, hlc FROM head WHERE stream = ? ORDER BY seq DESC, hlc DESC, hash LIMIT 1", (stream,)
    ).fetchone()
    return Head(*found) if found else EMPTY


def heads_of(connection: sqlite3.Connection, stream: str) -> frozenset[Head]:
    """Return the ends of one stream: one, or one of each branch; none where nothing was done."""
    rows = connection.execute("SELECT seq, hash, hlc FROM head WHERE stream = ?", (stream,))
    return frozenset(map(Head._make, rows))


def heads(connection: sqlite3.Connection) -> dict[str, frozenset[Head]]:
    """Return the ends of all streams: one of each, or one of each branch."""
    found: defaultdict[str, set[Head]] = defaultdict(set)
    for stream, *rest in connection.execute("SELECT stream, seq, hash, hlc FROM head"):
        found[stream].add(Head(*rest))
    return {stream: frozenset(ends) for stream, ends in found.items()}


def last_acts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return when the last event of each stream was made, by the clock of its device (milliseconds, UTC)."""
    rows = connection.execute(
        "SELECT stream, max(event.at) FROM head JOIN event USING (stream, seq, hash) GROUP BY stream"
    )
    return dict(rows)


def texts(connection: sqlite3.Connection) -> set[str]:
    """Return the hashes of all texts that any event speaks of, also of those that do not count or were withdrawn."""
    rows = connection.execute("SELECT body FROM event WHERE kind = 'draft.text_added'")
    return {str(json.loads(body)["document"]) for (body,) in rows}


def hashes(connection: sqlite3.Connection) -> set[str]:
    """Return the hashes of all events, of a database of whatever version."""
    return {hash_ for (hash_,) in connection.execute("SELECT hash FROM event")}


def last_stamps(connection: sqlite3.Connection) -> list[int]:
    """Return the newest stamp of each branch of each stream."""
    return [stamp for (stamp,) in connection.execute("SELECT hlc FROM head")]


def of_stream(connection: sqlite3.Connection, stream: str, after: int = 0) -> Iterator[EventRow]:
    """Yield the events of a stream, each after the one it follows: all, or those numbered ``after`` a number."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM event WHERE stream = ? AND seq > ? ORDER BY seq, hash",  # noqa: S608
        (stream, after),
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


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many events and how many streams there are."""
    events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    return events, connection.execute("SELECT count(DISTINCT stream) FROM head").fetchone()[0]


def seals(connection: sqlite3.Connection, stream: str | None = None) -> list[Seal]:
    """Return all seals, or those of one stream, the newest of a stream first."""
    rows = connection.execute(
        "SELECT stream, seq, hash, signature FROM seal WHERE ?1 IS NULL OR stream = ?1 ORDER BY stream, seq DESC, hash",
        (stream,),
    )
    return [Seal._make(row) for row in rows]


def put_seals(connection: sqlite3.Connection, new: Iterable[Seal]) -> None:
    """Keep these seals; harmless where they are kept already."""
    connection.executemany(
        "INSERT INTO seal (stream, seq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", new
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
