"""The backups of a database, and going back to one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.qt_language import locale_of, shown_moment
from commission_app.services.restore import Backup

_WIDTH = 520


class RestoreDialog(QDialog):
    """Lists the backups, the newest first; ``go_back`` gets the chosen one."""

    def __init__(
        self, parent: QWidget | None, translate: Translator, kept: Sequence[Backup], go_back: Callable[[Path], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gui.restore_title"))
        self.setMinimumWidth(_WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("gui.restore_title"))
        for one in kept:
            # In the units that people know: nobody says KiB.
            units = QLocale.DataSizeFormat.DataSizeTraditionalFormat
            size = locale_of(translate.language).formattedDataSize(one.size, 0, units)
            item = QListWidgetItem(f"{shown_moment(one.made, translate.language)} · {size}")
            item.setData(Qt.ItemDataRole.UserRole, one.path)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.back = QPushButton(translate("gui.restore_do"))
        self.back.setObjectName("primary")
        self.back.setEnabled(bool(kept))
        self._buttons = buttons = QDialogButtonBox()
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(translate("gui.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for widget in (plain_label(translate("gui.restore_more" if kept else "gui.restore_none")), self.list, buttons):
            layout.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self.back.clicked.connect(lambda: self._take(go_back))

    def showEvent(self, event: QShowEvent) -> None:
        """Have room for the words of the buttons, however large the letters are."""
        margins = self.layout().contentsMargins()  # type: ignore[union-attr]  # it was set above
        wide = self._buttons.sizeHint().width() + margins.left() + margins.right()
        self.setMinimumWidth(max(_WIDTH, wide))
        super().showEvent(event)

    def _take(self, go_back: Callable[[Path], object]) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            go_back(item.data(Qt.ItemDataRole.UserRole))
