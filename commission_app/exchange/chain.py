"""Chains: that the events of a stream are all there, in their order and as they were written.

A stream is a line, or a tree where its device was copied or set back to a backup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from commission_app.domain.clock import LATEST_MOMENT, LATEST_STAMP
from commission_app.domain.errors import UserError
from commission_app.domain.event import FIRST_PREV, Body, Event, EventRow
from commission_app.domain.event_kinds import is_wellformed
from commission_app.domain.ids import device_of
from commission_app.domain.share import Seal
from commission_app.exchange.canonical import body_text, event_hash

_parse = json.JSONDecoder().decode
NOTHING: Mapping[str, EventRow] = MappingProxyType({})
MAX_BODY = 1_000_000
_STREAM = re.compile(r"[0-9a-f]{32}/(?:shared|private)")
_KIND = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}")
_PREV = re.compile(r"(?:[0-9a-f]{64})?")
_SUBJECT = re.compile(r"[0-9A-Za-z_\-./]{1,300}")


def check_stream(rows: Sequence[EventRow], known: Mapping[str, EventRow] = NOTHING) -> list[Event]:
    """Return the events of one stream that are not among those ``known`` (by their hash, and checked) already.

    Each stands after the one it follows. Raises UserError (``share.altered``, ``share.malformed``) at the first that
    is not what its hash, the event it follows or its kind say it must be.
    """
    events: list[Event] = []
    ends = {FIRST_PREV: (0, 0)}
    for row in rows:
        held = known.get(row.hash)
        if held is not None:
            if held != row:
                raise _altered(row)
            ends[row.hash] = row.seq, row.hlc
            continue
        body = _checked_body(row)
        seq, hlc = ends.get(row.prev) or _end(known, row)
        if row.seq != seq + 1 or row.hlc <= hlc or event_hash(*row[:8]) != row.hash:
            raise _altered(row)
        ends[row.hash] = row.seq, row.hlc
        events.append(Event(*row[:6], body, row.prev, row.hash))
    return events


def _end(known: Mapping[str, EventRow], row: EventRow) -> tuple[int, int]:
    """Return number and stamp of the known event that a row follows."""
    before = known.get(row.prev)
    if before is None:
        raise _altered(row)
    return before.seq, before.hlc


def _altered(row: EventRow) -> UserError:
    return UserError("share.altered", device=device_of(str(row.stream))[:32], seq=str(row.seq)[:20])


def _malformed(row: EventRow) -> UserError:
    return UserError("share.malformed", device=device_of(str(row.stream))[:32], seq=str(row.seq)[:20])


def sealed_part(rows: Sequence[EventRow], seals: Iterable[Seal]) -> tuple[list[EventRow], list[Seal]]:
    """Return what of a stream its seals vouch for, and the seals that are needed for that: one for each branch.

    ``rows`` are all events of the stream, each after the one it follows.
    """
    by_hash = {row.hash: row for row in rows}
    vouched: set[str] = set()
    needed: list[Seal] = []
    for seal in sorted(seals, key=lambda one: (-one.seq, one.hash)):
        place = seal.hash
        if place not in vouched and place in by_hash:
            needed.append(seal)
        while place not in vouched and place in by_hash:
            vouched.add(place)
            place = by_hash[place].prev
    return [row for row in rows if row.hash in vouched], needed


def ends_of(rows: Sequence[EventRow]) -> set[str]:
    """Return the hashes of the events that no other of these follows."""
    return {row.hash for row in rows} - {row.prev for row in rows}


def _checked_body(row: EventRow) -> Body:
    if not _is_plain(row):
        raise _malformed(row)
    try:
        body = _parse(row.body)
    except (ValueError, RecursionError):
        body = None
    if (
        not isinstance(body, dict)
        or not _is_canonical(body, row.body)
        or not is_wellformed(row.kind, row.subject, body)
    ):
        raise _malformed(row)
    return body


def _is_plain(row: EventRow) -> bool:
    """Whether the fields of a row have their types and their simple shapes."""
    strings = (row.stream, row.kind, row.subject, row.body, row.prev, row.hash)
    return (
        all(type(value) is str for value in strings)
        and type(row.seq) is type(row.hlc) is type(row.at) is int
        and 0 < row.hlc < LATEST_STAMP
        and 0 <= row.at < LATEST_MOMENT
        and len(row.body) <= MAX_BODY
        and _STREAM.fullmatch(row.stream) is not None
        and _KIND.fullmatch(row.kind) is not None
        and _SUBJECT.fullmatch(row.subject) is not None
        and _PREV.fullmatch(row.prev) is not None
    )


def _is_canonical(body: Body, text: str) -> bool:
    try:
        return body_text(body) == text
    except (ValueError, RecursionError):
        return False
