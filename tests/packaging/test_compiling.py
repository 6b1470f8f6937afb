"""Compiling the catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from catalogues import compiled, stale, write

RUSSIAN = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "a.b"
msgstr "статья"
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "a.po").write_text(RUSSIAN, encoding="utf-8")
    return tmp_path


def test_what_is_compiled_can_be_read(locale: Path) -> None:
    assert write(locale) == 1
    assert gettext.translation("a", locale, languages=["ru"]).gettext("a.b") == "статья"


def test_a_second_run_changes_nothing(locale: Path) -> None:
    write(locale)
    assert write(locale) == 0
    assert stale(locale) == []


def test_a_changed_sentence_makes_its_compiled_file_stale(locale: Path) -> None:
    write(locale)
    (locale / "ru" / "LC_MESSAGES" / "a.po").write_text(RUSSIAN.replace("статья", "пункт"), encoding="utf-8")
    assert [finding.split()[0] for finding in stale(locale)] == [str(Path("ru/LC_MESSAGES/a.mo"))]


def test_a_compiled_file_without_its_source_is_named(locale: Path) -> None:
    write(locale)
    (locale / "ru" / "LC_MESSAGES" / "a.po").unlink()
    assert stale(locale) == [f"{Path('ru/LC_MESSAGES/a.mo')} has no .po"]


def test_the_bytes_do_not_depend_on_the_day(locale: Path) -> None:
    assert b"2026-01-01" in compiled(locale / "ru" / "LC_MESSAGES" / "a.po")
