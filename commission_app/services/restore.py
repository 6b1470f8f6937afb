"""Setting a database back to a backup, without losing what was done since."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.base.paths import backups_folder
from commission_app.domain.errors import UserError
from commission_app.domain.event import EventRow
from commission_app.domain.ids import stream_of
from commission_app.services.workspace import Workspace, moment
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
    for path in backup.of_database(backups_folder(), workspace.path.stem):
        made = backup.made_at(path, workspace.path.stem)
        if made is not None:
            found.append(Backup(path, round(made.timestamp() * 1000), path.stat().st_size))
    return sorted(found, key=lambda one: (one.made, one.path.name), reverse=True)


def restore(path: Path, backup_file: Path) -> int:
    """Put a backup in the place of a database; return how many of this computer's own later acts were carried over.

    The present database is backed up first. Own acts that it holds and the backup lacks are taken along; those that
    are lost with it come back with the next file of anybody they were shared with. The database is changed as a whole
    or not at all. Raises UserError where the backup is none, or is somebody else's, or the database is in use.
    """
    database.check_file(backup_file)
    if path.exists() and path.samefile(backup_file):
        raise UserError("backup.is_database", name=path.name)
    with database.unchanged(backup_file) as kept:
        facts = [local.meta(kept, fact) for fact in ("device", "commission")]
        own = [stream_of(str(facts[0]), private=private) for private in (False, True)]
        held = {stream: {row.hash for row in event_log.of_stream(kept, stream)} for stream in own}
    later, begun = _set_aside(path, backup_file, facts, held) if path.exists() else ([], [])
    with atomic_path(path) as part:
        with database.unchanged(backup_file) as kept:
            backup.copy_to(kept, part)
        with contextlib.closing(Database.open(part)) as db, db.writing() as connection:
            event_log.append(connection, later)
            unfinished.put_every(connection, begun)
            fold.rebuild(connection, local.meta(connection, "commission") or "")
        database.remove_journals(path)
    return len(later)


def _set_aside(
    path: Path, backup_file: Path, facts: Iterable[str | None], held: dict[str, set[str]]
) -> tuple[list[EventRow], list[unfinished.Row]]:
    """Back up the present database; return its own acts that the backup lacks, and the texts that were begun.

    From one that is damaged nothing can be taken along.
    """
    try:
        present = Workspace.open(path)
    except UserError as error:
        if error.key == "database.busy":
            raise
        backup.keep_raw(path, backups_folder(), moment(0))
        return [], []
    with present:
        ours = [local.meta(present.connection, fact) for fact in ("device", "commission")]
        if ours != list(facts):
            raise UserError("backup.of_another", name=backup_file.name)
        present.back_up()
        with present.db.writing():
            pass
        rows = [row for stream in held for row in event_log.of_stream(present.connection, stream)]
        begun = unfinished.every(present.connection)
    return [row for row in rows if row.hash not in held[row.stream]], begun
