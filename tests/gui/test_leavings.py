"""What is over – work in the background, rows of widgets – does not stay for as long as the window is open."""

from __future__ import annotations

import gc
import os
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui import leavings
from commission_app.gui.flow_layout import FlowRow
from commission_app.gui.giving_back import give_back
from commission_app.gui.leavings import COLLECT_AFTER, Leavings
from commission_app.gui.operation import Operation
from commission_app.gui.panes.labels import empty_out
from commission_app.gui.session import Session
from tests.collecting import collecting_at_rest


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """Let Python collect, as it does in a window in which nothing runs, whatever other tests have left."""
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


class Knot:
    """Something that holds itself, as a view and what it shows do."""

    def __init__(self) -> None:
        self.itself = self


def test_what_lived_while_work_ran_is_let_go_a_moment_after(qtbot: QtBot) -> None:
    left = Knot()
    gone = weakref.ref(left)
    work = Operation("", lambda _progress: None)
    with qtbot.waitSignal(work.told):
        work.begin()
    del left
    collector = Leavings(0)
    assert collector.ask(COLLECT_AFTER)
    qtbot.waitUntil(lambda: gone() is None, timeout=10_000)


def test_it_is_not_collected_again_and_again() -> None:
    collector = Leavings(0)
    assert not collector.ask(COLLECT_AFTER - 1)
    assert collector.ask(COLLECT_AFTER)
    collector.collect()
    assert not collector.ask(monotonic() + COLLECT_AFTER - 1)
    assert collector.ask(monotonic() + COLLECT_AFTER)


def test_it_is_not_collected_while_work_runs(qtbot: QtBot) -> None:
    left = Knot()
    gone = weakref.ref(left)
    goes_on = Event()
    work = Operation("", lambda _progress: goes_on.wait())
    with qtbot.waitSignal(work.told):
        work.begin()
        del left
        Leavings(0).collect()
        assert gone() is not None
        goes_on.set()


def test_a_window_that_was_used_collects_when_it_rests(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leavings, "COLLECT_AFTER", 0)
    session = Session(InterfaceLanguage.EN)
    with collecting_at_rest(session):
        left = Knot()
        gone = weakref.ref(left)
        gc.freeze()
        gc.unfreeze()
        del left
        session.moved.emit()
        assert gone() is not None
        qtbot.waitUntil(lambda: gone() is None, timeout=10_000)


def test_a_row_of_widgets_that_is_gone_has_let_go_of_its_items(qtbot: QtBot) -> None:
    row = FlowRow()
    for word in ("reply", "settle"):
        row.flow.addWidget(QPushButton(word))
    items = [row.flow.itemAt(place) for place in range(row.flow.count())]
    row.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(map(shiboken6.isValid, items))


def test_a_widget_that_is_gone_from_a_row_leaves_the_others(qtbot: QtBot) -> None:
    row = FlowRow()
    qtbot.addWidget(row)
    reply, settle = QPushButton("reply"), QPushButton("settle")
    for button in (reply, settle):
        row.flow.addWidget(button)
    reply.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = row.flow.itemAt(0)
    assert left is not None
    assert left.widget() is settle
    assert row.flow.count() == 1


def test_emptying_a_column_lets_go_of_its_items(qtbot: QtBot) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    layout.addWidget(QLabel("said"))
    layout.addStretch(1)
    items = [layout.itemAt(place) for place in range(layout.count())]
    empty_out(layout)
    assert layout.count() == 0
    assert not any(map(shiboken6.isValid, items))


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of other systems give back by themselves")
def test_what_is_free_again_goes_back_to_the_system_though_something_lies_above_it() -> None:
    def taken() -> int:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")

    pieces = [bytes(2_000) for _ in range(20_000)]
    above = pieces[-1]
    held = taken()
    del pieces
    give_back()
    assert held - taken() > 20_000_000
    assert len(above) == 2_000
