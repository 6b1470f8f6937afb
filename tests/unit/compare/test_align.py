from __future__ import annotations

import json

from commission_app.base.resources import resource
from commission_app.compare.align import Decision
from commission_app.compare.comparison import Comparison, compare
from commission_app.compare.relation import Relation
from commission_app.compare.summary import count
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.readers.registry import read


def article(number: str, *paragraphs: str) -> Provision:
    eid = f"art_{number}"
    if len(paragraphs) == 1:
        return Provision(eid, Kind.ARTICLE, number, None, paragraphs[0])
    parts = [Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, text) for n, text in enumerate(paragraphs, 1)]
    return Provision(eid, Kind.ARTICLE, number, None, None, tuple(parts))


def law(*articles: Provision) -> Document:
    return Document("Law", "en", Source("x", "txt", "0"), articles)


LOOKALIKE = "The procedure for this shall be determined by law."
LONG = "Everyone has the right to life, and nobody may be deprived of it by arbitrary act of any power of the state."
WATER = "Rivers, lakes and glaciers belong to the people and may be neither sold nor pledged to foreign companies."
COURT = "Judges are independent, obey only the constitution and cannot be dismissed before their seventieth birthday."
TAX = "Taxes are levied only by an act of parliament, which names their subject, their rate and their relief."


def found(comparison: Comparison) -> set[tuple[str, str, str]]:
    return {
        (pair.old[0], pair.new[0], pair.found_by.value)
        for pair in comparison.pairs
        if pair.old and pair.new and pair.found_by
    }


def moves(comparison: Comparison) -> set[tuple[str, str]]:
    return {(one.old, one.new) for one in comparison.moved_provisions}


def test_equal_text_is_found_wherever_it_went() -> None:
    assert found(
        compare(law(article("1", LONG), article("2", LOOKALIKE)), law(article("5", LONG), article("6", WATER)))
    ) == {("art_1", "art_5", "exact")}


def test_an_equal_number_with_similar_text_is_one_article() -> None:
    changed = LONG.replace("arbitrary", "unlawful")
    comparison = compare(law(article("1", LONG)), law(article("1", changed)))
    assert found(comparison) == {("art_1", "art_1", "label")}
    assert comparison.pairs[0].relation is Relation.AMENDED


def test_similar_text_under_another_number_is_found() -> None:
    changed = LONG.replace("arbitrary", "unlawful")
    comparison = compare(law(article("1", LONG), article("2", WATER)), law(article("1", COURT), article("9", changed)))
    assert ("art_1", "art_9", "similar") in found(comparison)


def test_a_paragraph_that_moved_into_another_article_is_found() -> None:
    old = law(article("1", LONG, WATER, TAX), article("2", COURT, LOOKALIKE))
    new = law(article("1", LONG, TAX), article("2", COURT, LOOKALIKE, WATER.replace("glaciers", "springs")))
    assert moves(compare(old, new)) == {("art_1__para_2", "art_2__para_3")}


def test_a_lookalike_sentence_has_not_moved() -> None:
    old = law(article("1", LONG, LOOKALIKE), article("2", COURT, LOOKALIKE), article("3", WATER, TAX))
    new = law(article("1", LONG), article("2", COURT, LOOKALIKE), article("3", WATER, TAX, LOOKALIKE))
    assert moves(compare(old, new)) == set()


def test_an_article_cut_in_two_is_split_and_the_other_way_round_merged() -> None:
    one, two = law(article("1", LONG, WATER, COURT, TAX)), law(article("1", LONG, WATER), article("2", COURT, TAX))
    split, merged = compare(one, two).pairs, compare(two, one).pairs
    assert [(pair.old, pair.new, pair.relation) for pair in split] == [(("art_1",), ("art_1", "art_2"), Relation.SPLIT)]
    assert [(pair.old, pair.new, pair.relation) for pair in merged] == [
        (("art_1", "art_2"), ("art_1",), Relation.MERGED)
    ]


def test_the_rows_of_a_part_of_a_split_article_say_what_went_to_the_other_parts() -> None:
    one, two = law(article("1", LONG, WATER, COURT, TAX)), law(article("1", LONG, WATER), article("2", COURT, TAX))
    pair = compare(one, two).pairs[0]
    told = [(row.old.text if row.old else None, row.new is not None, row.moved_to) for row in pair.rows_of("art_1")]
    assert told == [
        (LONG, True, None),
        (WATER, True, None),
        (COURT, False, "art_2__para_1"),
        (TAX, False, "art_2__para_2"),
    ]
    assert pair.rows_of("art_1", "art_2") == pair.rows
    merged = compare(two, one).pairs[0]
    assert merged.rows_of("art_1") == merged.rows


def test_what_went_to_another_part_of_a_split_article_stands_where_it_stood() -> None:
    old, new = law(article("1", LONG, WATER, COURT, TAX)), law(article("1", WATER, COURT), article("2", LONG, TAX))
    pair = compare(old, new).pairs[0]
    for part in ("art_1", "art_2"):
        assert [row.old.text for row in pair.rows_of(part) if row.old] == [LONG, WATER, COURT, TAX]


def test_an_article_of_several_lines_that_came_out_of_another_is_part_of_it_however_they_were_reworded() -> None:
    oath = "Every deputy swears an oath to serve the people before taking a seat in the assembly of the republic."
    budget = "The government submits a budget for the coming year and the assembly adopts it before the winter begins."
    old = law(article("1", LONG, WATER, oath, budget), article("2", COURT, TAX))
    reworded = (
        oath.replace("Every deputy swears an oath", "Each member takes one").replace("a seat in the", "office"),
        budget.replace("submits a budget for the coming", "proposes figures").replace("winter begins", "frost"),
    )
    new = law(article("1", LONG, WATER), article("2", COURT, TAX), article("3", *reworded))
    (pair,) = [pair for pair in compare(old, new).pairs if "art_1" in pair.old]
    assert (pair.new, pair.relation) == (("art_1", "art_3"), Relation.SPLIT)
    (pair,) = [pair for pair in compare(new, old).pairs if "art_1" in pair.new]
    assert (pair.old, pair.relation) == (("art_1", "art_3"), Relation.MERGED)


def test_a_long_paragraph_that_moved_makes_neither_a_split_nor_a_merged_article() -> None:
    long = f"{WATER} {TAX} Whoever sells a spring or a well answers for it before the courts of the republic."
    old = law(article("1", LONG, long, COURT), article("2", "The army serves the republic.", "It has no vote."))
    new = law(article("4", "The army serves the republic.", "It has no vote.", long), article("5", LONG, COURT))
    comparison = compare(old, new)
    assert {(pair.old, pair.new, pair.relation) for pair in comparison.pairs} == {
        (("art_2",), ("art_4",), Relation.AMENDED),
        (("art_1",), ("art_5",), Relation.AMENDED),
    }
    assert moves(comparison) == {("art_1__para_2", "art_4__para_3")}


def test_a_removed_article_stands_where_it_stood() -> None:
    old = law(article("1", LONG), article("2", WATER), article("3", COURT))
    pairs = compare(old, law(article("1", LONG), article("2", COURT))).pairs
    assert [pair.relation for pair in pairs] == [Relation.UNCHANGED, Relation.REMOVED, Relation.UNCHANGED]
    assert [pair.renumbered for pair in pairs] == [False, False, True]


def test_what_a_person_decided_is_stronger_than_any_likeness() -> None:
    old, new = law(article("1", LONG), article("2", WATER)), law(article("1", LONG), article("2", COURT))
    parted = compare(old, new, [Decision("art_1", "art_1", linked=False), Decision("art_1", "art_2", linked=True)])
    assert parted.by_new["art_2"].old == ("art_1",)
    assert parted.by_new["art_2"].found_by == "by_hand"
    assert parted.by_new["art_1"].relation is Relation.NEW


def test_a_text_without_articles_has_no_pairs() -> None:
    assert found(compare(law(), law(article("1", LONG)))) == set()
    assert [pair.relation for pair in compare(law(article("1", LONG)), law()).pairs] == [Relation.REMOVED]
    assert compare(law(), law()).pairs == ()


def test_a_text_compared_with_itself_is_unchanged() -> None:
    for name in ("in_force.kk.txt", "draft.en.txt"):
        text = read(resource("sample", name))
        comparison = compare(text, text)
        assert {pair.relation for pair in comparison.pairs} == {Relation.UNCHANGED}
        assert comparison.moved_provisions == ()
        assert all(hunk.is_equal for pair in comparison.pairs for row in pair.rows for hunk in row.hunks)


def test_spaces_around_marks_and_letters_of_another_alphabet_leave_an_article_unchanged() -> None:
    old = f"{LONG} See No.5, p.2 of the ХХІ century (\u00ab1996\u00bb)…"
    new = f"{LONG} See No. 5, p. 2 of the XXI century ( \u201c1996\u201d)..."
    (pair,) = compare(law(article("1", old)), law(article("1", new))).pairs
    assert (pair.relation, pair.editorial) == (Relation.UNCHANGED, True)
    (other,) = compare(law(article("1", f"{LONG} With out.")), law(article("1", f"{LONG} Without."))).pairs
    assert other.relation is Relation.AMENDED


def schedule(number: str, *lines: str) -> Provision:
    parts = [
        Provision(f"att_{number}__para_{n}", Kind.PARAGRAPH, str(n), None, text) for n, text in enumerate(lines, 1)
    ]
    return Provision(f"att_{number}", Kind.ATTACHMENT, number, "Oaths", None, tuple(parts))


def test_a_number_printed_with_other_marks_is_the_same_number() -> None:
    def labelled(label: str, other: str) -> Document:
        parts = (
            Provision("art_1__para_1", Kind.PARAGRAPH, "1", None, LONG, label=label),
            Provision("art_1__para_2", Kind.PARAGRAPH, "2", None, WATER, label=other),
        )
        return law(Provision("art_1", Kind.ARTICLE, "1", None, None, parts))

    (pair,) = compare(labelled("1.", "2."), labelled("(1)", "2)")).pairs
    assert (pair.relation, pair.editorial) == (Relation.UNCHANGED, True)
    (pair,) = compare(labelled("1.", "2."), labelled("1.", "3.")).pairs
    assert pair.relation is Relation.AMENDED


def test_an_article_that_says_nothing_any_more_is_found_between_the_same_neighbours() -> None:
    empty = Provision("art_2", Kind.ARTICLE, "2", None, None)
    later = Provision("art_3", Kind.ARTICLE, "3", None, None)
    comparison = compare(
        law(article("1", LONG), empty, article("3", WATER)),
        law(article("1", COURT), article("2", LONG), later, article("4", WATER)),
    )
    assert [(pair.old, pair.new) for pair in comparison.pairs if pair.old == ("art_2",)] == [(("art_2",), ("art_3",))]
    assert comparison.by_old["art_2"].relation is Relation.UNCHANGED


def test_an_article_that_said_nothing_and_says_nothing_needs_no_look() -> None:
    text = law(article("1", LONG), Provision("art_2", Kind.ARTICLE, "2", None, None), article("3", WATER))
    pair = compare(text, text).by_new["art_2"]
    assert (pair.old, pair.relation, pair.found_by, pair.sure) == (("art_2",), Relation.UNCHANGED, "label", True)


def test_preambles_are_one_whatever_their_addresses_are() -> None:
    def with_preamble(eid: str, text: str) -> Document:
        return law(Provision(eid, Kind.PREAMBLE, None, None, text), article("1", WATER))

    comparison = compare(with_preamble("pre", LONG), with_preamble("preamble", LONG.replace("arbitrary", "any")))
    assert [(pair.old, pair.new) for pair in comparison.pairs] == [(("pre",), ("preamble",)), (("art_1",), ("art_1",))]
    assert not comparison.moved_provisions


def test_nothing_moves_to_another_section_where_one_text_has_none() -> None:
    articles = article("1", LONG), article("2", WATER)
    held = law(Provision("sec_1", Kind.SECTION, "1", "Rights", None, articles))
    for comparison in (compare(held, law(*articles)), compare(law(*articles), held)):
        assert [pair.moved for pair in comparison.pairs] == [False, False]


def test_a_chapter_takes_its_articles_along_into_another_section() -> None:
    def chapter(section: str, number: str, heading: str, *articles: Provision) -> Provision:
        return Provision(f"sec_{section}__chp_{number}", Kind.CHAPTER, number, heading, None, articles)

    def divided(rights: tuple[Provision, ...], power: tuple[Provision, ...]) -> Document:
        return law(
            Provision("sec_1", Kind.SECTION, "1", "Rights", None, rights),
            Provision("sec_2", Kind.SECTION, "2", "Power", None, power),
        )

    life, courts = (article("1", LONG), article("2", WATER)), article("4", COURT)
    old = divided((chapter("1", "1", "Life", *life), chapter("1", "2", "Taxes", article("3", TAX))),
                  (chapter("2", "3", "Courts", courts),))  # fmt: skip
    new = divided((chapter("1", "1", "Life", *life),),
                  (chapter("2", "2", "Taxes", article("3", TAX)), chapter("2", "3", "Courts", courts)))  # fmt: skip
    assert [pair.new for pair in compare(old, new).pairs if pair.moved] == [("art_3",)]
    assert not any(pair.moved for pair in compare(old, old).pairs)


def test_a_paragraph_that_was_put_in_the_place_of_another_stands_beside_it() -> None:
    (pair,) = compare(law(article("1", LONG, WATER, TAX)), law(article("1", LONG, COURT, TAX))).pairs
    assert [(row.old and row.old.text, row.new and row.new.text) for row in pair.rows] == [
        (LONG, LONG),
        (WATER, COURT),
        (TAX, TAX),
    ]


def test_schedules_are_found_again_although_another_one_was_put_before_them() -> None:
    old, new = law(article("1", LONG), schedule("1", WATER, COURT)), schedule("2", WATER, f"{COURT} They swear it.")
    comparison = compare(old, law(article("1", LONG), schedule("1", TAX, "Members speak the oath aloud."), new))
    assert [(pair.old, pair.new, pair.relation, pair.renumbered) for pair in comparison.pairs[1:]] == [
        ((), ("att_1",), Relation.NEW, False),
        (("att_1",), ("att_2",), Relation.AMENDED, True),
    ]
    assert moves(comparison) == set()
    assert {pair.relation for pair in compare(old, old).pairs} == {Relation.UNCHANGED}


def pointed(number: str, *points: str) -> Provision:
    """Return a paragraph that says nothing but its points."""
    eid = f"art_1__para_{number}"
    parts = [Provision(f"{eid}__point_{n}", Kind.POINT, str(n), None, text) for n, text in enumerate(points, 1)]
    return Provision(eid, Kind.PARAGRAPH, number, None, None, tuple(parts))


def test_a_paragraph_of_nothing_but_points_is_found_again() -> None:
    old, new = (
        law(Provision("art_1", Kind.ARTICLE, "1", None, None, parts))
        for parts in (
            (pointed("1", LONG, TAX), pointed("2", WATER, COURT)),
            (pointed("1", WATER, COURT),),
        )
    )
    assert {pair.relation for pair in compare(old, old).pairs} == {Relation.UNCHANGED}
    (pair,) = compare(old, new).pairs
    assert [row.old.text for row in pair.rows if row.old and row.new is None and row.old.text] == [LONG, TAX]
    assert all(row.old for row in pair.rows)


def test_ten_thousand_identical_paragraphs_are_paired_in_order() -> None:
    old = law(article("1", *["The same words again."] * 10_000))
    new = law(article("1", *["The same words again."] * 9_000))
    comparison = compare(old, new)
    assert sum(row.new is None for row in comparison.pairs[0].rows) == 1_000


def test_a_heading_may_differ_in_case_and_letters_that_look_alike() -> None:
    old = Provision("sec_1", Kind.SECTION, "I", "ҮКIМЕТ", None, (article("1", LONG),))
    new = Provision("sec_1", Kind.SECTION, "I", "Үкімет", None, (article("1", LONG),))
    assert [one.relation for one in compare(law(old), law(new)).sections] == ["unchanged"]


def test_the_sample_is_paired_without_a_wrong_pair() -> None:
    truth = json.loads(resource("sample", "changes.json").read_text(encoding="utf-8"))
    right = {
        (frozenset(f"art_{n}" for n in one["old"]), frozenset(f"art_{n}" for n in one["new"]), one["relation"])
        for one in truth["articles"]
    }
    for language in ("kk", "ru", "en"):
        old, new = (read(resource("sample", f"{name}.{language}.txt")) for name in ("in_force", "draft"))
        pairs = {
            (frozenset(pair.old), frozenset(pair.new), pair.relation.value)
            for pair in compare(old, new).pairs
            if pair.kind is Kind.ARTICLE
        }
        assert pairs == right


def test_a_table_of_forty_pages_is_compared_line_by_line() -> None:
    lines = [f"{n}. {WATER if n % 3 else TAX} {n}" for n in range(2_000)]
    changed = [line.replace("people", "nation") if n % 50 == 0 else line for n, line in enumerate(lines)]
    comparison = compare(law(article("1", "\n".join(lines))), law(article("1", "\n".join(changed))))
    assert {row.changes_text for row in comparison.pairs[0].rows} == {True, False}
    assert all(row.old and row.new for row in comparison.pairs[0].rows)


def test_a_line_without_a_number_that_stands_elsewhere_in_its_article_is_shown_at_both_places() -> None:
    old, new = (law(Provision("art_1", Kind.ARTICLE, "1", None, "\n".join(lines))) for lines in
                ((LONG, WATER, COURT, TAX), (LONG, COURT, TAX, WATER.replace("sold", "given"))))  # fmt: skip
    comparison = compare(old, new)
    (pair,) = comparison.pairs
    assert [(row.old.text if row.old else "", row.moved_to, row.moved_from) for row in pair.rows] == [
        (LONG, None, None),
        (WATER, "art_1", None),
        (COURT, None, None),
        (TAX, None, None),
        (WATER, None, "art_1"),
    ]
    numbers = count(comparison)
    assert (numbers.words_inserted, numbers.words_deleted, moves(comparison)) == (1, 1, set())
    assert numbers.words_old == numbers.words_new
    (swapped,) = compare(law(article("1", LONG, TAX, COURT)), law(article("1", LONG, COURT, TAX))).pairs
    assert not any(row.moved_from or row.moved_to for row in swapped.rows), "numbers tell it"


def test_a_cell_of_a_table_that_says_something_else_stands_beside_what_it_said() -> None:
    def table(*cells: str) -> Document:
        return law(Provision("art_1", Kind.ARTICLE, "1", None, "\n".join((LONG, *cells))))

    old = table("District", "Seats", "North River", "12", "South Lake", "14")
    (pair,) = compare(old, table("District", "Seats", "North River", "15", "West Plain", "9")).pairs
    beside = [(row.old.text, row.new.text) for row in pair.rows if row.old and row.new and row.changes_text]
    assert beside == [("12", "15"), ("South Lake", "West Plain"), ("14", "9")]
    (longer,) = compare(old, table("District", "Seats", "North River", "15", "13", "South Lake", "14")).pairs
    assert [row.old and row.old.text for row in longer.rows if row.new is None] == ["12"]


def test_the_footnote_marks_of_a_publisher_are_no_changes() -> None:
    marked = Provision("art_1", Kind.ARTICLE, "1", "<*>", f"{LONG[:-1]} <7>.\n-------------\n<7> As amended in 2020.")
    comparison = compare(law(article("1", LONG)), law(marked))
    assert [(pair.relation, pair.editorial) for pair in comparison.pairs] == [(Relation.UNCHANGED, True)]
    assert all(hunk.is_equal or hunk.editorial for pair in comparison.pairs for row in pair.rows for hunk in row.hunks)


def test_two_articles_that_a_person_parted_are_not_one_in_any_way() -> None:
    changed = "Judges may be dismissed before their seventieth birthday, as the constitution and the people wish it."
    old, new = law(article("1", COURT)), law(article("1", changed))
    assert [pair.relation for pair in compare(old, new).pairs] == [Relation.AMENDED]
    parted = compare(old, new, [Decision("art_1", "art_1", linked=False)])
    assert {pair.relation for pair in parted.pairs} == {Relation.NEW, Relation.REMOVED}
    assert (parted.moved_provisions, parted.perhaps_moved) == ((), ())


def test_what_a_person_said_of_schedules_and_preambles_counts_too() -> None:
    text = law(Provision("preamble", Kind.PREAMBLE, None, None, LONG), schedule("1", WATER), schedule("2", COURT))
    kept = [(pair.old, pair.new) for pair in compare(text, text).pairs]
    assert kept == [((eid,), (eid,)) for eid in ("preamble", "att_1", "att_2")]
    apart = [Decision(eid, eid, linked=False) for eid in ("preamble", "att_1", "att_2")]
    linked = compare(text, text, [Decision("att_1", "att_2", linked=True), *apart])
    assert linked.by_new["att_2"].old == ("att_1",)
    assert linked.by_new["att_2"].found_by == "by_hand"
    assert {linked.by_new[eid].relation for eid in ("preamble", "att_1")} == {Relation.NEW}
    assert linked.by_old["att_2"].relation is Relation.REMOVED


def test_a_move_to_a_line_without_a_number_is_parted_and_linked_by_hand() -> None:
    old = law(article("1", LONG, TAX, WATER), article("2", COURT))
    new = law(article("1", LONG, WATER), Provision("art_2", Kind.ARTICLE, "2", None, f"{COURT}\n{TAX}"))
    assert moves(compare(old, new)) == {("art_1__para_2", "art_2")}
    parted = compare(old, new, [Decision("art_1__para_2", "art_2", linked=False)])
    assert moves(parted) == set()
    linked = compare(old, new, [Decision("art_1__para_2", "art_2", linked=True)])
    (row,) = (row for row in linked.by_new["art_2"].rows if row.moved_from)
    assert (row.old and row.old.text, row.new and row.new.text, row.found_by) == (TAX, TAX, "by_hand")


def test_a_paragraph_that_was_linked_by_hand_has_no_second_counterpart() -> None:
    old = law(article("1", LONG, TAX), article("2", WATER))
    new = law(article("1", LONG, TAX), article("2", WATER, COURT))
    linked = compare(old, new, [Decision("art_1__para_2", "art_2__para_2", linked=True)])
    stood = [row for pair in linked.pairs for row in pair.rows if row.old and row.old.text == TAX and row.new]
    assert [row.new.eid for row in stood if row.new] == ["art_2__para_2"]


def test_texts_without_articles_are_compared_as_wholes() -> None:
    source = Source("x", "txt", "0")
    old, new = (Document("Pact", "en", source, front=("Pact", text)) for text in (LONG, WATER))
    assert [pair.relation for pair in compare(old, old).pairs] == [Relation.UNCHANGED]
    (pair,) = compare(old, new).pairs
    assert pair.relation is Relation.AMENDED
    assert any(row.changes_text for row in pair.rows)


def test_both_halves_of_an_article_are_found_whichever_is_looked_at_first() -> None:
    free, property_ = "Whoever obeys the law is free.", "Nothing but a court may take property away."
    doubt, courts = (
        "Whatever doubt remains is read in favour of the accused.",
        "Justice is administered by nothing but courts.",
    )
    proof = "Nobody who is accused must prove his innocence."
    judge = "A judge is independent and obeys only the constitution and the law."
    old = law(article("1", free), article("2", property_), article("9", doubt, courts, proof, judge))
    new = law(article("1", free), article("7", doubt, courts), article("8", proof, judge))
    assert [(pair.old, pair.new) for pair in compare(old, new).pairs if "art_9" in pair.old] == [
        (("art_9",), ("art_7", "art_8"))
    ]
    assert [(pair.old, pair.new) for pair in compare(new, old).pairs if "art_9" in pair.new] == [
        (("art_7", "art_8"), ("art_9",))
    ]


def section(number: str, heading: str, *articles: Provision) -> Provision:
    return Provision(f"sec_{number}", Kind.SECTION, number, heading, None, articles)


def test_two_sections_are_not_crossed_where_they_have_more_in_common_as_they_stand() -> None:
    people = article("1", LONG, TAX), article("2", "Everyone may leave.", "Everyone may return.", "Homes are free.")
    old = law(
        section("1", "People", *people, article("3", WATER)),
        section("2", "Courts", article("4", COURT, "Justice is blind."), article("5", LOOKALIKE)),
    )
    joined = article("1", LONG, TAX, "Everyone may leave.", "Everyone may return.", "Homes are free.")
    new = law(
        section("1", "Rights", joined, article("2", COURT), article("3", LOOKALIKE)),
        section("2", "Justice", article("4", "Justice is blind."), article("5", WATER)),
    )
    sections = compare(old, new).sections
    assert [(one.old and one.old.number, one.new and one.new.number) for one in sections] == [("1", "1"), ("2", "2")]
