"""What a reader sees: the tree with its marks, the threads of an article, and where one's own work stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from commission_app.domain.document import CONTAINERS, Document
from commission_app.domain.draft import Draft
from commission_app.domain.event_kinds import ballot_subject
from commission_app.services import rescue, texts
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, local, unfinished, votes

if TYPE_CHECKING:
    from commission_app.domain.comment import Comment


class Filter(StrEnum):
    """Which articles of the tree are shown; what is changed is told by a comparison, not by the marks."""

    ALL = "all"
    CHANGED = "changed"
    UNREAD = "unread"
    COMMENTED = "commented"
    OBJECTIONS = "objections"
    UNRESOLVED = "unresolved"
    UNVOTED = "unvoted"


class UnitState(NamedTuple):
    """The marks of one unit (an article or the preamble).

    ``comments`` counts comments and replies that are not withdrawn, ``objections`` the open ones among them,
    ``unread`` those of others that were not shown here yet in their present version, ``open`` the threads that nobody
    has settled; ``unfinished`` says that a text was begun here and not sent yet.
    """

    comments: int = 0
    objections: int = 0
    unread: int = 0
    open: int = 0
    voted: bool = False
    finished: bool = False
    unfinished: bool = False

    def passes(self, chosen: Filter) -> bool:
        """Whether a unit with these marks is shown under a filter."""
        return {
            Filter.ALL: True,
            Filter.CHANGED: True,
            Filter.UNREAD: self.unread > 0,
            Filter.COMMENTED: self.comments > 0,
            Filter.OBJECTIONS: self.objections > 0,
            Filter.UNRESOLVED: self.open > 0,
            Filter.UNVOTED: not self.voted,
        }[chosen]


class Thread(NamedTuple):
    """A comment and its replies, oldest first. A withdrawn comment stands only where somebody has replied to it."""

    opening: Comment
    replies: tuple[Comment, ...]


class Progress(NamedTuple):
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


def states(
    workspace: Workspace, draft: Draft, document: Document, units: Iterable[str] | None = None
) -> dict[str, UnitState]:
    """Return the marks of every unit of a draft, by eid; with ``units``, of those alone, which costs less."""
    if units is not None:
        return {unit: _state(workspace, draft, unit) for unit in units}
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for found in comments.counts(workspace.connection, draft.id, workspace.member):
        of_unit = counts[unit_of(document, found.eid)]
        for place, number in enumerate(found[1:]):
            of_unit[place] += number
    me = workspace.member
    begun = unfinished.units(workspace.connection, draft.id) | rescue.units(workspace, draft.id)
    voted = votes.places(workspace.connection, draft.id, me)
    finished = votes.finished_places(workspace.connection, draft.id, me)
    return {
        unit.eid: _marks(
            counts[unit.eid], voted=unit.eid in voted, finished=unit.eid in finished, unfinished=unit.eid in begun
        )
        for unit in document.units
    }


def _marks(counts: Sequence[int], *, voted: bool, finished: bool, unfinished: bool) -> UnitState:
    made, objections, unread, still_open = counts
    return UnitState(made, objections, unread, still_open, voted, finished, unfinished)


def _state(workspace: Workspace, draft: Draft, unit: str) -> UnitState:
    connection, me = workspace.connection, workspace.member
    found = comments.counts(connection, draft.id, me, unit)
    vote = votes.get(connection, ballot_subject("vote", {"draft": draft.id, "eid": unit, "member": me}))
    mark = ballot_subject("article", {"draft": draft.id, "eid": unit, "member": me})
    return _marks(
        [sum(column) for column in zip(*(one[1:] for one in found), strict=True)] or [0, 0, 0, 0],
        voted=vote is not None and vote.answer is not None,
        finished=votes.is_finished(connection, mark),
        unfinished=bool(unfinished.of_unit(connection, draft.id, unit)) or unit in rescue.units(workspace, draft.id),
    )


def threads(workspace: Workspace, draft: Draft, unit: str | None = None) -> list[Thread]:
    """Return the threads of a draft, of one unit and what is under it if named, oldest first."""
    return _threads(comments.of_draft(workspace.connection, draft.id, unit))


def thread_ids(workspace: Workspace, draft: Draft, unit: str) -> list[str]:
    """Return the ids of the threads of a unit, oldest first, without reading them."""
    return comments.openings(workspace.connection, draft.id, unit)


def some_threads(workspace: Workspace, draft: Draft, unit: str, ids: Iterable[str]) -> list[Thread]:
    """Return some of the threads of a unit, oldest first."""
    return _threads(comments.of_threads(workspace.connection, draft.id, unit, ids))


def _threads(found: Sequence[Comment]) -> list[Thread]:
    from commission_app.domain.comment import CommentState

    replies: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in found:
        if comment.reply_to and comment.state is not CommentState.WITHDRAWN:
            replies[comment.reply_to].append(comment)
    return [
        Thread(comment, tuple(replies[comment.id]))
        for comment in found
        if not comment.reply_to and (comment.state is not CommentState.WITHDRAWN or replies[comment.id])
    ]


def commented_ranges(workspace: Workspace, draft: Draft, unit: str, language: str) -> list[comments.Range]:
    """Return the words of a unit that comments sit on, in one language."""
    return comments.ranges(workspace.connection, draft.id, unit, language)


def mark_read(workspace: Workspace, shown: Iterable[Thread]) -> bool:
    """Remember that threads were shown in their present versions; return whether any of it was new."""
    newest = {
        comment.id: comment.history[-1].event for thread in shown for comment in (thread.opening, *thread.replies)
    }
    seen = local.seen(workspace.connection, newest)
    versions = [(comment, version) for comment, version in newest.items() if seen.get(comment) != version]
    if versions:
        with workspace.db.writing() as connection:
            local.put_seen(connection, versions)
    return bool(versions)


def progress(workspace: Workspace, draft: Draft, document: Document) -> Progress:
    """Return how far this database's owner has come with a draft."""
    units = {unit.eid for unit in document.units}
    done = votes.finished_places(workspace.connection, draft.id, workspace.member)
    return Progress(len(units & done), len(units))


def on_earlier_drafts(workspace: Workspace, draft: Draft) -> int:
    """Return how many comments stand on drafts published before this one: they stay there."""
    before = [one for one in texts.earlier(workspace, draft) if not one.in_force]
    return sum(comments.count_of_draft(workspace.connection, one.id) for one in before)


def is_container(document: Document, eid: str) -> bool:
    """Whether a provision only holds others (a part, section or chapter)."""
    node = document.find(eid)
    return node is not None and node.kind in CONTAINERS
