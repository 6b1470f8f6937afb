"""A member's day driven from outside: a real X server with a window manager, and keys and clicks that come from there.

Needs Xvfb, openbox, xdotool and scrot. What happens is seen on the screen alone: the next key is pressed once the
picture stands still. Screenshots, to be looked at, are kept in the folder that COMMISSION_SCREENSHOTS names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from commission_app.domain.vote import Answer
from commission_app.services import merge, reading, sample, texts, unfinished, vote
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from tests.conftest import ROOT

TOOLS = ("Xvfb", "openbox", "xdotool", "scrot")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
PATIENCE = 30
SAID = "Тым кең сөз: ғұмыр бойы ма?"
REASON = "Unclear; see the comment."

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"to drive the window from outside, install {', '.join(MISSING)}")


def wait(until: Callable[[], object], for_what: str) -> None:
    """Look again and again until something is so: nothing tells those who stand outside."""
    assert comes(until, PATIENCE), f"waited {PATIENCE} s for {for_what}"


def comes(until: Callable[[], object], seconds: int) -> bool:
    """Whether something becomes so in time."""
    pause = threading.Event()
    for _ in range(seconds * 5):
        if until():
            return True
        pause.wait(0.2)
    return False


def _alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ by no more than a cursor."""
    pairs = zip(memoryview(one.constBits())[::64], memoryview(other.constBits())[::64], strict=True)
    return sum(a != b for a, b in pairs) < 20


class Outside:
    """Somebody at the screen, the keyboard and the mouse of an X server."""

    def __init__(self, display: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self.shots = 0

    def tell(self, *arguments: str) -> str:
        """Have xdotool do something, and return what it says."""
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout

    def key(self, *keys: str) -> None:
        """Press keys, each when the answer to the one before is seen."""
        for one in keys:
            self.tell("key", "--clearmodifiers", one)
            self.look()

    def type(self, text: str) -> None:
        # A letter that no key has gets one for a moment: the window must have read that before the next.
        self.tell("type", "--clearmodifiers", "--delay", "60" if text.isascii() else "300", text)
        self.look()

    def write(self, text: str, is_kept: Callable[[], object]) -> None:
        """Type letters that no key of the server has; where one gets lost on its way, write anew."""
        for _ in range(5):
            self.type(text)
            if comes(is_kept, 5):
                return
            self.key("ctrl+a")
        raise AssertionError(f"{text!r} does not come to be kept")

    def look(self) -> None:
        """Look at the screen until it stands still; a cursor may blink."""
        seen: list[QImage] = []

        def still() -> bool:
            with tempfile.TemporaryDirectory() as folder:
                seen.append(QImage(str(self._shot(Path(folder) / "seen.png"))))
            return len(seen) > 2 and all(_alike(one, seen[-1]) for one in seen[-3:-1])

        wait(still, "the window to stand still")

    def _shot(self, target: Path) -> Path:
        command = ["scrot", "--overwrite", str(target)]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)
        return target

    def window(self, name: str) -> str:
        """Return the window whose title holds a name, once it is there."""
        found: list[str] = []

        def look() -> bool:
            found[:] = self.tell("search", "--onlyvisible", "--name", name).split()
            return bool(found)

        wait(look, f"a window named {name}")
        return found[-1]

    def shoot(self, name: str) -> None:
        folder = os.environ.get("COMMISSION_SCREENSHOTS")
        if folder:
            self.shots += 1
            self._shot(Path(folder) / f"{self.shots:02}-{name}.png")


@contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run something beside the test, and end it afterwards."""
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


@pytest.fixture
def outside() -> Iterator[Outside]:
    """Return somebody at a fresh X server with a window manager."""
    read, write = os.pipe()
    server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(server, pass_fds=[write], stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                somebody = Outside(f":{told.readline().strip()}")
            with running("openbox", environment=somebody.environment):
                yield somebody
        finally:
            xvfb.terminate()


def test_a_member_reads_objects_votes_finishes_sees_what_will_leave_and_sends_it(
    outside: Outside, tmp_path: Path
) -> None:
    made = sample.make(tmp_path, "kk")
    path = made.members[1]
    environment = {**outside.environment, "COMMISSION_APP_LANGUAGE": "kk"}
    with running(sys.executable, "-m", "commission_app", str(path), environment=environment) as program:
        window = outside.window("Commission App")
        outside.tell("windowactivate", "--sync", window)
        outside.look()
        _read(outside, path)
        _object(outside, path)
        _vote(outside, path)
        outside.key("ctrl+d")
        outside.shoot("finished")
        outside.key("alt+3")
        outside.shoot("share")
        _send(outside, tmp_path / "sent.commission-share")
        outside.key("ctrl+q")
        assert program.wait(timeout=PATIENCE) == 0
    _lies_there(path)
    with Workspace.open(made.secretary) as secretary:
        (file,) = merge.preview(secretary, [tmp_path / "sent.commission-share"]).files
        assert file.refused is None
        assert (file.new.comments, file.new.votes) == (1, 1)


def _looked(path: Path, at: Callable[[Workspace], object]) -> object:
    """Look into the database while the window has it."""
    with Workspace.open(path, reading=True) as opened:
        return at(opened)


def _read(outside: Outside, path: Path) -> None:
    """Look at other views and come back; then search an article nobody of ours has voted on."""
    outside.shoot("opened")
    outside.key("alt+2", "alt+1", "ctrl+shift+2")
    outside.shoot("redline")
    outside.key("ctrl+shift+1", "ctrl+k")
    outside.type("13")
    outside.shoot("found")
    outside.key("Return")


def _object(outside: Outside, path: Path) -> None:
    """Select two words, type, send."""
    outside.key("ctrl+Home", "Down", "Down", "Down", "ctrl+Right", "ctrl+shift+Right", "ctrl+shift+Right")

    def kept(opened: Workspace) -> bool:
        begun = unfinished.of_unit(opened, texts.find(opened, None), "art_13").get(unfinished.COMMENT)
        return begun is not None and begun.text == SAID and begun.words is not None

    outside.write(SAID, lambda: _looked(path, kept))
    outside.shoot("typed")
    outside.key("ctrl+Return")
    outside.shoot("said")


def _vote(outside: Outside, path: Path) -> None:
    outside.key("ctrl+2")
    outside.type(REASON)
    outside.shoot("voting")
    outside.key("ctrl+Return")
    outside.shoot("voted")


def _send(outside: Outside, target: Path) -> None:
    """Send what was seen: the system asks where to, and the file lies there."""
    outside.key("ctrl+Shift+s")
    outside.shoot("where to")
    outside.key("ctrl+a")
    outside.type(str(target))
    outside.key("Return")
    wait(target.exists, "the file to send")
    outside.look()
    outside.shoot("sent")


def _lies_there(path: Path) -> None:
    """Everything is in the database as it was meant."""
    with Workspace.open(path) as opened:
        assert verify(opened).findings == ()
        draft = texts.find(opened, None)
        (said,) = (one.opening for one in reading.threads(opened, draft) if one.opening.text == SAID)
        assert len(said.anchor.exact.split()) == 2
        mine = vote.mine(opened, draft, "art_13")
        assert mine is not None
        assert (mine.answer, mine.reason) == (Answer.AGAINST, REASON)
        assert reading.states(opened, draft, texts.document(opened, draft, "kk"))["art_13"].finished
