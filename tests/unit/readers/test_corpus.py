"""Real constitutions: the trees have what an independent count found, and no word is lost or invented."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from commission_app.domain.document import CONTAINERS, Document, Kind
from commission_app.domain.line_reading import SET_APART, Reading, ReadLine
from commission_app.domain.passage import passage
from commission_app.services.previewing import Preview, preview
from tests.unit.readers.printed_words import printed_words, words

Corpus = Callable[[str], Path]
INSERTED_1995 = {"83-1", "94-1", "94-2"}


@dataclass(frozen=True)
class Truth:
    """What an independent count found: the language, the outermost containers of one kind, distinct articles."""

    language: str
    top: int
    kind: Kind
    articles: int


TRUTHS = {
    "kz_2026_draft_ru.docx": Truth("ru", 11, Kind.SECTION, 96),
    "kz_2026_draft_kk.docx": Truth("kk", 11, Kind.SECTION, 96),
    "kz_2026_draft_ru.odt": Truth("ru", 11, Kind.SECTION, 96),
    "kz_2026_draft_ru.rtf": Truth("ru", 11, Kind.SECTION, 96),
    "kz_2026_draft_kk.html": Truth("kk", 11, Kind.SECTION, 96),
    "kz_2026_draft_ru_SYNTHETIC_comments.docx": Truth("ru", 11, Kind.SECTION, 96),
    "kz_1995_ru_adilet_2023.pdf": Truth("ru", 9, Kind.SECTION, 102),
    "kz_1995_kk_adilet_2023.pdf": Truth("kk", 9, Kind.SECTION, 102),
    "kz_1995_en_akorda.pdf": Truth("en", 9, Kind.SECTION, 102),
    "ru_1993_original.txt": Truth("ru", 2, Kind.SECTION, 137),
    "ru_2020.docx": Truth("ru", 2, Kind.SECTION, 142),
    "ua_20060101_uk.html": Truth("uk", 15, Kind.SECTION, 161),
    "ua_20160930_uk.html": Truth("uk", 14, Kind.SECTION, 166),
    "by_2004_ru.txt": Truth("ru", 9, Kind.SECTION, 146),
    "by_2022_draft_2021-12-27.pdf": Truth("ru", 9, Kind.SECTION, 158),
    "by_2004_to_2022draft_tracked.docx": Truth("ru", 9, Kind.SECTION, 158),
    "de_grundgesetz_de.md": Truth("de", 14, Kind.SECTION, 195),
    "fr_1958_2008_fr.txt": Truth("fr", 17, Kind.SECTION, 108),
    "ke_2010_en_akn.xml": Truth("en", 18, Kind.CHAPTER, 264),
    "za_1996_en.html": Truth("en", 14, Kind.CHAPTER, 244),
    "rsfsr_1937_ru.docx": Truth("ru", 14, Kind.CHAPTER, 151),
    "ua_1710_orlyk_uk.html": Truth("uk", 0, Kind.SECTION, 0),
}


LONGEST, OLD_WORD = "in_2024_en.pdf", "kz_2026_draft_ru.doc"


def test_every_document_of_the_corpus_is_examined_here(corpus: Corpus) -> None:
    folder = corpus(LONGEST).parent
    assert {path.name for path in folder.iterdir()} - {"INDEX.md"} == {*TRUTHS, LONGEST, OLD_WORD}


def test_an_old_word_file_is_the_same_law_as_the_new_one(corpus: Corpus) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: old Word files cannot be read, and nothing can be held here")
    old, new = tree(corpus, OLD_WORD), tree(corpus, "kz_2026_draft_ru.docx")
    assert old.source.format == "doc"
    assert first_difference(tree_words(old), tree_words(new)) == ""
    assert [node.eid for node in old.walk()] == [node.eid for node in new.walk()]
    assert old.warnings == new.warnings


@lru_cache(maxsize=4)
def shown(path: Path) -> Preview:
    return preview(path, corrections=())


def tree(corpus: Corpus, name: str) -> Document:
    return shown(corpus(name)).document


def numbers_of(document: Document) -> list[str]:
    return [article.number or "" for article in document.articles]


def outermost(document: Document) -> list[Kind]:
    return [node.kind for node in document.nodes if node.kind in CONTAINERS]


@pytest.mark.parametrize("name", TRUTHS)
def test_a_tree_has_the_containers_and_articles_that_were_counted(corpus: Corpus, name: str) -> None:
    document, truth = tree(corpus, name), TRUTHS[name]
    assert document.language == truth.language
    assert outermost(document) == [truth.kind] * truth.top
    assert len(set(numbers_of(document))) == truth.articles


def test_the_longest_law_has_its_parts_and_the_articles_of_its_own_table_of_contents(corpus: Corpus) -> None:
    """Article 238 is only in the table: the text says of its whole part that it is omitted, and prints no number."""
    read = shown(corpus("in_2024_en.pdf"))
    document = read.document
    assert outermost(document) == [Kind.PART] * 26
    assert document.language == "en"
    repealed = [node.number for node in document.nodes if node.kind is Kind.PART and node.repealed]
    assert repealed == ["VII"]
    first = next(at for at, line in enumerate(read.lines) if line.eid == "art_1")
    table = "\n".join(line.text for line in read.lines[:first])
    listed = set(re.findall(r"(?<![\w.])(\d{1,3}(?:-?[A-Z]{1,2})?)\.(?=\s)", table))
    found = numbers_of(document)
    assert len(found) == len(set(found)) == 505
    assert {one.replace("-", "") for one in listed} - {one.replace("-", "") for one in found} == {"238"}
    assert [
        warning.eid
        for warning in document.warnings
        if (warning.eid or "").startswith("art_2") and "__" not in (warning.eid or "")
    ] == ["art_239"]
    gone = document.find("art_329a")
    assert gone is not None
    assert gone.repealed
    schedules = [node.eid for node in document.nodes if node.kind is Kind.ATTACHMENT]
    assert schedules[:12] == [f"att_{number}" for number in range(1, 13)]


@pytest.mark.parametrize("name", [name for name in (*TRUTHS, LONGEST) if name.endswith(".pdf")])
def test_hardly_a_sentence_of_a_pdf_is_parted_where_its_line_ends(corpus: Corpus, name: str) -> None:
    """What is left are oaths, tables and preambles that are printed in short lines, and lines around footnotes."""
    lines = [pair for unit in tree(corpus, name).units for pair in pairwise(passage(unit).lines)]
    parted = [
        (one.text, other.text)
        for one, other in lines
        if one.text and one.text[-1].isalnum() and not other.label and other.text[:1].islower()
    ]
    assert len(parted) <= 0.025 * len(lines), parted


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_2026_draft_has_its_sections_articles_paragraphs_and_points(corpus: Corpus, language: str) -> None:
    document = tree(corpus, f"kz_2026_draft_{language}.docx")
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
    trees = [[node.eid for node in tree(corpus, f"kz_2026_draft_{one}.docx").walk()] for one in ("ru", "kk")]
    assert trees[0] == trees[1]


@pytest.mark.parametrize("name", ["kz_1995_ru_adilet_2023.pdf", "kz_1995_kk_adilet_2023.pdf", "kz_1995_en_akorda.pdf"])
def test_the_constitution_in_force_has_its_inserted_and_repealed_provisions(corpus: Corpus, name: str) -> None:
    document = tree(corpus, name)
    expected = {*(str(number) for number in range(1, 100)), *INSERTED_1995}
    assert sorted(numbers_of(document)) == sorted(expected)
    assert document.find("art_2__para_3-1") is not None
    assert document.find("art_44__point_10-1") is not None
    assert all(node.heading for node in document.nodes if node.kind is Kind.SECTION)
    gone = document.find("art_84")
    assert gone is not None
    assert gone.repealed
    assert not any(
        word in (node.text or "") for node in document.walk() for word in ("Сноска.", "Ескерту.", "Footnote")
    )


def test_editorial_notes_are_kept_apart(corpus: Corpus) -> None:
    notes = [note.text for note in tree(corpus, "kz_1995_ru_adilet_2023.pdf").notes]
    assert sum(note.startswith("Сноска.") for note in notes) == 64
    assert sum(note.startswith("Примечание.") for note in notes) == 89
    ukrainian = tree(corpus, "ua_20160930_uk.html")
    assert ukrainian.notes
    assert not any("{" in (node.text or "") for node in ukrainian.walk())
    indian = tree(corpus, "in_2024_en.pdf")
    assert not any((node.text or "").startswith(("1. Subs. by", "2. Ins. by")) for node in indian.walk())


def test_numbers_stay_as_printed_and_enter_the_address_in_one_form(corpus: Corpus) -> None:
    belarus = tree(corpus, "by_2022_draft_2021-12-27.pdf")
    inserted = [article.eid for article in belarus.articles if "-" in article.eid]
    assert inserted == [
        *("art_32-1", "art_88-1", *(f"art_89-{number}" for number in range(1, 7)), "art_112-1", "art_116-1")
    ]
    france = tree(corpus, "fr_1958_2008_fr.txt")
    assert (france.articles[0].number, france.articles[0].eid, france.articles[0].label) == (
        *("PREMIER", "art_1", "ARTICLE PREMIER."),
    )
    assert france.find("sec_11-bis") is not None
    assert [one.eid for one in france.articles if one.number == "11"] == ["art_11", "sec_2__art_11"]
    germany = tree(corpus, "de_grundgesetz_de.md")
    assert [node.eid for node in germany.nodes if node.kind is Kind.SECTION and not node.eid[4:].isdigit()] == [
        *("sec_4a", "sec_8a", "sec_10a")
    ]
    africa = tree(corpus, "za_1996_en.html")
    assert africa.find("art_230a") is not None
    russia = tree(corpus, "ru_2020.docx")
    assert {one.number for one in russia.articles if "." in (one.number or "")} == {
        *("67.1", "75.1", "79.1", "92.1", "103.1")
    }


def test_transitional_provisions_and_schedules_are_in_the_tree(corpus: Corpus) -> None:
    for name in ("ru_1993_original.txt", "ru_2020.docx"):
        last = tree(corpus, name).find("sec_2")
        assert last is not None
        assert [child.number for child in last.children] == [str(number) for number in range(1, 10)]
    ukraine = tree(corpus, "ua_20060101_uk.html").find("sec_15")
    assert ukraine is not None
    assert len(ukraine.children) == 14
    africa = tree(corpus, "za_1996_en.html")
    schedules = [node.label for node in africa.nodes if node.kind is Kind.ATTACHMENT]
    assert schedules[:3] == ["Schedule 1", "Schedule 1A", "Schedule 2"]
    assert "Schedule 7" in schedules


def test_chapters_stand_above_parts_where_the_law_has_it_so(corpus: Corpus) -> None:
    kenya = tree(corpus, "ke_2010_en_akn.xml")
    assert kenya.counts()["part"] == 45
    assert outermost(kenya) == [Kind.CHAPTER] * 18


def test_a_table_of_contents_is_set_apart_and_not_read_twice(corpus: Corpus) -> None:
    for name, count in (("fr_1958_2008_fr.txt", 17), ("rsfsr_1937_ru.docx", 14)):
        apart = [line for line in shown(corpus(name)).lines if line.reading is Reading.APART]
        assert len(apart) >= count


def law_words(lines: Sequence[ReadLine]) -> list[str]:
    return words("\n".join(line.text for line in lines if line.reading not in SET_APART))


def tree_words(document: Document) -> list[str]:
    """Return the words of a tree in its order, with all that is printed before headings and texts.

    No law of the corpus prints the titles of articles above their numbers, which alone would change the order.
    """
    parts = [part for node in document.walk() for part in (node.label or node.number, node.heading, node.text) if part]
    return words("\n".join(parts))


def first_difference(one: Sequence[str], other: Sequence[str]) -> str:
    """Return where two runs of words begin to differ, with the words around; "" where they do not."""
    for at in range(max(len(one), len(other))):
        if one[at : at + 1] != other[at : at + 1]:
            return f"word {at}: {' '.join(one[max(0, at - 5) : at + 6])} | {' '.join(other[max(0, at - 5) : at + 6])}"
    return ""


@pytest.mark.parametrize("name", [*TRUTHS, "in_2024_en.pdf"])
def test_the_tree_and_what_is_set_apart_are_the_lines_of_the_source(corpus: Corpus, name: str) -> None:
    read = shown(corpus(name))
    document = read.document
    assert first_difference(law_words(read.lines), tree_words(document)) == ""
    kept = {
        Reading.FRONT: document.front,
        Reading.BACK: document.back,
        Reading.APART: document.apart,
        Reading.NOTE: tuple(note.text for note in document.notes),
    }
    for reading, held in kept.items():
        assert [line.text for line in read.lines if line.reading is reading] == list(held)


_OUT_OF_ORDER = ("ke_2010_en_akn.xml", "za_1996_en.html")
IN_ORDER = [name for name in TRUTHS if not name.endswith((".pdf", ".md", *_OUT_OF_ORDER))]


@pytest.mark.parametrize("name", IN_ORDER)
def test_the_words_of_a_source_are_all_kept_in_its_order(corpus: Corpus, name: str) -> None:
    """Heads and feet of the page stand in other parts of an office file than its text, and come first or last."""
    path = corpus(name)
    printed = printed_words(path)
    held = words("\n".join(line.text for line in shown(path).lines))
    if path.suffix in (".docx", ".odt", ".rtf") and held != printed:
        held = words("\n".join(line.text for line in shown(path).lines if not line.text.isdigit()))
    assert first_difference(printed, held) == ""


OUT_OF_ORDER = [name for name in (*TRUTHS, LONGEST) if name not in IN_ORDER]


@pytest.mark.parametrize("name", OUT_OF_ORDER)
def test_no_letter_of_a_page_is_lost_or_invented(corpus: Corpus, name: str) -> None:
    """A page prints notes and heads among its text and breaks words, so its letters are counted and not its words."""
    path = corpus(name)
    printed = Counter("".join(printed_words(path)))
    assert Counter("".join(words("\n".join(line.text for line in shown(path).lines)))) == printed


@pytest.mark.parametrize("name", [name for name in OUT_OF_ORDER if name.endswith(".pdf")])
def test_no_letter_of_a_page_is_lost_or_invented_as_another_library_reads_it(corpus: Corpus, name: str) -> None:
    """Poppler's text is nobody's but its own: our reader and the extractor above both ask PDFium."""
    if not shutil.which("pdftotext"):
        pytest.skip("Poppler's pdftotext is not installed: no other library reads PDF here")
    path = corpus(name)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True)
    printed = Counter("".join(words(unicodedata.normalize("NFKC", done.stdout))))
    held = "\n".join(line.text for line in shown(path).lines)
    found = Counter("".join(words(unicodedata.normalize("NFKC", held))))
    assert (printed - found, found - printed) == (Counter(), Counter())
