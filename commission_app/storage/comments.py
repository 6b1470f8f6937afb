"""Comments as they stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from commission_app.domain.comment import Comment

_ON_PLACE = (
    "SELECT {columns} FROM comment WHERE draft = :draft AND eid = :eid {more} UNION ALL"
    " SELECT {columns} FROM comment WHERE draft = :draft AND eid > :eid || '__' AND eid < :eid || '_`' {more}"
)
"""On a provision of a draft or anything under it, as ranges that the index of places can find («`» follows «_»)."""

_PLACE = f"subject IN ({_ON_PLACE.format(columns='subject', more='')})"


def _read(rows: Iterable[Sequence[object]]) -> list[Comment]:
    # Comments are counted long before one of them is read.
    from commission_app.storage.projections.said_rows import to_comment

    return [to_comment(row) for row in rows]


def get(connection: sqlite3.Connection, comment: str) -> Comment | None:
    """Return one comment."""
    row = connection.execute("SELECT * FROM comment WHERE subject = ?", (comment,)).fetchone()
    return None if row is None else _read([row])[0]


def of_draft(connection: sqlite3.Connection, draft: str | None = None, eid: str | None = None) -> list[Comment]:
    """Return the comments on a draft (or all), on one provision and what is under it (or all), oldest first."""
    where = _PLACE if eid is not None else "draft = :draft" if draft is not None else "TRUE"
    rows = connection.execute(
        f"SELECT * FROM comment WHERE {where} ORDER BY made, subject",  # noqa: S608
        {"draft": draft, "eid": eid},
    )
    return _read(rows)


_WANTED = "AND (subject IN wanted OR reply_to IN wanted)"


def of_threads(connection: sqlite3.Connection, draft: str, eid: str, openings: Iterable[str]) -> list[Comment]:
    """Return some comments on a provision (or under it) with their replies, oldest first."""
    rows = connection.execute(
        "WITH wanted AS (SELECT value FROM json_each(:openings))"  # noqa: S608
        f" SELECT * FROM comment WHERE subject IN ({_ON_PLACE.format(columns='subject', more=_WANTED)})"
        " ORDER BY made, subject",
        {"draft": draft, "eid": eid, "openings": json.dumps(list(openings))},
    )
    return _read(rows)


_STANDS = "AND state <> 'withdrawn'"
_OPENS = (
    "AND reply_to IS NULL AND (state <> 'withdrawn' OR subject IN"  # noqa: S608
    f" (SELECT reply_to FROM ({_ON_PLACE.format(columns='reply_to', more=_STANDS)})))"
)


def openings(connection: sqlite3.Connection, draft: str, eid: str) -> list[str]:
    """Return the ids of the threads on a provision and what is under it, oldest first.

    A withdrawn comment opens a thread only where somebody has replied to it.
    """
    # All of it stands in the index of places: the rows themselves are not read.
    rows = connection.execute(
        f"SELECT subject FROM ({_ON_PLACE.format(columns='subject, made', more=_OPENS)}) ORDER BY made, subject",  # noqa: S608
        {"draft": draft, "eid": eid},
    )
    return [subject for (subject,) in rows]


class Range(NamedTuple):
    """Words that a comment sits on: code points of the passage of ``eid``, and what stood there."""

    comment: str
    eid: str
    start: int
    end: int
    exact: str


def ranges(connection: sqlite3.Connection, draft: str, eid: str, language: str) -> list[Range]:
    """Return the ranges that comments sit on within a provision's text in a language, oldest first."""
    # The index of ranges holds just these, so that the rows themselves are not read.
    more = "AND language = :language AND first IS NOT NULL AND reply_to IS NULL AND state <> 'withdrawn'"
    rows = connection.execute(
        f"{_ON_PLACE.format(columns='subject, eid, first, last, exact, made', more=more)} ORDER BY made, subject",
        {"draft": draft, "eid": eid, "language": language},
    )
    return [Range._make(row[:5]) for row in rows]


class Count(NamedTuple):
    """The comments and replies on one provision that are not withdrawn, and those among them that ask for attention.

    ``objections`` are the open ones, ``unread`` those of others that were not read here in their present version,
    ``open`` the threads that nobody has settled.
    """

    eid: str
    comments: int
    objections: int
    unread: int
    open: int


def counts(connection: sqlite3.Connection, draft: str, reader: str, eid: str | None = None) -> list[Count]:
    """Return the counts of a draft's provisions for one reader, of one provision and what is under it if named."""
    # All of it stands in an index of its own: the rows with their texts are not read.
    columns = "subject, eid, kind, state, reply_to, author, version"
    counted = "AND state <> 'withdrawn'"
    source = (
        f"SELECT {columns} FROM comment WHERE draft = :draft {counted}"  # noqa: S608
        if eid is None
        else _ON_PLACE.format(columns=columns, more=counted)
    )
    rows = connection.execute(
        "SELECT eid, count(*),"  # noqa: S608
        " count(*) FILTER (WHERE kind = 'objection' AND state = 'open' AND reply_to IS NULL),"
        " count(*) FILTER (WHERE author <> :reader AND seen.version IS NOT said.version),"
        " count(*) FILTER (WHERE state = 'open' AND reply_to IS NULL)"
        f" FROM ({source}) AS said LEFT JOIN seen ON seen.subject = said.subject GROUP BY eid",
        {"draft": draft, "reader": reader, "eid": eid},
    )
    return [Count._make(row) for row in rows]


def count_of_draft(connection: sqlite3.Connection, draft: str) -> int:
    """Return how many comments and replies stand on a draft."""
    row = connection.execute(
        "SELECT count(*) FROM comment WHERE draft = ? AND state <> 'withdrawn'", (draft,)
    ).fetchone()
    return int(row[0])


class AuthorCount(NamedTuple):
    """How many comments and replies somebody has made on a provision."""

    eid: str
    author: str
    comments: int


def counts_by_author(connection: sqlite3.Connection, draft: str) -> list[AuthorCount]:
    """Return how many comments for the commission each member has made on each provision of a draft."""
    rows = connection.execute(
        "SELECT eid, author, count(*) FROM comment"
        " WHERE +draft = ? AND state <> 'withdrawn' AND visibility = 'commission' GROUP BY +eid, author",
        (draft,),
    )
    return [AuthorCount._make(row) for row in rows]


class CommentText(NamedTuple):
    """What a comment says now, and where it sits."""

    id: str
    draft: str
    eid: str
    text: str


def texts(connection: sqlite3.Connection, chunk: int) -> Iterator[list[CommentText]]:
    """Yield the texts of all comments that are not withdrawn, so many at a time; other reading may come between."""
    last = ""
    while rows := connection.execute(
        "SELECT subject, draft, eid, json_extract(history, '$[#-1][0]') FROM comment"
        " WHERE subject > ? AND state <> 'withdrawn' ORDER BY subject LIMIT ?",
        (last, chunk),
    ).fetchall():
        last = rows[-1][0]
        yield [CommentText._make(row) for row in rows]


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many comments and how many replies for the commission there are, withdrawn ones included."""
    row = connection.execute(
        "SELECT count(*) FILTER (WHERE reply_to IS NULL), count(*) FILTER (WHERE reply_to IS NOT NULL)"
        " FROM comment WHERE visibility = 'commission'"
    ).fetchone()
    return int(row[0]), int(row[1])


def standing(connection: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Return the comments and the replies for the commission, withdrawn ones included."""
    found: tuple[set[str], set[str]] = set(), set()
    rows = connection.execute("SELECT subject, reply_to IS NOT NULL FROM comment WHERE visibility = 'commission'")
    for subject, is_reply in rows:
        found[is_reply].add(subject)
    return found


def count_private(connection: sqlite3.Connection) -> int:
    """Return how many private notes there are that are not withdrawn."""
    row = connection.execute("SELECT count(*) FROM comment WHERE visibility = 'private' AND state <> 'withdrawn'")
    return int(row.fetchone()[0])


def diverging(connection: sqlite3.Connection) -> list[str]:
    """Return the comments of which two versions exist that did not know of each other."""
    rows = connection.execute(
        "SELECT subject FROM comment WHERE json_array_length(heads) > 1 AND state <> 'withdrawn' ORDER BY subject"
    )
    return [subject for (subject,) in rows]
