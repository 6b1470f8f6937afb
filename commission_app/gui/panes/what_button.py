"""A small button that says what something is, beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWhatsThis, QWidget

from commission_app.base.i18n import Translator


class WhatButton(QToolButton):
    """Shows the explanation (``whatsThis``) of its subject where it was pressed."""

    def __init__(self, subject: QWidget) -> None:
        super().__init__()
        self._subject = subject
        self.setObjectName("link")
        self.setText("?")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._show)

    def retranslate(self, translate: Translator) -> None:
        """Speak the language of the interface."""
        self.setToolTip(translate("gui.action_what"))
        self.setAccessibleName(f"{translate('gui.action_what')} {self._subject.accessibleName()}".strip())

    def _show(self) -> None:
        QWhatsThis.showText(self.mapToGlobal(self.rect().bottomLeft()), self._subject.whatsThis(), self)
