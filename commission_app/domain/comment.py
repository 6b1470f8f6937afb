"""Comments: a remark on a provision or on words of it, with its history and state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from commission_app.domain.anchor import Anchor
from commission_app.domain.event import Event
from commission_app.domain.event_kinds import PRESIDING
from commission_app.domain.ids import created_id, is_private
from commission_app.domain.roster import Reason, Rejected, Roster
from commission_app.domain.versions import Versions


class CommentKind(StrEnum):
    """What a comment is meant as."""

    SUPPORT = "support"
    OBJECTION = "objection"
    QUESTION = "question"
    EDITORIAL = "editorial"
    LEGAL_REFERENCE = "legal_reference"


class Visibility(StrEnum):
    """Who sees a comment: its author alone, or the commission."""

    PRIVATE = "private"
    COMMISSION = "commission"


class CommentState(StrEnum):
    """Where a comment stands."""

    OPEN = "open"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a comment: what it said from ``at`` (milliseconds, UTC) on. ``event`` is its event's hash."""

    text: str
    kind: CommentKind
    at: int
    event: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it stands. ``history`` holds all its versions, the one that shows last.

    ``made`` is the hybrid stamp of its making: comments are listed by it.
    """

    id: str
    author: str
    anchor: Anchor
    visibility: Visibility
    reply_to: str | None
    history: tuple[Wording, ...]
    versions: Versions
    made: int
    resolved: bool = False
    withdrawn: bool = False

    @property
    def text(self) -> str:
        """What it says now."""
        return self.history[-1].text

    @property
    def kind(self) -> CommentKind:
        """What it is meant as now."""
        return self.history[-1].kind

    @property
    def made_at(self) -> int:
        """When it was first made (milliseconds, UTC)."""
        return self.history[0].at

    @property
    def state(self) -> CommentState:
        """Where it stands; a withdrawn one is withdrawn whatever else was said of it."""
        if self.withdrawn:
            return CommentState.WITHDRAWN
        return CommentState.RESOLVED if self.resolved else CommentState.OPEN


def fold_comment(events: Sequence[Event], roster: Roster) -> tuple[Comment | None, Rejected]:
    """Return the comment that the events of one subject make, and those of them that do not count and why.

    ``events`` are in their common order.
    """
    comment: Comment | None = None
    rejected: list[tuple[Event, Reason]] = []
    for event in _creation_first(events):
        reason = roster.judge(event)
        if reason is None:
            reason, comment = _take(comment, event, roster)
        if reason is not None:
            rejected.append((event, reason))
    return comment, tuple(rejected)


def _creation_first(events: Iterable[Event]) -> list[Event]:
    """Put the event that made the comment first: a clock that was wrong then must not undo what followed."""
    return sorted(events, key=lambda event: event.kind != "comment.added")


def _take(comment: Comment | None, event: Event, roster: Roster) -> tuple[Reason | None, Comment | None]:
    author = roster.author(event)
    if author is None:
        return Reason.UNKNOWN_DEVICE, comment
    if event.kind == "comment.added":
        if comment is not None or event.subject != created_id(event.stream, event.seq, event.hlc):
            return Reason.NOT_POSSIBLE, comment
        return None, _added(event, author.id)
    if comment is None:
        return Reason.NOTHING_TO_CHANGE, None
    if (comment.visibility is Visibility.PRIVATE) != is_private(event.stream):
        return Reason.NOT_POSSIBLE, comment
    own = author.id == comment.author
    presides = roster.role_of(event, author) in PRESIDING
    if event.kind in ("comment.resolved", "comment.reopened"):
        if not (own or presides):
            return Reason.NOT_THE_AUTHOR, comment
        return None, replace(comment, resolved=event.kind == "comment.resolved")
    if not own:
        return Reason.NOT_THE_AUTHOR, comment
    if event.kind == "comment.edited":
        return None, _edited(comment, event)
    return None, replace(comment, withdrawn=event.kind == "comment.withdrawn")


def _wording(event: Event) -> Wording:
    return Wording(str(event.body["text"]), CommentKind(str(event.body["kind"])), event.at, event.hash)


def _added(event: Event, author: str) -> Comment:
    body = event.body
    start, end, language, reply_to = body["start"], body["end"], body["language"], body["reply_to"]
    anchor = Anchor(
        draft=str(body["draft"]),
        eid=str(body["eid"]),
        language=None if language is None else str(language),
        start=start if isinstance(start, int) else None,
        end=end if isinstance(end, int) else None,
        exact=str(body["exact"]),
        prefix=str(body["prefix"]),
        suffix=str(body["suffix"]),
    )
    return Comment(
        id=event.subject,
        author=author,
        anchor=anchor,
        visibility=Visibility.PRIVATE if is_private(event.stream) else Visibility.COMMISSION,
        reply_to=None if reply_to is None else str(reply_to),
        history=(_wording(event),),
        versions=Versions((event.hash,)),
        made=event.hlc,
    )


def _edited(comment: Comment, event: Event) -> Comment:
    base = event.body["base"]
    names = [str(name) for name in base] if isinstance(base, list) else []
    return replace(comment, history=(*comment.history, _wording(event)), versions=comment.versions.follow(event, names))
