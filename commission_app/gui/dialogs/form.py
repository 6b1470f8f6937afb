"""A short form: labelled fields, one under the other, checked in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.domain.errors import UserError
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.notice import Notice

Values = dict[str, str]
"""What was entered, by the names of the fields; a box that is ticked gives "yes", else "" ."""

_WIDTH = 480


class Form(QWidget):
    """Asks for a few things; ``submit`` may refuse them with a ``UserError``, which is shown below the fields.

    ``ok`` hands over what is entered; whoever holds the form puts it in place. ``accepted`` tells it was not refused.
    """

    accepted = Signal()

    def __init__(self, translate: Translator, accept: str, submit: Callable[[Values], None]) -> None:
        super().__init__()
        self._translate, self._submit = translate, submit
        self.fields: dict[str, QLineEdit | QComboBox | QCheckBox] = {}
        self.refusal = Notice("refusal")
        self.refusal.shut.setAccessibleName(translate("gui.close"))
        self.ok = QPushButton(accept)
        self.ok.setObjectName("primary")
        self.ok.clicked.connect(self.submit)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addWidget(self.refusal)
        self.setMinimumWidth(_WIDTH)

    def add_words(self, text: str) -> None:
        """Add a paragraph that says what is asked for and why."""
        self._column.addWidget(plain_label(text))
        self._column.addSpacing(8)

    def add_fact(self, label: str, text: str) -> QLabel:
        """Add something to read only."""
        shown = plain_label(text)
        shown.setAccessibleName(f"{label}: {text}")
        self._add(label, shown, "")
        return shown

    def add_text(self, name: str, label: str, *, value: str = "", hint: str = "", secret: bool = False) -> QLineEdit:
        """Add a line to write in, with a hint below it; ``secret`` hides what is written."""
        field = QLineEdit(value)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields[name] = field
        self._add(label, field, hint)
        return field

    def add_choice(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], *, chosen: str = "", hint: str = ""
    ) -> QComboBox:
        """Add a choice of (value, text)."""
        field = Choice()
        for value, text in choices:
            field.addItem(text, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        self.fields[name] = field
        self._add(label, field, hint)
        return field

    def add_box(self, name: str, label: str, *, ticked: bool = False) -> QCheckBox:
        """Add a box to tick."""
        field = QCheckBox(label)
        field.setChecked(ticked)
        self.fields[name] = field
        self._column.addWidget(field)
        self._column.addSpacing(8)
        return field

    def add_last(self, button: QPushButton) -> None:
        """Put the button that hands over below the fields, where the form stands in no dialog."""
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, label: str, field: QWidget, hint: str) -> None:
        said = plain_label(label, "strong")
        said.setBuddy(field)
        self._column.addWidget(said)
        self._column.addWidget(field)
        if not isinstance(field, QLabel):
            field.setAccessibleName(label)
        if hint:
            self._column.addWidget(plain_label(hint, "quiet"))
            field.setAccessibleDescription(hint)
        self._column.addSpacing(8)

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
        """Hand over what is entered; tell that it was accepted, or show why it was refused."""
        self.refusal.hide()
        try:
            self._submit(self.values())
        except UserError as error:
            self.refusal.say(self._translate(error.key, **error.params))
            return
        self.accepted.emit()
