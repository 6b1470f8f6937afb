"""The JSON that others rely on: keys are added, never renamed or dropped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commission_app.base.resources import resource
from tests.command_line import call
from tests.players import Players

LAW = """DRAFT
Constitution of the land
We, the people,
adopt this.
Section I
Foundations
Article 1. Unity
1. The land is one.
2. Its organs are:
1) the assembly;
2) the courts.
Article 3
The law binds all.
Footnote: changed by law.
"""


def shape(value: Any) -> Any:
    """Return what a document is made of: its keys, the type of every value, and the different items of lists."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        shapes = [shape(inner) for inner in value]
        return [one for number, one in enumerate(shapes) if one not in shapes[:number]]
    return type(value).__name__


def test_the_outline_of_a_small_law(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    told = call("outline", path, "--json").json
    golden("outline.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


COMMANDS = {
    "drafts": ("drafts", "s.commission"),
    "comments": ("comment", "list", "s.commission"),
    "votes": ("vote", "list", "s.commission"),
    "results": ("vote", "results", "s.commission"),
    "members": ("member", "list", "s.commission"),
    "verify": ("verify", "s.commission"),
    "verify_spoilt": ("verify", "spoilt.commission"),
    "merge": ("merge", "s.commission", "from.commission-share", "spoilt.commission-share"),
    "share": ("share", "s.commission", "out.commission-share"),
    "search": ("search", "s.commission", "everyone"),
    "refusal": ("drafts", "none.commission"),
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_the_shape_of_every_json_document(
    golden: Callable[[str, str], None], play: Callable[..., Players], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    players = play("Aru")
    monkeypatch.chdir(players.folder)
    for act in (("comment", "add"), ("vote", "cast")):
        last = ("Text", "--quote", "everyone") if act[0] == "comment" else ("for", "--reason", "Good")
        assert call(*act, "Aru.commission", "1", *last).code == 0
    players.send(players.members[0], players.secretary)
    stranger = players.join("Stranger", admitted=False)
    assert call("comment", "add", stranger.path, "2", "Text").code == 0
    players.share(stranger).rename(players.folder / "from.commission-share")
    players.secretary.back_up().rename(players.folder / "spoilt.commission")
    players.share(players.members[0]).rename(players.folder / "spoilt.commission-share")
    for name in ("spoilt.commission", "spoilt.commission-share"):
        with closing(sqlite3.connect(players.folder / name)) as connection, connection:
            connection.execute("UPDATE document SET content = content || ' '")
    told = call(*COMMANDS[kind], "--json").json
    golden(f"json_{kind}.json", json.dumps(shape(told), ensure_ascii=False, indent=1) + "\n")


def test_the_compare_document_of_two_files(golden: Callable[[str, str], None]) -> None:
    told = call("compare", resource("sample", "in_force.en.txt"), resource("sample", "draft.en.txt"), "--json").json
    golden("json_compare.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_the_check_document_of_a_file(golden: Callable[[str, str], None]) -> None:
    old, new = (resource("sample", f"{name}.en.txt") for name in ("in_force", "draft"))
    done = call("check", new, "--against", old, "--json", "--language", "en")
    assert done.code == 1
    golden("json_check.json", json.dumps(done.json, ensure_ascii=False, indent=1) + "\n")
