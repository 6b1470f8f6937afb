"""A short form in a dialog of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.gui.dialogs.form import Form, Start, Submit
from commission_app.gui.panes.scrolling import scrolled
from commission_app.gui.screen import room_for


def _filled(form: Form) -> QScrollArea:
    area = scrolled(form, across=False)
    area.setMinimumWidth(form.minimumWidth() + area.verticalScrollBar().sizeHint().width())
    return area


class FormDialog(QDialog):
    """Asks for a few things; ``submit`` may refuse them with a ``UserError``, which is shown in the form.

    ``start`` begins what it does in the background.
    """

    def __init__(
        self,
        parent: QWidget | None,
        translate: Translator,
        title: str,
        accept: str,
        submit: Submit,
        start: Start | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = Form(translate, accept, submit, start) if start else Form(translate, accept, submit)
        self._area = _filled(self.form)
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(translate("gui.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self._area)
        layout.addWidget(buttons)
        self.form.accepted.connect(self.accept)
        self.form.refused.connect(self._fit)
        buttons.rejected.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as all words need, however large the letters are; on a small screen, scroll."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self.form.minimumSizeHint().expandedTo(self.form.minimumSize()).width() + bar)
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.layout().activate()  # type: ignore[union-attr]  # it was set above
        wanted = self.form.heightForWidth(self._area.viewport().width())
        missing = wanted - self._area.viewport().height()
        if missing > 0:
            self.resize(self.width(), min(room_for(self).height(), self.height() + missing))

    def reject(self) -> None:
        """Close, unless something is being done with what was entered: what comes of it is to be seen here."""
        if not self.form.is_waiting:
            super().reject()

    @property
    def fields(self) -> Mapping[str, QLineEdit | QComboBox | QCheckBox]:
        """The fields, by name."""
        return self.form.fields

    @property
    def ok(self) -> QPushButton:
        """The button that hands over what is entered."""
        return self.form.ok
