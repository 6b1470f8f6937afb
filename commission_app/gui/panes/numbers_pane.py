"""What changes, in numbers: each opens the list behind it, and each line of a list leads to its article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from commission_app.gui.comparing import Comparing
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.labels import empty_out, plain_label
from commission_app.gui.session import Session
from commission_app.services.story import Figure, Item, story

_ROWS = 9


class NumbersPane(QWidget):
    """The numbers as buttons, and the list behind the one that is chosen.

    ``place_wanted`` tells the unit of the new text, and ``gone_wanted`` the removed article of the old one, that a
    line leads to.
    """

    place_wanted = Signal(str)
    gone_wanted = Signal(str)

    def __init__(self, session: Session, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._comparing = session, comparing
        self._shown: object = None
        self.hint = plain_label("", "quiet")
        self.buttons: dict[str, QToolButton] = {}
        self.list = QListWidget()
        self._flow = FlowLayout()
        holder = QWidget()
        holder.setLayout(self._flow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.hint, holder, self.list):
            layout.addWidget(widget)
        self.list.hide()
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)

    def reload(self) -> None:
        """Show the numbers of the present comparison."""
        translate, comparison = self._session.translate, self._comparing.comparison
        if (shown := (comparison, translate.language)) == self._shown:
            return
        self._shown = shown
        empty_out(self._flow)
        self.buttons = {}
        self.list.hide()
        self.list.setAccessibleName(translate("changes.list"))
        waiting = "changes.comparing" if self._comparing.against else "changes.nothing_compared"
        self.hint.setText(translate("changes.hint" if comparison else waiting))
        for figure in story(comparison, translate) if comparison else ():
            self._add(figure)

    def _add(self, figure: Figure) -> None:
        button = QToolButton()
        button.setObjectName("mode")
        button.setText(figure.told)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._open(figure))
        self.buttons[figure.name] = button
        self._flow.addWidget(button)

    def _open(self, figure: Figure) -> None:
        self.list.clear()
        for item in figure.items:
            line = QListWidgetItem(item.words)
            line.setData(Qt.ItemDataRole.UserRole, item)
            self.list.addItem(line)
        rows = min(len(figure.items), _ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 4)
        self.list.show()

    def _go(self, line: QListWidgetItem) -> None:
        item = line.data(Qt.ItemDataRole.UserRole)
        if isinstance(item, Item):
            (self.gone_wanted if item.is_gone else self.place_wanted).emit(item.unit)
