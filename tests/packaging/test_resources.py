"""The one finder of the program's own files, in the three places where the program may stand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import commission_app
from commission_app.base.resources import database_files, resource
from tests.architecture.source import ROOT


def make_bundle(folder: Path) -> Path:
    (folder / "resources" / "locale").mkdir(parents=True)
    (folder / "db" / "migrations").mkdir(parents=True)
    return folder


def test_a_checkout_uses_its_own_folders() -> None:
    assert resource("locale") == ROOT / "resources" / "locale"
    assert database_files("migrations") == ROOT / "db" / "migrations"


def test_an_installed_package_uses_what_came_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "commission_app"
    bundle = make_bundle(package / "_bundled")
    monkeypatch.setattr(commission_app, "__file__", str(package / "__init__.py"))
    assert resource("locale") == (bundle / "resources" / "locale").resolve()


def test_a_frozen_program_uses_the_folder_it_was_unpacked_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert resource("locale") == bundle / "resources" / "locale"
    assert database_files("migrations") == bundle / "db" / "migrations"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such_file"):
        resource("no_such_file")


def test_a_program_without_its_files_says_to_reinstall_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(commission_app, "__file__", str(tmp_path / "commission_app" / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="reinstall"):
        resource("locale")
