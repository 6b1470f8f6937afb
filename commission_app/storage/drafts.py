"""Drafts as they stand."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from commission_app.domain.draft import Draft
from commission_app.storage.projections.rows import to_draft


def every(connection: sqlite3.Connection, *, withdrawn: bool = False) -> list[Draft]:
    """Return all drafts, or with ``withdrawn`` those too that were withdrawn, in the order of their publication."""
    texts: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in connection.execute("SELECT subject, language, document, source FROM draft_text"):
        texts[row[0]].append(row)
    rows = connection.execute("SELECT * FROM draft WHERE withdrawn <= ? ORDER BY made, subject", (int(withdrawn),))
    return [to_draft(row, texts[row[0]]) for row in rows]


def get(connection: sqlite3.Connection, draft: str) -> Draft | None:
    """Return one draft, withdrawn or not."""
    return next((one for one in every(connection, withdrawn=True) if one.id == draft), None)


def documents(connection: sqlite3.Connection) -> set[str]:
    """Return the hashes of all texts that drafts speak of."""
    return {hash_ for (hash_,) in connection.execute("SELECT document FROM draft_text")}
