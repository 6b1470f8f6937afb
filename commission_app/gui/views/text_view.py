"""The view one works in: the tree, the text, and the side panel with comments and votes."""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commission_app.domain.document import Document
from commission_app.gui.checking import Checking
from commission_app.gui.comparing import Comparing
from commission_app.gui.models.article_tree import badge_words
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.selection import Selection
from commission_app.gui.panes.sides import Side, Sides
from commission_app.gui.panes.text_head import TextHead
from commission_app.gui.panes.text_pane import TextPane
from commission_app.gui.panes.tree_pane import TreePane
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services.names import place_name

if TYPE_CHECKING:
    from commission_app.gui.panes.ballot import Ballot
    from commission_app.gui.panes.findings_pane import FindingsPane
    from commission_app.gui.panes.history_pane import HistoryPane
    from commission_app.gui.panes.side_panel import SidePanel
    from commission_app.gui.panes.thread_pane import ThreadPane
    from commission_app.gui.panes.vote_pane import VotePane
    from commission_app.gui.panes.wrapped_tabs import WrappedTabs

_PARTS = ("card", "thread_pane", "ballot", "vote_pane", "history_pane", "findings_pane", "wrapped_tabs")
"""The modules that the side panel takes longest to load, each of them a step."""


class SelectionBar(QFrame):
    """What can be done with selected words, beside them; it never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.comment, self.cite = QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        for button in (self.comment, self.cite):
            button.setObjectName("link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)
        self.hide()


class TextView(QWidget):
    """Tree, text and side panel, with what belongs to the text above it.

    The side panel is made a moment after the text is shown, or when something in it is asked for.
    """

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self.comparing = Comparing(session)
        self.checking = Checking(session)
        self.tree = TreePane(session, self.comparing, self.checking)
        self.text = TextPane(session, look, self.comparing)
        self.became = plain_label("", "quiet")
        self.head = TextHead()
        self.modes, self.back = self.head.modes, self.head.back
        self.bar = SelectionBar(self.text)
        self.menu: QMenu | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        middle, self.right = QWidget(), QWidget()
        self.sides = Sides(self.tree, middle, self.right, self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sides)
        middle_column, right_column = QVBoxLayout(middle), QVBoxLayout(self.right)
        for column in (middle_column, right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self.became.setContentsMargins(12, 0, 12, 4)
        for widget in (self.head, self.became):
            middle_column.addWidget(widget)
        middle_column.addWidget(self.text, 1)

    def _connect(self) -> None:
        session = self._session
        self.head.chosen.connect(self.show_mode)
        self.head.previous.clicked.connect(lambda: session.step(-1))
        self.head.next.clicked.connect(lambda: session.step(1))
        self.back.clicked.connect(session.back)
        self.text.selected.connect(self._on_selected)
        self.text.typed.connect(self.begin_comment)
        self.text.anchor_chosen.connect(self.show_comments)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._offer)
        self.text.verticalScrollBar().valueChanged.connect(self.bar.hide)
        self.sides.turned.connect(self.bar.hide)
        self.sides.splitterMoved.connect(self.bar.hide)
        self.bar.comment.clicked.connect(lambda: self.begin_comment(""))
        self.bar.cite.clicked.connect(self._on_cite)
        session.opened.connect(self._begin_panel)
        for signal in (session.opened, session.moved):
            signal.connect(self._name_places)
        self.tree.gone_wanted.connect(self.show_gone)
        self.tree.part_wanted.connect(self.text.show_part)
        self.checking.changed.connect(self._mark_findings)
        session.retranslated.connect(self.retranslate)
        self.comparing.changed.connect(self._tell_change)
        self._look.changed.connect(self.dress)

    @cached_property
    def panel(self) -> SidePanel:
        """The side panel."""
        from commission_app.gui.panes.side_panel import SidePanel

        panel = SidePanel(self._session, self._look, self.checking)
        panel.threads.lit.connect(self.text.light)
        panel.threads.writing.about_changed.connect(self.text.draw_pending)
        panel.threads.writing.recorded.connect(lambda _thread: self.bar.hide())
        panel.ballot.finished_with.connect(self._session.step_to_unfinished)
        self.text.selected.connect(panel.threads.select)
        self.text.pointed_at.connect(panel.threads.light)
        panel.threads.select(self.text.selection())
        self.text.draw_pending(panel.threads.writing.words)
        finished = panel.ballot.finished
        finished.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.head.steps.insertWidget(0, finished)
        column = self.right.layout()
        if column is not None:
            column.addWidget(panel)
        self._session.soon(self._fit)
        return panel

    def _fit(self) -> None:
        """Give other words their room, once they are in place."""
        self.sides.fit()
        self.head.fit()

    def _begin_panel(self) -> None:
        """Load the parts of the side panel one after the other, so that the window answers in between, and make it."""
        if not self.has_panel:
            for part in _PARTS:
                self._session.soon(partial(import_module, f"commission_app.gui.panes.{part}"))
            self._session.soon(self.make_panel)

    def make_panel(self) -> None:
        """Make the side panel, where it is not made yet."""
        _ = self.panel

    @property
    def has_panel(self) -> bool:
        """Whether the side panel is made."""
        return "panel" in self.__dict__

    @property
    def side(self) -> WrappedTabs:
        """The tabs of the side panel."""
        return self.panel.tabs

    @property
    def threads(self) -> ThreadPane:
        """The comments on the article in view."""
        return self.panel.threads

    @property
    def votes(self) -> VotePane:
        """The votes on the article in view."""
        return self.panel.votes

    @property
    def ballot(self) -> Ballot:
        """One's own vote on the article in view."""
        return self.panel.ballot

    @property
    def history(self) -> HistoryPane:
        """The article in view through all drafts."""
        return self.panel.history

    @property
    def findings(self) -> FindingsPane:
        """What the checks found in the article in view."""
        return self.panel.findings

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.head.retranslate(translate)
        self.bar.comment.setText(translate("gui.action_comment"))
        self.bar.cite.setText(translate("gui.action_cite"))
        self.dress()
        self._name_places()
        if self.has_panel:
            self._session.soon(self._fit)

    def dress(self) -> None:
        """Take the icons of the theme."""
        self.head.dress(self._look.theme)

    def _name_places(self) -> None:
        """Name the article in view and its neighbours."""
        session, document = self._session, self._session.document
        eids = [unit.eid for unit in document.units] if document else []
        here = eids.index(session.place) if session.place in eids else -1
        for button, place in ((self.head.previous, here - 1), (self.head.next, here + 1)):
            known = here >= 0 and 0 <= place < len(eids)
            button.setEnabled(known)
            button.setText(f" {_short_name(document, eids[place])} " if known and document else "")
            name = place_name(session.translate, eids[place], document) if known else ""
            button.setToolTip(name)
        trail = session.trail
        self.back.setVisible(bool(trail))
        self.back.setText(f"↩ {place_name(session.translate, trail[-1], document)}" if trail else "")
        self.back.setToolTip(f"{session.translate('gui.action_back')} (Alt+↑)")
        self.bar.hide()
        self._tell_change()

    def _tell_change(self) -> None:
        """Say above the text what became of the article since the draft it is compared with."""
        translate, badge = self._session.translate, self.comparing.badges.get(self._session.place)
        comparison, against = self.comparing.comparison, self.comparing.against
        told: list[str] = []
        if badge is not None and comparison is not None and against is not None:
            names = [place_name(translate, eid, comparison.old) for eid in badge.old]
            if names and names != [place_name(translate, self._session.place, comparison.new)]:
                told.append(translate("compare.formerly", place=", ".join(names)))
            told.append(badge_words(badge, translate))
            self.became.setToolTip(translate("gui.compared_with", draft=self._session.name_of(against)))
        self.became.setText(" · ".join(told))
        self.became.setVisible(bool(told))

    def _on_selected(self, selection: Selection | None) -> None:
        if selection is None:
            self.bar.hide()
            return
        self.bar.adjustSize()
        corner = self.text.selection_corner()
        left = max(0, min(corner.x(), self.text.width() - self.bar.width() - 20))
        top = min(corner.y() + 6, self.text.height() - self.bar.height() - 4)
        self.bar.move(left, top)
        self.bar.show()
        self.bar.raise_()

    def begin_comment(self, letters: str) -> None:
        """Begin a comment on what is selected, or on the article, with letters that were typed in the text."""
        self.sides.show_side(Side.PANEL)
        self.bar.hide()
        self.side.setCurrentWidget(self.threads)
        self.threads.writing.begin_comment(letters)

    def _on_cite(self) -> None:
        self.text.copy_citation()
        self.bar.hide()

    def show_comments(self, comments: list[str]) -> None:
        """Show the card of the first of some comments, with its words lit."""
        self.sides.show_side(Side.PANEL)
        self.side.setCurrentWidget(self.threads)
        self.threads.point_at(comments[0])

    def show_mode(self, mode: Mode) -> None:
        """Show the text in one language or in several."""
        self.head.show_mode(mode)
        self.text.set_mode(mode)

    def show_gone(self, eid: str) -> None:
        """Show an article that was removed, where it stood."""
        comparison = self.comparing.comparison
        if comparison is None:
            return
        from commission_app.services import compare_drafts

        before = compare_drafts.stood_after(comparison, eid)
        self._session.show_place(before or (comparison.new.units[0].eid if comparison.new.units else ""))
        self.show_mode(Mode.REDLINE)
        self.text.show_gone(eid)

    def show_change(self, eid: str) -> None:
        """Show an article beside what it was."""
        self._session.show_place(eid)
        self.show_mode(Mode.SIDE_BY_SIDE)

    def _mark_findings(self) -> None:
        self.text.mark(self.checking.findings)

    def choose(self, answer: str) -> None:
        """Choose an answer to the question of adopting the article: for, against, abstain."""
        from commission_app.domain.vote import Answer

        self.sides.show_side(Side.PANEL)
        self.ballot.choose(Answer(answer))

    def help_page(self) -> str:
        """Return the page of the manual that speaks of what is being done."""
        focused = self.focusWidget() or self
        if self.has_panel and self.ballot.isAncestorOf(focused):
            return "votes"
        if self.text.mode in (Mode.REDLINE, Mode.SIDE_BY_SIDE):
            return "changes"
        if self.has_panel and self.side.isAncestorOf(focused):
            return "comments" if self.side.currentWidget() is self.threads else "votes"
        return "reading"

    def keep(self) -> None:
        """Keep what is being written."""
        if self.has_panel:
            self.panel.keep()

    def _offer(self, point: QPoint) -> None:
        """Offer what can be done with selected words, and with the paragraph at a point of the text."""
        self.menu = menu = QMenu(self)
        translate = self._session.translate
        if self.text.selection() is not None:
            menu.addAction(self.bar.comment.text(), lambda: self.begin_comment(""))
            menu.addAction(self.bar.cite.text(), self._on_cite)
        for part in self.text.parts_at(point) if self._session.can_write else ():
            name = translate("gui.comment_on_part", place=place_name(translate, part, self._session.document))
            menu.addAction(name, partial(self._comment_on, part))
        if not menu.isEmpty():
            menu.popup(self.text.viewport().mapToGlobal(point))

    def _comment_on(self, part: str) -> None:
        self.text.choose_part(part)
        self.begin_comment("")


def _short_name(document: Document, eid: str) -> str:
    node = document.find(eid)
    return node.number if node and node.number else "…"
