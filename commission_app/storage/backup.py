"""Backups: whole copies of a database, made while it is open, and which of them are kept."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from commission_app.base.atomic_file import atomic_path, made_folder
from commission_app.domain.errors import UserError

NEWEST_KEPT = 10
DAYS_KEPT = 30
SUFFIX = ".commission-backup"
_STAMP = "%Y%m%dT%H%M%S"


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of the database to ``target``, whole or not at all."""
    with atomic_path(target) as part:
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
            raise UserError("writing.disk_full" if full else "writing.not_writable", name=target.name) from None
        finally:
            copy.close()


def in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of the database that lives in memory alone."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    return copy


def keep(connection: sqlite3.Connection, folder: Path, stem: str, now: datetime) -> Path:
    """Make a backup named for its moment in ``folder``, drop those no longer kept, and return its path."""
    target = _free(folder, stem, now)
    copy_to(connection, target)
    for old in superfluous(of_database(folder, stem), stem):
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def keep_raw(path: Path, folder: Path, now: datetime) -> Path:
    """Keep a copy of a file that cannot be opened as a database, byte for byte, and return its path."""
    target = _free(folder, f"{path.stem}-damaged", now)
    with atomic_path(target) as part:
        shutil.copyfile(path, part)
    return target


def _free(folder: Path, stem: str, now: datetime) -> Path:
    made_folder(folder)
    stamp = now.astimezone(UTC).strftime(_STAMP)
    held = [_moment(path, stem) for path in of_database(folder, stem)]
    newest = max((number for moment, number in held if moment == stamp), default=0)
    return folder / (f"{stem}-{stamp}-{newest + 1}{SUFFIX}" if newest else f"{stem}-{stamp}{SUFFIX}")


def of_database(folder: Path, stem: str) -> list[Path]:
    """Return the backups of databases of exactly this name: «reform-copy» is not «reform»."""
    named = re.compile(rf"{re.escape(stem)}-\d{{8}}T\d{{6}}(?:-\d+)?{re.escape(SUFFIX)}")
    return [path for path in folder.iterdir() if named.fullmatch(path.name)] if folder.is_dir() else []


def superfluous(backups: Iterable[Path], stem: str) -> list[Path]:
    """Return the backups that are kept no longer: beyond the newest ten, all but the last of each of thirty days."""
    newest_first = sorted(backups, key=lambda path: _moment(path, stem), reverse=True)
    days: set[str] = set()
    dropped: list[Path] = []
    for place, path in enumerate(newest_first):
        day = _moment(path, stem)[0][:8]
        if place >= NEWEST_KEPT and (day in days or len(days) >= DAYS_KEPT):
            dropped.append(path)
        days.add(day)
    return dropped


def made_at(path: Path, stem: str) -> datetime | None:
    """Return when a backup of a database of this name was made, as its own name tells; None for any other file."""
    try:
        return datetime.strptime(_moment(path, stem)[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _moment(path: Path, stem: str) -> tuple[str, int]:
    stamp, _, number = path.name[len(stem) + 1 : -len(SUFFIX)].partition("-")
    return stamp, int(number) if number.isdigit() else 1
