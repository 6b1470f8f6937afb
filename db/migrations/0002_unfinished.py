"""Texts that somebody has begun to write and not sent yet; they never leave this computer."""

from __future__ import annotations

from sqlite_utils import Database

SCHEMA = """
CREATE TABLE unfinished (
    draft TEXT NOT NULL,
    unit TEXT NOT NULL,
    purpose TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (draft, unit, purpose)
) STRICT, WITHOUT ROWID;
"""


def migrate(db: Database) -> None:
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
