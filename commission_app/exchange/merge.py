"""What a share file adds to what is known, once everything in it has proved genuine."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from commission_app.domain.body_fields import MAX_NAME, is_clean_text
from commission_app.domain.digest import sha256
from commission_app.domain.document_json import document_from_json
from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, EventRow
from commission_app.domain.ids import device_id, device_of, is_private
from commission_app.domain.share import Seal, Sender, Share
from commission_app.exchange.chain import check_stream, ends_of
from commission_app.exchange.seal import is_genuine

_HASH = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a computer holds already. ``commission`` is None where it has not joined one yet; ``stream`` returns the
    events of a stream by their hashes.
    """

    commission: str | None
    stream: Callable[[str], Mapping[str, EventRow]]
    seals: Container[Seal]
    documents: Container[str]


@dataclass(frozen=True, slots=True)
class Additions:
    """What is new in a share file, all of it checked; ``already_known`` counts its other events."""

    share: Share
    rows: tuple[EventRow, ...]
    events: tuple[Event, ...]
    already_known: int
    documents: Mapping[str, str]


def examine(share: Share, known: Known) -> Additions:
    """Return what a share file adds.

    Raises UserError where the file is of another commission, or anything in it is altered, forged, malformed or
    missing: it is accepted as a whole or not at all. Where one device's events are at fault, ``device`` names it.
    """
    _check_about(share, known)
    _check_senders(share)
    sealed = _sealed(share)
    rows: list[EventRow] = []
    events: list[Event] = []
    for stream, sent in share.streams.items():
        if is_private(stream):
            raise UserError("share.forged", device=device_of(stream))
        _check_seals(share, stream, sent, sealed.get(stream, ()), known)
        held = known.stream(stream)
        new = check_stream(sent, held)
        rows += sent if len(new) == len(sent) else [row for row in sent if row.hash not in held]
        events += new
    if sealed.keys() != share.streams.keys():
        raise UserError("share.truncated")
    already = sum(map(len, share.streams.values())) - len(rows)
    return Additions(share, tuple(rows), tuple(events), already, _documents(share, events, known))


def _sealed(share: Share) -> dict[str, list[Seal]]:
    found: defaultdict[str, list[Seal]] = defaultdict(list)
    for seal in share.seals:
        found[seal.stream].append(seal)
    return found


def _check_about(share: Share, known: Known) -> None:
    if not (_is(share.commission, _HASH) and _is(share.device, _DEVICE)):
        raise UserError("share.forged")
    if known.commission is not None and share.commission != known.commission:
        raise UserError("share.other_commission")
    if known.commission is None and not any(
        rows and rows[0].hash == share.commission and rows[0].kind == "commission.founded"
        for rows in share.streams.values()
    ):
        raise UserError("share.not_of_secretary")


def _is(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _check_senders(share: Share) -> None:
    for device, sender in share.senders.items():
        named = isinstance(sender.name, str) and len(sender.name) <= MAX_NAME and is_clean_text(sender.name)
        if not (named and _is(sender.public_key, _HASH) and device == device_id(bytes.fromhex(sender.public_key))):
            raise UserError("share.forged", device=str(device))


def _check_seals(share: Share, stream: str, sent: Sequence[EventRow], seals: Sequence[Seal], known: Known) -> None:
    """See that every branch of a stream ends as its device has sealed it."""
    ends = ends_of(sent)
    if {(seal.seq, seal.hash) for seal in seals} != {(row.seq, row.hash) for row in sent if row.hash in ends}:
        raise UserError("share.truncated", device=device_of(stream))
    sender: Sender | None = share.senders.get(device_of(stream))
    for seal in seals:
        if seal in known.seals:
            continue
        if sender is None or not isinstance(seal.signature, str) or not is_genuine(seal, sender.public_key):
            raise UserError("share.forged", device=device_of(stream))


def _documents(share: Share, events: Sequence[Event], known: Known) -> dict[str, str]:
    """Return the texts that new events speak of; every one that is not known must be there and be sound."""
    needed = {str(event.body["document"]) for event in events if event.kind == "draft.text_added"}
    found: dict[str, str] = {}
    for hash_, content in share.documents.items():
        if not isinstance(content, str) or sha256(content) != hash_:
            raise UserError("share.altered_text")
    for hash_ in needed:
        if hash_ in known.documents:
            continue
        if hash_ not in share.documents:
            raise UserError("share.truncated")
        found[hash_] = share.documents[hash_]
        try:
            document_from_json(json.loads(found[hash_]))
        except (ValueError, RecursionError):
            raise UserError("share.altered_text") from None
    return found
