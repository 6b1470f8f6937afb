"""How the window looks: the colours of a theme, as a palette and a small style sheet on the platform's own style."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from commission_app.base.fonts import SANS_FAMILY
from commission_app.base.resources import resource

BASE_POINTS = 11
_BOX, _ARROW, _BAR, _AROUND_ARROW = 16, 12, 14, 10
"""Pixels, at the scale of 1, of what is ticked, of the arrow of a choice and of a scroll bar; at any scale, of the room
around the arrow."""
_HEADINGS = {"title_size": 20, "heading_size": 14}
"""The points of headings at the scale of 1."""


class ThemeChoice(StrEnum):
    """Which theme a person has chosen; the system's means light or dark as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(NamedTuple):
    """The colours of one theme, each as #rrggbb, named for what they are used for."""

    dark: bool
    window: str
    base: str
    raised: str
    text: str
    quiet: str
    off: str
    line: str
    edge: str
    button: str
    accent: str
    on_accent: str
    link: str
    focus: str
    tint: str
    refusal: str
    on_refusal: str
    notice: str
    on_notice: str
    support: str
    objection: str
    question: str
    editorial: str
    legal_reference: str

    def palette(self) -> QPalette:
        """Return the palette of the theme."""
        role = QPalette.ColorRole
        colours = {
            role.Window: self.window,
            role.WindowText: self.text,
            role.Base: self.base,
            role.AlternateBase: self.raised,
            role.Text: self.text,
            role.Button: self.button,
            role.ButtonText: self.text,
            role.BrightText: self.on_accent,
            role.ToolTipBase: self.notice,
            role.ToolTipText: self.on_notice,
            role.Highlight: self.accent,
            role.HighlightedText: self.on_accent,
            role.Accent: self.accent,
            role.Link: self.link,
            role.LinkVisited: self.link,
            role.PlaceholderText: self.quiet,
            role.Light: self.raised,
            role.Midlight: self.line,
            role.Mid: self.line,
            role.Dark: self.line,
        }
        palette = QPalette()
        for one, colour in colours.items():
            palette.setColor(one, QColor(colour))
        for one in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(self.quiet))
        return palette

    def style_sheet(self, scale: float = 1.0) -> str:
        """Return the style sheet of the theme; headings and signs grow with all other letters, by ``scale``."""
        colours = self._asdict()
        colours["check"] = resource("themes", f"check_{'black' if self.dark else 'white'}.svg").as_posix()
        colours["arrow"] = resource("themes", f"arrow_{'white' if self.dark else 'black'}.svg").as_posix()
        colours |= {name: f"{points * scale:g}pt" for name, points in _HEADINGS.items()}
        colours |= {"box_side": f"{round(_BOX * scale)}px", "arrow_side": f"{round(_ARROW * scale)}px"}
        colours["bar_side"] = f"{round(_BAR * scale)}px"
        colours["arrow_room"] = f"{round(_ARROW * scale) + _AROUND_ARROW}px"
        # With a pixel more Qt would draw a square.
        colours["box_round"] = f"{round(_BOX * scale) // 2 + 1}px"
        template = resource("themes", "style.qss").read_text(encoding="utf-8")
        for name, colour in sorted(colours.items(), key=lambda pair: -len(pair[0])):
            template = template.replace(f"@{name}", str(colour))
        return template


@lru_cache(maxsize=8)
def theme(name: str) -> Theme:
    """Return a shipped theme: light, dark, contrast (white on black) or contrast_light (black on white).

    Every pair of colours that carries text keeps a contrast of at least 4.5 : 1 (a test computes it).
    """
    return Theme(**json.loads(resource("themes", f"{name}.json").read_bytes()))


def system_theme(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """Return the name of the theme that is as light or dark as the system, and as high in contrast."""
    is_dark = scheme is Qt.ColorScheme.Dark
    if contrast is Qt.ContrastPreference.HighContrast:
        return "contrast" if is_dark else "contrast_light"
    return "dark" if is_dark else "light"


class Look(QObject):
    """The look of the whole application; ``changed`` tells that its colours are others."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.choice = ThemeChoice.SYSTEM
        self.theme = theme("light")
        self.scale = 1.0
        self._is_applied = False
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system)
        # Nothing slides or fades: what moves by itself disturbs reading.
        for effect in Qt.UIEffect:
            QApplication.setEffectEnabled(effect, False)  # noqa: FBT003 - Qt takes it by place

    def apply(self, choice: ThemeChoice, scale: float = 1.0) -> None:
        """Take a theme and a scale of all letters (1 is 11 points)."""
        self.choice = choice
        wanted = theme(self._name())
        if (wanted, scale) == (self.theme, self.scale) and self._is_applied:
            # To style every widget of every window anew takes a third of a second.
            return
        self.theme, self.scale, self._is_applied = wanted, scale, True
        font = QFont(SANS_FAMILY)
        font.setPointSizeF(BASE_POINTS * scale)
        self._app.setFont(font)
        self._app.setPalette(self.theme.palette())
        self._app.setStyleSheet(self.theme.style_sheet(scale))
        self.changed.emit()

    def _name(self) -> str:
        if self.choice is not ThemeChoice.SYSTEM:
            return self.choice.value
        hints = QGuiApplication.styleHints()
        return system_theme(hints.colorScheme(), hints.accessibility().contrastPreference())

    def _on_system(self, _value: object = None) -> None:
        if self.choice is ThemeChoice.SYSTEM:
            self.apply(self.choice, self.scale)
