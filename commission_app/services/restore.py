"""Setting a database back to a backup, without losing what was done since."""

from __future__ import annotations

import contextlib
from pathlib import Path

from commission_app.domain.errors import UserError
from commission_app.domain.ids import stream_of
from commission_app.services.workspace import Workspace
from commission_app.storage import backup, database, event_log, local
from commission_app.storage.database import Database
from commission_app.storage.projections import fold


def restore(path: Path, backup_file: Path) -> int:
    """Put a backup in the place of a database; return how many of this computer's own later acts were carried over.

    The present database is backed up first. Own acts that it holds and the backup lacks are taken along: had they been
    shared already, leaving them out would break this computer's stream for everybody. Raises UserError where the
    backup is none, or is somebody else's.
    """
    database.check_file(backup_file)
    with Workspace.open(backup_file) as kept:
        own = [stream_of(kept.device, private=private) for private in (False, True)]
        facts = kept.device, kept.commission
        held = {stream: event_log.head(kept.connection, stream) for stream in own}
    later = []
    if path.exists():
        with contextlib.suppress(UserError), Workspace.open(path) as present:
            if (present.device, present.commission) != facts and present.commission is not None:
                raise UserError("backup.of_another", name=backup_file.name) from None
            present.back_up()
            for stream in own:
                rows = list(event_log.of_stream(present.connection, stream))
                if rows[: held[stream].seq][-1:] and rows[held[stream].seq - 1].hash != held[stream].hash:
                    continue
                later += rows[held[stream].seq :]
    with Workspace.open(backup_file) as kept:
        backup.copy_to(kept.connection, path)
    with contextlib.closing(Database.open(path)) as db, db.writing() as connection:
        event_log.append(connection, later)
        fold.rebuild(connection, local.meta(connection, "commission") or "")
    return len(later)
