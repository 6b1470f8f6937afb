from __future__ import annotations

from commission_app.compare.comparison import compare
from commission_app.compare.section_rows import with_sections
from commission_app.domain.document import Document, Provision, Source
from tests.unit.compare.test_align import COURT, LONG, TAX, WATER, article, section


def law(*sections: Provision) -> Document:
    return Document("Law", "en", Source("x", "txt", "0"), sections)


def order(old: Document, new: Document) -> list[str]:
    return [(pair.new or pair.old)[0] for pair in with_sections(compare(old, new))]


def test_a_renamed_section_begins_before_its_first_article() -> None:
    old = law(section("1", "People", article("1", LONG)), section("2", "Courts", article("2", COURT)))
    new = law(section("1", "Rights", article("1", LONG)), section("2", "Justice", article("2", COURT)))
    assert order(old, new) == ["sec_1", "art_1", "sec_2", "art_2"]


def test_a_section_does_not_begin_where_an_article_stands_that_came_partly_into_it() -> None:
    halves = "Justice is administered by courts.", COURT, "Nobody must prove his innocence.", TAX
    old = law(
        section("1", "People", article("1", LONG)), section("2", "Courts", article("2", *halves), article("3", WATER))
    )
    new = law(
        section("1", "Rights", article("1", LONG), article("2", *halves[2:])),
        section("2", "Justice", article("3", *halves[:2]), article("4", WATER)),
    )
    assert compare(old, new).by_new["art_3"].new == ("art_2", "art_3")
    assert order(old, new) == ["sec_1", "art_1", "art_2", "sec_2", "art_4"]


def test_a_section_of_nothing_but_a_part_of_an_article_follows_that_article() -> None:
    halves = "Justice is administered by courts.", COURT, "Nobody must prove his innocence.", TAX
    old = law(section("1", "People", article("1", LONG), article("2", *halves), article("3", WATER)))
    new = law(
        section("1", "People", article("1", LONG), article("2", *halves[2:])),
        section("2", "Justice", article("3", *halves[:2])),
        section("3", "Waters", article("4", WATER)),
    )
    assert order(old, new)[:4] == ["art_1", "art_2", "sec_2", "sec_3"]
