"""A notice above the text: said in place, closed by the reader, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from commission_app.gui.announcing import alert
from commission_app.gui.panes.labels import plain_label


class Notice(QFrame):
    """What was done last, and what stands as long as the same is in view; with a way to close both.

    Empty, it is hidden.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = plain_label("")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.shut = QToolButton()
        self.shut.setText("×")
        layout = QHBoxLayout(self)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.shut)
        self._said = self._stands = ""
        self._at_once = False
        self.shut.clicked.connect(self._close)
        self.hide()

    def say(self, text: str) -> None:
        """Show a message, or nothing, in place of the last one, and announce it to screen readers."""
        self._said = text
        self._show(text)

    def add(self, text: str) -> None:
        """Say one thing more where others are said at the same moment; else as ``say``."""
        said = self._said.split("\n") if self._at_once and not self.isHidden() else []
        self.say("\n".join([*said, *([text] if text not in said else [])]))
        self._at_once = True
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._at_once = False

    def stand(self, text: str) -> None:
        """Show what stands until other things are in view; what was said of those before is over."""
        self._said, self._stands = "", text
        self._show(text)

    def _show(self, news: str) -> None:
        text = "\n".join(filter(None, (self._said, self._stands)))
        self.label.setText(text)
        self.setVisible(bool(text))
        if news:
            self.setAccessibleName(text)
            alert(self)

    def _close(self) -> None:
        self._said = self._stands = ""
        self.hide()
