"""What a member could record with a program of their own: it is kept in the record and does not count."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from commission_app.domain.comment import CommentKind, CommentState, Visibility
from commission_app.domain.document_json import document_to_json
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.event_kinds import Role, ballot_subject
from commission_app.domain.roster import Reason
from commission_app.domain.vote import Answer
from commission_app.exchange.canonical import body_text
from commission_app.services import comment, roster, texts, vote
from commission_app.services.unit_of_work import recording
from commission_app.services.workspace import Workspace
from commission_app.storage import documents, not_counting
from tests.players import Players, law

Play = Callable[..., Players]


def _record(workspace: Workspace, kind: str, subject: str, body: Mapping[str, Json]) -> Reason | None:
    """Record an act past all services; return why it does not count."""
    with recording(workspace) as unit:
        event = unit.record(NewEvent(kind, subject, dict(body)))
    return not_counting.every(workspace.connection).get(event.hash)


def _ballot(players: Players, member: str, paper: str | None = None) -> tuple[str, dict[str, Json]]:
    body: dict[str, Json] = {
        "draft": players.draft.id,
        "eid": "art_1",
        "member": member,
        "answer": "for",
        "reason": "",
        "texts": {},
        "paper": paper,
        "base": [],
    }
    return ballot_subject("vote", body), body


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("comment.edited", {"text": "Turned round", "kind": "support", "base": []}),
        ("comment.withdrawn", {}),
        ("comment.restored", {}),
        ("comment.resolved", {}),
        ("comment.reopened", {}),
    ],
)
def test_nobody_but_its_author_changes_a_comment(play: Play, kind: str, body: dict[str, Json]) -> None:
    players = play("Aru", "Boris")
    aru, boris = players.members
    made = comment.add(aru, comment.whole(players.draft, "art_1"), "Mine", CommentKind.OBJECTION).created or ""
    players.send(aru, boris)
    assert _record(boris, kind, made, body) is Reason.NOT_THE_AUTHOR
    (file,) = players.send(boris, aru).files
    assert file.not_counting == ((Reason.NOT_THE_AUTHOR, 1),)
    found = comment.get(aru, made)
    assert (found.text, found.state, len(found.history)) == ("Mine", CommentState.OPEN, 1)


def test_who_presides_may_settle_what_others_said_and_no_more(play: Play) -> None:
    players = play("Aru")
    aru, me = players.members[0], players.secretary
    made = comment.add(aru, comment.whole(players.draft, "art_1"), "Mine", CommentKind.OBJECTION).created or ""
    players.send(aru, me)
    assert _record(me, "comment.withdrawn", made, {}) is Reason.NOT_THE_AUTHOR
    assert _record(me, "comment.resolved", made, {}) is None
    assert comment.get(me, made).state is CommentState.RESOLVED


def test_a_private_note_is_not_changed_from_the_shared_stream(play: Play) -> None:
    players = play()
    me = players.secretary
    note = comment.add(
        me, comment.whole(players.draft, "art_1"), "Note", CommentKind.QUESTION, visibility=Visibility.PRIVATE
    ).created
    edit: dict[str, Json] = {"text": "Told to all", "kind": "support", "base": []}
    assert _record(me, "comment.edited", note or "", edit) is Reason.NOT_POSSIBLE
    assert comment.get(me, note or "").text == "Note"


def test_nobody_votes_in_the_name_of_another(play: Play) -> None:
    players = play("Aru", "Boris")
    aru, boris = players.members
    players.send(players.secretary, aru)
    for paper in (None, "Sheet 12"):
        subject, body = _ballot(players, boris.member, paper)
        assert _record(aru, "vote.cast", subject, body) is Reason.NOT_THE_AUTHOR
    finished = {"draft": players.draft.id, "eid": "art_1", "member": boris.member}
    assert _record(aru, "article.finished", ballot_subject("article", finished), finished) is Reason.NOT_THE_AUTHOR
    assert vote.standing(aru, players.draft, "art_1").votes == ()


def test_a_secretary_enters_votes_on_paper_and_only_those(play: Play) -> None:
    players = play("Aru")
    me, aru = players.secretary, players.members[0]
    for member, paper, reason in (
        (aru.member, None, Reason.NOT_THE_AUTHOR),
        ("0" * 20, "Sheet 12", Reason.NOT_THE_AUTHOR),
        (aru.member, "Sheet 12", None),
    ):
        subject, body = _ballot(players, member, paper)
        assert _record(me, "vote.cast", subject, body) is reason
    (cast,) = vote.standing(me, players.draft, "art_1").votes
    assert (cast.member, cast.answer, cast.paper) == (aru.member, Answer.FOR, "Sheet 12")


def test_the_founder_is_out_of_reach_of_other_secretaries(play: Play) -> None:
    players = play("Aru")
    me, aru = players.secretary, players.members[0]
    roster.change_role(me, aru.member, Role.SECRETARY)
    players.send(me, aru)
    demoted: dict[str, Json] = {"role": "member", "seen": {}}
    assert _record(aru, "member.role_changed", me.member, demoted) is Reason.ROLE_MAY_NOT
    assert _record(aru, "device.revoked", me.device, {"last_seq": 1}) is Reason.ROLE_MAY_NOT
    players.send(aru, me)
    assert roster.my_role(me) is Role.SECRETARY
    assert not me.roster().is_revoked(me.device)


@pytest.mark.parametrize(
    ("kind", "subject", "body"),
    [
        ("member.admitted", "1" * 20, {"name": "A friend", "role": "member"}),
        ("member.role_changed", "", {"role": "secretary", "seen": {}}),
        ("device.revoked", "", {"last_seq": 1}),
        ("draft.published", "", {"label": "A draft of my own", "date": None, "in_force": False}),
    ],
)
def test_a_member_does_not_act_as_a_secretary(play: Play, kind: str, subject: str, body: dict[str, Json]) -> None:
    players = play("Aru")
    aru = players.members[0]
    about = subject or {"member": aru.member, "device": players.secretary.device}.get(kind.split(".")[0], "")
    assert _record(aru, kind, about, body) is Reason.ROLE_MAY_NOT


def test_a_text_that_a_member_adds_does_not_keep_the_files_of_others_from_being_merged(play: Play) -> None:
    players = play("Aru", "Boris")
    me, aru, boris = players.secretary, *players.members
    players.send(me, aru)
    with recording(aru) as unit:
        hash_ = documents.put(unit.connection, body_text(document_to_json(law("en", "A law of my own"))))
        body: dict[str, Json] = {"language": "en", "document": hash_, "source": "own.txt"}
        unit.record(NewEvent("draft.text_added", players.draft.id, body))
    for sender, receiver in ((aru, me), (me, boris), (boris, me)):
        (file,) = players.send(sender, receiver).files
        assert file.refused is None
    assert players.draft.texts.keys() == texts.find(me, players.draft.label).texts.keys()


def test_two_secretaries_who_revoke_each_other_are_both_revoked_wherever_the_files_meet(play: Play) -> None:
    players = play("Aru", "Boris")
    founder, aru, boris = players.secretary, *players.members
    for one in (aru, boris):
        roster.change_role(founder, one.member, Role.SECRETARY)
    for one in (aru, boris):
        players.send(founder, one)
    _record(aru, "device.revoked", boris.device, {"last_seq": 0})
    _record(boris, "device.revoked", aru.device, {"last_seq": 0})
    states = {players.send(aru, boris).state_hash, players.send(boris, aru).state_hash}
    assert len(states) == 1
    for one in (aru, boris):
        assert [one.roster().is_revoked(device.device) for device in (aru, boris, founder)] == [True, True, False]
