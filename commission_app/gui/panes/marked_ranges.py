"""The words of the article in view that are marked: those commented on, those that the checks found something in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from commission_app.domain.passage import passage
from commission_app.gui.panes.placed_text import Commented, PlacedText
from commission_app.gui.session import Session
from commission_app.services import reading, texts

if TYPE_CHECKING:
    from commission_app.services.check import Finding


def commented_ranges(session: Session, placed: PlacedText, language: str) -> Iterator[Commented]:
    """Yield the ranges of the passage in view that comments sit on."""
    if session.workspace is None or session.draft is None:
        return
    node = session.workspace.text(session.draft.texts[language].document).find(session.place)
    whole = passage(node).text if node else ""
    for one in reading.commented_ranges(session.workspace, session.draft, session.place, language):
        base = 0 if one.eid == session.place else placed.start_of(language, one.eid)
        start, end = base + one.start, base + one.end
        # What others send may name any range: only words that stand there are drawn.
        if one.exact and whole[start:end] == one.exact:
            yield Commented(one.comment, language, start, end)


def finding_ranges(
    findings: Sequence[Finding], session: Session, languages: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """Yield language, start and end (code points of the passage) of the words in view that findings speak of."""
    if session.workspace is None or session.draft is None:
        return
    for one in findings:
        if one.eid is None or one.line is None or one.start is None or one.end is None or one.language not in languages:
            continue
        if session.unit_of(one.eid) == session.place:
            unit = texts.document(session.workspace, session.draft, one.language).find(session.place)
            lines = passage(unit).lines if unit else ()
            if one.line < len(lines) and one.end <= len(lines[one.line].text):
                base = lines[one.line].start
                yield one.language, base + one.start, base + one.end
