"""A comparative table as a spreadsheet can be printed as it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from commission_app.domain.report import Column, Labels, Report, Table, plain
from commission_app.writers.report_xlsx import write_xlsx

DEFAULT = "15"
"""What a row is high of which nothing is said, in points."""

LONG = "Әркімнің жерге, суға және орманға құқығы бар, оны заң қорғайды. " * 6


def sheet(tmp_path: Path, text: str = LONG) -> etree._Element:
    """Return the sheet that a table of a short and a long row becomes."""
    rows = ((plain("1-бап"),), (plain("қысқа"),)), ((plain("2-бап"),), (plain(text), plain(text)))
    table = Table((Column("Элемент"), Column("Мәтін", 2)), rows)
    path = tmp_path / "table.xlsx"
    write_xlsx(
        Report("Кесте", "kk", Labels("Мазмұны", "{number}"), "Хатшы", "2026-02-12T08:00:00Z", (), (table,)), path
    )
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    heights = [float(row.get("ht", DEFAULT)) for row in sheet(tmp_path).iter("{*}row")]
    assert heights[1] == 15
    assert heights[2] >= 8 * 15


def test_a_row_has_room_for_the_gaps_that_long_words_leave(tmp_path: Path) -> None:
    # Of a column of a hundred letters three such words fill ninety and leave the rest empty.
    words = " ".join(["конституциялықзаңдылығымызды"] * 16)
    heights = [float(row.get("ht", DEFAULT)) for row in sheet(tmp_path, words).iter("{*}row")]
    assert heights[2] >= 2 * 6 * 15


def test_the_sheet_is_printed_across_one_page_with_its_heading_on_each(tmp_path: Path) -> None:
    made = sheet(tmp_path)
    (setup,) = made.iter("{*}pageSetup")
    assert (setup.get("orientation"), setup.get("fitToHeight")) == ("landscape", "0")
    assert [footer.text for footer in made.iter("{*}oddFooter")] == ["&C&P / &N"]
