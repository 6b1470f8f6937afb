"""How long things may be, and what they may be called."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import ROOT, modules

MAX_FUNCTION = 50
MAX_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "tools"}
OURS = [ROOT / "commission_app", ROOT / "packaging", ROOT / "db"]

TREES = {path: tree for folder in OURS for path, tree in modules(folder).items()}


def calls(tree: ast.AST, owner: str, name: str) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == name
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
        for node in ast.walk(tree)
    )


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) >= MAX_FUNCTION
    ]
    assert long == []


def test_modules_can_be_read_in_one_go() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in TREES}
    assert [f"{path.relative_to(ROOT)}: {n} lines" for path, n in lengths.items() if n >= MAX_MODULE] == []


def test_modules_are_named_for_what_they_hold() -> None:
    names = {path: set(path.relative_to(ROOT).with_suffix("").parts) for path in TREES}
    empty = [str(path.relative_to(ROOT)) for path, parts in names.items() if parts & NAMES_THAT_SAY_NOTHING]
    assert empty == []


def test_every_module_says_in_its_first_line_what_it_holds() -> None:
    silent = [str(path.relative_to(ROOT)) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


@pytest.mark.parametrize("folder", ["commission_app", "tests"])
def test_nothing_sleeps_to_be_right(folder: str) -> None:
    sleeping = [
        str(path.relative_to(ROOT)) for path, tree in modules(ROOT / folder).items() if calls(tree, "time", "sleep")
    ]
    assert sleeping == []
