"""What undoes an event: what was signed and sent is never erased, so undoing records the opposite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from commission_app.domain.comment import Comment
from commission_app.domain.draft import Draft
from commission_app.domain.event import Body, Json
from commission_app.domain.event_kinds import Role
from commission_app.domain.roster import Roster
from commission_app.domain.vote import Vote


@dataclass(frozen=True, slots=True)
class Before:
    """How the subject of an event stood before it."""

    roster: Roster
    comment: Comment | None = None
    vote: Vote | None = None
    draft: Draft | None = None
    finished: bool = False
    linked: bool | None = None


Opposite = tuple[str, dict[str, Json]] | None
"""A kind and a body without ``base`` (which names the versions found when it is recorded); None: nothing to undo."""


def inverse(kind: str, subject: str, body: Body, before: Before) -> Opposite:
    """Return the event about the same subject that undoes an event."""
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain, {}
    special = _SPECIAL.get(kind)
    return None if special is None else special(subject, body, before)


def _edited(_subject: str, _body: Body, before: Before) -> Opposite:
    comment = before.comment
    return None if comment is None else ("comment.edited", {"text": comment.text, "kind": comment.kind.value})


def _voted(_subject: str, body: Body, before: Before) -> Opposite:
    place: dict[str, Json] = {name: body[name] for name in ("draft", "eid", "member")}
    vote = before.vote
    if vote is None or vote.answer is None:
        return ("vote.withdrawn", place) if body.get("answer") else None
    texts: dict[str, Json] = dict(vote.texts)
    answer = {"answer": vote.answer.value, "reason": vote.reason, "texts": texts, "paper": vote.paper}
    return "vote.cast", {**place, **answer}


def _finished(_subject: str, body: Body, before: Before) -> Opposite:
    return None if before.finished else ("article.reopened", dict(body))


def _reopened(_subject: str, body: Body, before: Before) -> Opposite:
    return ("article.finished", dict(body)) if before.finished else None


def _text_added(_subject: str, body: Body, _before: Before) -> Opposite:
    return "draft.text_withdrawn", {"language": body["language"]}


def _text_withdrawn(_subject: str, body: Body, before: Before) -> Opposite:
    language = str(body["language"])
    if before.draft is None or language not in before.draft.texts:
        return None
    text = before.draft.texts[language]
    return "draft.text_added", {"language": language, "document": text.document, "source": text.source}


def _admitted(_subject: str, _body: Body, _before: Before) -> Opposite:
    return "member.role_changed", {"role": Role.FORMER.value}


def _role_changed(subject: str, _body: Body, before: Before) -> Opposite:
    member = before.roster.members.get(subject)
    return None if member is None else ("member.role_changed", {"role": member.role.value})


def _enrolled(_subject: str, _body: Body, _before: Before) -> Opposite:
    return "device.revoked", {"last_seq": 0}


def _device_changed(subject: str, _body: Body, before: Before) -> Opposite:
    device = before.roster.devices.get(subject)
    if device is None:
        return None
    return ("device.reinstated", {}) if device.last_seq is None else ("device.revoked", {"last_seq": device.last_seq})


def _rule_changed(_subject: str, _body: Body, before: Before) -> Opposite:
    return "commission.rule_changed", {"rule": before.roster.rule.to_json()}


def _aligned(_subject: str, body: Body, before: Before) -> Opposite:
    return "alignment.set", {**body, "linked": before.linked}


_PLAIN = {
    "invariant.declared": "invariant.withdrawn",
    "invariant.withdrawn": "invariant.restored",
    "invariant.restored": "invariant.withdrawn",
    "term.declared": "term.withdrawn",
    "term.withdrawn": "term.restored",
    "term.restored": "term.withdrawn",
    "comment.added": "comment.withdrawn",
    "comment.withdrawn": "comment.restored",
    "comment.restored": "comment.withdrawn",
    "comment.resolved": "comment.reopened",
    "comment.reopened": "comment.resolved",
    "draft.published": "draft.withdrawn",
    "draft.withdrawn": "draft.restored",
    "draft.restored": "draft.withdrawn",
}

_SPECIAL: dict[str, Callable[[str, Body, Before], Opposite]] = {
    "comment.edited": _edited,
    "vote.cast": _voted,
    "vote.withdrawn": _voted,
    "article.finished": _finished,
    "article.reopened": _reopened,
    "draft.text_added": _text_added,
    "draft.text_withdrawn": _text_withdrawn,
    "member.admitted": _admitted,
    "member.role_changed": _role_changed,
    "device.enrolled": _enrolled,
    "device.revoked": _device_changed,
    "device.reinstated": _device_changed,
    "alignment.set": _aligned,
    "commission.rule_changed": _rule_changed,
}
