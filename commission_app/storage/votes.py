"""Votes and finished-marks as they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commission_app.domain.vote import Finished, Vote


def _read(rows: Iterable[Sequence[object]]) -> list[Vote]:
    # Whether one has voted is asked long before a vote is read.
    from commission_app.storage.projections.said_rows import to_vote

    return [to_vote(row) for row in rows]


def get(connection: sqlite3.Connection, subject: str) -> Vote | None:
    """Return one vote, withdrawn or not, by its subject."""
    row = connection.execute("SELECT * FROM vote WHERE subject = ?", (subject,)).fetchone()
    return None if row is None else _read([row])[0]


def of_draft(connection: sqlite3.Connection, draft: str | None = None, eid: str | None = None) -> list[Vote]:
    """Return the votes that stand on a draft (or all), on one provision (or all), by subject."""
    wanted = {"draft = :draft": draft, "eid = :eid": eid}
    conditions = ["answer IS NOT NULL", *(condition for condition, value in wanted.items() if value is not None)]
    rows = connection.execute(
        f"SELECT * FROM vote WHERE {' AND '.join(conditions)} ORDER BY subject",  # noqa: S608
        {"draft": draft, "eid": eid},
    )
    return _read(rows)


def places(connection: sqlite3.Connection, draft: str, member: str) -> set[str]:
    """Return the provisions of a draft that a member's votes stand on."""
    rows = connection.execute(
        "SELECT eid FROM vote WHERE draft = ? AND member = ? AND answer IS NOT NULL", (draft, member)
    )
    return {eid for (eid,) in rows}


def count(connection: sqlite3.Connection) -> int:
    """Return how many votes stand."""
    return int(connection.execute("SELECT count(*) FROM vote WHERE answer IS NOT NULL").fetchone()[0])


def standing(connection: sqlite3.Connection) -> set[str]:
    """Return the subjects of the votes that stand."""
    return {subject for (subject,) in connection.execute("SELECT subject FROM vote WHERE answer IS NOT NULL")}


def diverging(connection: sqlite3.Connection) -> list[str]:
    """Return the subjects of votes of which two versions exist that did not know of each other."""
    rows = connection.execute("SELECT subject FROM vote WHERE json_array_length(heads) > 1 ORDER BY subject")
    return [subject for (subject,) in rows]


def is_finished(connection: sqlite3.Connection, subject: str) -> bool:
    """Whether a finished-mark is set, by its subject."""
    row = connection.execute("SELECT done FROM finished WHERE subject = ?", (subject,)).fetchone()
    return row is not None and bool(row[0])


def finished_places(connection: sqlite3.Connection, draft: str, member: str) -> set[str]:
    """Return the provisions of a draft with which a member has finished."""
    rows = connection.execute("SELECT eid FROM finished WHERE done AND draft = ? AND member = ?", (draft, member))
    return {eid for (eid,) in rows}


def finished(connection: sqlite3.Connection, draft: str, member: str | None = None) -> list[Finished]:
    """Return the finished-marks on a draft that are set, of one member or of all."""
    from commission_app.domain.vote import Finished

    rows = connection.execute(
        "SELECT draft, eid, member, done, at FROM finished"
        " WHERE done AND draft = :draft AND (:member IS NULL OR member = :member) ORDER BY subject",
        {"draft": draft, "member": member},
    )
    return [Finished(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows]
