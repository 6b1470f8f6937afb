"""Everybody on the roster, with roles and the fingerprints of their computers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.services.roster import Listed


class MembersDialog(QDialog):
    """A table of the members."""

    def __init__(self, parent: QWidget | None, translate: Translator, listed: Sequence[Listed]) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gui.members_title"))
        self.resize(760, 400)
        columns = ("name", "role", "fingerprint")
        self.table = QTableWidget(len(listed), len(columns))
        self.table.setHorizontalHeaderLabels([translate(f"gui.members_{column}") for column in columns])
        self.table.setAccessibleName(translate("gui.members_title"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for row, one in enumerate(listed):
            texts = (one.member.name, translate(f"role.{one.member.role.value}"), "\n".join(one.fingerprints))
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setVisible(False)
        self.table.resizeRowsToContents()
        buttons = QDialogButtonBox()
        buttons.addButton(translate("gui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
