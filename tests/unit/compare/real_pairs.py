"""Pairs of real constitutions, old and new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commission_app.domain.document import Document
from commission_app.readers.registry import read

Corpus = Callable[[str], Path]
Pair = tuple[Document, Document]


def kazakhstan(corpus: Corpus, folder: Path, language: str) -> Pair:
    """In force since 1995, as of 2023, and the draft of February 2026."""
    return read(corpus(f"kz_1995_{language}_adilet_2023.pdf")), read(corpus(f"kz_2026_draft_{language}.docx"))


def russia(corpus: Corpus, folder: Path) -> Pair:
    """1993 and 2020."""
    return read(corpus("ru_1993_original.txt")), read(corpus("ru_2020.docx"))


def ukraine(corpus: Corpus, folder: Path) -> Pair:
    """2006 and 2016."""
    return read(corpus("ua_20060101_uk.html")), read(corpus("ua_20160930_uk.html"))


def belarus(corpus: Corpus, folder: Path) -> Pair:
    """2004 and the draft of 2021."""
    return read(corpus("by_2004_ru.txt")), read(corpus("by_2022_draft_2021-12-27.pdf"))
