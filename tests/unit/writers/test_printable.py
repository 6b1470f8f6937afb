import pytest

from commission_app.writers.printable import language_of, language_tag, one_line, printable, title_line


def test_letters_signs_and_line_ends_stay() -> None:
    assert printable("Әділет – № 5 ₸\nекінші жол") == "Әділет – № 5 ₸\nекінші жол"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85"])
def test_every_line_end_is_one_line_end(end: str) -> None:
    assert printable(f"бір{end}екі") == "бір\nекі"


@pytest.mark.parametrize(
    "sign", ["\0", "\x02", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff", "\u202e", "\u2067", "\xad"]
)
def test_what_no_paper_shows_is_dropped(sign: str) -> None:
    assert printable(f"заң{sign}дар") == "заңдар"


def test_a_letter_in_two_parts_becomes_one() -> None:
    assert printable("и\u0306") == "й"


def test_a_title_stands_on_one_line() -> None:
    assert one_line("  Жоба\n\tбойынша ") == "Жоба бойынша"


def test_a_title_that_stands_again_is_shortened_and_never_empty() -> None:
    assert title_line("сөз " * 100, 20) == "сөз сөз сөз сөз сөз…"
    assert title_line(" \n") == "…"


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("Әркім тең", "ru", "kk"),
        ("Каждый имеет право свободно выходить к озеру и реке", "kk", "ru"),
        ("Everyone has the right to go to the lake and the river", "kk", "en"),
        ("1-бап", "kk", "kk"),
        ("Статья 1", "ru", "ru"),
        ("", "en", "en"),
    ],
)
def test_a_foreign_paragraph_is_known_by_its_letters(text: str, default: str, language: str) -> None:
    assert language_of(text, default) == language


def test_word_processors_get_a_country_with_the_language() -> None:
    assert [language_tag(code) for code in ("kk", "ru", "en", "fr")] == ["kk-KZ", "ru-RU", "en-GB", "fr"]
