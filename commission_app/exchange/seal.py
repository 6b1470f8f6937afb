"""Seals: signatures of the head of a stream, and the keys that make them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from commission_app.domain.errors import UserError
from commission_app.domain.share import Seal

if TYPE_CHECKING:
    # Loaded where it is used: most starts sign and verify nothing.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MAGIC_PLAIN = b"commission-app key 1 plain\n"
_MAGIC_LOCKED = b"commission-app key 1 argon2id aes-256-gcm\n"
_SALT, _NONCE = 16, 12


def _statement(stream: str, seq: int, hash_: str) -> bytes:
    return f"commission-app seal 1\n{stream}\n{seq}\n{hash_}".encode()


class SigningKey:
    """A device's private key (Ed25519, RFC 8032)."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @staticmethod
    def generate() -> SigningKey:
        """Return a fresh key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return SigningKey(Ed25519PrivateKey.generate())

    @property
    def public(self) -> bytes:
        """The public key: 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, statement: bytes) -> str:
        """Return the signature (hex) of a statement."""
        return self._key.sign(statement).hex()

    def seal(self, stream: str, seq: int, hash_: str) -> Seal:
        """Return the seal of a stream's head."""
        return Seal(stream, seq, hash_, self.sign(_statement(stream, seq, hash_)))

    def to_file(self, passphrase: str | None) -> bytes:
        """Return what is kept in the key file: locked by the passphrase, or plain where there is none.

        Locking: Argon2id (RFC 9106, second recommended option: 3 passes, 4 lanes, 64 MiB), then AES-256-GCM.
        """
        raw = self._key.private_bytes_raw()
        if passphrase is None:
            return _MAGIC_PLAIN + raw
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        return _MAGIC_LOCKED + salt + nonce + AESGCM(_derive(passphrase, salt)).encrypt(nonce, raw, _MAGIC_LOCKED)

    @staticmethod
    def from_file(content: bytes, passphrase: str | None) -> SigningKey:
        """Return the key of a key file.

        Raises UserError where a passphrase is needed, is wrong, or the file is damaged.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if content.startswith(_MAGIC_PLAIN):
            raw = content[len(_MAGIC_PLAIN) :]
        elif content.startswith(_MAGIC_LOCKED):
            raw = _unlock(content[len(_MAGIC_LOCKED) :], passphrase)
        else:
            raise UserError("key.damaged")
        if len(raw) != 32:
            raise UserError("key.damaged")
        return SigningKey(Ed25519PrivateKey.from_private_bytes(raw))


def is_locked(content: bytes) -> bool:
    """Whether a key file needs a passphrase."""
    return content.startswith(_MAGIC_LOCKED)


def _derive(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(passphrase.encode())


def _unlock(content: bytes, passphrase: str | None) -> bytes:
    if passphrase is None:
        raise UserError("key.passphrase_needed")
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, box = content[:_SALT], content[_SALT : _SALT + _NONCE], content[_SALT + _NONCE :]
    try:
        return AESGCM(_derive(passphrase, salt)).decrypt(nonce, box, _MAGIC_LOCKED)
    except (InvalidTag, ValueError):
        raise UserError("key.passphrase_wrong") from None


def is_signed(public_key: str, statement: bytes, signature: str) -> bool:
    """Whether the holder of a public key (hex) signed a statement."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_genuine(seal: Seal, public_key: str) -> bool:
    """Whether the holder of a public key (hex) made a seal."""
    return is_signed(public_key, _statement(seal.stream, seal.seq, seal.hash), seal.signature)
