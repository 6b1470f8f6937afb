"""Real constitutions in every format: the blocks of a reader hold the words that an independent extractor finds."""

from __future__ import annotations

import html.parser
import re
import shutil
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from pypdfium2 import PdfDocument

from commission_app.domain.source_reading import Tracked
from commission_app.readers import registry
from commission_app.readers.block import Read, Role

Corpus = Callable[[str], Path]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def blocks(path: Path, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    read = registry._found(path.read_bytes(), path.name, tracked)
    assert isinstance(read, Read)
    return read


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text.replace("\xad", "")))


def in_word(path: Path) -> str:
    archive = zipfile.ZipFile(path)
    parts = [
        one
        for one in archive.namelist()
        if re.fullmatch(r"word/(document|footnotes|endnotes|header\d|footer\d).xml", one)
    ]
    found = []
    for part in parts:
        for paragraph in etree.fromstring(archive.read(part)).iter(f"{W}p"):
            skipped = {one for gone in paragraph.iter(f"{W}del", f"{W}moveFrom") for one in gone.iter()}
            pieces = [one for one in paragraph.iter() if one not in skipped]
            found.append(
                "".join(one.text or "" if one.tag == f"{W}t" else " " if one.tag == f"{W}br" else "" for one in pieces)
            )
    return "\n".join(found)


def in_open_document(path: Path) -> str:
    archive = zipfile.ZipFile(path)
    roots = [etree.fromstring(archive.read(part)) for part in ("content.xml", "styles.xml")]
    return "\n".join("".join(map(str, one.itertext())) for root in roots for one in root.iter(f"{TEXT}p", f"{TEXT}h"))


def in_pdf(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(pages).replace("\ufffe", "-")


class Page(html.parser.HTMLParser):
    INLINE = frozenset({"b", "i", "u", "a", "font", "span", "sup", "em", "strong"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._code = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._code += tag in ("script", "style")
        self.found.append("" if tag in self.INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("script", "style")
        self.found.append("" if tag in self.INLINE else " ")

    def handle_data(self, data: str) -> None:
        self.found.append("" if self._code else data)


def in_page(path: Path) -> str:
    content = path.read_bytes()
    return "".join(Page(content.decode("cp1251" if b"windows-1251" in content else "utf-8")).found)


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    "kz_2026_draft_ru.docx": in_word,
    "kz_2026_draft_kk.docx": in_word,
    "ru_2020.docx": in_word,
    "rsfsr_1937_ru.docx": in_word,
    "by_2004_to_2022draft_tracked.docx": in_word,
    "kz_2026_draft_ru.odt": in_open_document,
    "kz_2026_draft_kk.html": in_page,
    "ua_20060101_uk.html": in_page,
    "ua_20160930_uk.html": in_page,
    "ua_1710_orlyk_uk.html": in_page,
    "za_1996_en.html": in_page,
    "kz_1995_ru_adilet_2023.pdf": in_pdf,
    "kz_1995_kk_adilet_2023.pdf": in_pdf,
    "kz_1995_en_akorda.pdf": in_pdf,
    "ru_1993_original.txt": lambda path: path.read_text(encoding="utf-8"),
    "by_2004_ru.txt": lambda path: path.read_text(encoding="utf-8"),
    "fr_1958_2008_fr.txt": lambda path: path.read_text(encoding="utf-8"),
    "de_grundgesetz_de.md": lambda path: path.read_text(encoding="utf-8"),
}
LINE_BY_LINE = (
    "kz_2026_draft_ru.docx",
    "rsfsr_1937_ru.docx",
    "de_grundgesetz_de.md",
    "fr_1958_2008_fr.txt",
    "by_2004_ru.txt",
)


def differences(one: list[str], other: list[str]) -> Iterator[str]:
    for place, (first, second) in enumerate(zip_longest(one, other)):
        if first != second:
            yield f"word {place}: {' '.join(one[place - 5 : place + 5])} / {' '.join(other[place - 5 : place + 5])}"


@pytest.mark.parametrize("name", EXTRACTORS)
def test_the_blocks_of_a_document_are_its_words(corpus: Corpus, name: str) -> None:
    read = blocks(corpus(name))
    printed = words(EXTRACTORS[name](corpus(name)))
    found = words("\n".join(block.text for block in read.blocks))
    assert Counter(printed) - Counter(found) == Counter()
    assert Counter(found) - Counter(printed) == Counter()
    if name in LINE_BY_LINE:
        assert next(differences(printed, found), "") == ""


SUPERSCRIPTS_APART = {"by_2022_draft_2021-12-27.pdf": 10, "in_2024_en.pdf": 40}
"""Words that an extractor parts in two where a raised digit stands: «32¹» is «32» and «1» for it, or the other way."""


@pytest.mark.parametrize("name", SUPERSCRIPTS_APART)
def test_only_raised_digits_part_the_words_of_a_pdf_from_an_extractors(corpus: Corpus, name: str) -> None:
    found = Counter(words("\n".join(block.text for block in blocks(corpus(name)).blocks)))
    printed = Counter(words(in_pdf(corpus(name))))
    different = (printed - found) + (found - printed)
    assert different.total() <= 2 * SUPERSCRIPTS_APART[name], different


@pytest.mark.parametrize("name", ["kz_2026_draft_ru.odt", "kz_2026_draft_ru.rtf", "kz_2026_draft_ru.doc"])
def test_one_law_in_another_format_is_the_same_paragraphs(corpus: Corpus, name: str) -> None:
    if name.endswith(".doc") and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    law, other = (
        [block.text for block in registry_read.blocks if block.role is Role.TEXT]
        for registry_read in (blocks(corpus("kz_2026_draft_ru.docx")), blocks(corpus(name)))
    )
    assert other == law


def test_both_sides_of_tracked_changes_have_the_articles_of_their_edition(corpus: Corpus) -> None:
    path = corpus("by_2004_to_2022draft_tracked.docx")
    counts = [len(registry.read(path, tracked=tracked).articles) for tracked in (Tracked.ORIGINAL, Tracked.ACCEPTED)]
    assert counts == [146, 158]


def test_the_comments_of_a_word_file_sit_at_their_articles(corpus: Corpus) -> None:
    document, remarks = registry.read_with_remarks(corpus("kz_2026_draft_ru_SYNTHETIC_comments.docx"))
    articles = [document.article_of(remark.eid) for remark in remarks]
    assert [article.number for article in articles if article] == ["1", "9", "52", "70", "96"]
    assert {remark.author for remark in remarks} == {"Эксперт А", "Сарапшы Б"}
