"""The blocks of a report as reportlab's flowables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    CondPageBreak,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from commission_app.domain.report import Bar, Block, Flow, Heading, Para, Report, Table
from commission_app.writers.flow_drawing import flow_drawing
from commission_app.writers.pdf_bar import BarDrawing, Swatch
from commission_app.writers.pdf_contents import ContentsLine, Mark, Pages
from commission_app.writers.pdf_table import table_flow
from commission_app.writers.pdf_text import Styles, escape
from commission_app.writers.printable import one_line, title_line
from commission_app.writers.report_parts import check_table, has_contents, is_main

_LINE = HexColor("#7f7f7f")
_LEVELS = 3
_HIGHEST = 640.0
# Room that must be left on a page for a heading to stand on it, with something of what it heads.
_ROOM_FOR_HEADING = 40.0
_ROOM_FOR_TEXT = 60.0
_ROOM_FOR_TABLE = 150.0

_LEGEND_LOOK = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
)


class Typesetter:
    """Makes the flowables of one pass; ``known`` is what the pass before found out, ``found`` is filled by this one."""

    def __init__(self, report: Report, styles: Styles, width: float, known: Pages, found: Pages) -> None:
        self._report, self._styles, self._width = report, styles, width
        self._known, self._found = known, found
        self._deepest = -1

    def story(self) -> list[Any]:
        """Return everything from the title to the last block."""
        return [*self._front(), *self._body()]

    def _front(self) -> Iterator[Any]:
        styles = self._styles
        # Space before the first flowable of a page is dropped; a spacer is not.
        yield Spacer(1, styles.title.spaceBefore)
        yield Paragraph(escape(self._report.title), styles.title)
        for line in self._report.lines:
            yield Paragraph(escape(line), styles.line)
        yield HRFlowable(width="100%", thickness=1, color=black, spaceBefore=8, spaceAfter=12)
        if has_contents(self._report):
            yield Paragraph(escape(self._report.labels.contents), styles.contents_heading)
            for number, block in enumerate(self._report.blocks):
                if isinstance(block, Heading) and is_main(block):
                    key = _key(number)
                    shown = escape(title_line(block.text))
                    yield ContentsLine(shown, styles.contents_entry, key, self._known.of_mark.get(key))
            yield PageBreak()

    def _body(self) -> Iterator[Any]:
        blocks = self._report.blocks
        for number, block in enumerate(blocks):
            if isinstance(block, Heading):
                if number == 0 or not isinstance(blocks[number - 1], Heading):
                    yield CondPageBreak(self._room(blocks[number:]))
                yield from self._heading(block, _key(number))
            else:
                yield from self._plain_block(block)

    def _plain_block(self, block: Block) -> Iterator[Any]:
        match block:
            case Para():
                yield self._styles.text.paragraph(block)
            case Table() if block.columns:
                yield self._table(block)
                yield Spacer(1, 8)
            case Bar():
                yield self._bar(block)
            case Flow():
                yield from self._flow(block)

    def _flow(self, flow: Flow) -> Iterator[Any]:
        if flow.caption:
            yield Paragraph(escape(flow.caption), self._styles.caption)
        yield self._drawn(flow)
        yield Spacer(1, 8)

    def _drawn(self, flow: Flow) -> Any:
        drawing = flow_drawing(flow)
        scale = min(self._width / drawing.width, _HIGHEST / drawing.height)
        drawing.scale(scale, scale)
        drawing.width, drawing.height = drawing.width * scale, drawing.height * scale
        return drawing

    def _room(self, blocks: Sequence[Block]) -> float:
        """Return the height that a run of headings needs at the foot of a page."""
        headings = next((count for count, block in enumerate(blocks) if not isinstance(block, Heading)), len(blocks))
        follows = blocks[headings : headings + 2]
        if follows and isinstance(follows[0], Flow):
            # A drawing cannot go on on the next page.
            room = self._drawn(follows[0]).height + (_ROOM_FOR_HEADING if follows[0].caption else 0)
        else:
            room = _ROOM_FOR_TABLE if any(isinstance(block, Table) for block in follows) else _ROOM_FOR_TEXT
        return float(headings * _ROOM_FOR_HEADING + room)

    def _heading(self, heading: Heading, key: str) -> Iterator[Any]:
        level = min(max(heading.level, 1), _LEVELS) - 1
        style = self._styles.headings[level]
        yield Paragraph(escape(heading.text), style)
        # An outline may go down only one level at a time.
        self._deepest = min(level, self._deepest + 1)
        yield Mark(key, title_line(heading.text), self._deepest, self._found, rise=style.leading + style.spaceAfter)
        if level == 0:
            yield HRFlowable(width="100%", thickness=0.6, color=_LINE, spaceBefore=0, spaceAfter=7)

    def _table(self, table: Table) -> Any:
        check_table(table)
        setting = self._styles.cell
        weights = [max(column.weight, 1) for column in table.columns]
        widths = [self._width * weight / sum(weights) for weight in weights]
        heads = [Paragraph(escape(column.title), self._styles.column) for column in table.columns]
        rows = [[[setting.paragraph(para) for para in cell] for cell in row] for row in table.rows]
        return table_flow(heads, rows, widths)

    def _bar(self, bar: Bar) -> Any:
        parts: list[Any] = [Paragraph(escape(bar.caption), self._styles.caption)] if bar.caption else []
        parts.append(BarDrawing(tuple(count for _, count in bar.parts)))
        if bar.parts:
            parts.append(self._legend(bar))
        return KeepTogether([*parts, Spacer(1, 6)])

    def _legend(self, bar: Bar) -> Any:
        """Return the labels with their counts in one row, or one below the other where they are too long for that."""
        style = self._styles.cell.style
        texts = [one_line(f"{label} – {count}") for label, count in bar.parts]
        items = [[Swatch(look), Paragraph(escape(text), style)] for look, text in enumerate(texts)]
        swatch = Swatch.SIDE + 5
        widths = [stringWidth(text, style.fontName, style.fontSize) + 22 for text in texts]
        options = {"hAlign": "LEFT", "style": _LEGEND_LOOK, "spaceBefore": 4}
        if sum(widths) + swatch * len(texts) <= self._width:
            columns = [width for text in widths for width in (swatch, text)]
            return Grid([[cell for item in items for cell in item]], colWidths=columns, **options)
        return Grid(items, colWidths=[swatch, self._width - swatch], **options)


def _key(number: int) -> str:
    return f"heading-{number}"
