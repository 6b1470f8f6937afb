from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from lxml import etree

from commission_app.writers.report_docx import write_docx
from commission_app.writers.report_pdf import write_pdf
from tests.golden.report_sample import REPORT

Golden = Callable[[str, str], None]


def test_the_word_file_of_a_report_is_what_it_was(tmp_path: Path, golden: Golden) -> None:
    write_docx(REPORT, tmp_path / "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as package:
        root = etree.fromstring(package.read("word/document.xml"))
    etree.indent(root)
    golden("report_document.xml", etree.tostring(root, encoding="unicode") + "\n")


def test_the_text_of_the_pdf_of_a_report_is_what_it_was(tmp_path: Path, golden: Golden) -> None:
    write_pdf(REPORT, tmp_path / "report.pdf")
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    golden("report_text.txt", "\n\n".join(page.replace("\r\n", "\n") for page in pages) + "\n")
