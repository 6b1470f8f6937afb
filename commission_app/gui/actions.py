"""The menus: every action of the window, its name in three languages and its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.event_kinds import Role
from commission_app.gui.icons import icon, resource_icons
from commission_app.gui.theme import Theme, ThemeChoice
from commission_app.services import roles
from commission_app.services.workspace import Workspace

LANGUAGE_NAMES = {
    InterfaceLanguage.KK: "Қазақша",
    InterfaceLanguage.RU: "Русский",
    InterfaceLanguage.EN: "English",
}

SIZES = (100, 115, 130, 150, 175, 200)
"""How large the letters of the program can be, in per cent."""

ON_BARS = frozenset({"undo", "redo", "share", "text", "overview", "merge"})
"""The icons that are seen without opening a menu."""

Shortcut = QKeySequence.StandardKey | str | None


class Entry(NamedTuple):
    """An action: its name, its shortcut, and what it needs: a database, a text in view, somebody who may write…"""

    name: str
    shortcut: Shortcut = None
    needs: str = ""
    checkable: bool = False
    submenu: bool = False


MENUS: Mapping[str, tuple[Entry | None, ...]] = {
    "file": (
        Entry("open", QKeySequence.StandardKey.Open),
        Entry("recent", submenu=True),
        None,
        Entry("found"),
        Entry("join"),
        Entry("sample"),
        None,
        Entry("import", "Ctrl+I", "secretary"),
        Entry("share", "Ctrl+Shift+S", "sender"),
        Entry("merge", "Ctrl+M", "writer"),
        Entry("briefing", QKeySequence.StandardKey.Print, "text"),
        None,
        Entry("backup", None, "database"),
        Entry("restore", None, "writer"),
        Entry("quit", QKeySequence.StandardKey.Quit),
    ),
    "edit": (
        Entry("undo", QKeySequence.StandardKey.Undo, "undo"),
        Entry("redo", QKeySequence.StandardKey.Redo, "redo"),
        None,
        Entry("comment", "Ctrl+Shift+C", "annotator"),
        Entry("cite", "Ctrl+Alt+C", "text"),
        None,
        Entry("for", "Ctrl+1", "annotator"),
        Entry("against", "Ctrl+2", "annotator"),
        Entry("abstain", "Ctrl+3", "annotator"),
        Entry("finish", "Ctrl+D", "annotator"),
    ),
    "text": (
        Entry("jump", "Ctrl+K", "text"),
        None,
        Entry("previous", "Alt+Left", "text"),
        Entry("next", "Alt+Right", "text"),
        Entry("next_unfinished", "Ctrl+Shift+D", "text"),
        Entry("back", "Alt+Up", "text"),
        None,
        Entry("reading", "Ctrl+Shift+1", "text"),
        Entry("redline", "Ctrl+Shift+2", "text"),
        Entry("side_by_side", "Ctrl+Shift+3", "text"),
        Entry("languages", "Ctrl+Shift+4", "text"),
        Entry("editorial", None, "text", checkable=True),
    ),
    "view": (
        Entry("view_text", "Alt+1", "database"),
        Entry("view_overview", "Alt+2", "text"),
        Entry("view_share", "Alt+3", "database"),
        Entry("view_merge", "Alt+4", "database"),
        Entry("view_briefing", "Alt+5", "text"),
        None,
        Entry("zoom_in", QKeySequence.StandardKey.ZoomIn),
        Entry("zoom_out", QKeySequence.StandardKey.ZoomOut),
        Entry("zoom_reset", "Ctrl+0"),
        None,
        Entry("show_tree", "F8", "text", checkable=True),
        Entry("show_panel", "F9", "text", checkable=True),
    ),
    "roster": (
        Entry("admit", None, "secretary"),
        Entry("members", None, "joined"),
        None,
        Entry("rule", None, "secretary"),
        Entry("setup", None, "secretary"),
    ),
    "help": (
        Entry("help", QKeySequence.StandardKey.HelpContents),
        Entry("keys"),
        Entry("what", QKeySequence.StandardKey.WhatsThis),
        None,
        Entry("about"),
    ),
}


def share_name(workspace: Workspace | None) -> str:
    """Return how the act of sharing is called: a secretary sends to all, everybody else to the secretary."""
    is_secretary = workspace is not None and roles.my_role(workspace) is Role.SECRETARY
    return "gui.action_share_all" if is_secretary else "gui.action_share"


class Actions:
    """All actions of one window, by name."""

    def __init__(self, window: QMainWindow, acts: Mapping[str, Callable[[], object]]) -> None:
        self.by_name: dict[str, QAction] = {}
        self.languages: dict[InterfaceLanguage, QAction] = {}
        self.themes: dict[ThemeChoice, QAction] = {}
        self.sizes: dict[int, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for menu, entries in MENUS.items():
            if menu == "help":
                self._menus["language"] = window.menuBar().addMenu("")
            self._menus[menu] = window.menuBar().addMenu("")
            for entry in entries:
                if entry is None:
                    self._menus[menu].addSeparator()
                elif entry.submenu:
                    self._menus[entry.name] = self._menus[menu].addMenu("")
                else:
                    self._add(self._menus[menu], window, entry, acts[entry.name])

    def _add(self, menu: QMenu, window: QMainWindow, entry: Entry, act: Callable[[], object]) -> None:
        action = QAction(window)
        action.setObjectName(entry.name)
        if isinstance(entry.shortcut, QKeySequence.StandardKey):
            # With all the keys that the system has for it: Ctrl+Y and Ctrl+Shift+Z, Ctrl++ and Ctrl+=.
            action.setShortcuts(entry.shortcut)
        elif entry.shortcut is not None:
            action.setShortcut(QKeySequence(entry.shortcut))
        action.setCheckable(entry.checkable)
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        self.by_name[entry.name] = action

    def add_languages(self, window: QMainWindow, choose: Callable[[InterfaceLanguage], None]) -> None:
        """Add the menu of languages; each is named in itself."""
        menu = self._menus["language"]
        group = QActionGroup(window)
        for language, name in LANGUAGE_NAMES.items():
            action = QAction(name, window)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=language: choose(chosen))
            group.addAction(action)
            menu.addAction(action)
            self.languages[language] = action

    def add_sizes(self, window: QMainWindow, choose: Callable[[int], None]) -> None:
        """Add the choice of how large the letters of the program are, in per cent."""
        self._menus["size"] = menu = self._menus["view"].addMenu("")
        group = QActionGroup(window)
        for percent in SIZES:
            action = QAction(f"{percent} %", window)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=percent: choose(chosen))
            group.addAction(action)
            menu.addAction(action)
            self.sizes[percent] = action

    def add_themes(self, window: QMainWindow, choose: Callable[[ThemeChoice], None]) -> None:
        """Add the choice of themes to the menu of views."""
        self._menus["view"].addSeparator()
        group = QActionGroup(window)
        for choice in ThemeChoice:
            action = QAction(window)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=choice: choose(chosen))
            group.addAction(action)
            self._menus["view"].addAction(action)
            self.themes[choice] = action

    @property
    def menus(self) -> list[QMenu]:
        """All menus, those within others too."""
        return list(self._menus.values())

    @property
    def recent(self) -> QMenu:
        """The menu of the databases opened last."""
        return self._menus["recent"]

    def offer_recent(self, paths: Sequence[Path], choose: Callable[[Path], object]) -> None:
        """Offer the databases opened last, each with its folder."""
        menu = self.recent
        menu.clear()
        menu.setEnabled(bool(paths))
        for path in paths:
            action = menu.addAction(f"{path.stem}  –  {path.parent}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=path: choose(chosen))

    def dress(self, theme: Theme, *, seen: bool) -> None:
        """Take the icons of a theme: those that are ``seen`` on the bars, or the others, which wait in the menus."""
        for name in resource_icons():
            if (name in ON_BARS) is not seen:
                continue
            for action in (self.by_name.get(name), self.by_name.get(f"view_{name}")):
                if action is not None:
                    action.setIcon(icon(name, theme))

    def retranslate(self, translate: Translator) -> None:
        """Speak the language of the interface."""
        for choice, theme_action in self.themes.items():
            theme_action.setText(translate(f"gui.theme_{choice.value}"))
        for name, menu in self._menus.items():
            menu.setTitle(translate(f"gui.menu_{name}"))
        for name, action in self.by_name.items():
            action.setText(translate(f"gui.action_{name}"))
        self.languages[translate.language].setChecked(True)

    def keys(self) -> list[tuple[str, str]]:
        """Return what the actions with a shortcut are called, and their keys as this system writes them.

        The name on a button: that of undoing says nothing of the act that would be undone.
        """
        return [
            (action.iconText().replace("&", "").removesuffix("…"), keys)
            for action in self.by_name.values()
            if (keys := action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        ]

    def enable(self, met: frozenset[str]) -> None:
        """Enable the actions whose needs are met."""
        for entries in MENUS.values():
            for entry in entries:
                if entry is not None and not entry.submenu:
                    self.by_name[entry.name].setEnabled(not entry.needs or entry.needs in met)
