"""A short form: labelled fields, checked in place before it closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.domain.errors import UserError
from commission_app.gui.panes.notice import Notice

Values = dict[str, str]
"""What was entered, by the names of the fields; a box that is ticked gives "yes", else "" ."""


class FormDialog(QDialog):
    """Asks for a few things; ``submit`` may refuse them with a ``UserError``, which is shown in the form."""

    def __init__(
        self, parent: QWidget | None, translate: Translator, title: str, accept: str, submit: Callable[[Values], None]
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self._submit = submit
        self.fields: dict[str, QLineEdit | QComboBox | QCheckBox] = {}
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.refusal = Notice("refusal")
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(translate("gui.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addLayout(self.form)
        layout.addWidget(self.refusal)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)

    def add_text(self, name: str, label: str, *, value: str = "", hint: str = "", secret: bool = False) -> QLineEdit:
        """Add a line to write in; ``secret`` hides what is written."""
        field = QLineEdit(value)
        field.setPlaceholderText(hint)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._add(name, label, field)
        return field

    def add_choice(self, name: str, label: str, choices: Sequence[tuple[str, str]], *, chosen: str = "") -> QComboBox:
        """Add a choice of (value, text)."""
        field = QComboBox()
        for value, text in choices:
            field.addItem(text, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        self._add(name, label, field)
        return field

    def add_box(self, name: str, label: str, *, ticked: bool = False) -> QCheckBox:
        """Add a box to tick."""
        field = QCheckBox(label)
        field.setChecked(ticked)
        self.fields[name] = field
        self.form.addRow(field)
        return field

    def _add(self, name: str, label: str, field: QLineEdit | QComboBox) -> None:
        field.setAccessibleName(label)
        self.fields[name] = field
        self.form.addRow(label, field)

    def values(self) -> Values:
        """Return what is entered."""
        found: Values = {}
        for name, field in self.fields.items():
            if isinstance(field, QLineEdit):
                found[name] = field.text()
            elif isinstance(field, QComboBox):
                found[name] = str(field.currentData())
            else:
                found[name] = "yes" if field.isChecked() else ""
        return found

    def submit(self) -> None:
        """Hand over what is entered; close if it is not refused."""
        try:
            self._submit(self.values())
        except UserError as error:
            self.refusal.say(self._translate(error.key, **error.params))
            return
        self.accept()
