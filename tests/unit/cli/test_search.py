from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.command_line import call
from tests.players import Players

Play = Callable[..., Players]


@pytest.fixture(autouse=True)
def beside_the_files(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(play().folder)


def test_words_are_found_in_texts_and_comments_and_counted_in_full() -> None:
    assert call("comment", "add", "s.commission", "2", "Does everyone mean visitors?", "--kind", "question").code == 0
    whole = call("search", "s.commission", "everyone", "--json").json
    found = [(hit["type"], hit["eid"]) for hit in whole["hits"]]
    assert found.count(("comment", "art_2")) == 1
    assert {("provision", f"art_{number}") for number in range(1, 5)} <= {*found}
    some = call("search", "s.commission", "everyone", "--limit", "2", "--json").json
    assert (some["total"], some["hits"]) == (len(found), whole["hits"][:2])


def test_an_article_is_found_by_its_number() -> None:
    hits = call("search", "s.commission", "Article 3", "--json").json["hits"]
    assert hits[0]["eid"] == "art_3"


def test_nothing_found_is_said_and_is_no_error() -> None:
    done = call("search", "s.commission", "zebra", "--language", "kk")
    assert (done.code, done.out) == (0, "Ештеңе табылмады.\n")


def test_an_unknown_draft_is_refused() -> None:
    assert call("search", "s.commission", "everyone", "--draft", "None").code == 3
