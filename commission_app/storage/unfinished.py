"""Texts that were begun and not sent yet, as this computer keeps them."""

from __future__ import annotations

import json
import sqlite3

from commission_app.domain.event import Json


def put(
    connection: sqlite3.Connection, draft: str, unit: str, purpose: str, content: dict[str, Json] | None, at: int
) -> None:
    """Keep what was begun in one place for one purpose; None removes it."""
    if content is None:
        connection.execute(
            "DELETE FROM unfinished WHERE draft = ? AND unit = ? AND purpose = ?", (draft, unit, purpose)
        )
        return
    connection.execute(
        "INSERT INTO unfinished (draft, unit, purpose, content, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (draft, unit, purpose) DO UPDATE SET content = excluded.content, at = excluded.at",
        (draft, unit, purpose, json.dumps(content, ensure_ascii=False), at),
    )


def of_unit(connection: sqlite3.Connection, draft: str, unit: str) -> dict[str, dict[str, Json]]:
    """Return what was begun on a unit, by purpose, the newest last."""
    rows = connection.execute(
        "SELECT purpose, content FROM unfinished WHERE draft = ? AND unit = ? ORDER BY at, purpose", (draft, unit)
    )
    return {purpose: json.loads(content) for purpose, content in rows}


def units(connection: sqlite3.Connection, draft: str) -> set[str]:
    """Return the units of a draft on which something was begun."""
    return {unit for (unit,) in connection.execute("SELECT unit FROM unfinished WHERE draft = ?", (draft,))}


Row = tuple[str, str, str, str, int]
"""Draft, unit, purpose, content and moment, as the table holds them."""


def every(connection: sqlite3.Connection) -> list[Row]:
    """Return everything that was begun."""
    return connection.execute("SELECT draft, unit, purpose, content, at FROM unfinished").fetchall()


def put_every(connection: sqlite3.Connection, rows: list[Row]) -> None:
    """Hold exactly these."""
    connection.execute("DELETE FROM unfinished")
    connection.executemany("INSERT INTO unfinished (draft, unit, purpose, content, at) VALUES (?, ?, ?, ?, ?)", rows)
