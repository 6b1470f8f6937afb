"""What a window remembers between starts: its size, panes, theme, letters, language, files and the last article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from commission_app.base.paths import settings_file
from commission_app.base.settings import Settings, load_settings, save_settings
from commission_app.domain.errors import UserError
from commission_app.gui.panes.sides import Sides
from commission_app.gui.session import Session

SHOWN = 5

Change = Callable[[Settings], Settings]


class Remembering:
    """The settings of this computer, kept at once whenever one of them changes.

    Other windows keep theirs in the same file: what they have changed meanwhile stays. ``refuse`` is told where the
    disk refuses them.
    """

    def __init__(self, refuse: Callable[[UserError], None]) -> None:
        self._refuse = refuse
        self.settings: Settings = load_settings(settings_file())
        self._not_kept: list[Change] = []
        """What was changed while the disk refused it."""

    def _keep(self, change: Change, *, told: bool = True) -> None:
        """Change the settings for the next start; ``told`` where the disk refuses it."""
        file = settings_file()
        known = load_settings(file)
        settings = known if known != Settings() else self.settings
        self._not_kept.append(change)
        for one in self._not_kept:
            settings = one(settings)
        self.settings = settings
        try:
            if settings != known:
                save_settings(settings, file)
            self._not_kept.clear()
        except UserError as error:
            if told:
                self._refuse(error)

    def change(self, **choices: object) -> None:
        """Keep some choices."""
        self._keep(lambda settings: settings._replace(**choices))  # type: ignore[arg-type]  # checked by replace itself

    def recent(self) -> list[Path]:
        """Return the databases opened last that are still there, the newest first."""
        return [path for name in self.settings.recent_files if (path := Path(name)).exists()][:SHOWN]

    def opened(self, session: Session) -> None:
        """Remember the database that was opened."""
        if session.workspace is not None:
            path = session.workspace.path
            self._keep(lambda settings: settings.with_recent(path))

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
        divided, placed = _divided(sides), _placed(session)
        self._keep(lambda settings: placed(divided(settings._replace(window=geometry))))

    def turned(self, sides: Sides) -> None:
        """Remember what was put away or brought back beside the text, whatever becomes of the program."""
        self._keep(_divided(sides))

    def left(self, session: Session) -> None:
        """Remember what was in view in a database that is about to be closed: it may soon be opened again."""
        self._keep(_placed(session))

    def rested(self, session: Session) -> None:
        """Remember what has been in view for a while, whatever becomes of the program; a refusal is told to nobody."""
        self._keep(_placed(session), told=False)

    def begun(self, values: Mapping[str, str]) -> None:
        """Remember what was entered for a commission that is not founded yet."""
        self.change(founding=dict(values))


def _divided(sides: Sides) -> Change:
    widths, away = tuple(sides.widths()), sides.away
    return lambda settings: settings._replace(splitter=widths, away=away)


def _placed(session: Session) -> Change:
    if session.workspace is None or session.draft is None:
        return lambda settings: settings
    path, place = session.workspace.path, (session.draft.id, session.text_language or "", session.place)
    return lambda settings: settings.with_place(path, place)
