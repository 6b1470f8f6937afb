"""What an act touched, so that only the views of that are shown anew."""

from __future__ import annotations

from typing import NamedTuple

from commission_app.domain.document import Warning  # noqa: A004


class Effects(NamedTuple):
    """What one act changed.

    ``created`` is the id of what it made, if anything; ``places`` are the (draft, eid) whose comments, votes or marks
    changed; ``drafts`` and ``roster`` say whether those lists changed; ``everything`` that nothing shown may be kept.
    ``warnings`` are what a person should look at in what was added.
    """

    created: str | None = None
    places: frozenset[tuple[str, str]] = frozenset()
    drafts: bool = False
    roster: bool = False
    everything: bool = False
    warnings: tuple[Warning, ...] = ()
