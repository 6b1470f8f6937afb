"""How far a commission is set up: what its secretary has done and has still to do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from commission_app.domain.draft import Draft
from commission_app.domain.event_kinds import Role
from commission_app.services import texts
from commission_app.services.roles import my_role
from commission_app.services.workspace import Workspace


class Step(StrEnum):
    """A step of founding a commission, in their order."""

    NAME = "name"
    RULE = "rule"
    MEMBERS = "members"
    IN_FORCE = "in_force"
    DRAFT = "draft"


def done(workspace: Workspace | None) -> frozenset[Step]:
    """Return the steps that are done; the rule is, once there is a commission: it begins with the usual one."""
    if workspace is None or workspace.commission is None:
        return frozenset()
    drafts = texts.every(workspace)
    facts = {
        Step.NAME: True,
        Step.RULE: True,
        Step.MEMBERS: len(workspace.roster().members) > 1,
        Step.IN_FORCE: any(with_text(drafts, in_force=True)),
        Step.DRAFT: any(with_text(drafts, in_force=False)),
    }
    return frozenset(step for step, is_done in facts.items() if is_done)


def with_text(drafts: Sequence[Draft], *, in_force: bool) -> list[Draft]:
    """Return the drafts of a kind that have a text."""
    return [draft for draft in drafts if draft.in_force is in_force and draft.texts]


def first_to_do(workspace: Workspace | None) -> Step:
    """Return the first step that is not done; the last where all are."""
    found = done(workspace)
    return next((step for step in Step if step not in found), Step.DRAFT)


def is_bare(workspace: Workspace) -> bool:
    """Whether this is a secretary's database in which no text was imported yet."""
    return my_role(workspace) is Role.SECRETARY and not any(draft.texts for draft in texts.every(workspace))
