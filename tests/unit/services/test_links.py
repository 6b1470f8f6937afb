"""Words that lead to a place of the text: in articles and in what people write about them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.services import links
from commission_app.services.names import place_name, unit_title
from tests.unit.compare.test_reference_wordings import states
from tests.unit.compare.test_references import law


def said(language: str, text: str) -> list[tuple[str, str]]:
    """Return the words of a line that a person wrote which are links, with where they lead."""
    return [(text[one.start : one.end], one.eid) for one in links.in_words(law(language, "-"), text)]


@pytest.mark.parametrize(
    "text",
    [
        "см. пункт 1 и пункт 3 статьи 5",
        "см. пункт 1 и подпункты 2) и 4) пункта 3 статьи 5, пункт 2 статьи 6",
        "статья 5 пункт 1 и пункт 3",
        "5-баптың 1-тармағы және 3-тармағы, 1, 2-баптар",
        "Articles 4(1), 5(2) and 6, ст. 5, Article 5(1)–(3)",
    ],
)
def test_no_word_is_in_two_links(text: str) -> None:
    found = links.in_words(law("ru", "-"), text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(found) > 1


def test_each_part_that_shares_an_article_leads_to_its_own_place() -> None:
    assert said("ru", "см. пункт 1 и пункт 3 статьи 5") == [
        ("пункт 1", "art_5__para_1"),
        ("пункт 3 статьи 5", "art_5__para_3"),
    ]


def test_languages_stand_side_by_side_in_a_comment() -> None:
    text = "См. пункт 2 статьи 2, а также 3-баптың 1-тармағы; Articles 4(1)-(3) and 5."
    assert said("ru", text) == [
        ("пункт 2 статьи 2", "art_2__para_2"),
        ("3-баптың 1-тармағы", "art_3__para_1"),
        ("4", "art_4__para_1"),
        ("5", "art_5"),
    ]


def test_numbers_within_a_range_are_found_in_no_other_number() -> None:
    assert said("en", "Articles 4 to 6 and 15, 12") == [("4", "art_4"), ("6", "art_6"), ("12", "art_12")]


def test_comments_cite_by_roman_numbers_by_words_and_in_the_language_of_the_text() -> None:
    states_law, text = states("-"), "See Article III, and Section 1 of the second Article."
    assert [(text[one.start : one.end], one.eid) for one in links.in_words(states_law, text)] == [
        ("Article III", "art_3"),
        ("Section 1 of the second Article", "art_2__para_1"),
    ]
    assert said("de", "Artikel 5 Absatz 2 widerspricht Article 4.") == [
        ("Artikel 5 Absatz 2", "art_5__para_2"),
        ("Article 4", "art_4"),
    ]


def test_a_place_that_a_text_has_twice_is_named_without_its_address() -> None:
    translate = Translator(InterfaceLanguage.EN)
    assert place_name(translate, "art_1__para_4_dup_2") == "Article 1, paragraph 4"


def test_what_has_no_number_is_named_by_its_heading_or_by_what_it_is() -> None:
    section = Provision("part_3__sec_nn", Kind.SECTION, None, "Right to Equality", None)
    part = Provision("part_3", Kind.PART, "III", None, None, (section,))
    document = Document("Law", "en", Source("x", "txt", "0"), (part,))
    english, kazakh = Translator(InterfaceLanguage.EN), Translator(InterfaceLanguage.KK)
    assert unit_title(english, "part_3__sec_nn", document) == "Right to Equality"
    assert (place_name(english, "att_nn"), place_name(kazakh, "att_nn")) == ("Schedule", "Қосымша")
