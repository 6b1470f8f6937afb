"""The log of bugs."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.base import logs
from commission_app.base.logs import log_bug
from commission_app.base.paths import logs_folder


def raised(message: str) -> Exception:
    try:
        raise LookupError(message)
    except LookupError as error:
        return error


def test_a_bug_is_logged_with_its_traceback_and_the_version() -> None:
    text = log_bug(raised("no such бап")).read_text(encoding="utf-8")
    assert "LookupError: no such бап" in text
    assert "in raised" in text
    assert "Commission App 0." in text


def test_bugs_are_appended_to_one_file() -> None:
    assert log_bug(raised("first")) == log_bug(raised("second"))
    text = (logs_folder() / "commission-app.log").read_text(encoding="utf-8")
    assert "first" in text
    assert "second" in text


def test_the_log_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    for number in range(40):
        log_bug(raised(f"bug {number}"))
    files = sorted(logs_folder().iterdir())
    assert len(files) == 1 + logs.OLDER_FILES
    assert "bug 39" in files[0].read_text(encoding="utf-8")


def test_where_the_folder_cannot_be_written_the_log_goes_elsewhere(app_home: Path) -> None:
    logs_folder().write_text("a file stands where the folder should be")
    path = log_bug(raised("kept"))
    assert not path.is_relative_to(app_home)
    assert "kept" in path.read_text(encoding="utf-8")
