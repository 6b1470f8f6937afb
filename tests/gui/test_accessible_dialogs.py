"""Every dialog, and the tree of things that a screen reader walks: names, the order of Tab, words that have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.comment import CommentKind
from commission_app.gui.dialogs.bug_dialog import BugDialog
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import comment
from tests.gui.hands import Hands
from tests.gui.test_accessible import VIEWS, name_of, shown, too_narrow
from tests.players import Players

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)
DIALOGS = ("join", "import", "admit", "members", "about", "restore", "bug")
_LAW = "Article 1\n1. Everyone is free.\n2. Nobody is a slave.\nArticle 2\nThe law is one for all.\n"
CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.TreeItem,
    QAccessible.Role.ListItem,
    QAccessible.Role.Link,
}


def opened(hands: Hands, players: Players, name: str) -> QDialog:
    """Open a dialog, and wait until it has all that it shows."""
    if name == "bug":
        dialog: QDialog = BugDialog(hands.window, hands.session.translate, "Traceback", Path("commission-app.log"))
        dialog.show()
        return dialog
    source = players.folder / "law.txt"
    source.write_text(_LAW, encoding="utf-8")
    hands.answers.open = [source if name == "import" else players.folder / "Әсел.commission-request"]
    hands.choose(name)
    found = hands.window.exchange.dialog if name == "restore" else hands.window.errands.dialog
    assert found is not None
    if isinstance(found, ImportDialog):
        hands.read(found)
    return found


def controls(root: QWidget) -> list[QWidget]:
    """Return what Tab is to reach: one of several buttons that exclude each other stands for all."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked())
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_is_reached_by_tab_in_reading_order(
    open_window: Open, players: Players, language: str, name: str
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = opened(hands, players, name)
    dialog.activateWindow()
    QApplication.processEvents()
    wanted = controls(dialog)
    assert wanted
    assert [f"{type(widget).__name__} {widget.objectName()}" for widget in wanted if not name_of(widget)] == []
    reached: list[QWidget] = []
    for _ in range(100):
        now = dialog.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert set(wanted) - set(reached) == set()
    assert _jumps(dialog, [widget for widget in reached if widget in wanted]) <= 1
    dialog.reject()


def _jumps(root: QWidget, order: list[QWidget]) -> int:
    """Return how often Tab goes up to a line above, from the first that had the focus round to it again.

    Beside one another lie what overlaps in height; one jump is that from the end to the beginning.
    """
    tops = [(widget.mapTo(root, QPoint(0, 0)).y(), widget.height(), widget) for widget in order]
    jumps = 0
    for (top, _height, before), (next_top, next_height, after) in zip(tops, [*tops[1:], *tops[:1]], strict=True):
        is_beside = after.mapTo(root, QPoint(0, 0)).x() > before.mapTo(root, QPoint(0, 0)).x()
        jumps += next_top + next_height <= top and not is_beside
    return jumps


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_a_dialog_are_cut_off(
    open_window: Open,
    players: Players,
    set_look: Callable[[ThemeChoice], Look],
    language: str,
    scale: float,
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.window.look.apply(ThemeChoice.LIGHT, scale)
    for name in DIALOGS:
        dialog = opened(hands, players, name)
        for _ in range(3):
            QApplication.processEvents()
        cut = [
            f"{name}: {type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r} {widget.size()}"
            for widget in shown(dialog)
            if too_narrow(widget)
        ]
        assert cut == []
        for area in dialog.findChildren(QScrollArea):
            inner = area.widget()
            assert inner is not None
            assert inner.width() <= area.viewport().width(), f"{name} is cut off at its side"
        dialog.reject()


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader comes to, one inside the other."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_screen_reader_comes_to_nothing_without_a_name(
    open_window: Open, players: Players, language: str, view: str
) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.choose(view)
    for _ in range(3):
        QApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(hands.window)
    met = [
        one for one in walk(root) if one.role() in CONTROLS and not one.state().invisible and not one.state().offscreen
    ]
    assert len(met) > 20
    # The line between two groups of a choice is an item, too, which nobody can come to.
    met = [one for one in met if one.role() is not QAccessible.Role.ListItem or one.state().selectable]
    nameless = [f"{one.role()} {one.object()}" for one in met if not one.text(QAccessible.Text.Name).strip()]
    assert nameless == []
