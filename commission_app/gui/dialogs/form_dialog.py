"""A short form in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.gui.dialogs.form import Form, Values


class FormDialog(QDialog):
    """Asks for a few things; ``submit`` may refuse them with a ``UserError``, which is shown in the form."""

    def __init__(
        self, parent: QWidget | None, translate: Translator, title: str, accept: str, submit: Callable[[Values], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = Form(translate, accept, submit)
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(translate("gui.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.form)
        layout.addWidget(buttons)
        self.form.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def fields(self) -> Mapping[str, QLineEdit | QComboBox | QCheckBox]:
        """The fields, by name."""
        return self.form.fields

    @property
    def ok(self) -> QPushButton:
        """The button that hands over what is entered."""
        return self.form.ok
