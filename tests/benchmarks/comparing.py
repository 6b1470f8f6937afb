"""Comparing: two real constitutions in full, many articles, growth, and against ``redlines`` from PyPI."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from redlines import Redlines

from commission_app.compare import word_diff, words
from commission_app.compare.comparison import Comparison, compare
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.passage import passage
from commission_app.readers.registry import read
from tests.benchmarks.figure import Figure, best_of
from tests.unit.compare.real_pairs import russia

SECONDS = 0.3
SECONDS_MANY = 2.0
MANY = 2000
FIRST_REDLINE = 0.05
NEAR_LINEAR = 6
"""Four times as many articles may take so many times as long."""


def full(old: Document, new: Document) -> Comparison:
    """Compare two texts with all their redlines, as if none of their words had been seen before."""
    words._pieces.clear()
    word_diff._print_free.cache_clear()
    comparison = compare(old, new)
    for pair in comparison.pairs:
        for row in pair.rows:
            assert row.hunks
    return comparison


def law(articles: int, seed: int, *, changed: float) -> Document:
    """Return an invented law of articles of three paragraphs, about fifty words each, some words of them changed."""
    random, other = Random(1), Random(seed)
    letters = "бвгдежзиклмнопрст"
    vocabulary = ["".join(random.choice(letters) for _ in range(5)) + "ание" for _ in range(4000)]

    def text(length: int) -> str:
        words = [random.choice(vocabulary) for _ in range(length)]
        return " ".join(other.choice(vocabulary) if other.random() < changed else word for word in words) + "."

    def article(number: int) -> Provision:
        eid = f"art_{number}"
        parts = tuple(Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, text(16 + n)) for n in range(1, 4))
        return Provision(eid, Kind.ARTICLE, str(number), None, None, parts)

    return Document("Law", "ru", Source("x", "txt", "0"), tuple(article(n) for n in range(1, articles + 1)))


def measure(corpus: Path) -> list[Figure]:
    """Return the figures; those on real texts only where there is a corpus."""
    figures = [*_growth()]
    if (corpus / "kz_2026_draft_ru.docx").exists():
        old, new = read(corpus / "kz_1995_ru_adilet_2023.pdf"), read(corpus / "kz_2026_draft_ru.docx")
        figures += [*_real(old, new), *_against_redlines("Kazakhstan", old, new)]
        with TemporaryDirectory() as folder:
            figures += _against_redlines("Russia", *russia(corpus.joinpath, Path(folder)))
    return figures


def _real(old: Document, new: Document) -> list[Figure]:
    took = best_of(5, lambda: full(old, new))
    figures = [Figure("two real constitutions compared completely", took, "seconds allowed", SECONDS, 1)]

    compared = compare(old, new)

    def shown() -> None:
        for row in compared.by_new["art_56"].rows:
            row.__dict__.pop("hunks", None)
            assert row.hunks

    figures.append(
        Figure("redline of the longest article once compared", best_of(5, shown), "seconds allowed", FIRST_REDLINE, 1)
    )
    return figures


def _against_redlines(name: str, old: Document, new: Document) -> list[Figure]:
    one, other = ("\n\n".join(passage(unit).text for unit in text.units) for text in (old, new))
    reference = best_of(5, lambda: Redlines(one, other).output_markdown)
    took = best_of(9, lambda: full(old, new))
    return [Figure(f"{name}: articles, moves, redlines", took, "`redlines`, one flat difference", reference, 0.2)]


def _growth() -> list[Figure]:
    sizes = [(MANY // 16, 3), (MANY // 4, 2), (MANY, 1)]
    laws = {size: (law(size, 2, changed=0.0), law(size, 3, changed=0.1)) for size, _ in sizes}
    took = {size: best_of(times, partial(full, *laws[size])) for size, times in sizes}
    one, four, sixteen = (took[size] for size, _ in sizes)
    return [
        Figure(f"{MANY} articles of 54 words, all amended, compared completely", sixteen, "allowed", SECONDS_MANY, 1),
        Figure(f"{MANY // 4} articles", four, f"{MANY // 16} articles", one, NEAR_LINEAR),
        Figure(f"{MANY} articles", sixteen, f"{MANY // 4} articles", four, NEAR_LINEAR),
    ]
