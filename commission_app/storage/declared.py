"""What secretaries declared of the texts, as it stands."""

from __future__ import annotations

import sqlite3

from commission_app.domain.declared import Alignment, Invariant, Term
from commission_app.storage.projections.declared_rows import to_alignment, to_invariant, to_term


def alignments(connection: sqlite3.Connection, old_draft: str, new_draft: str) -> list[Alignment]:
    """Return the decisions by hand that stand between two drafts."""
    rows = connection.execute(
        "SELECT * FROM alignment WHERE old_draft = ? AND new_draft = ? AND linked IS NOT NULL ORDER BY subject",
        (old_draft, new_draft),
    )
    return [to_alignment(row) for row in rows]


def linked(connection: sqlite3.Connection, subject: str) -> bool | None:
    """Return what was decided of a pair of provisions, if anything stands."""
    row = connection.execute("SELECT linked FROM alignment WHERE subject = ?", (subject,)).fetchone()
    return None if row is None or row[0] is None else bool(row[0])


def invariants(connection: sqlite3.Connection) -> list[Invariant]:
    """Return the invariants that were declared and not withdrawn, by draft and place."""
    rows = connection.execute("SELECT * FROM invariant WHERE NOT withdrawn ORDER BY draft, eid, language, subject")
    return [to_invariant(row) for row in rows]


def terms(connection: sqlite3.Connection) -> list[Term]:
    """Return the glossary without what was withdrawn."""
    return [
        to_term(row) for row in connection.execute("SELECT * FROM term WHERE NOT withdrawn ORDER BY words, subject")
    ]
