"""What changes between two drafts as a whole: the numbers, the flow of sections, what a person should decide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from commission_app.gui.comparing import Comparing
from commission_app.gui.panes.flow_pane import FlowPane
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.numbers_pane import NumbersPane
from commission_app.gui.panes.review_pane import ReviewPane
from commission_app.gui.session import Session
from commission_app.gui.theme import Look


class ChangesPane(QWidget):
    """Numbers, flow and review list of the present comparison.

    ``place_wanted``, ``gone_wanted`` and ``read_wanted`` tell what is to be read: an article of the new text, a removed
    one of the old text, an article side by side. ``picture_wanted`` tells that the flow is to be saved.
    """

    place_wanted = Signal(str)
    gone_wanted = Signal(str)
    read_wanted = Signal(str)
    picture_wanted = Signal()

    def __init__(self, session: Session, look: Look, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._comparing = session, comparing
        self.numbers = NumbersPane(session, comparing)
        self.flow = FlowPane(session, look, comparing)
        self.review = ReviewPane(session, comparing)
        self.titles = {name: plain_label("", "heading") for name in ("numbers", "flow", "review")}
        self.flow_hint, self.save = plain_label("", "quiet"), QToolButton()
        self.save.setObjectName("link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        parts: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("numbers", (self.numbers,)),
            ("flow", (self.flow_hint, self.flow, self.save)),
            ("review", (self.review,)),
        )
        for name, widgets in parts:
            column.addSpacing(12)
            column.addWidget(self.titles[name])
            for widget in widgets:
                column.addWidget(widget)
        for pane in (self.numbers, self.flow):
            pane.place_wanted.connect(self.place_wanted)
            pane.gone_wanted.connect(self.gone_wanted)
        self.review.read_wanted.connect(self.read_wanted)
        self.save.clicked.connect(self.picture_wanted)

    @property
    def panes(self) -> tuple[NumbersPane, FlowPane, ReviewPane]:
        """The parts, each of which can be shown anew by itself."""
        return self.numbers, self.flow, self.review

    def reload(self) -> None:
        """Show the present comparison, in the language of the interface."""
        for pane in self.panes:
            pane.reload()
        self.retranslate()

    def retranslate(self) -> None:
        """Name the parts that are shown, in the language of the interface."""
        translate, compared = self._session.translate, self._comparing.comparison is not None
        named = {"numbers": "changes.title", "flow": "compare.flow", "review": "changes.review_title"}
        for name, title in self.titles.items():
            title.setText(translate(named[name]))
        has_flow = compared and not self.flow.isHidden()
        self.titles["flow"].setVisible(has_flow)
        self.titles["review"].setVisible(compared)
        self.review.setVisible(compared)
        self.flow_hint.setText(translate("changes.flow_hint"))
        self.save.setText(translate("changes.flow_save"))
        for widget in (self.flow_hint, self.save):
            widget.setVisible(has_flow)
