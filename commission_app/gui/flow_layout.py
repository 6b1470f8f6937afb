"""A layout that sets widgets one after another and breaks the line where it is full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACE = 4


class FlowLayout(QLayout):
    """Items of any size in lines, from left to right, so many pixels apart; where ``parted``, the last at the right."""

    def __init__(self, space: int = SPACE, *, parted: bool = False) -> None:
        super().__init__()
        self._space, self._parted = space, parted
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """How high the lines are at a width, as long as nothing changes: a layout is asked again and again."""
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.destroyed.connect(partial(_free, self._items))

    def invalidate(self) -> None:
        """Forget what was reckoned: something in here is of another size."""
        self._heights, self._least = {}, None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """Set a widget before what has this place now."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are together at a width."""
        if width not in self._heights:
            self._heights[width] = self._set(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Set all items into a place."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of the largest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        if self._least is None:
            size = QSize(0, 0)
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._least = size.grownBy(self.contentsMargins())
        return QSize(self._least)

    def _set(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        rect = rect.marginsRemoved(margins)
        x, y, height = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                _set_line(line, y, height, move=move)
                x, y, height, line = rect.x(), y + height + SPACE, 0, []
            if self._parted and item is self._items[-1]:
                x = max(x, rect.right() + 1 - size.width())
            line.append((item, x, size))
            x += size.width() + self._space
            height = max(height, size.height())
        _set_line(line, y, height, move=move)
        return y + height - rect.y() + margins.top() + margins.bottom()


def _set_line(line: Sequence[tuple[QLayoutItem, int, QSize]], y: int, height: int, *, move: bool) -> None:
    """Set the items of a line into their places, those that are lower than the line in its middle."""
    for item, x, size in line if move else ():
        item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))


def _free(items: list[QLayoutItem]) -> None:
    """Free what a layout held when it is gone itself: Qt makes the items, and leaves that to whoever keeps them."""
    for item in items:
        shiboken6.delete(item)
    items.clear()


class FlowRow(QWidget):
    """Widgets one after another, never lower than their lines: a splitter asks no layout how high it must be."""

    def __init__(self, space: int = SPACE) -> None:
        super().__init__()
        self.flow = FlowLayout(space)
        self.setLayout(self.flow)

    def event(self, event: QEvent) -> bool:
        """Be as high as the lines are at this width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.setMinimumHeight(self.flow.heightForWidth(self.width()))
        return done
