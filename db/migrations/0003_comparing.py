"""What secretaries declare: which provisions correspond, what must stay word for word, which terms pair."""

from __future__ import annotations

from sqlite_utils import Database

SCHEMA = """
CREATE TABLE alignment (
    subject TEXT PRIMARY KEY,
    old_draft TEXT NOT NULL,
    new_draft TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    linked INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX alignment_drafts ON alignment (old_draft, new_draft);

CREATE TABLE invariant (
    subject TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    eid TEXT NOT NULL,
    language TEXT NOT NULL,
    exact TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
    subject TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""


def migrate(db: Database) -> None:
    """Make the tables."""
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
