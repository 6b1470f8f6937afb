"""``kill -9`` at any moment: the database opens, verifies, and holds every act that was reported done."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.domain.comment import CommentKind
from commission_app.domain.share import Share
from commission_app.services import comment
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, event_log, share_file
from tests.conftest import ROOT
from tests.players import Players

KILLS = 25
"""In each of eight runs: two hundred in all."""


def _killed(arguments: list[str], after: float) -> list[str]:
    """Start the worker, kill it so many seconds after it is ready, and return what it reported done."""
    command = [sys.executable, "-m", "tests.end2end.crash_worker", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        try:
            worker.wait(timeout=after)
        except subprocess.TimeoutExpired:
            worker.kill()
        told = worker.stdout.read()
    return told[: told.rfind("\n") + 1].splitlines()


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
    done = 0
    for _ in range(KILLS):
        told = _killed(["act", str(path)], chance.uniform(0, 0.12))
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            for line in told:
                verb, _, rest = line.partition(" ")
                if verb == "comment":
                    assert comments.get(workspace.connection, rest) is not None
                if verb == "vote":
                    assert rest in _reasons(workspace)
            done += len(told)
    assert done > 0


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
    for number in range(KILLS):
        path = players.folder / f"killed-{number}.commission"
        shutil.copy(players.secretary.path, path)
        told = _killed(["merge", str(path), *map(str, files)], chance.uniform(0, 0.12))
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            for file, share in files.items():
                own = f"{share.device}/shared"
                held = event_log.head(workspace.connection, own).seq
                assert held in (0, len(share.streams[own]))
                if f"merged {file}" in told:
                    assert held
