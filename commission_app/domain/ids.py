"""Names of things: random ones for people, derived ones for what an event creates."""

from __future__ import annotations

import os
from collections.abc import Callable

from commission_app.domain.digest import sha256

RandomBytes = Callable[[int], bytes]

SHARED = "shared"
PRIVATE = "private"


def new_id(random: RandomBytes = os.urandom) -> str:
    """Return a fresh random id of 20 hexadecimal digits."""
    return random(10).hex()


def device_id(public_key: bytes) -> str:
    """Return the id of the device that holds this Ed25519 key: nobody else can claim it."""
    return sha256(b"commission-app device\0" + public_key)[:32]


def stream_of(device: str, *, private: bool = False) -> str:
    """Return the name of a device's stream."""
    return f"{device}/{PRIVATE if private else SHARED}"


def device_of(stream: str) -> str:
    """Return the device that writes a stream."""
    return stream.split("/", 1)[0]


def is_private(stream: str) -> bool:
    """Whether a stream never leaves its computer."""
    return stream.endswith("/" + PRIVATE)


def created_id(stream: str, seq: int, hlc: int) -> str:
    """Return the id of what the event at this place, with this stamp, creates.

    It follows from the place, so that nobody can create a comment or draft under an id that another device
    has given or will give; the stamp tells the branches of one stream apart.
    """
    return sha256(f"commission-app created\0{stream}\0{seq}\0{hlc}")[:20]
