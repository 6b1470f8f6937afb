"""The tables of a report as a spreadsheet, to be sorted, filled in and passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.report import Emphasis, Para, Report, Table
from commission_app.writers.printable import one_line, printable
from commission_app.writers.report_parts import check_table, created

_LONGEST_CELL = 32_000
"""Excel holds 32,767 characters in a cell; what is longer goes on in the next row."""

_WIDTH = 150
_A4 = 9
_LINE = 15.0
_HIGHEST = 409.0
"""A line of a cell, and the most that a row can have, in points."""

_LETTER = 1.0
"""How wide a letter is at most on average, as columns are measured: in digits."""
_LOOKS: dict[Emphasis, dict[str, bool | str]] = {
    Emphasis.STRONG: {"bold": True},
    Emphasis.QUIET: {"font_color": "#505050"},
    Emphasis.INSERTED: {"italic": True, "underline": True},
    Emphasis.DELETED: {"font_strikeout": True},
    Emphasis.QUOTED: {"italic": True},
}


def write_xlsx(report: Report, path: Path) -> None:
    """Write the tables of a report to ``path``, whole or not at all; every cell is text, none is a formula."""
    from xlsxwriter import Workbook  # not needed to open a window

    with atomic_path(path) as part:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = Workbook(str(part), {**options, "in_memory": True})
        moment = created(report).replace(tzinfo=None)
        book.set_properties({"title": one_line(report.title), "author": one_line(report.author), "created": moment})
        for table in (block for block in report.blocks if isinstance(block, Table)):
            _Sheet(book).fill(table)
        book.close()


class _Sheet:
    """One table on a sheet of its own."""

    def __init__(self, book: Any) -> None:
        self._sheet = book.add_worksheet()
        self._head = book.add_format({"bold": True, "bg_color": "#EDEDED", "text_wrap": True, "border": 1})
        self._cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        whole = {"text_wrap": True, "valign": "top", "border": 1}
        self._whole = {emphasis: book.add_format({**whole, **look}) for emphasis, look in _LOOKS.items()}
        self._looks = {emphasis: book.add_format(look) for emphasis, look in _LOOKS.items()}

    def fill(self, table: Table) -> None:
        """Write the table with its heading frozen and its columns as wide as they weigh."""
        check_table(table)
        weights = sum(column.weight for column in table.columns)
        widths = [_WIDTH * column.weight / weights for column in table.columns]
        for number, column in enumerate(table.columns):
            self._sheet.set_column(number, number, widths[number])
            self._sheet.write_string(0, number, printable(column.title), self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self._sheet.set_footer("&C&P / &N")
        self._sheet.repeat_rows(0)
        at = 1
        for row in table.rows:
            cells = [list(_pieces(cell)) for cell in row]
            for depth in range(max(map(len, cells), default=1)):
                paras = [pieces[depth] if depth < len(pieces) else () for pieces in cells]
                for number, one in enumerate(paras):
                    self._write(at, number, one)
                # Not every program makes a row as high as its text by itself.
                lines = max(map(_lines, paras, widths), default=1)
                self._sheet.set_row(at, min(_HIGHEST, _LINE * lines))
                at += 1

    def _write(self, row: int, column: int, paras: Sequence[Para]) -> None:
        runs: list[tuple[Emphasis | None, str]] = []
        for number, para in enumerate(paras):
            start = "\n" * (number > 0) + "    " * para.indent + (f"{para.label} " if para.label else "")
            runs += [(None, start)] if start else []
            runs += [(span.emphasis, printable(span.text)) for span in para.spans if span.text]
        if len(runs) < 2:
            emphasis, text = runs[0] if runs else (None, "")
            self._sheet.write_string(row, column, text, self._whole[emphasis] if emphasis else self._cell)
            return
        if all(emphasis is None for emphasis, _ in runs):
            self._sheet.write_string(row, column, "".join(text for _, text in runs), self._cell)
            return
        fragments: list[Any] = []
        for emphasis, text in runs:
            fragments += [self._looks[emphasis], text] if emphasis else [text]
        self._sheet.write_rich_string(row, column, *fragments, self._cell)


def _lines(paras: Sequence[Para], width: float) -> int:
    """Return how many lines paragraphs take in a column of a width, counted rather too high than too low."""
    lines = (
        ("x" * (4 * para.indent + len(para.label)) + " " + line).split()
        for para in paras
        for line in "".join(span.text for span in para.spans).split("\n")
    )
    return sum(_wrapped(words, width / _LETTER) for words in lines) or 1


def _wrapped(words: Sequence[str], room: float) -> int:
    """Return how many lines some words take, of which so many letters stand in one: a long word leaves a gap."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        used += len(word) + (used > 0)
        if used > room:
            lines, used = lines + int(used / room), used % room
    return lines


def _pieces(cell: Sequence[Para]) -> Iterator[tuple[Para, ...]]:
    """Yield the paragraphs of a cell in pieces that fit; a paragraph too long for any cell is cut between pieces."""
    held: list[Para] = []
    length = 0
    for para in (part for one in cell for part in _cut(one)):
        size = sum(len(span.text) for span in para.spans) + len(para.label) + 4 * para.indent + 2
        if held and length + size > _LONGEST_CELL:
            yield tuple(held)
            held, length = [], 0
        held.append(para)
        length += size
    yield tuple(held)


def _cut(para: Para) -> Iterator[Para]:
    if sum(len(span.text) for span in para.spans) < _LONGEST_CELL:
        yield para
        return
    step = _LONGEST_CELL // 2
    for span in para.spans:
        for start in range(0, len(span.text), step):
            yield Para((type(span)(span.text[start : start + step], span.emphasis),), para.label, para.indent)
