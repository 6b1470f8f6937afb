from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from commission_app.base.resources import resource
from commission_app.compare.align import align
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.readers.registry import read


def law(*articles: tuple[str, str]) -> Document:
    nodes = tuple(Provision(f"art_{number}", Kind.ARTICLE, number, None, text) for number, text in articles)
    return Document("Law", "en", Source("x", "txt", "0"), nodes)


LOOKALIKE = "The procedure for this shall be determined by law."
LONG = "Everyone has the right to life, and nobody may be deprived of it by arbitrary act of any power of the state."


def found(old: Document, new: Document) -> set[tuple[str, str, str]]:
    return {(pair.old, pair.new, pair.found_by) for pair in align(old, new)}


def test_equal_text_is_found_wherever_it_went() -> None:
    assert found(law(("1", LONG), ("2", LOOKALIKE)), law(("5", LONG), ("6", "Quite another thing."))) == {
        ("art_1", "art_5", "exact")
    }


def test_an_equal_number_with_similar_text_is_one_article() -> None:
    changed = LONG.replace("arbitrary", "unlawful")
    assert found(law(("1", LONG)), law(("1", changed))) == {("art_1", "art_1", "label")}


def test_similar_text_under_another_number_is_found() -> None:
    changed = LONG.replace("arbitrary", "unlawful")
    assert found(law(("1", LONG)), law(("9", changed))) == {("art_1", "art_9", "similar")}


def test_lookalike_sentences_make_no_pair() -> None:
    old = law(("1", LOOKALIKE), ("2", LOOKALIKE + " Always."))
    assert found(old, law(("7", LOOKALIKE.replace("this", "that")))) == set()


def test_a_text_without_articles_has_no_pairs() -> None:
    assert align(law(), law(("1", LONG))) == ()
    assert align(law(("1", LONG)), law()) == ()


def test_the_sample_is_paired_without_a_wrong_pair() -> None:
    truth = json.loads(resource("sample", "changes.json").read_text(encoding="utf-8"))
    right = {(f"art_{old}", f"art_{new}") for one in truth["articles"] for old in one["old"] for new in one["new"]}
    for language in ("kk", "ru", "en"):
        old, new = (read(resource("sample", f"{name}.{language}.txt")) for name in ("in_force", "draft"))
        pairs = {(pair.old, pair.new) for pair in align(old, new)} - {("preamble", "preamble")}
        assert pairs <= right
        assert len(pairs) >= 35


def test_a_real_draft_is_paired_with_the_text_in_force(corpus: Callable[[str], Path]) -> None:
    pairs = {
        pair.new: pair.old
        for pair in align(read(corpus("kz_1995_ru_adilet_2023.pdf")), read(corpus("kz_2026_draft_ru.docx")))
    }
    assert pairs["art_15"] == "art_12"
    assert pairs["preamble"] == "preamble"
