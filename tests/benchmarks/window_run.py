"""One measuring process of the window: ``bare``, ``start FILE`` or ``work FILE``; writes JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

BEGUN = time.perf_counter()


def _bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QSplitter, QTextEdit, QTreeView

    app = QApplication([])
    window = QSplitter()
    window.addWidget(QTreeView())
    window.addWidget(QTextEdit())
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    return {"seconds": time.perf_counter() - BEGUN}


def _start(path: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from commission_app.base.i18n import InterfaceLanguage
    from commission_app.gui.app import prepare
    from commission_app.gui.main_window import MainWindow
    from commission_app.gui.session import Session

    app = QApplication([])
    window = MainWindow(Session(InterfaceLanguage.RU), prepare(app))
    window.session.open(path)
    window.show()
    app.processEvents()
    seconds = time.perf_counter() - BEGUN
    comparing = window.text_view.comparing
    while comparing.comparison is None and comparing.against is not None:
        app.processEvents()
    memory = _memory()
    window.close()
    return {"seconds": seconds, "memory": memory}


def _memory() -> float:
    """Return how much memory this process has taken at most, in hundreds of MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 / 100 for line in lines if line.startswith("VmHWM")), 0.0)


def _work(path: Path) -> dict[str, float]:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from commission_app.base.i18n import InterfaceLanguage
    from commission_app.gui.app import prepare
    from commission_app.gui.main_window import MainWindow
    from commission_app.gui.session import Session

    app = QApplication([])
    window = MainWindow(Session(InterfaceLanguage.RU), prepare(app))
    window.show()
    window.session.open(path)
    while window.text_view.comparing.comparison is None and window.text_view.comparing.against is not None:
        app.processEvents()

    def timed(act: Callable[[], object]) -> float:
        begin = time.perf_counter()
        act()
        # What the act has made necessary, painting included, is done here; what waits for idle moments is not.
        app.sendPostedEvents()
        seconds = time.perf_counter() - begin
        app.processEvents()
        return seconds

    session, view = window.session, window.text_view
    document = session.document
    assert document is not None
    eids = [unit.eid for unit in document.units]
    selecting = sorted(timed(lambda eid=eid: session.show_place(eid)) for eid in eids)  # type: ignore[misc]
    text = view.threads.composer.text
    text.setFocus()
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "қ")
    typing = [timed(lambda: app.sendEvent(text, key)) for _ in range(200)]
    view.threads.writing.drop()
    filtering = [timed(lambda words=words: view.tree.words.setText(words)) for words in ("п", "пр", "пра", "")]  # type: ignore[misc]
    window.jump.setFocus()
    window.jump.look()
    while window.jump.is_reading:
        app.processEvents()
    searching = []
    for words in ("c", "cl", "clear", "право", "15"):
        window.jump.setText(words)
        searching.append(timed(window.jump.look))
    switching = [timed(lambda to=to: window.session.speak(to)) for to in (InterfaceLanguage.KK, InterfaceLanguage.EN)]  # type: ignore[misc]
    window.close()
    return {
        "select_median": statistics.median(selecting),
        "select_99": selecting[int(len(selecting) * 0.99)],
        "key_median": statistics.median(typing),
        "filter": max(filtering),
        "search": max(searching),
        "language": max(switching),
    }


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    acts = {"bare": _bare, "start": _start, "work": _work}
    sys.stdout.write(json.dumps(acts[what](*map(Path, rest))))  # type: ignore[operator]
