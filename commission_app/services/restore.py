"""Setting a database back to a backup, without losing what was done since."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.base.paths import backups_folder
from commission_app.domain.errors import UserError
from commission_app.domain.event import EventRow
from commission_app.domain.ids import stream_of
from commission_app.services.workspace import Workspace, backup_stem, moment
from commission_app.storage import backup, database, event_log, local, unfinished
from commission_app.storage.database import Database
from commission_app.storage.projections import fold


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is kept: where, from which moment (milliseconds since 1970 UTC), and how many bytes."""

    path: Path
    made: int
    size: int


def kept(workspace: Workspace) -> list[Backup]:
    """Return the backups of a database that are kept on this computer, the newest first."""
    found = []
    stem = backup_stem(workspace.path, workspace.device)
    for path in backup.of_database(backups_folder(), stem):
        made = backup.made_at(path, stem)
        if made is not None:
            found.append(Backup(path, round(made.timestamp() * 1000), path.stat().st_size))
    return sorted(found, key=lambda one: (one.made, one.path.name), reverse=True)


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the acts that the database held and the backup lacks.

    ``own`` are this computer's, which were carried over; ``others`` are those of others, which are to be merged again.
    """

    own: int = 0
    others: int = 0


def restore(path: Path, backup_file: Path) -> Restored:
    """Put a backup in the place of a database; this computer's own later acts are carried over.

    The present database is backed up first. What was done here since the last backup of a database that cannot be
    read is lost with it, and comes back with the file of anybody it was shared with. The database is changed as a
    whole or not at all. Raises UserError where the backup is none, or is somebody else's, or is of before this
    computer joined the commission it has acted in, or the database is in use.
    """
    database.check_file(backup_file)
    if path.exists() and path.samefile(backup_file):
        raise UserError("backup.is_database", name=path.name)
    with database.unchanged(backup_file) as kept:
        facts = [local.meta(kept, fact) for fact in ("device", "commission")]
        held = event_log.hashes(kept)
    later, begun = _set_aside(path, backup_file, facts, held) if path.exists() else (_Later(), [])
    with atomic_path(path) as part:
        with database.unchanged(backup_file) as kept:
            backup.copy_to(kept, part)
        with contextlib.closing(Database.open(part)) as db, db.writing() as connection:
            event_log.append(connection, later.own)
            unfinished.put_every(connection, begun)
            fold.rebuild(connection, local.meta(connection, "commission") or "")
        database.remove_journals(path)
    return Restored(len(later.own), later.others)


@dataclass(frozen=True, slots=True)
class _Later:
    """What a database holds and a backup lacks: the own events, and how many of others."""

    own: tuple[EventRow, ...] = ()
    others: int = 0


def _set_aside(
    path: Path, backup_file: Path, facts: Sequence[str | None], held: set[str]
) -> tuple[_Later, list[unfinished.Row]]:
    """Back up the present database; return what it holds and the backup lacks, and the texts that were begun.

    From one that is damaged nothing can be taken along.
    """
    try:
        present = Workspace.open(path)
    except UserError as error:
        if error.key == "database.busy":
            raise
        backup.keep_raw(path, backups_folder(), moment(0))
        return _Later(), []
    with present:
        device, commission = facts
        ours = [local.meta(present.connection, fact) for fact in ("device", "commission")]
        if ours[0] != device or commission not in (None, ours[1]):
            raise UserError("backup.of_another", name=backup_file.name)
        streams = [stream_of(str(device), private=private) for private in (False, True)]
        rows = [row for stream in streams for row in event_log.of_stream(present.connection, stream)]
        own = tuple(row for row in rows if row.hash not in held)
        if own and commission is None:
            raise UserError("backup.before_joining", name=backup_file.name, count=len(own))
        lacking = len(event_log.hashes(present.connection) - held)
        present.back_up()
        with present.db.writing():
            pass
        begun = unfinished.every(present.connection)
    return _Later(own, lacking - len(own)), begun
