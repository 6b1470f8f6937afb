"""The places of a window: its views, each made when it is first shown, and which of them fits what is open."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.actions import Actions
from commission_app.gui.bars import Rail
from commission_app.gui.loading_qt import load_rest
from commission_app.gui.operation import Job, is_anything_running
from commission_app.gui.remembering import Remembering
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.gui.views.text_view import TextView

if TYPE_CHECKING:
    from commission_app.gui.changes_errands import ChangesErrands
    from commission_app.gui.errands import Errands
    from commission_app.gui.exchange_errands import ExchangeErrands
    from commission_app.gui.incoming import Incoming
    from commission_app.gui.panes.jump_box import JumpBox
    from commission_app.gui.panes.welcome_pane import WelcomePane
    from commission_app.gui.views.briefing_view import BriefingView
    from commission_app.gui.views.founding_view import FoundingView
    from commission_app.gui.views.help_view import HelpView
    from commission_app.gui.views.merge_view import MergeView
    from commission_app.gui.views.overview_view import OverviewView
    from commission_app.gui.views.share_view import ShareView
    from commission_app.gui.views.waiting_view import WaitingView
    from commission_app.services.setting_up import Step

VIEWS = {
    "text": "text_view",
    "overview": "overview",
    "share": "share_view",
    "merge": "merge_view",
    "briefing": "briefing_view",
}
"""The views of the rail, and which place each of them is."""

_PAGES = {
    "overview": "overview",
    "share_view": "sending",
    "merge_view": "merging",
    "briefing_view": "briefing",
    "founding": "founding",
    "waiting": "joining",
}
"""The page of the manual that speaks of a place."""


_LOADED_AHEAD = (
    "commission_app.services.brief",
    "commission_app.gui.panes.flow_pane",
    "commission_app.gui.views.overview_view",
    "commission_app.gui.changes_errands",
)
"""What the largest view needs, one short step after the other while nobody waits."""
_REST = 300


class Places(QMainWindow):
    """A window with what it can show in its middle.

    Only the text is there from the start. Every other view, with the errands that begin in it, is loaded and made when
    somebody goes there: the first look at a text does not wait for what nobody looks at.
    """

    session: Session
    look: Look
    remembering: Remembering
    text_view: TextView
    actions_: Actions
    rail: Rail
    jump: JumpBox
    stack: QStackedWidget

    def __init__(self) -> None:
        super().__init__()
        self._before_help: QWidget | None = None
        self._ahead = chain(load_rest(), map(import_module, _LOADED_AHEAD))

    def load_ahead(self) -> None:
        """Load a piece of what tells of bugs, or of the largest view; rest before the next; make that view last."""
        if is_anything_running():
            QTimer.singleShot(_REST, self, self.load_ahead)
            return
        if next(self._ahead, None) is not None:
            QTimer.singleShot(_REST, self, self.load_ahead)
        elif not self.is_made("overview"):
            _ = self.overview

    def start(self, job: Job) -> None:
        """Do work in the background."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in place."""
        raise NotImplementedError

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language."""
        raise NotImplementedError

    def refresh(self, effects: object = None) -> None:
        """Show anew what surrounds the views."""
        raise NotImplementedError

    @cached_property
    def errands(self) -> Errands:
        """What the menus do that takes more than one step."""
        from commission_app.gui.errands import Errands

        return Errands(self, self, self.session)

    @cached_property
    def exchange(self) -> ExchangeErrands:
        """The errands of sending and taking files."""
        from commission_app.gui.exchange_errands import ExchangeErrands

        return ExchangeErrands(self, self, self.session, self.errands.ask, self._files_view)

    @cached_property
    def incoming(self) -> Incoming:
        """What is done with files from outside."""
        from commission_app.gui.incoming import Incoming

        return Incoming(
            self.session,
            lambda: self.errands,
            lambda: self.exchange,
            self.remembering.recent,
            self.tell,
            lambda: self.show_view("merge"),
        )

    @cached_property
    def changes(self) -> ChangesErrands:
        """The errands that begin among the changes."""
        from commission_app.gui.changes_errands import ChangesErrands

        return ChangesErrands(self, self.session, self.errands, self.overview.changes, self.text_view)

    @cached_property
    def welcome(self) -> WelcomePane:
        """The first page."""
        from commission_app.gui.panes.welcome_pane import WelcomePane

        view = WelcomePane(self.look)
        view.sample_wanted.connect(lambda: self.errands.open_sample())
        view.join_wanted.connect(lambda: self.errands.join())
        view.found_wanted.connect(self.found)
        view.language_wanted.connect(self.speak)
        view.open_wanted.connect(lambda: self.errands.open())
        view.recent_wanted.connect(self.session.open)
        view.retranslate(self.session.translate, self.remembering.recent())
        self.stack.addWidget(view)
        return view

    @cached_property
    def founding(self) -> FoundingView:
        """The founding assistant."""
        from commission_app.gui.views.founding_view import FoundingView

        view = FoundingView(self.session, lambda values: self.errands.found(values), self.start)
        view.text_wanted.connect(lambda in_force: self.errands.import_text(in_force=in_force))
        view.request_wanted.connect(lambda: self.errands.admit())
        view.left.connect(self._leave_founding)
        view.kept.connect(self.remembering.begun)
        view.resume()
        self.stack.addWidget(view)
        return view

    @cached_property
    def waiting(self) -> WaitingView:
        """What a member does before the secretary's file has come."""
        from commission_app.gui.views.waiting_view import WaitingView

        view = WaitingView(self.session)
        view.request_wanted.connect(lambda: self.exchange.write_request())
        view.files_wanted.connect(self.choose_to_merge)
        self.stack.addWidget(view)
        return view

    @cached_property
    def manual(self) -> HelpView:
        """The manual."""
        from commission_app.gui.views.help_view import HelpView

        view = HelpView(self.session, self.look, lambda: self.actions_.keys())
        view.left.connect(self._leave_help)
        self.stack.addWidget(view)
        return view

    @cached_property
    def overview(self) -> OverviewView:
        """Where the whole text stands, and what changes in it."""
        from commission_app.gui.views.overview_view import OverviewView

        view = self.__dict__["overview"] = OverviewView(self.session, self.look, self.text_view.comparing)
        view.left.connect(lambda: self.show_view("text"))
        self.stack.addWidget(view)
        _ = self.changes
        return view

    @cached_property
    def share_view(self) -> ShareView:
        """What will leave this computer."""
        from commission_app.gui.views.share_view import ShareView

        view = ShareView(self.session)
        view.share_wanted.connect(lambda: self.exchange.share())
        self.stack.addWidget(view)
        return view

    @cached_property
    def _files_view(self) -> MergeView:
        """The view of files before anything is done with them: it and its errands need each other."""
        from commission_app.gui.views.merge_view import MergeView

        return MergeView(self.session)

    @cached_property
    def merge_view(self) -> MergeView:
        """Files that members have sent."""
        view = self._files_view
        view.choose_wanted.connect(self.exchange.choose)
        view.place_wanted.connect(self._show_place)
        self.stack.addWidget(view)
        return view

    @cached_property
    def briefing_view(self) -> BriefingView:
        """The briefing for a meeting."""
        from commission_app.gui.views.briefing_view import BriefingView

        view = BriefingView(self.session)
        view.write_wanted.connect(lambda make: self.errands.write_briefing(make))
        self.stack.addWidget(view)
        return view

    def is_made(self, place: str) -> bool:
        """Whether somebody has been at a place."""
        return place in self.__dict__

    def shows(self, *places: str) -> bool:
        """Whether one of some places is in view."""
        shown = self.stack.currentWidget()
        return any(self.is_made(place) and getattr(self, place) is shown for place in places)

    def show_view(self, name: str) -> None:
        """Show one of the views of the rail."""
        self.stack.setCurrentWidget(getattr(self, VIEWS[name]))
        self.rail.by_name[name].setChecked(True)

    def choose_to_merge(self) -> None:
        """Choose files to merge, in their view."""
        self.show_view("merge")
        self.exchange.choose()

    def _show_place(self, draft: str, eid: str) -> None:
        session = self.session
        session.go_back((draft, session.text_language or "", session.unit_of(eid)))
        self.show_view("text")

    def found(self) -> None:
        """Begin to found a commission, on what was entered before."""
        self.founding.begin(self.remembering.settings.founding)
        self.stack.setCurrentWidget(self.founding)

    def set_up(self, step: Step | None = None) -> None:
        """Go on with setting up the commission."""
        self.founding.resume()
        if step is not None:
            self.founding.go(step)
        self.stack.setCurrentWidget(self.founding)

    def help(self, page: str = "") -> None:
        """Show the manual at a page, or at that which speaks of what is on the screen."""
        if not self.shows("manual"):
            self._before_help = self.stack.currentWidget()
        elif not page:
            return
        self.manual.show_page(page or self._page_about_shown())
        self.stack.setCurrentWidget(self.manual)
        self.manual.page.setFocus()

    def explain(self, dialog: QWidget, page: str) -> None:
        """Let the key for help, pressed in a dialog, show a page of the manual beside it: the dialog stays as it is."""

        def show() -> None:
            from commission_app.gui.dialogs.help_dialog import HelpDialog

            shown = dialog.findChild(HelpDialog) or HelpDialog(
                dialog, self.session, self.look, lambda: self.actions_.keys(), page
            )
            shown.show()
            shown.activateWindow()

        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog).activated.connect(show)

    def _page_about_shown(self) -> str:
        if self.focusWidget() is self.jump:
            return "finding"
        if self.shows("text_view"):
            return self.text_view.help_page()
        return next((page for place, page in _PAGES.items() if self.shows(place)), "start")

    def _leave_help(self) -> None:
        self.stack.setCurrentWidget(self._before_help or self.welcome)
        self.refresh()

    def _leave_founding(self) -> None:
        self.founding.keep()
        self.stack.setCurrentWidget(self.welcome if self.session.workspace is None else self.text_view)
        self.refresh()

    def choose_view(self) -> None:
        """Show something that fits what is open: no view is empty without saying what to do next."""
        workspace = self.session.workspace
        if self.session.is_aside:
            return
        if workspace is None:
            # What is opened before the window is shown needs no first page.
            if self.isVisible() and not self.shows("founding", "manual"):
                self.stack.setCurrentWidget(self.welcome)
        elif workspace.commission is None:
            if not self.shows("merge_view", "manual"):
                self.stack.setCurrentWidget(self.waiting)
        elif self.shows("welcome", "waiting"):
            self.show_view("text")
