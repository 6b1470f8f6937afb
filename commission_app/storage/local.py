"""What this computer alone knows: whose it is, what can be undone, what was read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from commission_app.domain.event import Json


def meta(connection: sqlite3.Connection, name: str) -> str | None:
    """Return one of the facts kept under a name (``commission``, ``member``, ``name``, ``device``), or None."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a fact under its name."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


class KeptAct(NamedTuple):
    """An act as the undo list keeps it: its name and what fills it, and the events that reverse it (or redo it)."""

    id: int
    name: str
    params: Mapping[str, str]
    inverse: list[Json]


# What is undone stands behind all that is done: so much of the list is looked through, however long it is.
_UNDONE = "state = 'undone' AND id > coalesce((SELECT id FROM act WHERE state = 'done' ORDER BY id DESC LIMIT 1), 0)"


def put_act(connection: sqlite3.Connection, name: str, params: Mapping[str, str], inverse: list[Json]) -> None:
    """Add a done act to the list; what was undone before can no longer be redone."""
    connection.execute(f"DELETE FROM act WHERE {_UNDONE}")  # noqa: S608
    connection.execute(
        "INSERT INTO act (name, params, inverse, state) VALUES (?, ?, ?, 'done')",
        (name, json.dumps(dict(params), ensure_ascii=False), json.dumps(inverse, ensure_ascii=False)),
    )


def next_act(connection: sqlite3.Connection, *, undone: bool) -> KeptAct | None:
    """Return the act that undo would reverse, or, with ``undone``, the one that redo would do again."""
    which = f"{_UNDONE} ORDER BY id" if undone else "state = 'done' ORDER BY id DESC"
    row = connection.execute(f"SELECT id, name, params, inverse FROM act WHERE {which} LIMIT 1").fetchone()  # noqa: S608
    return None if row is None else KeptAct(row[0], row[1], json.loads(row[2]), json.loads(row[3]))


def turn_act(connection: sqlite3.Connection, act: int, inverse: list[Json], *, undone: bool) -> None:
    """Mark an act undone, or done again, with the events that turn it back."""
    connection.execute(
        "UPDATE act SET state = ?, inverse = ? WHERE id = ?",
        ("undone" if undone else "done", json.dumps(inverse, ensure_ascii=False), act),
    )


def seen(connection: sqlite3.Connection, comments: Iterable[str]) -> dict[str, str]:
    """Return the versions (event hashes) in which some comments were last read here; none for those that were not."""
    rows = connection.execute(
        "SELECT subject, version FROM seen WHERE subject IN (SELECT value FROM json_each(?))",
        (json.dumps(list(comments)),),
    )
    return dict(rows)


def put_seen(connection: sqlite3.Connection, versions: Iterable[tuple[str, str]]) -> None:
    """Remember that comments were read in these versions."""
    connection.executemany(
        "INSERT INTO seen (subject, version) VALUES (?, ?)"
        " ON CONFLICT (subject) DO UPDATE SET version = excluded.version",
        versions,
    )
