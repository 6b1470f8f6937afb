"""What work in the background leaves behind does not stay for as long as the window is open."""

from __future__ import annotations

import gc
import weakref

from pytestqt.qtbot import QtBot

from commission_app.gui.operation import COLLECT_AFTER, Leavings, Operation


class Knot:
    """Something that holds itself, as a view and what it shows do."""

    def __init__(self) -> None:
        self.itself = self


def test_what_lived_while_work_ran_is_let_go_a_moment_after(qtbot: QtBot) -> None:
    left = Knot()
    gone = weakref.ref(left)
    operation = Operation("", lambda _progress: None)
    with qtbot.waitSignal(operation.told):
        operation.begin()
    del left
    leavings = Leavings(0)
    assert leavings.ask(COLLECT_AFTER)
    qtbot.waitUntil(lambda: gone() is None, timeout=10_000)


def test_it_is_not_collected_again_and_again() -> None:
    leavings = Leavings(0)
    assert not leavings.ask(COLLECT_AFTER - 1)
    assert leavings.ask(COLLECT_AFTER)
    assert not leavings.ask(COLLECT_AFTER + 1)
    assert not leavings.ask(3 * COLLECT_AFTER)
    leavings.collect()
    assert leavings.ask(3 * COLLECT_AFTER)
    assert gc.isenabled()
