"""What surrounds the views: the bar above them, the rail at their left, the line below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from commission_app.gui.actions import LANGUAGE_NAMES, Actions, share_name
from commission_app.gui.announcing import announce
from commission_app.gui.comparing import Comparing
from commission_app.gui.fitting import Fitting
from commission_app.gui.icons import size_beside
from commission_app.gui.panes.action_button import ActionButton
from commission_app.gui.panes.short_choice import ShortChoice
from commission_app.gui.session import Session
from commission_app.gui.theme import BASE_POINTS
from commission_app.services import reading, texts, undo
from commission_app.services.names import act_name

_ICON, _RAIL_ICON = 20, 26
_RAIL_SHARE, _BESIDE_NAME = 0.13, 27
"""Of the width of the window, what the rail may take; and pixels of it that are no letters."""
_READABLE = 16
"""Letters of a draft's name that are worth more than the words beside the signs of undo and redo."""


class TopBar(Fitting, QToolBar):
    """Undo and redo, the draft and the language in view, and what a person sends and prints."""

    def __init__(self, session: Session, actions: Actions, search: QWidget, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._comparing = comparing
        self._shown: object = None
        self.setObjectName("bar")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.draft_choice, self.against_choice, self.language_choice = ShortChoice(), ShortChoice(), ShortChoice()
        self.choices = (self.draft_choice, self.against_choice, self.language_choice)
        self.turns = [ActionButton(actions.by_name[name], self) for name in ("undo", "redo")]
        for button in self.turns:
            self.addWidget(button)
        self.addSeparator()
        shown = {choice: self.addWidget(choice) for choice in self.choices}
        self._against = shown[self.against_choice]
        self.addWidget(search)
        self.addSeparator()
        self.addWidget(ActionButton(actions.by_name["share"], self))
        self.draft_choice.activated.connect(lambda: session.show_draft(self.draft_choice.currentData()))
        self.against_choice.activated.connect(lambda: comparing.choose(self.against_choice.currentData()))
        self.language_choice.activated.connect(lambda: session.show_language(self.language_choice.currentData()))

    def fit(self) -> None:
        """Keep everything on the bar: names of drafts are shortened, then undo and redo are their signs alone."""
        self.setIconSize(size_beside(self, _ICON))
        if not self.isVisible():
            # It is resized when it is shown.
            return
        styles = Qt.ToolButtonStyle
        drafts = (self.draft_choice, self.against_choice)
        readable = self.fontMetrics().averageCharWidth() * _READABLE
        for style, least in ((styles.ToolButtonTextBesideIcon, readable), (styles.ToolButtonIconOnly, 0)):
            for choice in drafts:
                choice.give(None)
            for button in self.turns:
                button.setToolButtonStyle(style)
            lacking = self.sizeHint().width() - self.width()
            if lacking <= 0:
                return
            wanted = sum(choice.sizeHint().width() for choice in drafts)
            room = (wanted - lacking) // len(drafts)
            for choice in drafts:
                choice.give(room)
            if room >= least and sum(choice.sizeHint().width() for choice in drafts) <= wanted - lacking:
                return

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        names = ("gui.choice_draft", "gui.choice_against", "gui.choice_language")
        for choice, name in zip(self.choices, names, strict=True):
            choice.setAccessibleName(translate(name))
            choice.setToolTip(translate(name))
        # Qt makes it where the bar is longer than the window, and gives it no name.
        rest = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if rest is not None:
            rest.setAccessibleName(translate("gui.more_of_the_bar"))
            rest.setToolTip(translate("gui.more_of_the_bar"))

    def refresh(self) -> None:
        """Show the drafts and languages there are, and name what can be undone."""
        self._name_undo()
        share, translate = self._actions.by_name["share"], self._session.translate
        share.setText(translate(share_name(self._session.workspace)))
        share.setIconText(translate("gui.action_view_share"))
        self.refresh_choices()

    def refresh_choices(self) -> None:
        """Show the drafts and languages there are, where they are others than those shown."""
        session = self._session
        drafts = texts.every(session.workspace) if session.workspace else []
        shown = (drafts, session.draft, session.text_language, session.translate.language)
        if shown == self._shown:
            return
        self._shown = shown
        for choice in self.choices:
            choice.clear()
        for one in drafts:
            self.draft_choice.addItem(session.name_of(one), one)
            if session.draft and one.id == session.draft.id:
                self.draft_choice.setCurrentIndex(self.draft_choice.count() - 1)
        against = self._comparing.against
        for one in drafts:
            if session.draft and one.id != session.draft.id and session.text_language in one.texts:
                self.against_choice.addItem(session.translate("gui.against", draft=session.name_of(one)), one)
                if against and one.id == against.id:
                    self.against_choice.setCurrentIndex(self.against_choice.count() - 1)
        self._against.setVisible(self.against_choice.count() > 0)
        names = {language.value: name for language, name in LANGUAGE_NAMES.items()}
        for language in texts.languages(session.draft) if session.draft else []:
            self.language_choice.addItem(names.get(language, language), language)
        self.language_choice.setCurrentIndex(self.language_choice.findData(session.text_language))
        self.fit()

    def _name_undo(self) -> None:
        workspace, translate = self._session.workspace, self._session.translate
        for name, peek in (("undo", undo.next_undo), ("redo", undo.next_redo)):
            act = peek(workspace) if workspace else None
            words = act_name(translate, act.name, act.params) if act else ""
            text = translate(f"gui.action_{name}_named", act=words) if act else translate(f"gui.action_{name}")
            action = self._actions.by_name[name]
            action.setText(text)
            action.setIconText(translate(f"gui.action_{name}"))
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")


class Rail(Fitting, QToolBar):
    """The views, one under the other; the one that is shown is pressed."""

    def __init__(self, actions: Actions, names: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setMovable(False)
        self.setIconSize(size_beside(self, _RAIL_ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setOrientation(Qt.Orientation.Vertical)
        self.by_name: dict[str, QAction] = {}
        self._buttons: list[ActionButton] = []
        group = QActionGroup(self)
        for name in names:
            action = actions.by_name[f"view_{name}"]
            action.setCheckable(True)
            group.addAction(action)
            self.by_name[name] = action
            button = ActionButton(action, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.addWidget(button)
            self._buttons.append(button)

    def fit(self) -> None:
        """Let the icons grow with the letters as far as every view stays on the rail; of the text it takes no room.

        Where the largest letters would, the names of the views stay smaller than all else: they are soon known.
        """
        self._fit_letters()
        wanted, usual = size_beside(self.window(), _RAIL_ICON), QSize(_RAIL_ICON, _RAIL_ICON)
        for size in (wanted, (wanted + usual) / 2, usual):
            self.setIconSize(size)
            if self.sizeHint().height() <= self.height():
                return

    def _fit_letters(self) -> None:
        font = QApplication.font()
        usual = font.pointSizeF()
        letters = QFontMetricsF(font)
        longest = max(letters.horizontalAdvance(action.iconText()) for action in self.by_name.values())
        room = self.window().width() * _RAIL_SHARE - _BESIDE_NAME
        points = max(min(usual, BASE_POINTS), min(usual, usual * room / max(1.0, longest)))
        font.setPointSizeF(points)
        for button in self._buttons:
            if button.font().pointSizeF() != points:
                button.setFont(font if points < usual else QFont())


class StatusLine:
    """What is finished, what is not shared yet, and the work in the background with a way to cancel it."""

    def __init__(self, window: QMainWindow, session: Session, cancel: Callable[[], None]) -> None:
        self._session = session
        self.finished, self.unshared, self.said, self.work = QLabel(), QLabel(), QLabel(), QLabel()
        self.progress, self.cancel = QProgressBar(), QPushButton()
        self.progress.setMaximumWidth(160)
        self.cancel.clicked.connect(cancel)
        for label in (self.finished, self.unshared, self.said):
            label.setContentsMargins(8, 0, 8, 0)
            window.statusBar().addWidget(label)
        for widget in (self.work, self.progress, self.cancel):
            window.statusBar().addPermanentWidget(widget)
            widget.hide()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        self.cancel.setText(self._session.translate("gui.cancel"))
        # What was said of the last act stands there in the language that was spoken then.
        self.said.setText("")

    def refresh(self) -> None:
        """Tell anew where the work stands."""
        session, translate = self._session, self._session.translate
        finished = ""
        if session.workspace and session.draft and session.document:
            done = reading.progress(session.workspace, session.draft, session.document)
            finished = translate("gui.status_finished", finished=done.finished, units=done.units)
        self.finished.setText(finished)
        # What counts them loads all that sharing needs: the first look at a text does not wait for it.
        session.when_painted(self._tell_unshared)

    def _tell_unshared(self) -> None:
        workspace, translate, not_shared = self._session.workspace, self._session.translate, ""
        if workspace is not None and workspace.commission is None:
            # A request is sent by mail; of acts there are none before a commission is known.
            not_shared = translate("gui.status_saved")
        elif workspace is not None:
            from commission_app.services.waiting import unshared

            count = unshared(workspace)
            not_shared = translate.plural("gui.status_unshared", count) if count else translate("gui.status_all_shared")
        self.unshared.setText(not_shared)

    def say(self, text: str) -> None:
        """Say what was done, and announce it to screen readers."""
        self.said.setText(text)
        if text:
            announce(self.said, text)

    def begin(self, title: str) -> None:
        """Show that work has begun."""
        self.work.setText(title)
        self.progress.setRange(0, 0)
        for widget in (self.work, self.progress, self.cancel):
            widget.show()

    def step(self, done: int, whole: int) -> None:
        """Show how far the work has come."""
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def end(self) -> None:
        """Show that there is no more work."""
        for widget in (self.work, self.progress, self.cancel):
            widget.hide()
