"""How the folded things become rows of their tables, and rows become things again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from commission_app.domain.anchor import Anchor
from commission_app.domain.comment import Comment, CommentKind, Visibility, Wording
from commission_app.domain.declared import Alignment, Invariant, Term
from commission_app.domain.draft import Draft, DraftText
from commission_app.domain.event_kinds import COMMISSION, alignment_subject
from commission_app.domain.roster import Roster
from commission_app.domain.versions import Versions
from commission_app.domain.vote import Answer, Cast, Finished, Vote

Rows = dict[str, list[tuple[object, ...]]]
"""By table, the rows in the order of its columns."""


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def roster_rows(roster: Roster) -> Rows:
    """Return the rows of the commission, its members and its devices."""
    if not roster.founder:
        return {}
    rule = _json(roster.rule.to_json())
    return {
        "commission": [(COMMISSION, roster.title, rule, roster.founder)],
        "member": [(member.id, member.name, member.role.value) for member in roster.members.values()],
        "device": [(one.id, one.member, one.public_key, one.last_seq) for one in roster.devices.values()],
    }


def draft_rows(draft: Draft) -> Rows:
    """Return the rows of a draft."""
    texts = [(draft.id, language, text.document, text.source) for language, text in draft.texts.items()]
    own = (draft.id, draft.label, draft.date, int(draft.in_force), int(draft.withdrawn), draft.made)
    return {"draft": [own], "draft_text": list(texts)}


def to_draft(row: Sequence[Any], texts: Sequence[Sequence[Any]]) -> Draft:
    """Return the draft of a row of ``draft`` and the rows of its texts."""
    held = {language: DraftText(document, source) for _, language, document, source in texts}
    return Draft(row[0], row[1], row[2], bool(row[3]), row[5], held, bool(row[4]))


def comment_rows(comment: Comment) -> Rows:
    """Return the row of a comment."""
    anchor = comment.anchor
    history = [[one.text, one.kind.value, one.at, one.event] for one in comment.history]
    row = (
        *(comment.id, comment.author, anchor.draft, anchor.eid, anchor.language, anchor.start, anchor.end),
        *(anchor.exact, anchor.prefix, anchor.suffix, comment.visibility.value, comment.reply_to),
        *(comment.kind.value, comment.state.value, int(comment.resolved), comment.made),
        *(_json(history), _json(comment.versions.heads), comment.history[-1].event),
    )
    return {"comment": [row]}


def to_comment(row: Sequence[Any]) -> Comment:
    """Return the comment of a row."""
    history = tuple(Wording(text, CommentKind(kind), at, event) for text, kind, at, event in json.loads(row[16]))
    return Comment(
        id=row[0],
        author=row[1],
        anchor=Anchor(*row[2:10]),
        visibility=Visibility(row[10]),
        reply_to=row[11],
        history=history,
        versions=Versions(tuple(json.loads(row[17]))),
        made=row[15],
        resolved=bool(row[14]),
        withdrawn=row[13] == "withdrawn",
    )


def vote_rows(vote: Vote) -> Rows:
    """Return the row of a vote."""
    history = [[one.answer, one.reason, one.at, one.event] for one in vote.history]
    row = (
        *(f"vote/{vote.draft}/{vote.eid}/{vote.member}", vote.draft, vote.eid, vote.member, vote.answer),
        *(_json(dict(vote.texts)), vote.paper, _json(history), _json(vote.versions.heads)),
    )
    return {"vote": [row]}


def to_vote(row: Sequence[Any]) -> Vote:
    """Return the vote of a row."""
    history = tuple(
        Cast(None if answer is None else Answer(answer), reason, at, event)
        for answer, reason, at, event in json.loads(row[7])
    )
    return Vote(row[1], row[2], row[3], json.loads(row[5]), row[6], history, Versions(tuple(json.loads(row[8]))))


def finished_rows(mark: Finished) -> Rows:
    """Return the row of a finished-mark."""
    subject = f"article/{mark.draft}/{mark.eid}/{mark.member}"
    return {"finished": [(subject, mark.draft, mark.eid, mark.member, int(mark.done), mark.at)]}


def alignment_rows(decision: Alignment) -> Rows:
    """Return the row of a decision by hand."""
    names = {"old_draft": decision.old_draft, "new_draft": decision.new_draft, "old": decision.old, "new": decision.new}
    linked = None if decision.linked is None else int(decision.linked)
    return {"alignment": [(alignment_subject({**names}), *names.values(), linked)]}


def to_alignment(row: Sequence[Any]) -> Alignment:
    """Return the decision of a row."""
    return Alignment(row[1], row[2], row[3], row[4], None if row[5] is None else bool(row[5]))


def declared_rows(declared: Invariant | Term) -> Rows:
    """Return the row of an invariant or of a term."""
    if isinstance(declared, Term):
        return {"term": [(declared.id, _json(dict(declared.words)), int(declared.withdrawn))]}
    row = (declared.id, declared.draft, declared.eid, declared.language, declared.exact, int(declared.withdrawn))
    return {"invariant": [row]}


def to_invariant(row: Sequence[Any]) -> Invariant:
    """Return the invariant of a row."""
    return Invariant(row[0], row[1], row[2], row[3], row[4], bool(row[5]))


def to_term(row: Sequence[Any]) -> Term:
    """Return the term of a row."""
    return Term(row[0], json.loads(row[1]), bool(row[2]))
