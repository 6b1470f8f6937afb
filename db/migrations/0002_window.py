"""Texts that were begun and not sent yet, and an index that tells the threads of a place without reading them."""

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
DROP INDEX comment_place;
CREATE INDEX comment_place ON comment (draft, eid, made, subject, reply_to, state);
"""


def migrate(db: Database) -> None:
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
