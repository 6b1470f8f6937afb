"""A short form: labelled fields, one under the other, checked in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.domain.errors import UserError
from commission_app.gui.operation import Job
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.notice import Notice
from commission_app.gui.panes.scrolling import bring_into_view

Values = dict[str, str]
"""What was entered, by the names of the fields; a box that is ticked gives "yes", else "" ."""
Submit = Callable[[Values], Job | None]
"""Does something with what was entered, or returns what is to be done with it in the background.

It may raise UserError, or Unanswered.
"""
Start = Callable[[Job], object]

_WIDTH = 480


class Unanswered(Exception):  # noqa: N818 - it is no error
    """Raised where somebody was asked one thing more, and gave no answer: the form stays as it is."""


def _in_no_background(_job: Job) -> None:
    raise NotImplementedError


class Form(QWidget):
    """Asks for a few things; ``submit`` may refuse them with a ``UserError``, which is shown below the fields.

    ``ok`` hands over what is entered; whoever holds the form puts it in place. ``accepted`` tells it was not refused,
    ``refused`` that it was, and why is shown. ``start`` begins what is done in the background; ``is_waiting`` for that.
    """

    accepted = Signal()
    refused = Signal()

    def __init__(self, translate: Translator, accept: str, submit: Submit, start: Start = _in_no_background) -> None:
        super().__init__()
        self._translate, self._submit, self._start = translate, submit, start
        self.is_waiting = False
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

    def field_with_keys(self) -> str:
        """Return the name of the field that one is writing in or choosing, empty where it is none."""
        focused = self.window().focusWidget()
        return next((name for name, field in self.fields.items() if field is focused), "")

    def go_on_from(self, written: Values, focused: str) -> None:
        """Hold what was written in the same form before, with the keys in the field where they were."""
        for name, field in self.fields.items():
            if isinstance(field, QLineEdit) and name in written:
                field.setText(written[name])
        if focused in self.fields:
            self.fields[focused].setFocus()

    def submit(self) -> None:
        """Hand over what is entered; tell that it was accepted, or show why it was refused."""
        if self.is_waiting:
            return
        self.refusal.hide()
        try:
            job = self._submit(self.values())
        except Unanswered:
            return
        except UserError as error:
            self.refuse(error)
            return
        if job is None:
            self.accepted.emit()
        else:
            self._wait_for(job)

    def _wait_for(self, job: Job) -> None:
        """Let the background do something, and hand nothing over twice meanwhile."""
        had_focus = self.window().focusWidget() is self.ok

        def done(outcome: object) -> None:
            job.done(outcome)
            self.accepted.emit()

        def end() -> None:
            self.is_waiting = False
            self.ok.setEnabled(True)
            if had_focus:
                self.ok.setFocus()

        self.is_waiting = True
        self.ok.setEnabled(False)
        self._start(job._replace(done=done, refused=self.refuse, ended=end))

    def refuse(self, error: UserError) -> None:
        """Show why what was entered is refused, where one looks."""
        self.refusal.say(self._translate(error.key, **error.params))
        self.refused.emit()
        bring_into_view(self.refusal)
