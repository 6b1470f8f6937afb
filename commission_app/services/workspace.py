"""An open commission database, with everything that a service needs to work on it."""

from __future__ import annotations

import json
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from commission_app.base.paths import backups_folder
from commission_app.domain.clock import WallClock
from commission_app.domain.document import Document
from commission_app.domain.document_json import document_from_json
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.ids import RandomBytes
from commission_app.domain.roster import Roster
from commission_app.storage import backup, database, documents, drafts, local
from commission_app.storage.database import Connection, Database
from commission_app.storage.projections.roster import fold_roster

if TYPE_CHECKING:
    from commission_app.compare.align import Decision
    from commission_app.compare.comparison import Comparison
    from commission_app.services.rescue import Content, Key
    from commission_app.services.waiting import Tally

T = TypeVar("T")
_TEXTS_IN_MEMORY = 16
_COMPARISONS_IN_MEMORY = 16


ComparisonKey: TypeAlias = "tuple[str, str, tuple[Decision, ...]]"


def wall_clock() -> int:
    """Return the milliseconds since 1970-01-01 UTC by this computer's clock."""
    return time.time_ns() // 1_000_000


def moment(milliseconds: int) -> datetime:
    """Return a moment given in milliseconds since 1970-01-01 UTC; 0 stands for now."""
    return datetime.fromtimestamp((milliseconds or wall_clock()) / 1000, UTC)


_LONGEST_STEM = 190
"""Bytes: most disks take names of 255 of them, and a letter of Cyrillic takes two."""


def backup_stem(path: Path, device: str) -> str:
    """Return what the names of a database's backups begin with: its own name, and whose it is.

    Databases of one name may lie in two folders, and each keeps its own backups. Of a name that is as long as a disk
    takes, the end is left off: moment and ending of a backup need room, too.
    """
    own = path.stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    return f"{own}-{device[:8]}" if device else own


class Workspace:
    """A database that is open, whose it is, and the sources of time and chance.

    Made once by a face and passed on; used by one thread.
    """

    def __init__(self, db: Database, *, wall: WallClock = wall_clock, random: RandomBytes = os.urandom) -> None:
        self.db = db
        self.wall = wall
        self.random = random
        self._texts: OrderedDict[str, Document] = OrderedDict()
        self._facts: dict[str, str] = {}
        self._standing: dict[type, tuple[tuple[int, int], object]] = {}
        """What was read of the database as it stands, with the version in which it was."""
        self._comparisons: OrderedDict[ComparisonKey, Comparison] = OrderedDict()
        self.rescued: dict[Key, Content | None] | None = None
        """What was begun to be written and is kept beside the database; None until somebody asks."""
        self.tally: Tally | None = None
        """How many acts waited to be shared when they were counted last."""

    @staticmethod
    def open(
        path: Path,
        *,
        reading: bool = False,
        wall: WallClock = wall_clock,
        random: RandomBytes = os.urandom,
    ) -> Workspace:
        """Open a database, after a backup where it is of an older program; raises UserError where it cannot be.

        With ``reading`` nothing of it can be changed, so that others may have it open, and it may lie anywhere.
        """
        database.check_file(path)
        if not reading and database.needs_migration(path):
            with database.unchanged(path) as connection:
                device = local.meta(connection, "device") or ""
                backup.keep(connection, backups_folder(), backup_stem(path, device), moment(wall()))
        return Workspace(Database.open(path, reading=reading), wall=wall, random=random)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self.db.path

    @property
    def reading(self) -> bool:
        """Whether it is open for reading only."""
        return self.db.reading

    @property
    def connection(self) -> Connection:
        """The connection to read by."""
        return self.db.connection

    @property
    def commission(self) -> str | None:
        """The commission's id, or None where this computer has not joined one yet. Once known it never changes."""
        if "commission" not in self._facts and (found := local.meta(self.connection, "commission")) is not None:
            if self.db.version is None:
                return found
            self._facts["commission"] = found
        return self._facts.get("commission")

    @property
    def member(self) -> str:
        """The id of the person whose database this is: the one this computer is enrolled for, or will ask to be."""
        enrolled = self.roster().devices.get(self.device)
        return enrolled.member if enrolled else self._own("member")

    @property
    def device(self) -> str:
        """The id of this installation."""
        return self._own("device")

    @property
    def name(self) -> str:
        """What this person gave as their name when the database was made."""
        return self._own("name")

    def _own(self, fact: str) -> str:
        if fact not in self._facts:
            found = local.meta(self.connection, fact)
            if found is None:
                raise UserError("database.unfinished", name=self.path.name)
            self._facts[fact] = found
        return self._facts[fact]

    def joined(self) -> str:
        """Return the commission's id; raises UserError where this computer has not joined one yet."""
        if self.commission is None:
            raise UserError("join.not_joined")
        return self.commission

    def roster(self) -> Roster:
        """Return the commission's roster as it stands; an empty one where none was joined."""
        return self._as_it_stands(
            Roster, lambda: fold_roster(self.connection, self.commission) if self.commission else Roster()
        )

    def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts as they stand, in the order of their publication."""
        return self._as_it_stands(Draft, lambda: tuple(drafts.every(self.connection)))

    def _as_it_stands(self, what: type, read: Callable[[], T]) -> T:
        """Return what was read last, or read it anew where anything was committed since."""
        version = self.db.version
        if version is None:
            return read()
        held = self._standing.get(what)
        if held is None or held[0] != version:
            held = self._standing[what] = version, read()
        return cast("T", held[1])

    def text(self, hash_: str) -> Document:
        """Return a stored text. The last few stay in memory. Raises UserError where it is not there or damaged."""
        held = self._texts.get(hash_)
        if held is None:
            content = documents.content(self.connection, hash_)
            if content is None:
                raise UserError("database.text_missing", name=self.path.name)
            try:
                held = document_from_json(json.loads(content))
            except ValueError:
                raise UserError("database.text_unreadable", name=self.path.name) from None
            self.hold_text(hash_, held)
        self._texts.move_to_end(hash_)
        return held

    def hold_text(self, hash_: str, text: Document) -> None:
        """Keep a stored text in memory, in place of the one that was used longest ago: it was read elsewhere."""
        self._texts[hash_] = text
        while len(self._texts) > _TEXTS_IN_MEMORY:
            self._texts.popitem(last=False)

    def comparison(self, old: str, new: str, decisions: tuple[Decision, ...]) -> Comparison:
        """Return the comparison of two stored texts; the last few stay in memory with the redlines made so far."""
        # Loading what compares takes as long as opening a small database, and most commands compare nothing.
        from commission_app.compare.comparison import compare

        held = self.held_comparison(old, new, decisions)
        if held is None:
            held = compare(self.text(old), self.text(new), decisions)
            self.keep_comparison(old, new, decisions, held)
        return held

    def held_comparison(self, old: str, new: str, decisions: tuple[Decision, ...]) -> Comparison | None:
        """Return the comparison of two stored texts if it is in memory."""
        held = self._comparisons.get((old, new, decisions))
        if held is not None:
            self._comparisons.move_to_end((old, new, decisions))
        return held

    def keep_comparison(self, old: str, new: str, decisions: tuple[Decision, ...], comparison: Comparison) -> None:
        """Keep a comparison in memory, in place of the one that was used longest ago."""
        self._comparisons[old, new, decisions] = comparison
        while len(self._comparisons) > _COMPARISONS_IN_MEMORY:
            self._comparisons.popitem(last=False)

    def back_up(self) -> Path:
        """Make a backup in this computer's folder of backups and return its path."""
        stem = backup_stem(self.path, self.device)
        return backup.keep(self.connection, backups_folder(), stem, moment(self.wall()))
