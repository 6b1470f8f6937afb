"""What a member does before the secretary's file has come: send the request, read out the fingerprint."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from commission_app.base import suffixes
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.scrolling import MiddleColumn
from commission_app.gui.session import Session
from commission_app.services import join

_WIDTH, _APART = 680, 8


class WaitingView(MiddleColumn):
    """Three things to do, in their order; ``request_wanted`` and ``files_wanted`` tell what is to be asked for."""

    request_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_WIDTH, QMargins(24, 28, 24, 20))
        self._session = session
        self.title = plain_label("", "title")
        self.request, self.call, self.bring = plain_label(""), plain_label(""), plain_label("")
        self.fingerprint = plain_label("", "title")
        self.folder, self.write, self.copy, self.choose = (QPushButton() for _ in range(4))
        column = self.column
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self._step(self.request, self.folder, self.write))
        column.addWidget(self._step(self.call, self.copy, shown=self.fingerprint))
        column.addWidget(self._step(self.bring, self.choose))
        column.addStretch()
        self.folder.clicked.connect(self._open_folder)
        self.write.clicked.connect(self.request_wanted)
        self.choose.clicked.connect(self.files_wanted)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.fingerprint.text()))
        session.opened.connect(self.reload)
        session.retranslated.connect(self.reload)
        self.reload()

    @staticmethod
    def _step(words: QWidget, *buttons: QPushButton, shown: QWidget | None = None) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(words)
        if shown is not None:
            layout.addWidget(shown)
        row = FlowLayout(_APART)
        for button in buttons:
            row.addWidget(button)
        layout.addLayout(row)
        return card

    def _open_folder(self) -> None:
        if self._session.workspace is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.workspace.path.parent)))

    def reload(self) -> None:
        """Show what is to be done for the open database."""
        translate, workspace = self._session.translate, self._session.workspace
        self.title.setText(translate("gui.waiting_title"))
        self.setAccessibleName(translate("gui.waiting_title"))
        self.folder.setText(translate("setup.open_folder"))
        self.write.setText(translate("gui.request_again"))
        self.copy.setText(translate("setup.copy_fingerprint"))
        self.choose.setText(translate("gui.merge_choose"))
        self.call.setText(translate("setup.waiting_call"))
        self.bring.setText(translate("setup.waiting_bring"))
        if workspace is None or workspace.commission is not None:
            return
        request = workspace.path.with_suffix(suffixes.REQUEST)
        said = "setup.waiting_request" if request.exists() else "setup.waiting_request_missing"
        # The name of the folder says where to look; the way to it, all of it, is for whoever asks.
        folder = str(request.parent)
        self.request.setText(translate(said, name=request.name, folder=request.parent.name or folder))
        for told in (self.request, self.folder):
            told.setToolTip(folder)
        self.folder.setAccessibleDescription(folder)
        self.folder.setVisible(request.exists())
        self.fingerprint.setText(join.own_fingerprint(workspace))
        self.fingerprint.setAccessibleName(f"{translate('gui.members_fingerprint')}: {self.fingerprint.text()}")
