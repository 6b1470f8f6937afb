from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from commission_app.base.resources import resource
from commission_app.gui.icons import icon
from commission_app.gui.theme import Look, Theme, ThemeChoice, system_theme, theme

THEMES = ("light", "dark", "contrast", "contrast_light")
PAIRS = [
    *((colour, ground) for colour in ("text", "quiet", "link") for ground in ("window", "base", "raised")),
    *((kind, "base") for kind in ("support", "objection", "question", "editorial", "legal_reference")),
    *(("text", ground) for ground in ("button", "tint")),
    ("on_accent", "accent"),
    ("on_refusal", "refusal"),
    ("on_notice", "notice"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    parts = [linear(part) for part in (found.redF(), found.greenF(), found.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("colour", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(name: str, colour: str, ground: str) -> None:
    found = theme(name)
    assert contrast(getattr(found, colour), getattr(found, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["window", "base", "raised"])
def test_the_mark_of_the_focus_and_the_edge_of_a_control_stand_out(name: str, ground: str) -> None:
    found = theme(name)
    assert contrast(found.focus, getattr(found, ground)) >= 3
    assert contrast(found.edge, getattr(found, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_what_is_off_looks_other_than_what_is_not(name: str) -> None:
    found = theme(name)
    assert contrast(found.text, found.quiet) >= 1.5
    assert contrast(found.text, found.off) >= 1.5


BUTTONS = [
    (QPushButton, "", False),
    (QPushButton, "primary", False),
    (QToolButton, "mode", False),
    (QToolButton, "mode", True),
    (QToolButton, "step", False),
    (QToolButton, "tab", True),
    (QToolButton, "link", False),
]


def shown_together(qtbot: QtBot, other: QWidget, widget: QWidget) -> QWidget:
    """Show a window of two widgets, the second of which can take the keys."""
    window = QWidget()
    qtbot.addWidget(window)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    row = QHBoxLayout(window)
    row.addWidget(other)
    row.addWidget(widget)
    window.show()
    window.activateWindow()
    return window


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
@pytest.mark.parametrize(("kind", "name", "is_checked"), BUTTONS)
def test_a_button_that_has_the_keys_looks_other_than_one_that_has_not(
    qtbot: QtBot,
    set_look: Callable[[ThemeChoice], Look],
    kind: type[QPushButton | QToolButton],
    name: str,
    is_checked: bool,
    choice: ThemeChoice,
) -> None:
    set_look(choice)
    other, button = QLineEdit(), kind()
    button.setObjectName(name)
    button.setText("Send")
    button.setCheckable(is_checked)
    button.setChecked(is_checked)
    window = shown_together(qtbot, other, button)
    pictures = []
    for widget in (other, button):
        widget.setFocus()
        QApplication.processEvents()
        pictures.append(window.grab(button.geometry()).toImage())
    places = [(x, y) for x in range(button.width()) for y in range(button.height())]
    changed = [at for at in places if contrast(*(one.pixelColor(*at).name() for one in pictures)) >= 3]
    assert len(changed) >= button.width(), "at least the length of a line is seen to change"


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("way", list(Qt.Orientation))
def test_what_is_dragged_on_a_scroll_bar_stands_out_from_its_path(qtbot: QtBot, name: str, way: Qt.Orientation) -> None:
    bar = QScrollBar(way)
    qtbot.addWidget(bar)
    bar.setStyleSheet(theme(name).style_sheet())
    bar.setRange(0, 100)
    bar.setPageStep(100)
    bar.resize(*((14, 200) if way is Qt.Orientation.Vertical else (200, 14)))
    assert min(bar.sizeHint().width(), bar.sizeHint().height()) == 14
    picture = bar.grab().toImage()
    across = picture.height() // 2, picture.width() // 2
    dragged, path = (
        picture.pixelColor(at, across[0]) if way is Qt.Orientation.Horizontal else picture.pixelColor(across[1], at)
        for at in (50, 180)
    )
    assert contrast(dragged.name(), path.name()) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_entry_that_the_keys_are_at_in_an_open_choice_stands_out(qtbot: QtBot, name: str) -> None:
    choice = QComboBox()
    qtbot.addWidget(choice)
    choice.setStyleSheet(theme(name).style_sheet())
    choice.addItems(["один", "два", "три"])
    choice.show()
    choice.showPopup()
    view = choice.view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    picture = view.viewport().grab().toImage()
    first, second, third = (
        picture.pixelColor(area.right() - 4, area.center().y()).name()
        for area in (view.visualRect(view.model().index(row, 0)) for row in range(3))
    )
    assert (first, second, third) == (theme(name).base, theme(name).tint, theme(name).base)
    choice.hidePopup()


KINDS = (QLineEdit, QComboBox, QCheckBox, QRadioButton, QPlainTextEdit, QListWidget, QTableWidget)


@pytest.mark.parametrize(
    ("kind", "name"),
    [*((kind, "") for kind in KINDS), (QGroupBox, "card"), *((kind, name) for kind, name, _ in BUTTONS)],
)
def test_what_has_the_keys_takes_no_more_room_than_before(
    qtbot: QtBot, set_look: Callable[[ThemeChoice], Look], kind: type[QWidget], name: str
) -> None:
    set_look(ThemeChoice.LIGHT)
    other, field = QPushButton(), kind()
    field.setObjectName(name)
    window = shown_together(qtbot, other, field)
    assert window.isVisible()
    sizes = []
    for widget in (other, field):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        sizes.append((field.sizeHint(), field.minimumSizeHint()))
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2])
def test_signs_grow_with_the_letters_and_what_is_round_stays_round(scale: float) -> None:
    sheet = theme("light").style_sheet(scale)
    (side,) = re.findall(r"QRadioButton::indicator { width: (\d+)px", sheet)
    (radius,) = re.findall(r"QRadioButton::indicator { border-radius: (\d+)px", sheet)
    assert int(side) == round(16 * scale)
    assert 2 * int(radius) <= int(side) + 2, "with more Qt draws a square"


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_has_no_name_left_unfilled(name: str) -> None:
    assert "@" not in theme(name).style_sheet()


def test_every_icon_is_drawn(qapp: QApplication) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 20
    for name in names:
        image = icon(name, theme("light")).pixmap(QSize(24, 24)).toImage()
        drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert drawn > 20, name


def test_an_icon_is_drawn_sharp_in_any_size_and_paler_where_it_is_disabled(qapp: QApplication) -> None:
    usual = theme("light")
    copy = QIcon(icon("next", usual))
    for side in (17, 37):
        drawn = {mode: copy.pixmap(QSize(side, side), mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)}
        assert {one.size() for one in drawn.values()} == {QSize(side, side)}
        # Where a line is drawn in full, it has the colour of the theme, and none mixed while a picture was shrunk.
        darkest = {mode: _fullest(one) for mode, one in drawn.items()}
        assert darkest == {QIcon.Mode.Normal: QColor(usual.text), QIcon.Mode.Disabled: QColor(usual.line)}


def _fullest(drawn: QPixmap) -> QColor:
    image = drawn.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda one: one.alpha())


def test_a_theme_is_taken_by_the_whole_application(qapp: QApplication, set_look: Callable[[ThemeChoice], Look]) -> None:
    look = set_look(ThemeChoice.DARK)
    assert isinstance(look.theme, Theme)
    assert qapp.palette().window().color() == QColor(theme("dark").window)
    set_look(ThemeChoice.LIGHT)
    assert qapp.palette().window().color() == QColor(theme("light").window)


def test_the_theme_follows_the_system_in_light_dark_and_contrast() -> None:
    usual, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    light, dark = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
    found = [system_theme(scheme, contrast) for scheme in (light, dark) for contrast in (usual, high)]
    assert found == ["light", "contrast_light", "dark", "contrast"]


def test_nothing_slides_or_fades(qapp: QApplication, look: Look) -> None:
    assert not any(QApplication.isEffectEnabled(effect) for effect in Qt.UIEffect)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_no_veil_lies_on_the_cell_of_a_row_that_has_the_keys(
    qtbot: QtBot, set_look: Callable[[ThemeChoice], Look], choice: ThemeChoice
) -> None:
    set_look(choice)
    table = QTableWidget(2, 3)
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Left)
    picture = table.viewport().grab().toImage()
    centres = [table.visualRect(table.model().index(0, column)).center() for column in range(3)]
    assert len({picture.pixelColor(centre).name() for centre in centres}) == 1
