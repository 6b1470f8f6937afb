"""What the program is, which version, and where it keeps its log and its data."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from commission_app import __version__
from commission_app.base.i18n import Translator
from commission_app.base.paths import app_home, logs_folder
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.scrolling import scrolled
from commission_app.gui.screen import room_for

_WIDTH = 520


def versions() -> str:
    """Return the versions that matter to whoever looks into a bug, on one line."""
    python, system = platform.python_version(), platform.platform()
    return f"Commission App {__version__} · Python {python} · Qt {qVersion()} · {system}"


class AboutDialog(QDialog):
    """Says it, lets it be copied, and opens the folder of the log."""

    def __init__(self, parent: QWidget | None, translate: Translator) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gui.action_about"))
        self.said = plain_label(versions(), "quiet")
        self.places = plain_label(
            translate("help.places", log=str(logs_folder() / "commission-app.log"), home=str(app_home()))
        )
        self.said.setMinimumWidth(_WIDTH)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(plain_label("Commission App", "title"))
        for widget in (plain_label(translate("help.about")), self.said, self.places):
            layout.addWidget(widget)
        layout.addWidget(plain_label(translate("help.licence"), "quiet"))
        self.copy, self.folder = QPushButton(translate("help.copy")), QPushButton(translate("help.open_log"))
        acts = FlowLayout()
        acts.addWidget(self.copy)
        acts.addWidget(self.folder)
        layout.addLayout(acts)
        buttons = QDialogButtonBox()
        buttons.addButton(translate("gui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        self.folder.clicked.connect(lambda: _open(logs_folder()))
        self._inner, self._area = inner, scrolled(inner, across=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 16)
        whole.setSpacing(12)
        whole.addWidget(self._area)
        whole.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all words need, however large the letters are; on a small screen, scroll."""
        super().showEvent(event)
        self.layout().activate()  # type: ignore[union-attr]  # it was set above
        missing = self._inner.heightForWidth(self._area.viewport().width()) - self._area.viewport().height()
        self.resize(self.width(), min(room_for(self).height(), self.height() + missing))


def _open(folder: Path) -> None:
    """Show a folder; where nothing was logged yet, the one above it."""
    shown = folder if folder.is_dir() else folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
