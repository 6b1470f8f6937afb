"""Emptying a field by a button."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def clearable(field: QLineEdit) -> None:
    """Give a field the button that empties it, once there is anything in it: it takes a millisecond to make."""

    def give(text: str) -> None:
        if text and not field.isClearButtonEnabled():
            field.setClearButtonEnabled(True)

    field.textChanged.connect(give)
