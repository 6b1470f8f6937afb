from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.platypus import Paragraph

from commission_app.domain.errors import UserError
from commission_app.domain.report import Bar, Block, Column, Emphasis, Flow, Heading, Report, Table, plain
from commission_app.writers.report_pdf import write_pdf
from tests.golden.report_sample import REPORT
from tests.unit.writers.hostile import LONG, TEXTS, hostile_report, report


def pages(value: Report, folder: Path) -> list[str]:
    write_pdf(value, folder / "report.pdf")
    with pypdfium2.PdfDocument(folder / "report.pdf") as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_text_of_a_report_is_on_a_page(tmp_path: Path) -> None:
    text = words("\n".join(pages(REPORT, tmp_path)))
    for expected in (
        "Отырысқа арналған анықтама",
        "Салық 100 ₸ <аспайды> & № 9¹ заңмен белгіленеді.",
        "V бөлімнен көшірілді → II бөлім",
        "Қарсы – 2",
        "Қалыс қалды – 0",
        "Қабылданды: 9-дан 6; қажеті 6 (9-дың 2/3-і).",
    ):
        assert expected in text


def test_the_contents_name_the_page_on_which_each_heading_stands(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for number in range(1, 6):
        blocks += [Heading(f"{number}-бап"), plain(LONG[:6000])]
    first, *rest = pages(report(*blocks), tmp_path)
    for number in range(1, 6):
        line = next(line for line in first.split("\n") if line.startswith(f"{number}-бап"))
        stands = next(page for page, text in enumerate(rest, start=2) if f"{number}-бап\n" in text)
        assert line.rsplit(maxsplit=1)[-1].strip(".") == str(stands)


def test_the_outline_leads_to_every_heading_by_its_level(tmp_path: Path) -> None:
    write_pdf(REPORT, tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        found = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert found == [(0, "15-бап", 1), (1, "Ескертулер", 1), (2, "Дауыс беру", 1), (0, "16-бап", 1)]


def test_an_outline_that_would_skip_a_level_does_not(tmp_path: Path) -> None:
    write_pdf(report(Heading("в", 3), Heading("а", 1), Heading("г", 3)), tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert [entry.level for entry in document.get_toc()] == [0, 0, 1]


def test_the_properties_are_the_reports(tmp_path: Path) -> None:
    write_pdf(REPORT, tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        properties = document.get_metadata_dict()
    assert properties["Title"] == "Отырысқа арналған анықтама"
    assert properties["Author"] == "Комиссия хатшысы"
    assert properties["CreationDate"] == properties["ModDate"] == "D:20260215043000+00'00'"
    assert b"/Lang (kk-KZ)" in (tmp_path / "a.pdf").read_bytes()
    assert b"ReportLab" not in b"".join(properties[key].encode() for key in ("Producer", "Creator"))


def test_every_font_is_embedded(tmp_path: Path) -> None:
    write_pdf(REPORT, tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        texts = [item for page in document for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
        fonts = [pdfium.FPDFTextObj_GetFont(item.raw) for item in texts]
        assert fonts
        assert all(pdfium.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts)


def test_the_footer_counts_pages_in_the_words_of_the_report(tmp_path: Path) -> None:
    found = pages(report(plain(LONG), page="Страница {number} из {total}"), tmp_path)
    assert len(found) > 2
    for number, text in enumerate(found, start=1):
        assert f"Страница {number} из {len(found)}" in text


def test_a_cell_taller_than_a_page_goes_on_under_the_repeated_heading(tmp_path: Path) -> None:
    table = Table((Column("Қолданыстағы"), Column("Жоба")), (((plain(LONG, label="1."),), (plain("қысқа"),)),))
    found = pages(report(table), tmp_path)
    assert len(found) > 2
    assert all(text.count("Қолданыстағы") == 1 for text in found)
    shown = " ".join(found).split()
    assert [word for word in shown if word.startswith("сөз")] == LONG.split()


def test_what_a_cell_of_many_pages_holds_is_measured_no_more_often_than_it_has_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped = Counter[str]()
    wrap = Paragraph.wrap

    def counted(paragraph: Paragraph, width: float, height: float) -> tuple[float, float]:
        wrapped["times"] += 1
        size: tuple[float, float] = wrap(paragraph, width, height)
        return size

    monkeypatch.setattr(Paragraph, "wrap", counted)
    lines = 400
    table = Table((Column("Жоба"),), ((tuple(plain(f"{number}-бап") for number in range(lines)),),))
    assert len(pages(report(table), tmp_path)) > 5
    # Twice over, since the pages are counted first.
    assert wrapped["times"] < 2 * 5 * lines


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for lines in range(30, 60):
        blocks = [plain(f"жол {number}") for number in range(lines)]
        table = Table((Column("Мәтін"),), (((plain("бірінші сөз"),),),))
        for page in pages(report(*blocks, Heading("Тақырып", 2), table), tmp_path):
            assert ("Тақырып" in page) == ("бірінші" in page)


def test_what_is_kept_with_what_follows_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    name, said = plain("Айсұлу", Emphasis.STRONG, keep=True), plain("пікірі")
    head = (plain("Бап", Emphasis.STRONG, keep=True), plain("Атауы", Emphasis.STRONG, keep=True))
    long, short = (*head, plain("мәтіні " * 40)), (*head, *(plain("мәтіні") for _ in range(6)))
    for lines in range(30, 60):
        blocks = [plain(f"жол {number}") for number in range(lines)]
        for page in pages(report(*blocks, name, said), tmp_path):
            assert ("Айсұлу" in page) == ("пікірі" in page)
        for cell in (long, short):
            found = pages(report(*blocks, Table((Column("Жоба"), Column("Күші")), ((cell, cell),))), tmp_path)
            assert all("мәтіні" in page for page in found if "Бап" in page or "Атауы" in page)


def test_a_heading_goes_on_the_page_of_the_drawing_that_it_heads(tmp_path: Path) -> None:
    flow = Flow(("бұрынғы",) * 12, ("кейінгі",) * 12, tuple((place, place, 9) for place in range(12)))
    for lines in (1, 20, 35):
        blocks = [plain(f"жол {number}") for number in range(lines)]
        for page in pages(report(*blocks, Heading("Тақырып", 2), flow), tmp_path):
            assert ("Тақырып" in page) == ("бұрынғы" in page)


def test_a_table_heading_taller_than_a_page_is_still_printed(tmp_path: Path) -> None:
    table = Table((Column(LONG), Column("б")), (((plain("соңы"),), ()),))
    assert "соңы" in pages(report(table), tmp_path)[-1]


@pytest.mark.parametrize("count", [0, 1, 12])
def test_the_bar_says_every_count_in_words(tmp_path: Path, count: int) -> None:
    text = pages(report(Bar((("За", 87), ("Воздержались", count)), "Принять")), tmp_path)[0]
    assert "За – 87" in text
    assert f"Воздержались – {count}" in text


def test_the_same_report_gives_the_same_bytes_also_in_another_process(tmp_path: Path) -> None:
    write_pdf(REPORT, tmp_path / "a.pdf")
    code = (
        "import sys, pathlib; from commission_app.writers.report_pdf import write_pdf;"
        "from tests.golden.report_sample import REPORT; write_pdf(REPORT, pathlib.Path(sys.argv[1]))"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "b.pdf")], check=True, cwd=root)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_every_line_of_a_struck_or_underlined_paragraph_is_marked_from_end_to_end(tmp_path: Path) -> None:
    for emphasis in (Emphasis.DELETED, Emphasis.INSERTED):
        for para in (plain(LONG[:900], emphasis, label="1."), plain(LONG[:900], emphasis, indent=2)):
            table = Table((Column("Мәтін"), Column("б")), (((para,), ()),))
            pages: list[list[Block]] = [[para], [table], [*[plain("жол")] * 36, para]]
            for number, blocks in enumerate(pages):
                path = tmp_path / f"{emphasis}{para.indent}{number}.pdf"
                write_pdf(report(*blocks), path)
                texts, rules = struck(path)
                assert len(texts) > 4
                for start, end in texts:
                    assert any(abs(start - a) < 4 and abs(end - b) < 4 for a, b in rules), (start, end, rules)


def struck(path: Path) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return from where to where the lines of the long text go, and the rules on or under text."""
    texts, rules = [], []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            words = page.get_textpage()
            for item in page.get_objects():
                left, bottom, right, top = item.get_bounds()
                if item.type == pdfium.FPDF_PAGEOBJ_TEXT and "сөз" in words.get_text_bounded(left, bottom, right, top):
                    texts.append((left, right))
                elif item.type == pdfium.FPDF_PAGEOBJ_PATH and top - bottom < 3:
                    rules.append((left, right))
    return texts, rules


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    text = words("\n".join(pages(hostile_report(), tmp_path)))
    assert words(TEXTS[0]) in text
    assert "сөз2999" in text
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as document:
        images = [item for page in document for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    assert images == []


def test_a_row_with_too_few_cells_is_a_mistake_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"):
        write_pdf(report(Table((Column("А"), Column("Б")), (((plain("x"),),),))), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"writing\.no_folder"):
        write_pdf(REPORT, tmp_path / "none" / "a.pdf")


@pytest.mark.parametrize("module", ["report_pdf", "report_docx"])
def test_a_writer_loads_its_heavy_library_only_when_it_writes(module: str) -> None:
    code = f"import sys, commission_app.writers.{module}; sys.exit('docx' in sys.modules or 'reportlab' in sys.modules)"
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0
