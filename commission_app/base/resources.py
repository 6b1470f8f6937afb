"""The one finder of the files that ship with the program: ``resources/``, ``db/`` and the manual."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import commission_app


def _root() -> Path:
    """Return the folder that holds ``resources`` and ``db``: frozen app, installed wheel, or checkout."""
    return _found(commission_app.__file__, getattr(sys, "_MEIPASS", None))


@cache
def _found(module: str, frozen: str | None) -> Path:
    """Return that folder for the file of this package and the folder of a frozen program."""
    package = Path(module).resolve().parent
    candidates = [Path(frozen)] if frozen else []
    candidates += [package / "_bundled", package.parent]
    for folder in candidates:
        if (folder / "resources").is_dir() and (folder / "db").is_dir():
            return folder
    raise FileNotFoundError("the program's own files are missing: reinstall it")


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources/``; raises FileNotFoundError where there is none."""
    return _existing(_root().joinpath("resources", *parts))


def database_files(*parts: str) -> Path:
    """Return the path of a file or folder under ``db/``; raises FileNotFoundError where there is none."""
    return _existing(_root().joinpath("db", *parts))


def manual_files(*parts: str) -> Path:
    """Return the path of a file or folder of the manual; raises FileNotFoundError where there is none."""
    return _existing(_root().joinpath("docs", "manual", *parts))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(path)
    return path
