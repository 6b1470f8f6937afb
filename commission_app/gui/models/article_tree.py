"""The tree of a draft with its marks, and its filters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from commission_app.base.i18n import Translator
from commission_app.domain.document import CONTAINERS, Document, Provision
from commission_app.services.names import place_name
from commission_app.services.reading import Filter, UnitState

EID = int(Qt.ItemDataRole.UserRole) + 1
STATE = EID + 1
MARKS = 1


class ArticleTreeModel(QStandardItemModel):
    """One row per provision down to the articles; the second column holds the marks of a unit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, tuple[QStandardItem, QStandardItem]] = {}

    def show(self, document: Document | None, translate: Translator) -> None:
        """Show another text."""
        self.clear()
        self.setColumnCount(2)
        self._items = {}
        root = self.invisibleRootItem()
        for node in document.nodes if document else ():
            self._add(root, node, document, translate)

    def _add(self, parent: QStandardItem, node: Provision, document: Document | None, translate: Translator) -> None:
        is_container = node.kind in CONTAINERS
        name = place_name(translate, node.eid, document)
        title = QStandardItem(f"{name}. {node.heading}" if node.heading else name)
        title.setData(node.eid, EID)
        title.setToolTip(title.text())
        marks = QStandardItem("")
        for item in (title, marks):
            item.setEditable(False)
        if is_container:
            font = QFont(title.font())
            font.setBold(True)
            title.setFont(font)
        parent.appendRow([title, marks])
        self._items[node.eid] = (title, marks)
        for child in node.children if is_container else ():
            self._add(title, child, document, translate)

    def mark(self, states: dict[str, UnitState], translate: Translator) -> None:
        """Show the marks of the units: unread, objections, comments, my vote, finished; in signs and in words."""
        for eid, state in states.items():
            title, marks = self._items.get(eid, (None, None))
            if title is None or marks is None or title.data(STATE) == state:
                continue
            words = _in_words(state, translate)
            title.setData(state, STATE)
            marks.setText(_in_signs(state))
            marks.setToolTip(words)
            marks.setData(words, Qt.ItemDataRole.AccessibleTextRole)
            font = QFont(title.font())
            font.setBold(state.unread > 0)
            title.setFont(font)

    def index_of(self, eid: str) -> QModelIndex:
        """Return the index of a provision; an invalid one where it has no row."""
        item = self._items.get(eid)
        return item[0].index() if item else QModelIndex()


def _in_signs(state: UnitState) -> str:
    signs = [
        "●" if state.unread else "",
        f"! {state.objections}" if state.objections else "",
        f"✎ {state.comments}" if state.comments else "",
        "☑" if state.voted else "",
        "✓" if state.finished else "",
        "…" if state.unfinished else "",
    ]
    return "  ".join(filter(None, signs))


def _in_words(state: UnitState, translate: Translator) -> str:
    words = [
        translate.plural("gui.tree_unread", state.unread) if state.unread else "",
        translate.plural("gui.tree_objections", state.objections) if state.objections else "",
        translate.plural("gui.tree_comments", state.comments) if state.comments else "",
        translate("gui.tree_voted") if state.voted else "",
        translate("gui.tree_finished") if state.finished else "",
        translate("gui.tree_unfinished") if state.unfinished else "",
    ]
    return ", ".join(filter(None, words))


class ArticleFilter(QSortFilterProxyModel):
    """Shows the units that pass a filter and hold the words looked for, under their sections."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = Filter.ALL
        self._words = ""
        self.setRecursiveFilteringEnabled(True)
        # What is being read must not vanish because it has been read: rows are filtered when the reader asks for it.
        self.setDynamicSortFilter(False)

    def choose(self, chosen: Filter) -> None:
        """Choose which units are shown from the next filtering on."""
        self._chosen = chosen

    def look_for(self, words: str) -> None:
        """Show only rows whose names hold these words, from the next filtering on."""
        self._words = words.casefold().strip()

    def filter_anew(self) -> None:
        """Filter all rows by what is chosen now."""
        self.beginFilterChange()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row is shown for its own sake; its sections are shown with it."""
        index = self.sourceModel().index(row, 0, parent)
        state = index.data(STATE)
        if self._chosen is not Filter.ALL and not (isinstance(state, UnitState) and state.passes(self._chosen)):
            return False
        return self._words in str(index.data()).casefold()
