"""A question in place, before something is done that others will feel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.announcing import alert
from commission_app.gui.flow_layout import FlowRow
from commission_app.gui.panes.labels import plain_label


class Confirm(QFrame):
    """Asks, and does it only on the answer; hidden when nothing is asked."""

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.question = plain_label("")
        self.yes, self.no = QPushButton(), QPushButton(translate("members.leave"))
        self._act: Callable[[], object] | None = None
        self._before: QWidget | None = None
        """What had the keys before it was asked."""
        row = FlowRow(8)
        for button in (self.yes, self.no):
            button.setAutoDefault(False)
            row.flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.question)
        layout.addWidget(row)
        self.yes.clicked.connect(self._do)
        self.no.clicked.connect(self.drop)
        self.hide()

    def ask(self, question: str, answer: str, act: Callable[[], object]) -> None:
        """Ask whether to act; ``answer`` is what stands on the button that does."""
        self._act = act
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.question.setText(question)
        self.yes.setText(answer)
        self.setAccessibleName(question)
        self.show()
        # The answer that changes nothing is the one that a key pressed by mistake gives.
        self.no.setFocus()
        alert(self)

    def drop(self) -> None:
        """Ask no more; the keys go where they went before."""
        focused = self.window().focusWidget()
        self._act, before, self._before = None, self._before, None
        if before is not None and focused is not None and self.isAncestorOf(focused):
            before.setFocus()
        self.hide()

    def _do(self) -> None:
        act = self._act
        self.drop()
        if act is not None:
            act()
