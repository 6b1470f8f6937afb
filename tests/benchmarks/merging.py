"""Merging the share files of 130 members, held against the plain insertion of the same rows."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from commission_app.domain.event import EventRow, Json
from commission_app.domain.ids import created_id, device_id, stream_of
from commission_app.domain.share import Sender, Share
from commission_app.exchange.canonical import body_text, event_hash
from commission_app.exchange.seal import SigningKey
from commission_app.services import roster
from commission_app.services.join import JoinRequest
from commission_app.services.merge import merge
from commission_app.services.share import share
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import event_log, share_file
from tests.benchmarks.figure import Figure, best_of
from tests.players import START, commission

MEMBERS = 130
EVENTS = 500
LIMIT = 10


def _events(stream: str, member: str, draft: str) -> Iterator[tuple[str, str, dict[str, Json]]]:
    """Yield a member's acts: comments, and votes on articles."""
    for number in range(1, EVENTS + 1):
        eid = f"art_{number % 96 + 1}"
        place: dict[str, Json] = {"draft": draft, "eid": eid}
        if number % 4:
            none: dict[str, Json] = {"language": None, "start": None, "end": None, "reply_to": None}
            text = f"Remark {number}: this provision says too much, and what it says of {eid} is not clear enough."
            empty: dict[str, Json] = {"exact": "", "prefix": "", "suffix": "", "kind": "objection", "text": text}
            yield (
                "comment.added",
                created_id(stream, number, (START + 1_000_000 + number) << 16),
                {**place, **none, **empty},
            )
        else:
            vote: dict[str, Json] = {"member": member, "answer": "against", "reason": "See my remark.", "base": []}
            subject = f"vote/{draft}/{eid}/{member}"
            yield "vote.cast", subject, {**place, **vote, "texts": {"en": "0" * 64}, "paper": None}


def _rows(stream: str, member: str, draft: str) -> list[EventRow]:
    rows: list[EventRow] = []
    prev = ""
    for seq, (kind, subject, body) in enumerate(_events(stream, member, draft), 1):
        at = START + 1_000_000 + seq
        text = body_text(body)
        hash_ = event_hash(stream, seq, at << 16, at, kind, subject, text, prev)
        rows.append(EventRow(stream, seq, at << 16, at, kind, subject, text, prev, hash_))
        prev = hash_
    return rows


def _files(folder: Path, secretary: Workspace, draft: str) -> list[Path]:
    """Admit 130 members and write a share file of each: their own 500 events, and all that the secretary sent."""
    keys = [SigningKey.generate() for _ in range(MEMBERS)]
    people = [JoinRequest(f"{number:020x}", f"Member {number}", key.public.hex()) for number, key in enumerate(keys)]
    for person in people:
        roster.admit(secretary, person)
    sent = share_file.read(share(secretary, folder / "sent.commission-share").path)
    paths: list[Path] = []
    for number, (person, key) in enumerate(zip(people, keys, strict=True)):
        device = device_id(key.public)
        stream = stream_of(device)
        rows = _rows(stream, person.member, draft)
        seal = key.seal(stream, EVENTS, rows[-1].hash)
        sender = Sender(device, person.public_key, person.name)
        whole = Share(
            sent.commission,
            device,
            {**sent.streams, stream: rows},
            (*sent.seals, seal),
            {**sent.senders, device: sender},
            sent.documents,
        )
        paths.append(folder / f"{number:03}.commission-share")
        share_file.write(paths[-1], whole)
    return paths


def measure(folder: Path) -> Figure:
    """Return the figure; checks beside that everything was taken and verifies."""
    with commission(folder) as players:
        paths = _files(folder, players.secretary, players.draft.id)
    base = folder / "s.commission"
    rows = [row for path in paths for row in _own(path)]
    copies = iter(folder / f"copy-{number}.commission" for number in range(20))

    def merging() -> None:
        path = shutil.copy(base, next(copies))
        with Workspace.open(Path(path)) as workspace:
            merged = merge(workspace, paths)
            assert sum(file.accepted for file in merged.files) == MEMBERS * EVENTS

    def inserting() -> None:
        path = shutil.copy(base, next(copies))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            event_log.append(connection, rows)
            connection.execute("COMMIT")

    reference = best_of(3, inserting)
    measured = best_of(3, merging)
    with Workspace.open(folder / "copy-5.commission") as workspace:
        assert verify(workspace).findings == ()
    name = f"merging {MEMBERS} share files of {EVENTS} events, verified"
    return Figure(name, measured, "inserting the same rows with plain sqlite3", reference, LIMIT)


def _own(path: Path) -> list[EventRow]:
    content = share_file.read(path)
    return content.streams[stream_of(content.device)]
