"""Real laws changed at random with the truth known: articles and moved paragraphs are found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from commission_app.compare.comparison import compare
from commission_app.domain.document import Document
from commission_app.readers.registry import read
from tests.unit.compare.mutation import Mutation

LAWS = ("kz_2026_draft_ru.docx", "kz_2026_draft_kk.docx", "ru_1993_original.txt", "kz_1995_en_akorda.pdf")
SEEDS = range(4)


@dataclass
class Score:
    """How an alignment compares with the truth."""

    articles: int = 0
    right: int = 0
    moves: int = 0
    found: int = 0
    true: int = 0

    def add(self, law: Document, seed: int, share: float) -> None:
        mutation = Mutation(law, seed)
        mutation.remove_articles(4)
        mutation.add_articles(5)
        mutation.move_articles(6)
        mutation.split_articles(3)
        mutation.merge_articles(3)
        mutation.move_paragraphs(10)
        mutation.rename_sections(3)
        mutation.reword(share)
        truth = mutation.done()
        comparison = compare(law, truth.new)
        for eid, was in truth.articles.items():
            self.articles += 1
            self.right += set(comparison.by_new[eid].old) == was
        # A paragraph of an article that went into this one as a whole did not move by itself, and is no mistake either.
        found = {
            (one.old, one.new)
            for one in comparison.moved_provisions
            if _unit(one.old) not in truth.articles.get(_unit(one.new), ())
        }
        self.moves += len(truth.moved)
        self.found += len(found)
        self.true += len(found & set(truth.moved.items()))


def _unit(eid: str) -> str:
    return eid.partition("__")[0]


def score(corpus: Callable[[str], Path], share: float, laws: tuple[str, ...] = LAWS) -> Score:
    total = Score()
    for name in laws:
        law = read(corpus(name))
        for seed in SEEDS:
            total.add(law, seed, share)
    return total


@pytest.mark.parametrize(
    ("share", "recall", "precision"), [(0.05, 0.95, 0.99), (0.15, 0.95, 0.99), (0.3, 0.88, 0.99), (0.6, 0.4, 0.99)]
)
def test_moved_paragraphs_are_found_and_nothing_else(
    corpus: Callable[[str], Path], share: float, recall: float, precision: float
) -> None:
    total = score(corpus, share)
    assert total.true / total.moves >= recall
    assert total.true / total.found >= precision


@pytest.mark.parametrize(("share", "right"), [(0.05, 0.98), (0.3, 0.97), (0.6, 0.82)])
def test_articles_find_their_counterparts(corpus: Callable[[str], Path], share: float, right: float) -> None:
    total = score(corpus, share)
    assert total.right / total.articles >= right
