"""Where the text stands: a map of all articles, the sections in numbers, and how far each member has come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.collation import collation_key
from commission_app.domain.document import Document
from commission_app.domain.draft import Draft
from commission_app.gui.comparing import Comparing
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.models.article_tree import MOVED_SIGN, RELATION_SIGNS, badge_signs, badge_words
from commission_app.gui.models.readiness import FACTS, ReadinessModel
from commission_app.gui.panes.changes_pane import ChangesPane
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.wordy_column import WordyColumn
from commission_app.gui.reading_order import put_in_reading_order
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services.names import unit_title
from commission_app.services.overview import Overview, Place, SectionOverview, UnitOverview, overview
from commission_app.services.workspace import Workspace

COLUMNS = ("section", "articles", "comments", "objections", "votes", "adopted")
_FEW = 30
"""So many articles are shown at once; of more, a piece after each turn of the event loop."""
_NO_BREAK = "\u00a0"
SIGNS = {Place.UNTOUCHED: "", Place.DISCUSSED: "✎", Place.DISPUTED: "!", Place.ADOPTED: "✓"}


class OverviewView(QScrollArea):
    """The view of the whole; ``left`` tells that an article was chosen and is to be read."""

    left = Signal()

    def __init__(self, session: Session, look: Look, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._look, self._comparing = session, look, comparing
        self.changes = ChangesPane(session, look, comparing)
        self._is_stale = True
        self._steps: Iterator[None] | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._go_on)
        self.cells: dict[str, QToolButton] = {}
        self.map_title, self.legend = plain_label("", "heading"), plain_label("", "quiet")
        self.map = QVBoxLayout()
        self.sections_title = plain_label("", "heading")
        self.sections = QTableWidget()
        self._names = WordyColumn(self.sections, 0)
        self.board_title = plain_label("", "heading")
        self.board = QTableView()
        self.model = ReadinessModel(self)
        self.board.setModel(self.model)
        self._lay_out()
        for signal in (session.opened, session.moved, session.changed, session.retranslated, look.changed):
            signal.connect(self._on_news)
        comparing.changed.connect(self._on_news)
        self.changes.place_wanted.connect(self._go)
        self.board.activated.connect(self._on_cell)
        self.board.clicked.connect(self._on_cell)
        self.sections.cellActivated.connect(self._on_section)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.map_title)
        column.addWidget(self.legend)
        column.addLayout(self.map)
        column.addWidget(self.changes)
        for title, table in ((self.sections_title, self.sections), (self.board_title, self.board)):
            column.addSpacing(12)
            column.addWidget(title)
            column.addWidget(table)
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
            table.setTabKeyNavigation(False)
        column.addStretch()
        self.sections.verticalHeader().hide()
        self.sections.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setWidget(inner)

    def _on_news(self, _what: object = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon anew only what is seen."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @property
    def is_whole(self) -> bool:
        """Whether everything is shown: of a long text, the lower parts come a moment later."""
        return self._steps is None

    def reload(self) -> None:
        """Reckon and show everything anew; of a long text piece by piece from the top, a moment apart."""
        self._is_stale = False
        session, document = self._session, self._session.document
        if session.workspace is None or session.draft is None or document is None:
            return
        self._steps = self._show(session.workspace, session.draft, document)
        if len(document.units) > _FEW:
            self._rest.start()
        else:
            while self._steps is not None:
                self._go_on()

    def _go_on(self) -> None:
        """Show the next piece."""
        if self._steps is not None and next(self._steps, self) is self:
            self._steps = None
        if self._steps is None:
            self._rest.stop()
            # Once it is laid out, too.
            QTimer.singleShot(0, self, partial(put_in_reading_order, self))

    def _name(self) -> None:
        translate = self._session.translate
        self.map_title.setText(translate("gui.overview_map"))
        self.setAccessibleName(translate("gui.overview_map"))
        signs = [(sign or "□", f"gui.place_{place.value}") for place, sign in SIGNS.items()]
        changes = [(sign, f"compare.relation_{one.value}") for one, sign in RELATION_SIGNS.items() if sign]
        changes.append((MOVED_SIGN, "compare.moved"))
        # A sign stays on the line of what it means.
        told = (f"{sign} {translate(name)}".replace(" ", _NO_BREAK) for sign, name in (*signs, *changes))
        self.legend.setText("   ".join(told))

    def _show(self, workspace: Workspace, draft: Draft, document: Document) -> Iterator[None]:
        """Show all pieces, one with each step."""
        found = overview(workspace, draft, document)
        yield
        self._name()
        yield from self._show_map(found, document)
        for pane in self.changes.panes:
            pane.reload()
            yield
        self.changes.retranslate()
        yield
        self._show_sections(found, document)
        yield
        self._show_board(found, document)

    def _show_map(self, found: Overview, document: Document) -> Iterator[None]:
        empty_out(self.map)
        self.cells = {}
        for section in found.sections:
            if section.eid:
                self.map.addWidget(plain_label(unit_title(self._session.translate, section.eid, document), "strong"))
            holder = QWidget()
            flow = FlowLayout()
            holder.setLayout(flow)
            for unit in section.units:
                self.cells[unit.eid] = cell = self._cell(unit, document)
                flow.addWidget(cell)
            self.map.addWidget(holder)
            yield

    def _cell(self, unit: UnitOverview, document: Document) -> QToolButton:
        translate = self._session.translate
        node = document.find(unit.eid)
        cell = QToolButton()
        cell.setObjectName("cell")
        cell.setProperty("place", unit.place.value)
        badge = self._comparing.badges.get(unit.eid)
        number = node.number if node and node.number else "§"
        cell.setText(" ".join(filter(None, (number, badge_signs(badge), SIGNS[unit.place]))))
        cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = [
            unit_title(translate, unit.eid, document),
            *filter(None, [badge_words(badge, translate)]),
            translate(f"gui.place_{unit.place.value}"),
            translate.plural("gui.tree_comments", unit.comments),
            translate.plural("gui.tree_objections", unit.objections),
            translate.plural("gui.votes_cast", unit.votes),
        ]
        cell.setToolTip("\n".join(words))
        cell.setAccessibleName(", ".join(words))
        cell.clicked.connect(lambda: self._go(unit.eid))
        return cell

    def _show_sections(self, found: Overview, document: Document) -> None:
        translate, table = self._session.translate, self.sections
        self.sections_title.setText(translate("gui.overview_sections"))
        table.setAccessibleName(translate("gui.overview_sections"))
        table.setRowCount(len(found.sections))
        table.setColumnCount(len(COLUMNS))
        table.setHorizontalHeaderLabels([translate(f"gui.sections_{column}") for column in COLUMNS])
        for row, section in enumerate(found.sections):
            for column, text in enumerate(self._row(section, document)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, section.eid or section.units[0].eid)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        self._names.fit()
        _fit_height(table)

    def _row(self, section: SectionOverview, document: Document) -> list[str]:
        name = unit_title(self._session.translate, section.eid or section.units[0].eid, document)
        adopted = section.standing(Place.ADOPTED)
        numbers = (len(section.units), section.comments, section.objections, section.votes, adopted)
        return [name, *map(str, numbers)]

    def _show_board(self, found: Overview, document: Document) -> None:
        translate = self._session.translate
        self.board_title.setText(translate("gui.overview_board"))
        self.board.setAccessibleName(translate("gui.overview_board"))
        members = sorted(found.members, key=lambda one: collation_key(one.member.name))
        eids = [unit.eid for section in found.sections for unit in section.units]
        self.model.show(members, eids, document, translate, self._look.theme)
        header = self.board.horizontalHeader()
        header.setMinimumSectionSize(20)
        for column in range(self.model.columnCount()):
            if column < len(FACTS):
                self.board.resizeColumnToContents(column)
            else:
                self.board.setColumnWidth(column, self.fontMetrics().horizontalAdvance("000") + 10)
        _fit_height(self.board)

    def _on_cell(self, index: QModelIndex) -> None:
        eid = self.model.eid_at(index.column())
        if eid:
            self._go(eid)

    def _on_section(self, row: int, _column: int) -> None:
        item = self.sections.item(row, 0)
        if item is not None:
            self._go(str(item.data(Qt.ItemDataRole.UserRole)))

    def _go(self, eid: str) -> None:
        self._session.show_place(eid)
        self.left.emit()


def _fit_height(table: QTableView) -> None:
    """Make a table as high as all its rows: the view scrolls as a whole."""
    rows = sum(table.rowHeight(row) for row in range(table.model().rowCount()))
    bar = table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + bar + 4)
