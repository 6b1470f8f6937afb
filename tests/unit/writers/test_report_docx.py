from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from commission_app.domain.errors import UserError
from commission_app.domain.report import Bar, Column, Emphasis, Heading, Table, plain
from commission_app.writers.report_docx import write_docx
from tests.golden.report_sample import REPORT
from tests.unit.writers.hostile import LONG, hostile_report, report


def written(value: Any, folder: Path) -> Any:
    write_docx(value, folder / "report.docx")
    return Document(str(folder / "report.docx"))


def members(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "report.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_text_of_a_report_is_in_the_file(tmp_path: Path) -> None:
    document = written(REPORT, tmp_path)
    text = [paragraph.text for paragraph in document.paragraphs]
    assert text[:3] == ["Отырысқа арналған анықтама", "Көлдер елінің комиссиясы", "2026 жылғы 15 ақпан"]
    assert "Қабылданды: 9-дан 6; қажеті 6 (9-дың 2/3-і)." in text
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells == [
        ["Қолданыстағы мәтін", "Жоба"],
        [
            "1.\tӘркімнің көлге шығуға құқығы бар.\n1)\tтаңертең;",
            "1.\tӘркімнің көлге және өзенге ақысыз шығуға құқығы бар.",
        ],
        ["", "2.\tСалық 100 ₸ <аспайды> & № 9¹ заңмен белгіленеді."],
    ]


def test_headings_are_headings_of_word(tmp_path: Path) -> None:
    document = written(REPORT, tmp_path)
    found = {p.text: p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")}
    assert found == {"15-бап": "Heading 1", "Ескертулер": "Heading 2", "Дауыс беру": "Heading 3", "16-бап": "Heading 1"}


def test_each_line_of_the_contents_leads_to_its_heading_and_asks_for_its_page(tmp_path: Path) -> None:
    body = written(REPORT, tmp_path).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    asked = [code.text.split()[1] for code in body.iter(qn("w:instrText"))]
    assert len(marks) == 2
    assert links == marks == asked


def test_a_report_of_one_heading_has_no_contents(tmp_path: Path) -> None:
    document = written(report(Heading("1-бап"), plain("мәтін")), tmp_path)
    assert [p.text for p in document.paragraphs] == ["Есеп", "", "1-бап", "мәтін"]


def test_the_properties_are_the_reports_and_nothing_of_the_template_stays(tmp_path: Path) -> None:
    properties = written(REPORT, tmp_path).core_properties
    assert properties.title == "Отырысқа арналған анықтама"
    assert (properties.author, properties.last_modified_by) == ("Комиссия хатшысы", "Комиссия хатшысы")
    assert properties.language == "kk-KZ"
    assert properties.created == properties.modified == datetime(2026, 2, 15, 4, 30, tzinfo=UTC)
    files = members(tmp_path)
    assert not [name for name in files if "thumbnail" in name or "customXml" in name or "WithEffects" in name]
    assert not [name for name, data in files.items() if b"python-docx" in data or b"2013-" in data]


def test_no_style_takes_its_font_from_a_theme(tmp_path: Path) -> None:
    written(REPORT, tmp_path)
    assert b"Theme=" not in members(tmp_path)["word/styles.xml"]


@pytest.mark.parametrize(("language", "tag"), [("kk", "kk-KZ"), ("ru", "ru-RU"), ("en", "en-GB")])
def test_the_text_is_marked_with_its_language(tmp_path: Path, language: str, tag: str) -> None:
    document = written(report(plain("1"), language=language), tmp_path)
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault"))
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == tag


def test_a_russian_paragraph_in_a_kazakh_report_is_marked_as_russian(tmp_path: Path) -> None:
    body = written(REPORT, tmp_path).element.body
    marked = {
        lang.getparent().getparent().findtext(qn("w:t")): lang.get(qn("w:val")) for lang in body.iter(qn("w:lang"))
    }
    assert marked == {"Право выхода к озеру должно принадлежать каждому жителю без всяких исключений.": "ru-RU"}


def test_the_heading_of_a_table_repeats_and_its_rows_may_break(tmp_path: Path) -> None:
    table = Table((Column("А"), Column("Б", 3)), (((plain(LONG),), ()),))
    rows = written(report(table), tmp_path).tables[0].rows
    head, row = (element._tr.trPr for element in rows)
    assert head.find(qn("w:tblHeader")) is not None
    assert row is None


def test_columns_share_the_width_by_weight(tmp_path: Path) -> None:
    table = Table((Column("А"), Column("Б", 3)), ())
    grid = written(report(table), tmp_path).tables[0]._tbl.tblGrid
    first, second = (int(column.get(qn("w:w"))) for column in grid)
    assert abs(second - 3 * first) <= 3
    assert first + second == 11906 - 1418 - 851


def test_an_inserted_and_a_deleted_span_differ_without_colour(tmp_path: Path) -> None:
    styles = written(REPORT, tmp_path).styles
    inserted, deleted = (styles[f"Report {name}"].font for name in ("Inserted", "Deleted"))
    assert (inserted.underline, inserted.italic, inserted.strike) == (True, True, None)
    assert (deleted.underline, deleted.strike) == (None, True)


def test_a_label_hangs_before_its_paragraph(tmp_path: Path) -> None:
    document = written(report(plain("мәтін", label="1)", indent=1)), tmp_path)
    layout = document.paragraphs[-1].paragraph_format
    assert layout.first_line_indent < 0
    assert layout.left_indent + layout.first_line_indent > 0


def test_what_is_kept_with_what_follows_says_so_to_word(tmp_path: Path) -> None:
    kept, free = plain("Айсұлу", Emphasis.STRONG, keep=True), plain("пікірі")
    document = written(report(kept, free, Table((Column("Жоба"),), (((kept, free),),))), tmp_path)
    in_cell = document.tables[-1].rows[1].cells[0].paragraphs
    in_text = [one for one in document.paragraphs if one.text][-2:]
    for paragraphs in (in_text, in_cell):
        assert [one.text for one in paragraphs] == ["Айсұлу", "пікірі"]
        assert [bool(one.paragraph_format.keep_with_next) for one in paragraphs] == [True, False]


def test_the_bar_says_every_count_in_words_also_of_nobody(tmp_path: Path) -> None:
    document = written(report(Bar((("За", 87), ("Против", 0)), "Принять")), tmp_path)
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["87"]
    legend = document.paragraphs[-1].text.replace("\N{NO-BREAK SPACE}", " ")
    assert "За – 87" in legend
    assert "Против – 0" in legend


def test_the_footer_counts_pages_in_the_words_of_the_report(tmp_path: Path) -> None:
    document = written(report(plain("1"), page="Страница {number} из {total}"), tmp_path)
    for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
        assert footer.paragraphs[0].text == "Страница 1 из 1"
        assert [code.text.strip() for code in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_docx(REPORT, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    document = written(hostile_report(), tmp_path)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<b>жирный</b> & <img src='/no/such/file'/> &lt; &#0; </para>" in text
    assert "שלום" in text
    assert "\u202e" not in text
    assert not [part for part in members(tmp_path) if part.startswith("word/media")]


def test_a_row_with_too_few_cells_is_a_mistake_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"):
        write_docx(report(Table((Column("А"), Column("Б")), (((plain("x"),),),))), tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"writing\.no_folder"):
        write_docx(REPORT, tmp_path / "none" / "a.docx")


def test_every_emphasis_has_a_style_of_its_own(tmp_path: Path) -> None:
    document = written(report(*(plain("x", emphasis) for emphasis in Emphasis)), tmp_path)
    names = [run.style.name for paragraph in document.paragraphs[-len(Emphasis) :] for run in paragraph.runs]
    assert len(set(names)) == len(Emphasis)
    assert "Default Paragraph Font" not in names


def test_a_number_is_not_parted_from_what_a_hyphen_joins_to_it(tmp_path: Path) -> None:
    document = written(report(plain("5-бап, 18-тармақша; статья 83-1, Премьер-Министр")), tmp_path)
    (found,) = [one for one in document.paragraphs if "83" in one.text]
    assert found.text == "5-бап, 18-тармақша; статья 83-1, Премьер-Министр"
    assert len(found._p.findall(f".//{qn('w:noBreakHyphen')}")) == 3
