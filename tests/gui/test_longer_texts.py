"""Every view and dialog with texts that are a third longer than ours: another language may well need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.gui.dialogs.bug_dialog import BugDialog
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services.setting_up import Step
from tests.gui.conftest import LAPTOP
from tests.gui.hands import Hands
from tests.gui.test_accessible import shown, too_narrow
from tests.gui.test_importing import COMMENTED, COMMENTS
from tests.players import Players
from tests.unit.readers.files import saved, word_file

LANGUAGES = list(InterfaceLanguage)


class Longer(Translator):
    """Says everything with a third more letters, in words that can be broken as ours can."""

    def __call__(self, name: str, /, **params: object) -> str:
        return longer(super().__call__(name, **params))

    def plural(self, name: str, /, n: int, **params: object) -> str:
        return longer(super().plural(name, n, **params))


def longer(text: str) -> str:
    """Return a text with about 30 % more letters: every fourth word again, one word by a third of itself."""
    words = text.split(" ")
    if len(words) == 1:
        return text + text[: max(1, round(len(text) * 0.3))].replace("&", "") if text.strip() else text
    return " ".join([*words, *words[: max(1, round(len(words) * 0.3))]]).replace("&", "")


@pytest.fixture
def wordy(qtbot: QtBot, look: Look) -> Iterator[Callable[[Path | None, InterfaceLanguage], Hands]]:
    """Return an opener of windows that speak at greater length."""
    windows: list[MainWindow] = []

    def open_(path: Path | None, language: InterfaceLanguage) -> Hands:
        session = Session(language)
        session.translate = Longer(language)
        window = MainWindow(session, look)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(LAPTOP)
        window.show()
        qtbot.waitExposed(window)
        if path is not None:
            assert session.open(path)
            view = window.text_view
            qtbot.waitUntil(lambda: view.has_panel and session.is_settled and view.checking.is_idle)
        return Hands(window, qtbot)

    yield open_
    for window in windows:
        window.close()


def cut(root: QWidget) -> list[str]:
    for _ in range(3):
        QApplication.processEvents()
    return [
        f"{type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r}"
        for widget in shown(root)
        if too_narrow(widget)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dialog_cuts_longer_words_off(
    wordy: Callable[[Path | None, InterfaceLanguage], Hands], players: Players, language: InterfaceLanguage
) -> None:
    hands = wordy(players.secretary.path, language)
    hands.answers.open = [players.folder / "Әсел.commission-request"]
    for action in ("join", "import", "admit", "members", "about"):
        hands.choose(action)
        dialog = hands.window.errands.dialog
        assert dialog is not None
        assert cut(dialog) == [], action
        dialog.reject()
    hands.choose("restore")
    assert hands.window.exchange.dialog is not None
    assert cut(hands.window.exchange.dialog) == []
    hands.window.exchange.dialog.reject()
    bug = BugDialog(hands.window, hands.session.translate, "Traceback", Path("commission-app.log"))
    bug.show()
    assert cut(bug) == []
    bug.reject()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_cuts_no_longer_words_off(
    wordy: Callable[[Path | None, InterfaceLanguage], Hands],
    players: Players,
    set_look: Callable[[ThemeChoice], Look],
    tmp_path: Path,
    language: InterfaceLanguage,
    scale: float,
) -> None:
    path = saved(tmp_path, word_file(COMMENTED, others={"comments": COMMENTS}))
    hands = wordy(players.secretary.path, language)
    hands.window.look.apply(ThemeChoice.LIGHT, scale)
    hands.answers.open = [path]
    hands.choose("import")
    dialog = hands.importing()
    dialog.resize(int(1100 * scale), int(720 * scale))
    hands.type(dialog.facts.label, "Draft 1")
    dialog.lines.go(1)
    dialog.submit()
    hands.read(dialog)
    for page in ("to_check", "corrections", "remarks"):
        dialog.findings.show_page(page)
        assert cut(dialog) == [], page
    dialog.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_cuts_longer_words_off(
    wordy: Callable[[Path | None, InterfaceLanguage], Hands], players: Players, language: InterfaceLanguage
) -> None:
    hands = wordy(players.secretary.path, language)
    window = hands.window
    hands.session.show_place("art_1")
    for view in ("view_text", "view_overview", "view_share", "view_merge", "help"):
        hands.choose(view)
        assert cut(window.stack) == [], view
    for step in Step:
        window.set_up(step)
        assert cut(window.founding) == [], step


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_pages_cut_no_longer_words_off(
    wordy: Callable[[Path | None, InterfaceLanguage], Hands], tmp_path: Path, language: InterfaceLanguage
) -> None:
    hands = wordy(None, language)
    assert cut(hands.window.welcome) == []
    hands.choose("found")
    assert cut(hands.window.founding) == []
    hands.answers.target = tmp_path / "b.commission"
    hands.choose("join")
    hands.window.founding.hide()
    hands.fill(name="Борис")
    assert cut(hands.window.waiting) == []
