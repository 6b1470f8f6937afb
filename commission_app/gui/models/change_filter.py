"""Filters of the tree by what became of an article since the draft it is compared with."""

from __future__ import annotations

from enum import StrEnum

from commission_app.services.badges import Badge, Relation


class ChangeFilter(StrEnum):
    """Which articles of the tree are shown."""

    AMENDED = "amended"
    NEW = "new"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REMOVED = "removed"
    UNSURE = "unsure"
    FINDINGS = "findings"

    def passes(self, badge: Badge | None, *, is_removed: bool, is_found: bool) -> bool:
        """Whether an article is shown: by its badge, as one that was removed, or for what a check found in it."""
        if self is ChangeFilter.FINDINGS:
            return is_found
        if badge is None or is_removed:
            return is_removed and self is ChangeFilter.REMOVED
        return {
            ChangeFilter.AMENDED: badge.relation in (Relation.AMENDED, Relation.SPLIT, Relation.MERGED),
            ChangeFilter.NEW: badge.relation is Relation.NEW,
            ChangeFilter.MOVED: badge.moved,
            ChangeFilter.RENUMBERED: badge.renumbered,
            ChangeFilter.REMOVED: False,
            ChangeFilter.UNSURE: not badge.sure,
        }[self]
