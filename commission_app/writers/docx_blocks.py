"""The blocks of a report as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from itertools import cycle, pairwise

from commission_app.domain.report import Bar, Block, Column, Flow, Heading, Para, Report, Table
from commission_app.writers.docx_styles import (
    INDENT,
    LABEL_WIDTH,
    TABLE_INDENT,
    TABLE_LABEL_WIDTH,
    TEXT_WIDTH,
)
from commission_app.writers.docx_xml import Element, el, field, paragraph, run, span_runs, tab
from commission_app.writers.printable import title_line
from commission_app.writers.report_parts import check_table, has_contents, is_main

_LEVELS = 3
_NO_NUMBER_YET = "\N{NO-BREAK SPACE}"
_SWATCH = "\N{NO-BREAK SPACE}" * 4

# Fills that stay apart in black and white, with the colour of the letters on them.
_FILLS = (("3B3B3B", "FFFFFF"), ("FFFFFF", "000000"), ("C4C4C4", "000000"), ("858585", "000000"), ("E6E6E6", "000000"))
_NARROWEST_PART = TEXT_WIDTH // 60
_DIGIT_WIDTH = 130
_CELL_PADDING = 160


def front(report: Report) -> Iterator[Element]:
    """Yield title, lines and, in a report long enough, the contents."""
    yield paragraph("Title", run(report.title))
    for line in report.lines:
        yield paragraph("ReportLine", run(line))
    yield paragraph("ReportRule")
    if not has_contents(report):
        return
    yield paragraph("ContentsHeading", run(report.labels.contents))
    mains = [block for block in report.blocks if isinstance(block, Heading) and is_main(block)]
    for number, heading in enumerate(mains, start=1):
        name = _bookmark_name(number)
        # Outside a TOC field: LibreOffice would take that for an index of its own and never count its pages.
        link = el("hyperlink", run(title_line(heading.text)), tab(), *_page_of(name), anchor=name, history=1)
        yield paragraph("TOC1", link)


def body(report: Report, picture: Callable[[Flow], Element]) -> Iterator[Element]:
    """Yield the blocks of a report; each main heading carries the bookmark that the contents point to.

    ``picture`` puts a drawing into the file and returns the paragraph that shows it.
    """
    mains = 0
    for number, block in enumerate(report.blocks):
        mains += is_main(block)
        new_page = number == 0 and has_contents(report)
        if isinstance(block, Heading):
            yield _heading(block, bookmark=mains if is_main(block) else 0, new_page=new_page)
            continue
        if new_page:
            yield paragraph("TableSpace", properties=(el("pageBreakBefore"),))
        if isinstance(block, Flow):
            if block.caption:
                yield paragraph("BarCaption", run(block.caption))
            yield picture(block)
        else:
            yield from _plain_block(block, report.language)


def _plain_block(block: Block, language: str) -> Iterator[Element]:
    match block:
        case Para():
            yield _para(block, language)
        case Table() if block.columns:
            yield _table(block, language)
            yield paragraph("TableSpace")
        case Bar():
            yield from _bar(block)


def _bookmark_name(number: int) -> str:
    return f"_Toc{number:06}"


def _page_of(bookmark: str) -> list[Element]:
    return field(f"PAGEREF {bookmark} \\h", _NO_NUMBER_YET, dirty=True)


def _heading(heading: Heading, *, bookmark: int, new_page: bool) -> Element:
    content = [run(heading.text)]
    if bookmark:
        start = el("bookmarkStart", id=bookmark, name=_bookmark_name(bookmark))
        content = [start, *content, el("bookmarkEnd", id=bookmark)]
    level = min(max(heading.level, 1), _LEVELS)
    return paragraph(f"Heading{level}", *content, properties=(el("pageBreakBefore"),) if new_page else ())


def _para(para: Para, language: str, *, in_table: bool = False) -> Element:
    """Return a paragraph whose label hangs to the left of its text."""
    step, hang = (TABLE_INDENT, TABLE_LABEL_WIDTH) if in_table else (INDENT, LABEL_WIDTH)
    left = para.indent * step + (hang if para.label else 0)
    properties: list[Element] = [el("keepNext")] if para.keep else []
    if para.label:
        properties.append(el("tabs", el("tab", val="left", pos=left)))
        properties.append(el("ind", left=left, hanging=hang))
    elif left:
        properties.append(el("ind", left=left))
    label = [run(para.label), tab()] if para.label else []
    style = "TableText" if in_table else "Normal"
    return paragraph(style, *label, *span_runs(para.spans, language), properties=tuple(properties))


def _widths(weights: list[int], total: int = TEXT_WIDTH) -> list[int]:
    """Return widths in these shares that add up to the total exactly."""
    whole = sum(weights)
    edges = [total * sum(weights[:count]) // whole for count in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _frame(widths: list[int]) -> Element:
    """Return an empty table of columns that keep their widths."""
    properties = el(
        "tblPr",
        el("tblStyle", val="ReportTable"),
        el("tblW", w=sum(widths), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
    )
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=width) for width in widths)))


def _cell(width: int, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), *properties), *content)


def _table(table: Table, language: str) -> Element:
    check_table(table)
    widths = _widths([max(column.weight, 1) for column in table.columns])
    frame = _frame(widths)
    frame.append(_header_row(table.columns, widths))
    for row in table.rows:
        cells = []
        for cell, width in zip(row, widths, strict=True):
            content = [_para(para, language, in_table=True) for para in cell] or [paragraph("TableText")]
            cells.append(_cell(width, *content))
        frame.append(el("tr", *cells))
    return frame


def _header_row(columns: tuple[Column, ...], widths: list[int]) -> Element:
    shade = el("shd", val="clear", color="auto", fill="EDEDED")
    cells = [
        _cell(width, paragraph("TableHeading", run(column.title)), properties=(copy(shade),))
        for column, width in zip(columns, widths, strict=True)
    ]
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)


def _bar(bar: Bar) -> Iterator[Element]:
    """Yield the bar as a table of one row, so that it can be corrected by hand, and its legend in words."""
    if bar.caption:
        yield paragraph("BarCaption", run(bar.caption))
    fills = [fill for _, fill in zip(bar.parts, cycle(_FILLS), strict=False)]
    drawn = [(count, *fill) for (_, count), fill in zip(bar.parts, fills, strict=True) if count > 0]
    yield _drawn_bar(drawn or [(0, "FFFFFF", "000000")])
    legend: list[Element] = []
    for (label, count), (fill, _) in zip(bar.parts, fills, strict=True):
        swatch = run(
            _SWATCH,
            el("bdr", val="single", sz=4, space=0, color="000000"),
            el("shd", val="clear", color="auto", fill=fill),
        )
        legend += [run("\N{EM SPACE}")] if legend else []
        legend += [swatch, run(f"\N{NO-BREAK SPACE}{label}\N{NO-BREAK SPACE}– {count}")]
    yield paragraph("BarLegend", *legend)


def _drawn_bar(parts: list[tuple[int, str, str]]) -> Element:
    total = sum(count for count, _, _ in parts)
    widths = _widths([max(count, total * _NARROWEST_PART // TEXT_WIDTH, 1) for count, _, _ in parts])
    frame = _frame(widths)
    cells = []
    for (count, fill, ink), width in zip(parts, widths, strict=True):
        shown = str(count) if width > len(str(count)) * _DIGIT_WIDTH + _CELL_PADDING else ""
        border = el("tcBorders", *(el(side, val="single", sz=6, space=0, color="000000") for side in _SIDES))
        shade = el("shd", val="clear", color="auto", fill=fill)
        margin = el("tcMar", el("left", w=0, type="dxa"), el("right", w=0, type="dxa"))
        text = paragraph("BarText", run(shown, el("color", val=ink)))
        cells.append(_cell(width, text, properties=(border, shade, margin, el("vAlign", val="center"))))
    frame.append(el("tr", el("trPr", el("cantSplit"), el("trHeight", val=397, hRule="exact")), *cells))
    return frame


_SIDES = ("top", "left", "bottom", "right")
