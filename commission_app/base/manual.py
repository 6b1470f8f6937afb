"""The manual: pages in every language of the interface, shipped with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commission_app.base.i18n import InterfaceLanguage
from commission_app.base.resources import manual_files

KEYS = "{keys}"
"""Where a page shows the table of shortcuts, which the program itself fills in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name (the same in every language), its title, its text in Markdown, the folder it lies in."""

    name: str
    title: str
    text: str
    folder: Path


def pages(language: InterfaceLanguage) -> list[Page]:
    """Return all pages in a language, in their order."""
    folder = manual_files(language.value)
    found = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].removeprefix("# ").strip()
        found.append(Page(path.stem.partition("-")[2], title, text, folder))
    return found
