"""What a reader sees: the tree with its marks, the threads of an article, and where one's own work stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from commission_app.domain.comment import Comment, CommentKind, CommentState
from commission_app.domain.document import CONTAINERS, Document
from commission_app.domain.draft import Draft
from commission_app.services import texts
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, local, votes


class Filter(StrEnum):
    """Which articles of the tree are shown."""

    ALL = "all"
    UNREAD = "unread"
    COMMENTED = "commented"
    OBJECTIONS = "objections"
    UNVOTED = "unvoted"


@dataclass(frozen=True, slots=True)
class UnitState:
    """The marks of one unit (an article or the preamble).

    ``comments`` counts comments and replies that are not withdrawn, ``objections`` the open ones among them,
    ``unread`` those of others that were not shown here yet in their present version.
    """

    comments: int = 0
    objections: int = 0
    unread: int = 0
    voted: bool = False
    finished: bool = False

    def passes(self, chosen: Filter) -> bool:
        """Whether a unit with these marks is shown under a filter."""
        return {
            Filter.ALL: True,
            Filter.UNREAD: self.unread > 0,
            Filter.COMMENTED: self.comments > 0,
            Filter.OBJECTIONS: self.objections > 0,
            Filter.UNVOTED: not self.voted,
        }[chosen]


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and its replies, oldest first. A withdrawn comment stands only where somebody has replied to it."""

    opening: Comment
    replies: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of a draft there are and how many of them one has finished with."""

    finished: int
    units: int


def unit_of(document: Document, eid: str) -> str:
    """Return the eid of the unit a provision belongs to, also where the text lacks the provision itself."""
    if document.find(eid) is not None:
        unit = document.article_of(eid)
        return unit.eid if unit else eid
    return next((step for step in _ancestors(eid) if document.find(step)), eid)


def _ancestors(eid: str) -> Iterable[str]:
    steps = eid.split("__")
    return ("__".join(steps[:length]) for length in range(len(steps), 0, -1))


def states(workspace: Workspace, draft: Draft, document: Document) -> dict[str, UnitState]:
    """Return the marks of every unit of a draft, by eid."""
    seen, me = local.seen(workspace.connection), workspace.member
    units = {unit.eid for unit in document.units}
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    places: dict[str, str] = {}
    for mark in comments.marks(workspace.connection, draft.id):
        if mark.eid not in places:
            places[mark.eid] = unit_of(document, mark.eid)
        count = counts[places[mark.eid]]
        count[0] += 1
        is_open = mark.state == CommentState.OPEN and not mark.is_reply
        count[1] += mark.kind == CommentKind.OBJECTION and is_open
        count[2] += mark.author != me and seen.get(mark.id) != mark.version
    voted = {vote.eid for vote in votes.of_draft(workspace.connection, draft.id) if vote.member == me}
    finished = {mark.eid for mark in votes.finished(workspace.connection, draft.id, me)}
    return {
        eid: UnitState(counts[eid][0], counts[eid][1], counts[eid][2], eid in voted, eid in finished) for eid in units
    }


def threads(workspace: Workspace, draft: Draft, unit: str | None = None) -> list[Thread]:
    """Return the threads of a draft, of one unit and what is under it if named, oldest first."""
    found = comments.of_draft(workspace.connection, draft.id, unit)
    replies: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in found:
        if comment.reply_to and comment.state is not CommentState.WITHDRAWN:
            replies[comment.reply_to].append(comment)
    return [
        Thread(comment, tuple(replies[comment.id]))
        for comment in found
        if not comment.reply_to and (comment.state is not CommentState.WITHDRAWN or replies[comment.id])
    ]


def mark_read(workspace: Workspace, shown: Iterable[Thread]) -> bool:
    """Remember that threads were shown in their present versions; return whether any of it was new."""
    seen = local.seen(workspace.connection)
    versions = [
        (comment.id, comment.history[-1].event)
        for thread in shown
        for comment in (thread.opening, *thread.replies)
        if seen.get(comment.id) != comment.history[-1].event
    ]
    if versions:
        with workspace.db.writing() as connection:
            local.put_seen(connection, versions)
    return bool(versions)


def progress(workspace: Workspace, draft: Draft, document: Document) -> Progress:
    """Return how far this database's owner has come with a draft."""
    units = {unit.eid for unit in document.units}
    done = {mark.eid for mark in votes.finished(workspace.connection, draft.id, workspace.member)}
    return Progress(len(units & done), len(units))


def on_earlier_drafts(workspace: Workspace, draft: Draft) -> int:
    """Return how many comments stand on drafts published before this one: they stay there."""
    earlier = [one for one in texts.every(workspace) if not one.in_force and one.made < draft.made]
    return sum(len(comments.marks(workspace.connection, one.id)) for one in earlier)


def is_container(document: Document, eid: str) -> bool:
    """Whether a provision only holds others (a part, section or chapter)."""
    node = document.find(eid)
    return node is not None and node.kind in CONTAINERS
