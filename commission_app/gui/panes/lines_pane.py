"""The lines of a source, and what a person can say of them: by mouse, by keys, by the menu of a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.domain.line_reading import Act, Reading, Said, Traces
from commission_app.gui.flow_layout import FlowRow
from commission_app.gui.import_desk import ReadSource
from commission_app.gui.models.read_lines import READING, TEXT, ReadLinesModel
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.find_box import FindBox
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.placed_text import code_points
from commission_app.gui.panes.shares import share_out

KEYS = {
    Reading.PREAMBLE: "Ctrl+0",
    Reading.PART: "Ctrl+1",
    Reading.SECTION: "Ctrl+2",
    Reading.CHAPTER: "Ctrl+3",
    Reading.ARTICLE: "Ctrl+4",
    Reading.PARAGRAPH: "Ctrl+5",
    Reading.POINT: "Ctrl+6",
    Reading.SUBPARAGRAPH: "Ctrl+7",
    Reading.TITLE: "Ctrl+8",
    Reading.TEXT: "Ctrl+9",
    Reading.ATTACHMENT: "Ctrl+T",
    Reading.NOTE: "Ctrl+N",
    Reading.FRONT: "Ctrl+H",
    Reading.BACK: "Ctrl+E",
    Reading.APART: "Ctrl+P",
}
"""The keys that say what the chosen lines are."""

ACTS = {"join": "Ctrl+J", "split": "Ctrl+Return", "take_back": "Ctrl+Backspace", "undo": "Ctrl+Z"}
_FIND = "Ctrl+F"
_MARGIN, _ROOM = 22, 10
_SHARES = (400, 100)
"""How much of the height the table and the chosen line take."""


class LinesPane(QWidget):
    """The table of lines, below it the chosen line in full, and what can be said of it.

    ``came`` tells the line that is looked at; ``said`` the lines chosen and what was said of them; ``take_back_wanted``
    the lines of which everything said is to be taken back, ``undo_wanted`` that the last correction is.
    """

    came = Signal(int)
    said = Signal(object, object)
    take_back_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self._is_silent = False
        self._can_correct = self._can_undo = False
        self.model = ReadLinesModel(translate, self)
        self.view, self.text = QTableView(), QPlainTextEdit()
        self.reading, self.every = Choice(), QCheckBox()
        self.actions_: dict[str, QAction] = {}
        self.marks: dict[Reading, QAction] = {}
        self.buttons: dict[str, QToolButton] = {}
        self.finder = FindBox(translate, self)
        self._make_actions()
        self._prepare()
        self._lay_out()

    def _make_actions(self) -> None:
        acts = {"join": self.join, "split": self.split, "take_back": self.take_back, "undo": self.undo_wanted.emit}
        for name, key in ACTS.items():
            self.actions_[name] = self._action(self._translate(f"import.{name}"), key, acts[name])
        for reading, key in KEYS.items():
            self.marks[reading] = self._action(
                self._translate(f"import.is_{reading.value}"), key, partial(self.mark, reading)
            )

        self._action(self.finder.accessibleName(), _FIND, self.finder.begin)

    def _action(self, name: str, key: str, act: object) -> QAction:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())  # type: ignore[operator]
        self.addAction(action)
        return action

    def _prepare(self) -> None:
        translate = self._translate
        view = self.view
        view.setObjectName("lines")
        view.setModel(self.model)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + _ROOM)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName(translate("import.lines"))
        view.setTabKeyNavigation(False)
        header = view.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(READING, QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("import.line_text"))
        self.text.setAccessibleDescription(translate("import.line_text_more"))
        self.text.setToolTip(translate("import.line_text_more"))
        self.text.cursorPositionChanged.connect(self._enable)
        self.reading.setAccessibleName(translate("import.reading"))
        for reading, action in self.marks.items():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.reading.addItem(f"{action.text()}  ({keys})", reading)
        self.reading.activated.connect(lambda at: self.mark(self.reading.itemData(at)))
        for name, action in self.actions_.items():
            button = self.buttons[name] = QToolButton()
            button.setObjectName("step")
            button.setDefaultAction(action)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{translate(f'import.{name}_more')} ({keys})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        controls = FlowRow(8)
        said = plain_label(self._translate("import.reading"), "strong")
        said.setWordWrap(False)
        said.setBuddy(self.reading)
        said.setMinimumHeight(self.reading.sizeHint().height())
        for widget in (said, self.reading, *self.buttons.values(), self.every):
            controls.flow.addWidget(widget)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addWidget(controls)
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.finder)
        top.addWidget(self.view, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        share_out(self.splitter, (above, below), _SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._enable()

    def show_source(self, read: ReadSource) -> None:
        """Show the lines of a source, as they are read now; the line that was looked at stays in view."""
        place, top = self.place, self.view.indexAt(QPoint(1, 1)).row()
        chosen = self.places
        is_first = not self.model.lines
        self._is_silent = True
        self.model.show(read.preview.lines, read.traces)
        if is_first:
            widest = max(map(self.view.fontMetrics().horizontalAdvance, self.model.names), default=0)
            self.view.setColumnWidth(READING, widest + _MARGIN)
        elif top >= 0:
            self.view.scrollTo(self.model.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._is_silent = False
        self.go(min(max(place, 0), len(self.model.lines) - 1), chosen)

    def let_go(self) -> None:
        """Show nothing any more."""
        self._is_silent = True
        self.model.show((), Traces((), (), {}))

    def go(self, place: int, chosen: list[int] | None = None) -> None:
        """Look at a line; ``chosen`` are all lines that are chosen, this one alone where there are none others."""
        index = self.model.index(place, TEXT)
        if not index.isValid():
            self._show_line()
            return
        others = [one for one in chosen or () if one < len(self.model.lines)]
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for first, last in _runs({place, *others}):
            selection.select(self.model.index(first, READING), self.model.index(last, TEXT))
        model = self.view.selectionModel()
        model.setCurrentIndex(index, flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect)
        self.view.scrollTo(index)

    def texts(self) -> list[str]:
        """Return the words of all lines."""
        return [line.text for line in self.model.lines]

    @property
    def place(self) -> int:
        """The line that is looked at; -1 for none."""
        return self.view.currentIndex().row()

    @property
    def places(self) -> list[int]:
        """The lines that are chosen."""
        return sorted({index.row() for index in self.view.selectionModel().selectedRows(READING)})

    def _on_selected(self) -> None:
        if not self._is_silent:
            self._show_line()
            if self.place >= 0:
                self.came.emit(self.place)

    def _show_line(self) -> None:
        """Show the line that is looked at in full."""
        place = self.place
        line = self.model.lines[place] if 0 <= place < len(self.model.lines) else None
        if self.text.toPlainText() != (line.text if line else ""):
            self.text.setPlainText(line.text if line else "")
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.reading.setCurrentIndex(self.reading.findData(line.reading) if line else -1)
        of = self.model.traces.of[place] if line else 1
        self.every.setVisible(of > 1)
        self.every.setText(self._translate.plural("import.every", of))
        self._enable()

    def allow(self, *, correcting: bool, undoing: bool) -> None:
        """Tell whether anything can be said of the lines, and whether anything was."""
        self._can_correct, self._can_undo = correcting, undoing
        self._enable()

    def _enable(self) -> None:
        """Let be done only what can be."""
        places = self.places if self._can_correct else []
        self.actions_["undo"].setEnabled(self._can_undo)
        said = self.model.traces.said
        self.reading.setEnabled(bool(places))
        self.actions_["join"].setEnabled(any(place > 0 for place in places))
        self.actions_["split"].setEnabled(len(places) == 1 and 0 < self._spot < len(self.text.toPlainText()))
        self.actions_["take_back"].setEnabled(any(place in said for place in places))
        for action in self.marks.values():
            action.setEnabled(bool(places))

    @property
    def _spot(self) -> int:
        """The letter of the line before which the cursor stands."""
        return code_points(self.text.toPlainText(), self.text.textCursor().position())

    def _say(self, what: Said) -> None:
        if self.places:
            self.said.emit(self.places, what)

    @property
    def _means_every(self) -> bool:
        return self.every.isVisibleTo(self) and self.every.isChecked()

    def mark(self, reading: Reading) -> None:
        """Say what the chosen lines are."""
        self._say(Said(Act.MARK, Reading(reading), every=self._means_every))

    def join(self) -> None:
        """Join each of the chosen lines with the line before it."""
        self._say(Said(Act.JOIN, every=self._means_every))

    def split(self) -> None:
        """Make two lines of the one that is looked at, the second beginning at the cursor."""
        self._say(Said(Act.SPLIT, at=self._spot, every=self._means_every))

    def take_back(self) -> None:
        """Take back what was said of the chosen lines."""
        if self.places:
            self.take_back_wanted.emit(self.places)

    def menu(self) -> QMenu:
        """Return the menu of the chosen lines."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(self._translate("import.reading"))
        for action in self.marks.values():
            menu.addAction(action)
        menu.addSeparator()
        for name in ("join", "take_back", "undo"):
            menu.addAction(self.actions_[name])
        return menu

    def _show_menu(self, spot: QPoint) -> None:
        index: QModelIndex = self.view.indexAt(spot)
        place = self.view.viewport().mapToGlobal(spot if index.isValid() else QPoint(0, 0))
        if self.places:
            self.menu().popup(place)


def _runs(places: set[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of places that follow each other."""
    ordered = sorted(places)
    firsts = [place for place in ordered if place - 1 not in places]
    lasts = [place for place in ordered if place + 1 not in places]
    return list(zip(firsts, lasts, strict=True))
