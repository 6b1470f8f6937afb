"""The article tree at the left, with its filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from commission_app.gui.checking import Checking
from commission_app.gui.comparing import Comparing
from commission_app.gui.models.article_tree import EID, GONE, NAME, PART, ArticleFilter, ArticleTreeModel, legend
from commission_app.gui.models.change_filter import ChangeFilter
from commission_app.gui.panes.clearing import clearable
from commission_app.gui.panes.marked_title import MarkedTitle
from commission_app.gui.panes.own_undo import OwnUndo
from commission_app.gui.panes.short_choice import ShortChoice
from commission_app.gui.panes.steady_tree import SteadyTree
from commission_app.gui.panes.what_button import WhatButton
from commission_app.gui.session import Session
from commission_app.services.effects import Effects
from commission_app.services.reading import Filter

_INDENT = 14


class TreePane(QWidget):
    """The tree of the draft in view; choosing a row brings that provision into view.

    ``gone_wanted`` tells the removed article of the old text that was chosen, ``part_wanted`` the paragraph or point.
    """

    gone_wanted = Signal(str)
    part_wanted = Signal(str)

    def __init__(self, session: Session, comparing: Comparing, checking: Checking) -> None:
        super().__init__()
        self._session, self._comparing, self._checking = session, comparing, checking
        self.model = ArticleTreeModel(self)
        self.filtered = ArticleFilter(self)
        self.filtered.setSourceModel(self.model)
        self.words = QLineEdit()
        clearable(self.words)
        self.filter = ShortChoice()
        self.filter.give(0)
        self.view = SteadyTree()
        # Title and marks are painted one after the other: the style sheet knows it by this name and frames neither.
        self.view.setObjectName("articles")
        self.view.setModel(self.filtered)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(_INDENT)
        self.view.setItemDelegate(MarkedTitle(self.view))
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.what = WhatButton(self.view)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.what)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(self.view)
        layout.addWidget(self.empty)
        self.words.installEventFilter(self)
        OwnUndo(self.words)
        self.words.textChanged.connect(self._look_for)
        self.filter.currentIndexChanged.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        session.opened.connect(self.reload)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.counted.connect(self._mark)
        comparing.changed.connect(self._on_compared)
        checking.changed.connect(self._on_compared)
        session.retranslated.connect(self.retranslate)
        self._shown: object = None
        self._follows = True
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words looked for, Enter and the arrow down lead to what is found, Escape takes them back."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go_to_found()
                return True
            if event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
                return True
        return False

    def _go_to_found(self) -> None:
        """Turn to the tree, at the row in view if it is among those found, else at the first whose name holds them."""
        wanted, current = self.words.text().casefold().strip(), self.view.currentIndex().siblingAtColumn(0)
        index = self.filtered.index(0, 0)
        while index.isValid() and wanted not in str(current.data(NAME) or "").casefold():
            current, index = index, self.view.indexBelow(index)
        if current.isValid() or index.isValid():
            self.view.setCurrentIndex(current if current.isValid() else index)
            self.view.setFocus()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.words.setPlaceholderText(translate("gui.tree_words"))
        self.words.setAccessibleName(translate("gui.tree_words"))
        self.filter.setAccessibleName(translate("gui.tree_filter"))
        self.view.setAccessibleName(translate("gui.tree_name"))
        self.view.setWhatsThis(legend(translate))
        self.what.retranslate(translate)
        self.filter.blockSignals(True)  # noqa: FBT003
        chosen = max(0, self.filter.currentIndex())
        self.filter.clear()
        for one in Filter:
            self.filter.addItem(translate(f"gui.filter_{one.value}"), one)
        self.filter.insertSeparator(self.filter.count())
        for change in ChangeFilter:
            self.filter.addItem(translate(f"changes.filter_{change.value}"), change)
        self.filter.setCurrentIndex(chosen)
        self.filter.blockSignals(False)  # noqa: FBT003
        self.reload()

    def reload(self) -> None:
        """Show the draft in view anew."""
        document = self._session.document
        self._shown = document
        self.model.show(document, self._session.states, self._session.translate, self._comparing.badges)
        self.view.setColumnHidden(1, True)  # noqa: FBT003 - Qt takes it by place
        self._badge()
        self._filter()

    def _mark(self, units: Iterable[str] | None = None) -> None:
        """Show the marks of all units, or of some."""
        states = self._session.states
        chosen = states if units is None else {unit: states[unit] for unit in units if unit in states}
        self.model.mark(chosen, self._session.translate)

    def _badge(self) -> None:
        translate, comparison = self._session.translate, self._comparing.comparison
        self.model.badge(self._comparing.badges, translate)
        removed = {}
        if comparison is not None:
            from commission_app.services import compare_drafts

            removed = compare_drafts.removed(comparison)
        with self._standing_still():
            self.model.show_removed(removed, comparison.old if comparison else None, translate)
        self.model.find(self._checking.counts, translate)

    def _on_compared(self) -> None:
        self._badge()
        if self.filter.currentData() in set(ChangeFilter):
            self._filter()

    def _filter(self) -> None:
        with self._standing_still():
            self.filtered.filter_anew()
        for index in self.model.containers():
            self.view.expand(self.filtered.mapFromSource(index))
        shown = self.filtered.rowCount() > 0
        self.view.setVisible(shown)
        self.empty.setVisible(not shown)
        has_text = self.model.rowCount() > 0
        self.empty.setText(self._session.translate("gui.tree_nothing_found" if has_text else "gui.tree_no_text"))
        self._select()

    def _select(self) -> None:
        index, current = self.filtered.mapFromSource(self.model.index_of(self._session.place)), self.view.currentIndex()
        part = current.siblingAtColumn(0)
        is_within = bool(part.data(PART)) and self._session.unit_of(str(part.data(EID))) == self._session.place
        if index != current and not is_within:
            with self._standing_still():
                self.view.setCurrentIndex(index)

    def _look_for(self, words: str) -> None:
        self.filtered.look_for(words)
        self._filter()

    def _choose(self) -> None:
        chosen = self.filter.currentData()
        self.filtered.choose(ChangeFilter(chosen) if chosen in set(ChangeFilter) else Filter(chosen))
        self._filter()

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """Keep the place that is read while rows come and go: a row next to one that vanishes was not chosen."""
        before, self._follows = self._follows, False
        yield
        self._follows = before

    def _on_current(self, index: QModelIndex) -> None:
        if not self._follows:
            return
        eid, gone = index.siblingAtColumn(0).data(EID), index.siblingAtColumn(0).data(GONE)
        if eid and index.siblingAtColumn(0).data(PART):
            self._session.show_place(self._session.unit_of(str(eid)))
            self.part_wanted.emit(str(eid))
        elif eid:
            self._session.show_place(str(eid))
        elif gone:
            self.gone_wanted.emit(str(gone))

    def _on_moved(self) -> None:
        if self._session.document is not self._shown:
            self.reload()
        else:
            self._select()

    def _on_changed(self, effects: Effects) -> None:
        if effects.drafts or effects.everything:
            self.reload()
        else:
            self._mark()
