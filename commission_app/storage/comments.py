"""Comments as they stand."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from commission_app.domain.comment import Comment
from commission_app.storage.projections.rows import to_comment

BELOW = "(eid = :eid OR substr(eid, 1, length(:eid) + 2) = :eid || '__')"
"""A provision or anything under it."""


def get(connection: sqlite3.Connection, comment: str) -> Comment | None:
    """Return one comment."""
    row = connection.execute("SELECT * FROM comment WHERE subject = ?", (comment,)).fetchone()
    return None if row is None else to_comment(row)


def of_draft(connection: sqlite3.Connection, draft: str | None = None, eid: str | None = None) -> list[Comment]:
    """Return the comments on a draft (or all), on one provision and what is under it (or all), oldest first."""
    rows = connection.execute(
        "SELECT * FROM comment WHERE (:draft IS NULL OR draft = :draft)"  # noqa: S608
        f" AND (:eid IS NULL OR {BELOW}) ORDER BY made, subject",
        {"draft": draft, "eid": eid},
    )
    return [to_comment(row) for row in rows]


class Mark(NamedTuple):
    """What a tree needs to know of a comment; ``version`` is the event hash of its newest version."""

    id: str
    eid: str
    author: str
    kind: str
    state: str
    is_reply: int
    version: str


def marks(connection: sqlite3.Connection, draft: str) -> list[Mark]:
    """Return the marks of a draft's comments that are not withdrawn, without reading them all."""
    rows = connection.execute(
        "SELECT subject, eid, author, kind, state, reply_to IS NOT NULL, json_extract(history, '$[#-1][3]')"
        " FROM comment WHERE draft = ? AND state <> 'withdrawn'",
        (draft,),
    )
    return [Mark._make(row) for row in rows]


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many comments and how many replies for the commission there are, withdrawn ones included."""
    row = connection.execute(
        "SELECT count(*) FILTER (WHERE reply_to IS NULL), count(*) FILTER (WHERE reply_to IS NOT NULL)"
        " FROM comment WHERE visibility = 'commission'"
    ).fetchone()
    return int(row[0]), int(row[1])


def diverging(connection: sqlite3.Connection) -> list[str]:
    """Return the comments of which two versions exist that did not know of each other."""
    rows = connection.execute(
        "SELECT subject FROM comment WHERE json_array_length(heads) > 1 AND state <> 'withdrawn' ORDER BY subject"
    )
    return [subject for (subject,) in rows]
