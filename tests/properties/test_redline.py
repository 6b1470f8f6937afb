"""The laws of the redline: exact, whole words, empty for a text with itself, symmetric."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from commission_app.compare.word_diff import Hunk, accepted, redline, rejected, without_editorial
from commission_app.compare.words import Tokens, is_word

WORDS = (
    *("адам", "құқығы", "азаматтарының", "Республикасы", "91-баптың", "и", "закона", "права", "67.1", "№", "people's"),
    *(
        "law",
        "shall",
        "«",
        "»",
        "“",
        "”",
        "-",
        "–",
        "—",
        ",",
        ".",
        ";",
        "(",
        ")",
        "9¹",
        "\n",
        "социально-экономический",
    ),
)
SPACES = ("", " ", " ", " ", "\N{NO-BREAK SPACE}", "  ")
legal = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=25).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
texts = legal | st.text(max_size=40)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and another that was made from it, or has nothing to do with it."""
    old = draw(texts)
    if draw(st.booleans()):
        return old, draw(texts)
    pieces = old.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(pieces)))
        pieces[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(WORDS), max_size=2))
    return old, " ".join(pieces)


@given(pairs())
def test_accepting_gives_the_new_text_and_rejecting_the_old(pair: tuple[str, str]) -> None:
    old, new = pair
    hunks = redline(old, new)
    assert accepted(hunks) == new
    assert rejected(hunks) == old


@given(pairs())
def test_no_hunk_begins_or_ends_inside_a_word(pair: tuple[str, str]) -> None:
    for text, edges in zip(pair, _edges(redline(*pair)), strict=True):
        found = Tokens(text)
        spans = zip(found.texts, found.edges[::2], found.edges[1::2], strict=False)
        inner = {place for token, start, end in spans if is_word(token) for place in range(start + 1, end)}
        assert not edges & inner


def _edges(hunks: tuple[Hunk, ...]) -> tuple[set[int], set[int]]:
    old = {place for one in hunks for place in (one.old_start, one.old_start + len(one.old))}
    new = {place for one in hunks for place in (one.new_start, one.new_start + len(one.new))}
    return old, new


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(hunk.is_equal for hunk in redline(text, text))


@given(pairs())
def test_swapping_the_texts_swaps_the_hunks(pair: tuple[str, str]) -> None:
    old, new = pair
    assert redline(new, old) == tuple(hunk.swapped() for hunk in redline(old, new))


@given(pairs())
def test_hunks_cover_both_texts_in_order_and_take_turns(pair: tuple[str, str]) -> None:
    hunks = redline(*pair)
    at_old = at_new = 0
    for hunk in hunks:
        assert (hunk.old_start, hunk.new_start) == (at_old, at_new)
        assert hunk.old or hunk.new
        at_old, at_new = at_old + len(hunk.old), at_new + len(hunk.new)
    assert not any(one.is_equal and two.is_equal for one, two in pairwise(hunks))


@given(pairs())
def test_hiding_editorial_changes_leaves_the_new_text(pair: tuple[str, str]) -> None:
    hidden = without_editorial(redline(*pair))
    assert accepted(hidden) == pair[1]
    assert not any(hunk.editorial for hunk in hidden)
