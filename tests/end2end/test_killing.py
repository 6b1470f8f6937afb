"""``kill -9`` at any moment: the database opens, verifies, and holds every act that was reported done."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from commission_app.domain.comment import CommentKind
from commission_app.domain.share import Share
from commission_app.services import comment, texts, vote
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, event_log, share_file
from tests.conftest import ROOT
from tests.players import Players

KILLS = 25
"""In each of eight runs: two hundred in all."""


@dataclass(frozen=True)
class Killed:
    """What a killed worker had told as done, and in the middle of which sort of act it was killed."""

    told: tuple[str, ...]
    amid: str


def _killed(arguments: list[str], after: float, *, at: str = "ready") -> Killed:
    """Start the worker, kill it so many seconds after it has told something, and return what it told."""
    command = [sys.executable, "-m", "tests.end2end.crash_worker", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as worker:
        assert worker.stdout is not None
        told = ""
        while not told.endswith(f"{at}\n"):
            line = worker.stdout.readline()
            assert line, "the worker has ended by itself"
            told += line
        try:
            worker.wait(timeout=after)
        except subprocess.TimeoutExpired:
            worker.kill()
        told += worker.stdout.read()
    lines = told[: told.rfind("\n") + 1].splitlines()[1:]
    last = lines[-1] if lines and worker.returncode < 0 else ""
    amid = last.removeprefix("begin ") if last.startswith("begin ") else ""
    return Killed(tuple(line for line in lines if not line.startswith("begin ")), amid)


def _seconds_to_end(arguments: list[str], last: str) -> float:
    """Let the worker run, and return how long after it was ready it told this last thing."""
    command = [sys.executable, "-m", "tests.end2end.crash_worker", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as worker:
        assert worker.stdout is not None
        moments = {line.rstrip("\n"): time.monotonic() for line in worker.stdout}
    return moments[last] - moments["ready"]


def _reasons(workspace: Workspace) -> list[str]:
    """Return the reasons of all votes that were ever cast here, undone ones too."""
    cast = event_log.of_kinds(workspace.connection, ["vote.cast"])
    return [str(event.body["reason"]) for event in cast]


@pytest.mark.parametrize("run", range(4))
def test_acts_reported_done_outlive_a_kill(play: Callable[..., Players], run: int) -> None:
    players = play("Aru")
    path = players.members[0].path
    players.members[0].close()
    chance = random.Random(run)
    done: Counter[str] = Counter()
    amid: Counter[str] = Counter()
    for number in range(KILLS):
        if number % 4:
            killed = _killed(["act", str(path)], chance.uniform(0.01, 0.12))
        else:
            killed = _killed(["act", str(path)], chance.uniform(0, 0.002), at="begin undo")
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            _hold(workspace, killed)
        done.update(line.partition(" ")[0] for line in killed.told)
        amid[killed.amid] += 1
    assert min(done[verb] for verb in ("vote", "undone", "comment")) > 0
    assert amid["undo"] > 0
    assert KILLS - amid[""] >= KILLS // 2, f"the kills did not fall into the writing: {amid}"


def _hold(workspace: Workspace, killed: Killed) -> None:
    """Assert that every act that was told as done is there, and every undone one undone."""
    mine = vote.mine(workspace, texts.find(workspace, None), "art_1")
    counting = mine.reason if mine is not None else None
    votes = {}
    for line in killed.told:
        verb, _, rest = line.partition(" ")
        if verb == "comment":
            assert comments.get(workspace.connection, rest) is not None
        else:
            votes[rest] = verb
    assert votes.keys() <= set(_reasons(workspace))
    for reason, verb in votes.items():
        if verb == "undone":
            assert counting != reason
    last = next(reversed(votes), None)
    if last is not None and votes[last] == "vote" and killed.amid != "undo":
        assert counting == last


@pytest.mark.parametrize("run", range(4))
def test_a_merge_is_there_whole_or_not_at_all(play: Callable[..., Players], run: int) -> None:
    players = play("Aru", "Boris", "Dana")
    files: dict[Path, Share] = {}
    for member in players.members:
        for number in range(40):
            comment.add(member, comment.whole(players.draft, "art_1"), f"Text {number}", CommentKind.OBJECTION)
        path = players.share(member)
        files[path] = share_file.read(path)
    players.secretary.close()
    chance = random.Random(run)
    amid = 0
    undisturbed = players.folder / "undisturbed.commission"
    shutil.copy(players.secretary.path, undisturbed)
    # How long it takes on this machine says when it can be killed.
    whole = _seconds_to_end(["merge", str(undisturbed), *map(str, files)], f"merged {[*files][-1]}")
    for number in range(KILLS):
        path = players.folder / f"killed-{number}.commission"
        shutil.copy(players.secretary.path, path)
        killed = _killed(["merge", str(path), *map(str, files)], chance.uniform(0, whole))
        amid += killed.amid == "merge"
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            for file, share in files.items():
                own = f"{share.device}/shared"
                held = event_log.head(workspace.connection, own).seq
                assert held in (0, len(share.streams[own]))
                if f"merged {file}" in killed.told:
                    assert held
    assert amid >= KILLS // 3, "the kills did not fall into the merging"
