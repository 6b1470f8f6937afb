"""The room of a splitter, divided among the panes in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter, QWidget


def share_out(splitter: QSplitter, panes: Sequence[QWidget], shares: Sequence[int]) -> None:
    """Put panes into a splitter: each has its share of the room, of a larger one too, and stays in sight.

    Qt keeps the shares by itself: its stretch factors tell only which panes do not grow, whatever their values.
    """
    for pane in panes:
        splitter.addWidget(pane)
    splitter.setSizes(shares)
    splitter.setChildrenCollapsible(False)
