"""References in texts that nobody would write: found, or not, in a moment."""

from __future__ import annotations

import time
from dataclasses import replace

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
        ("kk", f"5-баптың {'4-6, ' * 3000}"),
        ("kk", f"5-баптың {'4, ' * 10_000}"),
        ("en", f"{'tenth, ' * 5000}Article 5"),
        ("fr", f"l'article 5, {'dixième, ' * 5000}"),
        ("ru", f"пункт 2 {'указанна' * 3000}! статьи 5"),
        ("kk", f"{'3-тен ' * 5000}5-баптарға дейін"),
        ("kk", f"{'3-бап пен ' * 5000}5-баптың арасы"),
        ("kk", f"кодекстің 5-бабы мен {'6-бабы мен ' * 5000}"),
        ("kk", f"{'Франция ' * 5000}Конституциясының 5-бабы"),
        ("ru", "статья 5 и пункт 2 той же статьи " * 4000),
        ("ru", f"статья 5 указанн{'о' * 50_000} статьи"),
        ("ru", f"пункт 2 {'указанной ' * 5000}статьи 5"),
        ("ru", f"{'статья 5 и ' * 5000}статья 6 Конституции Франции"),
        ("uk", f"стаття 5 ці{'є' * 50_000} статті"),
        ("en", f"Article 5(1){' and paragraph 2 of that Article' * 4000}"),
        ("en", f"Article 5, {'paragraph 1 and ' * 5000}"),
        ("en", "paragraph 2 hereof and " * 5000),
        ("en", f"Article 5{' or paragraph 2 thereof' * 5000}"),
        ("en", f"Article 5{',100' * 20_000} %"),
        ("en", f"{'paragraph (a) of ' * 5000}section 5"),
        ("en", f"paragraph 2{'(b)' * 20_000} of Article 5"),
        ("en", f"Article 5 of the {'Hills, Lakes and ' * 5000}Act"),
        ("es", f"artículo {'décimo ' * 5000}"),
        ("en", f"Article 5{' ' * 50_000}x Article 6"),
        ("en", f"Article 5 of {'the Constitution of France ' * 5000}"),
        ("de", f"Artikel 5 {'bis ' * 5000}, der {'a' * 50_000}ischen Verfassung"),
        ("fr", f"{'article ' * 5000}précité"),
        ("es", f"artículo 5 {'transitorio ' * 5000}"),
    ],
)
def test_a_text_of_nothing_but_references_is_read_in_a_moment(language: str, text: str) -> None:
    began = time.process_time()
    resolve(replace(flat(language, text), title="Constitution of Kenya"))
    assert time.process_time() - began < 8


def test_the_state_of_a_title_without_end_is_looked_for_in_a_moment() -> None:
    began = time.process_time()
    resolve(replace(flat("de", "Artikel 5 der Verfassung."), title=f"{'a' * 100_000}isch"))
    assert time.process_time() - began < 8


def test_references_of_many_articles_are_found_in_time_that_grows_with_them() -> None:
    def took(many: int) -> float:
        law = flat("en", *(f"The norm {n} is determined by law under Article {n + 1}." for n in range(many)))
        comparison = compare(law, law)
        began = time.process_time()
        assert len(resolve(law, comparison)) == many
        return time.process_time() - began

    assert took(4000) < 12 * max(took(1000), 0.05)
