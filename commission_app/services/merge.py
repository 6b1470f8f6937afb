"""Merging: the union of what this computer knows with what share files hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, EventRow
from commission_app.domain.event_kinds import ROSTER_KINDS
from commission_app.domain.roster import Reason, Roster
from commission_app.domain.share import Share
from commission_app.exchange.merge import Additions, Known, examine
from commission_app.services.effects import Effects
from commission_app.services.join import fingerprint
from commission_app.services.names import NotAdmitted, owner_of
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, documents, drafts, event_log, local, not_counting, share_file, votes
from commission_app.storage.database import Connection
from commission_app.storage.projections import fold
from commission_app.storage.projections.roster import fold_roster

Progress = Callable[[int, int], None]
"""Told how many files of how many are read; may raise to cancel."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many things of each sort there are more than before."""

    comments: int = 0
    replies: int = 0
    votes: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class MergedFile:
    """What became of one file.

    ``member`` is whose device made it: a name on the roster, or with ``known`` false what the computer says itself,
    None where the file cannot be read; ``accepted`` and ``already_known`` count events; of the
    file's events, ``not_counting`` are kept without counting, by reason; ``refused`` says why nothing of the file was
    taken; ``new`` counts the things that its accepted events have made, whether or not they count.
    """

    name: str
    member: str | None
    known: bool = False
    accepted: int = 0
    already_known: int = 0
    not_counting: tuple[tuple[Reason, int], ...] = ()
    refused: UserError | None = None
    new: Added = Added()


@dataclass(frozen=True, slots=True)
class Joined:
    """The commission that a database belongs to from its first merge on: its title, and who says to have founded it.

    ``fingerprint`` is that of the founder's computer, to be compared by telephone.
    """

    title: str
    founder: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge, or of its preview.

    ``added`` counts what stands now and did not before, ``stopped`` what stood before and does not now.
    ``not_admitted``: this database's owner is not on the roster yet; ``own_revoked``: this computer was
    revoked by what came in; ``joined``: the commission, where this is the first merge; ``backup`` is the database as it
    was before.
    """

    files: tuple[MergedFile, ...]
    added: Added
    divergences: int
    state_hash: str
    not_admitted: bool
    stopped: Added = Added()
    own_revoked: bool = False
    joined: Joined | None = None
    effects: Effects = field(default=Effects(everything=True))
    backup: Path | None = None

    @property
    def refused(self) -> tuple[MergedFile, ...]:
        """The files of which nothing was taken."""
        return tuple(file for file in self.files if file.refused)


def merge(workspace: Workspace, paths: Sequence[Path], progress: Progress = lambda _done, _all: None) -> Merged:
    """Take what share files add: each as a whole or not at all, all in one transaction, after a backup.

    The order of the files and their number of times make no difference. A member's first merge joins the commission.
    """
    kept = workspace.back_up()
    with workspace.db.writing() as connection:
        return replace(_Merge(workspace, connection).run(paths, progress), backup=kept)


def preview(workspace: Workspace, paths: Sequence[Path], progress: Progress = lambda _done, _all: None) -> Merged:
    """Return what a merge would do, without doing it."""
    with workspace.db.rehearsing() as connection:
        return _Merge(workspace, connection).run(paths, progress)


class _Merge:
    """One run over some files, within a transaction."""

    def __init__(self, workspace: Workspace, connection: Connection) -> None:
        self.connection = connection
        self.commission = workspace.commission
        self.is_first = workspace.commission is None
        self.device = workspace.device
        self.before = workspace.roster()
        self._streams: dict[str, dict[str, EventRow]] = {}
        self._seals = {*event_log.seals(connection)}
        self._documents = documents.hashes(connection)
        self._events: list[Event] = []
        self._roster_too = False

    def run(self, paths: Sequence[Path], progress: Progress) -> Merged:
        """Read, check and take the files; bring the projections up to date."""
        before = self._standing()
        outcomes: list[tuple[Path, _Taken]] = []
        for number, path in enumerate(paths):
            progress(number, len(paths))
            outcomes.append((path, self._take(path)))
        if self.commission is not None and self._events:
            fold.refold(self.connection, self.commission, self._events, self.before, roster_too=self._roster_too)
        progress(len(paths), len(paths))
        roster = fold_roster(self.connection, self.commission) if self.commission else Roster()
        reasons = not_counting.every(self.connection)
        after = self._standing()
        diverging = len(comments.diverging(self.connection)) + len(votes.diverging(self.connection))
        return Merged(
            files=tuple(_outcome(path, outcome, roster, reasons) for path, outcome in outcomes),
            added=Added(*(len(now - then) for now, then in zip(after, before, strict=True))),
            divergences=diverging,
            state_hash=fold.state_hash(self.connection),
            not_admitted=self.commission is not None and self.device not in roster.devices,
            stopped=Added(*(len(then - now) for now, then in zip(after, before, strict=True))),
            own_revoked=roster.is_revoked(self.device) and not self.before.is_revoked(self.device),
            joined=_joined(roster) if self.is_first else None,
        )

    def _standing(self) -> tuple[set[str], ...]:
        """Return the comments, replies, votes and drafts that count."""
        made, replies = comments.standing(self.connection)
        return made, replies, votes.standing(self.connection), {one.id for one in drafts.every(self.connection)}

    def _known(self, stream: str) -> dict[str, EventRow]:
        if stream not in self._streams:
            self._streams[stream] = {row.hash: row for row in event_log.of_stream(self.connection, stream)}
        return self._streams[stream]

    def _take(self, path: Path) -> _Taken:
        try:
            share = share_file.read(path)
        except UserError as error:
            return error
        try:
            known = Known(self.commission, self._known, self._seals, self._documents)
            found = examine(share, known)
        except UserError as error:
            return _Refusal(error, share)
        for row in found.rows:
            self._known(row.stream)[row.hash] = row
        event_log.append(self.connection, found.rows)
        new = {*share.seals} - self._seals
        self._seals |= new
        event_log.put_seals(self.connection, new)
        event_log.put_senders(self.connection, share.senders.values())
        for content in found.documents.values():
            self._documents.add(documents.put(self.connection, content))
        if self.commission is None:
            self.commission = share.commission
            local.set_meta(self.connection, "commission", share.commission)
        self._events += found.events
        self._roster_too |= any(event.kind in ROSTER_KINDS for event in found.events)
        return found


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a file that could be read was refused, and what it holds."""

    error: UserError
    share: Share


_Taken: TypeAlias = Additions | _Refusal | UserError
"""What became of a file: what it added, or why it was refused."""


def _joined(roster: Roster) -> Joined | None:
    if not roster.devices:
        return None
    founding = next(iter(roster.devices.values()))
    return Joined(roster.title, roster.members[roster.founder].name, fingerprint(founding.public_key))


def _outcome(path: Path, outcome: _Taken, roster: Roster, reasons: dict[str, Reason]) -> MergedFile:
    if isinstance(outcome, UserError):
        return MergedFile(path.name, None, refused=outcome)
    share = outcome.share
    sender = owner_of(share.device, roster, share.senders)
    known = not isinstance(sender, NotAdmitted)
    if isinstance(outcome, _Refusal):
        error = blamed(outcome.error, path.name, share, lambda device: owner_of(device, roster, share.senders))
        return MergedFile(path.name, sender, known, refused=error)
    hashes = (row.hash for rows in share.streams.values() for row in rows)
    uncounted = Counter(reason for hash_ in hashes if (reason := reasons.get(hash_)) is not None)
    return MergedFile(
        name=path.name,
        member=sender,
        known=known,
        accepted=len(outcome.rows),
        already_known=outcome.already_known,
        not_counting=tuple(sorted(uncounted.items())),
        new=_made(outcome.events),
    )


def blamed(error: UserError, name: str, share: Share, owner: Callable[[str], str]) -> UserError:
    """Return the refusal of a share file of this name with its sender, and the author of what is at fault."""
    author = owner(str(error.params.get("device", share.device)))
    return UserError(error.key, **{**error.params, "name": name, "sender": owner(share.device), "author": author})


def _made(events: Sequence[Event]) -> Added:
    """Return how many things events have made."""
    replies = sum(event.kind == "comment.added" and event.body["reply_to"] is not None for event in events)
    kinds = Counter(event.kind for event in events)
    return Added(kinds["comment.added"] - replies, replies, kinds["vote.cast"], kinds["draft.published"])
