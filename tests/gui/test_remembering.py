"""What windows remember while they run: whatever becomes of the program, and of one another."""

from __future__ import annotations

from collections.abc import Callable

from commission_app.base.paths import settings_file
from commission_app.base.settings import load_settings
from commission_app.gui.theme import ThemeChoice
from commission_app.services.found import found
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]


def test_the_article_one_rests_at_is_there_again_though_the_window_was_never_closed(
    open_window: Open, players: Players
) -> None:
    path = players.secretary.path
    hands = open_window(path)
    assert hands.session.document is not None
    eids = [unit.eid for unit in hands.session.document.units]
    before = settings_file().stat().st_mtime_ns
    for eid in (*eids, eids[2]):
        hands.session.show_place(eid)
    assert settings_file().stat().st_mtime_ns == before, "leafing through the text writes nothing"
    hands.qtbot.waitUntil(lambda: str(path) in load_settings(settings_file()).places)
    again = open_window(path)
    assert again.session.place == eids[2]


def test_two_windows_leave_each_other_what_they_remember(open_window: Open, players: Players) -> None:
    one = open_window(players.secretary.path)
    path = players.folder / "other.commission"
    found(path, "Other", "Secretary").close()
    other = open_window(path)
    other.window.choose_theme(ThemeChoice.DARK)
    one.window.zoom(1)
    one.window.close()
    other.window.close()
    kept = load_settings(settings_file())
    assert kept.theme == ThemeChoice.DARK
    assert kept.zoom == 110
    assert set(kept.recent_files) == {str(path), str(players.secretary.path)}


def test_what_the_disk_refused_is_remembered_once_it_takes_it(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    file = settings_file()
    aside = file.with_name("aside")
    file.rename(aside)
    file.mkdir()
    hands.window.zoom(1)
    assert hands.window.refusal.isVisible()
    file.rmdir()
    aside.rename(file)
    hands.window.choose_theme(ThemeChoice.DARK)
    kept = load_settings(file)
    assert (kept.zoom, kept.theme) == (110, ThemeChoice.DARK)
