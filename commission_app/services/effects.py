"""What an act touched, so that only the views of that are shown anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effects:
    """What one act changed.

    ``created`` is the id of what it made, if anything; ``places`` are the (draft, eid) whose comments, votes or marks
    changed; ``drafts`` and ``roster`` say whether those lists changed; ``everything`` that nothing shown may be kept.
    """

    created: str | None = None
    places: frozenset[tuple[str, str]] = frozenset()
    drafts: bool = False
    roster: bool = False
    everything: bool = False
