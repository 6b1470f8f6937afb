"""Sharing: the file with everything that may leave this computer, sealed by its device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commission_app.domain.errors import UserError
from commission_app.domain.ids import device_of, is_private, stream_of
from commission_app.domain.share import Seal, Sender, Share
from commission_app.services import device_key
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, documents, drafts, event_log, share_file, votes

SUFFIX = ".commission-share"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share file holds: numbers of events, of devices, of comments (with replies) and votes, and its size."""

    path: Path
    events: int
    devices: int
    comments: int
    votes: int
    bytes: int


def unshared(workspace: Workspace) -> int:
    """Return how many acts have been done here that have not left this computer yet; private ones never do."""
    stream = stream_of(workspace.device)
    sealed = event_log.seals(workspace.connection).get(stream)
    return event_log.head(workspace.connection, stream).seq - (sealed.seq if sealed else 0)


def share(workspace: Workspace, path: Path, passphrase: str | None = None) -> Shared:
    """Write a share file: every sealed stream of the commission's own devices, and the texts they speak of.

    What is private never enters it; neither does what came from devices that nobody has admitted. Raises UserError
    where the key is locked or the file cannot be written.
    """
    commission = workspace.joined()
    if path.exists() and path.samefile(workspace.path):
        raise UserError("share.over_database", name=path.name)
    key = device_key.load(workspace.device, passphrase)
    seal = _seal_own(workspace, key.seal)
    content = _content(workspace, commission, seal)
    share_file.write(path, content)
    with workspace.db.writing() as connection:
        event_log.put_seals(connection, [seal] if seal else [])
    return Shared(
        path=path,
        events=sum(len(rows) for rows in content.streams.values()),
        devices=len(content.streams),
        comments=sum(comments.count(workspace.connection)),
        votes=votes.count(workspace.connection),
        bytes=path.stat().st_size,
    )


def _seal_own(workspace: Workspace, sign: Callable[[str, int, str], Seal]) -> Seal | None:
    stream = stream_of(workspace.device)
    head = event_log.head(workspace.connection, stream)
    return sign(stream, head.seq, head.hash) if head.seq else None


def _content(workspace: Workspace, commission: str, own: Seal | None) -> Share:
    connection = workspace.connection
    roster = workspace.roster()
    seals = {
        stream: seal
        for stream, seal in event_log.seals(connection).items()
        if not is_private(stream) and device_of(stream) in roster.devices
    }
    if own:
        seals[own.stream] = own
    known = event_log.senders(connection)
    senders = {device: _sender(device, known, workspace) for device in {workspace.device, *map(device_of, seals)}}
    return Share(
        commission=commission,
        device=workspace.device,
        streams={stream: list(event_log.of_stream(connection, stream, seal.seq)) for stream, seal in seals.items()},
        seals=seals,
        senders=senders,
        documents=documents.known(connection, sorted(drafts.documents(connection))),
    )


def _sender(device: str, known: dict[str, Sender], workspace: Workspace) -> Sender:
    if device in known:
        return known[device]
    roster = workspace.roster()
    enrolled = roster.devices[device]
    return Sender(device, enrolled.public_key, roster.members[enrolled.member].name)
