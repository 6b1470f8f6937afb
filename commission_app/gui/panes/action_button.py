"""A button on a bar that does what an action of the menus does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton


class ActionButton(QToolButton):
    """Says what its action says, and follows it.

    A button that Qt makes of an action listens to it once more with every change of the action, and never less: undo
    is named anew with every act, and each act would take longer than the one before.
    """

    def __init__(self, action: QAction, bar: QToolBar) -> None:
        super().__init__()
        self._action = action
        self.setAutoRaise(True)
        self.setIconSize(bar.iconSize())
        bar.iconSizeChanged.connect(self.setIconSize)
        self.setToolButtonStyle(bar.toolButtonStyle())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.iconText())
        self.setIcon(action.icon())
        self.setToolTip(action.toolTip())
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())

    def nextCheckState(self) -> None:
        """Stay as the action is: pressing what is pressed lets nothing go."""
