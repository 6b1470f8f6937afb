"""What computers exchange: sealed streams and the texts they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from commission_app.domain.event import EventRow


class Seal(NamedTuple):
    """The word of a device that it wrote the event of this hash, number ``seq`` of its stream, and all before it.

    ``signature`` is in hex.
    """

    stream: str
    seq: int
    hash: str
    signature: str


class Sender(NamedTuple):
    """What a device says of itself: its Ed25519 public key (hex) and its owner's name."""

    device: str
    public_key: str
    name: str


class Share(NamedTuple):
    """All that a share file holds.

    ``commission`` is the commission's id, ``device`` the one that made the file; ``streams`` are the events of each
    stream by ``seq``; ``seals`` are on the last event of every branch of them; ``documents`` are texts in canonical
    form by their SHA-256 (hex).
    """

    commission: str
    device: str
    streams: Mapping[str, list[EventRow]]
    seals: tuple[Seal, ...]
    senders: Mapping[str, Sender]
    documents: Mapping[str, str]
