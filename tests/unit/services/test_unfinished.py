from __future__ import annotations

from collections.abc import Callable

from commission_app.domain.comment import CommentKind
from commission_app.services import reading, texts, unfinished
from commission_app.services.unfinished import Unfinished
from commission_app.services.workspace import Workspace
from tests.players import Players

Play = Callable[..., Players]


def test_a_text_that_was_begun_is_there_after_the_database_was_opened_anew(play: Play) -> None:
    players = play()
    begun = Unfinished("Тым кең", CommentKind.QUESTION, private=True, language="kk", start=2, end=9, cursor=7)
    unfinished.keep(players.secretary, players.draft, "art_2", unfinished.COMMENT, begun)
    with Workspace.open(players.secretary.path) as again:
        assert unfinished.of_unit(again, players.draft, "art_2") == {"comment": begun}
        assert begun.words == ("kk", 2, 9)


def test_the_tree_marks_where_something_was_begun(play: Play) -> None:
    players = play()
    secretary, draft = players.secretary, players.draft
    document = texts.document(secretary, draft)
    unfinished.keep(secretary, draft, "art_2", unfinished.reply_to("x"), Unfinished("And"))
    assert [eid for eid, state in reading.states(secretary, draft, document).items() if state.unfinished] == ["art_2"]
    assert reading.states(secretary, draft, document, ["art_2"])["art_2"].unfinished


def test_what_was_emptied_or_sent_is_forgotten(play: Play) -> None:
    players = play()
    secretary, draft = players.secretary, players.draft
    for purpose in ("comment", "reason"):
        unfinished.keep(secretary, draft, "art_2", purpose, Unfinished("Begun"))
    unfinished.keep(secretary, draft, "art_2", "comment", Unfinished("  "))
    unfinished.forget(secretary, draft, "art_2", "reason")
    assert unfinished.units(secretary, draft) == set()


def test_the_text_begun_last_comes_last(play: Play) -> None:
    players = play()
    secretary, draft = players.secretary, players.draft
    for purpose in ("reply/a", "comment", "reply/a"):
        unfinished.keep(secretary, draft, "art_2", purpose, Unfinished("Begun"))
    assert list(unfinished.of_unit(secretary, draft, "art_2")) == ["comment", "reply/a"]


def test_what_was_kept_by_another_program_does_no_harm() -> None:
    assert Unfinished.from_json({"text": 5, "kind": "song", "start": "x"}) == Unfinished("5")
