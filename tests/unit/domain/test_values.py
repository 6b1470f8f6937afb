from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission_app.domain.anchor import CONTEXT, find_quote, on_range
from commission_app.domain.body_fields import clean_text, is_clean_text
from commission_app.domain.clock import COUNTER_BITS, LATEST_FOLLOWED, HybridClock
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.document_json import document_from_json, document_to_json
from commission_app.domain.ids import created_id, device_id, device_of, is_private, stream_of
from commission_app.domain.numbering import in_eid, is_next, place, place_in_eid, roman
from commission_app.domain.passage import passage, text_hash
from tests.players import law


@given(st.lists(st.tuples(st.integers(0, 2**41), st.integers(0, 2**57)), min_size=1, max_size=30))
def test_a_clock_never_goes_back_and_passes_every_stamp_it_saw(moments: list[tuple[int, int]]) -> None:
    now = 0
    clock = HybridClock(lambda: now)
    last = 0
    for wall, seen in moments:
        now = wall
        clock.observe(seen)
        stamp = clock.tick()
        assert stamp > last
        assert stamp > seen or seen >= LATEST_FOLLOWED
        last = stamp


def test_a_stamp_from_the_far_future_does_not_use_up_the_time_there_is() -> None:
    clock = HybridClock(lambda: 1_000)
    clock.observe(LATEST_FOLLOWED)
    assert clock.tick() == 1_000 << COUNTER_BITS


@given(st.text(min_size=1), st.data())
def test_an_anchor_holds_exactly_the_words_it_was_put_on(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(ValueError, match="range"):
            on_range("d", "art_1", "kk", text, start, end)
        return
    anchor = on_range("d", "art_1", "kk", text, start, end)
    assert anchor.start is not None
    assert anchor.end is not None
    assert text[anchor.start : anchor.end] == anchor.exact == text[start:end].strip()
    assert text[: anchor.start].endswith(anchor.prefix)
    assert text[anchor.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) <= CONTEXT >= len(anchor.suffix)


def test_a_quote_is_found_whatever_the_white_space_between_its_words() -> None:
    text = "Әркім өмір\nсүруге құқылы. Әркім  өмір сүруге құқылы."
    assert find_quote(text, "өмір сүруге") == [(6, 17), (33, 44)]
    assert find_quote(text, "  ") == []


@given(st.text())
def test_cleaned_text_is_clean_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert is_clean_text(cleaned)
    assert clean_text(cleaned) == cleaned


def test_a_created_id_follows_from_its_place_alone() -> None:
    stream = stream_of(device_id(bytes(32)))
    assert created_id(stream, 1, 7) == created_id(stream, 1, 7)
    assert len({created_id(stream, 1, 7), created_id(stream, 2, 7), created_id(stream, 1, 8)}) == 3
    assert device_of(stream_of("d" * 32, private=True)) == "d" * 32
    assert is_private(stream_of("d" * 32, private=True))


@pytest.mark.parametrize(
    ("printed", "eid"),
    [
        ("XI", "11"),
        ("І", "1"),
        ("IV", "4"),
        ("67.1", "67-1"),
        ("9¹", "9-1"),
        ("3-1", "3-1"),
        ("15", "15"),
        ("б", "b"),
        ("қ", "k1"),
        ("230A", "230a"),
        ("243ZA", "243za"),
        ("12 bis", "12-bis"),
        ("XI bis", "11-bis"),
        ("XI BIS", "11-bis"),
        ("IVA", "4a"),
        ("X a", "10a"),
        ("1er", "1"),
        ("5.º", "5"),
        ("6-1-2", "6-1-2"),
        ("е.1", "e-1"),
        ("C", "c"),
    ],
)
def test_printed_numbers_enter_the_eid_in_one_form(printed: str, eid: str) -> None:
    assert in_eid(printed) == eid


def test_inserted_numbers_come_after_the_one_they_follow() -> None:
    numbers = ("3", "3-1", "3.2", "4", "9¹", "12 ter", "12a", "12b", "239A", "239AA", "239AB", "239B", "243Z", "243ZA")
    places = [place(number) or (0, 0) for number in numbers]
    assert places == sorted(set(places))
    assert [is_next(before, after) for before, after in pairwise(places)] == [
        *(True, True, True, False, False, True, True, False, True, True, True, False, True)
    ]
    assert not is_next((12, 0), place("12b") or (0, 0))
    assert is_next((12, 0), place("12a") or (0, 0))
    assert place_in_eid("sec_2__art_11_dup_2") == (11, 0)
    assert place("а") is None
    assert roman("ABC") is None


def test_a_passage_joins_the_lines_and_keeps_numbers_beside_them() -> None:
    article = law().find("art_1")
    assert article is not None
    running = passage(article)
    assert [line.label for line in running.lines] == ["1.", "2."]
    assert [running.text[line.start : line.end] for line in running.lines] == [line.text for line in running.lines]


def test_a_text_hash_changes_with_a_number_a_word_or_the_heading() -> None:
    base = Provision("art_1", Kind.ARTICLE, "1", "Title", "Text.")
    others = [
        Provision("art_1", Kind.ARTICLE, "1", "Other", "Text."),
        Provision("art_1", Kind.ARTICLE, "1", "Title", "Texts."),
        Provision("art_1", Kind.ARTICLE, "1", "Title", None, (Provision("p", Kind.PARAGRAPH, "1", None, "Text."),)),
    ]
    assert len({text_hash(one) for one in (base, *others)}) == 4


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20).map(clean_text)


@given(texts, st.lists(st.tuples(texts, texts), max_size=4))
def test_a_document_survives_its_stored_form(title: str, articles: list[tuple[str, str]]) -> None:
    nodes = tuple(
        Provision(f"art_{number}", Kind.ARTICLE, str(number), heading or None, text or None)
        for number, (heading, text) in enumerate(articles, 1)
    )
    document = Document(title, "kk", Source("x.txt", "txt", "0" * 64), nodes)
    assert document_from_json(json.loads(json.dumps(document_to_json(document)))) == document


@pytest.mark.parametrize(
    "spoil",
    [
        lambda held: held.pop("title"),
        lambda held: held.update(more=1),
        lambda held: held.update(language="k\nk"),
        lambda held: held["nodes"].append(held["nodes"][0]),
        lambda held: held["nodes"][0].update(kind="verse"),
        lambda held: held["nodes"][0].update(text=7),
        lambda held: held["nodes"][0].update(text="\x00"),
        lambda held: held.update(warnings=[["x"]]),
        lambda held: held.update(nodes="none"),
    ],
)
def test_a_spoiled_document_is_refused(spoil: object) -> None:
    held = document_to_json(law())
    assert callable(spoil)
    spoil(held)
    with pytest.raises(ValueError):  # noqa: PT011 - whichever field is wrong
        document_from_json(held)


def test_a_document_nested_too_deep_is_refused() -> None:
    node = Provision("e0", Kind.ARTICLE, "1")
    for depth in range(1, 20):
        node = Provision(f"e{depth}", Kind.ARTICLE, "1", None, None, (node,))
    document = Document("T", "en", Source("x", "txt", "0"), (node,))
    with pytest.raises(ValueError, match="eid"):
        document_from_json(document_to_json(document))
