"""A window left open for eight hours in which somebody does ten thousand things: nothing grows, leaks or slows down.

``python -m tests.days.long_evening`` does all ten thousand (a quarter of an hour); with a number, so many. The acts are
random, from a seed that can be named as the second argument; the clock is the test's own and goes on with each act.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.comment import CommentKind
from commission_app.domain.vote import Answer
from commission_app.gui.giving_back import give_back
from commission_app.gui.main_window import MainWindow
from commission_app.gui.panes.mode import Mode
from commission_app.gui.session import Session
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import comment, reading, sample, texts
from commission_app.services.workspace import Workspace, wall_clock
from tests.collecting import collecting_at_rest
from tests.players import Clock

ACTS = 10_000
HOURS = 8
MOST_GROWTH = 1.10
MOST_OBJECTS = 1.05
"""Something may still be made for the first time; what leaks, leaks with every act."""
WARM = 0.2
"""The share of the acts after which everything that is made once has been made: views, icons, caches."""
MOST_CARDS = 4
SLOWER = 1.5
"""How much slower the last acts may be at the median; far less is noise of the machine."""


@dataclass
class Measured:
    """What a long evening showed."""

    times: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    widgets: list[int] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    def growth(self, series: list[int]) -> float:
        """Return by how much a series has grown since all was warm."""
        start = int(len(series) * WARM)
        part = max(1, len(series) // 10)
        return statistics.median(series[-part:]) / max(1, statistics.median(series[start : start + part]))

    def slowdown(self) -> float:
        """Return how much longer an act took at the median of the last tenth than of the first."""
        part = max(1, len(self.times) // 10)
        return statistics.median(self.times[-part:]) / statistics.median(self.times[:part])

    def told(self) -> str:
        """Return all figures in words."""
        ends = {name: (one[int(len(one) * WARM)], one[-1]) for name, one in self.series().items()}
        rows = [f"{name}: {first} → {last}" for name, (first, last) in ends.items()]
        part = max(1, len(self.times) // 10)
        first, last = (statistics.median(one) * 1000 for one in (self.times[:part], self.times[-part:]))
        return "\n".join([*rows, f"median act: {first:.2f} → {last:.2f} ms", str(dict(self.done))])

    def series(self) -> dict[str, list[int]]:
        """Return what was counted, by name."""
        return {"memory KB": self.memory, "handles": self.handles, "objects": self.objects, "widgets": self.widgets}


def memory() -> int:
    """Return how much memory the process has made for itself, in KB; pages of files come and go with the machine."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Anonymous:", "Swap:")))


class Evening:
    """Somebody who does one thing or another in a window that stays open."""

    def __init__(self, window: MainWindow, clock: Clock, seed: int, acts: int) -> None:
        self.window, self.clock, self.acts = window, clock, acts
        self.view = window.text_view
        self.session = window.session
        self.chance = random.Random(seed)
        self.quiet = self._units[-1]
        self.measured = Measured()

    @property
    def choices(self) -> dict[Callable[[], None], int]:
        """What can be done, and how often."""
        return {
            self.go: 30,
            self.step: 15,
            self.comment: 10,
            self.begin: 8,
            self.vote: 8,
            self.finish: 5,
            self.turn: 8,
            self.mode: 6,
            self.place: 4,
            self.look_for: 6,
            self.filter: 5,
            self.tab: 6,
            self.draft: 2,
            self.zoom: 2,
            self.speak: 1,
            self.dress: 1,
            self.reopen: 1,
        }

    def warm(self) -> None:
        """Do each thing once or twice, so that what is made when it is first needed is there."""
        for act in self.choices:
            for _ in range(3):
                act()
                self.settle()
        for view in ("overview", "share", "merge"):
            self.window.show_view(view)
            self.settle()
        self.window.show_view("text")

    def spend(self) -> Measured:
        """Do everything, and measure after each hundredth of it."""
        choices = self.choices
        self.warm()
        every = max(1, self.acts // 100)
        for number in range(self.acts):
            act = self.chance.choices(list(choices), list(choices.values()))[0]
            begun = thread_time()
            act()
            self.settle()
            self.measured.times.append(thread_time() - begun)
            self.measured.done[act.__name__] += 1
            self.clock.now += HOURS * 3_600_000 // self.acts
            if number % every == 0:
                self.measure()
        self.measure()
        return self.measured

    def settle(self) -> None:
        """Let the window do what it has put off."""
        QApplication.processEvents()
        comparing = self.view.comparing
        while self.window.operation or (comparing.against and comparing.comparison is None):
            QApplication.processEvents()
        while self.window.is_made("overview") and not self.window.overview.is_whole:
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not self.window.refusal.isVisible(), self.window.refusal.label.text()

    def measure(self) -> None:
        """Count what could grow, each time in the same state: at an article that nobody says anything of."""
        self.session.speak(InterfaceLanguage.KK)
        self.window.look.apply(ThemeChoice.LIGHT)
        self.session.show_language("kk")
        self.view.show_mode(Mode.READING)
        self.view.side.setCurrentIndex(0)
        self.session.show_place(self.quiet)
        self.settle()
        # As the program does where it rests.
        gc.collect()
        give_back()
        self.measured.memory.append(memory())
        self.measured.handles.append(len(os.listdir("/proc/self/fd")))  # noqa: PTH208 - the folder of handles itself
        self.measured.objects.append(len(self.window.findChildren(QObject)))
        self.measured.widgets.append(len(QApplication.allWidgets()))

    @property
    def _units(self) -> list[str]:
        document = self.session.document
        return [unit.eid for unit in document.units] if document else []

    def go(self) -> None:
        """Go to an article."""
        self.session.show_place(self.chance.choice(self._units))

    def step(self) -> None:
        """Go to a neighbour."""
        self.session.step(self.chance.choice((-1, 1)))

    def _type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def comment(self) -> None:
        """Say something of the article."""
        composer = self.view.threads.composer
        if composer.isVisibleTo(self.view) and self.session.place != self.quiet:
            self._type(composer.text, "Бұл сөз тым кең.")
            composer.send.click()
            # A commission says so much of an article, and no more: what is taken back keeps the number at that.
            if len(self.view.threads.list.cards) > MOST_CARDS and self.window.actions_.by_name["undo"].isEnabled():
                self.window.actions_.by_name["undo"].trigger()

    def begin(self) -> None:
        """Begin to write, and leave it."""
        composer = self.view.threads.composer
        if composer.isVisibleTo(self.view) and self.session.place != self.quiet:
            self._type(composer.text, "ұға")
            self.view.keep()
            composer.drop.click()

    def vote(self) -> None:
        """Vote."""
        ballot = self.view.ballot
        button = ballot.answers[self.chance.choice(list(Answer))]
        if button.isEnabled() and self.session.place != self.quiet:
            button.click()
            ballot.cast.click()

    def finish(self) -> None:
        """Set or take away the mark of having finished."""
        if self.view.ballot.finished.isEnabled():
            self.view.ballot.finished.click()

    def turn(self) -> None:
        """Undo or redo."""
        action = self.window.actions_.by_name[self.chance.choice(("undo", "redo"))]
        if action.isEnabled():
            action.trigger()

    def mode(self) -> None:
        """Show the text otherwise."""
        self.view.show_mode(self.chance.choice(list(Mode)))

    def place(self) -> None:
        """Look into another view, and come back."""
        self.window.show_view(self.chance.choice(("overview", "share", "merge")))
        self.settle()
        self.window.show_view("text")

    def look_for(self) -> None:
        """Search, and go or leave."""
        jump = self.window.jump
        jump.setFocus()
        jump.setText(self.chance.choice(("15", "сот", "құқ", "бап 3")))
        jump.look()
        if self.chance.random() < 0.5:
            jump.take()
        jump.clear()
        jump.results.hide()

    def filter(self) -> None:
        """Filter the tree, and show all again."""
        self.view.tree.words.setText(self.chance.choice(("құқық", "сот", "z")))
        self.view.tree.words.clear()

    def tab(self) -> None:
        """Look at votes, history or findings."""
        self.view.side.setCurrentIndex(self.chance.randrange(self.view.side.count()))
        self.settle()
        self.view.side.setCurrentIndex(0)

    def draft(self) -> None:
        """Look at the same place in another language."""
        session = self.session
        languages = sorted(session.draft.texts) if session.draft else []
        session.show_language(self.chance.choice(languages))

    def zoom(self) -> None:
        """Make the letters larger or smaller."""
        self.window.zoom(self.chance.choice((-1, 0, 1)))

    def speak(self) -> None:
        """Speak another language."""
        self.session.speak(self.chance.choice(list(InterfaceLanguage)))

    def dress(self) -> None:
        """Take another theme."""
        self.window.look.apply(self.chance.choice((ThemeChoice.LIGHT, ThemeChoice.DARK)))

    def reopen(self) -> None:
        """Close the database, and open it again."""
        workspace = self.session.workspace
        assert workspace is not None
        self.session.open(workspace.path)
        self.take_clock()

    def take_clock(self) -> None:
        """Let what is done in the window happen at the evening's own time."""
        assert self.session.workspace is not None
        self.session.workspace.wall = self.clock


def fill(path: Path) -> None:
    """Say as much of every article as is said in the whole evening: an act then costs the same at both ends of it."""
    with Workspace.open(path) as workspace:
        draft = texts.find(workspace, None)
        for unit in texts.document(workspace, draft).units[:-1]:
            said = len(reading.threads(workspace, draft, unit.eid))
            for number in range(said, MOST_CARDS):
                anchor = comment.whole(draft, unit.eid)
                comment.add(workspace, anchor, f"Бұл сөз тым кең ({number}).", CommentKind.QUESTION)


@contextmanager
def opened(folder: Path, look: Look, acts: int, seed: int) -> Iterator[Evening]:
    """Open the sample in a window, and let somebody begin the evening."""
    clock = Clock(wall_clock())
    made = sample.make(folder, "kk")
    fill(made.members[0])
    window = MainWindow(Session(InterfaceLanguage.KK), look)
    window.show()
    assert window.session.open(made.members[0])
    evening = Evening(window, clock, seed, acts)
    try:
        with collecting_at_rest(window.session):
            evening.take_clock()
            evening.settle()
            yield evening
    finally:
        window.close()
        window.deleteLater()


def main() -> int:
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else ACTS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMISSION_APP_HOME"] = str(Path(folder) / "home")
        from commission_app.gui.app import prepare

        with opened(Path(folder), prepare(app), acts, seed) as evening:
            measured = evening.spend()
    sys.stdout.write(f"{measured.told()}\n")
    grown = {name: measured.growth(one) for name, one in measured.series().items()}
    sys.stdout.write(f"growth {grown}, slowdown {measured.slowdown():.2f}\n")
    return int(max(grown.values()) > MOST_GROWTH or measured.slowdown() > SLOWER)


if __name__ == "__main__":
    sys.exit(main())
