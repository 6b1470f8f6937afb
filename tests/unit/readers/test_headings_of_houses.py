"""More headings that no word tells, titles with full stops, and tables of contents; in made-up words."""

from __future__ import annotations

import pytest

from commission_app.readers.rules import rules_of
from tests.unit.readers.drawn_laws import drawn, read


def test_titles_with_digits_are_headings_where_they_begin_anew_under_each_heading() -> None:
    document = read(
        """USTAV ZEMLJE
I. TEMELJNE ODREDBE
Članak 1.
Zemlja je dom naroda.
II. PRAVA LJUDI
1. Zajedničke odredbe
Članak 2.
Ljudi su slobodni.
2. Osobna prava
Članak 3.
Svatko ima dom.
III. VLAST
1. Vijeće
Članak 4.
Vijeće ima tri člana:
1. jednog sa sjevera,
2. jednog s juga.
2. Predsjednik
Članak 5.
Predsjednik služi narodu."""
    )
    assert [line for line in drawn(document) if line.startswith((".sect", "sect"))] == [
        "sect I. /TEMELJNE ODREDBE/",
        "sect II. /PRAVA LJUDI/",
        ".sect 1. /Zajedničke odredbe/",
        ".sect 2. /Osobna prava/",
        "sect III. /VLAST/",
        ".sect 1. /Vijeće/",
        ".sect 2. /Predsjednik/",
    ]
    assert document.warnings == ()


def test_a_title_above_an_article_stands_between_it_and_a_heading_with_a_digit() -> None:
    document = read(
        """УСТАВ ЗЕМЉЕ
ПРВИ ДЕО
НАЧЕЛА
О земљи
Члан 1.
Земља је дом народа и људи.
ДРУГИ ДЕО
ПРАВА
1. Основна начела
О људима
Члан 2.
Људи су слободни и једнаки.
О дому
Члан 3.
Свако има дом и врата.
2. Лична права
О вратима
Члан 4.
Врата су отворена и широка."""
    )
    assert drawn(document)[2:] == [
        "part ДРУГИ ДЕО /ПРАВА/",
        ".sect 1. /Основна начела/",
        "..arti Члан 2. /О људима/ Људи су слободни и једнаки.",
        "..arti Члан 3. /О дому/ Свако има дом и врата.",
        ".sect 2. /Лична права/",
        "..arti Члан 4. /О вратима/ Врата су отворена и широка.",
    ]


def test_the_last_points_of_articles_are_no_headings() -> None:
    document = read(
        """ЗАКОН О ЗЕМЛЕ
Глава 1. Земля
Статья 1
Есть:
1. земля
2. вода
Статья 2
Есть:
1. огонь
2. воздух
Статья 3
Всё это едино."""
    )
    assert [len(article.children) for article in document.articles] == [2, 2, 0]


KENYAN = """THE CONSTITUTION OF THE LAND
{contents}CHAPTER ONE—THE PEOPLE
Power of the people.
1. (1) All power is of the people and of no other.
(2) The people use their power as this law says.
Rank of this Constitution.
2. (1) This Constitution is above all other laws.
(2) No person may act against it.
CHAPTER TWO—THE LAND
The land.
3. (1) The land is one and free.
(2) It has a hall and a house.
Its tongue.
4. (1) The tongue of the land is its own.
(2) All speak it."""
TREE = [
    "chap CHAPTER ONE— /THE PEOPLE/",
    ".arti 1. /Power of the people./",
    "..para (1) All power is of the people and of no other.",
    "..para (2) The people use their power as this law says.",
    ".arti 2. /Rank of this Constitution./",
    "..para (1) This Constitution is above all other laws.",
    "..para (2) No person may act against it.",
    "chap CHAPTER TWO— /THE LAND/",
    ".arti 3. /The land./",
    "..para (1) The land is one and free.",
    "..para (2) It has a hall and a house.",
    ".arti 4. /Its tongue./",
    "..para (1) The tongue of the land is its own.",
    "..para (2) All speak it.",
]


def test_titles_above_may_end_with_a_full_stop() -> None:
    assert drawn(read(KENYAN.format(contents=""))) == TREE


def test_short_sentences_that_end_articles_are_no_titles() -> None:
    more = "and nobody may part, sell or give away any of it, be it a field, a river, a lake, a road or a house"
    document = read(
        f"""THE LAW OF THE LAND
CHAPTER I
Article 1. The land is one and free, {more}.
It has a hall.
Article 2. The people are free, {more}.
They have a house.
CHAPTER II
Article 3. The hall makes laws, {more}.
They are written.
Article 4. The house keeps them, {more}.
It has doors."""
    )
    assert [article.heading for article in document.articles] == [None] * 4


def test_the_entries_after_the_last_heading_of_a_table_of_contents_are_of_it() -> None:
    contents = """ARRANGEMENT OF ARTICLES
CHAPTER ONE—THE PEOPLE
1—Power of the people.
2—Rank of this Constitution.
CHAPTER TWO—THE LAND
3—The land.
4—Its tongue.
"""
    document = read(KENYAN.format(contents=contents))
    assert drawn(document) == TREE
    assert document.apart == tuple(contents.splitlines())


@pytest.mark.parametrize(
    ("language", "line", "number", "address", "rest"),
    [
        ("de", "Art. 10a² Das Haus", "10a", "10a", "Das Haus"),
        ("hr", "Članak 5.a", "5.a", "5a", ""),
        ("be", "Артыкул 89¹. Сход", "89¹", "89-1", "Сход"),
    ],
)
def test_numbers_with_letters_are_kept_beside_marks_and_dots(
    language: str, line: str, number: str, address: str, rest: str
) -> None:
    opening = rules_of(language).heading(line)
    assert opening is not None
    assert (opening.number, opening.address, opening.rest) == (number, address, rest)


def test_a_long_paragraph_of_where_and_when_the_law_was_signed_is_no_part_of_it() -> None:
    done = (
        "Done in the hall of the land by the unanimous consent of those present on the seventh day of May in the year "
        "two thousand and thirty-one, in witness whereof they have written their names."
    )
    document = read(f"THE LAW OF THE LAND\nArticle 1\nThe land is free.\nArticle 2\nIt has a hall.\n{done}\nA. Person")
    assert document.back == (done, "A. Person")
