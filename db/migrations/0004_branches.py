"""A device that was copied or set back to a backup writes two branches of one stream: both are kept.

The columns of each key stand first and together: SQLite 3.40 takes other tables without row ids for damaged.
"""

from __future__ import annotations

from sqlite_utils import Database

SCHEMA = """
CREATE TABLE whole_event (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    prev TEXT NOT NULL,
    PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO whole_event SELECT stream, seq, hash, hlc, at, kind, subject, body, prev FROM event;
DROP TABLE event;
ALTER TABLE whole_event RENAME TO event;
CREATE INDEX event_subject ON event (subject);
CREATE INDEX event_kind ON event (kind);

CREATE TABLE head (
    stream TEXT NOT NULL,
    hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    PRIMARY KEY (stream, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO head SELECT name, hash, seq, hlc FROM stream;
DROP TABLE stream;

CREATE TABLE every_seal (
    stream TEXT NOT NULL,
    hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (stream, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO every_seal SELECT stream, hash, seq, signature FROM seal;
DROP TABLE seal;
ALTER TABLE every_seal RENAME TO seal;

CREATE TABLE uncounted (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO uncounted SELECT stream, seq, hash, n.subject, reason FROM not_counting n JOIN event USING (stream, seq);
DROP TABLE not_counting;
ALTER TABLE uncounted RENAME TO not_counting;
CREATE INDEX not_counting_subject ON not_counting (subject);
"""


def migrate(db: Database) -> None:
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
