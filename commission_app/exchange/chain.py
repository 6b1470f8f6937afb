"""Chains: that the events of a stream are all there, in their order and as they were written."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from commission_app.domain.clock import LATEST_STAMP
from commission_app.domain.errors import UserError
from commission_app.domain.event import FIRST_PREV, Body, Event, EventRow
from commission_app.domain.event_kinds import is_wellformed
from commission_app.exchange.canonical import body_text, event_hash

_parse = json.JSONDecoder().decode
MAX_BODY = 1_000_000
_STREAM = re.compile(r"[0-9a-f]{32}/(?:shared|private)")
_KIND = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}")
_PREV = re.compile(r"(?:[0-9a-f]{64})?")
_SUBJECT = re.compile(r"[0-9A-Za-z_\-./]{1,300}")


def check_stream(rows: Sequence[EventRow], known: Sequence[EventRow] = ()) -> list[Event]:
    """Return the events of one stream that follow those ``known`` (and checked) already.

    Raises UserError (``share.altered``, ``share.malformed``) at the first that is not what its hash, its neighbours or
    its kind say it must be.
    """
    events: list[Event] = []
    prev, hlc = (known[-1].hash, known[-1].hlc) if known else (FIRST_PREV, 0)
    for number, row in enumerate(rows, len(known) + 1):
        body = _checked_body(row)
        if row.seq != number or row.prev != prev or row.hlc <= hlc or event_hash(*row[:8]) != row.hash:
            raise UserError("share.altered", device=row.stream[:8], seq=number)
        prev, hlc = row.hash, row.hlc
        events.append(Event(*row[:6], body, row.prev, row.hash))
    return events


def _checked_body(row: EventRow) -> Body:
    if not _is_plain(row):
        raise UserError("share.malformed", device=str(row.stream)[:8], seq=str(row.seq)[:20])
    try:
        body = _parse(row.body)
    except (ValueError, RecursionError):
        body = None
    if (
        not isinstance(body, dict)
        or not _is_canonical(body, row.body)
        or not is_wellformed(row.kind, row.subject, body)
    ):
        raise UserError("share.malformed", device=row.stream[:8], seq=row.seq)
    return body


def _is_plain(row: EventRow) -> bool:
    """Whether the fields of a row have their types and their simple shapes."""
    strings = (row.stream, row.kind, row.subject, row.body, row.prev, row.hash)
    return (
        all(type(value) is str for value in strings)
        and type(row.seq) is type(row.hlc) is type(row.at) is int
        and 0 < row.hlc < LATEST_STAMP
        and 0 <= row.at < LATEST_STAMP
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
