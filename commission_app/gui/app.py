"""Starting the window."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from commission_app.base.fonts import Face, font_path
from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.base.paths import settings_file
from commission_app.base.settings import load_settings
from commission_app.gui import leavings
from commission_app.gui.file_sorts import Sort, sort_of
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice

REFUSED = 3


def has_display() -> bool:
    """Whether a window can be shown; on Linux without one, Qt would end the process."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def chosen_language() -> InterfaceLanguage:
    """Return the language asked for, else the one chosen last, else the system's where it is spoken, else English."""
    asked = os.environ.get("COMMISSION_APP_LANGUAGE", "")
    if asked in set(InterfaceLanguage):
        return InterfaceLanguage(asked)
    return load_settings(settings_file()).language or _language_of_system()


def _language_of_system() -> InterfaceLanguage:
    # Qt's table of all languages and countries takes a while to load, and is needed at the very first start.
    from PySide6.QtCore import QLocale

    system = QLocale.system().name()[:2]
    return InterfaceLanguage(system) if system in set(InterfaceLanguage) else InterfaceLanguage.EN


def prepare(app: QApplication) -> Look:
    """Give the application its name, fonts and look."""
    app.setApplicationName("Commission App")
    for face in Face:
        QFontDatabase.addApplicationFont(str(font_path(face)))
    look = Look(app)
    look.apply(ThemeChoice.SYSTEM)
    return look


def run(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on a database, on the sample, or on the first page; return the exit code."""
    if not has_display():
        words = Translator(chosen_language())("gui.no_display")
        sys.stderr.write(f"{words}\n")
        return REFUSED
    app = QApplication(sys.argv[:1])
    if path is not None and sort_of(path) is not Sort.DATABASE and _is_taken(path):
        return 0
    window = begin(app, path)
    if sample:
        window.errands.open_sample()
    return app.exec()


def begin(app: QApplication, path: Path | None = None) -> MainWindow:
    """Return the window, shown, with a file that was named open in it."""
    look = prepare(app)
    session = Session(chosen_language())
    session.await_painting()
    window = MainWindow(session, look)
    sys.excepthook = _Bugs(window)
    for act in (lambda: leavings.settle(session), lambda: _speak(app, session), lambda: _receive(window)):
        session.later(act)
    if path is not None:
        window.receive(path)
    window.show()
    return window


def _speak(app: QApplication, session: Session) -> None:
    """Let Qt's own buttons and dialogs speak the language of the interface."""
    from commission_app.gui.qt_language import QtTexts

    qt = QtTexts(app)
    qt.speak(session.translate.language)
    session.retranslated.connect(lambda: qt.speak(session.translate.language))


def _is_taken(path: Path) -> bool:
    """Whether a window that is open already has taken a file."""
    from commission_app.gui.handing_over import hand_over

    return hand_over(path)


def _receive(window: MainWindow) -> None:
    """Take files that are opened while the window is; it loads Qt's network part."""
    from commission_app.gui.handing_over import Receiver

    receiver = Receiver(window)
    receiver.received.connect(window.receive)
    receiver.received.connect(lambda _path: window.activateWindow())
    receiver.listen()


class _Bugs:
    """The one place of the window where a bug is caught: logged, and shown once with a way to copy it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._shown = False

    def __call__(self, _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
        workspace = self._window.session.workspace
        refusal = workspace.db.explain(error) if workspace is not None else None
        if refusal is not None:
            # No bug: a disk was pulled out, or is damaged, while something was read.
            self._window.refuse(refusal)
            return
        from commission_app.base.logs import log_bug

        path = log_bug(error)
        if self._shown:
            return
        self._shown = True
        from commission_app.gui.dialogs.about_dialog import versions
        from commission_app.gui.dialogs.bug_dialog import BugDialog

        told = "".join(traceback.format_exception(error))
        BugDialog(self._window, self._window.session.translate, f"{versions()}\n\n{told}", path).open()
