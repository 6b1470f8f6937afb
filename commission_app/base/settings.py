"""What one computer remembers between starts: the language of the interface, recent files, the last backup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

from commission_app.base.atomic_file import atomic_path, made_folder
from commission_app.base.i18n import InterfaceLanguage

MAX_RECENT = 10
MIN_ZOOM, MAX_ZOOM = 70, 250
MIN_SIZE, MAX_SIZE = 100, 200
MAX_PIXELS = 20_000


class Settings(NamedTuple):
    """The remembered choices; ``None`` where nothing was chosen yet.

    ``recent_files`` are absolute paths, newest first. ``last_backup`` is the path of the newest backup that
    a person asked for. ``theme`` is the name of the chosen one, ``zoom`` the size of the text in per cent, ``size``
    that of everything else; ``window`` is the geometry of the window as Qt keeps it (hex), ``splitter`` the widths of
    its panes in pixels, ``away`` those that are put away; ``places`` holds, by database, the draft, language and
    provision that were in view last; ``founding`` what was entered for a commission that is not founded yet.
    """

    language: InterfaceLanguage | None = None
    recent_files: tuple[str, ...] = ()
    last_backup: str | None = None
    theme: str | None = None
    zoom: int = 100
    size: int = 100
    window: str | None = None
    splitter: tuple[int, ...] = ()
    away: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, str, str]] = {}
    founding: Mapping[str, str] = {}

    def with_recent(self, path: Path) -> Self:
        """Return these settings with ``path`` as the newest of the recent files, named once."""
        newest = str(path.absolute())
        others = [name for name in self.recent_files if name != newest]
        return self._replace(recent_files=(newest, *others)[:MAX_RECENT])

    def with_place(self, path: Path, place: tuple[str, str, str]) -> Self:
        """Return these settings with what was in view last in a database; only the newest databases are remembered."""
        others = [(name, known) for name, known in self.places.items() if name != str(path.absolute())]
        return self._replace(places=dict([*others, (str(path.absolute()), place)][-MAX_RECENT:]))


def load_settings(file: Path) -> Settings:
    """Return the settings in ``file``; whatever is missing or damaged there has its first value. Never raises."""
    try:
        stored: object = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    return Settings(
        language=_language(stored.get("language")),
        recent_files=_texts(stored.get("recent_files")),
        last_backup=_text(stored.get("last_backup")),
        theme=_text(stored.get("theme")),
        zoom=_percent(stored.get("zoom"), MIN_ZOOM, MAX_ZOOM),
        size=_percent(stored.get("size"), MIN_SIZE, MAX_SIZE),
        window=_text(stored.get("window")),
        splitter=_widths(stored.get("splitter")),
        away=_texts(stored.get("away")),
        places=_places(stored.get("places")),
        founding=_entries(stored.get("founding")),
    )


def save_settings(settings: Settings, file: Path) -> None:
    """Write the settings whole or not at all, making the folder; raises UserError where the disk refuses."""
    made_folder(file.parent)
    with atomic_path(file) as part:
        part.write_text(json.dumps(settings._asdict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _language(value: object) -> InterfaceLanguage | None:
    return next((language for language in InterfaceLanguage if language == value), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(text for text in value if isinstance(text, str) and text)[:MAX_RECENT]


def _entries(value: object) -> dict[str, str]:
    entries = value.items() if isinstance(value, dict) else ()
    return {name: text for name, text in entries if isinstance(name, str) and isinstance(text, str)}


def _percent(value: object, least: int, most: int) -> int:
    return value if isinstance(value, int) and least <= value <= most else 100


def _widths(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(width for width in value if isinstance(width, int) and 0 <= width < MAX_PIXELS)


def _places(value: object) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for name, place in value.items() if isinstance(value, dict) else ():
        match place:
            case [str(draft), str(language), str(eid)]:
                found[str(name)] = draft, language, eid
    return found
