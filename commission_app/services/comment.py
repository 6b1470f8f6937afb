"""Commenting: what a member says of a provision or of words in it."""

from __future__ import annotations

from collections.abc import Iterable

from commission_app.domain.anchor import Anchor, find_quote, on_range
from commission_app.domain.body_fields import MAX_TEXT, clean_text
from commission_app.domain.comment import Comment, CommentKind, CommentState, Visibility
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.event_kinds import KINDS, PRESIDING
from commission_app.domain.passage import passage
from commission_app.services import texts
from commission_app.services.effects import Effects
from commission_app.services.names import Place
from commission_app.services.roles import my_role
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, local


def whole(draft: Draft, eid: str) -> Anchor:
    """Return the anchor of a provision as a whole."""
    return Anchor(draft.id, eid)


def selected(workspace: Workspace, draft: Draft, eid: str, language: str, start: int, end: int) -> Anchor:
    """Return the anchor of selected words: offsets in code points into the provision's passage.

    Raises UserError where nothing is selected.
    """
    node = texts.provision(workspace, draft, eid, language)
    try:
        return on_range(draft.id, node.eid, language, passage(node).text, start, end)
    except ValueError:
        raise UserError("comment.nothing_selected") from None


def quoted(
    workspace: Workspace, draft: Draft, eid: str, quote: str, language: str | None = None, occurrence: int | None = None
) -> tuple[Anchor, int]:
    """Return the anchor of quoted words and how often they occur in the provision.

    They are sought in the given language, or in each the draft has; ``occurrence`` counts from 1, the first is taken
    without it. Raises UserError where they do not occur (so often).
    """
    for tried in [language] if language else texts.languages(draft):
        node = texts.document(workspace, draft, tried).find(eid)
        text = passage(node).text if node else ""
        found = find_quote(text, clean_text(quote))
        if found:
            if not 1 <= (occurrence or 1) <= len(found):
                raise UserError("comment.no_such_occurrence", count=len(found))
            start, end = found[(occurrence or 1) - 1]
            return on_range(draft.id, eid, tried, text, start, end), len(found)
    raise UserError("comment.quote_not_found", quote=quote[:80], place=Place(eid))


def add(
    workspace: Workspace,
    anchor: Anchor,
    text: str,
    kind: CommentKind,
    *,
    visibility: Visibility = Visibility.COMMISSION,
    reply_to: str | None = None,
) -> Effects:
    """Make a comment, or a reply where ``reply_to`` names a comment of a thread; ``Effects.created`` is its id.

    A reply sits where its thread sits, and is as private as it. Raises UserError for an empty text, or for a role that
    may not comment.
    """
    checked = _checked(text)
    _require_commenter(workspace)
    if reply_to is not None:
        first = opening(workspace, reply_to)
        anchor, visibility, reply_to = Anchor(first.anchor.draft, first.anchor.eid), first.visibility, first.id
    body: dict[str, Json] = {
        "draft": anchor.draft,
        "eid": anchor.eid,
        "language": anchor.language,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "kind": kind.value,
        "text": checked,
        "reply_to": reply_to,
    }
    name = "act.reply_added" if reply_to else "act.comment_added"
    with act(workspace, name, eid=anchor.eid) as unit:
        event = unit.record(NewEvent("comment.added", None, body, private=visibility is Visibility.PRIVATE))
        local.put_seen(unit.connection, [(event.subject, event.hash)])
    return unit.effects


def edit(
    workspace: Workspace, comment: str, text: str, kind: CommentKind | None = None, *, base: Iterable[str] | None = None
) -> Effects:
    """Change one's own comment; its history is kept, and nothing is recorded where nothing changes.

    ``base`` names the versions (event hashes) that were shown when the writing began; without it, the present ones.
    """
    found, checked = own(workspace, comment), _checked(text)
    is_same = (checked, kind or found.kind) == (found.text, found.kind)
    if is_same and len(found.versions.heads) == 1 and (base is None or [*base] == [*found.versions.heads]):
        return Effects()
    body: dict[str, Json] = {
        "text": checked,
        "kind": (kind or found.kind).value,
        "base": None if base is None else list(base),
    }
    with act(workspace, "act.comment_edited", eid=found.anchor.eid) as unit:
        event = unit.record(NewEvent("comment.edited", found.id, body, private=_is_private(found)))
        local.put_seen(unit.connection, [(found.id, event.hash)])
    return unit.effects


def withdraw(workspace: Workspace, comment: str) -> Effects:
    """Withdraw one's own comment; it stays in the record."""
    return _change(workspace, own(workspace, comment), "comment.withdrawn", "act.comment_withdrawn")


def resolve(workspace: Workspace, comment: str) -> Effects:
    """Mark a thread as settled: its author, a secretary or the chair may. One that is settled stays as it is."""
    found = _presided(workspace, comment)
    if found.state is CommentState.RESOLVED:
        return Effects()
    return _change(workspace, found, "comment.resolved", "act.comment_resolved")


def reopen(workspace: Workspace, comment: str) -> Effects:
    """Open a settled thread again: its author, a secretary or the chair may. One that is open stays as it is."""
    found = _presided(workspace, comment)
    if found.state is CommentState.OPEN:
        return Effects()
    return _change(workspace, found, "comment.reopened", "act.comment_reopened")


def get(workspace: Workspace, comment: str) -> Comment:
    """Return a comment by its id; raises UserError where there is none."""
    found = comments.get(workspace.connection, comment)
    if found is None:
        raise UserError("comment.unknown", id=comment[:40])
    return found


def own(workspace: Workspace, comment: str) -> Comment:
    """Return a comment of this database's owner; raises UserError where it is another's, or withdrawn."""
    found = get(workspace, comment)
    if found.author != workspace.member:
        raise UserError("comment.not_yours")
    if found.state is CommentState.WITHDRAWN:
        raise UserError("comment.is_withdrawn")
    return found


def may_preside(workspace: Workspace, comment: Comment) -> bool:
    """Whether this database's owner may settle a thread."""
    return comment.author == workspace.member or my_role(workspace) in PRESIDING


def _presided(workspace: Workspace, comment: str) -> Comment:
    found = get(workspace, comment)
    if found.reply_to is not None:
        found = get(workspace, found.reply_to)
    if not may_preside(workspace, found):
        raise UserError("comment.not_yours")
    return found


def opening(workspace: Workspace, comment: str) -> Comment:
    """Return the comment that began the thread of a comment; raises UserError where there is none."""
    found = get(workspace, comment)
    return get(workspace, found.reply_to) if found.reply_to else found


def _change(workspace: Workspace, comment: Comment, kind: str, name: str) -> Effects:
    with act(workspace, name, eid=comment.anchor.eid) as unit:
        unit.record(NewEvent(kind, comment.id, {}, private=_is_private(comment)))
    return unit.effects


def _is_private(comment: Comment) -> bool:
    return comment.visibility is Visibility.PRIVATE


def _require_commenter(workspace: Workspace) -> None:
    workspace.joined()
    role = my_role(workspace)
    if role is not None and role not in KINDS["comment.added"].roles:
        raise UserError("role.may_not_comment")


def _checked(text: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise UserError("comment.empty")
    if len(cleaned) > MAX_TEXT:
        raise UserError("comment.too_long", most=MAX_TEXT)
    return cleaned
