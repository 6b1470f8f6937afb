"""Share files: what a member mails to the secretary and back, as an SQLite file of its own kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from commission_app.base.atomic_file import atomic_path
from commission_app.base.i18n import Entry
from commission_app.domain.errors import UserError
from commission_app.domain.event import EventRow
from commission_app.domain.share import Seal, Sender, Share
from commission_app.storage.signature import SHARE_ID, looks_like

"""«COMS»: what makes an SQLite file a share file."""

VERSION = 1
MAX_BYTES = 1_000_000_000
_TABLES = {
    "share": "CREATE TABLE share (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "event": (
        "CREATE TABLE event (stream TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, hlc INTEGER NOT NULL,"
        " at INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL,"
        " PRIMARY KEY (stream, seq, hash)) STRICT, WITHOUT ROWID"
    ),
    "seal": (
        "CREATE TABLE seal (stream TEXT NOT NULL, hash TEXT NOT NULL, seq INTEGER NOT NULL,"
        " signature TEXT NOT NULL, PRIMARY KEY (stream, hash)) STRICT, WITHOUT ROWID"
    ),
    "sender": (
        "CREATE TABLE sender (device TEXT PRIMARY KEY, public_key TEXT NOT NULL, name TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    ),
    "document": "CREATE TABLE document (hash TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID",
}
_COLUMNS = {
    "share": "name, value",
    "event": "stream, seq, hlc, at, kind, subject, body, prev, hash",
    "seal": "stream, seq, hash, signature",
    "sender": "device, public_key, name",
    "document": "hash, content",
}


def write(path: Path, share: Share) -> None:
    """Write a share file, whole or not at all; raises UserError where it cannot be written."""
    with atomic_path(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        try:
            connection.execute(f"PRAGMA application_id = {SHARE_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("BEGIN")
            for sql in _TABLES.values():
                connection.execute(sql)
            _fill(connection, "share", [("commission", share.commission), ("device", share.device)])
            for rows in share.streams.values():
                _fill(connection, "event", rows)
            _fill(connection, "seal", share.seals)
            _fill(connection, "sender", share.senders.values())
            _fill(connection, "document", share.documents.items())
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
            raise UserError("writing.disk_full" if full else "writing.not_writable", name=path.name) from None


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    places = ", ".join("?" * (_COLUMNS[table].count(",") + 1))
    connection.executemany(f"INSERT INTO {table} ({_COLUMNS[table]}) VALUES ({places})", rows)  # noqa: S608


def check_file(path: Path) -> None:
    """Raise UserError unless a file is a share file that this program can read."""
    try:
        if not path.is_file():
            raise UserError("share.missing", name=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise UserError("share.too_large", name=path.name)
        ours = looks_like(path, SHARE_ID)
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        raise UserError("share.not_readable", name=path.name) from None
    if not ours:
        raise _foreign(path)
    if int.from_bytes(head[60:64], "big") > VERSION:
        raise UserError("share.newer", name=path.name)
    # The header says how long the file is; SQLite itself is content with less.
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    if path.stat().st_size != (65_536 if page == 1 else page) * pages:
        raise UserError("share.damaged", name=path.name)


def _foreign(path: Path) -> UserError:
    return UserError("share.foreign_file", name=path.name, command=Entry("gui.action_share"))


def read(path: Path) -> Share:
    """Return what a share file holds, as it is written there: nothing of it is trusted yet.

    The file is opened read-only and immutable, its schema must be exactly ours, and nothing of it can run. Raises
    UserError where it is missing, foreign, damaged, or of a newer program.
    """
    check_file(path)
    uri = f"file:{quote(path.resolve().as_posix())}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            _check_schema(connection, path)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise UserError("share.damaged", name=path.name)
            return _content(connection, path)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise UserError("share.damaged", name=path.name) from None


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    found = {
        name: sql
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema")
        if kind != "index" or sql is not None
    }
    if found != _TABLES:
        raise _foreign(path)


def _content(connection: sqlite3.Connection, path: Path) -> Share:
    def rows(table: str) -> list[Any]:
        return list(connection.execute(f"SELECT {_COLUMNS[table]} FROM {table} ORDER BY 1, 2"))  # noqa: S608

    about = dict(rows("share"))
    if about.keys() != {"commission", "device"}:
        raise _foreign(path)
    streams: dict[str, list[EventRow]] = {}
    for row in map(EventRow._make, rows("event")):
        streams.setdefault(row.stream, []).append(row)
    return Share(
        commission=about["commission"],
        device=about["device"],
        streams=streams,
        seals=tuple(map(Seal._make, rows("seal"))),
        senders={row[0]: Sender._make(row) for row in rows("sender")},
        documents=dict(rows("document")),
    )
