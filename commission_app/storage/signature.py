"""By which bytes our files are known; kept apart from SQLite, which telling them apart does not need."""

from __future__ import annotations

from pathlib import Path

DATABASE_ID, SHARE_ID = 0x434F4D41, 0x434F4D53
"""The ``application_id`` of a commission's database, and of a share file."""

_HEADER = b"SQLite format 3\0"


def looks_like(path: Path, application_id: int) -> bool:
    """Whether a file is an SQLite database of ours, told from its first hundred bytes; not, where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(_HEADER) and int.from_bytes(head[68:72], "big") == application_id
