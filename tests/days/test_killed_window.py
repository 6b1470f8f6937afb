"""The window killed a hundred times: nothing that was reported done is lost, and unfinished text comes back."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from commission_app.domain.comment import CommentKind
from commission_app.domain.share import Share
from commission_app.services import comment, reading, texts, unfinished, vote
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import event_log, share_file
from tests.conftest import ROOT
from tests.players import Players

Play = Callable[..., Players]
RUNS = 4
TYPING, VOTING, MERGING = 9, 8, 8
"""Kills in each of four runs: a hundred in all."""


_PIPED: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True, "cwd": ROOT}


def _command(phase: str, arguments: Sequence[object]) -> list[str]:
    return [sys.executable, "-m", "tests.days.killed_window", phase, *map(str, arguments)]


@dataclass
class Killed:
    """What a killed window had told: (what, said) in order; ``amid`` whether it was in the middle of an act."""

    told: list[tuple[str, object]] = field(default_factory=list)
    amid: bool = False

    def all(self, what: str) -> list[str]:
        return [str(said) for one, said in self.told if one == what]


def shortest(phase: str, arguments: Sequence[object]) -> float:
    """Let a window work to its end; return how many seconds its shortest act takes here."""
    begun, lasted = 0.0, []
    with subprocess.Popen(_command(phase, arguments), **_PIPED) as window:
        for line in window.stdout or ():
            if line.startswith("begin"):
                begun = perf_counter()
            elif begun:
                lasted.append(perf_counter() - begun)
    return min(lasted)


def kill(phase: str, arguments: Sequence[object], begun: int, after: float) -> Killed:
    """Let a window work; when it begins its n-th act, kill it so many seconds later."""
    killed = Killed()
    with subprocess.Popen(_command(phase, arguments), **_PIPED) as window:
        assert window.stdout is not None
        while begun and (line := window.stdout.readline()):
            _take(killed, line)
            begun -= line.startswith("begin")
        try:
            window.wait(timeout=after)
        except subprocess.TimeoutExpired:
            window.kill()
        for line in window.stdout.read().splitlines(keepends=True):
            _take(killed, line)
    assert killed.told, "the window did not start"
    killed.amid = killed.told[-1][0] == "begin" and window.returncode < 0
    return killed


def _take(killed: Killed, line: str) -> None:
    if line.endswith("\n"):  # what was cut off was not told
        what, _, said = line.partition(" ")
        killed.told.append((what, json.loads(said)))


@pytest.mark.parametrize("run", range(RUNS))
def test_what_is_typed_outlives_a_kill_and_is_there_again_where_it_was(play: Play, run: int) -> None:
    path = _left(play("Aru"))
    chance = random.Random(f"typing {run}")
    amid = 0
    left = ""
    for _ in range(TYPING):
        killed = kill("typing", [path], chance.randint(1, 8), chance.uniform(0, 0.3))
        # What had been told as kept before the last kill is what this start has found.
        (found,) = killed.all("found")
        assert found.startswith(left)
        left = _last_kept(killed)
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            draft = texts.find(workspace, None)
            said = {thread.opening.text for thread in reading.threads(workspace, draft, "art_1")}
            assert set(killed.all("sent")) <= said
            waiting = unfinished.of_unit(workspace, draft, "art_1").get(unfinished.COMMENT)
            assert (waiting.text if waiting else "").startswith(left)
        amid += killed.amid
    assert amid >= TYPING // 2, "the kills did not fall into the typing"


def _last_kept(killed: Killed) -> str:
    """Return the text that was told as kept, and not sent since; an act that had begun may have sent it."""
    begun_in = killed.told[-1][0] == "kept" and len(killed.all("kept")) % 6 == 0
    kept = next((str(said) for what, said in reversed(killed.told) if what in ("kept", "sent", "found")), "")
    is_sent = next((what for what, _ in reversed(killed.told) if what in ("kept", "sent", "found")), "") == "sent"
    return "" if is_sent or begun_in else kept


@pytest.mark.parametrize("run", range(RUNS))
def test_votes_reported_done_outlive_a_kill(play: Play, run: int) -> None:
    path = _left(play("Aru"))
    chance = random.Random(f"voting {run}")
    amid = 0
    for _ in range(VOTING):
        killed = kill("voting", [path], chance.randint(1, 12), chance.uniform(0, 0.03))
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            cast = [str(event.body["reason"]) for event in event_log.of_kinds(workspace.connection, ["vote.cast"])]
            told = killed.all("voted")
            assert set(told) <= set(cast)
            mine = vote.mine(workspace, texts.find(workspace, None), "art_1")
            # The vote that counts is the last that was told, or that which was begun after it.
            assert (mine.reason if mine else None) in (*cast[-1:], *told[-1:], *([] if cast else [None]))
        amid += killed.amid
    assert amid >= VOTING // 2, "the kills did not fall into the voting"


@pytest.mark.parametrize("run", range(RUNS))
def test_a_merge_in_the_window_is_there_whole_or_not_at_all(play: Play, run: int) -> None:
    players = play("Aru")
    files: dict[Path, Share] = {}
    for number in range(5):
        for one in range(60):
            anchor = comment.whole(players.draft, f"art_{1 + one % 6}")
            comment.add(players.members[0], anchor, f"Text {number}.{one}", CommentKind.OBJECTION)
        path = players.share(players.members[0])
        files[path] = share_file.read(path)
    players.secretary.close()
    chance = random.Random(f"merging {run}")
    amid = 0
    whole = players.folder / "whole.commission"
    shutil.copy(players.secretary.path, whole)
    lasts = shortest("merging", [whole, *files])
    for number in range(MERGING):
        path = players.folder / f"killed-{number}.commission"
        shutil.copy(players.secretary.path, path)
        killed = kill("merging", [path, *files], chance.randint(1, 4), chance.uniform(0, lasts))
        with Workspace.open(path) as workspace:
            assert verify(workspace).findings == ()
            lengths = [len(share.streams[f"{share.device}/shared"]) for share in files.values()]
            own = f"{next(iter(files.values())).device}/shared"
            held = event_log.head(workspace.connection, own).seq
            assert held in (0, *lengths)
            for file, length in zip(files, lengths, strict=True):
                if str(file) in killed.all("merged"):
                    assert held >= length
        amid += killed.amid
    assert amid >= MERGING // 2, "the kills did not fall into the merging"


def _left(players: Players) -> Path:
    """Return the database of a member that nobody has open."""
    path = players.members[0].path
    players.members[0].close()
    return path
