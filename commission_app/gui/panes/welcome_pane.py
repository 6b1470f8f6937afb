"""The first page: three doors, and the databases opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.gui.actions import LANGUAGE_NAMES
from commission_app.gui.icons import icon, size_beside
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.panes.scrolling import MiddleColumn
from commission_app.gui.theme import Look

_WIDTH = 640
_ICON = 32
DOORS = {"welcome_sample": "sample", "welcome_join": "join", "welcome_found": "found", "welcome_open": "open"}
"""The doors, each with its icon."""


class Door(QPushButton):
    """A large button that says in a second line what lies behind it."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.sign = sign
        self.setObjectName("door")
        self.picture = QLabel()
        self.title, self.more = plain_label("", "strong"), plain_label("", "quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(14)
        layout.addWidget(self.picture)
        layout.addLayout(words, 1)
        for part in (self.picture, self.title, self.more):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def say(self, title: str, more: str) -> None:
        """Say what lies behind the door."""
        self.title.setText(title)
        self.more.setText(more)
        self.setAccessibleName(title)
        self.setAccessibleDescription(more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of both lines: a button knows nothing of what stands on it."""
        return self.layout().sizeHint()  # type: ignore[union-attr]  # it was set above

    def minimumSizeHint(self) -> QSize:
        """Return the size below which a word would be cut off."""
        return self.layout().minimumSize()  # type: ignore[union-attr]


class WelcomePane(MiddleColumn):
    """Says what can be done where no database is open."""

    sample_wanted = Signal()
    join_wanted = Signal()
    found_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)
    language_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(_WIDTH, QMargins(9, 9, 9, 9))
        self._look = look
        self.title, self.more = plain_label("", "title"), plain_label("", "quiet")
        self.languages = {language: QToolButton() for language in InterfaceLanguage}
        self.recent_title = plain_label("", "strong")
        self.doors = {name: Door(sign) for name, sign in DOORS.items()}
        signals = (self.sample_wanted, self.join_wanted, self.found_wanted, self.open_wanted)
        self.recent = QVBoxLayout()
        column = self.column
        column.setSpacing(10)
        column.addLayout(self._language_row())
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.more)
        column.addSpacing(10)
        # Who comes every evening wants their own file, not the doors.
        column.addWidget(self.recent_title)
        column.addLayout(self.recent)
        column.addSpacing(10)
        for door, signal in zip(self.doors.values(), signals, strict=True):
            door.clicked.connect(signal)
            column.addWidget(door)
        column.addStretch()
        look.changed.connect(self.dress)
        self.dress()

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch()
        for language, button in self.languages.items():
            button.setObjectName("mode")
            button.setText(LANGUAGE_NAMES[language])
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, chosen=language: self.language_wanted.emit(chosen))
            row.addWidget(button)
        return row

    def _order(self) -> None:
        """Have the Tab key go down the page."""
        before: QWidget = list(self.languages.values())[-1]
        for door in (*self._recent_doors(), *self.doors.values()):
            self.setTabOrder(before, door)
            before = door

    def _recent_doors(self) -> list[Door]:
        held = [self.recent.itemAt(place) for place in range(self.recent.count())]
        return [door for item in held if item is not None and isinstance(door := item.widget(), Door)]

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the file that was opened last, or at the first door: the keys for space and Enter open it."""
        super().showEvent(event)
        first = next(iter((*self._recent_doors(), *self.doors.values())))
        first.setFocus()

    def dress(self) -> None:
        """Take the icons of the theme."""
        for door in self.findChildren(Door):
            door.picture.setPixmap(icon(door.sign, self._look.theme).pixmap(size_beside(self, _ICON)))

    def retranslate(self, translate: Translator, recent: Sequence[Path]) -> None:
        """Speak the language of the interface, and offer the databases opened last."""
        self.title.setText(translate("gui.welcome_title"))
        self.more.setText(translate("gui.welcome_more"))
        self.languages[translate.language].setChecked(True)
        for language, button in self.languages.items():
            button.setAccessibleName(f"{translate('gui.welcome_language')}: {LANGUAGE_NAMES[language]}")
        self.setAccessibleName(translate("gui.welcome_title"))
        for name, door in self.doors.items():
            door.say(translate(f"gui.{name}"), translate(f"gui.{name}_more"))
        empty_out(self.recent)
        self.recent_title.setVisible(bool(recent))
        self.recent_title.setText(translate("gui.welcome_recent"))
        for path in recent:
            door = Door("text")
            door.say(path.stem, str(path.parent))
            door.clicked.connect(lambda _checked=False, chosen=path: self.recent_wanted.emit(chosen))
            self.recent.addWidget(door)
        self._order()
        self.dress()
