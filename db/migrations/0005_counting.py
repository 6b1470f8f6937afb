"""The version of a comment beside it, and indexes that hold what is counted of comments, and the words they sit on."""

from __future__ import annotations

from sqlite_utils import Database

SCHEMA = """
ALTER TABLE comment ADD COLUMN version TEXT NOT NULL DEFAULT '';
UPDATE comment SET version = json_extract(history, '$[#-1][3]');
CREATE INDEX comment_count ON comment (draft, eid, state, kind, reply_to, author, subject, version);
CREATE INDEX comment_range ON comment (draft, eid, language, made, subject, first, last, exact, reply_to, state)
WHERE first IS NOT NULL AND reply_to IS NULL AND state <> 'withdrawn'
"""


def migrate(db: Database) -> None:
    for statement in SCHEMA.split(";"):
        db.execute(statement.strip())
