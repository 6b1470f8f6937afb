"""The window: the views with what surrounds them."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.settings import MAX_ZOOM, MIN_ZOOM
from commission_app.domain.errors import UserError
from commission_app.gui.actions import SIZES, Actions
from commission_app.gui.acts import acts, met
from commission_app.gui.announcing import announce
from commission_app.gui.bars import Rail, StatusLine, TopBar
from commission_app.gui.file_sorts import dropped
from commission_app.gui.focus_keeping import FocusKeeping
from commission_app.gui.operation import Job, Operation, raise_bug
from commission_app.gui.panes.jump_box import JumpBox
from commission_app.gui.panes.notice import Notice
from commission_app.gui.panes.sides import Side
from commission_app.gui.places import VIEWS, Places
from commission_app.gui.remembering import Remembering
from commission_app.gui.screen import room_for
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.gui.views.text_view import TextView
from commission_app.services import reading, setting_up, undo
from commission_app.services.effects import Effects
from commission_app.services.names import act_name, unit_title

_SIZE = QSize(1280, 800)
_ZOOM_STEP = 10
_RESTED_AFTER = 1_000
"""Milliseconds in one place after which it is remembered: not at every step of somebody who leafs through the text."""
LOAD_AHEAD_AFTER = 1_000
"""Milliseconds after the window is shown: by then it is painted."""


class MainWindow(Places):
    """One window on one database."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session, self.look = session, look
        self.operation: Operation | None = None
        self._waiting: deque[Job] = deque()
        self._told_of: object = None
        self._said_place: object = None
        self._places: object = None
        self.saying = ""
        """What is to be said of the next act, where that is not its name."""
        self.remembering = Remembering(self.refuse)
        session.recall = self.remembering.place_in
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTED_AFTER)
        self._rest.timeout.connect(lambda: self.remembering.rested(session))
        self.text_view = TextView(session, look)
        self.refusal, self.notice = Notice("refusal"), Notice("notice")
        self.actions_ = Actions(self, acts(self))
        self.actions_.add_sizes(self, self.choose_size)
        self.actions_.add_themes(self, self.choose_theme)
        self.actions_.add_languages(self, self.speak)
        self.jump = JumpBox(self, session, self.actions_.by_name)
        self.bar = TopBar(session, self.actions_, self.jump, self.text_view.comparing)
        self.rail = Rail(self.actions_, tuple(VIEWS))
        self.status = StatusLine(self, session, self._cancel)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._restore()
        self.retranslate()

    def _lay_out(self) -> None:
        self.addToolBar(self.bar)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        # From the outside in: Qt styles all that a widget holds anew each time it is set into another one.
        middle, self.stack = QWidget(), QStackedWidget()
        self.setCentralWidget(middle)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        for notice in (self.refusal, self.notice):
            row = QHBoxLayout()
            row.setContentsMargins(8, 4, 8, 0)
            row.addWidget(notice)
            column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self.text_view)
        FocusKeeping(self.stack)

    def _connect(self) -> None:
        session = self.session
        session.refused.connect(self.refuse)
        session.closing.connect(self.text_view.keep)
        session.closing.connect(lambda: self.remembering.left(session))
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.moved.connect(self._rest.start)
        session.changed.connect(self.refresh)
        session.changed.connect(self._tell_act)
        session.counted.connect(lambda _units: self.status.refresh())
        session.retranslated.connect(self.retranslate)
        self.jump.left.connect(self.text_view.text.setFocus)
        self.jump.comment_wanted.connect(self._show_comment)
        self.look.changed.connect(self._dress)
        self.text_view.text.zoomed.connect(self.zoom)
        self.text_view.sides.turned.connect(self._on_turned)

    def _restore(self) -> None:
        """Be as the window was when it was closed."""
        settings = self.remembering.settings
        if not self.remembering.restore(self, self.text_view.sides):
            self.resize(_SIZE.boundedTo(room_for(self)))
        self.text_view.text.set_zoom(settings.zoom)
        choice = next((one for one in ThemeChoice if one == settings.theme), ThemeChoice.SYSTEM)
        self.look.apply(choice, settings.size / 100)
        self.actions_.themes[choice].setChecked(True)
        nearest = min(SIZES, key=lambda size: abs(size - settings.size))
        self.actions_.sizes[nearest].setChecked(True)
        self._tick_sides()
        self._dress()

    def _dress(self) -> None:
        """Take the icons of the theme; a method, so that the look lets go of a window that is gone."""
        theme = self.look.theme
        self.actions_.dress(theme, seen=True)
        self.session.when_painted(lambda: self.actions_.dress(theme, seen=False))

    def receive(self, path: Path) -> None:
        """Take a file that was opened by double click or named on the command line."""
        self.incoming.receive([path])

    def _show_comment(self, comment: str) -> None:
        self.show_view("text")
        self.text_view.show_comments([comment])

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Take another theme, now and at the next start."""
        self.look.apply(choice, self.look.scale)
        self.remembering.change(theme=choice.value)

    def choose_size(self, percent: int) -> None:
        """Make all letters of the program larger or smaller, now and at the next start."""
        self.look.apply(self.look.choice, percent / 100)
        self.remembering.change(size=percent)

    def _on_turned(self) -> None:
        self._tick_sides()
        self.remembering.turned(self.text_view.sides)

    def _tick_sides(self) -> None:
        """Tick what stands beside the text."""
        for side in Side:
            self.actions_.by_name[f"show_{side}"].setChecked(side not in self.text_view.sides.away)

    def zoom(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1), or as large as it was at first (0)."""
        zoom = self.text_view.text.zoom + step * _ZOOM_STEP if step else 100
        self.text_view.text.set_zoom(max(MIN_ZOOM, min(MAX_ZOOM, zoom)))
        self.remembering.change(zoom=self.text_view.text.zoom)

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language, now and at the next start."""
        self.remembering.change(language=language)
        self.session.speak(language)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self.session.translate
        self.actions_.retranslate(translate)
        self.bar.retranslate()
        self.status.retranslate()
        for notice in (self.refusal, self.notice):
            notice.shut.setAccessibleName(translate("gui.close"))
            notice.shut.setToolTip(translate("gui.close"))
        self._offer_recent()
        self._say_place()
        self.refresh()

    def _offer_recent(self) -> None:
        recent = self.remembering.recent()
        if self.is_made("welcome"):
            self.welcome.retranslate(self.session.translate, recent)
        self.actions_.offer_recent(recent, self.session.open)

    def refresh(self, _effects: object = None) -> None:
        """Show anew what surrounds the views: choices, menus, counts."""
        workspace = self.session.workspace
        self.choose_view()
        for part in (self.stack, self.bar, self.rail):
            part.setDisabled(self.session.is_aside)
        if self.session.is_aside:
            self.actions_.enable(frozenset())
            return
        has_joined = workspace is not None and workspace.commission is not None
        self.bar.setVisible(has_joined and self.session.draft is not None)
        self.rail.setVisible(has_joined)
        title = workspace.roster().title if workspace else ""
        self.setWindowTitle(f"{title} – Commission App" if title else "Commission App")
        self.bar.refresh()
        self.actions_.enable(frozenset() if self.operation else met(self.session))
        self.status.refresh()

    def _on_opened(self) -> None:
        workspace = self.session.workspace
        self.refusal.hide()
        self.status.say("")
        self.remembering.opened(self.session)
        self._offer_recent()
        if workspace is not None and setting_up.is_bare(workspace):
            self.stack.setCurrentWidget(self.founding)
        elif self.shows("founding"):
            self.show_view("text")
        self.refresh()
        self._on_moved()
        if self.shows("text_view"):
            self.text_view.tree.view.setFocus()

    def _on_moved(self) -> None:
        """Name what is in view; where it is another draft, tell what stays with earlier ones."""
        self.bar.refresh_choices()
        self._say_place()
        workspace, draft, translate = self.session.workspace, self.session.draft, self.session.translate
        if (workspace, draft) == self._told_of:
            return
        self._told_of = workspace, draft
        self.status.refresh()
        told = ""
        if workspace and workspace.reading:
            name = "gui.for_reading" if self.session.is_held else "gui.not_writable_here"
            told = translate(name, name=workspace.path.name, holder=self.session.holder)
            told += f" {translate('gui.held_elsewhere')}" if self.session.is_held_elsewhere else ""
        elif workspace and draft:
            earlier = reading.on_earlier_drafts(workspace, draft)
            told = translate.plural("gui.earlier_comments", earlier) if earlier else ""
        self.notice.stand(told)

    def _say_place(self) -> None:
        """Have screen readers say which article has come into view; the tree says its rows itself."""
        session, document, view = self.session, self.session.document, self.text_view
        place = session.draft, session.place, session.translate.language
        if place == self._said_place:
            return
        self._said_place = place
        title = unit_title(session.translate, session.place, document) if document and session.place else ""
        view.text.setAccessibleDescription(title)
        # Of a window that is not there yet nothing is heard; when it comes, its name and what has the focus are.
        if title and self.isVisible() and not view.tree.view.hasFocus():
            announce(view.text, title)

    def _tell_act(self, effects: Effects) -> None:
        """Say what was just done or undone; screen readers announce it."""
        workspace, translate = self.session.workspace, self.session.translate
        if workspace is not None and not effects.everything:
            act = undo.next_undo(workspace)
            done = f"✓ {act_name(translate, act.name, act.params)}" if act else ""
            self.status.say(self.saying or done)
        self.saying = ""

    def tell(self, text: str) -> None:
        """Say something in place."""
        self.refusal.hide()
        self.notice.say(text)

    def refuse(self, error: UserError) -> None:
        """Say in place why something was refused; what is refused at one go is told together."""
        self.refusal.add(self.session.translate(error.key, **error.params))

    def start(self, job: Job) -> None:
        """Do work in the background, one at a time; show its progress and let it be cancelled.

        While it ``writes`` to the database, the side panel waits; the text can be read on. What is asked for while
        something is being done is done after it.
        """
        if self.operation is not None:
            self._waiting.append(job)
            return
        self.text_view.keep()
        operation = self.operation = Operation(job.title, job.work, self)
        self.session.is_writing = job.writes
        self.text_view.right.setEnabled(not job.writes)
        self.status.begin(job.title)
        operation.progressed.connect(self.status.step)
        operation.ended.connect(self._on_ended)
        if job.ended is not None:
            operation.ended.connect(job.ended)
        operation.succeeded.connect(partial(self._done, job, self._database))
        operation.refused.connect(job.refused or self.refuse)
        operation.failed.connect(raise_bug)
        operation.told.connect(self._go_on)
        self.refresh()
        operation.begin()

    @property
    def _database(self) -> Path | None:
        workspace = self.session.workspace
        return workspace.path if workspace else None

    def _done(self, job: Job, database: Path | None, outcome: object) -> None:
        """Hand an outcome on, unless another database was opened meanwhile, of which nothing in it would be true."""
        if self._database == database:
            job.done(outcome)
        else:
            of = database.name if database else job.title
            self.tell(self.session.translate("gui.done_elsewhere", name=of))

    def _go_on(self) -> None:
        """Begin with what was asked for meanwhile, once what came of the work is shown."""
        if self.session.is_aside:  # it was not opened again: a bug ended the work
            self.session.is_aside = False
            self.refresh()
        if self._waiting and self.operation is None:
            self.start(self._waiting.popleft())

    def _cancel(self) -> None:
        if self.operation is not None:
            self.operation.cancel()

    def _on_ended(self) -> None:
        self.operation = None
        self.session.is_writing = False
        self.text_view.right.setEnabled(True)
        self.status.end()
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever lies on this computer: what nothing can be done with is told when it is dropped."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.incoming.receive(dropped(event))

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page where nothing is open."""
        super().showEvent(event)
        self.choose_view()
        QTimer.singleShot(LOAD_AHEAD_AFTER, self, self.load_ahead)
        self.session.later(self._hear_places)

    def _hear_places(self) -> None:
        """Let shortcuts be pressed in any layout."""
        from commission_app.gui.key_places import KeyPlaces

        if self._places is None:
            self._places = KeyPlaces(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail be no wider than this width has room for."""
        super().resizeEvent(event)
        self.rail.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the window is painted there is time for what nobody waits for."""
        super().paintEvent(event)
        self.session.painted()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let background work end, keep what is being written, remember how the window was, close the database."""
        self._waiting.clear()
        if self.operation is not None:
            self.operation.end()
        if self.is_made("errands"):
            self.errands.end()
        self.text_view.keep()
        if self.is_made("founding"):
            self.founding.keep()
        self.remembering.close(self, self.text_view.sides, self.session)
        self.session.end()
        super().closeEvent(event)
