"""The invented members' comments and votes: well formed, anchored in the draft, possible in this order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from tests.unit.sample.printed import FOLDER, LANGUAGES, held, printed

TOLD = held("annotations.json")
ACTS: list[dict[str, Any]] = TOLD["acts"]
MEMBERS = [member["id"] for member in TOLD["members"]]
KEYS = {
    "comment": {"ref", "member", "eid", "kind", "private", "quote", "text", "reply_to"},
    "resolve": {"member", "comment"},
    "edit": {"member", "comment", "text"},
    "vote": {"member", "eid", "answer", "reason"},
    "finish": {"member", "eid"},
    "exchange": set(),
}


def acts(kind: str) -> list[dict[str, Any]]:
    return [act for act in ACTS if act["act"] == kind]


COMMENTS = {act["ref"]: act for act in acts("comment")}


def texts_within(value: object) -> Iterator[dict[str, str]]:
    """Yield every text in three languages."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            yield value
        else:
            for inner in value.values():
                yield from texts_within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_within(inner)


def known_before(place: int, member: str) -> set[str]:
    """Return the comments that a member can know of before an act: its own, and what was exchanged."""
    exchanged = max((at for at, act in enumerate(ACTS[:place]) if act["act"] == "exchange"), default=0)
    comments = [(at, act) for at, act in enumerate(ACTS[:place]) if act["act"] == "comment"]
    return {act["ref"] for at, act in comments if act["member"] == member or (at < exchanged and not act["private"])}


def test_the_commission_has_three_members_a_secretary_and_two_dated_editions() -> None:
    assert len(set(MEMBERS)) == 3
    assert set(TOLD) == {"title", "secretary", "members", "in_force", "draft", "acts"}
    assert date.fromisoformat(TOLD["in_force"]["date"]) < date.fromisoformat(TOLD["draft"]["date"])
    for language in LANGUAGES:
        names = [person["name"][language] for person in (*TOLD["members"], TOLD["secretary"])]
        assert len(set(names)) == 4
        assert TOLD["in_force"]["label"][language] != TOLD["draft"]["label"][language]


def test_every_act_has_the_keys_of_its_kind() -> None:
    assert [act for act in ACTS if set(act) != KEYS[act["act"]] | {"act"}] == []
    assert {act["member"] for act in ACTS if "member" in act} == set(MEMBERS)
    assert len(COMMENTS) == len(acts("comment"))


def test_texts_are_written_in_all_languages_or_empty_in_all() -> None:
    texts = list(texts_within(TOLD))
    assert all(len({bool(text) for text in one.values()}) == 1 for one in texts)
    assert all(all(act["text"].values()) for act in ACTS if "text" in act)
    assert all(re.search("[әғқңөұүіҺһ]", one["kk"].lower()) for one in texts if len(one["kk"]) > 60)
    assert all(re.search("[а-я]", one["ru"].lower()) for one in texts if one["ru"])
    assert not any(re.search("[а-яәғқңөұүһі]", one["en"].lower()) for one in texts)


def test_the_file_is_composed_unicode() -> None:
    assert unicodedata.is_normalized("NFC", (FOLDER / "annotations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_is_on_a_provision_of_the_draft(language: str) -> None:
    assert [act["eid"] for act in ACTS if "eid" in act and not printed("draft", language).passage(act["eid"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quoted_words_occur_exactly_once_in_their_provision(language: str) -> None:
    quoted = [act for act in COMMENTS.values() if act["quote"]]
    assert quoted
    counts = {
        act["ref"]: printed("draft", language).passage(act["eid"]).count(act["quote"][language]) for act in quoted
    }
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_quotes_overlap_in_one_provision(language: str) -> None:
    ranges: dict[str, list[tuple[int, int]]] = {}
    for act in COMMENTS.values():
        if act["quote"]:
            start = printed("draft", language).passage(act["eid"]).index(act["quote"][language])
            ranges.setdefault(act["eid"], []).append((start, start + len(act["quote"][language])))
    assert any(one[1] > other[0] for spans in ranges.values() for one, other in pairwise(sorted(spans)))


def test_comments_are_of_every_kind_and_on_many_articles() -> None:
    kinds = {act["kind"] for act in COMMENTS.values()}
    assert kinds == {"support", "objection", "question", "editorial", "legal_reference"}
    assert len({act["eid"].split("__")[0] for act in COMMENTS.values()}) >= 10
    assert sum(act["private"] for act in COMMENTS.values()) == 1


def test_a_reply_answers_a_comment_that_its_author_can_know() -> None:
    replies = [(place, act) for place, act in enumerate(ACTS) if act["act"] == "comment" and act["reply_to"]]
    assert 3 <= len(replies) <= 4
    for place, act in replies:
        answered = COMMENTS[act["reply_to"]]
        assert answered["ref"] in known_before(place, act["member"])
        assert (answered["eid"], answered["reply_to"], act["quote"]) == (act["eid"], None, None)


def test_only_its_author_edits_or_resolves_a_comment() -> None:
    changed = [(place, act) for place, act in enumerate(ACTS) if act["act"] in ("edit", "resolve")]
    assert {act["act"] for _, act in changed} == {"edit", "resolve"}
    for place, act in changed:
        assert act["comment"] in known_before(place, act["member"])
        assert COMMENTS[act["comment"]]["member"] == act["member"]


def test_every_member_votes_on_the_same_twelve_articles() -> None:
    voted = {member: {act["eid"] for act in acts("vote") if act["member"] == member} for member in MEMBERS}
    assert len(set().union(*voted.values())) == 12
    assert len({frozenset(eids) for eids in voted.values()}) == 1
    assert all(re.fullmatch(r"art_\d+", eid) for eids in voted.values() for eid in eids)


def test_the_members_really_disagree() -> None:
    last = {(act["eid"], act["member"]): act["answer"] for act in acts("vote")}
    assert set(last.values()) == {"for", "against", "abstain"}
    tallies = {eid: Counter(last[eid, member] for member in MEMBERS) for eid, _ in last}
    assert sum(len(tally) > 1 for tally in tallies.values()) >= 6
    assert any(len(tally) == 1 for tally in tallies.values())
    assert any(tally["against"] > tally["for"] for tally in tallies.values())
    assert len(last) < len(acts("vote")), "one member changes a vote"


def test_members_finish_with_articles_they_voted_on_and_once_each() -> None:
    marks = [(place, act) for place, act in enumerate(ACTS) if act["act"] == "finish"]
    assert {act["member"] for _, act in marks} == set(MEMBERS)
    assert len({(act["member"], act["eid"]) for _, act in marks}) == len(marks)
    for place, act in marks:
        before = {(vote["member"], vote["eid"]) for vote in ACTS[:place] if vote["act"] == "vote"}
        assert (act["member"], act["eid"]) in before


def test_there_are_two_rounds() -> None:
    assert len(acts("exchange")) == 1
    assert ACTS[-1]["act"] != "exchange"
