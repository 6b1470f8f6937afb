"""One measuring process of the window; writes JSON.

``bare BEGUN``, ``start BEGUN FILE``, ``work FILE``, ``crowd FILE``. BEGUN is the ``time.perf_counter()`` of the process
that started this one, just before it did: the clock is the system's, so that starting Python and loading Qt count too.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from commission_app.gui.main_window import MainWindow


def _painted(app: QApplication, window: QWidget) -> float:
    """Return the moment when a window that was just shown is painted: what waits in timers comes after it."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        at = 0.0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            # All of the window is painted while it is told that it is exposed; what is posted comes next.
            if event.type() is QEvent.Type.Expose:
                app.postEvent(self, QEvent(QEvent.Type.User))
            return False

        def event(self, event: QEvent) -> bool:
            if event.type() is QEvent.Type.User and not self.at:
                self.at = time.perf_counter()
            return super().event(event)

    watch = Watch()
    # The native window, not a widget of Qt's own: to ask for one of those would load every kind of widget there is.
    window.windowHandle().installEventFilter(watch)
    while not watch.at:
        app.processEvents()
    return watch.at


def _bare(begun: str) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QSplitter, QTextEdit, QTreeView

    app = QApplication([])
    window = QSplitter()
    window.addWidget(QTreeView())
    window.addWidget(QTextEdit())
    window.resize(1280, 800)
    window.show()
    return {"seconds": _painted(app, window) - float(begun)}


def _start(begun: str, path: str) -> dict[str, float]:
    """Start as the program does when a file is opened; the next start finds an article with comments in view."""
    from commission_app.__main__ import load_window
    from commission_app.cli.commands import wants_window

    assert wants_window([path])
    program = load_window()
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    window = program.begin(app, Path(path))
    view = window.text_view
    seconds = _painted(app, window) - float(begun)
    document = window.session.document
    assert document is not None
    assert view.text.toPlainText()
    while not view.has_panel:
        app.processEvents()
    app.sendPostedEvents()
    app.processEvents()
    whole = time.perf_counter() - float(begun)
    assert len(view.threads.list.cards) > 1 or window.session.place == document.units[0].eid
    while not view.checking.is_idle or (view.comparing.comparison is None and view.comparing.against is not None):
        app.processEvents()
    memory = _memory()
    window.session.show_place(document.articles[1].eid)
    window.close()
    return {"seconds": seconds, "whole": whole, "memory": memory}


def _memory() -> float:
    """Return how much memory this process has taken at most, in hundreds of MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 / 100 for line in lines if line.startswith("VmHWM")), 0.0)


def _timer(app: QApplication) -> Callable[[Callable[[], object]], float]:
    def timed(act: Callable[[], object]) -> float:
        begin = time.perf_counter()
        act()
        # What the act has made necessary, painting included, is done here; what waits for idle moments is not.
        app.sendPostedEvents()
        seconds = time.perf_counter() - begin
        app.processEvents()
        return seconds

    return timed


def _crowd(path: str) -> dict[str, float]:
    """Go to an article with 500 comments, again and again from its neighbour."""
    from PySide6.QtWidgets import QApplication

    from commission_app.gui.app import begin

    app = QApplication([])
    window = begin(app, Path(path))
    view, session, timed = window.text_view, window.session, _timer(app)
    while not view.checking.is_idle or (view.comparing.comparison is None and view.comparing.against is not None):
        app.processEvents()
    document = session.document
    assert document is not None
    neighbour, crowded = (article.eid for article in document.articles[:2])
    taken = []
    for _ in range(100):
        session.show_place(neighbour)
        app.processEvents()
        taken.append(timed(lambda: session.show_place(crowded)))
    assert session.state.comments >= 500
    window.close()
    taken.sort()
    return {"crowd_median": statistics.median(taken), "crowd_99": taken[int(len(taken) * 0.99)]}


def _work(path: str) -> dict[str, float]:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from commission_app.base.i18n import InterfaceLanguage
    from commission_app.gui.app import begin

    app = QApplication([])
    window = begin(app, Path(path))
    view = window.text_view
    while not view.checking.is_idle or (view.comparing.comparison is None and view.comparing.against is not None):
        app.processEvents()

    session, timed = window.session, _timer(app)
    document = session.document
    assert document is not None
    eids = [unit.eid for unit in document.units]
    selecting = sorted(timed(partial(session.show_place, eid)) for eid in eids)
    redlines = _redlines(window, timed)
    text = view.threads.composer.text
    text.setFocus()
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "қ")
    typing = [timed(lambda: app.sendEvent(text, key)) for _ in range(200)]
    view.threads.writing.drop()
    filtering = [timed(partial(view.tree.words.setText, words)) for words in ("п", "пр", "пра", "")]
    window.jump.setFocus()
    window.jump.look()
    while window.jump.is_reading:
        app.processEvents()
    searching = []
    for words in ("c", "cl", "clear", "право", "15"):
        window.jump.setText(words)
        searching.append(timed(window.jump.look))
    switching = [timed(partial(window.session.speak, to)) for to in (InterfaceLanguage.KK, InterfaceLanguage.EN)]
    window.close()
    return {
        "select_median": statistics.median(selecting),
        "select_99": selecting[int(len(selecting) * 0.99)],
        "redline_99": redlines[int(len(redlines) * 0.99)],
        "key_median": statistics.median(typing),
        "filter": max(filtering),
        "search": max(searching),
        "language": max(switching),
    }


def _redlines(window: MainWindow, timed: Callable[[Callable[[], object]], float]) -> list[float]:
    """Return how long it takes to show the redline of each article for the first time, sorted."""
    from commission_app.gui.panes.mode import Mode

    view, session = window.text_view, window.session
    document = session.document
    assert document is not None
    before = view.text.mode
    view.show_mode(Mode.REDLINE)
    taken = sorted(timed(partial(session.show_place, unit.eid)) for unit in document.units)
    view.show_mode(before)
    return taken


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    acts: dict[str, Callable[..., dict[str, float]]]
    acts = {"bare": _bare, "start": _start, "work": _work, "crowd": _crowd}
    sys.stdout.write(json.dumps(acts[what](*rest)))
