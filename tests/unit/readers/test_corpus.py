"""Real constitutions: the trees have what an independent count found, and no word is lost or invented."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pypdfium2 import PdfDocument

from commission_app.domain.document import Document, Kind
from commission_app.readers.registry import read

Corpus = Callable[[str], Path]
INSERTED_1995 = {"83-1", "94-1", "94-2"}


def numbers_of(document: Document) -> list[str]:
    return [article.number or "" for article in document.articles]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_2026_draft_has_its_sections_articles_paragraphs_and_points(corpus: Corpus, language: str) -> None:
    document = read(corpus(f"kz_2026_draft_{language}.docx"))
    assert document.language == language
    assert document.counts() == {
        "preamble": 1,
        "part": 0,
        "section": 11,
        "chapter": 0,
        "article": 96,
        "paragraph": 297,
        "point": 111,
        "subparagraph": 0,
    }
    assert numbers_of(document) == [str(number) for number in range(1, 97)]
    without = [one for one in document.articles if not any(child.kind is Kind.PARAGRAPH for child in one.children)]
    assert len(without) == 16
    assert [document.find(f"sec_{number}") is not None for number in range(1, 12)] == [True] * 11
    assert document.warnings == ()


def test_the_two_languages_of_the_2026_draft_have_one_tree(corpus: Corpus) -> None:
    trees = [[node.eid for node in read(corpus(f"kz_2026_draft_{one}.docx")).walk()] for one in ("ru", "kk")]
    assert trees[0] == trees[1]


@pytest.mark.parametrize("name", ["kz_1995_ru_adilet_2023.pdf", "kz_1995_kk_adilet_2023.pdf", "kz_1995_en_akorda.pdf"])
def test_the_constitution_in_force_has_its_sections_and_articles(corpus: Corpus, name: str) -> None:
    document = read(corpus(name))
    expected = {*(str(number) for number in range(1, 100)), *INSERTED_1995}
    assert document.counts()["section"] == 9
    assert sorted(numbers_of(document)) == sorted(expected)
    assert document.find("art_2__para_3-1") is not None
    assert document.find("art_44__point_10-1") is not None
    assert all(node.heading for node in document.nodes if node.kind is Kind.SECTION)
    assert not any(
        word in (node.text or "") for node in document.walk() for word in ("Сноска.", "Ескерту.", "Footnote")
    )


def test_editorial_notes_are_kept_apart(corpus: Corpus) -> None:
    notes = [note.text for note in read(corpus("kz_1995_ru_adilet_2023.pdf")).notes]
    assert sum(note.startswith("Сноска.") for note in notes) == 64
    assert sum(note.startswith("Примечание.") for note in notes) == 89


def test_other_constitutions_are_read_too(corpus: Corpus) -> None:
    russia = read(corpus("ru_1993_original.txt"))
    assert (russia.counts()["section"], russia.counts()["chapter"]) == (2, 9)
    assert numbers_of(russia) == [str(number) for number in range(1, 138)]
    belarus = read(corpus("by_2004_ru.txt"))
    assert (belarus.counts()["section"], belarus.counts()["chapter"], belarus.counts()["article"]) == (9, 8, 146)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def _words_of_tree(document: Document) -> Counter[str]:
    parts = [part for node in document.walk() for part in (node.number, node.heading, node.text) if part]
    return _words(" ".join([*parts, *document.front, *document.back, *(note.text for note in document.notes)]))


@pytest.mark.parametrize("name", ["kz_1995_ru_adilet_2023.pdf", "kz_1995_kk_adilet_2023.pdf"])
def test_no_word_of_a_pdf_is_lost_or_invented(corpus: Corpus, name: str) -> None:
    document = read(corpus(name))
    with PdfDocument(corpus(name)) as source:
        printed = _words(" ".join(page.get_textpage().get_text_range().replace("\x02\r\n", "") for page in source))
    headings = Counter({"Статья": 102, "Раздел": 9} if "_ru_" in name else {"бап": 102, "бөлім": 9})
    assert printed - _words_of_tree(document) == headings
    assert _words_of_tree(document) - printed == Counter()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_word_of_a_word_file_is_lost_or_invented(corpus: Corpus, language: str) -> None:
    path = corpus(f"kz_2026_draft_{language}.docx")
    document = read(path)
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    pieces = [piece for one in root.iter(f"{namespace}p") for piece in (*one.iter(), None)]
    marks = {f"{namespace}br", f"{namespace}tab"}
    source = "".join(" " if one is None or one.tag in marks else one.text or "" for one in pieces)
    headings = Counter({"Статья": 96, "Раздел": 11} if language == "ru" else {"бап": 96, "бөлім": 11})
    assert _words(source) - _words_of_tree(document) == headings
    assert _words_of_tree(document) - _words(source) == Counter()
