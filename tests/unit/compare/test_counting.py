"""Each number of the story is that of the list behind it."""

from __future__ import annotations

from typing import Any

import pytest

from commission_app.base.resources import resource
from commission_app.compare.comparison import compare
from commission_app.compare.comparison_json import comparison_json
from commission_app.compare.relation import Relation
from commission_app.readers.registry import read

Told = dict[str, Any]


@pytest.fixture(params=["kk", "ru", "en"])
def told(request: pytest.FixtureRequest) -> Told:
    """Return what is told of the sample's two texts in one language."""
    old, new = (read(resource("sample", f"{name}.{request.param}.txt")) for name in ("in_force", "draft"))
    return comparison_json(compare(old, new), "in force", "draft")


def test_each_number_has_its_list(told: Told) -> None:
    summary, pairs, sections = told["summary"], told["pairs"], told["sections"]
    for one in Relation:
        assert summary[one] == sum(pair["relation"] == one for pair in pairs)
    for truth in ("renumbered", "moved"):
        assert summary[truth] == sum(pair[truth] for pair in pairs)
    for name in ("new", "removed", "renamed"):
        assert summary[f"sections_{name}"] == sum(section["relation"] == name for section in sections)
    for way in ("words_inserted", "words_deleted"):
        assert summary[way] == sum(row[way] for row in told["rows_changed"])
    assert summary["old_articles_affected"] == len(told["old_articles_affected"])
    assert summary["moved_provisions"] == len(told["moved_provisions"])


def test_touched_are_the_old_articles_that_do_not_stay_as_they_are(told: Told) -> None:
    expected = [
        eid
        for pair in told["pairs"]
        if pair["relation"] not in ("unchanged", "new")
        for eid in pair["old"]
        if eid.startswith("art_")
    ]
    assert told["old_articles_affected"] == expected
    share = told["summary"]["old_articles_affected_share"]
    assert share == pytest.approx(len(expected) / told["old"]["articles"], abs=1e-4)


def test_the_words_add_up(told: Told) -> None:
    summary = told["summary"]
    assert summary["words_old"] + summary["words_inserted"] - summary["words_deleted"] == summary["words_new"]
