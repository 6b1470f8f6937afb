"""Every table of ``resources/numbering``: each of its headings, one in the other as deep as the table goes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commission_app.base.resources import resource
from commission_app.domain.document import Provision, Source
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.structure import structured

TABLES = sorted(resource("numbering").glob("*.toml"), key=lambda path: path.name)
ROMAN = ("I", "II", "III", "IV")
Heading = tuple[str, str]
"""A kind, and the shape of its heading."""


def headings_of(table: Path) -> tuple[list[Heading], list[Heading], list[str]]:
    """Return the containers of a language from the outside in, one of each word; its articles; its frequent words."""
    held = tomllib.loads(table.read_text(encoding="utf-8"))
    containers: dict[str, Heading] = {}
    articles: list[Heading] = []
    for one in held["headings"]:
        kind, _, shape = one.partition(": ")
        words = re.findall(r"[^\W\d_]+", shape.replace("{number}", " "))
        if kind == "article":
            articles.append((kind, shape))
        elif words and kind != "paragraph":
            # What one prints as a plural of the other would not stand below it.
            word = words[0] if shape.endswith("{number}") else words[-1]
            containers.setdefault(word, (kind, shape))
    return list(containers.values()), articles, held["words"]


def printed(containers: Sequence[Heading], article: Heading, words: Sequence[str], numbers: Iterator[int]) -> str:
    """Return a law that holds each container twice in every one above it, and an article in the innermost."""
    text = f"{words[0]} {words[1]} {words[2]}.".capitalize()
    if not containers:
        return f"{article[1].format(number=next(numbers)).capitalize()}\n{text}\n"
    _, shape = containers[0]
    return "".join(
        f"{shape.format(number=ROMAN[place]).upper()}\n{text[:-1]}\n{printed(containers[1:], article, words, numbers)}"
        for place in range(2)
    )


def depths(nodes: Sequence[Provision], depth: int = 0) -> Iterator[tuple[int, str, str | None]]:
    for node in nodes:
        yield depth, node.kind.value, node.number
        yield from depths(node.children, depth + 1)


def expected(containers: Sequence[Heading], numbers: Iterator[int], depth: int = 0) -> Iterator[tuple[int, str, str]]:
    if not containers:
        yield depth, "article", str(next(numbers))
        return
    for place in range(2):
        yield depth, containers[0][0], ROMAN[place]
        yield from expected(containers[1:], numbers, depth + 1)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_all_containers_of_a_language_nest_around_each_of_its_names_of_articles(table: Path) -> None:
    containers, articles, words = headings_of(table)
    assert articles
    for article in articles:
        text = printed(containers[:5], article, words, iter(range(1, 100)))
        document = structured(Read("txt", blocks_of([text])), Source("x", "txt", "0" * 64), table.stem)
        assert list(depths(document.nodes)) == list(expected(containers[:5], iter(range(1, 100)))), text
        assert [one.key for one in document.warnings if one.key != "language.looks_wrong"] == []
