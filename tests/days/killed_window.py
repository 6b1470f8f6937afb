"""A window that is killed: somebody types, votes or merges in it, and each thing is told when it is reported done."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.vote import Answer
from commission_app.gui.app import prepare
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session

WORDS = ("Әділдік", "өңірде", "ұйғарым", "іңкәр", "ғұмыр")


def tell(what: str, said: object = "") -> None:
    sys.stdout.write(f"{what} {json.dumps(said)}\n")
    sys.stdout.flush()


def wait(until: Callable[[], bool]) -> None:
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def press(widget: QWidget, text: str, key: int = 0, modifier: Qt.KeyboardModifier | None = None) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifier or Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)
    QApplication.processEvents()


class Somebody:
    """Works in the window without end."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.view = window, window.text_view
        self._kept = 0
        window.session.counted.connect(self._count)

    def _count(self, _units: object) -> None:
        self._kept += 1

    def _has_kept_more(self, before: int) -> bool:
        return self._kept > before

    def type(self) -> None:
        """Type on, word by word; a word is told once it is kept, and a comment once it is sent."""
        composer = self.view.threads.composer
        tell("found", composer.text.toPlainText())
        for number in itertools.count(1):
            tell("begin")
            before = self._kept
            for letter in f"{WORDS[number % len(WORDS)]} ":
                press(composer.text, letter)
            wait(partial(self._has_kept_more, before))
            tell("kept", composer.text.toPlainText())
            if number % 6 == 0:
                text = composer.text.toPlainText()
                press(composer.text, "", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
                assert composer.is_empty, self.window.refusal.label.text()
                tell("sent", text.strip())

    def vote(self) -> None:
        """Vote anew and anew, each time with another reason."""
        ballot = self.view.ballot
        for number, answer in enumerate(itertools.cycle(Answer)):
            reason = f"Дәлел {os.getpid()}-{number}"
            tell("begin")
            ballot.answers[answer].click()
            ballot.reason.selectAll()
            for letter in reason:
                press(ballot.reason, letter)
            ballot.cast.click()
            QApplication.processEvents()
            assert not self.window.refusal.isVisible(), self.window.refusal.label.text()
            tell("voted", reason)

    def merge(self, files: list[Path]) -> None:
        """Look at each file, and merge it."""
        window = self.window
        for file in files:
            window.exchange.look([file])
            wait(lambda: window.operation is None)
            tell("begin")
            window.merge_view.merge.click()
            wait(lambda: window.operation is None)
            assert not window.refusal.isVisible(), window.refusal.label.text()
            tell("merged", str(file))


def main() -> None:
    phase, database, *files = sys.argv[1:]
    app = QApplication([])
    window = MainWindow(Session(InterfaceLanguage.KK), prepare(app))
    window.show()
    assert window.session.open(Path(database)), window.refusal.label.text()
    assert window.session.can_write
    window.session.show_place("art_1")
    QApplication.processEvents()
    somebody = Somebody(window)
    tell("ready")
    if phase == "typing":
        somebody.type()
    elif phase == "voting":
        somebody.vote()
    else:
        somebody.merge([Path(file) for file in files])


if __name__ == "__main__":
    main()
