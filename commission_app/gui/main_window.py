"""The window: tree, text and side panel, with what surrounds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.paths import settings_file
from commission_app.base.settings import Settings, load_settings, save_settings
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.gui.actions import LANGUAGE_NAMES, Actions
from commission_app.gui.errands import Errands
from commission_app.gui.operation import Operation, Work
from commission_app.gui.panes.notice import Notice
from commission_app.gui.panes.reading_pane import ReadingPane
from commission_app.gui.panes.thread_pane import ThreadPane
from commission_app.gui.panes.tree_pane import TreePane
from commission_app.gui.panes.vote_pane import VotePane
from commission_app.gui.panes.welcome_pane import WelcomePane
from commission_app.gui.session import Session
from commission_app.services import reading, roster, texts, undo
from commission_app.services.names import act_name
from commission_app.services.share import unshared

_SIZE = QSize(1280, 800)
_TREE, _TEXT, _SIDE = 340, 560, 380


class MainWindow(QMainWindow):
    """One window on one database."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.errands = Errands(self, self, session)
        self.operation: Operation | None = None
        self._settings: Settings = load_settings(settings_file())
        self.tree = TreePane(session)
        self.reading = ReadingPane(session)
        self.threads = ThreadPane(session, self._selection)
        self.votes = VotePane(session)
        self.welcome = WelcomePane()
        self.refusal, self.notice = Notice("refusal"), Notice("notice")
        self.draft_choice, self.language_choice = QComboBox(), QComboBox()
        self.actions_ = Actions(self, self._acts())
        self.actions_.add_languages(self, self.speak)
        self._lay_out()
        self._fill_bars()
        self._connect()
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self.retranslate()

    def _acts(self) -> dict[str, Callable[[], object]]:
        errands, session = self.errands, self.session
        return {
            "found": errands.found,
            "join": errands.join,
            "open": errands.open,
            "sample": errands.open_sample,
            "import": errands.import_text,
            "share": errands.share,
            "merge": errands.merge,
            "briefing": errands.briefing,
            "backup": errands.backup,
            "quit": self.close,
            "undo": lambda: session.do(lambda workspace, _draft: undo.undo(workspace)),
            "redo": lambda: session.do(lambda workspace, _draft: undo.redo(workspace)),
            "previous": lambda: session.step(-1),
            "next": lambda: session.step(1),
            "admit": errands.admit,
            "members": errands.members,
        }

    def _lay_out(self) -> None:
        self.side = QTabWidget()
        self.side.addTab(self.threads, "")
        self.side.addTab(self.votes, "")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane, width in ((self.tree, _TREE), (self.reading, _TEXT), (self.side, _SIDE)):
            self.splitter.addWidget(pane)
            pane.setMinimumWidth(width // 2)
        self.splitter.setSizes([_TREE, _TEXT, _SIDE])
        self.splitter.setStretchFactor(1, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.splitter)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        for widget in (self.refusal, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(middle)

    def _fill_bars(self) -> None:
        bar = self.addToolBar("")
        bar.setObjectName("bar")
        bar.setMovable(False)
        for name in ("undo", "redo"):
            bar.addAction(self.actions_.by_name[name])
        bar.addSeparator()
        bar.addWidget(self.draft_choice)
        bar.addWidget(self.language_choice)
        bar.addSeparator()
        for name in ("previous", "next"):
            bar.addAction(self.actions_.by_name[name])
        bar.addSeparator()
        for name in ("share", "merge", "briefing"):
            bar.addAction(self.actions_.by_name[name])
        self.bar = bar
        self.finished, self.unshared, self.work = QLabel(), QLabel(), QLabel()
        self.progress, self.cancel = QProgressBar(), QPushButton()
        self.progress.setMaximumWidth(160)
        for label in (self.finished, self.unshared):
            self.statusBar().addWidget(label)
        for widget in (self.work, self.progress, self.cancel):
            self.statusBar().addPermanentWidget(widget)
            widget.hide()

    def _connect(self) -> None:
        session = self.session
        session.refused.connect(self.refuse)
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.changed.connect(self.refresh)
        session.retranslated.connect(self.retranslate)
        self.reading.selected.connect(self.threads.describe)
        self.reading.anchor_chosen.connect(self._on_anchor)
        self.threads.lit.connect(self.reading.light)
        self.draft_choice.activated.connect(lambda: session.show_draft(self.draft_choice.currentData()))
        self.language_choice.activated.connect(lambda: session.show_language(self.language_choice.currentData()))
        self.cancel.clicked.connect(lambda: self.operation.cancel() if self.operation else None)
        self.welcome.sample_wanted.connect(self.errands.open_sample)
        self.welcome.join_wanted.connect(self.errands.join)
        self.welcome.found_wanted.connect(self.errands.found)
        self.welcome.open_wanted.connect(self.errands.open)
        self.welcome.recent_wanted.connect(session.open)

    def _selection(self) -> tuple[int, int, str] | None:
        found = self.reading.selection()
        return (*found, self.reading.selected_words()) if found else None

    def _on_anchor(self, comments: list[str]) -> None:
        self.side.setCurrentWidget(self.threads)
        self.threads.point_at(comments[0])

    def speak(self, language: InterfaceLanguage) -> None:
        """Speak another language, now and at the next start."""
        self._settings = Settings(language, self._settings.recent_files, self._settings.last_backup)
        save_settings(self._settings, settings_file())
        self.session.speak(language)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self.session.translate
        self.actions_.retranslate(translate)
        self.side.setTabText(0, translate("gui.tab_comments"))
        self.side.setTabText(1, translate("gui.tab_votes"))
        self.draft_choice.setAccessibleName(translate("gui.choice_draft"))
        self.language_choice.setAccessibleName(translate("gui.choice_language"))
        self.draft_choice.setToolTip(translate("gui.choice_draft"))
        self.language_choice.setToolTip(translate("gui.choice_language"))
        self.cancel.setText(translate("gui.cancel"))
        for notice in (self.refusal, self.notice):
            notice.shut.setAccessibleName(translate("gui.close"))
            notice.shut.setToolTip(translate("gui.close"))
        recent = [Path(name) for name in self._settings.recent_files if Path(name).exists()]
        self.welcome.retranslate(translate, recent[:5])
        self.refresh()

    def refresh(self, _effects: object = None) -> None:
        """Show anew what surrounds the panes: choices, menus, counts."""
        session, translate = self.session, self.session.translate
        workspace, draft, document = session.workspace, session.draft, session.document
        self.stack.setCurrentIndex(1 if workspace else 0)
        self.bar.setVisible(workspace is not None)
        title = workspace.roster().title if workspace else ""
        self.setWindowTitle(f"{title} – Commission App" if title else "Commission App")
        self._fill_choices()
        self._name_undo()
        self.actions_.enable(self._met())
        finished = not_shared = ""
        if workspace and draft and document:
            done = reading.progress(workspace, draft, document)
            finished = translate("gui.status_finished", finished=done.finished, units=done.units)
        if workspace:
            count = unshared(workspace)
            not_shared = translate.plural("gui.status_unshared", count) if count else translate("gui.status_all_shared")
        self.finished.setText(finished)
        self.unshared.setText(not_shared)

    def _fill_choices(self) -> None:
        session = self.session
        self.draft_choice.clear()
        self.language_choice.clear()
        if session.workspace is None:
            return
        for one in texts.every(session.workspace):
            self.draft_choice.addItem(one.label, one)
            if session.draft and one.id == session.draft.id:
                self.draft_choice.setCurrentIndex(self.draft_choice.count() - 1)
        names = {language.value: name for language, name in LANGUAGE_NAMES.items()}
        for language in texts.languages(session.draft) if session.draft else []:
            self.language_choice.addItem(names.get(language, language), language)
        self.language_choice.setCurrentIndex(self.language_choice.findData(session.text_language))

    def _name_undo(self) -> None:
        workspace, translate = self.session.workspace, self.session.translate
        for name, peek in (("undo", undo.next_undo), ("redo", undo.next_redo)):
            act = peek(workspace) if workspace else None
            words = act_name(translate, act.name, act.params) if act else ""
            text = translate(f"gui.action_{name}_named", act=words) if act else translate(f"gui.action_{name}")
            action = self.actions_.by_name[name]
            action.setText(text)
            action.setIconText(translate(f"gui.action_{name}"))
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    def _met(self) -> frozenset[str]:
        workspace = self.session.workspace
        if workspace is None or self.operation is not None:
            return frozenset()
        facts = {
            "database": True,
            "joined": workspace.commission is not None,
            "secretary": roster.my_role(workspace) is Role.SECRETARY,
            "text": self.session.document is not None,
            "undo": undo.next_undo(workspace) is not None,
            "redo": undo.next_redo(workspace) is not None,
        }
        return frozenset(name for name, holds in facts.items() if holds)

    def _on_opened(self) -> None:
        workspace = self.session.workspace
        if workspace is not None:
            self._settings = self._settings.with_recent(workspace.path)
            save_settings(self._settings, settings_file())
        self.refusal.hide()
        self.refresh()
        self._on_moved()

    def _on_moved(self) -> None:
        session, translate = self.session, self.session.translate
        self.refresh()
        told = ""
        if session.workspace and session.workspace.commission is None:
            told = translate("join.not_joined")
        elif session.workspace and session.draft:
            earlier = reading.on_earlier_drafts(session.workspace, session.draft)
            told = translate.plural("gui.earlier_comments", earlier) if earlier else ""
        elif session.workspace:
            told = translate("draft.none")
        self.notice.say(told)

    def tell(self, text: str) -> None:
        """Say something above the text."""
        self.refusal.hide()
        self.notice.say(text)

    def refuse(self, error: UserError) -> None:
        """Say why something was refused, above the text."""
        self.refusal.say(self.session.translate(error.key, **error.params))

    def start(self, title: str, work: Work, done: Callable[[object], None], *, writes: bool = False) -> None:
        """Do work in the background, one at a time; show its progress and let it be cancelled.

        While it ``writes`` to the database, the side panel waits; the text can be read on.
        """
        if self.operation is not None:
            return
        operation = self.operation = Operation(title, work, self)
        self.session.is_writing = writes
        self.side.setEnabled(not writes)
        self.work.setText(title)
        self.progress.setRange(0, 0)
        for widget in (self.work, self.progress, self.cancel):
            widget.show()
        operation.progressed.connect(self._on_progress)
        operation.ended.connect(self._on_ended)
        operation.succeeded.connect(done)
        operation.refused.connect(self.refuse)
        operation.failed.connect(_raise)
        self.refresh()
        operation.begin()

    def _on_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _on_ended(self) -> None:
        self.operation = None
        self.session.is_writing = False
        self.side.setEnabled(True)
        for widget in (self.work, self.progress, self.cancel):
            widget.hide()
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of ours."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a database, merge share files."""
        paths = _dropped(event)
        shares = [path for path in paths if path.suffix == ".commission-share"]
        if shares:
            self.errands.merge(shares)
        elif paths:
            self.session.open(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let background work end, then close the database."""
        if self.operation is not None:
            self.operation.end()
        self.session.close()
        super().closeEvent(event)


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
    return [path for path in paths if path.suffix in (".commission", ".commission-share")]


def _raise(error: Exception) -> None:
    """Hand a bug of the background on to the one place where bugs are shown."""
    raise error
