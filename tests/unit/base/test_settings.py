"""The settings of one computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.paths import settings_file
from commission_app.base.settings import MAX_RECENT, Settings, load_settings, save_settings


def test_what_was_saved_is_loaded() -> None:
    settings = Settings(InterfaceLanguage.KK, ("/a/б.commission",), "/backups/ә.commission")
    save_settings(settings, settings_file())
    assert load_settings(settings_file()) == settings


def test_a_computer_without_settings_has_the_first_values(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000])
def test_a_damaged_file_reads_as_no_settings(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load_settings(file) == Settings()


def test_one_damaged_value_does_not_lose_the_others(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"language": "xx", "recent_files": [1, "a", ""], "last_backup": "b"}')
    assert load_settings(file) == Settings(recent_files=("a",), last_backup="b")


def test_a_file_opened_again_moves_to_the_front_of_the_recent_ones(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    settings = Settings().with_recent(first).with_recent(second).with_recent(first)
    assert settings.recent_files == (str(first), str(second))


def test_only_the_newest_files_are_remembered(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 5):
        settings = settings.with_recent(tmp_path / str(number))
    assert len(settings.recent_files) == MAX_RECENT
    assert settings.recent_files[0] == str(tmp_path / str(MAX_RECENT + 4))
