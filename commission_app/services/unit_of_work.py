"""One act of a person: one transaction, one undo step, one set of effects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from commission_app.domain.clock import HybridClock
from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, EventRow, Json, NewEvent
from commission_app.domain.event_kinds import KINDS, ROSTER_KINDS, VERSIONED, family, is_wellformed
from commission_app.domain.ids import created_id, stream_of
from commission_app.domain.inverse import Before, inverse
from commission_app.exchange.canonical import body_text, event_hash
from commission_app.services import device_key
from commission_app.services.effects import Effects
from commission_app.services.names import Day
from commission_app.services.workspace import Workspace, moment
from commission_app.storage import comments, declared, drafts, event_log, local, not_counting, votes
from commission_app.storage.database import Connection
from commission_app.storage.event_log import Head
from commission_app.storage.projections import fold


class UnitOfWork:
    """What is recorded between the beginning and the commit of one transaction.

    ``inverse`` holds, in the order they must be recorded in, the events that undo it; ``effects`` are complete once
    it is committed.
    """

    def __init__(self, workspace: Workspace, connection: Connection) -> None:
        self.connection = connection
        self.effects = Effects()
        self.inverse: list[Json] = []
        self.roster = workspace.roster()
        self._workspace = workspace
        self._commission = workspace.commission
        self._device = workspace.device
        self._clock = HybridClock(workspace.wall)
        if not self._clock.is_credible:
            raise UserError("act.clock_wrong", day=Day(moment(workspace.wall()).date().isoformat()))
        for stamp in event_log.last_stamps(connection):
            self._clock.observe(stamp)
        self._events: list[Event] = []

    def record(self, new: NewEvent) -> Event:
        """Add an event to this device's stream."""
        stream = stream_of(self._device, private=new.private)
        head = event_log.head(self.connection, stream)
        hlc = max(self._clock.tick(), head.hlc + 1)
        subject = new.subject or created_id(stream, head.seq + 1, hlc)
        body = dict(new.body)
        before = self._before(new.kind, subject)
        if new.kind in VERSIONED and body.get("base") is None:
            body["base"] = _heads(before)
        if new.kind == "member.role_changed":
            body["seen"] = self._seen(subject)
        if not is_wellformed(new.kind, subject, body):
            raise ValueError(f"malformed {new.kind}: {body}")
        self._note_inverse(new, subject, before)
        event = self._append(stream, head, hlc, new.kind, subject, body)
        if new.kind == "commission.founded":
            self._commission = event.hash
        return event

    def _seen(self, member: str) -> dict[str, Json]:
        """Return the last known event of each computer of a member: what it says later is judged by the new role."""
        devices = [one.id for one in self.roster.devices.values() if one.member == member]
        return {device: event_log.head(self.connection, stream_of(device)).seq for device in devices}

    def _append(self, stream: str, head: Head, hlc: int, kind: str, subject: str, body: dict[str, Json]) -> Event:
        seq, at, text = head.seq + 1, self._workspace.wall(), body_text(body)
        hash_ = event_hash(stream, seq, hlc, at, kind, subject, text, head.hash)
        event_log.append(self.connection, [EventRow(stream, seq, hlc, at, kind, subject, text, head.hash, hash_)])
        event = Event(stream, seq, hlc, at, kind, subject, body, head.hash, hash_)
        self._events.append(event)
        return event

    def _before(self, kind: str, subject: str) -> Before:
        about = family(kind)
        return Before(
            self.roster,
            comment=comments.get(self.connection, subject) if about == "comment" else None,
            vote=votes.get(self.connection, subject) if about == "vote" else None,
            draft=drafts.get(self.connection, subject) if about == "draft" else None,
            linked=declared.linked(self.connection, subject) if about == "alignment" else None,
            finished=about == "article" and votes.is_finished(self.connection, subject),
        )

    def _note_inverse(self, new: NewEvent, subject: str, before: Before) -> None:
        opposite = inverse(new.kind, subject, new.body, before)
        if opposite is not None:
            kind, body = opposite
            step: Json = {"kind": kind, "subject": subject, "body": body, "private": new.private}
            self.inverse.insert(0, step)

    def require_counting(self) -> None:
        """Raise UserError unless all that was recorded counts, where the device is enrolled at all."""
        if self._device in self.roster.devices and not_counting.among(
            self.connection, (one.hash for one in self._events)
        ):
            raise UserError("act.not_possible_any_more")

    def finish(self) -> None:
        """Bring the projections up to date and work out the effects; called once, before the commit."""
        if self._commission is None:
            raise UserError("join.not_joined")
        kinds = {event.kind for event in self._events}
        roster_too = bool(kinds & ROSTER_KINDS)
        fold.refold(self.connection, self._commission, self._events, self.roster, roster_too=roster_too)
        created = [event.subject for event in self._events if event.kind in _CREATING]
        self.effects = Effects(
            created=created[0] if created else None,
            places=frozenset(place for event in self._events if (place := self._place(event)) is not None),
            drafts=any(family(kind) in ("draft", "alignment", "invariant", "term") for kind in kinds),
            roster=roster_too,
        )

    def _place(self, event: Event) -> tuple[str, str] | None:
        about = family(event.kind)
        if about in ("vote", "article"):
            return str(event.body["draft"]), str(event.body["eid"])
        comment = comments.get(self.connection, event.subject) if about == "comment" else None
        return None if comment is None else (comment.anchor.draft, comment.anchor.eid)


_CREATING = frozenset(name for name, kind in KINDS.items() if kind.creates)


def _heads(before: Before) -> list[Json]:
    versioned = before.comment or before.vote
    return list(versioned.versions.heads) if versioned else []


@contextmanager
def recording(workspace: Workspace, *, must_count: bool = False) -> Iterator[UnitOfWork]:
    """One transaction in which events are recorded, without an entry in the undo list.

    With ``must_count`` it raises UserError, and nothing is kept, where an event would not count.
    Raises UserError where the key of this device is not on this computer, or its clock is far ahead.
    """
    if not device_key.exists(workspace.device):
        raise UserError("key.missing", file=device_key.key_file(workspace.device).name)
    with workspace.db.writing() as connection:
        unit = UnitOfWork(workspace, connection)
        yield unit
        unit.finish()
        if must_count:
            unit.require_counting()


@contextmanager
def act(workspace: Workspace, name: str, /, **params: str) -> Iterator[UnitOfWork]:
    """One act of a person: kept as a whole when the block ends, and undone by its ``name`` (a key of ``act.po``)."""
    with recording(workspace) as unit:
        yield unit
        if unit.inverse:
            local.put_act(unit.connection, name, params, unit.inverse)
