"""The window: the views with what surrounds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.paths import settings_file
from commission_app.base.settings import MAX_ZOOM, MIN_ZOOM, Settings, load_settings, save_settings
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.domain.vote import Answer
from commission_app.gui.actions import Actions
from commission_app.gui.asking import SOURCES
from commission_app.gui.bars import Rail, StatusLine, TopBar
from commission_app.gui.errands import Errands
from commission_app.gui.exchange_errands import ExchangeErrands
from commission_app.gui.operation import Operation, Work
from commission_app.gui.panes.jump_box import JumpBox
from commission_app.gui.panes.notice import Notice
from commission_app.gui.panes.text_pane import Mode
from commission_app.gui.panes.welcome_pane import WelcomePane
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.gui.views.merge_view import MergeView
from commission_app.gui.views.overview_view import OverviewView
from commission_app.gui.views.share_view import ShareView
from commission_app.gui.views.text_view import TextView
from commission_app.services import reading, roster, share, undo

_SIZE = QSize(1280, 800)
_ZOOM_STEP = 10


class MainWindow(QMainWindow):
    """One window on one database."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session, self.look = session, look
        self.errands = Errands(self, self, session)
        self.operation: Operation | None = None
        self._told_of: object = None
        self._settings: Settings = load_settings(settings_file())
        self.text_view = TextView(session, look)
        self.share_view, self.merge_view = ShareView(session), MergeView(session)
        self.exchange = ExchangeErrands(self, self, session, self.errands.ask, self.merge_view)
        self.welcome = WelcomePane(look)
        self.refusal, self.notice = Notice("refusal"), Notice("notice")
        self.actions_ = Actions(self, self._acts())
        self.actions_.add_themes(self, self.choose_theme)
        self.actions_.add_languages(self, self.speak)
        self.jump = JumpBox(self, session, self.actions_.by_name)
        self.bar = TopBar(session, self.actions_, self.jump, self.text_view.comparing)
        self.overview = OverviewView(session, look)
        self.views: dict[str, QWidget] = {
            "text": self.text_view,
            "overview": self.overview,
            "share": self.share_view,
            "merge": self.merge_view,
        }
        self.rail = Rail(self.actions_, tuple(self.views))
        self.status = StatusLine(self, session, self._cancel)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._restore()
        self.retranslate()

    def _acts(self) -> dict[str, Callable[[], object]]:
        errands, session, text = self.errands, self.session, self.text_view
        return {
            "view_text": lambda: self.show_view("text"),
            "view_overview": lambda: self.show_view("overview"),
            "view_share": lambda: self.show_view("share"),
            "view_merge": lambda: self.show_view("merge"),
            "found": errands.found,
            "join": errands.join,
            "open": errands.open,
            "sample": errands.open_sample,
            "import": errands.import_text,
            "share": self.exchange.share,
            "merge": self._choose_to_merge,
            "briefing": errands.briefing,
            "backup": errands.backup,
            "quit": self.close,
            "undo": lambda: session.do(lambda workspace, _draft: undo.undo(workspace)),
            "redo": lambda: session.do(lambda workspace, _draft: undo.redo(workspace)),
            "comment": lambda: text.begin_comment(""),
            "cite": text.text.copy_citation,
            "for": lambda: text.choose(Answer.FOR),
            "against": lambda: text.choose(Answer.AGAINST),
            "abstain": lambda: text.choose(Answer.ABSTAIN),
            "finish": text.ballot.finished.click,
            "jump": lambda: self.jump.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "previous": lambda: session.step(-1),
            "next": lambda: session.step(1),
            "next_unfinished": session.step_to_unfinished,
            "reading": lambda: text.show_mode(Mode.READING),
            "redline": lambda: text.show_mode(Mode.REDLINE),
            "side_by_side": lambda: text.show_mode(Mode.SIDE_BY_SIDE),
            "editorial": self._hide_editorial,
            "languages": lambda: text.show_mode(Mode.LANGUAGES),
            "zoom_in": lambda: self.zoom(1),
            "zoom_out": lambda: self.zoom(-1),
            "zoom_reset": lambda: self.zoom(0),
            "admit": errands.admit,
            "members": errands.members,
        }

    def _lay_out(self) -> None:
        self.addToolBar(self.bar)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self.stack = QStackedWidget()
        for view in (self.welcome, *self.views.values()):
            self.stack.addWidget(view)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        for notice in (self.refusal, self.notice):
            row = QHBoxLayout()
            row.setContentsMargins(8, 4, 8, 0)
            row.addWidget(notice)
            column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        session = self.session
        session.refused.connect(self.refuse)
        session.closing.connect(self.text_view.keep)
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.changed.connect(self.refresh)
        session.counted.connect(lambda _units: self.status.refresh())
        session.retranslated.connect(self.retranslate)
        self.share_view.share_wanted.connect(self.exchange.share)
        self.share_view.request_wanted.connect(self.exchange.write_request)
        self.merge_view.choose_wanted.connect(self.exchange.choose)
        self.merge_view.place_wanted.connect(self._show_place)
        self.overview.left.connect(lambda: self.show_view("text"))
        self.jump.left.connect(self.text_view.text.setFocus)
        self.jump.comment_wanted.connect(self._show_comment)
        self.look.changed.connect(self._dress)
        self.text_view.text.zoomed.connect(self.zoom)
        self.welcome.sample_wanted.connect(self.errands.open_sample)
        self.welcome.join_wanted.connect(self.errands.join)
        self.welcome.found_wanted.connect(self.errands.found)
        self.welcome.open_wanted.connect(self.errands.open)
        self.welcome.recent_wanted.connect(session.open)

    def _restore(self) -> None:
        """Be as large and divided as the window was when it was closed."""
        settings = self._settings
        if not (settings.window and self.restoreGeometry(QByteArray.fromHex(settings.window.encode()))):
            self.resize(_SIZE)
        if len(settings.splitter) == self.text_view.splitter.count():
            self.text_view.splitter.setSizes(settings.splitter)
        self.text_view.text.set_zoom(settings.zoom)
        choice = next((one for one in ThemeChoice if one == settings.theme), ThemeChoice.SYSTEM)
        self.look.apply(choice, self.look.scale)
        self.actions_.themes[choice].setChecked(True)
        self._dress()

    def _dress(self) -> None:
        """Take the icons of the theme; a method, so that the look lets go of a window that is gone."""
        self.actions_.dress(self.look.theme)

    def _remember(self, settings: Settings) -> None:
        """Keep settings for the next start; a disk that refuses is told of."""
        self._settings = settings
        try:
            save_settings(settings, settings_file())
        except UserError as error:
            self.refuse(error)

    def show_view(self, name: str) -> None:
        """Show one of the views of the rail."""
        self.stack.setCurrentWidget(self.views[name])
        self.rail.by_name[name].setChecked(True)

    def _choose_to_merge(self) -> None:
        self.show_view("merge")
        self.exchange.choose()

    def _show_place(self, draft: str, eid: str) -> None:
        session = self.session
        session.go_back((draft, session.text_language or "", session.unit_of(eid)))
        self.show_view("text")

    def receive(self, path: Path) -> None:
        """Take a file that was dropped, or opened by double click: open, merge, admit or import, as it is fit for."""
        if path.suffix == share.SUFFIX:
            self._look_at([path])
        elif path.suffix == ".commission-request":
            self.errands.admit(path)
        elif path.suffix == ".commission":
            self.session.open(path)
        else:
            self.errands.import_text(path)

    def _look_at(self, paths: list[Path]) -> None:
        if self.session.workspace is None:
            self.tell(self.session.translate("gui.open_first"))
            return
        self.show_view("merge")
        self.exchange.look(paths)

    def _show_comment(self, comment: str) -> None:
        self.show_view("text")
        self.text_view.show_comments([comment])

    def _hide_editorial(self) -> None:
        self.text_view.text.hide_editorial(hides=self.actions_.by_name["editorial"].isChecked())

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Take another theme, now and at the next start."""
        self.look.apply(choice, self.look.scale)
        self._remember(replace(self._settings, theme=choice.value))

    def zoom(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1), or as large as it was at first (0)."""
        zoom = self.text_view.text.zoom + step * _ZOOM_STEP if step else 100
        self.text_view.text.set_zoom(max(MIN_ZOOM, min(MAX_ZOOM, zoom)))
        self._remember(replace(self._settings, zoom=self.text_view.text.zoom))

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language, now and at the next start."""
        self._remember(replace(self._settings, language=language))
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
        recent = [Path(name) for name in self._settings.recent_files if Path(name).exists()]
        self.welcome.retranslate(translate, recent[:5])
        self.refresh()

    def refresh(self, _effects: object = None) -> None:
        """Show anew what surrounds the views: choices, menus, counts."""
        workspace = self.session.workspace
        is_welcoming = self.stack.currentWidget() is self.welcome
        if workspace is None:
            self.stack.setCurrentWidget(self.welcome)
        elif is_welcoming:
            self.show_view("text")
        self.bar.setVisible(workspace is not None)
        self.rail.setVisible(workspace is not None and len(self.views) > 1)
        title = workspace.roster().title if workspace else ""
        self.setWindowTitle(f"{title} – Commission App" if title else "Commission App")
        self.bar.refresh()
        self.actions_.enable(self._met())
        self.status.refresh()

    def _met(self) -> frozenset[str]:
        workspace = self.session.workspace
        if workspace is None or self.operation is not None:
            return frozenset()
        writes, reads = self.session.can_write, self.session.document is not None
        has_joined = workspace.commission is not None
        facts = {
            "database": True,
            "joined": has_joined,
            "text": reads,
            "writer": writes,
            "sender": writes and has_joined,
            "annotator": writes and reads,
            "secretary": writes and roster.my_role(workspace) is Role.SECRETARY,
            "undo": writes and undo.next_undo(workspace) is not None,
            "redo": writes and undo.next_redo(workspace) is not None,
        }
        return frozenset(name for name, holds in facts.items() if holds)

    def _on_opened(self) -> None:
        workspace = self.session.workspace
        self.refusal.hide()
        if workspace is not None:
            self._remember(self._settings.with_recent(workspace.path))
            self.session.go_back(self._settings.places.get(str(workspace.path.absolute())))
        self.refresh()
        self._on_moved()

    def _on_moved(self) -> None:
        """Name what is in view; where it is another draft, tell what stays with earlier ones."""
        self.bar.refresh_choices()
        workspace, draft, translate = self.session.workspace, self.session.draft, self.session.translate
        if (workspace, draft) == self._told_of:
            return
        self._told_of = workspace, draft
        told = ""
        if workspace and workspace.reading:
            told = translate("gui.for_reading", name=workspace.path.name, holder=self.session.holder)
        elif workspace and workspace.commission is None:
            told = translate("join.not_joined")
        elif workspace and draft:
            earlier = reading.on_earlier_drafts(workspace, draft)
            told = translate.plural("gui.earlier_comments", earlier) if earlier else ""
        elif workspace:
            told = translate("draft.none")
        self.notice.say(told)

    def tell(self, text: str) -> None:
        """Say something in place."""
        self.refusal.hide()
        self.notice.say(text)

    def refuse(self, error: UserError) -> None:
        """Say in place why something was refused."""
        self.refusal.say(self.session.translate(error.key, **error.params))

    def start(self, title: str, work: Work, done: Callable[[object], None], *, writes: bool = False) -> None:
        """Do work in the background, one at a time; show its progress and let it be cancelled.

        While it ``writes`` to the database, the side panel waits; the text can be read on.
        """
        if self.operation is not None:
            return
        self.text_view.keep()
        operation = self.operation = Operation(title, work, self)
        self.session.is_writing = writes
        self.text_view.right.setEnabled(not writes)
        self.status.begin(title)
        operation.progressed.connect(self.status.step)
        operation.ended.connect(self._on_ended)
        operation.succeeded.connect(done)
        operation.refused.connect(self.refuse)
        operation.failed.connect(_raise)
        self.refresh()
        operation.begin()

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
        """Take files that something can be done with."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files: share files all together, of others the first."""
        paths = _dropped(event)
        shares = [path for path in paths if path.suffix == share.SUFFIX]
        if shares:
            self._look_at(shares)
        elif paths:
            self.receive(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let background work end, keep what is being written, remember how the window was, close the database."""
        if self.operation is not None:
            self.operation.end()
        self.text_view.keep()
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        settings = replace(self._settings, window=geometry, splitter=tuple(self.text_view.splitter.sizes()))
        session = self.session
        if session.workspace and session.draft:
            place = session.draft.id, session.text_language or "", session.place
            settings = settings.with_place(session.workspace.path, place)
        self._remember(settings)
        session.close()
        super().closeEvent(event)


_SUFFIXES = frozenset({".commission", ".commission-request", share.SUFFIX, *(one[1:] for one in SOURCES.split())})


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]


def _raise(error: Exception) -> None:
    """Hand a bug of the background on to the one place where bugs are shown."""
    raise error
