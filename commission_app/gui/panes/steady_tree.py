"""A tree that stands still while one reads on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTreeView


class SteadyTree(QTreeView):
    """Brings a row that is out of sight to the middle, not to the edge.

    Who goes from one article to the next sees what comes, and the rows move once in half a page: to paint all of them
    at every step would take longer than to show the article.
    """

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTreeView.ScrollHint = QTreeView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view."""
        is_seen = 0 <= self.visualRect(index).center().y() < self.maximumViewportSize().height()
        super().scrollTo(index, hint if is_seen else QTreeView.ScrollHint.PositionAtCenter)
