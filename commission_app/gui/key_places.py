"""Keys by their place on the keyboard, where what stands on them is of another script.

In the Kazakh layout the row of digits holds letters and signs: what is Ctrl+1 elsewhere is Ctrl+" there, and the
toolkit finds no digit behind it, nor any Latin letter where no Latin layout is set up beside it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QWindow

_ROWS = {2: "1234567890", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
"""What stands on the keys of each row from its first place on, as keyboards number their keys."""
_AT = {first + place: letter for first, row in _ROWS.items() for place, letter in enumerate(row)}
_ADDED = {"linux": 8, "win32": 0}
"""What the system adds to the number of a key; other systems number them otherwise, and find the letters themselves."""
_LATIN = frozenset(map(ord, _AT.values()))


def key_at(number: int, system: str = sys.platform) -> Qt.Key | None:
    """Return the key of the Latin layout at a place that the system has numbered so, None where there is none."""
    letter = _AT.get(number - _ADDED[system]) if system in _ADDED else None
    return Qt.Key(ord(letter)) if letter else None


class KeyPlaces(QObject):
    """Hears the keys of a window that meant nothing, and does what an action has at their place."""

    def __init__(self, window: QWindow, owner: QObject, actions: Iterable[QAction]) -> None:
        super().__init__(owner)
        self._actions = tuple(actions)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Trigger the action whose shortcut is pressed by its place."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        action = self._found(event)
        if action is not None:
            action.trigger()
        return action is not None

    def _found(self, event: QKeyEvent) -> QAction | None:
        modifiers, kinds = event.modifiers(), Qt.KeyboardModifier
        # Both together type a third sign in some layouts.
        is_command = bool(modifiers & kinds.ControlModifier) != bool(modifiers & kinds.AltModifier)
        key = key_at(event.nativeScanCode()) if is_command and event.key() not in _LATIN else None
        if key is None:
            return None
        wanted = QKeySequence(QKeyCombination(modifiers & ~kinds.KeypadModifier, key))
        return next((one for one in self._actions if one.isEnabled() and wanted in one.shortcuts()), None)
