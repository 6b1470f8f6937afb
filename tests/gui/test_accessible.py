"""The window as a screen reader, a keyboard and a large font meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.comment import CommentKind
from commission_app.domain.vote import Answer
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import comment
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)
VIEWS = ("view_text", "view_overview", "view_share", "view_merge", "view_briefing", "setup", "help")


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield every widget that is on the screen."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_control_has_a_name(open_window: Open, players: Players, language: str, view: str) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.choose(view)
    QApplication.processEvents()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shown(hands.window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_tab_reaches_every_control_in_reading_order(
    open_window: Open, players: Players, language: str, view: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.window.activateWindow()
    hands.session.show_place("art_1")
    hands.choose(view)
    QApplication.processEvents()
    wanted = {
        widget
        for widget in shown(hands.window.stack)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked())
    }
    reached: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(hands.window.focusWidget() or hands.window, Qt.Key.Key_Tab)
        now = hands.window.focusWidget()
        if now is None or now in reached:
            break
        reached.append(now)
    assert wanted - set(reached) == set()


def too_narrow(widget: QWidget) -> bool:
    """Whether the words of a widget need more room than it has."""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QComboBox):
        words = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return words + 20 > widget.width()
    if isinstance(widget, QTabBar):
        tabs = (tab for tab in range(widget.count()) if widget.isTabVisible(tab))
        return any(widget.tabSizeHint(tab).width() > widget.tabRect(tab).width() + 1 for tab in tabs)
    return False


def in_a_scroll(widget: QWidget) -> bool:
    """Whether a widget can be scrolled into view."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QScrollBar)


def test_tab_goes_on_as_one_reads_also_through_what_was_made_last(open_window: Open, players: Players) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.QUESTION)
    hands = open_window(players.secretary.path)
    window, view = hands.window, hands.window.text_view
    window.activateWindow()

    def walked(first: QWidget) -> list[QWidget]:
        first.setFocus()
        reached: list[QWidget] = [first]
        for _ in range(100):
            QApplication.processEvents()
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
            now = window.focusWidget()
            if now is None or now in reached:
                break
            reached.append(now)
        return reached

    hands.session.show_place("art_2")
    hands.session.show_place("art_1")
    hands.qtbot.waitUntil(lambda: bool(view.threads.list.cards))
    (card,) = view.threads.list.cards.values()
    reached = walked(view.tree.words)
    radio = view.ballot.answers[Answer.FOR]
    wanted = [view.tree.words, view.tree.filter, view.tree.view, view.ballot.finished, view.head.next, view.text]
    wanted += [view.side.buttons[0], card, view.threads.composer.text, radio, view.ballot.reason]
    assert [widget for widget in reached if widget in wanted] == wanted
    hands.choose("view_overview")
    hands.qtbot.waitUntil(lambda: window.overview.is_whole)
    cells = [cell for cell in window.overview.findChildren(QToolButton) if cell.text().startswith("1")]
    QApplication.processEvents()
    assert window.focusWidget() is window.overview
    reached = walked(window.overview)
    assert reached[1] is window.overview.cells["preamble"]
    reached = walked(cells[0])
    order = [reached.index(widget) for widget in (cells[0], window.overview.sections, window.overview.board)]
    assert order == sorted(order)
    assert order[0] == 0
    hands.choose("view_briefing")
    QApplication.processEvents()
    form = window.briefing_view.form
    assert form is not None
    fields = [field for field in form.fields.values() if field.isVisible()]
    reached = walked(fields[0])
    assert [widget for widget in reached if widget in fields] == fields
    assert reached.index(form.ok) == len(fields)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_words_are_cut_off(
    open_window: Open,
    players: Players,
    set_look: Callable[[ThemeChoice], Look],
    language: str,
    view: str,
    scale: float,
) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why?", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.window.look.apply(ThemeChoice.LIGHT, scale)
    hands.window.resize(int(1280 * min(scale, 1.5)), int(800 * min(scale, 1.35)))
    hands.session.show_place("art_1")
    hands.choose(view)
    for tab in (0, 1):
        hands.window.text_view.side.setCurrentIndex(tab)
        for _ in range(3):
            QApplication.processEvents()
        cut = [
            f"{type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r} {widget.size()} {widget.sizeHint()}"
            for widget in shown(hands.window)
            if too_narrow(widget)
        ]
        assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_before_a_commission_is_open_can_be_heard_and_reached(
    open_window: Open, tmp_path: Path, language: str
) -> None:
    hands = open_window(None, language)
    hands.window.activateWindow()
    pages: list[Callable[[], object]] = [lambda: None, lambda: hands.choose("found"), lambda: join(hands, tmp_path)]
    for open_page in pages:
        open_page()
        QApplication.processEvents()
        controls = [
            widget
            for widget in shown(hands.window.stack)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        ]
        assert controls
        assert [widget for widget in controls if not name_of(widget)] == []


def join(hands: Hands, folder: Path) -> None:
    hands.answers.target = folder / "b.commission"
    hands.choose("join")
    hands.window.founding.hide()
    hands.fill(name="Борис")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_of_the_tree_and_a_comment_say_all_that_they_show(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Why so?", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    view = hands.window.text_view
    row = str(view.tree.model.index_of("art_1").data(Qt.ItemDataRole.AccessibleTextRole))
    assert row.startswith(translate("place.article", number="1"))
    assert translate.plural("gui.tree_objections", 1) in row
    (card,) = view.threads.list.cards.values()
    heard = name_of(card)
    assert all(words in heard for words in ("Secretary", translate("comment.kind_objection"), "Why so?"))
    assert QAccessible.queryAccessibleInterface(card).role() is QAccessible.Role.Grouping


def description_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description) if interface else ""


def test_who_hears_the_search_hears_the_result_that_enter_would_take(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "en")
    jump = hands.window.jump
    hands.type(jump, "right")
    hands.qtbot.waitUntil(lambda: not jump.is_reading)
    jump.look()
    heard = [description_of(jump)]
    for _ in range(2):
        QTest.keyClick(jump, Qt.Key.Key_Down)
        heard.append(description_of(jump))
    assert heard == [jump.results.item(row).text() for row in range(3)]
    assert heard[0].startswith("Article 1")
    jump.setText("xyzzy")
    jump.look()
    assert description_of(jump) == hands.session.translate("gui.jump_nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_hears_the_text_hears_which_article_has_come_into_view(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.window.text_view.text.setFocus()
    hands.choose("next")
    place = Translator(language)("place.article", number="2")
    assert description_of(hands.window.text_view.text) == f"{place}. Title 2"
