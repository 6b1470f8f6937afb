"""Akoma Ntoso: what is written is valid by the standard's rules, and reads back as the same tree."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission_app.domain.document import Document, Kind, Note, Provision, Source
from commission_app.readers import akoma_ntoso as reading
from commission_app.readers.block import tidy
from commission_app.readers.registry import read
from commission_app.writers.akoma_ntoso import Edition, akoma_ntoso
from tests.unit.writers.akoma_ntoso_rules import faults

EDITION = Edition("2026-02-12", "kz")
COMPARED = ("title", "language", "nodes", "front", "back", "notes", "apart")
BELOW = {
    Kind.PART: (Kind.SECTION, Kind.CHAPTER, Kind.ARTICLE),
    Kind.SECTION: (Kind.CHAPTER, Kind.ARTICLE),
    Kind.CHAPTER: (Kind.ARTICLE,),
    Kind.ARTICLE: (Kind.PARAGRAPH, Kind.POINT),
    Kind.PARAGRAPH: (Kind.POINT, Kind.SUBPARAGRAPH),
    Kind.POINT: (Kind.SUBPARAGRAPH,),
    Kind.SUBPARAGRAPH: (),
}
line = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=30
    )
    .map(tidy)
    .filter(bool)
)
lines = st.lists(line, min_size=1, max_size=3).map("\n".join)
numbers = st.sampled_from(
    ["1", "15", "3-1", "67.1", "9¹", "IV", "XIV", "а", "ә", "a", "iv", "12 bis", "premier", "16a"]
)


def same(document: Document) -> Document:
    return reading.read(akoma_ntoso(document, EDITION), "x.xml")


@st.composite
def provisions(draw: st.DrawFn, kind: Kind, count: Iterator[int]) -> Provision:
    eid = f"{kind.value[:4]}_{next(count)}"
    deeper = BELOW[kind]
    children: list[Provision] = []
    has_children = draw(st.booleans())
    if deeper and has_children:
        children = draw(
            st.lists(st.sampled_from(deeper).flatmap(lambda one: provisions(one, count)), min_size=1, max_size=3)
        )
        if kind not in (Kind.PART, Kind.SECTION, Kind.CHAPTER) and draw(st.booleans()):
            closing = Provision(f"{eid}__wrap_up", Kind.WRAP_UP, text=draw(lines))
            children.insert(draw(st.integers(1, len(children))), closing)
    number = draw(numbers)
    label = draw(st.sampled_from([None, number, f"({number})", f"Статья {number}."]))
    heading, text, repealed = draw(st.none() | line), draw(st.none() | lines), draw(st.booleans())
    return Provision(eid, kind, number, heading, text, tuple(children), label, repealed)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    count = itertools.count(1)
    kinds = [Kind.PART, Kind.SECTION, Kind.CHAPTER, Kind.ARTICLE]
    nodes = [draw(provisions(kind, count)) for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))]
    if draw(st.booleans()):
        nodes.insert(0, Provision("preamble", Kind.PREAMBLE, None, draw(st.none() | line), draw(lines)))
    eids = [node.eid for top in nodes for node in top.walk()]
    notes = draw(st.lists(st.builds(Note, lines, st.none() | st.sampled_from(eids)), max_size=4))
    told = st.lists(line, max_size=3).map(tuple)
    return Document(
        title=draw(line),
        language=draw(st.sampled_from(["kk", "ru", "en", "uk", "fr", "zu"])),
        source=Source("x", "txt", ""),
        nodes=tuple(nodes),
        front=draw(told),
        back=draw(told),
        notes=tuple(notes),
        apart=draw(told),
    )


@given(documents())
def test_a_tree_written_and_read_back_is_the_same_tree(document: Document) -> None:
    again = same(document)
    for name in COMPARED:
        assert getattr(again, name) == getattr(document, name), name


@given(documents())
def test_what_is_written_is_valid_by_the_rules_of_the_standard(document: Document) -> None:
    assert list(faults(akoma_ntoso(document, EDITION))) == []


@pytest.mark.parametrize(
    "name",
    [
        *("kz_2026_draft_kk.docx", "kz_1995_ru_adilet_2023.pdf", "by_2004_ru.txt", "ke_2010_en_akn.xml"),
        *("za_1996_en.html", "ru_2020.docx", "de_grundgesetz_de.md", "fr_1958_2008_fr.txt", "ua_20160930_uk.html"),
        *("ua_1710_orlyk_uk.html", "rsfsr_1937_ru.docx", "in_2024_en.pdf"),
    ],
)
def test_real_constitutions_are_written_validly_and_read_back(corpus: Callable[[str], Path], name: str) -> None:
    document = read(corpus(name))
    assert list(faults(akoma_ntoso(document, EDITION))) == []
    again = same(document)
    assert [getattr(again, one) == getattr(document, one) for one in COMPARED] == [True] * len(COMPARED)


def test_a_text_without_articles_is_written_validly_too() -> None:
    document = replace(same(Document("T", "en", Source("x", "txt", ""), front=("A line",))), warnings=())
    assert document.front == ("A line",)
    assert list(faults(akoma_ntoso(document, EDITION))) == []
