"""Votes and finished-marks: what one member says of one provision of one draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from commission_app.domain.event import Event
from commission_app.domain.event_kinds import Role
from commission_app.domain.roster import Reason, Rejected, Roster
from commission_app.domain.versions import Versions


class Answer(StrEnum):
    """What one can say to a question."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Cast:
    """One step in the history of a vote; ``answer`` None is a withdrawal. ``at`` in milliseconds, UTC."""

    answer: Answer | None
    reason: str
    at: int
    event: str


@dataclass(frozen=True, slots=True)
class Vote:
    """A member's vote. ``texts`` holds, by language, the hash of the text voted on; ``paper`` names the paper that a
    secretary read it from.
    """

    draft: str
    eid: str
    member: str
    texts: Mapping[str, str]
    paper: str | None
    history: tuple[Cast, ...]
    versions: Versions

    @property
    def answer(self) -> Answer | None:
        """What the member says now; None if withdrawn."""
        return self.history[-1].answer

    @property
    def reason(self) -> str:
        """Why, in the member's words."""
        return self.history[-1].reason

    @property
    def at(self) -> int:
        """When it was last changed (milliseconds, UTC)."""
        return self.history[-1].at


@dataclass(frozen=True, slots=True)
class Finished:
    """That a member has finished with a provision, or had and reopened it (``done`` False)."""

    draft: str
    eid: str
    member: str
    done: bool
    at: int


def _refusal(event: Event, roster: Roster) -> Reason | None:
    """Return why an act in a member's name does not count."""
    reason = roster.judge(event)
    if reason is not None:
        return reason
    author = roster.author(event)
    if author is None:
        return Reason.UNKNOWN_DEVICE
    if author.id == event.body["member"]:
        return None
    on_paper = event.body.get("paper") and roster.role_of(event, author) is Role.SECRETARY
    return None if on_paper and str(event.body["member"]) in roster.members else Reason.NOT_THE_AUTHOR


def fold_vote(events: Sequence[Event], roster: Roster) -> tuple[Vote | None, Rejected]:
    """Return the vote that the events of one subject make, in their common order, and those that do not count."""
    history: tuple[Cast, ...] = ()
    versions = Versions()
    texts: Mapping[str, str] = {}
    paper: str | None = None
    rejected: list[tuple[Event, Reason]] = []
    for event in events:
        reason = _refusal(event, roster)
        if reason is None and event.kind == "vote.withdrawn" and not history:
            reason = Reason.NOTHING_TO_CHANGE
        if reason is not None:
            rejected.append((event, reason))
            continue
        body = event.body
        base = body["base"]
        versions = versions.follow(event, [str(name) for name in base] if isinstance(base, list) else [])
        if event.kind == "vote.cast":
            held = body["texts"]
            texts = {key: str(value) for key, value in held.items()} if isinstance(held, dict) else {}
            paper = None if body["paper"] is None else str(body["paper"])
            history = (*history, Cast(Answer(str(body["answer"])), str(body["reason"]), event.at, event.hash))
        else:
            history = (*history, Cast(None, "", event.at, event.hash))
    if not history:
        return None, tuple(rejected)
    body = events[0].body
    vote = Vote(str(body["draft"]), str(body["eid"]), str(body["member"]), texts, paper, history, versions)
    return vote, tuple(rejected)


def fold_finished(events: Sequence[Event], roster: Roster) -> tuple[Finished | None, Rejected]:
    """Return the finished-mark that the events of one subject make, and those that do not count."""
    mark: Finished | None = None
    rejected: list[tuple[Event, Reason]] = []
    for event in events:
        reason = _refusal(event, roster)
        if reason is not None:
            rejected.append((event, reason))
            continue
        body = event.body
        done = event.kind == "article.finished"
        mark = Finished(str(body["draft"]), str(body["eid"]), str(body["member"]), done, event.at)
    return mark, tuple(rejected)
