"""A bug, said once: that nothing is lost, and what to send to those who can mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.panes.labels import plain_label

_WIDTH, _DETAILS = 620, 180


class BugDialog(QDialog):
    """Says that the program has a bug, shows the details, and lets them be copied."""

    def __init__(self, parent: QWidget | None, translate: Translator, details: str, log: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commission App")
        self.setMinimumWidth(_WIDTH)
        self.said = plain_label(translate("gui.bug"))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(_DETAILS)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(translate("help.details"))
        self.copy = QPushButton(translate("help.copy"))
        self.copy.setObjectName("primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(translate("gui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        for widget in (self.said, self.details, plain_label(translate("help.logged", log=str(log)), "quiet"), buttons):
            layout.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
