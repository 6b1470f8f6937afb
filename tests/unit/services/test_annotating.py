from __future__ import annotations

from collections.abc import Callable

import pytest

from commission_app.domain.comment import CommentKind, CommentState, Visibility
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.domain.vote import Answer
from commission_app.domain.voting_rules import Result
from commission_app.services import comment, reading, roster, texts, undo, vote
from commission_app.services.reading import Filter
from commission_app.services.waiting import unshared
from commission_app.services.workspace import Workspace
from tests.players import Players, law

Play = Callable[..., Players]


def _add(workspace: Workspace, eid: str = "art_1", text: str = "Too broad.", **more: object) -> str:
    draft = texts.find(workspace, None)
    effects = comment.add(workspace, comment.whole(draft, eid), text, CommentKind.OBJECTION, **more)  # type: ignore[arg-type]
    assert effects.created is not None
    assert effects.places == {(draft.id, eid)}
    return effects.created


def test_a_comment_sits_on_words_a_paragraph_or_an_article(play: Play) -> None:
    players = play()
    draft = players.draft
    anchor, found = comment.quoted(players.secretary, draft, "art_1", "everyone has", "en")
    assert (anchor.exact, found) == ("everyone has", 2)
    second, _ = comment.quoted(players.secretary, draft, "art_1", "everyone has", "en", occurrence=2)
    assert second.start is not None
    assert anchor.start is not None
    assert second.start > anchor.start
    assert comment.selected(players.secretary, draft, "art_1", "kk", 0, 2).language == "kk"
    with pytest.raises(UserError, match="comment.nothing_selected"):
        comment.selected(players.secretary, draft, "art_1", "en", 3, 3)


def test_a_comment_keeps_its_history_and_its_kind(play: Play) -> None:
    players = play()
    made = _add(players.secretary)
    comment.edit(players.secretary, made, "Far too broad.", CommentKind.QUESTION)
    held = comment.get(players.secretary, made)
    assert [one.text for one in held.history] == ["Too broad.", "Far too broad."]
    assert held.kind is CommentKind.QUESTION


def test_nobody_changes_or_withdraws_the_comment_of_another(play: Play) -> None:
    players = play("Aru")
    made = _add(players.members[0])
    players.send(players.members[0], players.secretary)
    for act in (comment.withdraw, lambda ws, one: comment.edit(ws, one, "Mine now")):
        with pytest.raises(UserError, match="comment.not_yours"):
            act(players.secretary, made)


def test_a_reply_sits_where_its_thread_sits_and_is_as_private(play: Play) -> None:
    players = play()
    note = _add(players.secretary, visibility=Visibility.PRIVATE)
    answer = _add(players.secretary, "art_1", "Indeed", reply_to=note)
    again = _add(players.secretary, "art_1", "And yet", reply_to=answer)
    assert comment.get(players.secretary, answer).visibility is Visibility.PRIVATE
    assert comment.get(players.secretary, again).reply_to == note
    (thread,) = reading.threads(players.secretary, players.draft, "art_1")
    assert [one.id for one in thread.replies] == [answer, again]


def test_what_is_private_never_leaves_the_computer(play: Play) -> None:
    players = play("Aru")
    note = _add(players.members[0], text="for me alone", visibility=Visibility.PRIVATE)
    path = players.share(players.members[0])
    assert b"for me alone" not in path.read_bytes()
    players.send(players.members[0], players.secretary)
    with pytest.raises(UserError, match="comment.unknown"):
        comment.get(players.secretary, note)


def test_a_thread_is_settled_by_its_author_a_secretary_or_the_chair(play: Play) -> None:
    players = play("Aru", "Boris")
    made = _add(players.members[0])
    players.send(players.members[0], players.secretary)
    players.send(players.secretary, players.members[1])
    with pytest.raises(UserError, match="comment.not_yours"):
        comment.resolve(players.members[1], made)
    comment.resolve(players.secretary, made)
    assert comment.get(players.secretary, made).state is CommentState.RESOLVED
    players.send(players.secretary, players.members[0])
    comment.reopen(players.members[0], made)
    assert comment.get(players.members[0], made).state is CommentState.OPEN


def test_undo_and_redo_turn_each_act_and_name_it(play: Play) -> None:
    players = play()
    me, draft = players.secretary, players.draft
    made = _add(me)
    comment.edit(me, made, "Changed")
    vote.cast(me, draft, "art_1", Answer.FOR, "First")
    vote.cast(me, draft, "art_1", Answer.AGAINST, "Second")
    vote.finish(me, draft, "art_1")
    names = []
    while (named := undo.next_undo(me)) and named.name.split("_")[0] in ("act.comment", "act.vote", "act.article"):
        names.append(named.name)
        undo.undo(me)
        if named.name == "act.vote_against":
            mine = vote.mine(me, draft, "art_1")
            assert mine is not None
            assert (mine.answer, mine.reason) == (Answer.FOR, "First")
    assert names == [
        *("act.article_finished", "act.vote_against", "act.vote_for", "act.comment_edited", "act.comment_added")
    ]
    assert vote.mine(me, draft, "art_1") is None
    assert comment.get(me, made).state is CommentState.WITHDRAWN
    while undo.next_redo(me):
        undo.redo(me)
    assert comment.get(me, made).text == "Changed"
    mine = vote.mine(me, draft, "art_1")
    assert mine is not None
    assert mine.answer is Answer.AGAINST
    assert reading.states(me, draft, texts.document(me, draft))["art_1"].finished


def test_undo_outlives_closing_and_a_new_act_ends_redoing(play: Play) -> None:
    players = play()
    made = _add(players.secretary)
    players.secretary.close()
    with Workspace.open(players.secretary.path, wall=players.clock) as again:
        undo.undo(again)
        assert comment.get(again, made).state is CommentState.WITHDRAWN
        _add(again, "art_2")
        with pytest.raises(UserError, match="act.nothing_to_redo"):
            undo.redo(again)


def test_roster_acts_and_imports_can_be_undone_and_redone(play: Play) -> None:
    players = play("Aru")
    me, member = players.secretary, players.members[0].member
    roster.change_role(me, member, Role.CHAIR)
    undo.undo(me)
    assert me.roster().members[member].role is Role.MEMBER
    roster.revoke(me, member)
    undo.undo(me)
    assert me.roster().devices[players.members[0].device].last_seq is None
    undo.redo(me)
    assert me.roster().devices[players.members[0].device].last_seq == 0
    texts.add(me, law("ru"), "Draft 2")
    undo.undo(me)
    assert [draft.label for draft in texts.every(me)] == ["In force", "Draft 1"]
    undo.redo(me)
    assert texts.find(me, "Draft 2").languages == ("ru",)


def test_filters_show_what_is_unread_commented_disputed_and_unvoted(play: Play) -> None:
    players = play("Aru")
    _add(players.members[0], "art_2__para_1")
    players.send(players.members[0], players.secretary)
    me, draft = players.secretary, players.draft
    document = texts.document(me, draft)

    def shown(chosen: Filter) -> set[str]:
        return {eid for eid, state in reading.states(me, draft, document).items() if state.passes(chosen)}

    everything = {unit.eid for unit in document.units}
    assert shown(Filter.ALL) == shown(Filter.UNVOTED) == everything
    assert shown(Filter.UNREAD) == shown(Filter.COMMENTED) == shown(Filter.OBJECTIONS) == {"art_2"}
    assert reading.mark_read(me, reading.threads(me, draft, "art_2"))
    assert not reading.mark_read(me, reading.threads(me, draft, "art_2"))
    assert shown(Filter.UNREAD) == set()
    comment.edit(players.members[0], reading.threads(me, draft, "art_2")[0].opening.id, "Changed")
    players.send(players.members[0], me)
    assert shown(Filter.UNREAD) == {"art_2"}
    assert shown(Filter.UNRESOLVED) == {"art_2"}
    comment.resolve(me, reading.threads(me, draft, "art_2")[0].opening.id)
    assert (shown(Filter.UNRESOLVED), shown(Filter.COMMENTED)) == (set(), {"art_2"})
    vote.cast(me, draft, "art_1", Answer.FOR)
    assert shown(Filter.UNVOTED) == everything - {"art_1"}


@pytest.mark.parametrize("eid", ["art_1__para_1", "sec_1", "art_99"])
def test_votes_and_finished_marks_are_given_to_whole_articles(play: Play, eid: str) -> None:
    players = play()
    me, draft = players.secretary, players.draft
    with pytest.raises(UserError, match=r"vote\.not_whole"):
        vote.cast(me, draft, eid, Answer.FOR)
    with pytest.raises(UserError, match=r"vote\.not_whole"):
        vote.finish(me, draft, eid)


def test_comments_stay_with_an_earlier_draft_and_are_counted(play: Play) -> None:
    players = play()
    _add(players.secretary)
    _add(players.secretary, "art_2")
    texts.add(players.secretary, law(articles=6), "Draft 2")
    newest = texts.find(players.secretary, None)
    assert newest.label == "Draft 2"
    assert reading.threads(players.secretary, newest) == []
    assert reading.on_earlier_drafts(players.secretary, newest) == 2


def test_votes_are_counted_by_the_rule_and_can_be_changed(play: Play) -> None:
    players = play("Aru", "Boris")
    draft = players.draft
    for member, answer in zip(players.members, (Answer.FOR, Answer.AGAINST), strict=True):
        vote.cast(member, draft, "art_1", answer, "Reason")
        players.send(member, players.secretary)
    vote.cast(players.secretary, draft, "art_1", Answer.ABSTAIN)
    vote.cast(players.secretary, draft, "art_1", Answer.FOR)
    standing = vote.standing(players.secretary, draft, "art_1")
    tally = standing.outcome.tally
    assert (tally.for_, tally.against, tally.abstain, tally.eligible) == (2, 1, 0, 3)
    assert standing.outcome.result is Result.ADOPTED
    assert standing.stale == frozenset()


def test_an_observer_neither_comments_nor_votes(play: Play) -> None:
    players = play()
    observer = players.join("Omar", role=Role.OBSERVER)
    with pytest.raises(UserError, match="role.may_not_comment"):
        _add(observer)
    with pytest.raises(UserError, match="role.may_not_vote"):
        vote.cast(observer, players.draft, "art_1", Answer.FOR)
    with pytest.raises(UserError, match="role.may_not_finish"):
        vote.finish(observer, players.draft, "art_1")


def test_two_changes_that_did_not_know_of_each_other_diverge_until_settled(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    made = _add(member)
    seen = comment.get(member, made).versions.heads
    comment.edit(member, made, "One way", base=seen)
    comment.edit(member, made, "Another way", base=seen)
    merged = players.send(member, players.secretary)
    assert merged.divergences == 1
    comment.edit(member, made, "Settled")
    assert players.send(member, players.secretary).divergences == 0
    assert [one.text for one in comment.get(players.secretary, made).history] == [
        *("Too broad.", "One way", "Another way", "Settled")
    ]


def test_drafts_follow_each_other_by_their_dates_and_without_one_as_they_were_imported(play: Play) -> None:
    players = play()
    me = players.secretary
    for label, date in (("March", "2026-03-01"), ("Undated", None), ("January", "2026-01-31")):
        texts.add(me, law("en", label), label, date=date)
    assert [draft.label for draft in texts.every(me)][-4:] == ["January", "Draft 1", "March", "Undated"]
    assert texts.find(me, None).label == "Undated"
    assert [draft.label for draft in texts.earlier(me, texts.find(me, "Draft 1"))][-1] == "January"


def test_what_is_so_already_is_not_done_again(play: Play) -> None:
    players = play()
    me, draft = players.secretary, players.draft
    made = _add(me, "art_1")
    before = unshared(me)
    comment.edit(me, made, comment.get(me, made).text)
    comment.reopen(me, made)
    vote.unfinish(me, draft, "art_1")
    assert unshared(me) == before
    for act in (comment.resolve, comment.resolve):
        act(me, made)
    for _ in range(2):
        vote.finish(me, draft, "art_1")
    assert unshared(me) == before + 2
