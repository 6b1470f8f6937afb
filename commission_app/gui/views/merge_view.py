"""Files that members have sent: seen before they are merged, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.gui.panes.file_table import FileTable
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.session import Session
from commission_app.services.merge import Merged
from commission_app.services.protocol import COLUMNS, file_row, merged_words, needs

NUMBERS = frozenset({"comments", "votes", "known"})
_PLACE = 0x0100


class MergeView(QWidget):
    """Drop files, look at what they would add, merge, and see what needs a person.

    ``choose_wanted``: files are to be chosen; ``merge_wanted``: these are to be merged; ``back_wanted``: the merge is
    to be taken back by this backup; ``protocol_wanted``: what came of this merge is to be written;
    ``place_wanted``: an article is to be read.
    """

    choose_wanted = Signal()
    merge_wanted = Signal(object)
    back_wanted = Signal(object)
    protocol_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paths: Sequence[Path] = ()
        self._previewed: Merged | None = None
        self._merged: Merged | None = None
        self.title, self.hint, self.result = plain_label("", "heading"), plain_label(""), plain_label("", "strong")
        numbers = (column for column, name in enumerate(COLUMNS) if name in NUMBERS)
        self.files = FileTable(len(COLUMNS), numbers)
        self.needs_title, self.needs = plain_label("", "heading"), QListWidget()
        self.needs.setWordWrap(True)
        self.choose, self.merge, self.leave, self.back, self.protocol = (QPushButton() for _ in range(5))
        self.merge.setObjectName("primary")
        self._lay_out()
        self._connect()
        self.show_files((), None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        buttons = QHBoxLayout()
        for button in (self.choose, self.merge, self.leave, self.protocol, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        for widget in (self.title, self.hint, self.result, self.files):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.needs_title)
        layout.addWidget(self.needs, 1)
        layout.addStretch()
        layout.setStretchFactor(self.files, 2)

    def _connect(self) -> None:
        session = self._session
        self.choose.clicked.connect(self.choose_wanted)
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(list(self._paths)))
        self.leave.clicked.connect(lambda: self.show_files((), None))
        self.back.clicked.connect(lambda: self.back_wanted.emit(self._merged.backup if self._merged else None))
        self.protocol.clicked.connect(lambda: self.protocol_wanted.emit(self._merged))
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
        self.protocol.setText(translate("gui.merge_protocol"))
        self.protocol.setVisible(self._merged is not None)
        self.choose.setVisible(state != "preview")
        self.merge.setVisible(state == "preview")
        self.leave.setVisible(state == "preview")
        self.back.setVisible(bool(self._merged and self._merged.backup))
        self.files.setVisible(shown is not None)
        if shown is not None:
            self.merge.setEnabled(len(shown.refused) < len(shown.files))
            titles = [translate(f"gui.merge_{column}") for column in COLUMNS]
            self.files.show_rows(self.title.text(), titles, [file_row(translate, file) for file in shown.files])
        self._show_needs()

    def _show_needs(self) -> None:
        """List what needs a person: things of two versions, and computers whose acts do not count."""
        workspace, translate = self._session.workspace, self._session.translate
        self.needs.clear()
        for said, place in needs(workspace, translate) if workspace else ():
            item = QListWidgetItem(said)
            item.setData(_PLACE, place)
            self.needs.addItem(item)
        has_needs = self.needs.count() > 0
        self.needs.setVisible(has_needs)
        self.needs_title.setVisible(has_needs)
        self.needs_title.setText(translate("gui.needs_title"))
        self.needs.setAccessibleName(translate("gui.needs_title"))

    def _on_need(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place:
            self.place_wanted.emit(*place)
