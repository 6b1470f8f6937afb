"""The names that contents give to themselves."""

from __future__ import annotations


def sha256(content: str | bytes) -> str:
    """Return the SHA-256 of a text (its UTF-8) or of bytes, in hexadecimal digits."""
    # Python's module loads OpenSSL with it, 3 ms; a window is painted before anything is named.
    import hashlib

    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
