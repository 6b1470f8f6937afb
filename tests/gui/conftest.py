"""A window on a small commission, and the hands that work in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from tests.gui.hands import Hands
from tests.players import Players


@pytest.fixture
def open_window(qtbot: QtBot, look: Look) -> Iterator[Callable[..., Hands]]:
    """Return an opener of windows: ``open_window(path, "kk")``."""
    windows: list[MainWindow] = []

    def open_(path: Path | None = None, language: str = "en") -> Hands:
        window = MainWindow(Session(InterfaceLanguage(language)), look)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        if path is not None:
            assert window.session.open(path)
        return Hands(window, qtbot)

    yield open_
    for window in windows:
        window.close()
    if look.scale != 1 or look.choice is not ThemeChoice.SYSTEM:
        look.apply(ThemeChoice.SYSTEM)


@pytest.fixture
def set_look(look: Look) -> Iterator[Callable[[ThemeChoice], Look]]:
    """Return a way to give the application another theme; afterwards it has its own again."""

    def choose(choice: ThemeChoice) -> Look:
        look.apply(choice)
        return look

    yield choose
    look.apply(ThemeChoice.SYSTEM)


@pytest.fixture
def players(play: Callable[..., Players]) -> Players:
    """Return a commission with one member; every database is closed, so that a window can have it."""
    return play("Әсел")
