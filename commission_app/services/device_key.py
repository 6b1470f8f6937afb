"""The key of this computer: made once, kept outside of the database, used to seal what leaves it."""

from __future__ import annotations

import os
from pathlib import Path

from commission_app.base.atomic_file import atomic_path, made_folder
from commission_app.base.paths import keys_folder
from commission_app.domain.errors import UserError
from commission_app.domain.ids import device_id
from commission_app.exchange.seal import SigningKey, is_locked

MIN_PASSPHRASE = 8


def key_file(device: str) -> Path:
    """Return where the key of a device is kept."""
    return keys_folder() / f"{device}.key"


def make(passphrase: str | None) -> tuple[str, SigningKey]:
    """Make and keep the key of a new device; return the device's id and the key.

    ``passphrase`` None leaves the key to its file's mode. Raises UserError for a passphrase that is too short.
    """
    if passphrase is not None and len(passphrase) < MIN_PASSPHRASE:
        raise UserError("key.passphrase_short", least=MIN_PASSPHRASE)
    key = SigningKey.generate()
    device = device_id(key.public)
    target = key_file(device)
    made_folder(target.parent, 0o700)
    with atomic_path(target) as part:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(key.to_file(passphrase))
        part.chmod(0o600)
    return device, key


def load(device: str, passphrase: str | None) -> SigningKey:
    """Return the key of a device; raises UserError where it is missing, or its passphrase is missing or wrong."""
    try:
        content = key_file(device).read_bytes()
    except OSError:
        raise UserError("key.missing", file=key_file(device).name) from None
    return SigningKey.from_file(content, passphrase)


def exists(device: str) -> bool:
    """Whether the key of a device is kept on this computer."""
    return key_file(device).is_file()


def needs_passphrase(device: str) -> bool:
    """Whether the key of a device is locked by a passphrase; raises UserError where it is missing."""
    try:
        return is_locked(key_file(device).read_bytes())
    except OSError:
        raise UserError("key.missing", file=key_file(device).name) from None
