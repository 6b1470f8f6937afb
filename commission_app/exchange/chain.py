"""Chains: that the events of a stream are all there, in their order and as they were written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from commission_app.domain.clock import LATEST_STAMP
from commission_app.domain.errors import UserError
from commission_app.domain.event import FIRST_PREV, Body, Event
from commission_app.domain.event_kinds import is_wellformed
from commission_app.exchange.canonical import body_text, event_hash

MAX_BODY = 1_000_000
_STREAM = re.compile(r"[0-9a-f]{32}/(?:shared|private)")
_KIND = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}")
_SUBJECT = re.compile(r"[0-9A-Za-z_\-./]{1,300}")


class Row(NamedTuple):
    """An event as a table holds it: the body is its canonical text."""

    stream: str
    seq: int
    hlc: int
    at: int
    kind: str
    subject: str
    body: str
    prev: str
    hash: str


def to_event(row: Row) -> Event:
    """Return the event of a row that was checked before."""
    return Event(*row[:6], json.loads(row.body), row.prev, row.hash)


def check_stream(rows: Iterable[Row]) -> list[Event]:
    """Return the events of one stream, given from its first on.

    Raises UserError (``share.altered``, ``share.malformed``) at the first that is not what its hash, its neighbours or
    its kind say it must be.
    """
    events: list[Event] = []
    prev, hlc = FIRST_PREV, 0
    for number, row in enumerate(rows, 1):
        if row.seq != number or row.prev != prev or row.hlc <= hlc:
            raise UserError("share.altered", stream=row.stream[:8], seq=number)
        body = _checked_body(row)
        if event_hash(*row[:8]) != row.hash:
            raise UserError("share.altered", stream=row.stream[:8], seq=number)
        prev, hlc = row.hash, row.hlc
        events.append(Event(*row[:6], body, row.prev, row.hash))
    return events


def _checked_body(row: Row) -> Body:
    malformed = UserError("share.malformed", stream=row.stream[:8], seq=row.seq)
    plain = _STREAM.fullmatch(row.stream) and _KIND.fullmatch(row.kind) and _SUBJECT.fullmatch(row.subject)
    if not plain or len(row.body) > MAX_BODY or not 0 < row.hlc < LATEST_STAMP or not 0 <= row.at < LATEST_STAMP:
        raise malformed
    try:
        body = json.loads(row.body)
    except (ValueError, RecursionError):
        raise malformed from None
    if not isinstance(body, dict) or body_text(body) != row.body or not is_wellformed(row.kind, row.subject, body):
        raise malformed
    return body
