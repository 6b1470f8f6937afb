"""The threads of an article as a list of cards, of which only those near the eye are made."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from commission_app.gui.panes.card import Card
from commission_app.gui.panes.labels import empty_out, plain_label

FIRST = 3
"""How many cards are made at once: those that are seen first."""

PAGE = 8
"""How many cards are made in all, the others once the first are painted: more than a screen shows."""

_LEAST_LINES = 5

MakeCards = Callable[[Sequence[str], "deque[Card]"], list[Card]]
"""Makes the cards of some threads; takes those that fit from the cards that are no longer needed, from the first on."""


class CardList(QScrollArea):
    """A window on a list of threads; «earlier» and «later» widen it, and so does scrolling to its end."""

    def __init__(self, make: MakeCards) -> None:
        super().__init__()
        self._make = make
        self._ids: list[str] = []
        self._first = self._last = 0
        self._spare: deque[Card] = deque()
        self.cards: dict[str, Card] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.earlier, self.later = QToolButton(), QToolButton()
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        inner = QWidget()
        self._holder = holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, 4, 0)
        holder.addWidget(self.earlier)
        holder.addLayout(self._column)
        holder.addWidget(self.later)
        holder.addStretch()
        self.setWidget(inner)
        for button, act in ((self.earlier, self.show_earlier), (self.later, self.show_later)):
            button.setObjectName("link")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            button.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self.fill)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def minimumSizeHint(self) -> QSize:
        """Keep a few lines in sight."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * _LEAST_LINES)

    @property
    def shown(self) -> list[str]:
        """The ids of the threads whose cards are made."""
        return self._ids[self._first : self._last]

    def show_threads(self, ids: Sequence[str], *, nothing: str, keep_place: bool) -> None:
        """Show threads from their first, or, with ``keep_place``, about where the list stands."""
        height = self.verticalScrollBar().value()
        first, last = (self._first, max(self._last, PAGE)) if keep_place else (0, PAGE)
        self._ids = list(ids)
        self._set_aside(focused=keep_place)
        self._first = min(first, max(0, len(self._ids) - PAGE))
        self._last = self._first
        self._append(min(last if keep_place else FIRST, len(self._ids)))
        for card in self._spare:
            card.hide()
        self._rest.start()
        if not self._ids:
            self._column.addWidget(plain_label(nothing, "quiet"))
        self.verticalScrollBar().setValue(height if keep_place else 0)

    def _set_aside(self, *, focused: bool) -> None:
        """Take the cards out of the list, to be filled anew; the ``focused`` one only where it may be: see its card."""
        cards = [card for card in self.cards.values() if focused or not card.isAncestorOf(self.focusWidget() or self)]
        for card in cards:
            self._column.removeWidget(card)
        empty_out(self._column)
        # In the order they were made in: that is the order in which the keyboard reaches them.
        self._spare.extendleft(reversed(cards))
        self.cards = {}

    def fill(self) -> None:
        """Make the cards of the first page that are not made yet."""
        self._append(min(max(self._last, self._first + PAGE), len(self._ids)))
        while self._spare:
            self._spare.pop().deleteLater()

    def _append(self, until: int) -> None:
        for card in self._make(self._ids[self._last : until], self._spare):
            self.cards[card.comment_id] = card
            self._column.addWidget(card)
            card.show()
        self._last = until
        self._tell()

    def _tell(self) -> None:
        rest = (self._first, len(self._ids) - self._last)
        for button, count in zip((self.earlier, self.later), rest, strict=True):
            button.setVisible(count > 0)
            button.setText(self.button_text(count, is_earlier=button is self.earlier) if count else "")

    def button_text(self, count: int, *, is_earlier: bool) -> str:
        """Return what is written where more can be shown; the pane that holds the list says it in words."""
        return f"{'↑' if is_earlier else '↓'} {count}"

    def show_later(self) -> None:
        """Make the next cards."""
        self._append(min(len(self._ids), self._last + PAGE))

    def show_earlier(self) -> None:
        """Make the cards before the first."""
        begin = max(0, self._first - PAGE)
        for place, card in enumerate(self._make(self._ids[begin : self._first], deque())):
            self.cards[card.comment_id] = card
            self._column.insertWidget(place, card)
        self._first = begin
        self._tell()

    def bring(self, comment: str) -> Card | None:
        """Bring the card of a thread into view, making it where it is not made yet."""
        if comment not in self._ids:
            return None
        if comment not in self.cards:
            empty_out(self._column)
            self.cards = {}
            self._first = self._last = max(0, self._ids.index(comment) - PAGE // 2)
            self._append(min(len(self._ids), self._first + PAGE))
        card = self.cards[comment]
        self._holder.activate()
        self.ensureWidgetVisible(card)
        # A card that was just made has its height only once the window has laid it out.
        QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card))
        return card

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value and value == bar.maximum() and self._last < len(self._ids):
            self.show_later()
