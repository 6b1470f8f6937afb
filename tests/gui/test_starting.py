from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.cli.main import main as command_line
from commission_app.domain.comment import CommentKind
from commission_app.gui import app
from commission_app.gui.app import _Bugs, chosen_language
from commission_app.gui.dialogs.bug_dialog import BugDialog
from commission_app.gui.handing_over import Receiver, hand_over
from commission_app.gui.models.article_tree import STATE
from commission_app.gui.qt_language import QtTexts
from commission_app.services import comment
from commission_app.services.workspace import Workspace
from tests.conftest import ROOT
from tests.gui.hands import Hands
from tests.players import Players


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_says_what_to_do() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "commission_app", "window", "--language", "ru"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Нет экрана" in done.stderr


def test_the_language_asked_for_comes_before_the_one_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMISSION_APP_LANGUAGE", "kk")
    assert chosen_language() is InterfaceLanguage.KK
    monkeypatch.setenv("COMMISSION_APP_LANGUAGE", "xx")
    assert chosen_language() in set(InterfaceLanguage)


def test_a_bug_is_logged_and_shown_once(open_window: Callable[..., Hands], app_home: Path) -> None:
    hands = open_window(None, "kk")
    bugs = _Bugs(hands.window)
    for text in ("first", "second"):
        bugs(ZeroDivisionError, ZeroDivisionError(text), None)
    boxes = hands.window.findChildren(BugDialog)
    assert len(boxes) == 1
    assert "бағдарламаның қатесі" in boxes[0].said.text()
    boxes[0].copy.click()
    assert "ZeroDivisionError: first" in QApplication.clipboard().text()
    log = (app_home / "logs" / "commission-app.log").read_text(encoding="utf-8")
    assert "first" in log
    assert "second" in log
    boxes[0].close()


def test_a_display_is_looked_for_on_linux_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert app.has_display()
    monkeypatch.setattr(sys, "platform", "linux")
    assert not app.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert app.has_display()


def test_calling_qt_takes_no_reference_of_none_away(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100


def test_qt_speaks_the_language_of_the_interface_and_changes_with_it(qapp: QApplication) -> None:
    qt = QtTexts(qapp)
    said = {}
    for language in InterfaceLanguage:
        qt.speak(language)
        said[language] = QCoreApplication.translate("QPlatformTheme", "Cancel").replace("&", "")
    assert said[InterfaceLanguage.RU] == "Отмена"
    assert said[InterfaceLanguage.EN] == "Cancel"
    assert len(set(said.values())) == 3
    qt.speak(InterfaceLanguage.EN)


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_dialog_for_files_speaks_the_language_whole(
    qtbot: QtBot, qapp: QApplication, language: InterfaceLanguage
) -> None:
    qt = QtTexts(qapp)
    qt.speak(language)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    shown += [button.text() for button in dialog.findChildren(QAbstractButton) if button.text()]
    assert len(shown) >= 5
    latin = [text for text in shown if any("a" <= letter.lower() <= "z" for letter in text)]
    assert latin == [] or language is InterfaceLanguage.EN
    qt.speak(InterfaceLanguage.EN)


@pytest.mark.parametrize("name", ["a.commission-share", "a.commission", "draft.docx"])
def test_a_file_clicked_twice_opens_the_window_on_it(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"")
    opened: list[tuple[Path | None, bool]] = []

    def open_window(path: Path | None, *, sample: bool) -> int:
        opened.append((path, sample))
        return 0

    assert command_line([str(file)], open_window) == 0
    assert opened == [(file, False)]


def test_a_file_that_is_opened_while_a_window_is_open_goes_to_that_window(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "файл.commission-share"
    file.write_bytes(b"")
    assert not hand_over(file)
    holder = QObject()
    receiver = Receiver(holder)
    assert receiver.listen()
    assert not Receiver(holder).listen()
    with qtbot.waitSignal(receiver.received) as told:
        assert hand_over(file)
    assert told.args == [file]
    holder.deleteLater()


def test_the_text_is_in_view_before_its_marks_are_counted_which_come_once_it_is_painted(
    open_window: Callable[..., Hands], players: Players, qtbot: QtBot
) -> None:
    workspace = Workspace.open(players.secretary.path)
    comment.add(workspace, comment.whole(players.draft, "art_1"), "Too narrow", CommentKind.OBJECTION)
    workspace.close()
    window = open_window().window
    session, tree = window.session, window.text_view.tree
    session.await_painting()
    assert session.open(workspace.path)
    assert "We, the people" in window.text_view.text.toPlainText()
    row = tree.model.index_of("art_1")
    assert (session.states, row.data(STATE)) == ({}, None)
    session.step_to_unfinished()
    assert session.place == "art_1"
    session.painted()
    qtbot.waitUntil(lambda: session.is_settled)
    assert row.data(STATE).comments == 1
    assert row.data(STATE).objections == 1


_WRONG_CALLS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
for call in (
    lambda: QTimer.singleShot("soon", 1), lambda: QTimer(wrong=1), lambda: QLabel().setText(1, 2),
    lambda: help(QTimer.start),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
"""
_LATER = """
import sys
from commission_app.gui.loading_qt import RARE, load_qt
pythons_own = __import__
load_qt()
assert __import__ is pythons_own
assert RARE <= set(sys.modules)
assert not any("__loader__" in vars(sys.modules[name]) and "__file__" in vars(sys.modules[name]) for name in RARE)
"""


def test_what_qt_tells_of_wrong_calls_is_loaded_when_it_is_told_and_is_the_same() -> None:
    plain, later = (_printed(before + _WRONG_CALLS) for before in ("", _LATER))
    assert "Supported signatures" in plain
    assert later == plain


_RESTED = """
import sys
from commission_app.gui.loading_qt import RARE, load_qt, load_rest
load_qt()
def kinds():
    return {type(sys.modules[name]).__name__ for name in RARE}
before = kinds()
assert len(list(load_rest())) == len(RARE)
print(before, kinds(), sys.modules["shibokensupport.signature.errorhandler"].seterror_argument.__name__)
"""


def test_what_was_left_for_later_is_all_there_once_the_window_rests() -> None:
    assert _printed(_RESTED).strip() == "{'_Later'} {'module'} seterror_argument"


_BROKEN_OFF = """
import sys
from commission_app.gui.loading_qt import load_qt
load_qt()
from PySide6.QtCore import QTimer
module = sys.modules["shibokensupport.signature.errorhandler"]
def down(steps):
    return down(steps - 1) if steps else module.seterror_argument
try:
    down(sys.getrecursionlimit() - 6)
except RecursionError:
    print("broken off")
print(type(module).__name__, callable(module.seterror_argument), type(module).__name__)
"""


def test_what_could_not_be_loaded_is_loaded_at_the_next_time_and_a_plain_module_then() -> None:
    assert _printed(_BROKEN_OFF).split() == ["broken", "off", "_Later", "True", "module"]


def _printed(source: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, env=environment, check=True)
    return done.stdout
