"""The role of a database's owner: what every act asks for first."""

from __future__ import annotations

from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.services.workspace import Workspace


def my_role(workspace: Workspace) -> Role | None:
    """Return the role of this database's owner; None before they are admitted."""
    found = workspace.roster().member_of(workspace.device)
    return found.role if found else None


def require_secretary(workspace: Workspace) -> None:
    """Raise UserError unless this database is a secretary's."""
    workspace.joined()
    if my_role(workspace) is not Role.SECRETARY:
        raise UserError("role.secretary_only")
