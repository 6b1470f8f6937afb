"""The order of Kazakh and Russian words."""

from __future__ import annotations

import unicodedata

from commission_app.base.collation import KAZAKH_ALPHABET, collation_key


def in_order(*texts: str) -> bool:
    """Return whether these texts stand in their order, also when they come in another."""
    backwards = list(texts)[::-1]
    return sorted(backwards, key=collation_key) == list(texts)


def test_the_alphabet_has_forty_two_letters_and_is_in_its_own_order() -> None:
    assert len(set(KAZAKH_ALPHABET)) == 42
    assert in_order(*KAZAKH_ALPHABET)


def test_kazakh_names_stand_in_the_kazakh_order() -> None:
    assert in_order("Абай", "Әлихан", "Бауыржан", "Гүлнар", "Ғани", "Кенесары", "Қаныш", "Ораз", "Өмір", "Ян")


def test_dotted_i_comes_after_yery() -> None:
    assert in_order("ты", "ті", "тэ")


def test_io_stands_after_ie() -> None:
    assert in_order("елка", "ёлка", "жар")


def test_case_decides_only_between_equal_words() -> None:
    assert in_order("бап", "Бап", "бапа", "Бапб")


def test_numbers_are_ordered_by_value() -> None:
    assert in_order("статья 2", "статья 10", "статья 10-1")


def test_signs_come_before_numbers_then_latin_then_cyrillic() -> None:
    assert in_order("", "«", "7", "z", "а", "ჰ")


def test_latin_letters_stand_by_their_base_letter() -> None:
    assert in_order("eb", "éc", "fa")


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert collation_key(unicodedata.normalize("NFD", "Йод")) == collation_key("Йод")


def test_a_very_long_number_is_ordered_without_fail() -> None:
    assert in_order("1", "9" * 20_000)
