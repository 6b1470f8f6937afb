"""Panes of which one is shown, under tabs that take a second line where one is too short for their names."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from commission_app.gui.flow_layout import FlowLayout

_SPACE = 2
_READABLE_LINES = 6
"""Lines of a pane that are worth scrolling for."""
_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class WrappedTabs(QWidget):
    """As Qt's tabs, whose bar scrolls where it is too narrow: here no name is ever cut off or out of sight.

    The arrow keys go from tab to tab. ``currentChanged`` tells the number of the pane that is shown now.
    """

    currentChanged = Signal(int)  # noqa: N815 - named as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QToolButton] = []
        self._row, self._stack = FlowLayout(_SPACE), QStackedWidget()
        self._row.setContentsMargins(4, 4, 4, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(self._stack, 1)

    def addTab(self, pane: QWidget, name: str) -> int:
        """Add a pane under a tab of this name, and return its number."""
        button = QToolButton()
        button.setObjectName("tab")
        button.setText(name)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        number = len(self.buttons)
        self.buttons.append(button)
        self._row.addWidget(button)
        self._stack.addWidget(pane)
        button.installEventFilter(self)
        button.toggled.connect(partial(self._on_toggled, number))
        if not number:
            button.setChecked(True)
        return number

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the tab before or after, also where that stands in another line: Qt goes by what lies beside."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self.buttons:
            step = _STEPS.get(event.key())
            if step is not None:
                self.setCurrentIndex((self.currentIndex() + step) % self.count())
                self.buttons[self.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_toggled(self, number: int, is_shown: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        if is_shown:
            self._stack.setCurrentIndex(number)
            self.currentChanged.emit(number)

    def least_height(self, width: int) -> int:
        """Return the height below which the tabs or the pane that is shown would be squeezed, at a width."""
        pane = self._stack.currentWidget()
        if pane is None:
            return self._row.heightForWidth(width)
        layout = pane.layout()
        needed = layout.totalMinimumHeightForWidth(width) if layout and layout.hasHeightForWidth() else 0
        readable = self.fontMetrics().lineSpacing() * _READABLE_LINES
        return self._row.heightForWidth(width) + max(needed, pane.minimumSizeHint().height(), readable)

    def setTabText(self, number: int, name: str) -> None:
        """Name a tab otherwise."""
        self.buttons[number].setText(name)

    def tabText(self, number: int) -> str:
        """Return the name of a tab."""
        return self.buttons[number].text()

    def indexOf(self, pane: QWidget) -> int:
        """Return the number of a pane."""
        return self._stack.indexOf(pane)

    def currentIndex(self) -> int:
        """Return the number of the pane that is shown."""
        return self._stack.currentIndex()

    def currentWidget(self) -> QWidget | None:
        """Return the pane that is shown; None where there is none."""
        return self._stack.currentWidget()

    def setCurrentIndex(self, number: int) -> None:
        """Show the pane of this number."""
        self.buttons[number].setChecked(True)

    def setCurrentWidget(self, pane: QWidget) -> None:
        """Show a pane."""
        self.setCurrentIndex(self.indexOf(pane))

    def count(self) -> int:
        """Return how many panes there are."""
        return len(self.buttons)
