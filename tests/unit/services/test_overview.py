from __future__ import annotations

from collections.abc import Callable

from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.services import comment, texts, vote
from commission_app.services.overview import Overview, Place, Step, overview
from tests.players import Players

Play = Callable[..., Players]


def seen(players: Players) -> Overview:
    return overview(players.secretary, players.draft, texts.document(players.secretary, players.draft))


def test_every_unit_stands_in_its_section(play: Play) -> None:
    found = seen(play())
    assert [(section.eid, [unit.eid for unit in section.units]) for section in found.sections] == [
        ("", ["preamble"]),
        ("sec_1", ["art_1", "art_2", "art_3"]),
        ("sec_2", ["art_4", "art_5", "art_6"]),
    ]


def test_an_article_is_untouched_discussed_disputed_or_adopted(play: Play) -> None:
    players = play("Әсел")
    (member,) = players.members
    draft = players.draft
    comment.add(member, comment.whole(draft, "art_1"), "Why?", CommentKind.QUESTION)
    comment.add(member, comment.whole(draft, "art_2"), "No.", CommentKind.OBJECTION)
    vote.cast(member, draft, "art_3", Answer.FOR)
    players.send(member, players.secretary)
    vote.cast(players.secretary, draft, "art_3", Answer.FOR)
    first = seen(players).sections[1]
    assert [unit.place for unit in first.units] == [Place.DISCUSSED, Place.DISPUTED, Place.ADOPTED]
    assert (first.comments, first.objections, first.votes, first.standing(Place.ADOPTED)) == (2, 1, 2, 1)
    assert seen(players).sections[0].units[0].place is Place.UNTOUCHED


def test_the_board_shows_how_far_each_member_has_come(play: Play) -> None:
    players = play("Әсел", "Борис")
    first, second = players.members
    draft = players.draft
    comment.add(first, comment.whole(draft, "art_1"), "Why?", CommentKind.QUESTION)
    vote.cast(first, draft, "art_2", Answer.AGAINST)
    vote.cast(first, draft, "art_3", Answer.FOR)
    vote.finish(first, draft, "art_3")
    players.send(first, players.secretary)
    board = {one.member.name: one for one in seen(players).members}
    assert board["Әсел"].steps == {"art_1": Step.COMMENTED, "art_2": Step.VOTED, "art_3": Step.FINISHED}
    assert board["Әсел"].finished == 1
    assert board["Әсел"].last_act is not None
    assert board["Борис"].steps == {}
    assert board["Борис"].last_act is None
    assert board["Secretary"].last_act is not None
    assert second.name == "Борис"


def test_private_notes_of_the_owner_are_not_on_the_board(play: Play) -> None:
    players = play()
    comment.add(
        players.secretary,
        comment.whole(players.draft, "art_1"),
        "For me",
        CommentKind.QUESTION,
        visibility=Visibility.PRIVATE,
    )
    assert seen(players).members[0].steps == {}
