"""References in texts that nobody would write: found, or not, in a moment."""

from __future__ import annotations

import time

import pytest

from commission_app.compare.comparison import compare
from commission_app.compare.reference_states import resolve
from commission_app.domain.document import Document, Kind, Provision, Source


def flat(language: str, *texts: str) -> Document:
    articles = tuple(Provision(f"art_{n}", Kind.ARTICLE, str(n), None, one) for n, one in enumerate(texts, 1))
    return Document("Law", language, Source("x", "txt", "0"), articles)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Article {'9' * 5000} and Articles 1 to {'9' * 5000}"),
        ("en", f"Article {'1, ' * 20_000}"),
        ("ru", f"{'первой и второй и ' * 5000}частей статьи 1"),
        ("ru", f"{'пункт 1 и ' * 5000}статьи 1"),
        ("kk", f"{'1-баптан ' * 3000}5-бапқа дейін"),
    ],
)
def test_a_text_of_nothing_but_references_is_read_in_a_moment(language: str, text: str) -> None:
    began = time.process_time()
    resolve(flat(language, text))
    assert time.process_time() - began < 8


def test_references_of_many_articles_are_found_in_time_that_grows_with_them() -> None:
    def took(many: int) -> float:
        law = flat("en", *(f"The norm {n} is determined by law under Article {n + 1}." for n in range(many)))
        comparison = compare(law, law)
        began = time.process_time()
        assert len(resolve(law, comparison)) == many
        return time.process_time() - began

    assert took(4000) < 12 * max(took(1000), 0.05)
