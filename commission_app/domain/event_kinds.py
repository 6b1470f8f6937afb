"""The kinds of events: what their bodies hold and which roles may record them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from commission_app.domain import body_fields as f
from commission_app.domain.event import Body


class Role(StrEnum):
    """What a person on the roster is."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    EXPERT = "expert"
    OBSERVER = "observer"
    FORMER = "former"


VOTING_ROLES = frozenset({Role.CHAIR, Role.SECRETARY, Role.MEMBER})
PRESIDING = frozenset({Role.SECRETARY, Role.CHAIR})
"""Who may settle the threads of others."""

_SECRETARY = frozenset({Role.SECRETARY})
_COMMENTING = frozenset({Role.CHAIR, Role.SECRETARY, Role.MEMBER, Role.EXPERT})

COMMENT_KINDS = ("support", "objection", "question", "editorial", "legal_reference")
ANSWERS = ("for", "against", "abstain")
BASES = ("members", "present", "cast", "for_and_against")


class EventKind(NamedTuple):
    """One kind: the check of its body, the roles that may record it, and whether it creates its subject."""

    body: f.Check
    roles: frozenset[Role]
    creates: bool = False
    may_be_private: bool = False


_rule = f.fields(
    {
        "base": f.one_of(*BASES),
        "threshold": f.text(20, empty=False),
        "quorum": f.text(20, empty=False),
        "casting_vote": f.boolean,
    }
)
_nothing = f.fields({})
_base = f.list_of(f.sha256, 100)
_place = {"draft": f.identifier, "eid": f.eid}

KINDS: dict[str, EventKind] = {
    "commission.founded": EventKind(
        f.fields(
            {
                "title": f.name,
                "rule": _rule,
                "member": f.identifier,
                "name": f.name,
                "public_key": f.public_key,
            }
        ),
        frozenset(Role),
    ),
    "commission.rule_changed": EventKind(f.fields({"rule": _rule}), _SECRETARY),
    "member.admitted": EventKind(f.fields({"name": f.name, "role": f.one_of(*Role)}), _SECRETARY),
    "member.role_changed": EventKind(
        f.fields({"role": f.one_of(*Role), "seen": f.mapping_of(f.device, f.count, 100)}), _SECRETARY
    ),
    "device.enrolled": EventKind(f.fields({"member": f.identifier, "public_key": f.public_key}), _SECRETARY),
    "device.revoked": EventKind(f.fields({"last_seq": f.count}), _SECRETARY),
    "device.reinstated": EventKind(_nothing, _SECRETARY),
    "draft.published": EventKind(
        f.fields({"label": f.name, "date": f.optional(f.date), "in_force": f.boolean}),
        _SECRETARY,
        creates=True,
    ),
    "draft.withdrawn": EventKind(_nothing, _SECRETARY),
    "draft.restored": EventKind(_nothing, _SECRETARY),
    "draft.text_added": EventKind(
        f.fields({"language": f.language, "document": f.sha256, "source": f.text(f.MAX_NAME)}), _SECRETARY
    ),
    "draft.text_withdrawn": EventKind(f.fields({"language": f.language}), _SECRETARY),
    "comment.added": EventKind(
        f.fields(
            {
                **_place,
                "language": f.optional(f.language),
                "start": f.optional(f.count),
                "end": f.optional(f.count),
                "exact": f.text(),
                "prefix": f.text(200),
                "suffix": f.text(200),
                "kind": f.one_of(*COMMENT_KINDS),
                "text": f.text(empty=False),
                "reply_to": f.optional(f.identifier),
            }
        ),
        _COMMENTING,
        creates=True,
        may_be_private=True,
    ),
    "comment.edited": EventKind(
        f.fields({"text": f.text(empty=False), "kind": f.one_of(*COMMENT_KINDS), "base": _base}),
        _COMMENTING,
        may_be_private=True,
    ),
    "comment.withdrawn": EventKind(_nothing, _COMMENTING, may_be_private=True),
    "comment.restored": EventKind(_nothing, _COMMENTING, may_be_private=True),
    "comment.resolved": EventKind(_nothing, _COMMENTING, may_be_private=True),
    "comment.reopened": EventKind(_nothing, _COMMENTING, may_be_private=True),
    "vote.cast": EventKind(
        f.fields(
            {
                **_place,
                "member": f.identifier,
                "answer": f.one_of(*ANSWERS),
                "reason": f.text(),
                "texts": f.mapping_of(f.language, f.sha256, 20),
                "paper": f.optional(f.name),
                "base": _base,
            }
        ),
        VOTING_ROLES,
    ),
    "vote.withdrawn": EventKind(f.fields({**_place, "member": f.identifier, "base": _base}), VOTING_ROLES),
    "alignment.set": EventKind(
        f.fields(
            {
                "old_draft": f.identifier,
                "new_draft": f.identifier,
                "old": f.eid,
                "new": f.eid,
                "linked": f.optional(f.boolean),
            }
        ),
        _SECRETARY,
    ),
    "invariant.declared": EventKind(
        f.fields({**_place, "language": f.language, "exact": f.text(empty=False)}), _SECRETARY, creates=True
    ),
    "invariant.withdrawn": EventKind(_nothing, _SECRETARY),
    "invariant.restored": EventKind(_nothing, _SECRETARY),
    "term.declared": EventKind(f.fields({"words": f.mapping_of(f.language, f.name, 20)}), _SECRETARY, creates=True),
    "term.withdrawn": EventKind(_nothing, _SECRETARY),
    "term.restored": EventKind(_nothing, _SECRETARY),
    "article.finished": EventKind(f.fields({**_place, "member": f.identifier}), _COMMENTING),
    "article.reopened": EventKind(f.fields({**_place, "member": f.identifier}), _COMMENTING),
}

ROSTER_KINDS = frozenset(kind for kind in KINDS if kind.split(".")[0] in ("commission", "member", "device"))


VERSIONED = frozenset({"comment.edited", "vote.cast", "vote.withdrawn"})
"""Kinds whose ``base`` names the versions they started from."""

COMMISSION = "commission"
"""The subject of everything said about the commission as a whole."""

_SUBJECTS: dict[str, f.Check] = {
    "commission": f.one_of(COMMISSION),
    "member": f.identifier,
    "device": f.device,
    "draft": f.identifier,
    "comment": f.identifier,
    "invariant": f.identifier,
    "term": f.identifier,
}


def family(kind: str) -> str:
    """Return what an event is about: the part of its kind before the dot."""
    return kind.split(".", 1)[0]


def alignment_subject(body: Body) -> str:
    """Return the subject of a decision: one for each pair of provisions of two drafts."""
    return f"alignment/{body['old_draft']}/{body['new_draft']}/{body['old']}/{body['new']}"


def ballot_subject(family_name: str, body: Body) -> str:
    """Return the subject of a vote or a finished-mark: one for each draft, provision and member."""
    return f"{family_name}/{body['draft']}/{body['eid']}/{body['member']}"


def is_wellformed(kind: str, subject: str, body: Body) -> bool:
    """Whether the body is what its kind demands; kinds of a newer program pass, they are kept unread."""
    known = KINDS.get(kind)
    if known is None:
        return True
    if not known.body(body):  # type: ignore[arg-type]  # a Mapping is a dict where it was parsed from JSON
        return False
    about = family(kind)
    if about in ("vote", "article"):
        return subject == ballot_subject(about, body)
    if about == "alignment":
        return subject == alignment_subject(body)
    return _SUBJECTS[about](subject)
