from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission_app.domain.comment import CommentKind
from commission_app.services import comment, search, texts
from commission_app.services.search import Entry, HitKind, TextIndex
from tests.players import Players

Play = Callable[..., Players]


def index_of(players: Players) -> TextIndex:
    index = TextIndex()
    for _ in search.build(players.secretary, index):
        pass
    return index


@pytest.mark.parametrize(
    "said",
    ["3", "ст. 3", "статья 3", "Статья 3.", "3-бап", "бап 3", "art. 3", "Article 3", "ARTICLE 3", " 3 "],
)
def test_an_article_is_found_by_its_number_as_people_say_it(play: Play, said: str) -> None:
    players = play()
    document = texts.document(players.secretary, players.draft)
    assert search.numbered(document, said) == ["art_3"]


def test_a_paragraph_is_found_by_two_numbers(play: Play) -> None:
    players = play()
    document = texts.document(players.secretary, players.draft)
    assert search.numbered(document, "ст. 3 п. 2") == ["art_3__para_2"]
    assert search.numbered(document, "3-баптың") == []
    assert search.numbered(document, "everyone 3") == []
    assert search.numbered(document, "77") == []


def test_words_are_found_in_texts_and_comments_whatever_their_case_and_letters(play: Play) -> None:
    players = play()
    made = comment.add(
        players.secretary, comment.whole(players.draft, "art_2"), "Құқық ЁЛКА анық емес", CommentKind.QUESTION
    ).created
    index = index_of(players)
    for said in ("құқық", "кукык", "елка анык"):
        assert [hit.id for hit in index.find(search.words_of(said), 10)] == [made]
    found = index.find(search.words_of("article 3 everyone"), 10)
    assert {(hit.kind, hit.eid) for hit in found} == {(HitKind.PROVISION, "art_3")}
    assert index.find(search.words_of("veryone"), 10) == []
    assert index.find([], 10) == []


def test_a_new_comment_is_found_at_once_and_a_withdrawn_one_no_more(play: Play) -> None:
    players = play()
    index = index_of(players)
    made = str(
        comment.add(players.secretary, comment.whole(players.draft, "art_2"), "Zebra", CommentKind.QUESTION).created
    )
    search.follow(players.secretary, index, players.draft.id, "art_2")
    (hit,) = index.find(["zebra"], 10)
    assert search.shown_text(players.secretary, hit) == "Zebra"
    comment.withdraw(players.secretary, made)
    search.follow(players.secretary, index, players.draft.id, "art_2")
    assert index.find(["zebra"], 10) == []


def test_the_neighbourhood_of_a_word_is_shown() -> None:
    text = "начало " * 20 + "Неприкосновенность жилища " + "конец " * 40
    shown = search.snippet(text, ["неприкосн"])
    assert "Неприкосновенность жилища" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert set(shown.strip("…").split()) == {"начало", "Неприкосновенность", "жилища", "конец"}, "no word is cut"
    assert "б" * 5 in search.snippet("а" * 500 + "б" * 500, ["ббб"]), "but one that is longer than the neighbourhood"


@given(st.lists(st.text(max_size=30), max_size=20), st.text(min_size=1, max_size=6))
def test_an_index_finds_what_a_plain_look_at_each_text_finds(texts_: list[str], said: str) -> None:
    words = search.words_of(said)
    index = TextIndex()
    for number, text in enumerate(texts_):
        index.add(Entry(HitKind.COMMENT, "d", "e", id=str(number)), text)
    found = {hit.id for hit in index.find(words, 100)}
    begun = [[search.folded(part) for part in search.words_of(text)] for text in texts_]
    expected = {
        str(number)
        for number, parts in enumerate(begun)
        if words and all(any(part.startswith(search.folded(word)) for part in parts) for word in words)
    }
    assert expected <= found
