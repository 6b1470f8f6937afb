"""The folders of one computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.base.paths import app_home, backups_folder, keys_folder, logs_folder, settings_file


def test_the_environment_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMISSION_APP_HOME", str(tmp_path))
    for path in (keys_folder(), backups_folder(), logs_folder(), settings_file()):
        assert path.parent == tmp_path


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("COMMISSION_APP_HOME")
    if value is not None:
        monkeypatch.setenv("COMMISSION_APP_HOME", value)
    assert app_home().is_absolute()
    assert app_home().name == "commission-app"
