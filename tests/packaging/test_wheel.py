"""The program, installed from its wheel in another place."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the wheel was installed, away from the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    install = [*pip, "--target", str(folder), str(wheel)]
    result = subprocess.run(install, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder


def run_installed(installed: Path, folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in ``folder`` with the installed program before the checkout's."""
    environ = {**os.environ, "PYTHONPATH": str(installed), "COMMISSION_APP_HOME": str(home)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def test_the_installed_program_plays_the_sample_and_writes_the_briefings(
    installed: Path, tmp_path: Path, app_home: Path
) -> None:
    result = run_installed(installed, tmp_path, app_home, "-m", "commission_app", "demo", "round")
    assert result.returncode == 0, result.stderr
    assert zipfile.is_zipfile(tmp_path / "round" / "briefing.docx")
    assert (tmp_path / "round" / "briefing.pdf").read_bytes().startswith(b"%PDF-")


def test_the_installed_program_uses_nothing_of_the_checkout(installed: Path, tmp_path: Path, app_home: Path) -> None:
    asked = (
        "import commission_app; from commission_app.base import resources as r; "
        "print(commission_app.__file__, r.resource('locale'), r.database_files('migrations'), sep='\\n')"
    )
    result = run_installed(installed, tmp_path, app_home, "-c", asked)
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert len(paths) == 3, result.stderr
    assert [path for path in paths if not path.is_relative_to(installed.resolve())] == []


def test_the_wheel_holds_the_licence_and_every_compiled_catalogue(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    catalogues = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources" / "locale").rglob("*.mo")}
    assert {f"commission_app/_bundled/{name}" for name in catalogues} - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_the_manual_with_its_pictures(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    manual = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "manual").rglob("*.*")}
    assert len(manual) > 60
    assert {f"commission_app/_bundled/{name}" for name in manual} - names == set()


def test_the_wheel_holds_no_tests_and_no_set_up(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top.partition("-")[0] for top in tops} <= {"commission_app"}
