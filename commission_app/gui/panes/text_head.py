"""What stands above the text: the ways to show it, and the way to its neighbours, in as few lines as there can be."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from commission_app.base.i18n import Translator
from commission_app.gui.fitting import Fitting
from commission_app.gui.flow_layout import SPACE, FlowLayout
from commission_app.gui.icons import icon, size_beside
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.short_button import ShortButton
from commission_app.gui.panes.short_choice import ShortChoice
from commission_app.gui.theme import Theme

_ICON = 16
_LONGEST = "000"
"""As wide as the number of an article can well be."""


class TextHead(Fitting, QWidget):
    """A button for each way to show the text; where those would take two lines, one choice that opens.

    ``chosen`` tells the way that was chosen here. ``steps`` holds the buttons at the right.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.modes = {mode: QToolButton() for mode in Mode}
        self.back, self.previous, self.next = QToolButton(), QToolButton(), QToolButton()
        self._name = ""
        self._flow, self._right = FlowLayout(parted=True), QWidget()
        self._flow.setContentsMargins(10, 6, 10, 4)
        for mode, button in self.modes.items():
            button.setObjectName("mode")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(mode is Mode.READING)
            button.clicked.connect(lambda _checked=False, chosen=mode: self.chosen.emit(chosen))
        for button in (self.previous, self.next):
            button.setObjectName("step")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in (*self.modes.values(), self.back, self.previous, self.next):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for button in (*self.modes.values(), self.back):
            self._flow.addWidget(button)
        self.steps = QHBoxLayout(self._right)
        self.steps.setContentsMargins(0, 0, 0, 0)
        self.steps.setSpacing(SPACE)
        self.steps.addWidget(self.previous)
        self.steps.addWidget(self.next)
        self._flow.addWidget(self._right)
        self.setLayout(self._flow)

    @cached_property
    def choice(self) -> ShortChoice:
        """The ways to show the text as one choice: most windows are wide enough to do without."""
        choice = ShortChoice()
        choice.activated.connect(lambda: self.chosen.emit(Mode(choice.currentData())))
        self._flow.insertWidget(0, choice)
        self.setTabOrder(list(self.modes.values())[-1], choice)
        return choice

    @property
    def is_short(self) -> bool:
        """Whether the choice stands for the buttons."""
        return "choice" in self.__dict__ and not self.choice.isHidden()

    def fit(self) -> None:
        """Show the buttons where one line has room for all of them."""
        margins, buttons = self._flow.contentsMargins(), self.modes.values()
        wanted = sum(button.sizeHint().width() + SPACE for button in buttons) - SPACE
        room = self.width() - margins.left() - margins.right()
        self._fit_steps(room)
        is_short = wanted > room
        if is_short != self.is_short:
            self.choice.setVisible(is_short)
            for button in buttons:
                button.setVisible(not is_short)
            self._fill()

    def _fit_steps(self, room: int) -> None:
        """Let the buttons at the right be their signs alone where the way to the next article would be cut off."""
        is_short = self._needed(short=False) > room
        for button in self._right.findChildren(ShortButton):
            button.shorten(short=is_short)

    def _needed(self, *, short: bool) -> int:
        """Return how wide the buttons at the right are, with words or with signs alone."""
        widths = [button.width_of(short=short) for button in self._right.findChildren(ShortButton)]
        # As wide as they are at any article: nothing is divided anew from one to the next.
        widths += [_width_with(button, _LONGEST) for button in (self.previous, self.next)]
        return sum(widths) + SPACE * (len(widths) - 1)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which something is cut off, though words have given way to signs."""
        least, margins = super().minimumSizeHint(), self._flow.contentsMargins()
        others = [one for one in (*self.modes.values(), self.back) if not one.isHidden()]
        widest = max((one.sizeHint().width() for one in others), default=0)
        if self.is_short:
            widest = max(widest, self.choice.minimumSizeHint().width())
        width = max(widest, self._needed(short=True)) + margins.left() + margins.right()
        return QSize(min(width, least.width()), least.height())

    def _fill(self) -> None:
        """Say in the choice what the buttons say."""
        if not self.is_short:
            return
        self.choice.setAccessibleName(self._name)
        self.choice.clear()
        for mode, button in self.modes.items():
            self.choice.addItem(button.text(), mode)
            if button.isChecked():
                self.choice.setCurrentIndex(self.choice.count() - 1)

    def show_mode(self, mode: Mode) -> None:
        """Show which way was chosen."""
        self.modes[mode].setChecked(True)
        self._fill()

    def retranslate(self, translate: Translator) -> None:
        """Speak the language of the interface."""
        for mode, button in self.modes.items():
            button.setText(translate(f"gui.mode_{mode.value}"))
        self.previous.setAccessibleName(translate("gui.action_previous"))
        self.next.setAccessibleName(translate("gui.action_next"))
        self._name = translate("gui.choice_mode")
        self.fit()
        self._fill()

    def dress(self, theme: Theme) -> None:
        """Take the icons of the theme."""
        for button in (self.previous, self.next):
            button.setIconSize(size_beside(self, _ICON))
        self.previous.setIcon(icon("previous", theme))
        self.next.setIcon(icon("next", theme))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def _width_with(button: QToolButton, words: str) -> int:
    """Return how wide a button is when it says these words, or longer ones."""
    letters = button.fontMetrics()
    lacking = letters.horizontalAdvance(words) - letters.horizontalAdvance(button.text())
    return button.sizeHint().width() + max(0, lacking)
