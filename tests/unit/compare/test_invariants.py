from __future__ import annotations

import pytest

from commission_app.compare.comparison import compare
from commission_app.compare.invariants import Checked, Fate, check
from commission_app.domain.document import Document
from tests.unit.compare.test_align import COURT, LONG, article, law

LAND = "The territory is one, whole and inviolable. Its land can be neither sold nor ceded to anybody."
SENTENCE = "The territory is one, whole and inviolable."
OLD = law(article("1", LONG, "Each has a name."), article("2", LAND, "An act of parliament names the capital."))


def checked(new: Document, exact: str = LAND) -> Checked:
    return check(exact, "art_2__para_1", compare(OLD, new))


def with_land(*paragraphs: str) -> Document:
    return law(article("1", LONG, "Each has a name."), article("2", *paragraphs))


def differences(found: Checked) -> list[tuple[str, str]]:
    return [(hunk.old, hunk.new) for hunk in found.differences if not hunk.is_equal]


def test_words_stay_under_another_number_and_with_other_spaces() -> None:
    renumbered = law(article("1", COURT), article("2", LONG, "Each has a name."), article("3", LAND, "Paris."))
    assert checked(renumbered) == Checked(Fate.KEPT, "art_3__para_1")
    assert checked(with_land(LAND.replace(" ", "\N{NO-BREAK SPACE}"), "Paris.")).fate is Fate.KEPT


def test_words_that_became_several_paragraphs_of_their_article_stay() -> None:
    first, second = LAND.split(" Its ")
    assert checked(with_land(first, f"Its {second}", "Paris.")) == Checked(Fate.KEPT, "art_2")


def test_words_in_another_article_have_moved() -> None:
    moved = law(article("1", LONG, LAND), article("2", "An act of parliament names the capital."))
    assert checked(moved) == Checked(Fate.MOVED, "art_1__para_2")


@pytest.mark.parametrize(
    ("old", "new"),
    [("whole", "whale"), ("whole and", "“whole” and"), ("one, whole", "one whole"), ("anybody.", "anybody")],
)
def test_any_difference_is_shown_where_it_is(old: str, new: str) -> None:
    found = checked(with_land(LAND.replace(old, new), "Paris."))
    assert (found.fate, found.eid) == (Fate.CHANGED, "art_2__para_1")
    assert differences(found)


def test_a_longer_word_is_another_word() -> None:
    found = checked(with_land(LAND.replace("inviolable", "inviolables"), "Paris."), SENTENCE[:-1])
    assert found.fate is Fate.CHANGED


def test_of_a_sentence_only_what_changes_in_it_is_shown() -> None:
    found = checked(with_land(LAND.replace("is one", "is not one"), "Paris."), SENTENCE)
    assert differences(found) == [("", "not ")]


def test_an_exception_after_a_sentence_without_its_full_stop_is_shown() -> None:
    excepted = LAND.replace("inviolable.", "inviolable, except where an act says otherwise.")
    found = checked(with_land(excepted, "Paris."), SENTENCE[:-1])
    assert (found.fate, found.eid) == (Fate.CHANGED, "art_2__para_1")
    assert ("", ", except where an act says otherwise.") in differences(found)


def test_a_condition_before_a_sentence_is_shown() -> None:
    old = law(article("1", LONG), article("2", "The law is one. Land is never sold.", "Paris."))
    new = law(article("1", LONG), article("2", "The law is one. In peace Land is never sold.", "Paris."))
    found = check("Land is never sold.", "art_2__para_1", compare(old, new))
    assert (found.fate, differences(found)) == (Fate.CHANGED, [("", "In peace ")])


def test_what_stands_within_a_sentence_stays_whatever_follows_it() -> None:
    assert checked(with_land(LAND.replace("inviolable", "sacred"), "Paris."), "one, whole and").fate is Fate.KEPT


def test_a_sentence_stays_where_others_join_it() -> None:
    joined = with_land(f"The nation is free. {LAND} It is dear to all.", "Paris.")
    assert checked(joined, SENTENCE) == Checked(Fate.KEPT, "art_2__para_1")
    assert checked(joined, SENTENCE[:-1]) == Checked(Fate.KEPT, "art_2__para_1")


def test_a_sentence_added_to_a_paragraph_that_must_stay_is_shown() -> None:
    found = checked(with_land(f"{LAND} An act may except some of it.", "Paris."))
    assert (found.fate, differences(found)) == (Fate.CHANGED, [("", " An act may except some of it.")])


def test_a_paragraph_added_to_an_article_that_must_stay_is_shown() -> None:
    old = law(article("1", LONG), article("2", LAND))
    new = law(article("1", LONG), article("2", LAND, "An act may except some of it."))
    found = check(LAND, "art_2", compare(old, new))
    assert (found.fate, differences(found)) == (Fate.CHANGED, [("", "\nAn act may except some of it.")])
    assert check(LAND, "art_2", compare(old, law(article("1", LONG), article("9", LAND)))).fate is Fate.KEPT


def test_the_last_item_of_a_list_may_end_otherwise_where_its_mark_is_not_part_of_it() -> None:
    old = law(article("1", LONG), article("2", "The state protects:", "land;", "water."))
    new = law(article("1", LONG), article("2", "The state protects:", "water;", "land."))
    assert check("land", "art_2__para_2", compare(old, new)).fate is Fate.KEPT


@pytest.mark.parametrize("mark", [".", ".”", "”.", "…", "!"])
def test_a_sentence_ends_with_any_mark(mark: str) -> None:
    old = law(article("1", LONG), article("2", f"He says: Land is never sold{mark} It is ours.", "Paris."))
    new = law(article("1", LONG), article("2", "He says: Land is never sold, unless needed. It is ours.", "Paris."))
    assert check("Land is never sold", "art_2__para_1", compare(old, new)).fate is Fate.CHANGED
