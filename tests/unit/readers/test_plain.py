"""Plain text and Markdown in any usual encoding."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from commission_app.domain.errors import UserError
from commission_app.readers import plain
from commission_app.readers.block import Role
from commission_app.readers.registry import read
from tests.unit.readers.files import saved, texts

RUSSIAN = "Конституция страны\nСтатья 1. Государство едино и неделимо, народ – источник власти.\n" * 8
KAZAKH = "Қазақстан Республикасының Конституциясы\n1-бап. Ел біртұтас, халық – биліктің бастауы.\n" * 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_kazakh_is_read_in_every_encoding_of_unicode(encoding: str) -> None:
    assert texts(plain.read(KAZAKH.encode(encoding), "x.txt")) == KAZAKH.splitlines()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_russian_is_read_in_every_old_encoding(encoding: str) -> None:
    lines = RUSSIAN.replace("–", "-")
    assert texts(plain.read(lines.encode(encoding), "x.txt")) == lines.splitlines()


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_kazakh_is_read_in_its_old_encodings(encoding: str) -> None:
    assert texts(plain.read(KAZAKH.encode(encoding), "x.txt")) == KAZAKH.splitlines()


OTHERS = {
    "Każdy ma prawo do życia i nikt nie może być go pozbawiony przez ustawę.": ["cp1250", "iso8859-2", "cp852"],
    "Každý má právo na život a nikdo nesmí být zbaven života jinak než ze zákona.": ["cp1250", "iso8859-2", "cp852"],
    "Minden embernek joga van az élethez, és a törvény előtt senki sem különb.": ["cp1250", "iso8859-2", "cp852"],
    "Herkes yaşama hakkına sahiptir ve bu hak kanunla sınırlanamaz; devletin dili bir.": ["cp1254", "cp857"],
    "Kiekvienas žmogus turi teisę į gyvybę, ir niekas negali jos atimti be įstatymo.": [
        "cp1257",
        "iso8859-13",
        "cp775",
    ],
    "Ikvienam ir tiesības uz dzīvību, un neviens nevar to atņemt bez likuma.": ["cp1257", "iso8859-13", "cp775"],
    "Todos tienen derecho a la vida y ninguna persona será privada de él según la ley.": [
        "cp1252",
        "cp850",
        "mac-roman",
    ],
    "Jeder hat das Recht auf Leben, und niemand darf für seine Überzeugung büßen.": ["cp1252", "cp850", "mac-roman"],
    "Κάθε άνθρωπος έχει το δικαίωμα να ζει και ο νόμος είναι για όλους.": ["cp1253", "iso8859-7", "cp737"],
    "Кожен має право на життя, і ніхто не може бути його позбавлений за законом.": ["cp1251", "koi8-u", "mac-cyrillic"],
}


@pytest.mark.parametrize(("line", "encoding"), [(line, one) for line, pages in OTHERS.items() for one in pages])
def test_other_languages_are_read_in_their_old_encodings(line: str, encoding: str) -> None:
    assert texts(plain.read(f"{line}\n{line.upper()}".encode(encoding, "strict"), "x.txt"))[0] == line


def test_letters_in_pieces_are_put_together() -> None:
    pieces = unicodedata.normalize("NFD", KAZAKH + "й ё")
    assert texts(plain.read(pieces.encode(), "x.txt")) == (KAZAKH + "й ё").splitlines()


def test_control_characters_are_taken_out_and_told_of() -> None:
    read_ = plain.read((KAZAKH + "a\x00b\x07c").encode(), "x.txt")
    assert texts(read_)[-1] == "abc"
    assert read_.warnings == ("source.control_characters",)


def test_invisible_marks_are_no_letters_where_letters_need_none() -> None:
    assert texts(plain.read("пра\u200dво ада\u2060м\ufeffның\u200f 10\u2060000".encode(), "x.txt")) == [
        "право адамның 10000"
    ]
    persian = "می\u200cخواهم"
    assert texts(plain.read(persian.encode(), "x.txt")) == [persian]


def test_a_file_of_two_encodings_is_refused() -> None:
    with pytest.raises(UserError, match="reading.mixed_encodings"):
        plain.read(KAZAKH.encode() + RUSSIAN.replace("–", "-").encode("cp1251"), "x.txt")


def test_lines_that_an_old_program_broke_at_the_margin_are_put_together() -> None:
    sentence = "слово " * 60
    wrapped, line = [], ""
    for word in sentence.split():
        if len(line) + len(word) + 1 > 70:
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    paragraphs = ["Статья 1", *wrapped, line, "", "Статья 2", *wrapped, line]
    expected = ["Статья 1", sentence.strip(), "Статья 2", sentence.strip()]
    assert texts(plain.read("\n".join(paragraphs).encode(), "x.txt")) == expected


MARKDOWN = r"""Title: Law
slug: law

---

# The *Law*

Date
:   1949-05-23

## I. - Rights

### Art 1

(1) Human dignity shall be
inviolable. **All state** authority\
respects it.[^1]

1\. not a list; snake_case_word and 2 * 3 * 4, [a link](http://x.org), H^2^O

* first
* second with _stress_ and `code`

| a | b |
|---|---|
| c | d |

Under
-----

[^1]: Changed in 2020.
"""


def test_markdown_becomes_paragraphs_and_levels() -> None:
    read_ = plain.read(MARKDOWN.encode(), "x.md")
    assert read_.format == "md"
    assert [(block.text, block.level) for block in read_.blocks if block.role is Role.TEXT] == [
        ("The Law", 1),
        ("Date", 0),
        ("1949-05-23", 0),
        ("I. - Rights", 2),
        ("Art 1", 3),
        ("(1) Human dignity shall be inviolable. All state authority", 0),
        ("respects it.", 0),
        ("1. not a list; snake_case_word and 2 * 3 * 4, a link, H²O", 0),
        ("first", 0),
        ("second with stress and code", 0),
        *((cell, 0) for cell in "abcd"),
        ("Under", 2),
    ]
    assert texts(read_, Role.NOTE) == ["Changed in 2020."]
    assert texts(read_, Role.APART) == ["Title: Law", "slug: law", "1", "http://x.org"]


def test_markdown_keeps_lines_with_numbers_and_bold_headings_apart() -> None:
    text = (
        "# Law\n\n1\\. One goes\non here.\n2\\) Two.\n\n**Article 1.** First.\n**Article 2.** Second\nand **third**.\n"
    )
    read_ = plain.read(text.encode(), "x.md")
    assert texts(read_) == [
        "Law",
        "1. One goes on here.",
        "2) Two.",
        "Article 1. First.",
        "Article 2. Second and third.",
    ]


def test_the_format_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    assert read(saved(tmp_path, RUSSIAN.encode(), "law.pdf")).source.format == "txt"
    assert read(saved(tmp_path, b"# Law\n\nArticle 1\n\nText.", "law.txt")).source.format == "md"
    assert read(saved(tmp_path, b"<p>Article 1</p><p>Text.</p>", "law.docx")).source.format == "html"


def rows(count: int) -> list[str]:
    """Return lines of one width, no two alike."""
    words = [
        "слово",
        "за",
        "делом",
        "идёт",
        "строка",
        "текста",
        "закона",
        "до",
        "самого",
        "края",
        "листа",
        "и",
        "далее",
    ]
    return [
        " ".join((*words[at % len(words) :], *words[: at % len(words)])) + "юя"[at // len(words)] for at in range(count)
    ]


def test_running_heads_and_numbers_of_pages_that_form_feeds_part_are_apart() -> None:
    body = rows(15)
    pages = [
        f"КОНСТИТУЦИЯ СТРАНЫ\n\nСтатья {page}\n" + "\n".join(body[page * 3 : page * 3 + 3]) + f"\n\n        {page}\n"
        for page in range(5)
    ]
    found = plain.read("\f".join(pages).encode(), "x.txt")
    assert texts(found, Role.APART) == [text for page in range(5) for text in ("КОНСТИТУЦИЯ СТРАНЫ", str(page))]
    assert [text for text in texts(found) if text.startswith("Статья")] == [f"Статья {page}" for page in range(5)]


def test_a_paragraph_goes_on_over_the_number_of_a_page() -> None:
    body = rows(16)
    pages = ["\n".join(body[page * 4 : page * 4 + 4]) + f"\n\n          {page}\n" for page in range(4)]
    found = plain.read("\f".join(pages).encode(), "x.txt")
    assert texts(found) == [" ".join(body)]
    assert texts(found, Role.APART) == ["0", "1", "2", "3"]
