"""Pairs of real constitutions, old and new, read as well as the readers at hand can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import lxml.html

from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.readers.registry import read

Corpus = Callable[[str], Path]
Pair = tuple[Document, Document]


def kazakhstan(corpus: Corpus, folder: Path, language: str) -> Pair:
    """In force since 1995, as of 2023, and the draft of February 2026."""
    return read(corpus(f"kz_1995_{language}_adilet_2023.pdf")), read(corpus(f"kz_2026_draft_{language}.docx"))


def russia(corpus: Corpus, folder: Path) -> Pair:
    """1993 and 2020; the new text's headings carry a publisher's mark that hides them from an older reader."""
    lines = [paragraph.text.strip() for paragraph in docx.Document(str(corpus("ru_2020.docx"))).paragraphs]
    plain = folder / "ru_2020.txt"
    headed = (re.sub(r"\s*<\*>$", "", line) if line.startswith("Статья") else line for line in lines if line)
    plain.write_text("\n".join(headed), encoding="utf-8")
    return read(corpus("ru_1993_original.txt")), read(plain)


def ukraine(corpus: Corpus, folder: Path) -> Pair:
    """2006 and 2016, by a small parser of this one publisher's pages."""
    old, new = (_ukrainian(corpus(f"ua_{date}_uk.html")) for date in ("20060101", "20160930"))
    return old, new


def belarus(corpus: Corpus, folder: Path) -> Pair:
    """2004 and the draft of 2021."""
    return read(corpus("by_2004_ru.txt")), read(corpus("by_2022_draft_2021-12-27.pdf"))


def _ukrainian(path: Path) -> Document:
    page = lxml.html.fromstring(path.read_bytes().decode("cp1251"))
    lines = [
        " ".join("".join(map(str, one.itertext())).split())
        for one in page.iter("div", "p")
        if not one.xpath(".//div|.//p")
    ]
    sections: list[tuple[str, str, list[tuple[str, list[str]]]]] = []
    for line in filter(None, lines):
        section = re.match(r"Р ?о ?з ?д ?і ?л ([IVXL]+)\s*(.*)", line)
        article = re.match(r"Стаття (\d+(?:-\d+)?)\.?\s*(.*)", line)
        if section:
            sections.append((section[1], section[2], []))
        elif article and sections:
            sections[-1][2].append((article[1], [article[2]] if article[2] else []))
        elif sections and not sections[-1][2]:
            sections[-1] = (sections[-1][0], f"{sections[-1][1]} {line}".strip(), sections[-1][2])
        elif sections and not line.startswith(("{", "(")):
            sections[-1][2][-1][1].append(line)
    nodes = tuple(_sections(sections))
    return Document("Конституція України", "uk", Source(path.name, "html", "0" * 64), nodes)


def _sections(sections: list[tuple[str, str, list[tuple[str, list[str]]]]]) -> Iterator[Provision]:
    for place, (number, heading, articles) in enumerate(sections, 1):
        children = tuple(
            Provision(f"art_{one}", Kind.ARTICLE, one, None, "\n".join(lines) or None) for one, lines in articles
        )
        yield Provision(f"sec_{place}", Kind.SECTION, number, heading, None, children)
