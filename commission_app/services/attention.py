"""What a person must look at after files were merged: two versions of one thing, and acts that do not count."""

from __future__ import annotations

from dataclasses import dataclass

from commission_app.domain.errors import UserError
from commission_app.domain.ids import device_of
from commission_app.domain.roster import Reason
from commission_app.services import comment
from commission_app.services.join import fingerprint
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, event_log, not_counting, votes


@dataclass(frozen=True, slots=True)
class Diverging:
    """A comment or a vote of which two versions exist that did not know of each other; the later one shows."""

    draft: str
    eid: str
    member: str
    texts: tuple[str, ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Acts of one computer that are kept without counting; ``name`` is what it says of its owner."""

    name: str
    fingerprint: str
    reason: Reason
    events: int


def diverging(workspace: Workspace) -> list[Diverging]:
    """Return what diverges, comments before votes."""
    found: list[Diverging] = []
    for subject in comments.diverging(workspace.connection):
        try:
            one = comment.get(workspace, subject)
        except UserError:
            continue
        said = tuple(version.text for version in one.history if version.event in one.versions.heads)
        found.append(Diverging(one.anchor.draft, one.anchor.eid, one.author, said, one.id))
    for subject in votes.diverging(workspace.connection):
        vote = votes.get(workspace.connection, subject)
        if vote is not None:
            said = tuple(str(cast.answer or "–") for cast in vote.history if cast.event in vote.versions.heads)
            found.append(Diverging(vote.draft, vote.eid, vote.member, said))
    return found


def uncounted(workspace: Workspace) -> list[Uncounted]:
    """Return the acts that do not count, by computer and reason."""
    senders = event_log.senders(workspace.connection)
    found: list[Uncounted] = []
    for one in not_counting.by_device(workspace.connection):
        sender = senders.get(device_of(one.device))
        print_ = fingerprint(sender.public_key) if sender else ""
        found.append(Uncounted(one.name or "?", print_, one.reason, one.events))
    return found
