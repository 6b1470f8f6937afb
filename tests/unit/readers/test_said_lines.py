"""What a person says of a line is what the tree has, whatever the line looks like."""

from __future__ import annotations

from collections.abc import Sequence

from commission_app.domain.document import Document, Source
from commission_app.domain.line_reading import Act, Correction, Reading
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.structure import structured
from tests.unit.readers.drawn_laws import drawn

LAW = """КОНСТИТУЦИЯ СТРАНЫ
Статья 1
1. Дом один.
Дом стоит в саду.
2. Сад у дома свой:
яблони и груши;
(1) и дорожки.
Статья 2
Закон един для всех домов."""


def read(*corrections: Correction) -> Document:
    return structured(Read("txt", blocks_of([LAW])), Source("x.txt", "txt", "0" * 64), "ru", corrections)


def mark(line: str, reading: Reading) -> Sequence[Correction]:
    return (Correction(line, Act.MARK, reading),)


def test_a_line_without_a_number_becomes_a_paragraph_or_a_point() -> None:
    document = read(*mark("Дом стоит в саду.", Reading.PARAGRAPH), *mark("яблони и груши;", Reading.POINT))
    assert drawn(document)[:5] == [
        "arti Статья 1",
        ".para 1. Дом один.",
        ".para Дом стоит в саду.",
        ".para 2. Сад у дома свой:",
        "..poin яблони и груши;",
    ]


def test_a_numbered_line_is_the_part_that_a_person_says() -> None:
    document = read(*mark("(1) и дорожки.", Reading.SUBPARAGRAPH))
    assert "...subp (1) и дорожки." in drawn(document) or "..subp (1) и дорожки." in drawn(document)


def test_a_numbered_line_that_a_person_calls_text_begins_nothing() -> None:
    document = read(*mark("2. Сад у дома свой:", Reading.TEXT))
    assert [node.number for node in document.articles[0].children] == ["1"]
