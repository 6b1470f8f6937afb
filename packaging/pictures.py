"""Makes the pictures of the README and of the manual, drawn by the program itself: ``python packaging/pictures.py``.

With ``--manual FOLDER LANGUAGE`` only the manual's pictures of one language are drawn, into a folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QWidget

    from commission_app.gui.main_window import MainWindow
    from commission_app.services.sample import Sample

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "docs" / "window.png"
MANUAL = ROOT / "docs" / "manual"
LANGUAGES = ("kk", "ru", "en")
WORDS = {
    "kk": ("жариялауға", "Бұл құқық 12-баптағы кепілдіктерге сай келе ме?\n- сот шешімі керек"),
    "ru": ("писать и публиковать", "Согласуется ли это со статьёй 12?\n- нужно решение суда"),
    "en": ("write and publish", "Does this agree with article 12?\n- a court must decide"),
}
"""Words of article 15 of the sample in each language, and a comment on them."""

DRAFTS = {"kk": "2-жоба", "ru": "Проект 2", "en": "Draft 2"}
"""The label of the text that is imported."""

DOCUMENTS = {"kk": "Құжаттар", "ru": "Документы", "en": "Documents"}
"""The folder in which a member keeps the database and the request."""


def main() -> int:
    if sys.argv[1:2] == ["--manual"]:
        _draw(Path(sys.argv[2]), sys.argv[3])
        return 0
    for language in LANGUAGES:
        folder = MANUAL / language / "pictures"
        # Each language has a process of its own: a program starts in one language, and so do its pictures.
        subprocess.run([sys.executable, __file__, "--manual", str(folder), language], check=True)
        print(f"{folder.relative_to(ROOT)} written")
    (MANUAL / "en" / "pictures" / "readme.png").replace(README)
    for language in ("kk", "ru"):
        (MANUAL / language / "pictures" / "readme.png").unlink()
    print(f"{README.relative_to(ROOT)} written")
    return 0


def _draw(target: Path, language: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMISSION_APP_HOME"] = str(Path(folder) / "home")
        from PySide6.QtWidgets import QApplication

        from commission_app.base.i18n import InterfaceLanguage
        from commission_app.gui.app import prepare
        from commission_app.gui.main_window import MainWindow
        from commission_app.gui.qt_language import QtTexts
        from commission_app.gui.session import Session
        from commission_app.gui.theme import ThemeChoice
        from commission_app.services import sample

        app = QApplication([])
        look = prepare(app)
        look.apply(ThemeChoice.LIGHT)
        QtTexts(app).speak(InterfaceLanguage(language))
        window = MainWindow(Session(InterfaceLanguage(language)), look)
        _Camera(window, target).shoot(Path(folder), sample.make(Path(folder), language), language)
        window.close()


class _Camera:
    """Brings the window into each state and draws it."""

    def __init__(self, window: MainWindow, target: Path) -> None:
        self.window, self.target = window, target

    def shoot(self, folder: Path, made: Sample, language: str) -> None:
        """Draw everything, from the first page to the last view."""
        window = self.window
        window.resize(1100, 700)
        window.show()
        self._take("welcome")
        window.found()
        self._take("founding")
        self._wait_for_the_secretary(folder / DOCUMENTS[language], made)
        window.session.open(made.secretary)
        self._settle()
        window.session.show_place("art_15")
        self._take("text")
        window.resize(1280, 800)
        self._take("readme")
        window.resize(1100, 700)
        self._views(made, language)

    def _wait_for_the_secretary(self, folder: Path, made: Sample) -> None:
        from commission_app.services.found import prepare_to_join
        from commission_app.services.join import write_request
        from commission_app.services.workspace import Workspace

        with Workspace.open(made.members[0]) as workspace:
            name = workspace.name
        folder.mkdir()
        path = folder / "my.commission"
        with prepare_to_join(path, name) as waiting:
            write_request(waiting, path.with_suffix(".commission-request"))
        self.window.session.open(path)
        self._take("waiting")

    def _views(self, made: Sample, language: str) -> None:
        from commission_app.domain.vote import Answer
        from commission_app.gui.panes.mode import Mode

        window, view = self.window, self.window.text_view
        middle = view.text.parentWidget()
        assert middle is not None
        view.show_mode(Mode.REDLINE)
        self._take("redline", middle)
        view.show_mode(Mode.READING)
        words, comment = WORDS[language]
        view.text.find(words)
        view.begin_comment(comment)
        self._take("comment", middle, view.right)
        view.threads.writing.drop()
        view.side.setCurrentWidget(view.votes)
        view.choose(Answer.FOR)
        self._take("votes", view.right)
        view.ballot.cast.click()
        view.side.setCurrentWidget(view.threads)
        window.jump.setFocus()
        window.jump.setText("15")
        window.jump.look()
        self._take("jump", window.bar, window.jump.results)
        window.jump.clear()
        window.jump.results.hide()
        for name in ("overview", "share"):
            window.show_view(name)
            self._take(name)
        self._brief()
        self._import(made, language)
        # The secretary knows all the files of the sample already; a member has still to see what others sent.
        window.session.open(made.members[0])
        window.exchange.look(sorted(made.secretary.parent.glob("from-member-[bc].commission-share")))
        window.show_view("merge")
        self._take("merge")

    def _import(self, made: Sample, language: str) -> None:
        """Draw the import of a text that wants looking at: it lacks an article, and a title stands on two lines."""
        from commission_app.base.resources import resource
        from commission_app.domain.line_reading import Reading
        from commission_app.gui.dialogs.import_dialog import ImportDialog

        whole = resource("sample", f"draft.{language}.txt").read_text(encoding="utf-8").split("\n\n")
        source = made.secretary.with_name(f"draft-2.{language}.txt")
        source.write_text("\n\n".join([*whole[:7], *whole[8:]]), encoding="utf-8")
        self.window.errands.import_text(source)
        dialog = self.window.errands.dialog
        assert isinstance(dialog, ImportDialog)
        dialog.resize(1100, 720)
        dialog.facts.label.setText(DRAFTS[language])
        self._settle()
        dialog.lines.go(4)
        dialog.lines.mark(Reading.FRONT)
        self._settle()
        dialog.lines.go(next(at for at, line in enumerate(dialog.lines.model.lines) if line.eid == "art_3"))
        self._settle()
        self._save("importing", dialog.grab())
        dialog.reject()

    def _brief(self) -> None:
        from PySide6.QtWidgets import QApplication, QLineEdit

        view = self.window.briefing_view
        self.window.show_view("briefing")
        assert view.form is not None
        articles = view.form.fields["articles"]
        assert isinstance(articles, QLineEdit)
        articles.setText("15")
        view.look()
        while view.is_looking or not view.pages.pages:
            QApplication.processEvents()
        self._take("briefing")

    def _settle(self) -> None:
        from PySide6.QtWidgets import QApplication

        comparing = self.window.text_view.comparing
        for _ in range(20):
            QApplication.processEvents()
        while self.window.operation or self._reads() or (comparing.against and comparing.comparison is None):
            QApplication.processEvents()

    def _take(self, name: str, *parts: QWidget) -> None:
        """Draw the window, or the smallest piece of it that holds some parts; in few colours, to be small."""
        self._settle()
        drawn = self.window.grab(_around(self.window, parts)) if parts else self.window.grab()
        self._save(name, drawn)

    def _reads(self) -> bool:
        """Whether a source is still being read, or a label waited for."""
        from commission_app.gui.dialogs.import_dialog import ImportDialog

        dialog = self.window.errands.dialog
        return isinstance(dialog, ImportDialog) and dialog.isVisible() and dialog.desk.is_busy

    def _save(self, name: str, drawn: QPixmap) -> None:
        image = _in_few_colours(drawn.toImage())
        if not image.save(str(self.target / f"{name}.png"), quality=0):
            raise OSError(self.target / f"{name}.png")


def _in_few_colours(drawn: QImage) -> QImage:
    """Return a picture in the 256 colours it has most of: a tenth of the size, and nobody sees it."""
    from PySide6.QtGui import QImage

    plain = drawn.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    most = [colour for colour, _ in counted.most_common(256)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, most)


def _around(window: MainWindow, parts: tuple[QWidget, ...]) -> QRect:
    from PySide6.QtCore import QPoint, QRect

    found = QRect()
    for part in parts:
        found = found.united(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))
    return found


if __name__ == "__main__":
    sys.exit(main())
