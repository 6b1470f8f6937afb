"""The tree of a draft with its marks, and its filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from commission_app.base.i18n import Translator
from commission_app.domain.document import CONTAINERS, Document, Provision
from commission_app.domain.passage import label, passage
from commission_app.gui.models.change_filter import ChangeFilter
from commission_app.services.badges import Badge, Relation
from commission_app.services.names import place_name
from commission_app.services.reading import Filter, UnitState

EID = int(Qt.ItemDataRole.UserRole) + 1
STATE = EID + 1
BADGE = STATE + 1
NAME = BADGE + 1
GONE = NAME + 1
"""The eid, in the old text, of an article that was removed."""
FOUND = GONE + 1
"""How much the checks found in a unit."""
PART = FOUND + 1
"""Whether a row is a paragraph or point of an article."""
MARKS = 1
_NOWHERE = QModelIndex()
_SHOWN = 90

RELATION_SIGNS = {
    Relation.UNCHANGED: "",
    Relation.AMENDED: "◐",
    Relation.NEW: "+",
    Relation.REMOVED: "−",
    Relation.SPLIT: "⇉",
    Relation.MERGED: "⇄",
}
"""What became of an article, in one sign; the words stand in the tip and in the name for screen readers."""


MOVED_SIGN = "↷"
FOUND_SIGN = "※"
UNFINISHED_SIGN = "◇"
"""What one has begun to write comes first, and is no ellipsis: marks that have no room end with one."""


class ArticleTreeModel(QStandardItemModel):
    """One row per provision down to the articles; the second column holds the marks of a unit.

    Paragraphs and points get their rows when their article is unfolded.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, tuple[QStandardItem, QStandardItem]] = {}
        self._folded: dict[str, Provision] = {}
        self._removed: list[QPersistentModelIndex] = []
        self._badges: Mapping[str, Badge] = {}

    def show(
        self,
        document: Document | None,
        states: Mapping[str, UnitState],
        translate: Translator,
        badges: Mapping[str, Badge] = MappingProxyType({}),
    ) -> None:
        """Show another text with the marks of its units, and what became of them as far as that is known."""
        self._empty()
        self._items, self._folded, self._removed = {}, {}, []
        self._badges = badges
        root = self.invisibleRootItem()
        for node in document.nodes if document else ():
            # A row is put into the tree once it holds all that belongs into it: nobody is told of each mark.
            root.appendRow(self._row(node, document, states, translate))

    def _empty(self) -> None:
        """Take all rows out at once. Qt's own ``clear`` would leave them to Python, which never lets go of them."""
        self.beginResetModel()
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.removeRows(0, self.rowCount())
        self.setColumnCount(2)
        self.blockSignals(False)  # noqa: FBT003
        self.endResetModel()

    def _row(
        self, node: Provision, document: Document | None, states: Mapping[str, UnitState], translate: Translator
    ) -> list[QStandardItem]:
        is_container = node.kind in CONTAINERS
        name = place_name(translate, node.eid, document)
        full = f"{name}. {node.heading}" if node.heading else name
        # A narrow column has room for the number and the heading, not for the word "article" in every row.
        short = f"{node.number}. {node.heading}" if node.heading and node.number else full
        title = QStandardItem(short)
        title.setData(node.eid, EID)
        title.setData(full, NAME)
        marks = _marks()
        for item in (title, marks):
            item.setEditable(False)
        if is_container:
            _embolden(title, bold=True)
        # All of a row is written once: a draft of hundreds of articles is shown at once.
        state, badge = states.get(node.eid), self._badges.get(node.eid)
        for value, role in ((state, STATE), (badge, BADGE)):
            if value is not None:
                title.setData(value, role)
        if state is not None or badge is not None:
            self._write(title, marks, translate)
            _embolden(title, bold=is_container or (state is not None and state.unread > 0))
        else:
            title.setToolTip(full)
            title.setData(full, Qt.ItemDataRole.AccessibleTextRole)
        self._items[node.eid] = (title, marks)
        if node.children and not is_container:
            self._folded[node.eid] = node
        for child in node.children if is_container else ():
            title.appendRow(self._row(child, document, states, translate))
        return [title, marks]

    def containers(self) -> list[QModelIndex]:
        """Return the rows that hold articles."""
        return [title.index() for title, _ in self._items.values() if title.hasChildren() and not _is_unit(title)]

    def hasChildren(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> bool:
        """Whether a row can be unfolded."""
        return self.canFetchMore(parent) or super().hasChildren(parent)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row has paragraphs or points that have no rows yet."""
        return parent.column() == 0 and parent.data(EID) in self._folded

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Give the paragraphs or points of a row rows of their own."""
        node = self._folded.pop(parent.data(EID), None)
        item = self.itemFromIndex(parent)
        for child in node.children if node and item else ():
            item.appendRow(self._part_row(child))

    def _part_row(self, node: Provision) -> list[QStandardItem]:
        lines = passage(node).lines
        text = next((line.text for line in lines if line.text), "")
        title, marks = QStandardItem(f"{label(node)} {_short(text)}".strip()), QStandardItem("")
        title.setData(node.eid, EID)
        title.setData(True, PART)  # noqa: FBT003 - Qt takes it by place
        title.setToolTip(text)
        title.setData(f"{label(node)} {text}".strip(), Qt.ItemDataRole.AccessibleTextRole)
        for item in (title, marks):
            item.setEditable(False)
        if node.children:
            self._folded[node.eid] = node
        return [title, marks]

    def mark(self, states: dict[str, UnitState], translate: Translator) -> None:
        """Show the marks of the units: unread, objections, comments, my vote, finished; in signs and in words."""
        for eid, state in states.items():
            title, marks = self._items.get(eid, (None, None))
            if title is None or marks is None or title.data(STATE) == state:
                continue
            self._mark_row(title, marks, state, translate)

    def _mark_row(self, title: QStandardItem, marks: QStandardItem, state: UnitState, translate: Translator) -> None:
        title.setData(state, STATE)
        self._write(title, marks, translate)
        _embolden(title, bold=state.unread > 0)

    def show_removed(
        self, removed: Mapping[str | None, Sequence[str]], old: Document | None, translate: Translator
    ) -> None:
        """Show the articles that were removed where they stood: after these units (None: before the first)."""
        for index in self._removed:
            if index.isValid():
                self.removeRow(index.row(), index.parent())
        self._removed = []
        for unit, eids in removed.items():
            for place, eid in enumerate(eids, 1 if unit else 0):
                before = self._items[unit][0] if unit in self._items else None
                parent = (before.parent() if before else None) or self.invisibleRootItem()
                row = _removed_row(eid, old, translate)
                parent.insertRow((before.row() if before else 0) + place, row)
                self._removed.append(QPersistentModelIndex(row[0].index()))

    def find(self, found: Mapping[str, int], translate: Translator) -> None:
        """Show how much the checks found in which units."""
        for eid, (title, marks) in self._items.items():
            if (title.data(FOUND) or 0) != found.get(eid, 0):
                title.setData(found.get(eid, 0), FOUND)
                self._write(title, marks, translate)

    def badge(self, badges: Mapping[str, Badge], translate: Translator) -> None:
        """Show what became of the units since the draft they are compared with."""
        for eid, (title, marks) in self._items.items():
            badge = badges.get(eid)
            if title.data(BADGE) != badge:
                title.setData(badge, BADGE)
                self._write(title, marks, translate)

    @staticmethod
    def _write(title: QStandardItem, marks: QStandardItem, translate: Translator) -> None:
        """Write the marks and the badge of a unit, in signs and in words."""
        state, badge = title.data(STATE), title.data(BADGE)
        is_found = bool(title.data(FOUND))
        begun = UNFINISHED_SIGN if state and state.unfinished else ""
        signs = [begun, badge_signs(badge), FOUND_SIGN if is_found else "", _in_signs(state) if state else ""]
        words = [badge_words(badge, translate), _in_words(state, translate) if state else ""]
        words.insert(1, translate("changes.findings_sign") if is_found else "")
        told = ", ".join(filter(None, words))
        marks.setText("  ".join(filter(None, signs)))
        marks.setToolTip(told)
        marks.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        # Who hears the tree hears a row by its first cell alone.
        title.setToolTip(f"{title.data(NAME)}\n{told}" if told else title.data(NAME))
        title.setData(f"{title.data(NAME)}. {told}" if told else title.data(NAME), Qt.ItemDataRole.AccessibleTextRole)

    def index_of(self, eid: str) -> QModelIndex:
        """Return the index of a provision; an invalid one where it has no row."""
        item = self._items.get(eid)
        return item[0].index() if item else QModelIndex()


def _is_unit(title: QStandardItem) -> bool:
    child = title.child(0)
    return child is not None and bool(child.data(PART))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def legend(translate: Translator) -> str:
    """Return what the signs in the tree mean, one a line, as rich text of our own words."""
    changes = [(sign, f"compare.relation_{relation.value}") for relation, sign in RELATION_SIGNS.items() if sign]
    marks = [
        (MOVED_SIGN, "compare.moved"),
        ("●", "gui.legend_unread"),
        ("!", "gui.legend_objections"),
        ("✎", "gui.legend_comments"),
        ("☑", "gui.tree_voted"),
        ("✓", "gui.tree_finished"),
        (UNFINISHED_SIGN, "gui.tree_unfinished"),
    ]
    lines = [f"<b>{sign}</b>&nbsp;&nbsp;{translate(name)}" for sign, name in (*changes, *marks)]
    return f"<p>{translate('gui.legend')}</p><p>{'<br>'.join(lines)}</p>"


def _marks(signs: str = "") -> QStandardItem:
    marks = QStandardItem(signs)
    marks.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return marks


def _embolden(item: QStandardItem, *, bold: bool) -> None:
    own = item.data(Qt.ItemDataRole.FontRole)
    if (own.bold() if isinstance(own, QFont) else False) != bold:
        font = QFont(item.font())
        font.setBold(bold)
        item.setFont(font)


def _removed_row(eid: str, old: Document | None, translate: Translator) -> list[QStandardItem]:
    name = translate("changes.removed_here", place=place_name(translate, eid, old))
    title, marks = QStandardItem(place_name(translate, eid, old)), _marks(RELATION_SIGNS[Relation.REMOVED])
    font = QFont(title.font())
    font.setStrikeOut(True)
    title.setFont(font)
    title.setData(eid, GONE)
    title.setData(name, NAME)
    for item in (title, marks):
        item.setEditable(False)
        item.setToolTip(name)
        item.setData(name, Qt.ItemDataRole.AccessibleTextRole)
    return [title, marks]


def badge_signs(badge: Badge | None) -> str:
    """Return what became of an article in signs."""
    if badge is None:
        return ""
    return RELATION_SIGNS[badge.relation] + (MOVED_SIGN if badge.moved else "")


def badge_words(badge: Badge | None, translate: Translator) -> str:
    """Return what became of an article in words: «amended, renumbered, moved to another section»."""
    if badge is None:
        return ""
    words = [
        translate(f"compare.relation_{badge.relation.value}"),
        translate("compare.renumbered") if badge.renumbered else "",
        translate("compare.moved") if badge.moved else "",
        "" if badge.sure else translate("gui.badge_unsure"),
    ]
    return ", ".join(filter(None, words))


def _is_changed(badge: object) -> bool:
    return isinstance(badge, Badge) and (badge.relation is not Relation.UNCHANGED or badge.moved)


def _in_signs(state: UnitState) -> str:
    signs = [
        "●" if state.unread else "",
        f"! {state.objections}" if state.objections else "",
        f"✎ {state.comments}" if state.comments else "",
        "☑" if state.voted else "",
        "✓" if state.finished else "",
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
        self._chosen: Filter | ChangeFilter = Filter.ALL
        self._words = ""
        self._shows_all = True
        self.setRecursiveFilteringEnabled(True)
        # What is being read must not vanish because it has been read: rows are filtered when the reader asks for it.
        self.setDynamicSortFilter(False)

    def choose(self, chosen: Filter | ChangeFilter) -> None:
        """Choose which units are shown from the next filtering on."""
        self._chosen = chosen

    def look_for(self, words: str) -> None:
        """Show only rows whose names hold these words, from the next filtering on."""
        self._words = words.casefold().strip()

    def filter_anew(self) -> None:
        """Filter all rows by what is chosen now."""
        shows_all = self._chosen is Filter.ALL and not self._words
        if shows_all and self._shows_all:
            # Nothing was left out and nothing is: to go through all rows would take a twentieth of a second.
            return
        self._shows_all = shows_all
        self.beginFilterChange()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row is shown for its own sake, a paragraph with its article; its sections are shown with it."""
        index = self.sourceModel().index(row, 0, parent)
        while index.data(PART):
            index = index.parent()
        return self._passes(index) and self._words in str(index.data(NAME)).casefold()

    def _passes(self, index: QModelIndex) -> bool:
        chosen, state, badge = self._chosen, index.data(STATE), index.data(BADGE)
        is_removed = index.data(GONE) is not None
        if isinstance(chosen, ChangeFilter):
            return chosen.passes(badge, is_removed=is_removed, is_found=bool(index.data(FOUND)))
        if chosen is Filter.CHANGED:
            return is_removed or _is_changed(badge)
        return chosen is Filter.ALL or (isinstance(state, UnitState) and state.passes(chosen))
