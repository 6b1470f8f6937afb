"""Keeping a text as it was read and corrected; ``previewing`` has what comes before."""

from __future__ import annotations

from collections.abc import Iterable

from commission_app.domain.document import Warning  # noqa: A004
from commission_app.domain.source_reading import Remark
from commission_app.services import texts
from commission_app.services.effects import Effects
from commission_app.services.previewing import Preview, keep_corrections
from commission_app.services.workspace import Workspace


def differences(workspace: Workspace, shown: Preview, label: str) -> tuple[Warning, ...]:
    """Return where the tree differs from that of the draft's other language, before anything is kept."""
    return texts.differences(workspace, shown.document, label)


def check(workspace: Workspace, shown: Preview, label: str, *, date: str | None = None, in_force: bool = False) -> None:
    """Raise the UserError that ``save`` would, before anything is kept."""
    texts.check(workspace, shown.document, label, date=date, in_force=in_force)


def save(
    workspace: Workspace,
    shown: Preview,
    label: str,
    *,
    date: str | None = None,
    in_force: bool = False,
    remarks: Iterable[Remark] = (),
) -> Effects:
    """Keep a text as read and corrected, as a text of the draft of this label, and remember its corrections.

    The arguments and what is raised are those of ``texts.add``.
    """
    effects = texts.add(workspace, shown.document, label, date=date, in_force=in_force, remarks=remarks)
    keep_corrections(shown)
    return effects
