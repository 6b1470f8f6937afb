"""The manual beside a dialog: what one asks about stays on the screen as it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from commission_app.gui.screen import roomy
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.gui.views.help_view import HelpView, Shortcuts

_SIZE = QSize(900, 640)


class HelpDialog(QDialog):
    """Shows a page of the manual in a window of its own, over which the dialog can still be used."""

    def __init__(self, beside: QWidget, session: Session, look: Look, shortcuts: Shortcuts, page: str) -> None:
        super().__init__(beside)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(session.translate("help.contents"))
        self.manual = HelpView(session, look, shortcuts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.manual)
        self.resize(roomy(self, _SIZE))
        self.manual.left.connect(self.close)
        self.manual.back.setAutoDefault(False)
        self.manual.show_page(page)
        self.manual.page.setFocus()
