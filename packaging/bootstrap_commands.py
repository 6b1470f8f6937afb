"""What ``bootstrap.py`` can do: set the environment up, run the program, or run every check."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from environment import ROOT, Environment, SetupError
from system_libraries import answers, has_display, install, missing_packages, missing_venv_package

SETUP_FAILED = 70


def checks(environment: Environment) -> list[tuple[str, list[str | Path]]]:
    """Return the name and the command of everything that must pass, cheapest first."""
    python = environment.program("python")
    tests: list[str | Path] = [python, "-m", "pytest", "-q", "--ignore=tests/benchmarks"]
    return [
        ("Style (ruff check)", [python, "-m", "ruff", "check"]),
        ("Format (ruff format)", [python, "-m", "ruff", "format", "--check"]),
        ("Layers (import-linter)", [environment.program("lint-imports")]),
        ("Catalogues", [python, ROOT / "packaging" / "catalogues.py", "--check"]),
        ("Tables of numbering", [python, ROOT / "packaging" / "tables.py", "--check"]),
        ("Types (mypy)", [python, "-m", "mypy"]),
        ("Tests (pytest)", [*tests, "-n", "2", "-m", "not alone"]),
        # A process in which two thousand windows have been answers otherwise than one that was just started.
        ("Whole days, timed (pytest)", [*tests, "-m", "alone", "tests/days"]),
    ]


def set_up(environment: Environment, *, development: bool, window: bool) -> bool:
    """Make everything ready; return whether Qt's system libraries are all there. Raises SetupError."""
    venv = missing_venv_package()
    packages = [*venv, *missing_packages(window=window)]
    installed = install(packages)
    if not installed and venv:
        raise SetupError("this Python cannot make virtual environments without the package named above")
    environment.ensure(development=development)
    return installed


def run(environment: Environment) -> int:
    """Open the window on the sample, or without a display make the sample's round by command line."""
    window = has_display()
    libraries = set_up(environment, development=False, window=window)
    program = environment.program("commission-app")
    if window and not libraries:
        print("The window cannot open without the system packages named above.", file=sys.stderr)
        return SETUP_FAILED
    if not window or not answers(environment.program("python")):
        missing = "There is no display" if not window else "The display does not answer"
        print(f"{missing}, so no window can open: running the sample by command line instead.", flush=True)
        return _call([program, "demo"])
    print("Opening the window on the sample", flush=True)
    return _call([program, "window", "--sample"])


def test(environment: Environment) -> int:
    """Run every check, also after one that failed; return 1 if any did."""
    if not set_up(environment, development=True, window=False):
        print("The tests of the window cannot run without the system packages named above.", file=sys.stderr)
        return SETUP_FAILED
    failed = []
    for name, command in checks(environment):
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        if _call(command) != 0:
            failed.append(name)
        print(f"   {time.monotonic() - began:.1f} s", flush=True)
    print("\n" + (f"FAILED: {', '.join(failed)}" if failed else "All checks passed."), flush=True)
    return 1 if failed else 0


def setup(environment: Environment) -> int:
    """Set up only; missing libraries of the window are named, the command line works without them."""
    set_up(environment, development=False, window=has_display())
    print(f"Ready: {environment.program('commission-app')} --help", flush=True)
    return 0


def _call(command: list[str | Path]) -> int:
    """Run a command in the project's folder with the environment's programs first; return its exit code."""
    environ = {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _inside(environment: Environment) -> bool:
    return Path(sys.prefix).resolve() == environment.folder.resolve() and sys.prefix != sys.base_prefix


def main(arguments: list[str]) -> int:
    """Do one of the three commands; return the exit code to leave with."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Sets up, runs or tests Commission App.")
    parser.add_argument("command", choices=["run", "test", "setup"], help="setup is part of both others")
    command = parser.parse_args(arguments).command
    environment = Environment(ROOT)
    if _inside(environment):
        # An activated environment cannot be remade from within itself.
        outside: str = getattr(sys, "_base_executable", sys.executable)
        return subprocess.run([outside, ROOT / "packaging" / "bootstrap.py", command], check=False).returncode
    try:
        return {"run": run, "test": test, "setup": setup}[command](environment)
    except SetupError as error:
        print(f"Set-up failed: {error}", file=sys.stderr)
        return SETUP_FAILED
    except KeyboardInterrupt:
        print("Interrupted; the same command takes up the work again.", file=sys.stderr)
        return 130
