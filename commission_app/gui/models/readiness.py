"""The readiness board: a row for each member, a column for each article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from commission_app.base.i18n import Translator
from commission_app.domain.document import Document
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.theme import Theme
from commission_app.services.names import place_name
from commission_app.services.overview import Readiness, Step

Index = QModelIndex | QPersistentModelIndex
SIGNS = {Step.NOTHING: "", Step.COMMENTED: "✎", Step.VOTED: "☑", Step.FINISHED: "✓"}
FACTS = ("finished", "last")


class ReadinessModel(QAbstractTableModel):
    """How far each member has come with each article, in signs, colours and words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: Sequence[Readiness] = ()
        self.eids: Sequence[str] = ()
        self._document: Document | None = None
        self._translate: Translator | None = None
        self._theme: Theme | None = None

    def show(
        self, members: Sequence[Readiness], eids: Sequence[str], document: Document, translate: Translator, theme: Theme
    ) -> None:
        """Show other members and articles."""
        self.beginResetModel()
        self._members, self.eids, self._document = members, eids, document
        self._translate, self._theme = translate, theme
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own first value
        """Return how many members there are."""
        return 0 if parent.isValid() else len(self._members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many articles there are, and the two columns before them."""
        return 0 if parent.isValid() else len(FACTS) + len(self.eids)

    def eid_at(self, column: int) -> str:
        """Return the article of a column; empty for the columns before the first."""
        return self.eids[column - len(FACTS)] if column >= len(FACTS) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows and says."""
        if self._translate is None or self._theme is None or not index.isValid():
            return None
        member, column = self._members[index.row()], index.column()
        if column < len(FACTS):
            return self._fact(member, FACTS[column]) if role == Qt.ItemDataRole.DisplayRole else None
        step = member.steps.get(self.eid_at(column), Step.NOTHING)
        if role == Qt.ItemDataRole.DisplayRole:
            return SIGNS[step]
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(self._theme.tint)) if step is Step.FINISHED else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            place = place_name(self._translate, self.eid_at(column), self._document)
            return f"{member.member.name}, {place}: {self._translate(f'gui.step_{step.value}')}"
        return None

    def _fact(self, member: Readiness, fact: str) -> str:
        if fact == "finished":
            return f"{member.finished} / {len(self.eids)}"
        if member.last_act is None or self._translate is None:
            return self._translate("gui.board_nothing") if self._translate else ""
        return shown_moment(member.last_act, self._translate.language)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a member or the number of an article."""
        if role != Qt.ItemDataRole.DisplayRole or self._translate is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._members[section].member.name
        if section < len(FACTS):
            return self._translate(f"gui.board_{FACTS[section]}")
        node = self._document.find(self.eid_at(section)) if self._document else None
        return node.number if node and node.number else "–"
