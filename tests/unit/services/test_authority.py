from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from commission_app.domain.errors import UserError
from commission_app.domain.event import NewEvent
from commission_app.domain.event_kinds import Role
from commission_app.domain.vote import Answer
from commission_app.domain.voting_rules import Base, Rule
from commission_app.services import roster, texts, undo, vote
from commission_app.services.found import prepare_to_join
from commission_app.services.join import JoinRequest, read_request, write_request
from commission_app.services.unit_of_work import recording
from commission_app.services.workspace import Workspace
from tests.players import Clock, Players, law

Play = Callable[..., Players]


def test_the_only_secretary_stays_one(play: Play) -> None:
    players = play("Aru")
    me, other = players.secretary, players.members[0]
    with pytest.raises(UserError, match="role.last_secretary"):
        roster.change_role(me, me.member, Role.MEMBER)
    roster.change_role(me, other.member, Role.SECRETARY)
    roster.change_role(me, me.member, Role.MEMBER)
    assert roster.my_role(me) is Role.MEMBER


def test_two_secretaries_who_dismiss_each_other_leave_one(play: Play) -> None:
    players = play("Aru", "Boris")
    founder, aru, boris = players.secretary, *players.members
    for one in (aru, boris):
        roster.change_role(founder, one.member, Role.SECRETARY)
    roster.change_role(founder, founder.member, Role.MEMBER)
    for one in (aru, boris):
        players.send(founder, one)
    roster.change_role(aru, boris.member, Role.MEMBER)
    roster.change_role(boris, aru.member, Role.MEMBER)
    states = {players.send(aru, boris).state_hash, players.send(boris, aru).state_hash}
    assert len(states) == 1
    assert [one.role for one in aru.roster().members.values()].count(Role.SECRETARY) == 1


def test_an_act_that_may_not_be_undone_any_more_is_refused_and_stays_to_be_undone(play: Play) -> None:
    players = play("Aru")
    me, other = players.secretary, players.members[0]
    roster.change_role(me, other.member, Role.SECRETARY)
    roster.change_role(me, me.member, Role.OBSERVER)
    named = undo.next_undo(me)
    with pytest.raises(UserError, match="act.not_possible_any_more"):
        undo.undo(me)
    assert undo.next_undo(me) == named
    assert roster.my_role(me) is Role.OBSERVER


def test_who_lost_the_role_of_secretary_cannot_use_it_by_an_earlier_stamp(play: Play) -> None:
    players = play("Aru")
    me, other = players.secretary, players.members[0]
    roster.change_role(me, other.member, Role.SECRETARY)
    players.send(me, other)
    roster.change_rule(other, Rule(base=Base.CAST))
    players.send(other, me)
    before = Clock(players.clock.now)
    players.clock.now += 3_600_000
    roster.change_role(me, other.member, Role.MEMBER)
    other.wall = before
    roster.change_rule(other, Rule(base=Base.PRESENT))
    vote.cast(other, players.draft, "art_1", Answer.FOR)
    merged = players.send(other, me)
    assert me.roster().rule.base is Base.CAST
    assert [(reason.value, count) for reason, count in merged.files[0].not_counting] == [("role_may_not", 1)]
    assert vote.standing(me, players.draft, "art_1").outcome.tally.for_ == 1


def test_a_request_cannot_claim_the_place_of_somebody_on_the_roster(play: Play) -> None:
    players = play()
    asked = _request(players, "Newcomer")
    for claimed in (replace(asked, member=players.secretary.member), replace(asked, name="  secretary ")):
        with pytest.raises(UserError, match="join.name_known"):
            roster.admit(players.secretary, claimed)
    assert len(players.secretary.roster().devices) == 1


def test_a_second_computer_speaks_for_the_same_member(play: Play) -> None:
    players = play("Aru")
    me, first = players.secretary, players.members[0]
    asked = _request(players, "Aru", "second")
    roster.admit(me, asked, computer_of=first.member)
    with Workspace.open(players.folder / "second.commission", wall=players.clock) as second:
        players.send(me, second)
        assert second.member == first.member
        vote.cast(first, players.draft, "art_1", Answer.FOR)
        vote.cast(second, players.draft, "art_1", Answer.AGAINST)
        for one in (first, second):
            players.send(one, me)
    tally = vote.standing(me, players.draft, "art_1").outcome.tally
    assert (tally.for_, tally.against, tally.eligible) == (0, 1, 2)


def test_two_people_may_have_one_name_where_the_secretary_says_so(play: Play) -> None:
    players = play("Aru")
    roster.admit(players.secretary, _request(players, "Aru", "other"), namesake=True)
    assert [one.name for one in players.secretary.roster().members.values()].count("Aru") == 2


def test_a_vote_on_an_earlier_text_is_told_and_not_counted(play: Play) -> None:
    players = play()
    me, draft = players.secretary, players.draft
    vote.cast(me, draft, "art_1", Answer.FOR)
    with recording(me) as unit:
        unit.record(NewEvent("draft.text_withdrawn", draft.id, {"language": "en"}))
    texts.add(me, law(word="nobody"), draft.label)
    changed = texts.find(me, draft.label)
    standing = vote.standing(me, changed, "art_1")
    assert (standing.stale, standing.outcome.tally.for_) == (frozenset({me.member}), 0)
    vote.cast(me, changed, "art_1", Answer.FOR)
    standing = vote.standing(me, changed, "art_1")
    assert (standing.stale, standing.outcome.tally.for_) == (frozenset(), 1)


def _request(players: Players, name: str, stem: str = "request") -> JoinRequest:
    path = players.folder / f"{stem}.commission-request"
    with prepare_to_join(players.folder / f"{stem}.commission", name, wall=players.clock) as workspace:
        write_request(workspace, path)
    return read_request(path)
