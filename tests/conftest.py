"""What every test stands on: no screen, a home folder of its own, the real documents, safe key presses."""

from __future__ import annotations

import os

# ruff: noqa: E402 - before anything else, Qt is loaded without a screen, and as the program loads it
from commission_app.gui.loading_qt import load_qt

os.environ["QT_QPA_PLATFORM"] = "offscreen"
load_qt()

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from commission_app.gui.theme import Look
from tests.players import Players, commission

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("default", deadline=None, derandomize=True, max_examples=50)
settings.register_profile(
    "thorough", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def refuse_unsafe_keys(press: Callable[..., None]) -> Callable[..., None]:
    """Return ``press`` with a refusal of text outside ASCII, with which Qt ends the whole process."""

    def guarded(*args: object, **kwargs: object) -> None:
        for value in (*args, *kwargs.values()):
            if isinstance(value, str) and not value.isascii():
                raise ValueError("keyClicks aborts the process with such text: send a QInputMethodEvent instead")
        press(*args, **kwargs)

    return guarded


def pytest_configure() -> None:
    from PySide6.QtTest import QTest
    from pytestqt.qtbot import QtBot

    guarded = staticmethod(refuse_unsafe_keys(QTest.keyClicks))
    for owner in (QTest, QtBot):
        setattr(owner, "keyClicks", guarded)  # noqa: B010 - mypy: a method is replaced on purpose


@pytest.fixture(autouse=True)
def app_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands for this computer's settings, keys, logs and backups."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("COMMISSION_APP_HOME", str(home))
    for name in ("COMMISSION_APP_PASSPHRASE", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Path]:
    """Return a finder of real documents: skips where there is no corpus, fails where one was promised."""
    promised = os.environ.get("COMMISSION_CORPUS")
    folder = Path(promised) if promised else ROOT.parent / "shared" / "corpus"

    def find(name: str) -> Path:
        path = folder / name
        if path.exists():
            return path
        if promised:
            pytest.fail(f"COMMISSION_CORPUS promises {name}, and there is no {path}")
        if folder.is_dir():
            pytest.fail(f"the corpus in {folder} has no {name}")
        pytest.skip("there is no corpus of real documents: set COMMISSION_CORPUS to its folder")

    return find


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """Return the look of the application: fonts and themes are loaded once for all windows."""
    from commission_app.gui.app import prepare

    return prepare(qapp)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Players]]:
    """Return a founder of commissions: ``play("Aru", "Boris")`` gives a secretary and two admitted members."""
    with ExitStack() as stack:
        yield lambda *members, **options: stack.enter_context(commission(tmp_path, *members, **options))
