"""How comments, votes and marks become rows of their tables, and rows become them again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from commission_app.domain.anchor import Anchor
from commission_app.domain.comment import Comment, CommentKind, Visibility, Wording
from commission_app.domain.versions import Versions
from commission_app.domain.vote import Answer, Cast, Finished, Vote
from commission_app.storage.projections.rows import Rows, to_text


def comment_rows(comment: Comment) -> Rows:
    """Return the row of a comment."""
    anchor = comment.anchor
    history = [[one.text, one.kind.value, one.at, one.event] for one in comment.history]
    row = (
        *(comment.id, comment.author, anchor.draft, anchor.eid, anchor.language, anchor.start, anchor.end),
        *(anchor.exact, anchor.prefix, anchor.suffix, comment.visibility.value, comment.reply_to),
        *(comment.kind.value, comment.state.value, int(comment.resolved), comment.made),
        *(to_text(history), to_text(comment.versions.heads), comment.history[-1].event),
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
        *(to_text(dict(vote.texts)), vote.paper, to_text(history), to_text(vote.versions.heads)),
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
