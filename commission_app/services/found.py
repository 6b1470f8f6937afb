"""Founding a commission, and a member's new database: how a database begins."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.base.suffixes import DATABASE
from commission_app.domain.body_fields import MAX_NAME, clean_text
from commission_app.domain.clock import WallClock
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.event_kinds import COMMISSION
from commission_app.domain.ids import RandomBytes, new_id
from commission_app.domain.share import Sender
from commission_app.domain.voting_rules import Rule
from commission_app.exchange.seal import SigningKey
from commission_app.services import device_key
from commission_app.services.join import write_request
from commission_app.services.unit_of_work import recording
from commission_app.services.workspace import Workspace, wall_clock
from commission_app.storage import event_log, local
from commission_app.storage.database import Database


def found(
    path: Path,
    title: str,
    member: str,
    *,
    rule: Rule | None = None,
    passphrase: str | None = None,
    wall: WallClock = wall_clock,
    random: RandomBytes = os.urandom,
) -> Workspace:
    """Found a commission in a new database; this computer becomes its first secretary's.

    ``member`` is the secretary's name, ``passphrase`` locks this computer's key. Raises UserError where the file
    exists or cannot be written, or a name is missing.
    """
    named, called = checked_name(title), checked_name(member)

    def begin(workspace: Workspace, key: SigningKey) -> None:
        body: dict[str, Json] = {
            "title": named,
            "rule": (rule or Rule()).to_json(),
            "member": workspace.member,
            "name": called,
            "public_key": key.public.hex(),
        }
        with recording(workspace) as unit:
            event = unit.record(NewEvent("commission.founded", COMMISSION, body))
            local.set_meta(unit.connection, "commission", event.hash)

    return _new_database(path, called, passphrase, begin, wall, random)


def prepare_to_join(
    path: Path,
    name: str,
    *,
    passphrase: str | None = None,
    request: Path | None = None,
    wall: WallClock = wall_clock,
    random: RandomBytes = os.urandom,
) -> Workspace:
    """Make a member's new, empty database; it joins a commission by its first merge of a secretary's file.

    ``request`` is where the request file is written too: where it cannot be, no database is made.
    """

    def begin(workspace: Workspace, _key: SigningKey) -> None:
        if request is not None:
            write_request(workspace, request, passphrase)

    return _new_database(path, checked_name(name), passphrase, begin, wall, random)


def checked_name(name: str) -> str:
    """Return a name or title as it is kept; raises UserError where it is empty or too long."""
    cleaned = " ".join(clean_text(name).split())
    if not cleaned:
        raise UserError("name.empty")
    if len(cleaned) > MAX_NAME:
        raise UserError("name.too_long", most=MAX_NAME)
    return cleaned


def _new_database(
    path: Path,
    name: str,
    passphrase: str | None,
    begin: Callable[[Workspace, SigningKey], None],
    wall: WallClock,
    random: RandomBytes,
) -> Workspace:
    """Make a database beside its place and move it there when it is complete: half a one is never seen."""
    if path.suffix.lower() != DATABASE:
        raise UserError("database.ending", name=path.name)
    if path.exists():
        raise UserError("database.exists", name=path.name)
    device, key = device_key.make(passphrase)
    try:
        with atomic_path(path) as part, contextlib.closing(Database.create(part)) as db:
            with db.writing() as connection:
                for fact, value in (("member", new_id(random)), ("name", name), ("device", device)):
                    local.set_meta(connection, fact, value)
                event_log.put_senders(connection, [Sender(device, key.public.hex(), name)])
            begin(Workspace(db, wall=wall, random=random), key)
    except BaseException:
        with contextlib.suppress(OSError):
            device_key.key_file(device).unlink()
        raise
    return Workspace.open(path, wall=wall, random=random)
