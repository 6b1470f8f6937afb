"""What watches the days is held to what it says: a window that stands still is told of, one that waits is not."""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.days.watchdog import MOST, Watchdog

pytestmark = pytest.mark.alone


@pytest.fixture
def watchdog(qtbot: QtBot) -> Iterator[Watchdog]:
    dog = Watchdog()
    yield dog
    dog.stop()


def reckon_too_long() -> None:
    """Keep the loop from going on for far longer than it may stand, whatever a busy machine is allowed."""
    begun = thread_time()
    while thread_time() - begun < 6 * MOST:
        pass


def test_a_loop_that_stands_still_is_told_of_with_its_place(qtbot: QtBot, watchdog: Watchdog) -> None:
    done: list[bool] = []

    def act() -> None:
        reckon_too_long()
        done.append(True)

    QTimer.singleShot(0, act)
    with watchdog.watching("reckoning"):
        qtbot.waitUntil(lambda: bool(done))
    (stall,) = watchdog.stalls
    assert stall.seconds > MOST
    assert stall.doing == "reckoning"
    assert "reckon_too_long" in stall.place
    assert "while thread_time()" in watchdog.told()


def test_a_loop_that_waits_stands_not_still(qtbot: QtBot, watchdog: Watchdog) -> None:
    over: list[bool] = []
    QTimer.singleShot(int(3000 * MOST), lambda: over.append(True))
    with watchdog.watching("waiting"):
        qtbot.waitUntil(lambda: bool(over))
    assert watchdog.stalls == []


def test_what_a_test_does_between_two_acts_is_not_the_windows(watchdog: Watchdog) -> None:
    with watchdog.watching("one act"):
        pass
    reckon_too_long()
    with watchdog.watching("another"):
        pass
    assert watchdog.stalls == []
