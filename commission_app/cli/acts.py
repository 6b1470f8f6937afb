"""Commands that undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking
from commission_app.services import undo
from commission_app.services.effects import Effects
from commission_app.services.names import act_name
from commission_app.services.workspace import Workspace


def _turn(
    output: Output,
    database: Path,
    peek: Callable[[Workspace], undo.NamedAct | None],
    turn: Callable[[Workspace], Effects],
    sentence: str,
) -> None:
    with Workspace.open(database) as workspace:
        named = peek(workspace)
        turn(workspace)
        name = act_name(output.translate, named.name, named.params) if named else ""
        output.result({"act": named.name if named else None}, output.translate(sentence, act=name))


@click.command("undo")
@DATABASE
@speaking
def undo_command(output: Output, *, database: Path) -> None:
    """Undo your last act; what was shared is never erased, the opposite is recorded.

    Example: commission-app undo my.commission
    """
    _turn(output, database, undo.next_undo, undo.undo, "act.undone")


@click.command("redo")
@DATABASE
@speaking
def redo_command(output: Output, *, database: Path) -> None:
    """Do the last undone act again.

    Example: commission-app redo my.commission
    """
    _turn(output, database, undo.next_redo, undo.redo, "act.redone")
