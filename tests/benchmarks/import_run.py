"""One measuring process of the import dialog, on a database and a document; writes JSON.

Of each thing that is done, the longest time is told during which the window answered nothing.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.line_reading import Reading
from commission_app.gui.app import prepare
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session

_BEAT = 2
_REST = 50
_SELECTED = 200


class _Watch:
    """Feels the pulse of the event loop."""

    def __init__(self) -> None:
        self._last = self._longest = 0.0
        self._pulse = QTimer()
        self._pulse.setInterval(_BEAT)
        self._pulse.timeout.connect(self._feel)

    def _feel(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def stall(self, act: Callable[[], object], busy: Callable[[], bool]) -> float:
        """Return the longest stall, in seconds, from an act until what it has begun is done and drawn."""
        loop, end = QEventLoop(), QTimer()
        self._longest, self._last, left = 0.0, time.perf_counter(), _REST

        def look() -> None:
            nonlocal left
            left = _REST if busy() else left - 1
            if not left:
                loop.quit()

        end.setInterval(_BEAT)
        end.timeout.connect(look)
        QTimer.singleShot(0, act)
        self._pulse.start()
        end.start()
        loop.exec()
        end.stop()
        self._pulse.stop()
        return self._longest


def main(database: Path, source: Path) -> dict[str, float]:
    app = QApplication([])
    window = MainWindow(Session(InterfaceLanguage.EN), prepare(app))
    window.show()
    window.session.open(database)
    watch = _Watch()

    def dialog() -> ImportDialog:
        found = window.errands.dialog
        assert isinstance(found, ImportDialog)
        return found

    def begin() -> None:
        window.errands.import_text(source)

    def busy() -> bool:
        return dialog().desk.is_busy

    begin()
    watch.stall(dialog().reject, lambda: False)
    reading = watch.stall(begin, busy)
    lines = dialog().lines
    half = len(lines.model.lines) // 2
    selecting = max(watch.stall(partial(lines.go, to), busy) for to in range(half, half + _SELECTED, 20))
    redone = max(
        watch.stall(partial(lines.mark, said), busy)
        for said in (Reading.NOTE, Reading.TEXT, Reading.NOTE, Reading.ARTICLE)
    )
    dialog().reject()
    window.close()
    return {"reading": reading, "selecting": selecting, "redone": redone}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*map(Path, sys.argv[1:]))))
