from __future__ import annotations

import pytest

from commission_app.compare.editorial import plain
from commission_app.compare.stems import stems
from commission_app.compare.word_diff import redline
from commission_app.compare.words import Tokens


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(hunk.old, hunk.new) for hunk in redline(old, new) if not hunk.is_equal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("91-баптың 2-тармағы", ["91-баптың", "2-тармағы"]),
        ("статья 67.1, пункт «б»", ["статья", "67.1", ",", "пункт", "«", "б", "»"]),
        ("социально-экономический — и", ["социально-экономический", "—", "и"]),
        ("Закон № 5-ФЗ.", ["Закон", "№", "5-ФЗ", "."]),
        ("the people’s “will” (9¹)", ["the", "people’s", "“", "will", "”", "(", "9¹", ")"]),
        ("обов'язок, 1) та 2)", ["обов'язок", ",", "1", ")", "та", "2", ")"]),
    ],
)
def test_tokens_are_words_numbers_and_single_marks(text: str, expected: list[str]) -> None:
    assert Tokens(text).texts == expected
    found = Tokens(text)
    spans = zip(found.edges[::2], found.edges[1::2], strict=False)
    assert [text[start:end] for start, end in spans] == expected


def test_the_root_of_a_kazakh_word_outlives_its_suffixes() -> None:
    assert stems("азаматтарының") == stems("азаматқа")
    assert stems("67.1") == ["67.1"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Земля едина.", "Земля наша едина.", [("", "наша ")]),
        ("на 5 лет", "на 7 лет", [("5", "7")]),
        ("все, равны", "все равны", [(",", "")]),
        ("в статье 67 сказано", "в статье 67.1 сказано", [("67", "67.1")]),
        ("от 25 до 60 лет", "от 30 до 65 лет", [("25", "30"), ("60", "65")]),
        ("пункт 2) статьи 5-1", "пункт 3) статьи 6", [("2", "3"), ("5-1", "6")]),
        ("статьи 12, 14 и 18", "статьи 13, 15 и 19", [("12", "13"), ("14", "15"), ("18", "19")]),
        ("не менее 10 000 тенге", "не менее 12 500 тенге", [("10 000", "12 500")]),
        ("бап 91-баптың ережесі", "бап 92-баптың ережесі", [("91-баптың", "92-баптың")]),
    ],
)
def test_small_changes_are_shown_exactly(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changes(old, new) == expected


def test_a_phrase_rewritten_around_a_small_word_is_one_hunk() -> None:
    old = "The term is four long years and two short months for all."
    new = "The term is seven brief periods and nine full weeks for all."
    assert changes(old, new) == [("four long years and two short months", "seven brief periods and nine full weeks")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "They vote by open ballot. He may be chosen once.",
            "They vote by secret lot. None shall be chosen twice.",
            [("open ballot", "secret lot"), ("He may", "None shall"), ("once", "twice")],
        ),
        ("а) земля; б) вода; в) лес", "1) земля; 2) вода; 3) лес", [("а", "1"), ("б", "2"), ("в", "3")]),
    ],
)
def test_a_phrase_does_not_reach_into_the_next_sentence_or_item(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == expected


@pytest.mark.parametrize(
    ("shorter", "longer", "piece"),
    [
        ("Земля едина. Вода чиста.", "Земля едина. Воздух свеж. Вода чиста.", "Воздух свеж. "),
        ("Никого не казнят.", "Казни нет. Никого не казнят.", "Казни нет. "),
        ("Суд независим. Суд решает дела.", "Суд независим. Суд свободен. Суд решает дела.", "Суд свободен. "),
        ("1) земля; 3) лес.", "1) земля; 2) вода; 3) лес.", "2) вода; "),
        ("in Articles 4 and 6", "in Articles 4, 5 and 6", ", 5"),
        ("Rate 1.5 holds.", "Rate 1.5 holds. It lasts.", " It lasts."),
    ],
)
def test_what_is_put_in_or_left_out_is_a_whole_sentence_or_item(shorter: str, longer: str, piece: str) -> None:
    assert changes(shorter, longer) == [("", piece)]
    assert changes(longer, shorter) == [(piece, "")]


def test_an_item_put_before_others_of_its_line_begins_and_ends_with_a_marker() -> None:
    old = "It includes (a) freedom to seek ideas; and (b) academic freedom."
    new = "It includes (a) freedom of the press; (b) freedom to seek ideas; and (c) academic freedom."
    assert changes(old, new) == [("", "freedom of the press; (b) "), ("b", "c")]


def test_a_sentence_that_changes_its_place_leaves_and_comes_as_a_whole() -> None:
    assert changes("Казни нет. Никого не судят дважды.", "Никого не судят дважды. Казни нет.") == [
        ("Казни нет. ", ""),
        ("", " Казни нет."),
    ]


def test_a_text_of_which_a_few_scattered_words_are_left_was_rewritten_as_a_whole() -> None:
    old = "If no cabinet is formed within forty days and none has the trust of a majority, the head of state resigns."
    new = "The assembly, by its own resolution and for grave reasons, calls early elections to every office in a year."
    assert len(changes(old, new)) == 1
    kept = "The Council consists of twelve members and its chair is the minister."
    assert len(changes(kept, kept.replace("twelve", "nine").replace("minister", "oldest"))) == 2


def test_a_short_word_beside_a_replaced_phrase_did_not_stay_by_itself() -> None:
    old = "The oath is taken on the second Wednesday of January in a solemn session."
    new = "The oath is taken in one month from the day of the results."

    # Not "on the second Wednesday of January" gone and "in" left between the two.
    assert changes(old, new) == [
        ("on the second Wednesday of January in a solemn session", "in one month from the day of the results")
    ]


def test_a_short_word_stays_beside_what_a_mark_sets_off_or_a_word_that_came() -> None:
    assert changes("не моложе десяти лет.", "не моложе пяти лет, не имеющий иного гражданства.") == [
        ("десяти", "пяти"),
        ("", ", не имеющий иного гражданства"),
    ]
    assert changes("избирается на четыре года.", "избирается сроком на шесть лет.") == [
        ("", "сроком "),
        ("четыре года", "шесть лет"),
    ]


def test_two_small_insertions_stay_apart() -> None:
    assert changes("a free vote of all", "a free secret vote always of all") == [("", "secret "), ("", "always ")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("он «сам» решил", "он “сам” решил"),
        ("срок - год", "срок — год"),
        ("one two", "one\N{NO-BREAK SPACE}two"),
        ("судом", "судом."),
        ("դատարանը", "դատարանը։"),
        ("1) право;", "1) право."),
        ("статья IV", "статья ІV"),
        ("ХХІ век", "XXI век"),
        ("и так…", "и так..."),
        ("Всё учтёт ещё раз", "Все учтет еще раз"),
        ("закон № 5", "закон N 5"),
    ],
)
def test_changes_of_print_alone_are_editorial(old: str, new: str) -> None:
    assert [hunk.editorial for hunk in redline(old, new) if not hunk.is_equal] == [True] * len(changes(old, new))
    assert changes(old, new)


@pytest.mark.parametrize(
    ("old", "new"), [("да, нет", "да нет"), ("казнить нельзя", "казнить «нельзя»"), ("a. b", "a b")]
)
def test_punctuation_inside_a_sentence_is_not_editorial(old: str, new: str) -> None:
    assert not any(hunk.editorial for hunk in redline(old, new))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Премьер-Министр", "Премьер-Министр"),
        ("Совет - орган", "Совет-орган"),
        ("Совет – орган", "Совет-орган"),
        ("Совет -орган", "Совет-орган"),
        ("Совет- орган", "Совет-орган"),
        ('закон "О языках"', 'закон "О языках"'),
        ("закон «О языках»", 'закон "О языках"'),
        ("  два  слова ", "два слова"),
        ("- пункт", "-пункт"),
    ],
)
def test_what_is_printed_in_several_ways_has_one_plain_form(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert plain(expected) == expected
