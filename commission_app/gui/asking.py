"""Asking a person for files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

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
    """The system's own dialogs for choosing files."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_one(self, title: str, kinds: str) -> Path | None:
        """Return a file that exists, or None; ``kinds`` is a filter as Qt writes it."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None

    def open_many(self, title: str, kinds: str) -> list[Path]:
        """Return files that exist; none where the person changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
        return [Path(name) for name in names]

    def save(self, title: str, kinds: str, suggested: str) -> Path | None:
        """Return where to write, or None; the ending is added where it is missing."""
        name, chosen = QFileDialog.getSaveFileName(self._parent, title, suggested, kinds)
        return with_ending(Path(name), kinds, chosen or suggested) if name else None


_ENDING = re.compile(r"\.[\w-]+(?=[\s);]|$)")


def with_ending(path: Path, kinds: str, chosen: str) -> Path:
    """Return a path with an ending of one of these kinds: its own, or else that of the kind that was chosen.

    A date at the end of a name, «от 12.02», is none.
    """
    if path.suffix.casefold() in _ENDING.findall(kinds):
        return path
    return path.with_name(path.name + "".join(_ENDING.findall(chosen)[:1]))
