"""What a window remembers between starts: its size, panes, theme, letters, language, files and the last article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from commission_app.base.paths import settings_file
from commission_app.base.settings import Settings, load_settings, save_settings
from commission_app.domain.errors import UserError
from commission_app.gui.panes.sides import Sides
from commission_app.gui.session import Session

SHOWN = 5


class Remembering:
    """The settings of this computer, kept at once whenever one of them changes.

    ``refuse`` is told where the disk refuses them.
    """

    def __init__(self, refuse: Callable[[UserError], None]) -> None:
        self._refuse = refuse
        self.settings: Settings = load_settings(settings_file())

    def keep(self, settings: Settings) -> None:
        """Keep settings for the next start."""
        self.settings = settings
        try:
            save_settings(settings, settings_file())
        except UserError as error:
            self._refuse(error)

    def change(self, **choices: object) -> None:
        """Keep some choices."""
        self.keep(replace(self.settings, **choices))  # type: ignore[arg-type]  # checked by replace itself

    def recent(self) -> list[Path]:
        """Return the databases opened last that are still there, the newest first."""
        return [path for name in self.settings.recent_files if (path := Path(name)).exists()][:SHOWN]

    def opened(self, session: Session) -> None:
        """Remember the database that was opened."""
        if session.workspace is not None:
            settings = self.settings.with_recent(session.workspace.path)
            if settings != self.settings:
                self.keep(settings)

    def place_in(self, path: Path) -> tuple[str, str, str] | None:
        """Return the draft, language and provision that were in view last in a database."""
        return self.settings.places.get(str(path.absolute()))

    def restore(self, window: QMainWindow, sides: Sides) -> bool:
        """Make the window as large and divided as it was; return whether its size was known."""
        settings = self.settings
        is_known = bool(settings.window and window.restoreGeometry(QByteArray.fromHex(settings.window.encode())))
        sides.divide(settings.splitter, settings.away)
        return is_known

    def close(self, window: QMainWindow, sides: Sides, session: Session) -> None:
        """Remember how the window was, and what was in view."""
        geometry = bytes(window.saveGeometry().toHex().data()).decode()
        self.settings = replace(self.settings, window=geometry)
        self.keep(self._with_place(self._with_sides(sides), session))

    def turned(self, sides: Sides) -> None:
        """Remember what was put away or brought back beside the text, whatever becomes of the program."""
        settings = self._with_sides(sides)
        if settings != self.settings:
            self.keep(settings)

    def left(self, session: Session) -> None:
        """Remember what was in view in a database that is about to be closed: it may soon be opened again."""
        settings = self._with_place(self.settings, session)
        if settings != self.settings:
            self.keep(settings)

    def _with_sides(self, sides: Sides) -> Settings:
        return replace(self.settings, splitter=tuple(sides.widths()), away=sides.away)

    @staticmethod
    def _with_place(settings: Settings, session: Session) -> Settings:
        if session.workspace is None or session.draft is None:
            return settings
        place = session.draft.id, session.text_language or "", session.place
        return settings.with_place(session.workspace.path, place)

    def begun(self, values: Mapping[str, str]) -> None:
        """Remember what was entered for a commission that is not founded yet."""
        self.change(founding=dict(values))
