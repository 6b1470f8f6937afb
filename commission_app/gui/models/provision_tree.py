"""The whole tree of a text down to its last point, shown as it is read; quick with any length."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from commission_app.base.i18n import Translator
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision
from commission_app.domain.line_reading import Reading
from commission_app.gui.models.read_lines import reading_name

_LONGEST = 200
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class _Place:
    """Where a provision stands: the number of its parent (-1: none), its row there, and the numbers below it."""

    node: Provision
    parent: int
    row: int
    below: list[int]


@dataclass(slots=True)
class TreePlan:
    """A tree laid out for its model, which can be done on any thread: all places, those on top, and by eid."""

    places: list[_Place] = field(default_factory=list)
    top: list[int] = field(default_factory=list)
    of: dict[str, int] = field(default_factory=dict)


def planned(document: Document) -> TreePlan:
    """Return the plan of a text's tree."""
    plan = TreePlan()
    waiting = [(node, -1) for node in reversed(document.nodes)]
    while waiting:
        node, parent = waiting.pop()
        beside = plan.places[parent].below if parent >= 0 else plan.top
        number = len(plan.places)
        plan.places.append(_Place(node, parent, len(beside), []))
        beside.append(number)
        plan.of[node.eid] = number
        waiting.extend((child, number) for child in reversed(node.children))
    return plan


class ProvisionTreeModel(QAbstractItemModel):
    """A row for each provision, by its printed number and heading or the beginning of its text."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._plan = TreePlan()
        self._strong = QFont()
        self._strong.setBold(True)

    def show(self, plan: TreePlan) -> None:
        """Show another tree."""
        self.beginResetModel()
        self._plan = plan
        self.endResetModel()

    def index_of(self, eid: str | None) -> QModelIndex:
        """Return the index of a provision; an invalid one where there is none."""
        number = self._plan.of.get(eid) if eid else None
        return QModelIndex() if number is None else self.createIndex(self._plan.places[number].row, 0, number)

    def node(self, index: _Index) -> Provision | None:
        """Return the provision of a row."""
        return self._plan.places[index.internalId()].node if index.isValid() else None

    def containers(self) -> list[QModelIndex]:
        """Return the indexes of what holds articles."""
        return [self.index_of(place.node.eid) for place in self._plan.places if place.node.kind in CONTAINERS]

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        """Return the index of a row."""
        below = self._below(parent)
        return self.createIndex(row, column, below[row]) if column == 0 and 0 <= row < len(below) else QModelIndex()

    def parent(self, index: _Index | None = None) -> Any:
        """Return the index of the row above."""
        number = self._plan.places[index.internalId()].parent if index is not None and index.isValid() else -1
        return self.createIndex(self._plan.places[number].row, 0, number) if number >= 0 else QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows stand below one."""
        return len(self._below(parent))

    def columnCount(self, _parent: _Index | None = None) -> int:
        """Return the number of columns."""
        return 1

    def _below(self, parent: _Index | None) -> list[int]:
        return (
            self._plan.places[parent.internalId()].below if parent is not None and parent.isValid() else self._plan.top
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, or heard, of a provision."""
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(node)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self._kind(node)}: {self._title(node)}"
        if role == Qt.ItemDataRole.FontRole and node.kind in CONTAINERS | {Kind.ATTACHMENT}:
            return self._strong
        return None

    def _title(self, node: Provision) -> str:
        said = (node.heading or node.text or "").partition("\n")[0]
        name = node.label or node.number
        if not name:
            kind = self._kind(node)
            name = kind[:1].upper() + kind[1:] + (":" if said else "")
        return f"{name} {said}"[:_LONGEST] if said else name

    def _kind(self, node: Provision) -> str:
        if node.kind is Kind.WRAP_UP:
            return self._translate("place.wrap_up")
        return reading_name(self._translate, Reading(node.kind.value))
