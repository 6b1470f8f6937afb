"""Merging is the union of sets of events: commutative, associative, idempotent, and nothing is ever lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.document_json import document_to_json
from commission_app.domain.errors import UserError
from commission_app.domain.event import NewEvent
from commission_app.domain.event_kinds import Role
from commission_app.domain.vote import Answer
from commission_app.domain.voting_rules import Base, Rule
from commission_app.exchange.canonical import body_text
from commission_app.exchange.merge import Known, examine
from commission_app.services import comment, reading, roster, texts, undo, vote
from commission_app.services.merge import merge
from commission_app.services.share import share
from commission_app.services.unit_of_work import recording
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import documents, event_log, share_file
from tests.players import Clock, commission, law

NAMES = ("s", "Aru", "Boris", "Dana", "Stranger", "Twin")
COPIED = {"Twin": "Aru"}
"""Who works on a copy of another's database, with the same key."""

DAY = 86_400_000
SKEWS = (0, 40 * DAY, -3_000 * DAY, 0, 5 * DAY, 40 * DAY)
"""How wrong the clocks are, in milliseconds; a copy's is exactly as wrong as the original's, so that stamps collide."""

OBSERVERS = ("One", "Two", "Three")


@dataclass(frozen=True)
class Step:
    """One thing that somebody does: who, what, and numbers that choose the rest."""

    actor: int
    verb: str
    choice: int
    other: int


VERBS = (
    *("comment", "comment", "note", "reply", "edit", "edit", "withdraw", "resolve", "reopen"),
    *(
        "vote",
        "vote",
        "unvote",
        "finish",
        "undo",
        "redo",
        "role",
        "revoke",
        "rule",
        "import",
        "own_text",
        "exchange",
        "exchange",
        "exchange",
        "older",
    ),
)
steps = st.builds(
    Step, st.integers(0, len(NAMES) - 1), st.sampled_from(VERBS), st.integers(0, 7), st.integers(0, len(NAMES) - 1)
)


class World:
    """The databases of one example, copied from a template."""

    def __init__(self, template: Path, folder: Path, stack: ExitStack) -> None:
        self.folder, self.files = folder, 0
        for name in (*NAMES, *OBSERVERS):
            shutil.copy(template / f"{COPIED.get(name, name)}.commission", folder / f"{name}.commission")
        skews = {**dict.fromkeys(OBSERVERS, 0), **dict(zip(NAMES, SKEWS, strict=True))}
        opened = {
            name: stack.enter_context(
                Workspace.open(folder / f"{name}.commission", wall=Clock(1_780_000_000_000 + skew))
            )
            for name, skew in skews.items()
        }
        self.actors = [opened[name] for name in NAMES]
        self.observers = [opened[name] for name in OBSERVERS]

    def share(self, sender: Workspace) -> Path:
        """Write a file, which somebody who knows nothing yet could take."""
        self.files += 1
        path = share(sender, self.folder / f"{self.files}.commission-share").path
        sent = share_file.read(path)
        examine(sent, Known(sent.commission, lambda _stream: {}, frozenset(), frozenset()))
        return path

    def do(self, step: Step) -> None:
        """Let the actor do it; what is refused is refused."""
        with suppress(UserError):
            getattr(self, f"_{step.verb}")(self.actors[step.actor], step)

    def _exchange(self, actor: Workspace, step: Step) -> None:
        if actor is not self.actors[step.other]:
            assert not merge(actor, [self.share(self.actors[step.other])]).refused

    def _older(self, actor: Workspace, step: Step) -> None:
        """Take a file that was written some time ago, and perhaps merged already."""
        if self.files:
            merge(actor, [self.folder / f"{1 + (step.choice * 7 + step.other) % self.files}.commission-share"])

    def _place(self, step: Step) -> str:
        return ("art_1", "art_1__para_1", "art_2", "preamble")[step.choice % 4]

    def _comments(self, actor: Workspace) -> list[str]:
        draft = texts.find(actor, None)
        return [one.id for thread in reading.threads(actor, draft) for one in (thread.opening, *thread.replies)]

    def _chosen(self, actor: Workspace, step: Step) -> str:
        known = self._comments(actor)
        return known[step.choice % len(known)] if known else "0" * 20

    def _comment(self, actor: Workspace, step: Step) -> None:
        anchor = comment.whole(texts.find(actor, None), self._place(step))
        comment.add(actor, anchor, f"Comment {step.choice}", CommentKind.OBJECTION)

    def _note(self, actor: Workspace, step: Step) -> None:
        anchor = comment.whole(texts.find(actor, None), self._place(step))
        comment.add(actor, anchor, "For me alone", CommentKind.QUESTION, visibility=Visibility.PRIVATE)

    def _reply(self, actor: Workspace, step: Step) -> None:
        chosen = self._chosen(actor, step)
        comment.add(actor, comment.get(actor, chosen).anchor, "Reply", CommentKind.SUPPORT, reply_to=chosen)

    def _edit(self, actor: Workspace, step: Step) -> None:
        mine = [one for one in self._comments(actor) if comment.get(actor, one).author == actor.member]
        comment.edit(actor, mine[step.choice % len(mine)] if mine else "none", f"Edited {step.other}")

    def _withdraw(self, actor: Workspace, step: Step) -> None:
        comment.withdraw(actor, self._chosen(actor, step))

    def _resolve(self, actor: Workspace, step: Step) -> None:
        comment.resolve(actor, self._chosen(actor, step))

    def _reopen(self, actor: Workspace, step: Step) -> None:
        comment.reopen(actor, self._chosen(actor, step))

    def _vote(self, actor: Workspace, step: Step) -> None:
        answer = list(Answer)[step.other % 3]
        vote.cast(actor, texts.find(actor, None), f"art_{1 + step.choice % 2}", answer, "Because")

    def _unvote(self, actor: Workspace, step: Step) -> None:
        vote.withdraw(actor, texts.find(actor, None), f"art_{1 + step.choice % 2}")

    def _finish(self, actor: Workspace, step: Step) -> None:
        act = vote.unfinish if step.other % 2 else vote.finish
        act(actor, texts.find(actor, None), f"art_{1 + step.choice % 2}")

    def _undo(self, actor: Workspace, _step: Step) -> None:
        undo.undo(actor)

    def _redo(self, actor: Workspace, _step: Step) -> None:
        undo.redo(actor)

    def _import(self, actor: Workspace, step: Step) -> None:
        texts.add(actor, law("en", f"Law {step.choice}"), f"Draft {step.other}")

    def _own_text(self, actor: Workspace, step: Step) -> None:
        """Add a text past all rules, as a program of one's own could."""
        with recording(actor) as unit:
            own = body_text(document_to_json(law("en", f"Own law {step.choice}")))
            body = {"language": "en", "document": documents.put(unit.connection, own), "source": "own.txt"}
            unit.record(NewEvent("draft.text_added", texts.find(actor, None).id, body))

    def _role(self, actor: Workspace, step: Step) -> None:
        roster.change_role(actor, self.actors[step.other].member, list(Role)[step.choice % len(Role)])

    def _rule(self, actor: Workspace, step: Step) -> None:
        roster.change_rule(actor, Rule(base=list(Base)[step.choice % len(Base)]))

    def _revoke(self, actor: Workspace, step: Step) -> None:
        roster.revoke(actor, self.actors[step.other].device)


def _template(folder: Path) -> None:
    with commission(folder, *NAMES[1:4]) as players:
        players.join(NAMES[4], admitted=False)
        roster.change_role(players.secretary, players.members[1].member, Role.SECRETARY)
        for name in OBSERVERS:
            players.join(name, admitted=False)


def _in_worlds(
    folder: Path, check: Callable[[World, Sequence[Step], object], None], extra: st.SearchStrategy[object]
) -> None:
    template = folder / "template"
    template.mkdir()
    _template(template)

    @settings(max_examples=25)
    @given(st.lists(steps, min_size=5, max_size=30), extra)
    def run(history: list[Step], drawn: object) -> None:
        with TemporaryDirectory(dir=folder) as name, ExitStack() as stack:
            world = World(template, Path(name), stack)
            for step in history:
                world.do(step)
            check(world, history, drawn)

    run()


def _known(workspace: Workspace) -> set[str]:
    return {
        row.hash
        for stream in event_log.heads(workspace.connection)
        for row in event_log.of_stream(workspace.connection, stream)
        if stream.endswith("/shared")
    }


def test_the_order_and_grouping_of_files_makes_no_difference(tmp_path: Path) -> None:
    def check(world: World, _history: Sequence[Step], drawn: object) -> None:
        order = list(drawn) if isinstance(drawn, list) else []
        files = [world.share(actor) for actor in world.actors]
        one, two, three = world.observers
        all_at_once = merge(one, files)
        for place in order:
            last = merge(two, [files[place]])
        merge(three, [files[place] for place in order[:2]])
        grouped = merge(three, [files[place] for place in (*order[2:], *order)])
        assert all_at_once.state_hash == last.state_hash == grouped.state_hash
        assert not all_at_once.refused

    _in_worlds(tmp_path, check, st.permutations(range(len(NAMES))))


def test_merging_again_changes_nothing_and_folding_anew_gives_the_same(tmp_path: Path) -> None:
    def check(world: World, _history: Sequence[Step], _drawn: object) -> None:
        files = [world.share(actor) for actor in world.actors]
        observer = world.observers[0]
        first = merge(observer, files)
        again = merge(observer, files)
        assert again.state_hash == first.state_hash
        assert sum(file.accepted for file in again.files) == 0
        for workspace in (observer, *world.actors):
            assert verify(workspace).findings == ()

    _in_worlds(tmp_path, check, st.none())


def test_nothing_that_was_done_or_accepted_is_ever_lost(tmp_path: Path) -> None:
    def check(world: World, _history: Sequence[Step], _drawn: object) -> None:
        before = [_known(actor) for actor in world.actors]
        observer = world.observers[0]
        merge(observer, [world.share(actor) for actor in world.actors])
        for actor, known in zip(world.actors, before, strict=True):
            own = {row.hash for row in event_log.of_stream(actor.connection, f"{actor.device}/shared")}
            assert own <= _known(observer)
            merge(actor, [world.share(one) for one in world.actors])
            assert known <= _known(actor)

    _in_worlds(tmp_path, check, st.none())
