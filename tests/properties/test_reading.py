"""The law of reading: what a law prints reads as that law, in every language and style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commission_app.domain.document import Source
from commission_app.domain.line_reading import SET_APART, Reading, ReadLine
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.structure import Structured, structured_lines
from tests.unit.readers.made_up_laws import LANGUAGES, STYLES, laws, printed, tree_of
from tests.unit.readers.printed_words import words

SOURCE = Source("x.txt", "txt", "0" * 64)


def read(text: str, language: str | None = None) -> Structured:
    return structured_lines(Read("txt", blocks_of([text])), SOURCE, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_printed_from_a_tree_reads_as_that_tree(language: str, data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(STYLES))
    law = data.draw(laws(language, style))
    found = read(printed(law, language, style), language).document
    assert tree_of(found.nodes) == law
    assert [warning.key for warning in found.warnings if warning.key != "language.looks_wrong"] == []


LINES = [
    *("Статья 1", "Статья 3. Право", "Раздел I", "РАЗДЕЛ II", "Глава 2. Суд", "1. Первое.", "3. Третье:", "1) одно;"),
    *(
        "а) буква;",
        "(a) letter;",
        "(i) one;",
        "Просто текст.",
        "Сноска. Изменено.",
        "{Виключено}",
        "Приложение 1",
        "[2A. X.]",
    ),
    *(
        "Содержание",
        "Преамбула",
        "Мы, народ,",
        "***",
        "г. Столица",
        "1[21A. Right.—Text.",
        "X a. - Titel",
        "§ 5",
        "IV",
        "©",
    ),
    *(
        "Стаття 5 бис. Х",
        "1.1. Вложено.",
        "ARTICLE PREMIER.",
        "1-бап",
        "I бөлім",
        "First Schedule",
        "(1)(a)(i) text",
        "٣. نص",
    ),
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(LINES) | st.text(min_size=1, max_size=40), max_size=30),
    st.sampled_from(["ru", "en", "uk", "de"]),
)
def test_whatever_a_text_is_no_word_of_it_is_lost_or_invented(lines: list[str], language: str) -> None:
    blocks = blocks_of(lines)
    if not blocks:
        return
    found = structured_lines(Read("txt", blocks), SOURCE, language)
    assert [line.text for line in found.lines if line.text] == [
        part for block in blocks for part in _as_split(block.text, [line.text for line in found.lines])
    ]
    document = found.document
    kept = [line for line in found.lines if line.reading not in SET_APART]
    law = words("\n".join(line.text for line in kept))
    parts = [part for node in document.walk() for part in (node.label, node.heading, node.text) if part]
    # A title above the number of its article, which alone has another order in the tree, is of the article after it.
    above = any(one.reading is Reading.TITLE and one.eid == other.eid != before for before, one, other in _threes(kept))
    order: Callable[[list[str]], list[str]] = sorted if above else list
    assert order(words("\n".join(parts))) == order(law)
    eids = [node.eid for node in document.walk()]
    assert len(set(eids)) == len(eids)


def _threes(lines: list[ReadLine]) -> Iterator[tuple[str | None, ReadLine, ReadLine]]:
    """Yield each two lines that follow each other, with the eid of the line before them."""
    before = [None, *(line.eid for line in lines)]
    return zip(before, lines, lines[1:], strict=False)


def _as_split(text: str, lines: list[str]) -> list[str]:
    """Return a block's text as the lines it was split into."""
    return [text] if text in lines else [line for line in lines if line in text]


REAL = ["by_2004_ru.txt", "ru_1993_original.txt", "fr_1958_2008_fr.txt"]


@pytest.mark.parametrize("name", REAL)
@settings(max_examples=25)
@given(data=st.data())
def test_a_real_law_with_lines_gone_doubled_or_moved_keeps_every_word(
    corpus: Callable[[str], Path], name: str, data: st.DataObject
) -> None:
    lines = [block.text for block in blocks_of([corpus(name).read_text(encoding="utf-8")])]
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(lines) - 2))
        what = data.draw(st.sampled_from(["gone", "doubled", "moved", "cut"]))
        if what == "gone":
            del lines[at]
        elif what == "doubled":
            lines.insert(data.draw(st.integers(0, len(lines))), lines[at])
        elif what == "moved":
            lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif " " in lines[at][1:-1]:
            first, _, second = lines[at].partition(" ")
            lines[at : at + 1] = [first, second]
    found = read("\n".join(lines))
    assert words("\n".join(line.text for line in found.lines)) == words("\n".join(lines))
    law = words("\n".join(line.text for line in found.lines if line.reading not in SET_APART))
    parts = [part for node in found.document.walk() for part in (node.label, node.heading, node.text) if part]
    assert words("\n".join(parts)) == law
