"""Search and jump: articles by number, actions by name, words of texts and comments, found as one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from commission_app.domain.document import Document
from commission_app.gui.announcing import announce
from commission_app.gui.panes.clearing import clearable
from commission_app.gui.panes.own_undo import OwnUndo
from commission_app.gui.session import Session
from commission_app.services import search, texts
from commission_app.services.effects import Effects
from commission_app.services.names import place_name, unit_title
from commission_app.services.search import Entry, HitKind, TextIndex
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

MOST = 40
_FEW = 8
_ROWS = 12
_WIDTH = 560


class Found(NamedTuple):
    """One line of the results: what is shown, and where it leads (a place, an entry, or an action)."""

    title: str
    more: str = ""
    place: str = ""
    entry: Entry | None = None
    action: QAction | None = None


class JumpBox(QLineEdit):
    """A line to type in, with the results below it; ``comment_wanted`` tells the comment that was chosen,
    ``left`` that the search is over.
    """

    comment_wanted = Signal(str)
    left = Signal()

    def __init__(self, window: QWidget, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._window = window
        self._index = TextIndex()
        self._building: Iterator[int] | None = None
        self._indexed: Workspace | None = None
        clearable(self)
        self.setMinimumWidth(180)
        OwnUndo(self)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build)
        self.textEdited.connect(self.look)
        session.opened.connect(self._forget)
        session.changed.connect(self._on_changed)
        session.retranslated.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        said = self._session.translate("gui.jump")
        self.setPlaceholderText(f"{said} (Ctrl+K)")
        self.setAccessibleName(said)
        if self._has_results:
            self.results.setAccessibleName(self._session.translate("gui.jump_results"))

    @cached_property
    def results(self) -> QListWidget:
        """The list of what is found, made when somebody begins to search."""
        from PySide6.QtWidgets import QListWidget

        results = QListWidget(self._window)
        results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        results.setWordWrap(True)
        results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        results.setAccessibleName(self._session.translate("gui.jump_results"))
        results.hide()
        results.itemClicked.connect(lambda _item: self.take())
        return results

    @property
    def _has_results(self) -> bool:
        return "results" in self.__dict__

    def _hide_results(self) -> None:
        if self._has_results:
            self.results.hide()

    def _forget(self) -> None:
        self._timer.stop()
        self._index, self._building, self._indexed = TextIndex(), None, None

    def _on_changed(self, effects: Effects) -> None:
        workspace = self._session.workspace
        if workspace is None or self._indexed is not workspace:
            return
        if effects.everything or effects.drafts or effects.roster:
            self._forget()
        for draft, eid in effects.places:
            search.follow(workspace, self._index, draft, eid)

    def _prepare(self) -> None:
        """Begin to read all texts and comments, a little between two events."""
        workspace = self._session.workspace
        if workspace is not None and self._indexed is not workspace:
            self._index = TextIndex()
            self._indexed = workspace
            self._building = search.build(workspace, self._index)
            self._timer.start()

    @property
    def is_reading(self) -> bool:
        """Whether the texts are still being read: not everything is found yet."""
        return self._building is not None

    def _build(self) -> None:
        if self._session.workspace is not self._indexed or self._building is None:
            self._timer.stop()
        elif next(self._building, None) is None:
            self._timer.stop()
            self._building = None
            if self._has_results and self.results.isVisible():
                self.look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the texts when somebody begins to search, and have the list of results ready for the first letter."""
        super().focusInEvent(event)
        self._prepare()
        self.results.ensurePolished()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when somebody turns elsewhere; not when they only look into another window."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._hide_results()

    def look(self, _text: str = "") -> None:
        """Show what is found for what is typed."""
        from PySide6.QtWidgets import QListWidgetItem

        self._prepare()
        self.results.clear()
        for found in self._found(self.text()):
            item = QListWidgetItem(f"{found.title}\n{found.more}" if found.more else found.title)
            item.setData(Qt.ItemDataRole.UserRole, found)
            self.results.addItem(item)
        if self.results.count() == 0 and self.text().strip():
            item = QListWidgetItem(self._session.translate("gui.jump_nothing"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(item)
        self.results.setCurrentRow(0)
        self._place()
        self._say_current()

    def _say_current(self) -> None:
        """Have screen readers say the result that Enter would take: the focus stays where one types."""
        item = self.results.currentItem() or self.results.item(0)
        said = item.text() if item is not None and self.results.isVisible() else ""
        self.setAccessibleDescription(said)
        if said:
            announce(self, said)

    def _place(self) -> None:
        window = self.results.parentWidget()
        if not self.text().strip() or window is None:
            self.results.hide()
            return
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        width = min(max(_WIDTH, self.width()), window.width() - 20)
        rows = sum(self.results.sizeHintForRow(row) for row in range(min(_ROWS, self.results.count())))
        height = min(window.height() - corner.y() - 20, rows + 12)
        self.results.setGeometry(min(corner.x(), window.width() - width - 10), corner.y(), width, height)
        self.results.show()
        self.results.raise_()

    def _found(self, query: str) -> Iterator[Found]:
        session, document = self._session, self._session.document
        words = search.words_of(query)
        if session.workspace is None or not words:
            return
        if document is not None:
            for eid in search.numbered(document, query)[:_FEW]:
                yield Found(self._title(eid, document), place=eid)
        yield from self._actions_named(words)
        entries = self._index.find(words, MOST)
        for entry in entries:
            if self._is_wanted(entry):
                yield self._shown(session.workspace, entry, words)

    def _is_wanted(self, entry: Entry) -> bool:
        """Texts are found in the draft and the language that are read, comments everywhere."""
        draft, language = self._session.draft, self._session.text_language
        is_here = draft is not None and entry.draft == draft.id
        return entry.kind is HitKind.COMMENT or (is_here and entry.language == language)

    def _shown(self, workspace: Workspace, entry: Entry, words: list[str]) -> Found:
        draft = search.draft_of(workspace, entry)
        document = texts.document(workspace, draft, entry.language or None) if draft and draft.texts else None
        title = place_name(self._session.translate, entry.eid, document)
        if draft and self._session.draft and draft.id != self._session.draft.id:
            title = f"{title} · {self._session.name_of(draft)}"
        sign = "✎ " if entry.kind is HitKind.COMMENT else ""
        return Found(f"{sign}{title}", search.snippet(search.shown_text(workspace, entry), words), entry=entry)

    def _title(self, eid: str, document: Document) -> str:
        return unit_title(self._session.translate, eid, document)

    def _actions_named(self, words: list[str]) -> Iterator[Found]:
        wanted = [search.folded(word) for word in words]
        for action in self._actions.values():
            name = action.text().replace("&", "")
            parts = [search.folded(part) for part in search.words_of(name)]
            if action.isEnabled() and all(any(part.startswith(word) for part in parts) for word in wanted):
                yield Found(f"▸ {name}", action=action)

    def take(self) -> None:
        """Go where the chosen result leads."""
        item = self.results.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        if not isinstance(found, Found):
            return
        self.results.hide()
        self.clear()
        self.left.emit()
        if found.action is not None:
            found.action.trigger()
        elif found.entry is not None:
            self._go(found.entry)
        else:
            self._session.show_place(found.place.split("__para_")[0])

    def _go(self, entry: Entry) -> None:
        session = self._session
        draft = search.draft_of(session.workspace, entry) if session.workspace else None
        if draft is None:
            return
        if session.draft is None or draft.id != session.draft.id:
            session.show_draft(draft)
        session.show_place(session.unit_of(entry.eid))
        if entry.kind is HitKind.COMMENT:
            self.comment_wanted.emit(entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrows, go with Enter, leave with Escape."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.results.isVisible():
            row = self.results.currentRow() + step
            self.results.setCurrentRow(max(0, min(self.results.count() - 1, row)))
            self._say_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._hide_results()
            self.left.emit()
        else:
            super().keyPressEvent(event)
