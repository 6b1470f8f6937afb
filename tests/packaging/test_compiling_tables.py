"""Compiling the tables of how laws are built."""

from __future__ import annotations

import json
from pathlib import Path

import tables as compiling


def test_what_is_compiled_is_what_the_tables_say() -> None:
    assert not compiling.is_stale(), "run: python packaging/tables.py"


def test_a_language_that_is_added_or_changed_makes_the_compiled_form_stale(tmp_path: Path) -> None:
    folder = tmp_path / "numbering"
    folder.mkdir()
    (folder / "xx.toml").write_text('# How laws are built.\nwords = ["а", "б"]\n', encoding="utf-8")
    assert compiling.is_stale(folder)
    compiling.target(folder).write_bytes(compiling.compiled(folder).encode())
    assert not compiling.is_stale(folder)
    assert json.loads(compiling.compiled(folder)) == {"xx": {"words": ["а", "б"]}}
    (folder / "yy.toml").write_text('words = ["в"]\n', encoding="utf-8")
    assert compiling.is_stale(folder)
