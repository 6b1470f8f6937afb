"""The marks on the words of a shown text: those commented on, those written about, those that the checks found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from commission_app.domain.passage import part_range
from commission_app.gui.panes.marked_ranges import commented_ranges, finding_ranges
from commission_app.gui.panes.placed_text import Commented, PlacedText, Segment, segments
from commission_app.gui.panes.selection import Selection
from commission_app.gui.session import Session
from commission_app.gui.theme import Look

if TYPE_CHECKING:
    from commission_app.services.check import Finding

_DEEPEST = 3
_LIT = 150


class AnchorMarks:
    """Which words are marked, and how: where comments overlap the tint is deeper, one comment's words can be lit."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session, self._look = session, look
        self.ranges: list[Commented] = []
        self._segments: list[Segment] = []
        self.lit: str | None = None
        self.pending: Selection | None = None
        self.findings: Sequence[Finding] = ()

    def find(self, placed: PlacedText, languages: Sequence[str]) -> None:
        """Find the words of the passage in view that comments sit on."""
        self.ranges = []
        if self._session.workspace and self._session.draft and placed.lines:
            for language in languages:
                self.ranges += commented_ranges(self._session, placed, language)
        self._segments = segments(self.ranges, _DEEPEST)

    def at(self, language: str, offset: int) -> list[str]:
        """Return the comments whose words hold a code point of a language's passage."""
        return [one.comment for one in self.ranges if one.language == language and one.start <= offset < one.end]

    def drawn(
        self, document: QTextDocument, placed: PlacedText, languages: Collection[str]
    ) -> list[QTextEdit.ExtraSelection]:
        """Return the marks as they are drawn over a shown document."""

        def drawn(language: str, start: int, end: int, alpha: int) -> QTextEdit.ExtraSelection:
            return self._drawn(document, placed, (language, start, end), alpha)

        marks = [drawn(one.language, one.start, one.end, 30 + 30 * one.depth) for one in self._segments]
        marks += [drawn(one.language, one.start, one.end, _LIT) for one in self.ranges if one.comment == self.lit]
        if (part := self._lit_part(placed, languages)) is not None:
            marks.append(drawn(*part, _LIT))
        for found in finding_ranges(self.findings, self._session, languages):
            if placed.of(found[0]):
                marks.append(drawn(*found, 0))
                marks[-1].format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                marks[-1].format.setUnderlineColor(QColor(self._look.theme.objection))
        pending = self.pending
        if pending and placed.of(pending.language):
            marks.append(drawn(pending.language, pending.start, pending.end, 0))
            marks[-1].format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        return marks

    def _lit_part(self, placed: PlacedText, languages: Collection[str]) -> tuple[str, int, int] | None:
        """Return the range of the paragraph or point that the comment which is lit is about as a whole."""
        workspace = self._session.workspace
        if self.lit is None or workspace is None:
            return None
        from commission_app.services import comment as comments

        anchor = comments.get(workspace, self.lit).anchor
        language = next((one for one in languages if placed.of(one)), None)
        if anchor.exact or anchor.eid == self._session.place or language is None:
            return None
        found = part_range([one.line for one in placed.of(language)], anchor.eid)
        return (language, *found) if found else None

    def _drawn(
        self, document: QTextDocument, placed: PlacedText, words: tuple[str, int, int], alpha: int
    ) -> QTextEdit.ExtraSelection:
        language, start, end = words
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(placed.to_shown(language, start))
        cursor.setPosition(placed.to_shown(language, end), QTextCursor.MoveMode.KeepAnchor)
        accent = QColor(self._look.theme.accent)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(accent)
        if alpha:
            tint = QColor(accent)
            tint.setAlpha(alpha)
            look.setBackground(tint)
        mark.cursor, mark.format = cursor, look
        return mark
