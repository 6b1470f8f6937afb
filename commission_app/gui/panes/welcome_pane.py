"""The first page: three doors, and the databases opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCommandLinkButton, QLabel, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.panes.labels import empty_out

_WIDTH = 560


class WelcomePane(QWidget):
    """Says what can be done where no database is open."""

    sample_wanted = Signal()
    join_wanted = Signal()
    found_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.title.setFixedWidth(_WIDTH)
        self.title.setMinimumHeight(90)
        self.doors = {
            name: QCommandLinkButton(self)
            for name in ("welcome_sample", "welcome_join", "welcome_found", "welcome_open")
        }
        signals = (self.sample_wanted, self.join_wanted, self.found_wanted, self.open_wanted)
        self.recent = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        for door, signal in zip(self.doors.values(), signals, strict=True):
            door.setMinimumWidth(_WIDTH)
            door.clicked.connect(signal)
            layout.addWidget(door, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(self.recent)
        layout.addStretch()

    def retranslate(self, translate: Translator, recent: Sequence[Path]) -> None:
        """Speak the language of the interface, and offer the databases opened last."""
        self.title.setText(translate("gui.welcome_title"))
        for name, door in self.doors.items():
            door.setText(translate(f"gui.{name}"))
            door.setDescription(translate(f"gui.{name}_more"))
        empty_out(self.recent)
        for path in recent:
            door = QCommandLinkButton(path.name, str(path.parent))
            door.setMinimumWidth(_WIDTH)
            door.clicked.connect(lambda _checked=False, chosen=path: self.recent_wanted.emit(chosen))
            self.recent.addWidget(door, 0, Qt.AlignmentFlag.AlignHCenter)
