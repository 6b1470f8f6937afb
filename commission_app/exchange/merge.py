"""What a share file adds to what is known, once everything in it has proved genuine."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from commission_app.domain.body_fields import MAX_NAME, is_clean_text
from commission_app.domain.document_json import document_from_json
from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, EventRow
from commission_app.domain.ids import device_id, device_of, is_private
from commission_app.domain.share import Seal, Sender, Share
from commission_app.exchange.chain import check_stream
from commission_app.exchange.seal import is_genuine

_HASH = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a computer holds already. ``commission`` is None where it has not joined one yet; ``stream`` returns the
    events of a stream.
    """

    commission: str | None
    stream: Callable[[str], Sequence[EventRow]]
    seals: Mapping[str, Seal]
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
    missing: it is accepted as a whole or not at all.
    """
    _check_about(share, known)
    _check_senders(share)
    rows: list[EventRow] = []
    events: list[Event] = []
    already = 0
    for stream, sent in share.streams.items():
        if is_private(stream):
            raise UserError("share.forged")
        held = known.stream(stream)
        common = _common(sent, held)
        _check_seal(share, stream, sent[-1], known)
        new = check_stream(sent[common:], held[:common])
        if common < min(len(held), len(sent)):
            # Both branches are genuine words of one device: it was copied, or set back to an old backup.
            raise UserError("share.forked", device=stream[:8], seq=common + 1)
        rows += sent[common:]
        events += new
        already += common
    if share.seals.keys() != share.streams.keys():
        raise UserError("share.truncated")
    return Additions(share, tuple(rows), tuple(events), already, _documents(share, events, known))


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
            raise UserError("share.forged")


def _common(sent: Sequence[EventRow], held: Sequence[EventRow]) -> int:
    """Return how many events at the start of a stream are known, to the letter."""
    both = min(len(sent), len(held))
    if list(sent[:both]) == list(held[:both]):
        return both
    return next(place for place in range(both) if sent[place] != held[place])


def _check_seal(share: Share, stream: str, last: EventRow, known: Known) -> None:
    seal = share.seals.get(stream)
    if seal is None or seal.seq != last.seq or seal.hash != last.hash:
        raise UserError("share.truncated")
    if known.seals.get(stream) == seal:
        return
    sender: Sender | None = share.senders.get(device_of(stream))
    if sender is None or not isinstance(seal.signature, str) or not is_genuine(seal, sender.public_key):
        raise UserError("share.forged")


def _documents(share: Share, events: Sequence[Event], known: Known) -> dict[str, str]:
    """Return the texts that new events speak of; every one that is not known must be there and be sound."""
    needed = {str(event.body["document"]) for event in events if event.kind == "draft.text_added"}
    found: dict[str, str] = {}
    for hash_, content in share.documents.items():
        if not isinstance(content, str) or hashlib.sha256(content.encode()).hexdigest() != hash_:
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
