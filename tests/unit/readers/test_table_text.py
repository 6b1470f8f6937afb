from __future__ import annotations

import random

import pytest

from commission_app.readers.table_text import table_text

RUSSIAN = [
    "суд",
    "закон",
    "парламент",
    "президент",
    "правительство",
    "права человека",
    "гражданин",
    "собственность",
    "выборы",
    "референдум",
    "неприкосновенность",
    "местное самоуправление",
    "конституция",
    "законодательная инициатива",
    "государственный язык",
    "земля",
]
KAZAKH = [
    "сот",
    "заң",
    "парламент",
    "президент",
    "Үкімет",
    "адам құқықтары",
    "азамат",
    "меншік",
    "сайлау",
    "референдум",
    "қол сұғылмаушылық",
    "жергілікті өзін-өзі басқару",
    "Конституция",
    "заң шығару бастамасы",
    "мемлекеттік тіл",
    "жер",
]
TABLE = "\r\n".join(("kk;ru;en", *(f"{kk};{ru};word" for kk, ru in zip(KAZAKH, RUSSIAN, strict=True))))
RUSSIAN_TABLE = "\r\n".join(("ru;en", *(f"{ru};word" for ru in RUSSIAN)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_is_told_with_all_letters(encoding: str) -> None:
    told = table_text(TABLE.encode(encoding), "t.csv")
    assert told is not None
    assert (told[0].lstrip("\ufeff"), told[1]) == (TABLE, True)


def test_windows_cyrillic_is_told_with_and_without_the_letters_of_kazakh() -> None:
    assert table_text(RUSSIAN_TABLE.encode("cp1251"), "t.csv") == (RUSSIAN_TABLE, False)
    assert table_text(TABLE.encode("kz1048"), "t.csv") == (TABLE, False)
    quoted = "ru;en\r\n«суд» — “орган” № 5;the people’s court…"
    assert table_text(quoted.encode("cp1251"), "t.csv") == (quoted, False)


@pytest.mark.parametrize("encoding", ["koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "ptcp154", "cp1252"])
def test_no_other_encoding_is_taken_for_it(encoding: str) -> None:
    chance = random.Random(1)
    for size in (1, 2, 3, 5, 10, 16):
        for _ in range(20):
            words = chance.sample(RUSSIAN if encoding != "cp1252" else ["égalité", "Öffentlichkeit"] * 8, size)
            table = "\n".join(("ru;en", *(f"{word};word" for word in words)))
            told = table_text(table.encode(encoding), "t.csv")
            # All that one of them may cost is a capital at the beginning of a word.
            assert told is None or told[0].lower() == table
