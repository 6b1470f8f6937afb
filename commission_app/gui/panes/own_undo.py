"""The keys for undo and redo where one writes: they are of what is typed, and else of what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class OwnUndo(QObject):
    """Keeps the keys for a field only as long as it has typed letters to take back or to bring again.

    Qt's fields keep them always: after a comment was sent, Ctrl+Z would do nothing at all. ``brings_back`` says whether
    the field has something else to bring back.
    """

    def __init__(self, field: QPlainTextEdit | QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.brings_back: Callable[[], bool] = bool
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the window where the field has no use for them."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        typed = self._field if isinstance(self._field, QLineEdit) else self._field.document()
        keys = QKeySequence.StandardKey
        has_use = {keys.Undo: typed.isUndoAvailable() or self.brings_back(), keys.Redo: typed.isRedoAvailable()}
        if any(event.matches(key) and not it_has for key, it_has in has_use.items()):
            event.ignore()
            return True
        return False
