"""Keys by their place on the keyboard, where what stands on them is of another script.

In the Kazakh layout the row of digits holds letters and signs: what is Ctrl+1 elsewhere is Ctrl+" there, and the
toolkit finds no digit behind it, nor any Latin letter where no Latin layout is set up beside it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget

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
    """Hears the keys of every window that meant nothing, and does what is meant by their place.

    As with any key, the field that has the keys is asked first – it copies, or takes back what was typed –, then the
    shortcuts of its window.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hear(window.windowHandle())
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self.hear)

    def hear(self, window: QWindow | None) -> None:
        """Hear the keys of a window from now on."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the key that is meant."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        shown = QWidget.find(watched.winId()) if isinstance(watched, QWindow) else None
        modifiers, kinds = event.modifiers(), Qt.KeyboardModifier
        # Both together type a third sign in some layouts.
        is_command = bool(modifiers & kinds.ControlModifier) != bool(modifiers & kinds.AltModifier)
        key = key_at(event.nativeScanCode()) if is_command and event.key() not in _LATIN else None
        if key is None or shown is None:
            return False
        focus, meant = shown.focusWidget() or shown, QKeyCombination(modifiers & ~kinds.KeypadModifier, key)
        return _pressed(focus, meant) or _found(focus, QKeySequence(meant))


def _pressed(field: QWidget, keys: QKeyCombination) -> bool:
    """Press keys in a field, where it has a use for them."""
    asked, pressed = (
        QKeyEvent(kind, keys.key(), keys.keyboardModifiers())
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    )
    asked.ignore()
    QCoreApplication.sendEvent(field, asked)
    if asked.isAccepted():
        QCoreApplication.sendEvent(field, pressed)
    return asked.isAccepted()


def _found(focus: QWidget, keys: QKeySequence) -> bool:
    """Do what a shortcut of the window stands for; return whether there is one."""
    for action in focus.window().findChildren(QAction):
        if action.isEnabled() and keys in action.shortcuts() and _is_heard(action, focus):
            action.trigger()
            return True
    return False


def _is_heard(action: QAction, focus: QWidget) -> bool:
    """Whether an action is for where the keys are."""
    if action.shortcutContext() in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut):
        return True
    holders = [one for one in action.associatedObjects() if isinstance(one, QWidget)]
    return any(one is focus or one.isAncestorOf(focus) for one in holders)
