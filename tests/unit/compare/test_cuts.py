"""Lines that were cut into several, as where a paragraph of three sentences becomes three paragraphs."""

from __future__ import annotations

from commission_app.compare.comparison import Comparison, Row, compare
from commission_app.compare.reference_states import State, resolve
from commission_app.compare.relation import Relation
from commission_app.compare.summary import count
from commission_app.domain.document import Kind, Provision
from commission_app.domain.passage import passage
from tests.unit.compare.test_align import LONG, WATER, article, law

PEOPLE = "The people are the only source of power."
VOTE = "They exercise it by referendum and by free elections, and by nothing else."
NOBODY = "Nobody may seize power in the republic."


def lines(eid: str, comparison: Comparison) -> list[tuple[str | None, str | None]]:
    rows: tuple[Row, ...] = comparison.by_new[eid].rows
    return [(row.old.text if row.old else None, row.new.text if row.new else None) for row in rows]


def test_sentences_that_became_paragraphs_stand_beside_what_they_were() -> None:
    comparison = compare(
        law(article("1", f"{PEOPLE} {VOTE} {NOBODY}", WATER)), law(article("1", PEOPLE, VOTE, NOBODY, WATER))
    )
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, VOTE), (NOBODY, NOBODY), (WATER, WATER)]
    numbers = count(comparison)
    assert (numbers.words_inserted, numbers.words_deleted) == (0, 0)
    assert numbers.words_old == numbers.words_new
    assert comparison.pairs[0].relation is Relation.AMENDED


def test_the_number_of_a_line_that_was_cut_stands_before_its_first_piece() -> None:
    rows = compare(law(article("1", f"{PEOPLE} {VOTE}", WATER)), law(article("1", PEOPLE, VOTE, WATER))).pairs[0].rows
    assert [(row.old.label, row.new.label) for row in rows if row.old and row.new] == [
        ("1.", "1."),
        ("", "2."),
        ("2.", "3."),
    ]


def test_pieces_stand_where_they_stood_in_the_passage() -> None:
    old = law(article("1", WATER, f"{PEOPLE}  {VOTE}"))
    for row in compare(old, law(article("1", WATER, PEOPLE, VOTE))).pairs[0].rows:
        assert row.old
        assert passage(old.nodes[0]).text[row.old.start : row.old.end] == row.old.text


def test_an_article_without_numbers_is_amended_where_a_line_of_it_is_cut() -> None:
    def plain(text: str) -> Provision:
        return Provision("art_1", Kind.ARTICLE, "1", None, text)

    comparison = compare(law(plain(f"{PEOPLE} {VOTE}")), law(plain(f"{PEOPLE}\n{VOTE}")))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, VOTE)]
    assert comparison.pairs[0].relation is Relation.AMENDED


def test_the_words_of_a_line_that_was_cut_and_stands_elsewhere_are_counted_once() -> None:
    def plain(*texts: str) -> Provision:
        return Provision("art_1", Kind.ARTICLE, "1", None, "\n".join(texts))

    numbers = count(compare(law(plain(f"{PEOPLE} {VOTE}", WATER, LONG)), law(plain(WATER, LONG, PEOPLE, VOTE))))
    assert (numbers.words_old, numbers.words_inserted, numbers.words_deleted) == (numbers.words_new, 0, 0)


def test_items_counted_within_a_line_that_became_points_keep_their_numbers() -> None:
    texts = "adopts acts;", "sets the budget;", "declares war."
    points = (Provision(f"art_1__point_{n}", Kind.POINT, str(n), None, one) for n, one in enumerate(texts, 1))
    inner = " ".join(f"{number}) {text}" for number, text in enumerate(texts, 1))
    old = law(Provision("art_1", Kind.ARTICLE, "1", None, f"Parliament alone: {inner}"))
    comparison = compare(old, law(Provision("art_1", Kind.ARTICLE, "1", None, "Parliament alone:", tuple(points))))
    assert lines("art_1", comparison) == [(one, one) for one in ("Parliament alone:", *texts)]
    rows = comparison.by_new["art_1"].rows
    assert not any(row.renumbered for row in rows)
    assert all(passage(old.nodes[0]).text[row.old.start : row.old.end] == row.old.text for row in rows if row.old)
    numbers = count(comparison)
    assert (numbers.words_inserted, numbers.words_deleted) == (0, 0)


def test_what_is_left_of_a_line_may_be_reworded() -> None:
    changed = VOTE.replace("and by nothing else", "and in no other way")
    comparison = compare(law(article("1", f"{PEOPLE} {VOTE}", WATER)), law(article("1", PEOPLE, changed, WATER)))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, changed), (WATER, WATER)]


def test_a_line_that_was_no_whole_clause_of_another_is_new() -> None:
    old, new = law(article("1", f"{LONG} {VOTE}", WATER)), law(article("1", LONG, "By free elections.", WATER))
    assert (None, "By free elections.") in lines("art_1", compare(old, new))


def test_a_reference_in_a_sentence_that_was_cut_off_still_means_what_it_meant() -> None:
    told = "The procedure is laid down in Article 2."
    old = law(article("1", WATER, f"{PEOPLE} {VOTE} {told}"), article("2", LONG))
    new = law(article("1", WATER, f"{PEOPLE} {VOTE}", told), article("2", NOBODY), article("3", LONG))
    stale = [one for one in resolve(new, compare(old, new)) if one.state is State.STALE]
    assert [(one.reference.eid, one.suggested) for one in stale] == [("art_1__para_3", "3")]


def test_a_line_of_three_thousand_sentences_that_became_as_many_lines_is_looked_at_in_bounded_time() -> None:
    sentences = [f"Sentence number {number} is here." for number in range(3000)]
    comparison = compare(law(article("1", " ".join(sentences), WATER)), law(article("1", *sentences, WATER)))
    assert (WATER, WATER) in lines("art_1", comparison)


def test_paragraphs_that_were_joined_stand_beside_what_they_are_in_the_one_line() -> None:
    one = f"{PEOPLE} {VOTE} {NOBODY}"
    comparison = compare(law(article("1", PEOPLE, VOTE, NOBODY, WATER)), law(article("1", one, WATER)))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, VOTE), (NOBODY, NOBODY), (WATER, WATER)]
    rows = comparison.by_new["art_1"].rows
    assert [(row.old.label, row.new.label) for row in rows if row.old and row.new] == [
        ("1.", "1."),
        ("2.", ""),
        ("3.", ""),
        ("4.", "2."),
    ]
    assert [row.goes_on for row in rows] == [False, True, True, False]
    assert all(
        passage(comparison.new.nodes[0]).text[row.new.start : row.new.end] == row.new.text for row in rows if row.new
    )
    numbers = count(comparison)
    assert (numbers.words_old, numbers.words_inserted, numbers.words_deleted) == (numbers.words_new, 0, 0)
    assert comparison.pairs[0].relation is Relation.AMENDED


def test_what_was_joined_to_other_paragraphs_may_be_reworded() -> None:
    changed = VOTE.replace("and by nothing else", "and in no other way")
    comparison = compare(law(article("1", PEOPLE, VOTE, WATER)), law(article("1", f"{PEOPLE} {changed}", WATER)))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, changed), (WATER, WATER)]


def test_what_follows_a_joined_paragraph_and_is_gone_stands_where_it_was() -> None:
    comparison = compare(law(article("1", PEOPLE, VOTE, LONG, WATER)), law(article("1", f"{PEOPLE} {VOTE}", WATER)))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, VOTE), (LONG, None), (WATER, WATER)]


def test_what_is_gone_from_among_joined_paragraphs_does_not_part_the_line_they_are() -> None:
    comparison = compare(law(article("1", PEOPLE, LONG, VOTE, WATER)), law(article("1", f"{PEOPLE} {VOTE}", WATER)))
    assert lines("art_1", comparison) == [(PEOPLE, PEOPLE), (VOTE, VOTE), (LONG, None), (WATER, WATER)]
    assert [row.goes_on for row in comparison.by_new["art_1"].rows] == [False, True, False, False]


def test_cutting_and_joining_are_told_alike_from_both_sides() -> None:
    whole, parts = law(article("1", WATER, f"{PEOPLE} {VOTE}")), law(article("1", WATER, PEOPLE, VOTE))
    there, back = lines("art_1", compare(whole, parts)), lines("art_1", compare(parts, whole))
    assert there == [(new, old) for old, new in back]
