"""What was done here and has not left this computer yet: how much of it there is, and each act of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commission_app.domain.event import Event, EventRow, to_event
from commission_app.domain.event_kinds import family
from commission_app.domain.ids import stream_of
from commission_app.domain.share import Seal
from commission_app.exchange.chain import sealed_part
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, drafts, event_log
from commission_app.storage.event_log import Head


@dataclass(frozen=True, slots=True)
class Tally:
    """How many acts waited when this device's stream ended so and was sealed so far."""

    ends: frozenset[Head]
    seals: tuple[Seal, ...]
    count: int


def unshared(workspace: Workspace) -> int:
    """Return how many acts have been done here that have not left this computer yet; private ones never do.

    It is asked for after every act: what was counted before is counted on, not anew.
    """
    stream = stream_of(workspace.device)
    ends = event_log.heads_of(workspace.connection, stream)
    seals = tuple(event_log.seals(workspace.connection, stream))
    before = workspace.tally
    added = _added(workspace, before, ends) if before is not None and before.seals == seals else None
    known, rows = (0, _unsealed(workspace)) if before is None or added is None else (before.count, added)
    count = known + sum(_act_name(to_event(row)) is not None for row in rows)
    workspace.tally = Tally(ends, seals, count)
    return count


def _added(workspace: Workspace, before: Tally, ends: frozenset[Head]) -> list[EventRow] | None:
    """Return the events that have come to the stream since it was counted; None where it has branches."""
    if ends == before.ends:
        return []
    if len(ends) != 1 or len(before.ends) != 1:
        return None
    (end,) = before.ends
    rows = list(event_log.of_stream(workspace.connection, stream_of(workspace.device), after=end.seq))
    return rows if rows and rows[0].prev == end.hash else None


def _unsealed(workspace: Workspace) -> list[EventRow]:
    """Return the own events that no seal vouches for yet, each after the one it follows."""
    stream = stream_of(workspace.device)
    rows = list(event_log.of_stream(workspace.connection, stream))
    vouched, _ = sealed_part(rows, event_log.seals(workspace.connection, stream))
    sealed = {row.hash for row in vouched}
    return [row for row in rows if row.hash not in sealed]


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """An act that has not left this computer yet: its name (a key of ``act.po``) with what fills it, and its text."""

    name: str
    params: dict[str, str]
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the next share file would carry beyond the last one, and how many private notes it will not."""

    acts: tuple[WaitingAct, ...]
    private: int


def waiting(workspace: Workspace) -> Waiting:
    """Return what will leave this computer with the next share file, in the order it was done."""
    return Waiting(tuple(waiting_acts(workspace)), comments.count_private(workspace.connection))


def waiting_acts(workspace: Workspace) -> Iterator[WaitingAct]:
    """Yield the acts that will leave this computer with the next share file; each is read when it is asked for."""
    acts = (_waiting(workspace, to_event(row)) for row in _unsealed(workspace))
    return (act for act in acts if act is not None)


def count_private(workspace: Workspace) -> int:
    """Return how many private notes there are, which never leave this computer."""
    return comments.count_private(workspace.connection)


_NAMES = {
    "commission.rule_changed": "act.rule_changed",
    "member.admitted": "act.member_admitted",
    "member.role_changed": "act.role_changed",
    "device.revoked": "act.device_revoked",
    "draft.text_added": "act.text_imported",
    "draft.text_withdrawn": "act.text_withdrawn",
    "comment.edited": "act.comment_edited",
    "comment.withdrawn": "act.comment_withdrawn",
    "comment.restored": "act.comment_restored",
    "comment.resolved": "act.comment_resolved",
    "comment.reopened": "act.comment_reopened",
    "vote.withdrawn": "act.vote_withdrawn",
    "article.finished": "act.article_finished",
    "article.reopened": "act.article_reopened",
    "alignment.set": "act.alignment_set",
    "invariant.declared": "act.invariant_declared",
    "invariant.restored": "act.invariant_declared",
    "invariant.withdrawn": "act.invariant_withdrawn",
    "term.declared": "act.term_declared",
    "term.restored": "act.term_declared",
    "term.withdrawn": "act.term_withdrawn",
    "device.reinstated": "act.device_reinstated",
    "commission.founded": "act.commission_founded",
}


def _act_name(event: Event) -> str | None:
    """Return what a person calls the act of an event; None for what only goes along with another."""
    if event.kind == "comment.added":
        return "act.reply_added" if event.body["reply_to"] else "act.comment_added"
    if event.kind == "vote.cast":
        return f"act.vote_{event.body['answer']}"
    return _NAMES.get(event.kind)


def _waiting(workspace: Workspace, event: Event) -> WaitingAct | None:
    name = _act_name(event)
    if name is None:
        return None
    text = event.body.get("text") or event.body.get("reason") or ""
    return WaitingAct(name, _filling(workspace, event), str(text), event.at)


def _filling(workspace: Workspace, event: Event) -> dict[str, str]:
    """Return what fills the name of an act: the place it is about, or the name of a person or draft."""
    eid = event.body.get("eid")
    about = family(event.kind)
    if about == "comment" and eid is None:
        found = comments.get(workspace.connection, event.subject)
        eid = found.anchor.eid if found else None
    if eid is not None:
        return {"eid": str(eid)}
    if about == "draft":
        draft = drafts.get(workspace.connection, event.subject)
        return {"name": draft.label if draft else ""}
    roster = workspace.roster()
    member = roster.members.get(event.subject) or roster.member_of(event.subject)
    return {"name": member.name if member else ""}
