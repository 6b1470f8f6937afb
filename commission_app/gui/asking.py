"""Asking a person for files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from commission_app.base.i18n import Translator

DATABASES = "*.commission"
SHARES = "*.commission-share"
REQUESTS = "*.commission-request"


def kinds(translate: Translator, name: str, patterns: str) -> str:
    """Return a filter of files as Qt writes it, named in the language of the interface."""
    return f"{translate(f'gui.kind_{name}')} ({patterns})"


class AsksForFiles(Protocol):
    """Whoever answers where a file is, or is to be."""

    def open_one(self, title: str, kinds: str, /) -> Path | None:
        """Return a file that exists, or None."""

    def open_many(self, title: str, kinds: str, /) -> list[Path]:
        """Return files that exist; none where nothing is chosen."""

    def save(self, title: str, kinds: str, suggested: str, /) -> Path | None:
        """Return where to write, or None."""


class FileAsker:
    """The system's own dialogs for choosing files; each begins in the folder where the last one ended."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder = ""

    @property
    def folder(self) -> str:
        """The folder a dialog begins in: at first a person's own documents, not where the program happens to lie."""
        places = QStandardPaths.StandardLocation
        own = map(QStandardPaths.writableLocation, (places.DocumentsLocation, places.HomeLocation))
        return next((one for one in (self._folder, *own) if one and Path(one).is_dir()), "")

    def _chosen(self, name: str) -> Path | None:
        if not name:
            return None
        self._folder = str(Path(name).parent)
        return Path(name)

    def open_one(self, title: str, kinds: str) -> Path | None:
        """Return a file that exists, or None; ``kinds`` is a filter as Qt writes it."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, self.folder, kinds)
        return self._chosen(name)

    def open_many(self, title: str, kinds: str) -> list[Path]:
        """Return files that exist; none where the person changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, self.folder, kinds)
        return [path for name in names if (path := self._chosen(name)) is not None]

    def save(self, title: str, kinds: str, suggested: str) -> Path | None:
        """Return where to write, or None; the ending is added where it is missing.

        Where that names a file which is there, the system's dialog is shown with it once more: only that asks whether
        the file is to be replaced.
        """
        there = Path(self.folder) / suggested
        while True:
            name, chosen = QFileDialog.getSaveFileName(self._parent, title, str(there), kinds)
            path = self._chosen(name)
            if path is None:
                return None
            there = with_ending(path, kinds, chosen or suggested)
            if there == path or not there.exists():
                return there


_ENDING = re.compile(r"\.[\w-]+(?=[\s);]|$)")


def with_ending(path: Path, kinds: str, chosen: str) -> Path:
    """Return a path with an ending of one of these kinds: its own, or else that of the kind that was chosen.

    A date at the end of a name, «от 12.02», is none.
    """
    if path.suffix.casefold() in _ENDING.findall(kinds):
        return path
    return path.with_name(path.name + "".join(_ENDING.findall(chosen)[:1]))
