"""Importing a text: its lines beside the tree that is read of them, corrected before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.domain.document import Warning  # noqa: A004
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.line_reading import Correction, Said
from commission_app.domain.source_reading import Remark, chosen
from commission_app.gui.import_desk import ImportDesk, ReadSource
from commission_app.gui.models.provision_tree import ProvisionTreeModel, TreePlan
from commission_app.gui.panes.confirm import Confirm
from commission_app.gui.panes.import_facts import ImportFacts
from commission_app.gui.panes.import_findings import ImportFindings
from commission_app.gui.panes.import_places import line_of, place_of
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.lines_pane import LinesPane
from commission_app.gui.panes.low_column import LowColumn
from commission_app.gui.panes.notice import Notice
from commission_app.gui.panes.shares import share_out
from commission_app.gui.screen import roomy

_SIZE = QSize(1160, 780)
_LINES, _TREE = 620, 440
_ABOVE, _BELOW = 5, 1
_ANY_HEIGHT = (1 << 24) - 1
"""Qt's greatest height of a widget: no bound at all."""
_LEAST_LINES = 20
"""Lines of letters below which lists and tree would show next to nothing."""


class Keeper(Protocol):
    """Who keeps the text of a dialog."""

    def check(self, dialog: ImportDialog) -> None:
        """Raise UserError where the text cannot be kept as it is."""

    def save(self, dialog: ImportDialog) -> None:
        """Keep the text; raises UserError where it cannot be."""


class _Body(LowColumn):
    """What is asked of a text above its lines, its tree and what was found: on a low screen all of it scrolls."""

    def __init__(self, facts: ImportFacts, parts: QSplitter) -> None:
        super().__init__()
        self._facts = facts
        self.column.addWidget(facts)
        self.column.addWidget(parts, 1)

    def least_height(self, width: int) -> int:
        """Return what is asked, with so many lines below it."""
        return self._facts.heightForWidth(width) + _LEAST_LINES * self.fontMetrics().lineSpacing()


class ImportDialog(QDialog):
    """Shows how a source is read; ``keeper`` keeps it once a person is content.

    Until then nothing is kept: neither the text nor what was said of its lines.
    """

    def __init__(
        self,
        parent: QWidget,
        translate: Translator,
        source: Path,
        database: Path,
        drafts: Sequence[Draft],
        keeper: Keeper,
        *,
        in_force: bool = False,
    ) -> None:
        super().__init__(parent)
        self._translate, self._source, self._keeper = translate, source, keeper
        self._remembered: tuple[Correction, ...] = ()
        self._is_following = False
        self._is_wanted = False
        self.is_saving = False
        """Whether the text is being kept: then it is too late to cancel."""
        self.desk = ImportDesk(database, parent)
        self.facts = ImportFacts(translate, drafts, in_force=in_force)
        self.lines, self.findings = LinesPane(translate), ImportFindings(translate)
        self.model = ProvisionTreeModel(translate, self)
        self.tree, self.counts = QTreeView(), plain_label("", "quiet")
        self.refusal, self.notice, self.confirm = Notice("refusal"), Notice("notice"), Confirm(translate)
        self.working, self.progress = QLabel(), QProgressBar()
        self.ok, self.cancel = QPushButton(translate("gui.import_do")), QPushButton(translate("gui.cancel"))
        self.setWindowTitle(translate("import.title", name=source.name))
        self._lay_out()
        self._connect()
        self.desk.open(source)

    def _lay_out(self) -> None:
        translate = self._translate
        self.setSizeGripEnabled(True)
        self.resize(roomy(self, _SIZE))
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(translate("import.tree"))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.counts)
        # From the outside in: Qt styles all that a widget holds anew each time it is set into another one.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        self.parts, self.sides = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        layout.addWidget(_Body(self.facts, self.parts), 1)
        self._shares = [100 * _ABOVE, 100 * _BELOW]
        self.parts.addWidget(self.sides)
        share_out(self.sides, (self.lines, right), [_LINES, _TREE])
        share_out(self.parts, (self.sides, self.findings), self._shares)
        layout.addWidget(self.refusal)
        layout.addWidget(self.notice)
        layout.addWidget(self.confirm)
        layout.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        """Return the row of what is being done, and the buttons."""
        translate = self._translate
        for said in (self.refusal, self.notice):
            said.shut.setAccessibleName(translate("gui.close"))
        self.progress.setRange(0, 0)
        self.progress.setMaximumWidth(140)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("gui.importing", name=self._source.name))
        self.working.setText(translate("gui.importing", name=self._source.name))
        buttons = QDialogButtonBox()
        for button, role in (
            (self.ok, QDialogButtonBox.ButtonRole.ActionRole),
            (self.cancel, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            # The key Enter, pressed in a list, must not import.
            button.setAutoDefault(False)
            buttons.addButton(button, role)
        self.ok.setObjectName("primary")
        row = QHBoxLayout()
        for widget in (self.working, self.progress):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(buttons)
        return row

    def _connect(self) -> None:
        self.desk.shown.connect(self._show)
        self.desk.refused.connect(self.refuse)
        self.desk.busy.connect(self._on_busy)
        self.desk.idle.connect(lambda: self.notice.say(self._translate("import.changes_nothing")))
        self.facts.named.connect(self._compare)
        self.facts.read_wanted.connect(self._read_anew)
        self.lines.came.connect(self._follow_line)
        self.lines.said.connect(self._on_said)
        self.lines.take_back_wanted.connect(self._on_taken_back)
        self.lines.undo_wanted.connect(self.desk.undo)
        self.tree.selectionModel().currentChanged.connect(self._follow_tree)
        self.tree.clicked.connect(self._follow_tree)
        self.findings.warning_wanted.connect(self._go_to_warning)
        self.findings.correction_wanted.connect(self._go_to_correction)
        self.findings.remark_wanted.connect(self._go_to_remark)
        self.findings.forget_wanted.connect(self.desk.forget)
        self.findings.filled.connect(self._fit_findings)
        self.ok.clicked.connect(self.submit)
        self.cancel.clicked.connect(self._give_up)

    def _fit_findings(self) -> None:
        """Leave an empty list no room; it has again what it had once there is something in it."""
        findings = self.findings
        if findings.shows_nothing:
            if findings.maximumHeight() == _ANY_HEIGHT:
                self._shares = self.parts.sizes()
            findings.setMaximumHeight(findings.bare_height())
        elif findings.maximumHeight() != _ANY_HEIGHT:
            findings.setMaximumHeight(_ANY_HEIGHT)
            self.parts.setSizes(self._shares)

    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - a signal gives it by place
        for widget in (self.working, self.progress):
            widget.setVisible(is_busy)
        self._enable()

    def _enable(self) -> None:
        read = self.desk.read
        self.ok.setEnabled(read is not None and not self._is_wanted)
        self.cancel.setEnabled(not self.is_saving)
        self.lines.allow(correcting=read is not None and read.preview.correctable, undoing=self.desk.can_undo)

    def _on_said(self, places: list[int], what: Said) -> None:
        self._hush()
        self.desk.say(places, what)

    def _on_taken_back(self, places: list[int]) -> None:
        self._hush()
        self.desk.take_back(places)

    def _show(self, read: ReadSource) -> None:
        """Show a source as it is read now."""
        is_first = not self.lines.model.lines
        preview, translate = read.preview, self._translate
        if is_first:
            self._remembered = preview.corrections
        self._is_following = True
        opened = self._opened()
        self.model.show(read.plan)
        self._open(opened)
        self._is_following = False
        self.lines.show_source(read)
        self.findings.show_source(read, self._remembered)
        self.facts.show_language(preview.document.language)
        keys = {one.key for one in preview.document.warnings}
        if "source.tracked_changes" in keys:
            self.facts.offer_tracked(offered=True)
        counted = translate.plural("setup.articles", read.articles)
        told = "" if preview.correctable else translate("import.told_by_format")
        self.counts.setText(" · ".join(filter(None, (counted, translate("import.set_apart", count=read.apart), told))))
        if is_first and self._remembered:
            self.findings.show_page("corrections")
        self._enable()
        self._go_on_importing(read)

    def _opened(self) -> set[str] | None:
        """Return what is opened in the tree; None where nothing was shown yet."""
        if not self.model.rowCount():
            return None
        waiting, found = [QModelIndex()], set()
        while waiting:
            above = waiting.pop()
            for row in range(self.model.rowCount(above)):
                index = self.model.index(row, 0, above)
                node = self.model.node(index)
                if node is not None and self.tree.isExpanded(index):
                    found.add(node.eid)
                    waiting.append(index)
        return found

    def _open(self, opened: set[str] | None) -> None:
        indexes = self.model.containers() if opened is None else map(self.model.index_of, opened)
        for index in indexes:
            if index.isValid():
                self.tree.setExpanded(index, True)  # noqa: FBT003 - Qt takes it by place

    def _follow_line(self, place: int) -> None:
        """Bring the provision of the line that is looked at into view."""
        read = self.desk.read
        if read is None or self._is_following or place >= len(read.preview.lines):
            return
        self._is_following = True
        index = self.model.index_of(read.preview.lines[place].eid)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self.tree.clearSelection()
        self._is_following = False

    def _follow_tree(self, index: QModelIndex) -> None:
        """Bring the line that begins a provision into view."""
        node, read = self.model.node(index), self.desk.read
        if node is None or read is None or self._is_following:
            return
        place = line_of(read, node.eid)
        if place is not None:
            self._is_following = True
            self.lines.go(place)
            self._is_following = False

    def _go_to_warning(self, warning: Warning) -> None:
        read = self.desk.read
        place = place_of(read, warning) if read else None
        if place is not None:
            self.lines.go(place)
        elif warning.key == "source.comments":
            self.findings.show_page("remarks")
        elif warning.key == "source.tracked_changes":
            self.facts.tracked.setFocus()
        elif warning.key == "language.looks_wrong":
            self.facts.language.setFocus()

    def _go_to_correction(self, correction: Correction) -> None:
        traces = self.lines.model.traces
        place = next((place for place, said in traces.said.items() if correction in said), None)
        if place is not None:
            self.lines.go(place)

    def _go_to_remark(self, remark: Remark) -> None:
        read = self.desk.read
        place = line_of(read, remark.eid) if read else None
        if place is not None:
            self.lines.go(place)

    def _compare(self) -> None:
        """Find where the tree differs from that of the draft's other language, where the label is that of a draft."""
        self.desk.compare(self.facts.name if self.facts.joined else "")

    def _read_anew(self) -> None:
        """Read the source in another language, or with its tracked changes taken otherwise."""
        self.facts.tell()
        self.desk.read_anew(self._source, str(self.facts.language.currentData()), self.facts.chosen_tracked)

    def submit(self) -> None:
        """Import; where the trees of two languages turn out to differ only now, that is shown first."""
        self._hush()
        try:
            self._keeper.check(self)
        except UserError as error:
            self.refuse(error)
            return
        self._is_wanted = True
        self._compare()
        self._enable()
        if not self.desk.is_busy and self.desk.read is not None:
            self._take()

    def _go_on_importing(self, read: ReadSource) -> None:
        if not self._is_wanted or self.desk.is_waiting:
            return
        if read.differences:
            self._is_wanted = False
            self._enable()
            self.findings.show_page("to_check")
            self.notice.say(self._translate.plural("import.differs", len(read.differences)))
        else:
            self._take()

    def _take(self) -> None:
        try:
            self._keeper.save(self)
        except UserError as error:
            self.refuse(error)

    def _hush(self) -> None:
        for said in (self.refusal, self.notice):
            said.hide()
        self.confirm.drop()

    def refuse(self, error: UserError) -> None:
        """Say why something was refused; everything stays as it is."""
        self._is_wanted = self.is_saving = False
        self.refusal.say(self._translate(error.key, **error.params))
        self._enable()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The comments that are taken over."""
        return chosen(self.desk.read.preview.remarks, self.findings.taken) if self.desk.read else ()

    def reject(self) -> None:
        """Close without the text; where lines were corrected, a key that was pressed by mistake only asks."""
        if self.confirm.isVisible():
            self.confirm.drop()
        elif self.desk.can_undo and not self.is_saving:
            translate = self._translate
            self.confirm.ask(translate("import.ask_leave"), translate("import.do_leave"), self._give_up)
        else:
            self._give_up()

    def _give_up(self) -> None:
        """Cancel, as long as nothing is being kept."""
        if not self.is_saving:
            super().reject()

    def done(self, result: int) -> None:
        """Close; what was read is let go."""
        self.desk.shut()
        self._is_following = True
        self.model.show(TreePlan())
        self.lines.let_go()
        super().done(result)
