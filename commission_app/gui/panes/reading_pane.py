"""The text in view, clean, with the words drawn that comments sit on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from commission_app.base.fonts import SERIF_FAMILY
from commission_app.domain.anchor import Anchor
from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import Line, passage
from commission_app.gui.session import Session
from commission_app.services import reading
from commission_app.services.names import unit_title

TEXT_POINTS = 13
_MARGIN = 44
_STEP = 30


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of the passage and where its text begins in the shown document, in UTF-16 units as Qt counts."""

    line: Line
    position: int


def utf16_length(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many code points the first so many UTF-16 units of a text are; half a pair counts as none."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


class ReadingPane(QTextBrowser):
    """Shows one article, the preamble, or the contents of a section.

    ``anchor_chosen`` tells the ids of the comments on the words that were clicked; ``selected`` that the selection has
    changed.
    """

    anchor_chosen = Signal(list)
    selected = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines: list[_Placed] = []
        self._ranges: list[tuple[str, int, int]] = []
        self._lit: str | None = None
        self._text = ""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(self._follow)
        self.selectionChanged.connect(self.selected)
        for signal in (session.opened, session.moved, session.retranslated):
            signal.connect(self.show_place)
        session.changed.connect(self._on_changed)
        self.show_place()

    def show_place(self) -> None:
        """Show the provision in view."""
        self.setAccessibleName(self._session.translate("gui.reading_name"))
        document = self._session.document
        node = document.find(self._session.place) if document else None
        self.clear()
        self._lines = []
        self._text = passage(node).text if node else ""
        if document is None or node is None:
            self.setPlainText(self._session.translate("gui.reading_empty"))
        else:
            self._write(document, node)
        self.draw_anchors()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, document: Document, node: Provision) -> None:
        cursor = self.textCursor()
        self._heading(cursor, unit_title(self._session.translate, node.eid, document))
        if reading.is_container(document, node.eid):
            for child in node.walk():
                self._link(cursor, document, child)
            return
        for line in passage(node).lines:
            self._line(cursor, line)

    def _heading(self, cursor: QTextCursor, text: str) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(10)
        block.setHeadingLevel(2)
        look = self._look(1.3)
        look.setFontWeight(QFont.Weight.Bold)
        cursor.setBlockFormat(block)
        cursor.insertText(text, look)

    def _line(self, cursor: QTextCursor, line: Line) -> None:
        left = _MARGIN + _STEP * max(0, line.depth - 1)
        block = QTextBlockFormat()
        block.setLeftMargin(left)
        block.setTextIndent(-_MARGIN if line.label else 0)
        block.setBottomMargin(8)
        block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTabPositions([QTextOption.Tab(_MARGIN, QTextOption.TabType.LeftTab)])
        cursor.insertBlock(block)
        if line.label:
            cursor.insertText(f"{line.label}\t", self._look(1.0))
        self._lines.append(_Placed(line, cursor.position()))
        cursor.insertText(line.text, self._look(1.0))

    def _link(self, cursor: QTextCursor, document: Document, node: Provision) -> None:
        if node.eid not in {unit.eid for unit in document.units}:
            return
        look = self._look(1.0)
        look.setAnchor(True)
        look.setAnchorHref(f"place:{node.eid}")
        look.setForeground(self.palette().color(QPalette.ColorRole.Link))
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertText(unit_title(self._session.translate, node.eid, document), look)

    @staticmethod
    def _look(size: float) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontFamilies([SERIF_FAMILY])
        look.setFontPointSize(TEXT_POINTS * size)
        return look

    def _follow(self, link: QUrl) -> None:
        self._session.show_place(link.path())

    def selection(self) -> tuple[int, int] | None:
        """Return the selected range of the passage in code points; None where no words of it are selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._lines:
            return None
        start, end = self._to_passage(cursor.selectionStart()), self._to_passage(cursor.selectionEnd())
        return (start, end) if start < end else None

    def selected_words(self) -> str:
        """Return the selected words as a composer shows them."""
        return " ".join(self.textCursor().selectedText().split())

    def _to_passage(self, position: int) -> int:
        place = bisect_right(self._lines, position, key=lambda placed: placed.position) - 1
        if place < 0:
            return 0
        placed = self._lines[place]
        return placed.line.start + code_points(placed.line.text, position - placed.position)

    def _to_shown(self, offset: int) -> int:
        place = max(0, bisect_right(self._lines, offset, key=lambda placed: placed.line.start) - 1)
        placed = self._lines[place]
        return placed.position + utf16_length(placed.line.text[: offset - placed.line.start])

    def light(self, comment: str | None) -> None:
        """Light up the words that one comment sits on."""
        self._lit = comment
        self.draw_anchors()

    def draw_anchors(self) -> None:
        """Underline the words that comments in this language sit on; where they overlap, the tint is deeper."""
        session = self._session
        self._ranges = []
        if session.workspace and session.draft and session.document and self._lines:
            threads = reading.threads(session.workspace, session.draft, session.place)
            openings = (thread.opening for thread in threads)
            for comment in openings:
                found = self._range_of(comment.anchor)
                if found is not None:
                    self._ranges.append((comment.id, *found))
        self.setExtraSelections([self._drawn(*one) for one in self._ranges])

    def _range_of(self, anchor: Anchor) -> tuple[int, int] | None:
        if anchor.language != self._session.text_language or anchor.start is None or anchor.end is None:
            return None
        begun = (placed.line.start for placed in self._lines if placed.line.eid == anchor.eid)
        base = 0 if anchor.eid == self._session.place else next(begun, 0)
        start, end = base + anchor.start, base + anchor.end
        # What others send may name any range: only words that stand there are drawn.
        return (start, end) if self._text[start:end] == anchor.exact and anchor.exact else None

    def _drawn(self, comment: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        drawn = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_shown(start))
        cursor.setPosition(self._to_shown(end), QTextCursor.MoveMode.KeepAnchor)
        tint = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        tint.setAlpha(110 if comment == self._lit else 45)
        look = QTextCharFormat()
        look.setBackground(tint)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setProperty(QTextFormat.Property.FullWidthSelection, False)  # noqa: FBT003
        drawn.cursor, drawn.format = cursor, look
        return drawn

    def comments_at(self, position: int) -> list[str]:
        """Return the comments whose words are at a position of the shown document."""
        offset = self._to_passage(position)
        return [comment for comment, start, end in self._ranges if start <= offset < end]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which comments sit on the words that were clicked."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection() and self._lines:
            chosen = self.comments_at(self.textCursor().position())
            if chosen:
                self.anchor_chosen.emit(chosen)

    def _on_changed(self, _effects: object) -> None:
        self.draw_anchors()
