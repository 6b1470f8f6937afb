"""What one computer remembers between starts: the language of the interface, recent files, the last backup."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from commission_app.base.atomic_file import atomic_path
from commission_app.base.i18n import InterfaceLanguage

MAX_RECENT = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """The remembered choices; ``None`` where nothing was chosen yet.

    ``recent_files`` are absolute paths, newest first. ``last_backup`` is the path of the newest backup that
    a person asked for.
    """

    language: InterfaceLanguage | None = None
    recent_files: tuple[str, ...] = ()
    last_backup: str | None = None

    def with_recent(self, path: Path) -> Self:
        """Return these settings with ``path`` as the newest of the recent files, named once."""
        newest = str(path.absolute())
        others = [name for name in self.recent_files if name != newest]
        return replace(self, recent_files=(newest, *others)[:MAX_RECENT])


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
    )


def save_settings(settings: Settings, file: Path) -> None:
    """Write the settings whole or not at all, making the folder; raises UserError where the disk refuses."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(file) as part:
        part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _language(value: object) -> InterfaceLanguage | None:
    return next((language for language in InterfaceLanguage if language == value), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(text for text in value if isinstance(text, str) and text)[:MAX_RECENT]
