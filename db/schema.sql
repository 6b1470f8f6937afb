CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sender (
    device TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    hash TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    params TEXT NOT NULL,
    inverse TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;

CREATE TABLE seen (
    subject TEXT PRIMARY KEY,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commission (
    subject TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    rule TEXT NOT NULL,
    founder TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    subject TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    subject TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    public_key TEXT NOT NULL,
    last_seq INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    subject TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    date TEXT,
    in_force INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_text (
    subject TEXT NOT NULL,
    language TEXT NOT NULL,
    document TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (subject, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
    subject TEXT PRIMARY KEY,
    author TEXT NOT NULL,
    draft TEXT NOT NULL,
    eid TEXT NOT NULL,
    language TEXT,
    first INTEGER,
    last INTEGER,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    visibility TEXT NOT NULL,
    reply_to TEXT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    resolved INTEGER NOT NULL,
    made INTEGER NOT NULL,
    history TEXT NOT NULL,
    heads TEXT NOT NULL
, version TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE vote (
    subject TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    eid TEXT NOT NULL,
    member TEXT NOT NULL,
    answer TEXT,
    texts TEXT NOT NULL,
    paper TEXT,
    history TEXT NOT NULL,
    heads TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_place ON vote (draft, eid);

CREATE TABLE finished (
    subject TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    eid TEXT NOT NULL,
    member TEXT NOT NULL,
    done INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX finished_place ON finished (draft, eid);

CREATE TABLE unfinished (
    draft TEXT NOT NULL,
    unit TEXT NOT NULL,
    purpose TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (draft, unit, purpose)
) STRICT, WITHOUT ROWID;

CREATE INDEX comment_place ON comment (draft, eid, made, subject, reply_to, state);

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

CREATE TABLE "event" (
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

CREATE INDEX event_subject ON event (subject);

CREATE INDEX event_kind ON event (kind);

CREATE TABLE head (
    stream TEXT NOT NULL,
    hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    PRIMARY KEY (stream, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE "seal" (
    stream TEXT NOT NULL,
    hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (stream, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE "not_counting" (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_counting_subject ON not_counting (subject);

CREATE INDEX comment_count ON comment (draft, eid, state, kind, reply_to, author, subject, version);

CREATE INDEX comment_range ON comment (draft, eid, language, made, subject, first, last, exact, reply_to, state)
WHERE first IS NOT NULL AND reply_to IS NULL AND state <> 'withdrawn';

