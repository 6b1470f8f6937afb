"""Rows of a comparison as paragraphs of a report: deletions in the old text, insertions in the new one, moves named.

What changes in print alone – quotation marks, dashes, letters that look alike – is not marked: on paper nobody can
hide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from commission_app.compare.comparison import Row
from commission_app.compare.word_diff import Hunk
from commission_app.domain.document import Document
from commission_app.domain.passage import Line
from commission_app.domain.report import Emphasis, Para, Span
from commission_app.services.names import Translate, place_name


def old_para(row: Row, new: Document, translate: Translate) -> Para | None:
    """Return the old side of a row, what is deleted struck through; None where there is none."""
    if row.old is None:
        return None
    if row.moved_to is not None:
        note = translate("compare.moved_to", place=place_name(translate, row.moved_to, new))
        return _para(row.old, [Span(row.old.text, Emphasis.DELETED), Span(f" [{note}]", Emphasis.QUIET)])
    spans = [Span(one.old, _emphasis(one, Emphasis.DELETED)) for one in row.hunks if one.old]
    return _para(row.old, spans, heading=row.is_heading)


def new_paras(rows: Iterable[Row], old: Document, translate: Translate) -> list[tuple[Row, Para]]:
    """Return the new side of some rows, each printed line with the row that it begins in: what old lines were joined to
    is one paragraph.
    """
    found: list[tuple[Row, Para]] = []
    for row in rows:
        para = _new_para(row, old, translate)
        if para is not None and row.goes_on and found:
            first, begun = found[-1]
            between = Span(f" {para.label} " if para.label else " ")
            found[-1] = first, replace(begun, spans=(*begun.spans, between, *para.spans))
        elif para is not None:
            found.append((row, para))
    return found


def _new_para(row: Row, old: Document, translate: Translate) -> Para | None:
    """Return the new side of a row, what is inserted marked; None where there is none."""
    if row.new is None:
        return None
    spans = [Span(one.new, _emphasis(one, Emphasis.INSERTED)) for one in row.hunks if one.new]
    if row.moved_from is not None:
        note = translate("compare.moved_from", place=place_name(translate, row.moved_from, old))
        spans.append(Span(f" [{note}]", Emphasis.QUIET))
    return _para(row.new, spans, heading=row.is_heading)


def by_article(
    articles: Sequence[str], told: Sequence[tuple[Line | None, Para, bool]], title: Callable[[str], Para]
) -> tuple[Para, ...]:
    """Return one side of some rows, the lines of each article below its title and its heading.

    ``told`` are the lines with their paragraphs; True marks headings. A line that stood in none of the ``articles``
    belongs to where it is told, and an article without lines is named at the end.
    """
    headings = {line.eid: para for line, para, is_heading in told if line and is_heading}
    lines = {eid: [title(eid), *filter(None, (headings.get(eid),))] for eid in articles}
    begun: list[str] = []
    for line, para, is_heading in told:
        if line is None or is_heading:
            continue
        own = next((eid for eid in articles if line.eid == eid or line.eid.startswith(f"{eid}__")), None)
        here = own or (begun[-1] if begun else articles[0])
        if here not in begun:
            begun.append(here)
        lines[here].append(para)
    begun += [eid for eid in articles if eid not in begun]
    return tuple(para for eid in begun for para in lines[eid])


def _emphasis(hunk: Hunk, changed: Emphasis) -> Emphasis | None:
    return None if hunk.is_equal or hunk.editorial else changed


def _para(line: Line, spans: Sequence[Span], *, heading: bool = False) -> Para:
    shown = [Span(span.text, Emphasis.STRONG) if heading and span.emphasis is None else span for span in spans]
    return Para(tuple(shown), label=line.label, indent=max(0, line.depth - 1), keep=heading)
