"""States of the window that are kept as pictures: how to bring it there, and in which languages, themes and sizes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.paths import app_home
from commission_app.domain.errors import UserError
from commission_app.domain.vote import Answer
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.main_window import MainWindow
from commission_app.gui.panes.mode import Mode
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import sample
from commission_app.services.found import prepare_to_join
from commission_app.services.join import write_request
from commission_app.services.sample import Sample
from commission_app.services.setting_up import Step
from tests.gui.hands import Answers

WIDTH, HEIGHT = 1160, 740
WORDS = {"kk": "жариялауға", "ru": "писать и публиковать", "en": "write and publish"}
SAID = {"kk": "Тым кең сөз: ғұмыр бойы ма?", "ru": "Слишком широко: навсегда ли?", "en": "Too wide: for ever?"}


@dataclass
class Scene:
    """A window in a language, on a sample of its own."""

    window: MainWindow
    made: Sample
    folder: Path
    language: str

    @property
    def view(self) -> object:
        return self.window.text_view

    def settle(self) -> None:
        """Wait until nothing changes any more."""
        window, comparing, checking = self.window, self.window.text_view.comparing, self.window.text_view.checking
        for _ in range(10):
            QApplication.processEvents()
        while (
            window.operation
            or (window.session.draft and comparing.against and comparing.comparison is None)
            or not checking.is_idle
            or ("overview" in vars(window) and not window.overview.is_whole)
        ):
            QApplication.processEvents()
        for _ in range(10):
            QApplication.processEvents()

    def open(self, place: str = "art_15") -> None:
        """Open the sample at an article."""
        self.window.session.open(self.made.secretary)
        self.settle()
        self.window.session.show_place(place)
        self.settle()

    def dialog(self) -> QWidget:
        """Return the dialog that is open, once it has all it shows."""
        self.settle()
        found = self.window.errands.dialog
        assert found is not None
        while isinstance(found, ImportDialog) and found.desk.is_busy:
            QApplication.processEvents()
        self.settle()
        return found


def welcome(scene: Scene) -> None:
    scene.settle()


def founding(scene: Scene) -> None:
    scene.window.found()


def rule(scene: Scene) -> None:
    scene.open()
    scene.window.set_up(Step.RULE)


def members_step(scene: Scene) -> None:
    scene.open()
    scene.window.set_up(Step.MEMBERS)


def waiting(scene: Scene) -> None:
    folder = scene.folder / "Құжаттар"
    folder.mkdir()
    path = folder / "my.commission"
    with prepare_to_join(path, "Әсел Нұрланқызы") as workspace:
        write_request(workspace, path.with_suffix(".commission-request"))
    scene.window.session.open(path)


def text(scene: Scene) -> None:
    scene.open()


def shown_as(mode: Mode) -> Callable[[Scene], None]:
    def show(scene: Scene) -> None:
        scene.open()
        scene.window.text_view.show_mode(mode)

    return show


def writing(scene: Scene) -> None:
    scene.open()
    view = scene.window.text_view
    assert view.text.find(WORDS[scene.language])
    view.begin_comment(SAID[scene.language])


def tab(name: str) -> Callable[[Scene], None]:
    def show(scene: Scene) -> None:
        scene.open()
        view = scene.window.text_view
        view.side.setCurrentWidget({"votes": view.votes, "history": view.history, "findings": view.findings}[name])
        if name == "votes":
            view.choose(Answer.FOR)

    return show


def jump(scene: Scene) -> None:
    scene.open()
    scene.window.jump.setFocus()
    scene.window.jump.setText("15")
    scene.window.jump.look()
    scene.settle()
    scene.window.jump.look()


def nothing_found(scene: Scene) -> None:
    scene.open()
    scene.window.text_view.tree.words.setText("xyz")


def place(name: str) -> Callable[[Scene], None]:
    def show(scene: Scene) -> None:
        scene.open()
        scene.window.show_view(name)

    return show


def merge(scene: Scene) -> None:
    scene.window.session.open(scene.made.members[0])
    scene.settle()
    scene.window.exchange.look(sorted(scene.folder.glob("from-member-[bc].commission-share")))
    scene.window.show_view("merge")


def manual(scene: Scene) -> None:
    scene.open()
    scene.window.help("votes")


def refused(scene: Scene) -> None:
    scene.open()
    scene.window.refuse(UserError("gui.file_unknown", name="letter.exe"))


def act(name: str) -> Callable[[Scene], QWidget]:
    def show(scene: Scene) -> QWidget:
        scene.open()
        answers = Answers()
        kind = "txt" if name == "import" else "commission-request"
        answers.open = [scene.folder / f"law.{kind}"]
        if name == "import":
            shutil.copy(Path("resources/sample") / f"draft.{scene.language}.txt", answers.open[0])
        else:
            with prepare_to_join(scene.folder / "new.commission", "Қанат Өмірұлы") as workspace:
                write_request(workspace, answers.open[0])
        scene.window.errands.ask = answers
        scene.window.actions_.by_name[name].trigger()
        return scene.dialog()

    return show


State = Callable[[Scene], QWidget | None]
STATES: dict[str, State] = {
    "welcome": welcome,
    "founding": founding,
    "rule": rule,
    "members_step": members_step,
    "waiting": waiting,
    "text": text,
    "redline": shown_as(Mode.REDLINE),
    "side_by_side": shown_as(Mode.SIDE_BY_SIDE),
    "languages": shown_as(Mode.LANGUAGES),
    "writing": writing,
    "votes": tab("votes"),
    "history": tab("history"),
    "findings": tab("findings"),
    "jump": jump,
    "nothing_found": nothing_found,
    "overview": place("overview"),
    "share": place("share"),
    "merge": merge,
    "manual": manual,
    "refused": refused,
    "import": act("import"),
    "admit": act("admit"),
    "members": act("members"),
    "about": act("about"),
}

KEPT = (
    "welcome kk light 100",
    "welcome ru dark 150",
    "founding en light 150",
    "rule ru light 100",
    "members_step kk dark 100",
    "waiting kk light 100",
    "text kk light 100",
    "text ru dark 100",
    "text en light 150",
    "text en contrast 100",
    "redline kk dark 150",
    "redline ru light 100",
    "side_by_side kk light 100",
    "side_by_side en dark 150",
    "languages ru light 100",
    "writing kk light 150",
    "writing ru dark 100",
    "votes ru light 150",
    "votes en dark 100",
    "history kk light 100",
    "findings ru light 100",
    "jump kk dark 100",
    "nothing_found en light 100",
    "overview kk light 100",
    "overview ru dark 150",
    "share ru light 100",
    "merge kk dark 100",
    "merge en light 150",
    "manual kk light 100",
    "refused ru light 150",
    "import kk light 100",
    "admit ru dark 100",
    "members en light 100",
)
"""The pictures that are kept: a state, the language, the theme, the size of the letters in per cent."""


@cache
def _made(language: str) -> tuple[TemporaryDirectory[str], Sample]:
    """Make the sample of a language once; what is kept of it on this computer lies beside it."""
    held = TemporaryDirectory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_APP_HOME", str(Path(held.name) / "home"))
        return held, sample.make(Path(held.name), language)


def _copied(folder: Path, language: str) -> Sample:
    held, made = _made(language)
    shutil.copytree(held.name, folder, dirs_exist_ok=True)
    shutil.copytree(folder / "home", app_home(), dirs_exist_ok=True)
    return replace(
        made,
        secretary=folder / made.secretary.name,
        members=tuple(folder / one.name for one in made.members),
    )


@contextmanager
def scene(folder: Path, look: Look, language: str) -> Iterator[Scene]:
    """Make a window in a language, and a sample for it."""
    made = _copied(folder, language)
    window = MainWindow(Session(InterfaceLanguage(language)), look)
    try:
        yield Scene(window, made, folder, language)
    finally:
        window.close()
        window.deleteLater()


def drawn(name: str, look: Look) -> QImage:
    """Draw one of the pictures: the window, or the dialog that is open above it."""
    state, language, theme, percent = name.split()
    look.apply(ThemeChoice(theme), int(percent) / 100)
    # Some states show where their file lies: the name of that folder is always as long.
    with TemporaryDirectory(prefix="commission") as folder, scene(Path(folder), look, language) as shown:
        window = shown.window
        look.apply(ThemeChoice(theme), int(percent) / 100)
        scale = 1.2 if percent == "150" else 1
        window.resize(int(WIDTH * scale), int(HEIGHT * scale))
        window.show()
        above = STATES[state](shown)
        shown.settle()
        image = (above or window).grab().toImage()
        if above is not None:
            above.close()
    return image
