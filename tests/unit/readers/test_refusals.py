from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.errors import UserError
from commission_app.readers import docx
from commission_app.readers.registry import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(body: str, *, prolog: str = "", part: str = "word/document.xml") -> bytes:
    """Return a Word file of nothing but its main part."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return content.getvalue()


def pdf_file(*, text: str = "", password: str | None = None) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=StandardEncryption(password) if password else None)
    if text:
        canvas.drawString(100, 700, text)
    canvas.rect(10, 10, 50, 50)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'

REFUSED = {
    "empty": (b"", "reading.empty"),
    "blank": (b" \n\t ", "reading.empty"),
    "no_words": (word_file("<w:p/>"), "reading.no_text"),
    "cut_zip": (word_file("<w:p/>")[:60], "reading.damaged"),
    "spreadsheet": (word_file("", part="xl/workbook.xml"), "reading.not_a_word_file"),
    "bad_xml": (word_file("<w:p>"), "reading.damaged"),
    "entities": (word_file("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", prolog=BOMB), "reading.damaged"),
    "outside": (word_file("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", prolog=OUTSIDE), "reading.damaged"),
    "deep": (word_file("<w:p>" * 5000 + "</w:p>" * 5000), "reading.damaged"),
    "cut_pdf": (b"%PDF-1.7\nnothing", "reading.damaged"),
    "scan": (pdf_file(), "reading.pdf_has_no_text"),
    "locked": (pdf_file(text="secret", password="word"), "reading.pdf_is_locked"),
    "old_word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "reading.old_word_file"),
    "rtf": (b"{\\rtf1 text}", "reading.unknown_format"),
    "html": (b"<html><body>text</body></html>", "reading.unknown_format"),
    "database": (b"SQLite format 3\0" + bytes(100), "reading.unknown_format"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "reading.unknown_format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    content, key = REFUSED[name]
    path = tmp_path / "file.docx"
    path.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        read(path)
    assert refusal.value.key == key
    for language in InterfaceLanguage:
        assert "file.docx" in Translator(language)(key, **refusal.value.params)


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MAX_UNZIPPED", 1000)
    with pytest.raises(UserError, match="reading.too_large"):
        docx.read(word_file("<w:p/>" * 1000), "bomb.docx")


def test_tracked_deletions_are_left_out_and_insertions_taken() -> None:
    body = (
        "<w:p><w:r><w:t>Kept</w:t></w:r><w:ins><w:r><w:t> added</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del></w:p>"
        '<w:p><w:r><w:t>9</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
        "<w:r><w:br/><w:t>second line</w:t></w:r></w:p>"
    )
    blocks = docx.read(word_file(body), "x.docx").blocks
    assert [block.text for block in blocks] == ["Kept added", "9¹", "second line"]
