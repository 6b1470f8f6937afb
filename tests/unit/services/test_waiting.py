"""What has not left this computer yet: counted on with every act, and never for more than a moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.services import comment, undo, vote
from commission_app.services.waiting import unshared, waiting
from commission_app.services.workspace import Workspace
from tests.players import Players

Play = Callable[..., Players]
STEPS = 50
"""SQLite's own steps between two counts."""


def steps(workspace: Workspace, act: Callable[[], object]) -> int:
    """Return how much SQLite works for something; unlike time, it is the same on every machine."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    workspace.connection.set_progress_handler(count, STEPS)
    try:
        act()
    finally:
        workspace.connection.set_progress_handler(None, 0)
    return counted


def test_the_count_is_that_of_the_acts_whatever_is_done_shared_and_undone(play: Play) -> None:
    players = play("Aru")
    me, draft, chance = players.members[0], players.draft, random.Random(5)

    def say() -> None:
        visibility = chance.choice(list(Visibility))
        comment.add(me, comment.whole(draft, "art_1"), "Said", CommentKind.QUESTION, visibility=visibility)

    def take_back() -> None:
        if undo.next_undo(me):
            undo.undo(me)

    def do_again() -> None:
        if undo.next_redo(me):
            undo.redo(me)

    acts = (say, take_back, do_again, lambda: vote.cast(me, draft, "art_2", chance.choice(list(Answer)), ""))
    counted = set()
    for _ in range(120):
        chance.choice(acts)()
        counted.add(unshared(me))
        assert unshared(me) == len(waiting(me).acts)
        if chance.random() < 0.05:
            players.share(me)
            assert unshared(me) == 0
    assert len(counted) > 5


def test_an_act_costs_no_more_however_many_went_before(play: Play) -> None:
    players = play("Aru")
    me, draft = players.members[0], players.draft

    def act(number: int) -> None:
        comment.add(me, comment.whole(draft, "art_1"), f"Said {number}", CommentKind.QUESTION)
        unshared(me)
        undo.next_undo(me)
        undo.next_redo(me)

    def cost(numbers: range) -> int:
        return min(steps(me, partial(act, number)) for number in numbers)

    few = cost(range(20))
    for number in range(20, 600):
        act(number)
    assert cost(range(600, 620)) <= few * 2
