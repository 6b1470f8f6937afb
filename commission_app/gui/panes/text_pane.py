"""The text in view, clean, with the words marked that comments sit on; in one language or in several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser

from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import part_range, passage
from commission_app.gui.comparing import Comparing
from commission_app.gui.panes.anchor_marks import AnchorMarks
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.placed_text import PlacedText
from commission_app.gui.panes.selection import Selection
from commission_app.gui.panes.text_writing import (
    TEXT_POINTS,
    Ink,
    write_heading,
    write_lines,
    write_link,
)
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import texts
from commission_app.services.effects import Effects
from commission_app.services.names import unit_title

if TYPE_CHECKING:
    from commission_app.gui.panes.changes_writing import ChangesWriting
    from commission_app.gui.panes.languages_writing import LanguagesWriting
    from commission_app.services.check import Finding
    from commission_app.services.links import Link

MEASURE = 68
"""Letters in a line of the reading view: lines of 60 to 75 letters are read best."""
_FRAME = 24
_LETTER = 0.52
"""The width of an average letter of the serif, in its height."""
_NARROW, _NARROW_MARGIN = 0.88, 26
"""Columns are narrow: letters and margins are smaller there."""


class TextPane(QTextBrowser):
    """Shows one article, the preamble, or the contents of a section.

    ``anchor_chosen`` tells the ids of the comments on the words that were clicked; ``selected`` the selection or None;
    ``typed`` letters that were typed here, where nothing can be written; ``zoomed`` a step by which it is to grow;
    ``pointed_at`` the comments on the words under the pointer, none where it is elsewhere.
    """

    anchor_chosen = Signal(list)
    pointed_at = Signal(list)
    selected = Signal(object)
    typed = Signal(str)
    zoomed = Signal(int)

    def __init__(self, session: Session, look: Look, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._look_of_all, self._comparing = session, look, comparing
        self.mode = Mode.READING
        self.zoom = 100
        self._placed = PlacedText()
        self._marks = AnchorMarks(session, look)
        self._pointed: list[str] = []
        self._part: str | None = None
        self.setOpenLinks(False)
        # The style sheet knows it by this name: its frame is seen only while it has the focus.
        self.setObjectName("reading")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.document().setDocumentMargin(_FRAME)
        # Who asks Qt for a widget of its own loads every kind of widget there is: the first look does not wait for it.
        session.when_painted(lambda: self.viewport().setMouseTracking(True))
        self.anchorClicked.connect(self._follow)
        self.selectionChanged.connect(lambda: self.selected.emit(self.selection()))
        session.changed.connect(self._on_changed)
        comparing.changed.connect(self._on_compared)
        for signal in (session.opened, session.moved, session.retranslated, look.changed):
            signal.connect(self.show_place)
        self.show_place()

    @cached_property
    def _changes(self) -> ChangesWriting:
        from commission_app.gui.panes.changes_writing import ChangesWriting

        return ChangesWriting(self._session, self._comparing)

    @cached_property
    def _languages(self) -> LanguagesWriting:
        from commission_app.gui.panes.languages_writing import LanguagesWriting

        return LanguagesWriting(self._session)

    def set_mode(self, mode: Mode) -> None:
        """Show the text in one language or in all of the draft's."""
        if mode is not self.mode:
            self.mode = mode
            self.show_place()

    def set_zoom(self, percent: int) -> None:
        """Make the letters larger or smaller; the place that is read stays on the screen."""
        if percent != self.zoom:
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self.zoom = percent
            self.show_place()
            bar.setValue(round(share * bar.maximum()))

    @property
    def languages(self) -> list[str]:
        """The languages that are shown."""
        session = self._session
        if self.mode is Mode.LANGUAGES and session.draft is not None:
            return texts.languages(session.draft)
        return [session.text_language] if session.text_language else []

    def show_place(self) -> None:
        """Show the provision in view."""
        translate = self._session.translate
        self.setAccessibleName(translate("gui.reading_name"))
        node = document.find(self._session.place) if (document := self._session.document) else None
        self.clear()
        self._placed, self._part = PlacedText(), None
        # Columns are never so narrow that a word is broken: rather they scroll sideways.
        columns = self.mode in (Mode.LANGUAGES, Mode.SIDE_BY_SIDE)
        wrap = QTextOption.WrapMode
        self.setWordWrapMode(wrap.WordWrap if columns else wrap.WrapAtWordBoundaryOrAnywhere)
        self._fit()
        if document is None or node is None:
            self.setPlainText(translate("gui.reading_empty" if document else "draft.none"))
        else:
            self._write(document, node)
            if self._turns():
                self.clear()
                self._write(document, node)
        self.draw_anchors()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _ink(self) -> Ink:
        scale = self.zoom / 100 * self._look_of_all.scale
        theme, missing = self._look_of_all.theme, self._session.translate("gui.languages_missing")
        if self.mode in (Mode.LANGUAGES, Mode.SIDE_BY_SIDE):
            return Ink(scale * _NARROW, theme, missing, margin=_NARROW_MARGIN)
        return Ink(scale, theme, missing)

    def _write(self, document: Document, node: Provision) -> None:
        cursor, ink = self.textCursor(), self._ink()
        cursor.beginEditBlock()
        write_heading(cursor, unit_title(self._session.translate, node.eid, document), ink)
        if self._session.is_container:
            units = {unit.eid for unit in document.units}
            for child in node.walk():
                if child.eid in units:
                    write_link(cursor, child.eid, unit_title(self._session.translate, child.eid, document), ink)
        elif self.mode in (Mode.REDLINE, Mode.SIDE_BY_SIDE):
            in_columns = self.mode is Mode.SIDE_BY_SIDE
            self._placed = PlacedText(self._changes.write(cursor, node, ink, in_columns=in_columns))
        elif self.mode is Mode.READING:
            language, found = self._session.text_language or document.language, self._links(document, node)
            self._placed = PlacedText(write_lines(cursor, language, passage(node).lines, ink, found))
        else:
            self._placed = PlacedText(self._languages.write(cursor, node, self.languages, ink))
        cursor.endEditBlock()

    def _links(self, document: Document, node: Provision) -> Sequence[Link]:
        """Return the cross-references of a unit; at the first look there are none yet, for the text stands as it is."""
        if self._session.awaits_painting:
            self._session.when_painted(self.show_place)
            return ()
        from commission_app.services import links

        return links.in_unit(document, node.eid)

    def show_gone(self, eid: str) -> None:
        """Bring a removed article into view."""
        if eid in self._changes.gone:
            self._bring(self._changes.gone[eid])

    def show_part(self, eid: str) -> None:
        """Bring a paragraph or point of the unit in view to the top, as far as the text reaches."""
        placed = next((one for one in self._placed.lines if (one.line.eid + "__").startswith(f"{eid}__")), None)
        if placed is not None:
            self._bring(placed.position)

    def _bring(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.verticalScrollBar().setValue(0)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect().top() - _FRAME)

    def mark(self, findings: Sequence[Finding]) -> None:
        """Mark the words that the checks found something in."""
        self._marks.findings = findings
        self._draw()

    def hide_editorial(self, *, hides: bool) -> None:
        """Show or hide changes of print alone: quotation marks, dashes, spaces."""
        self._changes.hides_editorial = hides
        self.show_place()

    def _on_compared(self) -> None:
        if self.mode in (Mode.REDLINE, Mode.SIDE_BY_SIDE):
            self.show_place()

    def _fit(self) -> None:
        """Keep the lines at a length that is read well, in the middle of the pane."""
        margin = 0
        if self.mode in (Mode.READING, Mode.REDLINE):
            points = TEXT_POINTS * self.zoom / 100 * self._look_of_all.scale
            column = MEASURE * _LETTER * points * self.logicalDpiX() / 72 + 2 * _FRAME
            margin = max(0, int((self.width() - column) / 2))
        if self.viewportMargins().left() != margin:
            self.setViewportMargins(margin, 0, margin, 0)

    def _turns(self) -> bool:
        """Whether languages in columns have no room for a word, or those one below another room for columns."""
        if self.mode is not Mode.LANGUAGES or not self._placed.lines:
            return False
        bar = self.verticalScrollBar().sizeHint().width()
        return self._languages.turns(self.document().size().width(), self.viewport().width(), bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure."""
        self._fit()
        super().resizeEvent(event)
        if self._turns():
            self.show_place()

    def _follow(self, link: QUrl) -> None:
        self._session.follow(link.path())

    def parts_at(self, point: QPoint) -> list[str]:
        """Return the point and the paragraph (their eids, the smallest first) whose text stands at a point."""
        placed = self._placed.line_at(self.cursorForPosition(point).position())
        if placed is None:
            return []
        steps = placed.line.eid.removeprefix(self._session.place).removeprefix("__").split("__")
        names = ["__".join((self._session.place, *steps[: depth + 1])) for depth in range(len(steps)) if steps[0]]
        return names[::-1]

    def is_number_at(self, point: QPoint) -> bool:
        """Whether the printed number of a paragraph or point stands at a point."""
        at = self.document().documentLayout().hitTest(point + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        placed = self._placed.line_at(at) if at >= 0 else None
        return placed is not None and bool(placed.line.label) and at < placed.position - 1

    def choose_part(self, eid: str) -> None:
        """Select a paragraph or point of the unit in view, as what is to be written about as a whole."""
        language = self.languages[0] if self.languages else ""
        found = part_range([placed.line for placed in self._placed.of(language)], eid)
        if found is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._placed.to_shown(language, found[0]))
        cursor.setPosition(self._placed.to_shown(language, found[1]), QTextCursor.MoveMode.KeepAnchor)
        self._part = eid
        self.setTextCursor(cursor)
        self.selected.emit(self.selection())

    def selection(self) -> Selection | None:
        """Return what is selected; None where no words of one language's passage are."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._placed.lines:
            return None
        end = self._placed.to_passage(cursor.selectionEnd())
        if end is None:
            return None
        start = self._placed.to_passage(cursor.selectionStart()) or (end[0], 0)
        if start[0] != end[0] or start[1] >= end[1]:
            return None
        lines = [placed.line for placed in self._placed.of(end[0])]
        is_part = self._part is not None and part_range(lines, self._part) == (start[1], end[1])
        words = " ".join(cursor.selectedText().split())
        return Selection(end[0], start[1], end[1], words, self._part if is_part else None)

    def citation(self) -> str:
        """Return the selected words with where they stand, as one cites them; empty where nothing is selected."""
        chosen, document = self.selection(), self._session.document
        if chosen is None or document is None:
            return ""
        title = unit_title(self._session.translate, self._session.place, document)
        label = self._session.draft.label if self._session.draft else ""
        return self._session.translate("gui.citation", words=chosen.words, place=title, draft=label)

    def copy_citation(self) -> None:
        """Put the citation on the clipboard."""
        if cited := self.citation():
            QGuiApplication.clipboard().setText(cited)

    def light(self, comment: str | None) -> None:
        """Light up the words that one comment sits on."""
        if comment != self._marks.lit:
            self._marks.lit = comment
            self._draw()

    def draw_pending(self, words: Selection | None) -> None:
        """Mark the words that are written about."""
        self._marks.pending = words
        self._draw()

    def draw_anchors(self) -> None:
        """Mark the words that comments sit on."""
        self._marks.find(self._placed, self.languages)
        self._draw()

    def _draw(self) -> None:
        self.setExtraSelections(self._marks.drawn(self.document(), self._placed, self.languages))

    def comments_at(self, position: int) -> list[str]:
        """Return the comments whose words are at a position of the shown document."""
        found = self._placed.to_passage(position)
        return self._marks.at(*found) if found else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which comments sit on the words under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        found: list[str] = []
        if not event.buttons() and self.is_number_at(point):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        if self._marks.ranges and not event.buttons():
            at = self.document().documentLayout().hitTest(point + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
            found = self.comments_at(at) if at >= 0 else []
        self._point(found)

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._point([])

    def _point(self, found: list[str]) -> None:
        if found != self._pointed:
            self._pointed = found
            self.pointed_at.emit(found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which comments sit on the words that were clicked."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if self.is_number_at(point):
            self.choose_part(self.parts_at(point)[0])
        elif not self.textCursor().hasSelection():
            chosen = self.comments_at(self.textCursor().position())
            if chosen:
                self.anchor_chosen.emit(chosen)

    def selection_corner(self) -> QPoint:
        """Return where the selection ends, in the pane."""
        return self.cursorRect(self.textCursor()).bottomRight() + self.viewport().pos()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand letters on: whoever types here wants to write about what is selected."""
        command = (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        text = event.text()
        if text and text.isprintable() and not text.isspace() and not event.modifiers() & command:
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Grow and shrink with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _on_changed(self, effects: Effects) -> None:
        if effects.drafts or effects.everything:
            self.show_place()
        else:
            self.draw_anchors()
