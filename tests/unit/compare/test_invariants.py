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
