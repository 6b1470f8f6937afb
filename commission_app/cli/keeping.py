"""Commands that keep databases: backup and restore."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.comment import shown_time
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking
from commission_app.services.restore import kept, restore
from commission_app.services.workspace import Workspace


@click.command("backup")
@DATABASE
@speaking
def backup_command(output: Output, *, database: Path) -> None:
    """Make a backup in this computer's folder of backups.

    Example: commission-app backup my.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        path = workspace.back_up()
    output.result({"backup": str(path)}, str(path))


@click.command("restore")
@DATABASE
@click.argument("backup", required=False, type=click.Path(path_type=Path))
@speaking
def restore_command(output: Output, *, database: Path, backup: Path | None) -> None:
    """Put a backup in the place of a database; your own later acts are carried over. Without BACKUP: list those kept.

    Example: commission-app restore my.commission my-1f0c2a9b-20260212T101500.commission-backup
    """
    if backup is None:
        _list_kept(output, database)
        return
    restored = restore(database, backup)
    output.result(
        {"carried_over": restored.own, "to_merge_again": restored.others},
        output.translate("cli.restored", name=database.name, count=restored.own),
    )
    if restored.others:
        output.note(output.translate("backup.merge_again", count=restored.others))


def _list_kept(output: Output, database: Path) -> None:
    with Workspace.open(database, reading=True) as workspace:
        backups = kept(workspace)
    items = [{"backup": str(one.path), "made_at": shown_time(one.made), "bytes": one.size} for one in backups]
    lines = "\n".join(f"{item['made_at']}  {item['backup']}" for item in items)
    output.result({"items": items}, lines or output.translate("cli.no_backups", name=database.name))
