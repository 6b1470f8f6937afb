"""What became of an article from one text to the next."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """What became of an article."""

    UNCHANGED = "unchanged"
    AMENDED = "amended"
    NEW = "new"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
