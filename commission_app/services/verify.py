"""Verifying: that a database or a share file is whole, genuine and consistent."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from commission_app.domain.errors import UserError
from commission_app.domain.ids import device_of
from commission_app.domain.roster import Roster
from commission_app.exchange.chain import check_stream, ends_of
from commission_app.exchange.merge import Known, examine
from commission_app.exchange.seal import is_genuine
from commission_app.services.merge import blamed
from commission_app.services.names import SelfNamed, own_word, owner_of
from commission_app.services.workspace import Workspace
from commission_app.storage import backup, database, documents, event_log, share_file, signature
from commission_app.storage.database import Connection
from commission_app.storage.projections import fold

_OF_DATABASE = {"share.altered": "verify.altered", "share.malformed": "verify.malformed"}
"""What is said of a database where a share file would be refused with other words."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: nothing, where all is well.

    ``state_hash`` of a share file is that of a database which holds what it holds; empty where the file is unsound.
    """

    findings: tuple[UserError, ...]
    events: int
    streams: int
    state_hash: str = ""


def verify_file(path: Path) -> Verified:
    """Verify a database or a share file, told apart by content; raises UserError where it is neither."""
    if path.is_file() and signature.looks_like(path, signature.SHARE_ID):
        return _share(path)
    with Workspace.open(path, reading=True) as workspace:
        return verify(workspace)


def _share(path: Path) -> Verified:
    share = share_file.read(path)
    numbers = sum(len(rows) for rows in share.streams.values()), len(share.streams)
    try:
        found = examine(share, Known(share.commission, lambda _stream: {}, frozenset(), frozenset()))
    except UserError as error:
        return Verified(
            (blamed(error, path.name, share, lambda device: SelfNamed(own_word(device, share.senders))),), *numbers
        )
    with database.in_memory() as empty:
        event_log.append(empty, found.rows)
        fold.rebuild(empty, share.commission)
        return Verified((), *numbers, fold.state_hash(empty))


def verify(workspace: Workspace) -> Verified:
    """Verify chains, seals, texts, projections and the file itself."""
    with closing(backup.in_memory(workspace.connection)) as copy:
        findings = [*_file(copy), *_streams(copy, workspace.roster()), *_texts(copy)]
        stored = fold.whole_state(copy)
        fold.rebuild(copy, workspace.commission or "")
        if fold.whole_state(copy) != stored:
            findings.append(UserError("verify.projections_differ"))
        return Verified(tuple(findings), *event_log.count(copy), fold.state_hash(copy))


def _file(copy: Connection) -> list[UserError]:
    answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return [] if answer == "ok" else [UserError("verify.file_damaged", detail=str(answer)[:200])]


def _streams(copy: Connection, roster: Roster) -> list[UserError]:
    findings: list[UserError] = []
    senders = event_log.senders(copy)
    for stream, heads in event_log.heads(copy).items():
        rows = list(event_log.of_stream(copy, stream))
        author = owner_of(device_of(stream), roster, senders)
        try:
            check_stream(rows)
        except UserError as error:
            findings.append(UserError(_OF_DATABASE[error.key], author=author, seq=error.params["seq"]))
            continue
        if ends_of(rows) != {head.hash for head in heads}:
            findings.append(UserError("verify.stream_incomplete", author=author))
        sender = senders.get(device_of(stream))
        written = {(row.seq, row.hash) for row in rows}
        for seal in event_log.seals(copy, stream):
            holds = (seal.seq, seal.hash) in written
            if not holds or sender is None or not is_genuine(seal, sender.public_key):
                findings.append(UserError("verify.seal_broken", author=author))
    return findings


def _texts(copy: Connection) -> list[UserError]:
    held = documents.hashes(copy)
    missing = sorted(event_log.texts(copy) - held)
    altered = [hash_ for hash_ in held if not documents.is_sound(copy, hash_)]
    return [UserError("verify.text_broken", hash=hash_[:8]) for hash_ in (*missing, *altered)]
