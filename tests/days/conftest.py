"""Real commissions, and people who spend a day at their windows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services import roster, texts
from commission_app.services.found import found, prepare_to_join
from commission_app.services.join import read_request, write_request
from commission_app.services.merge import merge
from commission_app.services.share import share
from commission_app.services.workspace import Workspace
from tests.collecting import collecting_at_rest
from tests.days.keyboard import Keyboard
from tests.days.mouse import Mouse
from tests.days.person import Person
from tests.days.watchdog import Watchdog

MEMBERS = ("Әсел Нұрланқызы", "Борис Петров")
Begin = Callable[..., Person]


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    """Return the watchdog of the window."""
    dog = Watchdog()
    yield dog
    dog.stop()


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def begin(request: pytest.FixtureRequest, qtbot: QtBot, look: Look, watchdog: Watchdog) -> Iterator[Begin]:
    """Return a beginner of days: a window in a language, and somebody who works with a mouse, or without."""
    windows: list[MainWindow] = []
    stack = ExitStack()

    def open_(language: str) -> Person:
        window = MainWindow(Session(InterfaceLanguage(language)), look)
        windows.append(window)
        stack.enter_context(collecting_at_rest(window.session))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        person: Person = request.param(window, qtbot, watchdog)
        return person

    # Hands of a test are quicker than any person's: two clicks of theirs are two clicks, however near.
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield open_
    QApplication.setDoubleClickInterval(interval)
    for window in windows:
        window.close()
        window.deleteLater()
    stack.close()


@pytest.fixture(scope="session")
def founded(corpus: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a commission on the real texts: a secretary's database and those of two members."""
    folder = tmp_path_factory.mktemp("commission")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_APP_HOME", str(folder / "home"))
        secretary = stack.enter_context(found(folder / "secretary.commission", "Комиссия", "Хатшы"))
        for name, label, language, in_force in (
            ("kz_1995_ru_adilet_2023.pdf", "Қолданыстағы", "ru", True),
            ("kz_1995_kk_adilet_2023.pdf", "Қолданыстағы", "kk", True),
            ("kz_2026_draft_ru.docx", "Жоба", "ru", False),
            ("kz_2026_draft_kk.docx", "Жоба", "kk", False),
        ):
            date = "1995-08-30" if in_force else "2026-02-12"
            texts.add(secretary, texts.read(corpus(name), language), label, date=date, in_force=in_force)
        for number, name in enumerate(MEMBERS):
            path = folder / f"member-{number}.commission"
            stack.enter_context(prepare_to_join(path, name)).close()
            with Workspace.open(path) as member:
                request = path.with_suffix(".commission-request")
                write_request(member, request)
                roster.admit(secretary, read_request(request))
        sent = share(secretary, folder / "to-members.commission-share").path
        for number in range(len(MEMBERS)):
            with Workspace.open(folder / f"member-{number}.commission") as member:
                merge(member, [sent])
    return folder


@pytest.fixture
def desk(founded: Path, app_home: Path, tmp_path: Path) -> Path:
    """Return a folder, with letters of ours in its name, that holds a fresh copy of the commission."""
    folder = tmp_path / "Комиссия құжаттары"
    shutil.copytree(founded, folder)
    shutil.copytree(folder / "home", app_home, dirs_exist_ok=True)
    return folder
