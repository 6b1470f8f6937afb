"""What files would add, seen before it is merged."""

from __future__ import annotations

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
from commission_app.gui.panes.labels import plain_label
from commission_app.services.merge import Merged, MergedFile


def told(translate: Translator, file: MergedFile) -> str:
    """Return what is to be said of a file: why it is refused, or what of it does not count."""
    if file.refused is not None:
        return translate(file.refused.key, **file.refused.params)
    return "\n".join(
        translate("merge.not_counting", count=count, reason=translate(f"merge.reason_{reason.value}"))
        for reason, count in file.not_counting
    )


class MergeDialog(QDialog):
    """A table of the files, and the choice to merge them or not."""

    def __init__(self, parent: QWidget | None, translate: Translator, previewed: Merged) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gui.merge_title"))
        self.resize(760, 400)
        columns = ("file", "member", "new", "known", "remark")
        self.table = QTableWidget(len(previewed.files), len(columns))
        self.table.setHorizontalHeaderLabels([translate(f"gui.merge_{column}") for column in columns])
        self.table.setAccessibleName(translate("gui.merge_title"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        for row, file in enumerate(previewed.files):
            texts = (file.name, file.member or "–", str(file.accepted), str(file.already_known), told(translate, file))
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setVisible(False)
        self.table.resizeRowsToContents()
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(translate("gui.merge_do"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setEnabled(len(previewed.refused) < len(previewed.files))
        self.buttons.addButton(translate("gui.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(translate("gui.merge_hint")))
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)
