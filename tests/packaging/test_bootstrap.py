"""The set-up command."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from environment import Environment
from system_libraries import OFFSCREEN, X11, answers, has_display, install_line, missing_packages

from tests.architecture.source import ROOT

PINNED = re.compile(r"^[a-z0-9-]+==[\w.]+( ;.*)? \\$")


@pytest.fixture
def project(tmp_path: Path) -> Environment:
    """Return the environment of a small project without one yet."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "requirements.txt").write_text("a==1\n")
    (tmp_path / "packaging" / "requirements-dev.txt").write_text("a==1\nb==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'p'\n[build-system]\nrequires = []\n")
    return Environment(tmp_path)


def test_an_older_python_can_read_the_command_to_be_told_so() -> None:
    source = (ROOT / "packaging" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert "from __future__" not in source
    assert source.index("sys.version_info < (3, 11)") < source.index("bootstrap_commands")


def test_the_set_up_uses_the_standard_library_only() -> None:
    own = {"environment", "system_libraries", "bootstrap_commands"}
    for name in ("bootstrap", *own):
        tree = ast.parse((ROOT / "packaging" / f"{name}.py").read_bytes())
        for node in ast.walk(tree):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {n.partition(".")[0] for n in names} <= sys.stdlib_module_names | own | {"__future__"}


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems always have a display")
def test_a_display_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_display()
    monkeypatch.setenv(name, ":1")
    assert has_display()


def test_windows_always_has_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


def test_a_display_that_nobody_serves_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not answers(Path(sys.executable))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert answers(Path(sys.executable))


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert missing_packages(window=False, loads=lambda name: name != "libEGL.so.1") == ["libegl1"]
    assert missing_packages(window=False, loads=lambda _: False) == list(OFFSCREEN)
    assert missing_packages(window=True, loads=lambda _: False) == [*OFFSCREEN, *X11]
    assert missing_packages(window=True, loads=lambda _: True) == []


def test_the_line_to_run_names_the_packages() -> None:
    assert install_line(["libegl1", "libgl1"]).endswith("libegl1 libgl1")


def test_an_environment_without_a_stamp_is_not_whole(project: Environment) -> None:
    assert project.state() == (False, False)


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"fingerprint": 1}', '{"fingerprint": "x", "development": true}'])
def test_a_damaged_or_foreign_stamp_does_not_count(project: Environment, stamp: str) -> None:
    project.folder.mkdir()
    project.stamp_file.write_text(stamp)
    assert project.state() == (False, False)


def test_a_right_stamp_over_an_emptied_environment_does_not_count(project: Environment) -> None:
    project.folder.mkdir()
    project.stamp_file.write_text(json.dumps({"fingerprint": project.fingerprint(), "development": True}))
    assert project.state() == (False, False)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_other_pins_ask_for_another_environment(project: Environment, name: str) -> None:
    before = project.fingerprint()
    (project.root / "packaging" / name).write_text("a==2\n")
    assert project.fingerprint() != before


def test_a_setting_of_a_linter_does_not_ask_for_another_environment(project: Environment) -> None:
    before = project.fingerprint()
    with (project.root / "pyproject.toml").open("a") as stream:
        stream.write("[tool.ruff]\nline-length = 99\n")
    assert project.fingerprint() == before


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_and_hashed(name: str) -> None:
    lines = (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line and not line.startswith(("#", " "))]
    assert starts
    assert [lines[n] for n in starts if not PINNED.match(lines[n]) or "--hash=sha256:" not in lines[n + 1]] == []


def test_the_pins_cover_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (ROOT / "packaging" / "requirements-dev.txt").read_text(encoding="utf-8")
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[=><;\[ ]", line)[0].lower() for line in declared}
    assert {name for name in names if f"\n{name}==" not in pinned} == set()


def test_the_check_that_others_call_is_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().splitlines()[-1] == "exec python3 packaging/bootstrap.py test"
