"""What will leave this computer, seen before it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commission_app.gui.actions import share_name
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.wordy_column import WordyColumn
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.session import Session
from commission_app.services.names import act_name
from commission_app.services.waiting import WaitingAct, count_private, unshared, waiting_acts

COLUMNS = ("when", "act", "text")
_AT_ONCE = 40
"""How many acts are shown in one step: somebody who has not sent for years is not kept waiting for all of them."""


class ShareView(QWidget):
    """The acts that wait to be sent; ``share_wanted`` tells that the file is to be written."""

    share_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_stale = True
        self._acts: Iterator[WaitingAct] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._show_more)
        self.title, self.told, self.private = plain_label("", "heading"), plain_label(""), plain_label("", "quiet")
        self.table = QTableWidget(0, len(COLUMNS))
        self._words = WordyColumn(self.table, len(COLUMNS) - 1, wrap=True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.share = QPushButton()
        self.share.setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        for widget in (self.title, self.told, self.table, self.private):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.share)
        buttons.addStretch()
        layout.addLayout(buttons)
        layout.addStretch()
        layout.setStretchFactor(self.table, 1)
        self.share.clicked.connect(self.share_wanted)
        for signal in (session.opened, session.changed, session.retranslated):
            signal.connect(self._on_news)
        session.closing.connect(self._stop)

    def _on_news(self, _what: object = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew only where somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold no more than a first look needs while nobody looks; the rest is shown when somebody looks again."""
        super().hideEvent(event)
        if not self.is_whole or self.table.rowCount() > _AT_ONCE:
            self._stop()
            self.table.setRowCount(0)
            self._is_stale = True

    def reload(self) -> None:
        """Show what waits."""
        self._is_stale = False
        workspace, translate = self._session.workspace, self._session.translate
        if workspace is None or workspace.commission is None:
            return
        self.share.setText(translate(share_name(workspace)))
        count, private = unshared(workspace), count_private(workspace)
        self.title.setText(translate.plural("gui.share_title", count) if count else translate("gui.share_nothing"))
        self.told.setText(translate("gui.share_more" if count else "gui.share_nothing_more"))
        self.private.setText(translate.plural("gui.share_private", private))
        self.private.setVisible(private > 0)
        self.table.setAccessibleName(translate("gui.share_table"))
        self.table.setHorizontalHeaderLabels([translate(f"gui.share_{column}") for column in COLUMNS])
        self.table.setVisible(count > 0)
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(0)
        self.table.setRowCount(0)
        self._acts = waiting_acts(workspace)
        self._show_more()

    @property
    def is_whole(self) -> bool:
        """Whether all that waits is shown."""
        return not self._more.isActive()

    def _stop(self) -> None:
        """Show no more of a database that is being closed."""
        self._more.stop()
        self._acts = iter(())

    def _show_more(self) -> None:
        """Show the next of the acts; the window answers between two steps."""
        shown = list(islice(self._acts, _AT_ONCE))
        first = self.table.rowCount()
        self.table.setRowCount(first + len(shown))
        for row, act in enumerate(shown, first):
            self._write(row, act)
            self.table.resizeRowToContents(row)
        self._words.fit()
        if len(shown) < _AT_ONCE:
            self._stop()
        elif not self._more.isActive():
            self._more.start()

    def _write(self, row: int, act: WaitingAct) -> None:
        translate = self._session.translate
        when = shown_moment(act.at, translate.language)
        done = _sentence(act_name(translate, act.name, act.params))
        for column, text in enumerate((when, done, act.text)):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.table.setItem(row, column, item)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
