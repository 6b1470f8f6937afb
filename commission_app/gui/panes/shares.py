"""The room of a splitter, divided among the panes in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter, QWidget

_WHOLE = 100
"""Qt knows no stretch above 255; whatever is above that would be as much."""


def share_out(splitter: QSplitter, panes: Sequence[QWidget], shares: Sequence[int]) -> None:
    """Put panes into a splitter: each has its share of the room, also of what comes later, and stays in sight."""
    for place, (pane, share) in enumerate(zip(panes, shares, strict=True)):
        splitter.addWidget(pane)
        splitter.setStretchFactor(place, round(_WHOLE * share / sum(shares)))
    splitter.setSizes(shares)
    splitter.setChildrenCollapsible(False)
