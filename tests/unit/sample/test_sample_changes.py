"""What the sample says of its own changes: complete, and true wherever the texts can tell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from tests.unit.sample.printed import ARTICLE_WORDS, LANGUAGES, Article, Printed, held, printed

CHANGES = held("changes.json")
OLD, NEW = ({language: printed(edition, language) for language in LANGUAGES} for edition in ("in_force", "draft"))
RELATIONS = {
    "unchanged": (1, 1),
    "amended": (1, 1),
    "new": (0, 1),
    "removed": (1, 0),
    "split": (1, 2),
    "merged": (2, 1),
}


def pairs(*relations: str) -> list[dict[str, Any]]:
    return [pair for pair in CHANGES["articles"] if pair["relation"] in relations]


def content(article: Article) -> tuple[str, list[tuple[str, str]]]:
    return article.title, [(mark, text) for _, mark, text in article.lines]


def without_references(article: Article) -> tuple[str, list[tuple[str, str]]]:
    title, lines = content(article)
    pattern = "|".join(words.format(r"\d+") for words in ARTICLE_WORDS.values())
    return title, [(mark, re.sub(pattern, "§", text)) for mark, text in lines]


def words_changed(old: Printed, new: Printed, pair: dict[str, Any]) -> int:
    before, after = (
        re.findall(r"\w+", text.passage(f"art_{pair[side][0]}")) for text, side in ((old, "old"), (new, "new"))
    )
    return max(len([word for word in after if word not in before]), len([word for word in before if word not in after]))


@pytest.mark.parametrize(("side", "texts"), [("old", OLD), ("new", NEW)])
def test_every_article_appears_exactly_once(side: str, texts: dict[str, Printed]) -> None:
    named = [number for pair in CHANGES["articles"] for number in pair[side]]
    assert sorted(named, key=int) == list(texts["en"].articles)


def test_every_kind_of_change_occurs() -> None:
    assert {pair["relation"] for pair in CHANGES["articles"]} == set(RELATIONS)
    assert all(any(pair[truth] for pair in CHANGES["articles"]) for truth in ("renumbered", "moved"))
    assert {section["relation"] for section in CHANGES["sections"]} >= {"unchanged", "renamed", "new"}
    notes = " ".join(pair["note"] for pair in CHANGES["articles"])
    assert all(note in notes for note in ("amended by one word", "rewritten", "must stay word for word"))


def test_a_relation_joins_as_many_articles_as_its_name_says() -> None:
    assert all((len(pair["old"]), len(pair["new"])) == RELATIONS[pair["relation"]] for pair in CHANGES["articles"])


def test_renumbered_says_whether_the_number_is_another() -> None:
    for pair in CHANGES["articles"]:
        both = bool(pair["old"] and pair["new"])
        assert pair["renumbered"] == (both and not set(pair["old"]) & set(pair["new"]))


def test_moved_says_whether_the_section_is_another() -> None:
    same = {(section["old"], section["new"]) for section in CHANGES["sections"]}
    for pair in CHANGES["articles"]:
        between = {
            (OLD["en"].articles[old].section, NEW["en"].articles[new].section)
            for old in pair["old"]
            for new in pair["new"]
        }
        assert pair["moved"] == bool(between - same)


@pytest.mark.parametrize("language", LANGUAGES)
def test_unchanged_articles_are_equal_word_for_word(language: str) -> None:
    for pair in pairs("unchanged"):
        old = OLD[language].articles[pair["old"][0]]
        assert content(old) == content(NEW[language].articles[pair["new"][0]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_amended_articles_differ(language: str) -> None:
    for pair in pairs("amended"):
        old = OLD[language].articles[pair["old"][0]]
        assert content(old) != content(NEW[language].articles[pair["new"][0]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_in_which_only_a_reference_changes_is_equal_without_it(language: str) -> None:
    found = [pair for pair in pairs("amended") if "only the number of the article" in pair["note"]]
    assert found
    for pair in found:
        old = OLD[language].articles[pair["old"][0]]
        assert without_references(old) == without_references(NEW[language].articles[pair["new"][0]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_amended_by_one_word_differ_by_one_word(language: str) -> None:
    found = [pair for pair in pairs("amended") if pair["note"] == "amended by one word"]
    assert len(found) >= 2
    assert all(words_changed(OLD[language], NEW[language], pair) == 1 for pair in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_split_and_merged_articles_share_paragraphs_with_each_of_their_counterparts(language: str) -> None:
    for pair in pairs("split", "merged"):
        for old in pair["old"]:
            for new in pair["new"]:
                before = {text for _, _, text in OLD[language].articles[old].lines}
                assert before & {text for _, _, text in NEW[language].articles[new].lines}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_of_a_removed_or_new_article_stands_in_the_other_text(language: str) -> None:
    before = {text for article in OLD[language].articles.values() for _, _, text in article.lines}
    after = {text for article in NEW[language].articles.values() for _, _, text in article.lines}
    removed = {row[2] for pair in pairs("removed") for row in OLD[language].articles[pair["old"][0]].lines}
    new = {row[2] for pair in pairs("new") for row in NEW[language].articles[pair["new"][0]].lines}
    assert not removed & after
    assert not new & before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_not_change_stays_word_for_word(language: str) -> None:
    assert CHANGES["must_not_change"]
    for kept in CHANGES["must_not_change"]:
        assert OLD[language].passage(kept["old"]) == NEW[language].passage(kept["new"]) != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_moved_provisions_stand_in_articles_that_do_not_correspond(language: str) -> None:
    corresponding = {(old, new) for pair in CHANGES["articles"] for old in pair["old"] for new in pair["new"]}
    assert CHANGES["moved_provisions"]
    for moved in CHANGES["moved_provisions"]:
        assert OLD[language].passage(moved["old"]) == NEW[language].passage(moved["new"]) != ""
        numbers = tuple(re.findall(r"\d+", moved[side])[0] for side in ("old", "new"))
        assert numbers not in corresponding


@pytest.mark.parametrize("language", LANGUAGES)
def test_broken_references_are_printed_and_lead_astray(language: str) -> None:
    assert len(CHANGES["broken_references"]) >= 2
    for broken in CHANGES["broken_references"]:
        number = broken["says"].removeprefix("Article ")
        text = NEW[language].passage(broken["in"])
        assert text.count(broken["printed"][language]) == 1
        assert re.search(ARTICLE_WORDS[language].format(number), text)
        assert broken["points_to"] == (f"art_{number}" if number in NEW[language].articles else None)
        assert broken["points_to"] != broken["meant"]
        assert NEW[language].passage(broken["meant"])


def test_one_reference_breaks_only_because_another_article_took_the_number() -> None:
    meant = {pair["old"][0]: f"art_{pair['new'][0]}" for pair in pairs("unchanged", "amended")}
    numbers = [(broken["says"].removeprefix("Article "), broken["meant"]) for broken in CHANGES["broken_references"]]
    assert any(meant.get(number) == article for number, article in numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_are_complete_and_their_titles_agree(language: str) -> None:
    old, new = OLD[language].sections, NEW[language].sections
    assert [section["new"] for section in CHANGES["sections"] if section["new"]] == list(new)
    assert [section["old"] for section in CHANGES["sections"] if section["old"]] == list(old)
    for section in CHANGES["sections"]:
        if section["relation"] in ("unchanged", "renamed"):
            assert (old[section["old"]] == new[section["new"]]) == (section["relation"] == "unchanged")
        else:
            assert (section["old"] is None) == (section["relation"] == "new")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preamble_is_rewritten(language: str) -> None:
    assert CHANGES["preamble"] == "rewritten"
    assert not set(OLD[language].preamble) & set(NEW[language].preamble)


def test_articles_are_listed_in_the_order_of_the_draft() -> None:
    firsts = [int(pair["new"][0]) for pair in CHANGES["articles"] if pair["new"]]
    assert all(one < other for one, other in pairwise(firsts))
