"""Where a comment, a reply or a change is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from commission_app.base.i18n import Translator
from commission_app.domain.comment import CommentKind
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.growing_text import GrowingText
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.single_click import SingleClick
from commission_app.services.unfinished import Unfinished

_LINES, _MOST_LINES = 2, 9


class Composer(Widget):
    """A text with its kind and visibility, which are shown once somebody writes: until then they are in the way.

    ``sent`` and ``dropped`` tell the wish to send (also Ctrl+Enter) and to leave off; ``whole_wanted`` that the text
    is to be about the article and not about words of it; ``changed`` that there is something to be kept;
    ``back_wanted`` that what was left off is to come back (Ctrl+Z where nothing is written).
    """

    sent = Signal()
    dropped = Signal()
    whole_wanted = Signal()
    changed = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.about = plain_label("", "quiet")
        self.whole = QToolButton()
        self.whole.setObjectName("link")
        self.text = GrowingText(_LINES, _MOST_LINES)
        self.text.installEventFilter(self)
        self.kind = Choice()
        self.private = QCheckBox()
        self.send, self.drop = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head, what, buttons = QVBoxLayout(), FlowLayout(), QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.about)
        head.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        what.addWidget(self.kind)
        what.addWidget(self.private)
        buttons.addStretch()
        for button in (self.drop, self.send):
            buttons.addWidget(button)
        self.details = Widget()
        more = QVBoxLayout(self.details)
        more.setContentsMargins(0, 0, 0, 0)
        more.addLayout(what)
        more.addLayout(buttons)
        self.details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self.details)

    def _connect(self) -> None:
        SingleClick(self.send, self.drop)
        self.send.clicked.connect(self.sent)
        self.drop.clicked.connect(self.dropped)
        self.whole.clicked.connect(self.whole_wanted)
        self.text.textChanged.connect(self._open)
        self.text.textChanged.connect(self.changed)
        self.kind.activated.connect(self.changed)
        self.private.toggled.connect(self.changed)

    def retranslate(self, translate: Translator) -> None:
        """Speak the language of the interface."""
        self.text.setPlaceholderText(translate("gui.composer_text"))
        self.text.setAccessibleName(translate("gui.composer_text"))
        self.kind.setAccessibleName(translate("gui.composer_kind"))
        self.kind.setWhatsThis(translate("gui.what_kind"))
        self.private.setWhatsThis(translate("gui.what_private"))
        self.text.setWhatsThis(translate("gui.what_comment"))
        self.private.setText(translate("gui.composer_private"))
        self.whole.setText(translate("gui.composer_whole"))
        self.send.setText(translate("gui.composer_send"))
        self.send.setToolTip("Ctrl+Enter")
        self.drop.setText(translate("gui.composer_drop"))
        chosen = self.kind.currentIndex() if self.kind.count() else list(CommentKind).index(CommentKind.QUESTION)
        self.kind.clear()
        for kind in CommentKind:
            self.kind.addItem(translate(f"comment.kind_{kind.value}"), kind)
        self.kind.setCurrentIndex(chosen)

    @property
    def chosen_kind(self) -> CommentKind:
        """The kind that is chosen."""
        return CommentKind(self.kind.currentData())

    @property
    def is_empty(self) -> bool:
        """Whether nothing but spaces is written."""
        return not self.text.toPlainText().strip()

    def show_begun(self, begun: Unfinished) -> None:
        """Show a text as it was left; nobody is told, since nothing is to be kept."""
        for widget in (self.text, self.private, self.kind):
            widget.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.text.setPlainText(begun.text)
        cursor = self.text.textCursor()
        cursor.setPosition(min(begun.cursor, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        self.kind.setCurrentIndex(list(CommentKind).index(begun.kind))
        self.private.setChecked(begun.private)
        for widget in (self.text, self.private, self.kind):
            widget.blockSignals(False)  # noqa: FBT003
        self._open()

    def _open(self) -> None:
        """Show kind, visibility and buttons while somebody writes."""
        focused = QApplication.focusWidget()
        is_here = focused is self.text or (focused is not None and self.isAncestorOf(focused))
        self.details.setVisible(is_here or not self.is_empty)

    def write(self, text: str) -> None:
        """Go on with letters that were typed elsewhere."""
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.insertPlainText(text)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Send on Ctrl+Enter, bring back on Ctrl+Z; open when the writing begins, close when nothing came of it."""
        if watched is self.text and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # Where the focus goes to is known only once it is there.
            QTimer.singleShot(0, self, self._open)
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.sent.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and self.is_empty:
                self.back_wanted.emit()
        return False
