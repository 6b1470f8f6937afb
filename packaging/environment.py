"""The project's virtual environment: what it must hold, whether it does, and how it is made."""

from __future__ import annotations

import compileall
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """The environment could not be made; the text says why and what to do."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment in ``root/.venv`` for the project in ``root``."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def stamp_file(self) -> Path:
        return self.folder / "commission-app-setup.json"

    def program(self, name: str) -> Path:
        """Return the path of a program of this environment, such as ``python`` or ``commission-app``."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def requirements(self, *, development: bool) -> Path:
        return self.root / "packaging" / ("requirements-dev.txt" if development else "requirements.txt")

    def fingerprint(self) -> str:
        """Return a hash of all that decides what must be installed: pins, entry points, Python and this folder."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        parts = [
            self.requirements(development=False).read_bytes(),
            self.requirements(development=True).read_bytes(),
            json.dumps([project["project"], project["build-system"]], sort_keys=True).encode(),
            sys.version.encode(),
            str(self.root).encode(),
        ]
        return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()

    def state(self) -> tuple[bool, bool]:
        """Return whether the environment is whole for running, and whether it also has the development tools."""
        try:
            stamp = json.loads(self.stamp_file.read_text(encoding="utf-8"))
            whole = stamp["fingerprint"] == self.fingerprint()
            development = bool(stamp["development"])
        except (OSError, ValueError, KeyError, TypeError):
            return False, False
        if not whole or not self.program("commission-app").exists() or not self._python_starts():
            return False, False
        return True, development

    def _python_starts(self) -> bool:
        try:
            started = subprocess.run([self.program("python"), "-c", "import commission_app"], check=False, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return started.returncode == 0

    def ensure(self, *, development: bool) -> None:
        """Make the environment where it is not whole; raises SetupError where that fails."""
        whole, has_development = self.state()
        if whole and (has_development or not development):
            print("Environment: ready", flush=True)
            return
        if not whole:
            self._make_empty()
        self.stamp_file.unlink(missing_ok=True)
        self._install(development=development)
        stamp = {"fingerprint": self.fingerprint(), "development": development}
        beside = self.stamp_file.with_suffix(".new")
        beside.write_text(json.dumps(stamp), encoding="utf-8")
        beside.replace(self.stamp_file)
        print(f"Environment: ready in {self.folder}", flush=True)

    def _make_empty(self) -> None:
        if self.folder.exists() or self.folder.is_symlink():
            print("Removing the environment that is out of date or was left half-made", flush=True)
            self._remove()
        print(f"Making a virtual environment for Python {sys.version.split()[0]}", flush=True)
        _step([sys.executable, "-m", "venv", self.folder], "the virtual environment could not be made")

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or not self.folder.is_dir():
                self.folder.unlink()
            else:
                shutil.rmtree(self.folder)
        except OSError as error:
            raise SetupError(
                f"{self.folder} cannot be removed ({error}): close what uses it, delete it, try again"
            ) from error

    def _install(self, *, development: bool) -> None:
        pip: list[str | Path] = [
            self.program("python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        wanted = self.requirements(development=development)
        tools = " and development tools" if development else ""
        print(f"Installing the pinned dependencies{tools} (the first time takes a minute or two)", flush=True)
        pinned: list[str | Path] = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", wanted]
        _step([*pip, *pinned], "the dependencies could not be installed: is there a connection to the internet?")
        print("Installing Commission App itself", flush=True)
        own: list[str | Path] = ["--no-deps", "--no-build-isolation", "--editable", self.root]
        _step([*pip, *own], "the project itself could not be installed")
        # pip compiles what it installs, but not a project that stays where it is; otherwise each start would do so
        # on a computer where Python may not keep what it has compiled.
        compileall.compile_dir(self.root / "commission_app", quiet=2)


def _step(command: list[str | Path], failure: str) -> None:
    code = subprocess.run(command, check=False, env=_clean_environ()).returncode
    if code != 0:
        raise SetupError(f"{failure} (exit code {code}; what was said is above)")


def _clean_environ() -> dict[str, str]:
    """Return the environment variables without those that would send an install astray."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV"}
    return {name: value for name, value in os.environ.items() if name not in astray}
