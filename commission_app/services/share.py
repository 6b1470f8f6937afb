"""Sharing: the file with everything that may leave this computer, sealed by its device."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from commission_app.domain.errors import UserError
from commission_app.domain.event import EventRow, to_event
from commission_app.domain.event_kinds import family
from commission_app.domain.ids import device_of, is_private, stream_of
from commission_app.domain.share import Seal, Sender, Share
from commission_app.exchange.chain import sealed_part
from commission_app.services import device_key
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, documents, event_log, not_counting, share_file, signature, votes


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share file holds: numbers of events, of devices, of comments (with replies) and votes, and its size.

    ``own_uncounted`` of the comments and votes are this computer's own, and do not count as far as is known here.
    """

    path: Path
    events: int
    devices: int
    comments: int
    votes: int
    bytes: int
    own_uncounted: int


def share(workspace: Workspace, path: Path, passphrase: str | None = None) -> Shared:
    """Write a share file: every sealed stream of the commission's own devices, and the texts they speak of.

    What is private never enters it; neither does what came from devices that nobody has admitted. Raises UserError
    where the key is locked or the file cannot be written.
    """
    commission = workspace.joined()
    if path.exists() and path.samefile(workspace.path):
        raise UserError("share.over_database", name=path.name)
    if path.is_file() and path.stat().st_size and not signature.looks_like(path, signature.SHARE_ID):
        raise UserError("writing.over_another", name=path.name)
    key = device_key.load(workspace.device, passphrase)
    seal = _seal_own(workspace, key.seal)
    content = _content(workspace, commission, seal)
    share_file.write(path, content)
    with workspace.db.writing() as connection:
        event_log.put_seals(connection, [seal] if seal else [])
    made, cast = _own_uncounted(workspace)
    return Shared(
        path=path,
        events=sum(len(rows) for rows in content.streams.values()),
        devices=len(content.streams),
        comments=sum(comments.count(workspace.connection)) + made,
        votes=votes.count(workspace.connection) + cast,
        bytes=path.stat().st_size,
        own_uncounted=made + cast,
    )


def _own_uncounted(workspace: Workspace) -> tuple[int, int]:
    """Return how many comments and votes of this computer are in the record without counting."""
    reasons = not_counting.every(workspace.connection)
    rows = [
        row for row in event_log.of_stream(workspace.connection, stream_of(workspace.device)) if row.hash in reasons
    ]
    made = sum(row.kind == "comment.added" for row in rows)
    votes_said = {row.subject: row.kind for row in rows if family(row.kind) == "vote"}
    return made, sum(kind != "vote.withdrawn" for kind in votes_said.values())


def _seal_own(workspace: Workspace, sign: Callable[[str, int, str], Seal]) -> Seal | None:
    stream = stream_of(workspace.device)
    head = event_log.head(workspace.connection, stream)
    return sign(stream, head.seq, head.hash) if head.seq else None


def _content(workspace: Workspace, commission: str, own: Seal | None) -> Share:
    connection = workspace.connection
    devices = workspace.roster().devices
    sealed: defaultdict[str, list[Seal]] = defaultdict(list)
    for seal in (*event_log.seals(connection), *([own] if own else [])):
        if not is_private(seal.stream) and (
            device_of(seal.stream) in devices or seal.stream == stream_of(workspace.device)
        ):
            sealed[seal.stream].append(seal)
    parts = {
        stream: sealed_part(list(event_log.of_stream(connection, stream)), seals) for stream, seals in sealed.items()
    }
    known = event_log.senders(connection)
    senders = {device: _sender(device, known, workspace) for device in {workspace.device, *map(device_of, parts)}}
    return Share(
        commission=commission,
        device=workspace.device,
        streams={stream: rows for stream, (rows, _) in parts.items()},
        seals=tuple(seal for _, seals in parts.values() for seal in seals),
        senders=senders,
        documents=documents.known(connection, sorted(_texts(parts))),
    )


def _texts(parts: Mapping[str, tuple[Sequence[EventRow], Sequence[Seal]]]) -> set[str]:
    """Return the texts that these events speak of; whoever takes the events demands them, whether or not they count."""
    rows = (row for sent, _ in parts.values() for row in sent if row.kind == "draft.text_added")
    return {str(to_event(row).body["document"]) for row in rows}


def _sender(device: str, known: dict[str, Sender], workspace: Workspace) -> Sender:
    if device in known:
        return known[device]
    roster = workspace.roster()
    enrolled = roster.devices[device]
    return Sender(device, enrolled.public_key, roster.members[enrolled.member].name)
