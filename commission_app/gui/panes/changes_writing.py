"""Writing an article with what changes from the draft it is compared with, and the removed ones that stood there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor

from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import passage
from commission_app.gui.comparing import Comparing
from commission_app.gui.panes.placed_text import PlacedLine
from commission_app.gui.panes.redline_writing import Told, write_redline, write_removed, write_side_by_side
from commission_app.gui.panes.text_writing import Ink, write_lines
from commission_app.gui.session import Session
from commission_app.services import compare_drafts
from commission_app.services.compare_drafts import Pair
from commission_app.services.names import place_name, unit_title


class ChangesWriting:
    """Writes changes; ``gone`` are then the positions of the removed articles that were written, by their eids."""

    def __init__(self, session: Session, comparing: Comparing) -> None:
        self._session, self._comparing = session, comparing
        self.hides_editorial = False
        self.gone: dict[str, int] = {}

    def write(self, cursor: QTextCursor, node: Provision, ink: Ink, *, in_columns: bool) -> list[PlacedLine]:
        """Write an article with its changes, or old and new in columns; clean where it is compared with nothing."""
        self.gone = {}
        session, comparison, against = self._session, self._comparing.comparison, self._comparing.against
        language = session.text_language or ""
        pair = compare_drafts.pair_of(comparison, node.eid) if comparison else None
        if comparison is None or pair is None or against is None or session.draft is None:
            return write_lines(cursor, language, passage(node).lines, ink)
        told = Told(self._told("compare.moved_from"), self._told("compare.moved_to"), self.hides_editorial)
        rows = pair.rows_of(node.eid) if node.eid in pair.new else pair.rows
        before, after = compare_drafts.removed_at(comparison, node.eid)
        self._write_gone(cursor, before, comparison.old, ink, told)
        if in_columns:
            heads = session.name_of(against), session.name_of(session.draft)
            placed = write_side_by_side(cursor, language, rows, heads, ink, told)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            placed = write_redline(cursor, language, rows, ink, told)
        self._write_gone(cursor, after, comparison.old, ink, told)
        return placed

    def _write_gone(self, cursor: QTextCursor, pairs: Sequence[Pair], old: Document, ink: Ink, told: Told) -> None:
        for pair in pairs:
            title = unit_title(self._session.translate, pair.old[0], old)
            self.gone[pair.old[0]] = write_removed(cursor, title, pair.rows, ink, told)

    def _told(self, name: str) -> Callable[[str], str]:
        translate = self._session.translate
        return lambda eid: translate(name, place=place_name(translate, eid))
