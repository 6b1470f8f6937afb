"""Undoing and redoing one's acts, also after the program was closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from commission_app.domain.errors import UserError
from commission_app.domain.event import NewEvent
from commission_app.services.effects import Effects
from commission_app.services.workspace import Workspace
from commission_app.storage import local


class NamedAct(NamedTuple):
    """An act as a menu names it: a key of ``act.po`` and what fills its sentence (``eid``, ``name``)."""

    name: str
    params: Mapping[str, str]


def next_undo(workspace: Workspace) -> NamedAct | None:
    """Return the act that undo would reverse."""
    return _named(workspace, undone=False)


def next_redo(workspace: Workspace) -> NamedAct | None:
    """Return the act that redo would do again."""
    return _named(workspace, undone=True)


def undo(workspace: Workspace) -> Effects:
    """Reverse the last act that is not undone yet; raises UserError where there is none, or one may not any more."""
    return _turn(workspace, undone=False)


def redo(workspace: Workspace) -> Effects:
    """Do the last undone act again; raises UserError where there is none, or one may not any more."""
    return _turn(workspace, undone=True)


def _named(workspace: Workspace, *, undone: bool) -> NamedAct | None:
    kept = local.next_act(workspace.connection, undone=undone)
    return None if kept is None else NamedAct(kept.name, kept.params)


def _turn(workspace: Workspace, *, undone: bool) -> Effects:
    # What names the acts is asked for when the window opens; what records them is not.
    from commission_app.services.unit_of_work import recording

    with recording(workspace, must_count=True) as unit:
        kept = local.next_act(unit.connection, undone=undone)
        if kept is None:
            raise UserError("act.nothing_to_redo" if undone else "act.nothing_to_undo")
        for step in kept.inverse:
            match step:
                case {"kind": str(kind), "subject": str(subject), "body": dict(body), "private": bool(private)}:
                    unit.record(NewEvent(kind, subject, body, private))
        local.turn_act(unit.connection, kept.id, unit.inverse, undone=not undone)
    return unit.effects
