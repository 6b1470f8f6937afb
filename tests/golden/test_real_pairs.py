"""Real pairs of constitutions, checked by hand: numbers and relations are kept, none of the texts themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.compare.comparison import Comparison, compare
from commission_app.compare.relation import Relation
from commission_app.domain.document import Kind
from commission_app.readers.registry import read
from tests.unit.compare import real_pairs

Corpus = Callable[[str], Path]
Golden = Callable[[str, str], None]


def told(comparison: Comparison) -> str:
    """Return what is kept of a comparison: addresses and relations, one pair a line."""
    pairs = [
        [*("+".join(side) or "–" for side in (pair.old, pair.new)), pair.relation.value]
        + [name for name in ("renumbered", "moved", "editorial") if getattr(pair, name)]
        + ([] if pair.sure else ["unsure"])
        for pair in comparison.pairs
    ]
    sections = [
        [one.old.eid if one.old else "–", one.new.eid if one.new else "–", one.relation.value]
        for one in comparison.sections
    ]
    moves = [[one.old, one.new] for one in comparison.moved_provisions]
    lines = [
        *("pair " + " ".join(pair) for pair in pairs),
        *("section " + " ".join(section) for section in sections),
        *("move " + " ".join(move) for move in moves),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_kazakhstan(golden: Golden, corpus: Corpus, tmp_path: Path, language: str) -> None:
    golden(f"pair_kz_{language}.txt", told(compare(*real_pairs.kazakhstan(corpus, tmp_path, language))))


def test_constitutions_of_two_states_have_next_to_nothing_that_moved(corpus: Corpus) -> None:
    """They speak of the same things in words that are alike; hardly anything in one came from the other."""
    for old, new, most in (
        ("rsfsr_1937_ru.docx", "ru_1993_original.txt", 0),
        ("kz_1995_en_akorda.pdf", "ke_2010_en_akn.xml", 2),
        ("by_2004_ru.txt", "ru_2020.docx", 13),
    ):
        assert len(compare(read(corpus(old)), read(corpus(new))).moved_provisions) <= most


@pytest.mark.parametrize(
    "name", ["de_grundgesetz_de.md", "ke_2010_en_akn.xml", "za_1996_en.html", "kz_2026_draft_kk.docx"]
)
def test_a_law_with_schedules_and_nested_points_is_unchanged_beside_itself(corpus: Corpus, name: str) -> None:
    law = read(corpus(name))
    comparison = compare(law, law)
    assert {pair.relation for pair in comparison.pairs} == {Relation.UNCHANGED}
    assert (comparison.moved_provisions, comparison.perhaps_moved) == ((), ())


def test_russian_and_kazakh_agree_on_every_article(corpus: Corpus, tmp_path: Path) -> None:
    one, other = (compare(*real_pairs.kazakhstan(corpus, tmp_path, language)) for language in ("ru", "kk"))
    differ = {
        frozenset(set(one.by_new[eid].old) ^ set(other.by_new[eid].old))
        for eid in one.by_new
        if set(one.by_new[eid].old) != set(other.by_new[eid].old)
    }
    assert differ == set()


def test_russia(golden: Golden, corpus: Corpus, tmp_path: Path) -> None:
    comparison = compare(*real_pairs.russia(corpus, tmp_path))
    articles = [pair for pair in comparison.pairs if pair.kind is Kind.ARTICLE]
    new = {eid for pair in articles if pair.relation is Relation.NEW for eid in pair.new}
    assert new == {"art_67-1", "art_75-1", "art_79-1", "art_92-1", "art_103-1"}
    assert not any(pair.relation is Relation.REMOVED or pair.renumbered or pair.moved for pair in articles)
    assert comparison.moved_provisions == ()
    untouched = [pair for pair in articles if pair.old and (_number(pair.old[0]) <= 64 or _number(pair.old[0]) >= 134)]
    assert all(pair.relation is Relation.UNCHANGED for pair in untouched)
    assert [pair.new for pair in untouched if pair.editorial] == [("art_55",)]
    golden("pair_ru.txt", told(comparison))


def test_ukraine(golden: Golden, corpus: Corpus, tmp_path: Path) -> None:
    comparison = compare(*real_pairs.ukraine(corpus, tmp_path))
    new = {eid for pair in comparison.pairs if pair.relation is Relation.NEW for eid in pair.new}
    removed = {eid for pair in comparison.pairs if pair.relation is Relation.REMOVED for eid in pair.old}
    assert removed == {"art_121", "art_122", "art_123"}
    assert new == {f"art_{n}" for n in ("129-1", "130-1", "131-1", "131-2", "148-1", "149-1", "151-1", "151-2")}
    golden("pair_ua.txt", told(comparison))


def test_belarus(golden: Golden, corpus: Corpus, tmp_path: Path) -> None:
    golden("pair_by.txt", told(compare(*real_pairs.belarus(corpus, tmp_path))))


def _number(eid: str) -> int:
    return int(eid.removeprefix("art_").partition("-")[0])


def test_the_kept_files_hold_no_words_of_the_texts() -> None:
    for path in Path(__file__).parent.glob("pair_*.txt"):
        assert path.read_text(encoding="utf-8").replace("–", "").isascii(), json.dumps(path.name)
