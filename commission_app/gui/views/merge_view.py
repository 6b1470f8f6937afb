"""Files that members have sent: seen before they are merged, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Phrase, Translator
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.session import Session
from commission_app.services import attention
from commission_app.services.merge import Added, Merged, MergedFile
from commission_app.services.names import place_name

COLUMNS = ("file", "member", "comments", "votes", "known", "remark")
NUMBERS = frozenset({"comments", "votes", "known"})
_PLACE = 0x0100


def told(translate: Translator, file: MergedFile) -> str:
    """Return what is to be said of a file: why it is refused, or what of it does not count."""
    if file.refused is not None:
        return translate(file.refused.key, **file.refused.params)
    return "\n".join(
        translate("merge.not_counting", count=count, reason=translate(f"merge.reason_{reason.value}"))
        for reason, count in file.not_counting
    )


class MergeView(QWidget):
    """Drop files, look at what they would add, merge, and see what needs a person.

    ``choose_wanted``: files are to be chosen; ``merge_wanted``: these are to be merged; ``back_wanted``: the merge is
    to be taken back by this backup; ``place_wanted``: an article is to be read.
    """

    choose_wanted = Signal()
    merge_wanted = Signal(object)
    back_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paths: Sequence[Path] = ()
        self._previewed: Merged | None = None
        self._merged: Merged | None = None
        self.title, self.hint, self.result = plain_label("", "heading"), plain_label(""), plain_label("", "strong")
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.needs_title, self.needs = plain_label("", "heading"), QListWidget()
        self.needs.setWordWrap(True)
        self.choose, self.merge, self.leave, self.back = (QPushButton() for _ in range(4))
        self.merge.setObjectName("primary")
        self._lay_out()
        self._connect()
        self.show_files((), None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        buttons = QHBoxLayout()
        for button in (self.choose, self.merge, self.leave, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        for widget in (self.title, self.hint, self.result, self.table):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.needs_title)
        layout.addWidget(self.needs, 1)
        layout.addStretch()
        layout.setStretchFactor(self.table, 2)

    def _connect(self) -> None:
        session = self._session
        self.choose.clicked.connect(self.choose_wanted)
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(list(self._paths)))
        self.leave.clicked.connect(lambda: self.show_files((), None))
        self.back.clicked.connect(lambda: self.back_wanted.emit(self._merged.backup if self._merged else None))
        self.needs.itemActivated.connect(self._on_need)
        session.opened.connect(lambda: self.show_files((), None))
        session.changed.connect(lambda _effects: self._show_needs())
        session.retranslated.connect(self.reload)

    def show_files(self, paths: Sequence[Path], previewed: Merged | None) -> None:
        """Show what files would add; without any, how to bring some."""
        self._paths, self._previewed, self._merged = paths, previewed, None
        self.reload()

    def show_merged(self, merged: Merged) -> None:
        """Show what came of a merge."""
        self._paths, self._previewed, self._merged = (), None, merged
        self.reload()

    def reload(self) -> None:
        """Show everything anew."""
        translate, shown = self._session.translate, self._merged or self._previewed
        state = "done" if self._merged else "preview" if self._previewed else "empty"
        self.title.setText(translate(f"gui.merge_title_{state}"))
        joined = shown.joined if shown else None
        joins = [translate("merge.joined", **asdict(joined))] if joined else []
        self.hint.setText("\n\n".join([translate(f"gui.merge_hint_{state}"), *joins]))
        self.result.setText(merged_words(translate, self._merged) if self._merged else "")
        self.result.setVisible(self._merged is not None)
        self.choose.setText(translate("gui.merge_choose"))
        self.merge.setText(translate("gui.merge_do"))
        self.leave.setText(translate("gui.cancel"))
        self.back.setText(translate("gui.merge_back"))
        self.choose.setVisible(state != "preview")
        self.merge.setVisible(state == "preview")
        self.leave.setVisible(state == "preview")
        self.back.setVisible(bool(self._merged and self._merged.backup))
        self.table.setVisible(shown is not None)
        if shown is not None:
            self.merge.setEnabled(len(shown.refused) < len(shown.files))
            self._fill(shown)
        self._show_needs()

    def _fill(self, shown: Merged) -> None:
        translate = self._session.translate
        self.table.setAccessibleName(self.title.text())
        self.table.setHorizontalHeaderLabels([translate(f"gui.merge_{column}") for column in COLUMNS])
        self.table.setRowCount(len(shown.files))
        for row, file in enumerate(shown.files):
            made = file.new.comments + file.new.replies
            numbers = [str(made), str(file.new.votes), str(file.already_known)] if not file.refused else ["–"] * 3
            remark = told(translate, file) or self._remark(file)
            member = file.member.said(translate) if isinstance(file.member, Phrase) else file.member
            for column, text in enumerate((file.name, member or "–", *numbers, remark)):
                item = QTableWidgetItem(text)
                if COLUMNS[column] in NUMBERS:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()

    def _remark(self, file: MergedFile) -> str:
        translate = self._session.translate
        if not file.accepted:
            return translate("gui.merge_nothing_new")
        return translate.plural("gui.merge_drafts", file.new.drafts) if file.new.drafts else ""

    def _show_needs(self) -> None:
        """List what needs a person: things of two versions, and computers whose acts do not count."""
        workspace, translate = self._session.workspace, self._session.translate
        self.needs.clear()
        for one in attention.diverging(workspace) if workspace else ():
            place = place_name(translate, one.eid)
            versions = " ↔ ".join(f"“{text}”" for text in one.texts)
            item = QListWidgetItem(translate("gui.needs_diverging", place=place, versions=versions))
            item.setData(_PLACE, (one.draft, one.eid))
            self.needs.addItem(item)
        for other in attention.uncounted(workspace) if workspace else ():
            reason = translate(f"merge.reason_{other.reason.value}")
            count = translate("merge.not_counting", count=other.events, reason=reason)
            self.needs.addItem(f"{other.name} ({other.fingerprint}): {count}")
        has_needs = self.needs.count() > 0
        self.needs.setVisible(has_needs)
        self.needs_title.setVisible(has_needs)
        self.needs_title.setText(translate("gui.needs_title"))
        self.needs.setAccessibleName(translate("gui.needs_title"))

    def _on_need(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place:
            self.place_wanted.emit(*place)


def merged_words(translate: Translator, merged: Merged) -> str:
    """Return in words what a merge has added."""
    said = [translate("merge.added", **asdict(merged.added))]
    if merged.stopped != Added():
        said.append(translate("merge.no_longer", **asdict(merged.stopped)))
    if merged.divergences:
        said.append(translate("merge.divergences", count=merged.divergences))
    if merged.not_admitted:
        said.append(translate("merge.not_admitted"))
    if merged.own_revoked:
        said.append(translate("merge.own_revoked"))
    return "\n".join(said)
