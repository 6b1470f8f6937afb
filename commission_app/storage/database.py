"""The commission database: one SQLite file, how it is opened and how it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from commission_app.domain.errors import UserError
from commission_app.storage import migrate
from commission_app.storage.signature import DATABASE_ID, looks_like

Connection = sqlite3.Connection
"""What services pass on to the functions of this package, without knowing SQLite themselves."""


class Database:
    """An open commission database.

    Nothing can be written but inside ``writing()``: outside of it the connection refuses every change. One that is
    open for ``reading`` only refuses to be written at all.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, reading: bool = False) -> None:
        self.path = path
        self.connection = connection
        self.reading = reading
        self._identity = _identity(path)
        self._writing = False
        self._commits = 0

    @property
    def version(self) -> tuple[int, int] | None:
        """What changes with every commit, of this program or another: to know whether what was read still stands.

        None within a transaction, in which nothing that was read should be kept.
        """
        if self._writing:
            return None
        return self._commits, int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @staticmethod
    def create(path: Path) -> Database:
        """Make a new, empty database; raises UserError where something stands in its place or cannot be written."""
        if path.exists():
            raise UserError("database.exists", name=path.name)
        if not path.parent.is_dir():
            raise UserError("database.no_folder", folder=str(path.parent))
        connection = None
        try:
            connection = _connect(path)
            connection.execute(f"PRAGMA application_id = {DATABASE_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
            migrate.migrate(connection)
        except sqlite3.OperationalError as error:
            if connection is not None:
                connection.close()
            raise _refusal(error, path, unreachable="database.not_writable") from error
        return _ready(path, connection)

    @staticmethod
    def open(path: Path, *, reading: bool = False) -> Database:
        """Open a database, bringing an older one up to date after a backup was made by the caller.

        For ``reading``, nothing is changed, and one that lies where nothing can be written is opened too. Raises
        UserError where there is none, where it is not one of ours, is damaged, or is of a newer program.
        """
        check_file(path)
        try:
            connection = _for_reading(path) if reading else _up_to_date(path)
        except sqlite3.OperationalError as error:
            raise _refusal(error, path, unreachable="database.not_writable") from error
        except sqlite3.DatabaseError:
            raise UserError("database.damaged", name=path.name) from None
        return _ready(path, connection, reading=reading)

    def check_place(self) -> None:
        """Raise UserError where the file is no longer where it was opened: what is written then would be lost."""
        if _identity(self.path) != self._identity:
            raise UserError("database.gone", name=self.path.name)

    def wait_at_most(self, milliseconds: int) -> None:
        """Refuse an act sooner than otherwise while another program writes; who waits sees nothing move meanwhile."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept when the block ends, nothing of it when the block raises."""
        with self._transaction("COMMIT") as connection:
            yield connection

    @contextmanager
    def jotting(self) -> Iterator[sqlite3.Connection]:
        """One transaction for what is no act: it outlives the end of the program, but does not wait for the disk.

        After a power cut the last seconds of it may be missing; the next act brings it safely to the disk.
        """
        self.connection.execute("PRAGMA synchronous = NORMAL")
        try:
            with self._transaction("COMMIT") as connection:
                yield connection
        finally:
            self.connection.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def rehearsing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that is never kept: to see what writing would bring about."""
        with self._transaction("ROLLBACK") as connection:
            yield connection

    @contextmanager
    def _transaction(self, end: str) -> Iterator[sqlite3.Connection]:
        if self._writing:
            raise RuntimeError("a transaction is under way")
        if self.reading:
            raise UserError("database.for_reading", name=self.path.name)
        self.check_place()
        self._writing = True
        connection = self.connection
        try:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute(end)
            self._commits += 1
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if (told := self.explain(error)) is not None:
                raise told from error
            raise
        finally:
            self._writing = False
            connection.execute("PRAGMA query_only = ON")

    def explain(self, error: BaseException) -> UserError | None:
        """Return in words what went wrong, where that is the file or its disk: pulled out, full, damaged; else None."""
        if isinstance(error, sqlite3.OperationalError):
            told = _refusal(error, self.path)
            return told if isinstance(told, UserError) else None
        is_damaged = isinstance(error, sqlite3.DatabaseError) and _code(error) in _DAMAGED
        return UserError("database.damaged", name=self.path.name) if is_damaged else None

    def close(self) -> None:
        """Close the file; harmless where it is closed."""
        self.connection.close()


def check_file(path: Path) -> None:
    """Raise UserError unless a file is a commission database that this program can open."""
    if not path.is_file():
        raise UserError("database.missing", name=str(path))
    try:
        application, version = _header(path)
    except OSError:
        raise UserError("database.not_readable", name=path.name) from None
    if application != DATABASE_ID:
        raise UserError("database.foreign", name=path.name)
    if version > migrate.newest():
        raise UserError("database.newer", name=path.name)


def needs_migration(path: Path) -> bool:
    """Whether a database is of an older program and will be changed when it is opened."""
    return _header(path)[1] < migrate.newest()


def _header(path: Path) -> tuple[int, int]:
    """Return whose file it is and of which version, as its first page says; raises OSError where it is not readable.

    SQLite reads it: on Linux and macOS, whoever opens and closes a file by themselves takes away all locks that
    SQLite holds on it in the same process, and the next program to close it deletes the log that is still written.
    """
    try:
        with closing(sqlite3.connect(_as_it_lies(path), uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            return int(application), int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        # No database, or none that can be open anywhere.
        return _raw_header(path)


def _raw_header(path: Path) -> tuple[int, int]:
    with path.open("rb") as file:
        head = file.read(100)
    whose = DATABASE_ID if looks_like(path, DATABASE_ID) else 0
    return whose, int.from_bytes(head[60:64], "big")


def _as_it_lies(path: Path) -> str:
    """Return a URI of a file that is read as if nobody could change it."""
    return f"file:{quote(path.resolve().as_posix())}?mode=ro&immutable=1"


def remove_journals(path: Path) -> None:
    """Remove what SQLite keeps beside a database, before another file takes its place; harmless where there is none."""
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def in_memory() -> Iterator[sqlite3.Connection]:
    """Give a connection to an empty database of the newest version that lives in memory alone."""
    connection = _connect(Path(":memory:"))
    try:
        migrate.migrate(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def unchanged(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that only reads, to a database of whatever version."""
    connection = _connect(path)
    try:
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def _up_to_date(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    if _is_older(connection):
        migrate.migrate(connection)
    connection.execute("SELECT count(*) FROM meta").fetchone()
    return connection


def _for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection to a database as it is; an older one is read by a copy in memory that is brought up to date.

    Where SQLite can make no files beside it, nobody else can be writing to it either.
    """
    try:
        connection = _connect(path)
    except sqlite3.OperationalError as error:
        code = _code(error)
        if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or _has_log(path):
            raise
        connection = _connect(_as_it_lies(path))
    if not _is_older(connection):
        connection.execute("SELECT count(*) FROM meta").fetchone()
        return connection
    with closing(connection) as older:
        copy = _connect(Path(":memory:"))
        older.backup(copy)
    migrate.migrate(copy)
    return copy


def _is_older(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) < migrate.newest()


def _has_log(path: Path) -> bool:
    """Whether something is written beside a database that is not in it yet."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection to a file, or to what a URI names."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10, uri=isinstance(path, str))
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _ready(path: Path, connection: sqlite3.Connection, *, reading: bool = False) -> Database:
    connection.execute("PRAGMA query_only = ON")
    return Database(path, connection, reading=reading)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from any other; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's own number of an error; 0 where Python alone has raised it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _refusal(error: sqlite3.OperationalError, path: Path, unreachable: str = "database.gone") -> Exception:
    """Turn what a person can mend into words; everything else stays what it is: a bug."""
    code = _code(error)
    keys = {
        sqlite3.SQLITE_BUSY: "database.busy",
        sqlite3.SQLITE_LOCKED: "database.busy",
        sqlite3.SQLITE_FULL: "database.disk_full",
        sqlite3.SQLITE_READONLY: "database.not_writable",
        sqlite3.SQLITE_IOERR: unreachable,
        sqlite3.SQLITE_CANTOPEN: unreachable,
    }
    return UserError(keys[code], name=path.name) if code in keys else error
