"""Fonts of a Word file are left out before it is parsed, and nothing else is."""

from __future__ import annotations

import io

import pytest

from commission_app.domain.source_reading import Tracked
from commission_app.readers.docx_fonts import WithoutFonts
from tests.unit.readers.files import read_word, texts, word_file

FONTS = '<w:rFonts w:ascii="Times" w:hAnsi="Times"/><w:color w:val="000000"/><w:sz w:val="28"/><w:lang w:val="kk-KZ"/>'


def run(text: str, *properties: str) -> str:
    return f'<w:r><w:rPr>{"".join(properties)}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


SPELLED = '<w:proofErr w:type="spellStart"/>'
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
LETTERS = "".join(f"{SPELLED}{run(f'{word} ', FONTS)}" for word in ("Қазақстан", "Республикасы"))
RAISED = run("1", FONTS, SUPERSCRIPT)
PARAGRAPH = f"<w:p><w:pPr><w:jc w:val='center'/><w:rPr>{FONTS}</w:rPr></w:pPr>{LETTERS}9{RAISED}</w:p>"


def kept(xml: str, size: int) -> str:
    part = WithoutFonts(io.BytesIO(xml.encode()))
    return b"".join(iter(lambda: part.read(size), b"")).decode()


def test_of_a_run_the_words_stay_and_whatever_is_printed_otherwise_by_more_than_its_font() -> None:
    assert kept(PARAGRAPH, 1 << 16) == (
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t xml:space=\"preserve\">Қазақстан </w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">Республикасы </w:t></w:r>9{RAISED}</w:p>'
    )


@pytest.mark.parametrize("size", [1, 7, 64, 500])
def test_wherever_a_piece_of_the_file_ends_the_same_words_are_read(size: int) -> None:
    body = kept(f"<w:p>{LETTERS}</w:p>", size)
    assert texts(read_word(word_file(body))) == ["Қазақстан Республикасы"]


def test_a_piece_that_is_nothing_but_fonts_is_not_the_end_of_the_file() -> None:
    fonts = f"<w:rPr>{FONTS}</w:rPr>"
    assert kept(f"{fonts}<w:t/>Words", len(fonts) + len("<w:t/>")) == "<w:t/>Words"
    marks = '<w:proofErr w:type="gramEnd"/>'
    assert kept(f"{marks}Words", len(marks)) == "Words"


def test_what_was_said_of_a_run_before_a_tracked_change_still_differs_from_what_is_said_now() -> None:
    change = f'<w:rPrChange w:id="1" w:author="A"><w:rPr>{FONTS}</w:rPr></w:rPrChange>'
    content = word_file(f"<w:p>{run('9', FONTS)}{run('1', SUPERSCRIPT, change)}</w:p>")
    assert texts(read_word(content)) == ["9¹"]
    assert texts(read_word(content, Tracked.ORIGINAL)) == ["91"]


def test_letters_that_are_quoted_as_they_are_stay_even_if_they_look_like_fonts() -> None:
    text = f"<w:rPr>{FONTS}</w:rPr><w:t>"
    content = word_file(f"<w:p><w:r><w:t><![CDATA[{text}]]></w:t></w:r></w:p>")
    assert texts(read_word(content)) == [text]
