from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.domain.document import Document, Kind, Source
from commission_app.domain.passage import passage
from commission_app.readers.block import Block, Read, Role, blocks_of
from commission_app.readers.registry import read
from commission_app.readers.structure import structured


def tree(text: str, language: str | None = None) -> Document:
    """Return the tree of a made-up law."""
    return structured(Read("txt", blocks_of([text])), Source("x.txt", "txt", "0" * 64), language)


LAWS = {
    "ru": """\
ПРОЕКТ
КОНСТИТУЦИЯ СТРАНЫ
Мы, народ,
принимаем её.
Раздел I
Основы
Статья 1
Страна едина.
Статья 2. Право
1. Первое.
2. Второе:
1) один;
2) два.
Всё это верно.
Раздел II. Прочее
Статья 3-1
Текст.
Сноска. Изменена законом.
г. Столица""",
    "kk": """\
ЖОБА
ЕЛДІҢ КОНСТИТУЦИЯСЫ
Біз, халық,
осыны қабылдаймыз.
І бөлім
Негіздер
1-бап
Ел біртұтас.
2-бап. Құқық
1. Бірінші.
2. Екінші:
1) бір;
2) екі.
Бәрі дұрыс.
II бөлім. Өзге
3-1-бап
Мәтін.
Ескерту. Заңмен өзгертілді.
Астана қаласы""",
    "en": """\
DRAFT
CONSTITUTION OF THE LAND
We, the people,
adopt this.
Section I
Foundations
Article 1
The land is one.
Article 2. Rights
1. First.
2. Second:
1) one;
2) two.
All this is so.
Section II. Other
Article 3-1
Text.
Footnote: changed by law.
The Capital""",
}


@pytest.mark.parametrize("language", LAWS)
def test_a_law_becomes_the_same_tree_in_every_language(language: str) -> None:
    document = tree(LAWS[language])
    assert document.language == language
    assert [node.eid for node in document.walk()] == [
        *("preamble", "sec_1", "art_1", "art_2", "art_2__para_1", "art_2__para_2"),
        *("art_2__para_2__point_1", "art_2__para_2__point_2", "art_2__para_2__wrap_up", "sec_2", "art_3-1"),
    ]
    article, section = document.find("art_2"), document.find("sec_1")
    assert article is not None
    assert section is not None
    assert article.heading
    assert section.heading
    assert (len(document.front), len(document.back), len(document.notes)) == (2, 1, 1)
    assert document.notes[0].eid == "art_3-1"
    assert [warning.key for warning in document.warnings] == ["numbering.gap"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Статья 67¹", "67¹"),
        ("Статья 67.1", "67.1"),
        ("СТАТЬЯ 5.", "5"),
        ("Статья 3-1.", "3-1"),
    ],
)
def test_article_numbers_stay_as_printed(heading: str, number: str) -> None:
    document = tree(f"Конституция\n{heading}\nТекст статьи.", "ru")
    assert [article.number for article in document.articles] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "Статья 5 настоящей Конституции применяется сразу.",
        "Раздел об этом не говорит.",
        "Статьями 5 и 6 установлено иное.",
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_text(line: str) -> None:
    document = tree(f"Конституция\nСтатья 1\n{line}", "ru")
    assert [article.text for article in document.articles] == [line]


def test_a_title_after_the_number_is_told_from_a_text() -> None:
    document = tree("Конституция\nСтатья 1. Название\nТекст.\nСтатья 2. Это уже текст.\nСтатья 3. Без точки", "ru")
    assert [(article.heading, article.text) for article in document.articles] == [
        ("Название", "Текст."),
        (None, "Это уже текст."),
        (None, "Без точки"),
    ]


def test_numbers_in_words_and_numbers_that_repeat_are_kept() -> None:
    document = tree("Конституция\nРАЗДЕЛ ВТОРОЙ\nЗаключение\n1. Одно.\nСтатья 1\nТекст.\nСтатья 1\nЕщё текст.", "ru")
    assert [node.eid for node in document.walk() if node.kind in (Kind.SECTION, Kind.ARTICLE)] == [
        *("sec_2", "art_1", "sec_2__art_1")
    ]
    assert "numbering.repeat" in [warning.key for warning in document.warnings]


def test_a_wrong_language_and_loose_text_are_warned_of() -> None:
    loose = "Это длинный абзац, который стоит перед первым заголовком и ничем не объяснён. " * 4
    document = tree(f"Конституция\n{loose}\nСтатья 1\nТекст статьи.", "kk")
    assert {"language.looks_wrong", "text.before_first_heading"} <= {warning.key for warning in document.warnings}
    russian = tree(f"Конституция\n{loose}\nСтатья 1\nТекст статьи.")
    assert [warning.key for warning in russian.warnings] == ["text.before_first_heading"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_plain_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "law"
    path.write_bytes(LAWS["ru"].encode(encoding))
    assert read(path).counts()["article"] == 3


def test_a_table_after_the_last_paragraph_belongs_to_the_law_and_a_signature_does_not() -> None:
    rows = "\n".join(f"Region {number}\n{number} percent" for number in range(20))
    law = "LAW\nArticle 1\nEveryone pays.\nArticle 2\nThe rates stand in this table, which nobody else may change.\n"
    last = tree(f"{law}{rows}", "en").articles[-1]
    assert "19 percent" in (last.text or "")
    signed = tree(f"{law}The President\nJane Torebai", "en")
    assert signed.back == ("The President", "Jane Torebai")


def test_what_is_of_the_page_does_not_part_a_heading_from_its_title() -> None:
    blocks = [
        *blocks_of(["КОНСТИТУЦИЯ СТРАНЫ", "Раздел I"]),
        Block("Страница 1", Role.APART),
        *blocks_of(["О СТРАНЕ", "Статья 1", "Страна едина и свободна.", "Раздел II"]),
        Block("Страница 2", Role.APART),
        *blocks_of(["О ЛЮДЯХ", "Статья 2", "Люди равны и свободны."]),
    ]
    document = structured(Read("pdf", tuple(blocks)), Source("x.pdf", "pdf", "0" * 64), "ru")
    assert [(node.label, node.heading) for node in document.nodes] == [
        ("Раздел I", "О СТРАНЕ"),
        ("Раздел II", "О ЛЮДЯХ"),
    ]
    assert document.apart == ("Страница 1", "Страница 2")


@pytest.mark.parametrize("sign", ["①)", "①.", "(①)", "½)", "¹d¹)", "ⅳ)"])
def test_signs_that_only_look_like_digits_count_nothing(sign: str) -> None:
    document = tree(f"Article 1\n{sign} all are equal;\n{sign} nobody is above the law.\nArticle 2\nText.", "en")
    assert not any(node.number for node in document.articles[0].children)
    assert passage(document.articles[0]).text == f"{sign} all are equal;\n{sign} nobody is above the law."


@pytest.mark.parametrize("section", ["", "Section III\nParliament\n"])
def test_numbers_right_below_the_heading_of_an_article_count_its_paragraphs_however_many(section: str) -> None:
    paragraphs = "\n".join(f"{number}. Parliament decides on matter {number} by an act." for number in range(1, 15))
    alone = tree(f"{section}Article 44\n{paragraphs}")
    assert [(one.number, len(one.children)) for one in alone.articles] == [("44", 14)]
    two = tree(f"{section}Article 44. Powers\n{paragraphs}\nArticle 45\n1. Members are free.\n2. They vote.")
    assert [(one.number, len(one.children)) for one in two.articles] == [("44", 14), ("45", 2)]
