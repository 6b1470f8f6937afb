"""A window on a small commission, and the hands that work in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import texts
from tests.gui.hands import Hands
from tests.players import Players

LAPTOP = QSize(1280, 800)
"""What the window has where the screen is no smaller; the screen of these tests is."""


@pytest.fixture
def open_window(qtbot: QtBot, look: Look) -> Iterator[Callable[..., Hands]]:
    """Return an opener of windows: ``open_window(path, "kk")``."""
    windows: list[MainWindow] = []

    def open_(path: Path | None = None, language: str = "en") -> Hands:
        window = MainWindow(Session(InterfaceLanguage(language)), look)
        windows.append(window)
        window.resize(LAPTOP)
        window.show()
        qtbot.waitExposed(window)
        if path is not None:
            assert window.session.open(path)
            view = window.text_view
            # What the checks find is told on a tab: nobody measures its words before.
            qtbot.waitUntil(lambda: view.has_panel and window.session.is_settled and view.checking.is_idle)
        return Hands(window, qtbot)

    yield open_
    for window in windows:
        window.close()
        # Windows that live on are styled again with every later one, which soon takes longer than all tests.
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
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


OLD = (
    ("1", "Everyone has the right to move freely within the Republic."),
    ("2", "The Republic protects the dignity of each person “always”."),
    ("3", "Courts decide without delay and in public sessions."),
    ("4", "The anthem is sung on the day of the Constitution."),
)
NEW = (
    ("1", "Everyone has the right to move freely and safely within the Republic."),
    ("2", "The Republic protects the dignity of each person «always»."),
    ("3", "Elections are held every fifth year by secret ballot."),
    ("4", "Courts decide without delay and in public sessions."),
)


def law(articles: tuple[tuple[str, str], ...], title: str) -> Document:
    nodes = tuple(Provision(f"art_{number}", Kind.ARTICLE, number, None, text) for number, text in articles)
    return Document(title, "en", Source(f"{title}.txt", "txt", "0" * 64), nodes)


@pytest.fixture
def compared(open_window: Callable[..., Hands], play: Callable[..., Players]) -> Callable[[str], Hands]:
    """Return an opener of a window on two drafts that differ, once they are compared."""
    players = play()
    texts.add(players.secretary, law(OLD, "Old law"), "Law in force", in_force=True)
    texts.add(players.secretary, law(NEW, "New law"), "Law drafted")

    def open_(language: str) -> Hands:
        hands = open_window(players.secretary.path, language)
        comparing = hands.window.text_view.comparing
        comparing.choose(texts.find(players.secretary, "Law in force"))
        hands.qtbot.waitUntil(lambda: comparing.comparison is not None)
        return hands

    return open_
