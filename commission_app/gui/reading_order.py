"""The Tab key goes through a view as one reads it, whatever of it was made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractButton, QComboBox, QLineEdit)
"""Widgets whose parts take no keys of their own."""


def put_in_reading_order(view: QWidget) -> None:
    """Let the Tab key go from line to line of a view, and there from column to column.

    Qt goes in the order in which widgets were made: what is made anew, as cards of comments are, comes last.
    """
    takes_keys = [
        widget
        for widget in _in_order(view)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    for before, after in pairwise(takes_keys):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Return a widget and all that is in it, as it stands there."""
    yield widget
    if isinstance(widget, _WHOLE):
        return
    for part in _parts(widget):
        yield from _in_order(part)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea):
        return _there(widget.widget())
    if isinstance(widget, QAbstractScrollArea):
        return []
    if isinstance(widget, QSplitter):
        return _there(*(widget.widget(place) for place in range(widget.count())))
    if isinstance(widget, QStackedWidget):
        return _there(widget.currentWidget())
    within = [child for child in widget.children() if isinstance(child, QWidget)]
    return _as_read([child for child in within if not child.isHidden() and not child.isWindow()])


def _there(*parts: QWidget | None) -> list[QWidget]:
    return [part for part in parts if part is not None]


def _as_read(parts: list[QWidget]) -> list[QWidget]:
    """Return what stands in one place as it is read: cut into lines, these into columns, and so on."""
    for is_across in (False, True):
        pieces = _cut(parts, is_across=is_across)
        if len(pieces) > 1:
            return [part for piece in pieces for part in _as_read(piece)]
    return parts


def _cut(parts: list[QWidget], *, is_across: bool) -> list[list[QWidget]]:
    """Cut where nothing stands: between lines, or across between columns."""

    def begins(part: QWidget) -> int:
        return part.x() if is_across else part.y()

    pieces: list[list[QWidget]] = []
    reached = 0
    for part in sorted(parts, key=begins):
        if not pieces or begins(part) >= reached:
            pieces.append([])
        pieces[-1].append(part)
        reached = max(reached, begins(part) + (part.width() if is_across else part.height()))
    return pieces
