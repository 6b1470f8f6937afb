"""Makes the picture of the README: the window on the sample, drawn by the program itself."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "window.png"


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMISSION_APP_HOME"] = str(Path(folder) / "home")
        _draw(Path(folder), "en")
    print(f"{TARGET.relative_to(ROOT)} written")
    return 0


def _draw(folder: Path, language: str) -> None:
    from PySide6.QtWidgets import QApplication

    from commission_app.base.i18n import InterfaceLanguage
    from commission_app.gui.app import prepare
    from commission_app.gui.main_window import MainWindow
    from commission_app.gui.session import Session
    from commission_app.services import sample

    app = QApplication([])
    look = prepare(app)
    made = sample.make(folder, language)
    window = MainWindow(Session(InterfaceLanguage(language)), look)
    window.show()
    window.session.open(made.secretary)
    window.session.show_place("art_15")
    app.processEvents()
    app.processEvents()
    window.grab().save(str(TARGET))
    window.close()


if __name__ == "__main__":
    sys.exit(main())
