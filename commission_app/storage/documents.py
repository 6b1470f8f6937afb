"""The texts: trees of provisions, stored under the SHA-256 of their canonical form."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from commission_app.domain.digest import sha256


def put(connection: sqlite3.Connection, content: str) -> str:
    """Keep a text in its canonical form and return its hash; harmless where it is kept already."""
    hash_ = sha256(content)
    connection.execute("INSERT INTO document (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING", (hash_, content))
    return hash_


def content(connection: sqlite3.Connection, hash_: str) -> str | None:
    """Return a text's canonical form, or None."""
    row = connection.execute("SELECT content FROM document WHERE hash = ?", (hash_,)).fetchone()
    return None if row is None else str(row[0])


def known(connection: sqlite3.Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Return those of these texts that are here, by hash."""
    found = {hash_: content(connection, hash_) for hash_ in hashes}
    return {hash_: text for hash_, text in found.items() if text is not None}


def hashes(connection: sqlite3.Connection) -> set[str]:
    """Return the hashes of all texts."""
    return {hash_ for (hash_,) in connection.execute("SELECT hash FROM document")}


def is_sound(connection: sqlite3.Connection, hash_: str) -> bool:
    """Whether a text is what its hash says."""
    return sha256(content(connection, hash_) or "") == hash_
