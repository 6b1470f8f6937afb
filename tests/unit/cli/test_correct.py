"""Saying on the command line what the lines of a document are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import call

LAW = """КОНСТИТУЦИЯ СТРАНЫ
Статья 1
1. Дом один.
Дом стоит в саду.
Статья 2
Закон принимает
палата.
Совет живёт рядом. Статья 3
Совет исполняет закон."""
TREE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="constitution"><body>
<article eId="art_1"><num>Article 1</num><content eId="art_1__content"><p>The land is one.</p></content></article>
</body></act></akomaNtoso>"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_what_is_said_of_a_line_is_known_in_the_next_edition(law: Path, tmp_path: Path) -> None:
    assert call("correct", law, "дом стоит в саду", "--as", "paragraph").code == 0
    assert call("correct", law, "палата.", "--join").code == 0
    assert call("correct", law, "Совет живёт рядом. Статья 3", "--split", "Статья 3").code == 0
    edition = tmp_path / "next.txt"
    edition.write_text(LAW.replace("Дом один", "Дом у нас один"), encoding="utf-8")
    lines = call("correct", edition, "--json").json["lines"]
    assert [(one["reading"], one["eid"], one["text"]) for one in lines[3:]] == [
        ("paragraph", "art_1__para_nn", "Дом стоит в саду."),
        ("article", "art_2", "Статья 2"),
        ("text", "art_2", "Закон принимает палата."),
        ("text", "art_2", "Совет живёт рядом."),
        ("article", "art_3", "Статья 3"),
        ("text", "art_3", "Совет исполняет закон."),
    ]
    assert call("correct", edition, "--forget").code == 0
    assert call("outline", law, "--json").json["counts"]["article"] == 2


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("нет такой строки", "--as", "note"), "reading.no_such_line"),
        (("Статья 1", "--as", "note", "--nth", "2"), "reading.no_such_line"),
        (("КОНСТИТУЦИЯ СТРАНЫ", "--join"), "reading.nothing_before"),
        (("палата.", "--split", "палата"), "reading.split_elsewhere"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_remembered(
    law: Path, arguments: tuple[str, ...], key: str
) -> None:
    refused = call("correct", law, *arguments)
    assert (refused.code, f"[{key}]" in refused.err) == (3, True)
    assert call("correct", law, "--json").json["corrections"] == []


def test_a_tree_that_the_format_tells_is_not_corrected(tmp_path: Path) -> None:
    path = tmp_path / "law.xml"
    path.write_text(TREE, encoding="utf-8")
    refused = call("correct", path, "The land is one.", "--as", "note")
    assert (refused.code, "[import.told_by_format]" in refused.err) == (3, True)
