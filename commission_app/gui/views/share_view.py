"""What will leave this computer, seen before it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commission_app.gui.actions import share_name
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.qt_language import shown_moment
from commission_app.gui.session import Session
from commission_app.services.names import act_name
from commission_app.services.share import Waiting, waiting

COLUMNS = ("when", "act", "text")


class ShareView(QWidget):
    """The acts that wait to be sent; ``share_wanted`` tells that the file is to be written."""

    share_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_stale = True
        self.title, self.told, self.private = plain_label("", "heading"), plain_label(""), plain_label("", "quiet")
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
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

    def _on_news(self, _what: object = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew only where somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def reload(self) -> None:
        """Show what waits."""
        self._is_stale = False
        workspace, translate = self._session.workspace, self._session.translate
        if workspace is None or workspace.commission is None:
            return
        self.share.setText(translate(share_name(workspace)))
        self._show(waiting(workspace))

    def _show(self, found: Waiting) -> None:
        translate, count = self._session.translate, len(found.acts)
        self.title.setText(translate.plural("gui.share_title", count) if count else translate("gui.share_nothing"))
        self.told.setText(translate("gui.share_more" if count else "gui.share_nothing_more"))
        self.private.setText(translate.plural("gui.share_private", found.private))
        self.private.setVisible(found.private > 0)
        self.table.setAccessibleName(translate("gui.share_table"))
        self.table.setHorizontalHeaderLabels([translate(f"gui.share_{column}") for column in COLUMNS])
        self.table.setVisible(count > 0)
        self.table.setRowCount(count)
        for row, act in enumerate(found.acts):
            texts = (
                shown_moment(act.at, translate.language),
                _sentence(act_name(translate, act.name, act.params)),
                act.text,
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
