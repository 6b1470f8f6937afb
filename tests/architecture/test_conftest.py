"""The guards that every test stands behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from commission_app.base.paths import app_home as used_home


def type_by_qtbot(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    qtbot.keyClicks(line, text)  # type: ignore[no-untyped-call]


def test_no_screen_is_needed() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_every_test_has_a_home_of_its_own(app_home: Path) -> None:
    assert used_home() == app_home
    assert list(app_home.iterdir()) == []


def test_key_clicks_outside_ascii_are_refused(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    with pytest.raises(ValueError, match="aborts the process"):
        type_by_qtbot(qtbot, line, "бап")
    with pytest.raises(ValueError, match="aborts the process"):
        QTest.keyClicks(line, "бап")
    type_by_qtbot(qtbot, line, "abc")
    assert line.text() == "abc"
