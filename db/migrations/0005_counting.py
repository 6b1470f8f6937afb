"""The version of a comment beside it, and an index that holds all that is counted of comments."""

from __future__ import annotations

from sqlite_utils import Database

SCHEMA = """
ALTER TABLE comment ADD COLUMN version TEXT NOT NULL DEFAULT '';
UPDATE comment SET version = json_extract(history, '$[#-1][3]');
CREATE INDEX comment_count ON comment (draft, eid, state, kind, reply_to, author, subject, version)
"""


def migrate(db: Database) -> None:
    for statement in SCHEMA.split(";"):
        db.execute(statement.strip())
