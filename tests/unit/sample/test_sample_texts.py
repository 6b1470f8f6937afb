"""The six texts of the sample: they say what they are, and say the same in three languages."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest

from tests.unit.sample.printed import EDITIONS, FOLDER, LANGUAGES, Printed, printed

ALL = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
SAMPLE = {"kk": "ҮЛГІ – ", "ru": "ОБРАЗЕЦ – ", "en": "SAMPLE – "}
TITLE = {"kk": r".+ Конституциясы", "ru": r"Конституция .+", "en": r"Constitution of .+"}
LETTERS = {
    "kk": "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "en": "abcdefghijklmnopqrstuvwxyz",
}


def skeleton(text: Printed) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(number, [(eid, mark) for eid, mark, _ in article.lines]) for number, article in text.articles.items()]


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_the_first_line_says_that_it_is_a_sample_and_the_second_is_the_title(edition: str, language: str) -> None:
    first, title, *_ = printed(edition, language).front
    assert first.startswith(SAMPLE[language])
    assert re.fullmatch(TITLE[language], title)


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_a_text_is_composed_unicode_with_line_feeds_and_no_stray_spaces(edition: str, language: str) -> None:
    raw = printed(edition, language).raw
    assert unicodedata.is_normalized("NFC", raw)
    assert "\r" not in raw
    assert raw.endswith("\n")
    assert not re.search(r"  |\t|[ ]\n|^[ ]|\n\n\n|\u00a0|\ufeff", raw)


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_words_hold_no_letters_of_another_alphabet(edition: str, language: str) -> None:
    text = printed(edition, language)
    prose = [*text.front, *text.preamble, *text.sections.values()]
    prose += [
        line for article in text.articles.values() for line in (article.title, *(row[2] for row in article.lines))
    ]
    strange = {letter for line in prose for letter in line.lower() if letter.isalpha()} - set(LETTERS[language])
    assert strange == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_kazakh_uses_its_own_letters(edition: str) -> None:
    raw = printed(edition, "kk").raw.lower()
    assert [letter for letter in "әғқңөұүі" if raw.count(letter) < 10] == []


@pytest.mark.parametrize(("edition", "sections", "articles"), [("in_force", 7, 41), ("draft", 9, 46)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_and_articles_are_numbered_without_gaps(
    edition: str, sections: int, articles: int, language: str
) -> None:
    text = printed(edition, language)
    assert list(text.sections) == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][:sections]
    assert list(text.articles) == [str(number) for number in range(1, articles + 1)]
    assert {article.section for article in text.articles.values()} == set(text.sections)


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_paragraphs_and_points_count_from_one(edition: str, language: str) -> None:
    for article in printed(edition, language).articles.values():
        by_parent: dict[str, list[int]] = {}
        for eid, mark, _ in article.lines:
            if mark:
                parent, _, number = eid.rpartition("_")
                by_parent.setdefault(parent, []).append(int(number))
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_parent.values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_three_languages_have_the_same_build(edition: str) -> None:
    kk, ru, en = (printed(edition, language) for language in LANGUAGES)
    assert skeleton(kk) == skeleton(ru) == skeleton(en)
    assert len(kk.preamble) == len(ru.preamble) == len(en.preamble) > 3
    sections = [[article.section for article in text.articles.values()] for text in (kk, ru, en)]
    assert sections[0] == sections[1] == sections[2]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_three_languages_refer_to_the_same_articles(edition: str) -> None:
    patterns = {"kk": r"(\d+)-бап", "ru": r"стать\w+ (\d+)", "en": r"Article (\d+)"}
    found = []
    for language, pattern in patterns.items():
        lines = [row for article in printed(edition, language).articles.values() for row in article.lines]
        found.append([(eid, number) for eid, _, text in lines for number in re.findall(pattern, text)])
    assert found[0] == found[1] == found[2]
    assert found[0]


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_every_line_of_the_law_ends_like_a_sentence_or_opens_a_list(edition: str, language: str) -> None:
    lines = [row[2] for article in printed(edition, language).articles.values() for row in article.lines]
    assert [line for line in lines if line[-1] not in ".;:"] == []


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_there_is_every_form_of_article(edition: str, language: str) -> None:
    forms = set()
    for article in printed(edition, language).articles.values():
        marks = [mark[-1:] for _, mark, _ in article.lines]
        forms |= {"single"} if marks == [""] else set()
        forms |= {"points of an article"} if marks[:2] == ["", ")"] else set()
        forms |= {"points of a paragraph"} if marks[:2] == [".", ")"] else set()
        forms |= {"closing words"} if any(pair == (")", "") for pair in pairwise(marks)) else set()
    assert forms == {"single", "points of an article", "points of a paragraph", "closing words"}


@pytest.mark.parametrize(("language", "ending"), [("kk", "заңмен айқындалады."), ("ru", "законом."), ("en", "by law.")])
def test_there_are_sentences_that_look_alike(language: str, ending: str) -> None:
    lines = [row[2] for article in printed("draft", language).articles.values() for row in article.lines]
    assert sum(line.endswith(ending) for line in lines) >= 12


def test_the_folder_holds_these_files_and_no_others() -> None:
    texts = {f"{edition}.{language}.txt" for edition, language in ALL}
    assert {path.name for path in FOLDER.iterdir()} == texts | {"annotations.json", "changes.json"}
