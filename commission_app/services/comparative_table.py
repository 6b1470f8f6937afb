"""The comparative table, the central paper of a commission: what is in force, what is proposed, why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.compare.comparison import Comparison, Pair, Row
from commission_app.compare.relation import Relation
from commission_app.compare.section_rows import with_sections
from commission_app.compare.summary import OUTSIDE, flow
from commission_app.domain.document import CONTAINERS, Document
from commission_app.domain.errors import UserError
from commission_app.domain.report import Block, Column, Emphasis, Flow, Heading, Labels, Para, Report, Table, plain
from commission_app.services.names import Translate, place_name, unit_title
from commission_app.services.redline_cells import new_paras, old_para
from commission_app.writers.report_docx import write_docx
from commission_app.writers.report_html import write_html
from commission_app.writers.report_pdf import write_pdf
from commission_app.writers.report_xlsx import write_xlsx


class TableColumn(StrEnum):
    """What a column of the comparative table holds."""

    NUMBER = "number"
    PLACE = "place"
    OLD = "old"
    NEW = "new"
    CHANGE = "change"
    REASONS = "reasons"


_WEIGHTS = {TableColumn.NUMBER: 4, TableColumn.PLACE: 11, TableColumn.CHANGE: 9, TableColumn.REASONS: 11}
_TEXT_WEIGHT = 18
_BEFORE_NUMBER = re.compile(r"(?<=\w) (?=[\dIVXLC])")
"""A narrow column breaks the name of a place between its steps, not before a number («пункт 2»; «15-бап, 2-тармақ» has
none)."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How the table is set: which columns in which order, their own titles if any, a row per paragraph or article.

    ``unchanged`` says whether articles stand in it that stay as they are.
    """

    columns: tuple[TableColumn, ...] = (
        TableColumn.NUMBER,
        TableColumn.PLACE,
        TableColumn.OLD,
        TableColumn.NEW,
        TableColumn.REASONS,
    )
    titles: tuple[tuple[TableColumn, str], ...] = ()
    by_article: bool = False
    unchanged: bool = False


_WRITERS: dict[str, Callable[[Report, Path], None]] = {
    ".docx": write_docx,
    ".html": write_html,
    ".pdf": write_pdf,
    ".xlsx": write_xlsx,
}


def write(report: Report, path: Path) -> None:
    """Write the table as HTML, DOCX, XLSX or PDF, by the ending of the path; raises UserError for another ending."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError("compare.unknown_ending", name=path.name)
    writer(report, path)


def build(
    comparison: Comparison,
    labels: tuple[str, str],
    translate: Translate,
    layout: TableLayout | None = None,
    *,
    language: str,
    author: str = "",
    made: datetime | None = None,
) -> Report:
    """Return the table of a comparison whose texts are called ``labels``, with the flow of sections after it."""
    chosen = layout or TableLayout()
    setter = _Setter(comparison, translate, chosen)
    columns = tuple(
        Column(
            dict(chosen.titles).get(one) or translate(f"compare.column_{one.value}"), _WEIGHTS.get(one, _TEXT_WEIGHT)
        )
        for one in chosen.columns
    )
    rows = tuple(setter.rows())
    blocks: list[Block] = [Table(columns, rows)] if rows else [plain(translate("compare.nothing_changes"))]
    drawn = flow_block(comparison, translate)
    if drawn.bands:
        blocks += [Heading(translate("compare.flow"), 2), drawn]
    return Report(
        title=translate("compare.table_title"),
        language=language,
        labels=Labels(translate("report.contents"), translate("report.page")),
        author=author,
        created=(made or datetime.now(UTC)).isoformat(timespec="seconds"),
        lines=(f"{labels[0]} → {labels[1]}",),
        blocks=tuple(blocks),
    )


def flow_block(comparison: Comparison, translate: Translate) -> Flow:
    """Return the flow of old sections into new ones, to be drawn."""
    bands = flow(comparison)
    left = _sides(comparison.old, {band.old for band in bands}, translate("compare.flow_new"), translate)
    right = _sides(comparison.new, {band.new for band in bands}, translate("compare.flow_removed"), translate)
    places = ({eid: place for place, eid in enumerate(left)}, {eid: place for place, eid in enumerate(right)})
    return Flow(
        tuple(left.values()),
        tuple(right.values()),
        tuple((places[0][band.old], places[1][band.new], band.articles) for band in bands),
    )


def draw_flow(comparison: Comparison, translate: Translate, path: Path) -> None:
    """Write the flow of sections as SVG or PNG, by the ending of the path; raises UserError for another ending, or
    where neither text has sections.
    """
    if not flow(comparison):
        raise UserError("compare.no_sections")
    data = flow_picture(comparison, translate, path.suffix.lower())
    if data is None:
        raise UserError("compare.unknown_picture", name=path.name)
    with atomic_path(path) as part:
        part.write_bytes(data)


def flow_picture(comparison: Comparison, translate: Translate, ending: str = ".svg") -> bytes | None:
    """Return the flow of sections as the bytes of an SVG or PNG file; None for another ending."""
    # reportlab takes a quarter of a second to load.
    from commission_app.writers.flow_drawing import flow_png, flow_svg

    block = flow_block(comparison, translate)
    if ending == ".svg":
        return flow_svg(block).encode()
    return flow_png(block) if ending == ".png" else None


def _sides(document: Document, used: set[str | None], none: str, translate: Translate) -> dict[str | None, str]:
    """Return the sections of one side by eid, in order; None stands for what is not in this text."""
    found: dict[str | None, str] = {
        node.eid: unit_title(translate, node.eid, document)
        for node in document.walk()
        if node.kind in CONTAINERS and node.eid in used
    }
    outside: dict[str | None, str] = {OUTSIDE: translate("compare.flow_outside")} if OUTSIDE in used else {}
    return {**outside, **found, **({None: none} if None in used else {})}


class _Setter:
    """Fills the cells of one table."""

    def __init__(self, comparison: Comparison, translate: Translate, layout: TableLayout) -> None:
        self._old, self._new = comparison.old, comparison.new
        self._pairs, self._translate, self._layout = tuple(with_sections(comparison)), translate, layout

    def rows(self) -> Iterator[tuple[tuple[Para, ...], ...]]:
        """Yield the rows in the order of the new text."""
        number = 0
        for pair in self._pairs:
            is_heading = pair.kind in CONTAINERS and pair.rows[0].is_heading
            if pair.relation is Relation.UNCHANGED and not (self._layout.unchanged or pair.moved or is_heading):
                continue
            for rows in [pair.rows] if self._layout.by_article else [(row,) for row in pair.rows]:
                number += 1
                yield tuple(self._cell(column, pair, rows, number) for column in self._layout.columns)

    def _cell(self, column: TableColumn, pair: Pair, rows: tuple[Row, ...], number: int) -> tuple[Para, ...]:
        match column:
            case TableColumn.NUMBER:
                return (plain(str(number)),)
            case TableColumn.PLACE:
                return tuple(plain(_BEFORE_NUMBER.sub("\u00a0", name)) for name in self._places(pair, rows))
            case TableColumn.OLD:
                shown = (old_para(row, self._new, self._translate) for row in rows)
            case TableColumn.NEW:
                shown = (para for _, para in new_paras(rows, self._old, self._translate))
            case TableColumn.CHANGE:
                return tuple(plain(name, Emphasis.QUIET) for name in self._changes(pair, rows))
            case TableColumn.REASONS:
                return ()
        return tuple(para for para in shown if para is not None) or (plain("–", Emphasis.QUIET),)

    def _places(self, pair: Pair, rows: tuple[Row, ...]) -> Iterator[str]:
        if self._layout.by_article:
            olds: list[str] = list(pair.old)
            news: list[str] = list(pair.new)
        else:
            olds = [row.old.eid for row in rows if row.old]
            news = [row.new.eid for row in rows if row.new]
        names = [place_name(self._translate, eid, self._new) for eid in news]
        before = [place_name(self._translate, eid, self._old) for eid in olds]
        yield from names
        if before and before != names:
            plainly = not names and not any(self._is_taken(eid, pair) for eid in olds)
            yield from before if plainly else (self._translate("compare.formerly", place="; ".join(before)),)

    def _is_taken(self, eid: str, pair: Pair) -> bool:
        """Whether the name of a place of the old text that is gone is that of another one in the new text."""
        node = self._new.find(eid)
        return node is not None and not (eid in pair.old and eid in pair.new)

    def _changes(self, pair: Pair, rows: tuple[Row, ...]) -> Iterator[str]:
        moves: list[str] = []
        relation = pair.relation
        if not self._layout.by_article:
            relation, moves = _relation(pair, rows[0]), [*self._moves(rows[0])]
        if not moves or (rows[0].new and rows[0].changes_text):
            yield self._translate(f"compare.relation_{relation.value}")
        yield from moves
        if pair.renumbered:
            yield self._translate("compare.renumbered")
        if pair.moved:
            yield self._translate("compare.moved")

    def _moves(self, row: Row) -> Iterator[str]:
        """Yield where a line of another article stood, or where one of this article stands now."""
        if row.moved_from is not None:
            yield self._translate("compare.moved_from", place=place_name(self._translate, row.moved_from, self._old))
        if row.moved_to is not None:
            yield self._translate("compare.moved_to", place=place_name(self._translate, row.moved_to, self._new))


def _relation(pair: Pair, row: Row) -> Relation:
    """Return what becomes of one line of an article; of one that was split or merged, of its lines that came or went
    alone.
    """
    if pair.relation is Relation.AMENDED or not row.is_heading:
        if row.old is None:
            return Relation.NEW
        if row.new is None:
            return Relation.REMOVED
    if pair.relation is not Relation.AMENDED and row.moved_from is None:
        return pair.relation
    return Relation.AMENDED if row.changes_text or row.renumbered or row.moved_from else Relation.UNCHANGED
