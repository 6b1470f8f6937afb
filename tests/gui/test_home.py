from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gui.hands import Hands
from tests.players import Players


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "қалта емес, файл"), ("ru", "а нужна папка"), ("en", "is a file")]
)
def test_a_home_that_is_a_file_is_told_in_words_and_the_database_opens(
    open_window: Callable[..., Hands],
    players: Players,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: str,
) -> None:
    (tmp_path / "home").write_bytes(b"")
    monkeypatch.setenv("COMMISSION_APP_HOME", str(tmp_path / "home"))
    hands = open_window(players.secretary.path, language)
    assert hands.session.can_write
    assert words in hands.window.refusal.label.text()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_file_that_the_window_can_do_nothing_with_is_refused_by_its_name(
    open_window: Callable[..., Hands], tmp_path: Path, language: str
) -> None:
    (tmp_path / "not.odd").write_bytes(b"junk")
    hands = open_window(None, language)
    hands.window.receive(tmp_path / "not.odd")
    assert "not.odd" in hands.window.refusal.label.text()
    (tmp_path / "junk.txt").write_bytes(b"junk")
    hands.window.receive(tmp_path / "junk.txt")
    assert "junk.txt" in hands.window.notice.label.text() + hands.window.refusal.label.text()
