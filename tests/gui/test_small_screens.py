"""The window on the small screens that people have: an old laptop, or one whose letters are set large."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionComboBox, QStyleOptionViewItem, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.errors import UserError
from commission_app.gui.main_window import MainWindow
from commission_app.gui.models.article_tree import MARKS
from commission_app.gui.panes.marked_title import MarkedTitle
from commission_app.gui.panes.mode import Mode
from commission_app.gui.panes.sides import Side
from commission_app.gui.screen import room_for
from commission_app.gui.session import Session
from commission_app.gui.theme import BASE_POINTS, Look
from commission_app.services import texts
from commission_app.services.setting_up import Step
from tests.gui.hands import Hands
from tests.gui.test_accessible import VIEWS, shown, too_narrow
from tests.players import Players, law

Open = Callable[..., Hands]
SMALL = QSize(911, 512)
"""A screen of 1366 by 768 points whose letters are set to 150 %."""


def test_a_first_window_is_no_larger_than_the_screen(look: Look, qtbot: object) -> None:
    window = MainWindow(Session(InterfaceLanguage.EN), look)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height(), "the frame needs room, too"
    window.deleteLater()


def test_a_file_whose_name_is_one_long_word_does_not_make_the_window_wider_than_the_screen(open_window: Open) -> None:
    hands = open_window(None, "ru")
    hands.window.resize(SMALL)
    name = f"{'Проект_Конституции_' * 12}.exe"
    hands.window.refuse(UserError("gui.file_unknown", name=name))
    QApplication.processEvents()
    assert hands.window.size() == SMALL
    assert name in hands.window.refusal.label.text()
    assert not too_narrow(hands.window.refusal.label)


@pytest.mark.parametrize("language", list(InterfaceLanguage))
@pytest.mark.parametrize("view", VIEWS)
def test_on_a_small_screen_every_view_has_room(
    open_window: Open, players: Players, language: InterfaceLanguage, view: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    hands.window.resize(SMALL)
    hands.choose(view)
    for _ in range(3):
        QApplication.processEvents()
    assert hands.window.size() == SMALL
    cut = [
        f"{type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r}"
        for widget in shown(hands.window.stack)
        if too_narrow(widget)
    ]
    assert cut == []


def test_the_arrows_go_through_tabs_that_stand_in_several_lines(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.window.resize(800, 600)
    hands.session.show_place("art_1")
    QApplication.processEvents()
    tabs = hands.window.text_view.side
    assert len({button.y() for button in tabs.buttons}) > 1
    tabs.buttons[0].setFocus()
    seen = []
    for _ in tabs.buttons:
        QTest.keyClick(tabs.buttons[tabs.currentIndex()], Qt.Key.Key_Right)
        seen.append(tabs.currentIndex())
        assert tabs.buttons[tabs.currentIndex()].hasFocus()
    assert seen == [1, 2, 3, 0]
    QTest.keyClick(tabs.buttons[0], Qt.Key.Key_Left)
    assert tabs.currentIndex() == tabs.count() - 1


@pytest.mark.parametrize("width", [700, 900, 1280])
def test_pictures_of_the_manual_follow_the_width_of_the_window(open_window: Open, width: int) -> None:
    hands = open_window(None, "en")
    hands.choose("help")
    page = hands.window.manual.page
    hands.window.resize(width, 600)
    QApplication.processEvents()
    assert page.document().idealWidth() <= page.viewport().width() + 1


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_search_stays_on_the_bar_however_large_the_letters_and_long_the_names(
    open_window: Open, players: Players, language: InterfaceLanguage, size: int
) -> None:
    long = "A draft that somebody has given a very long name, longer than any bar could show"
    texts.add(players.secretary, law("en", "Law"), long)
    hands = open_window(players.secretary.path, language)
    hands.window.resize(SMALL if size < 200 else QSize(1280, 720))
    hands.window.choose_size(size)
    for _ in range(3):
        QApplication.processEvents()
    hands.choose("jump")
    assert hands.window.jump.isVisible()
    assert hands.window.bar.rect().contains(hands.window.jump.geometry())
    choice = hands.window.bar.draft_choice
    choice.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), choice.mapToGlobal(QPoint(2, 2))))
    assert long in choice.toolTip()


LAPTOP_200 = QSize(1350, 720)
"""What a laptop of 1366 by 768 leaves to a window, whose letters somebody sets to twice their size."""


def at_200_percent(hands: Hands) -> Hands:
    """Make the window as large as that laptop has room for, and its letters twice as large."""
    hands.window.resize(LAPTOP_200)
    hands.window.choose_size(200)
    return hands


def needed(widget: QWidget) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width())
    return min(widget.sizeHint().height(), widget.maximumHeight())


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_what_is_written_and_the_vote_are_never_squeezed_by_large_letters(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = at_200_percent(open_window(players.secretary.path, language))
    hands.session.show_place("art_1")
    hands.select("has right")
    hands.window.text_view.begin_comment("?")
    for _ in range(5):
        QApplication.processEvents()
    assert hands.window.size() == LAPTOP_200, "no window grows as one writes"
    panel = hands.window.text_view.panel
    composer, ballot = panel.threads.composer, panel.ballot
    every = [composer.about, composer.whole, composer.text, composer.kind, composer.private, composer.drop]
    every += [composer.send, ballot.mine, *ballot.answers.values(), ballot.reason, ballot.cast]
    low = [widget for widget in every if widget.height() < needed(widget)]
    assert low == []
    places = [QRect(widget.mapTo(panel.inner, QPoint()), widget.size()) for widget in every]
    overlapping = [(one, other) for one, other in combinations(places, 2) if one.intersects(other)]
    assert overlapping == []
    assert ballot.reason.width() > ballot.cast.fontMetrics().averageCharWidth() * 12
    for widget in (composer.text, composer.send):
        assert widget.visibleRegion().boundingRect() == widget.rect(), "what one writes in is in sight"
    for button in ballot.answers.values():
        button.setFocus()
    QApplication.processEvents()
    assert not button.visibleRegion().isEmpty(), "the keyboard brings the vote into sight"


def test_what_is_lower_than_its_line_stands_in_the_middle_of_it(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.window.resize(1366, 720)
    hands.session.show_place("art_1")
    composer = hands.window.text_view.threads.composer
    hands.window.text_view.begin_comment("?")
    for _ in range(3):
        QApplication.processEvents()
    assert composer.private.height() < composer.kind.height()
    assert abs(composer.private.geometry().center().y() - composer.kind.geometry().center().y()) <= 1


def test_however_many_marks_an_article_has_its_number_is_seen(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    tree, marks = hands.window.text_view.tree, "◐↷  ●  ! 12  ✎ 345  ☑  ✓"
    view, index = tree.view, tree.filtered.mapFromSource(tree.model.index_of("art_1"))
    tree.filtered.setData(index.siblingAtColumn(MARKS), marks)
    option = QStyleOptionViewItem()
    option.rect, option.font, option.fontMetrics = QRect(0, 0, 200, 40), view.font(), view.fontMetrics()
    delegate = view.itemDelegate()
    assert isinstance(delegate, MarkedTitle)
    title, beside = delegate.shares(option, index)
    assert title.width() > view.fontMetrics().horizontalAdvance("1. …")
    assert beside.left() > title.right()
    option.rect = QRect(0, 0, 600, 40)
    assert delegate.shares(option, index)[1].width() > view.fontMetrics().horizontalAdvance(marks)


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_a_filter_whose_name_has_no_room_is_shortened_and_says_it_whole_in_its_tip(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = at_200_percent(open_window(players.secretary.path, language))
    QApplication.processEvents()
    choice = hands.window.text_view.tree.filter
    choice.setCurrentIndex(max(range(choice.count()), key=lambda row: len(choice.itemText(row))))
    choice.grab()
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    assert option.currentText.endswith("…"), "no letter is cut in two"
    field = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
    )
    assert choice.fontMetrics().horizontalAdvance(option.currentText) <= field.width()
    choice.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), choice.mapToGlobal(QPoint(2, 2))))
    assert choice.currentText() in choice.toolTip()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_first_pages_use_the_width_of_a_laptop_with_the_largest_letters(
    open_window: Open, tmp_path: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(None, language)
    hands.window.resize(LAPTOP_200)
    door = next(iter(hands.window.welcome.doors.values()))
    letters = []
    for size in (100, 200):
        hands.window.choose_size(size)
        for _ in range(3):
            QApplication.processEvents()
        letters.append(door.width() / door.fontMetrics().averageCharWidth())
        assert hands.window.welcome.horizontalScrollBar().maximum() == 0
    assert letters[1] >= 0.9 * letters[0]
    hands.window.resize(700, 600)
    QApplication.processEvents()
    assert hands.window.welcome.horizontalScrollBar().maximum() == 0, "it never scrolls sideways"


def test_icons_grow_with_the_letters_and_every_view_stays_on_the_rail(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    bar, rail = hands.window.bar, hands.window.rail
    usual = bar.iconSize().width(), rail.iconSize().width()
    hands.window.choose_size(200)
    hands.window.resize(1366, 1000)
    QApplication.processEvents()
    assert (bar.iconSize().width(), rail.iconSize().width()) == (2 * usual[0], 2 * usual[1])
    for height in (1000, 720):
        hands.window.resize(1366, height)
        for _ in range(3):
            QApplication.processEvents()
        assert rail.sizeHint().height() <= rail.height(), height


@pytest.mark.parametrize("action", ["import", "members", "about", "admit"])
@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_no_dialog_is_larger_than_the_screen_however_large_the_letters(
    open_window: Open, players: Players, language: InterfaceLanguage, action: str
) -> None:
    hands = open_window(players.secretary.path, language)
    hands.window.choose_size(200)
    hands.answers.open = [players.folder / "Әсел.commission-request"]
    hands.choose(action)
    dialog = hands.window.errands.dialog
    assert dialog is not None
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.height() <= room_for(dialog).height()
    assert dialog.minimumSizeHint().height() <= LAPTOP_200.height() - 40
    dialog.reject()


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_no_step_of_the_assistant_is_cut_off(open_window: Open, players: Players, language: InterfaceLanguage) -> None:
    hands = open_window(players.secretary.path, language)
    hands.window.resize(LAPTOP_200)
    for size in (100, 200):
        hands.window.choose_size(size)
        for step in Step:
            hands.window.set_up(step)
            QApplication.processEvents()
            founding = hands.window.founding
            assert founding.steps.horizontalScrollBar().maximum() == 0
            assert hands.window.width() <= LAPTOP_200.width(), "the buttons take a second line, not a wider window"
            for button in (founding.leave, founding.next):
                assert founding.rect().contains(QRect(button.mapTo(founding, QPoint()), button.size()))


def test_the_numbers_leave_the_names_of_sections_room_however_large_the_letters(
    open_window: Open, players: Players
) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.choose("view_overview")
    hands.qtbot.waitUntil(lambda: hands.window.overview.is_whole)
    table = hands.window.overview.sections
    for size, width in ((100, 1366), (200, 1350), (100, 1366)):
        hands.window.choose_size(size)
        hands.window.resize(width, 720)
        QApplication.processEvents()
        assert table.columnWidth(0) >= table.fontMetrics().averageCharWidth() * 15
        assert table.horizontalScrollBar().maximum() == 0 or size == 200


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_with_the_largest_letters_a_laptop_shows_at_least_half_a_dozen_lines_of_the_text(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = at_200_percent(open_window(players.secretary.path, language))
    view = hands.window.text_view
    hands.session.show_place("art_1")
    for _ in range(3):
        QApplication.processEvents()
    line = view.text.document().lastBlock().layout().lineAt(0)
    # What a line takes with the room between lines.
    pitch = line.height() * view.text.document().lastBlock().blockFormat().lineHeight() / 100
    assert view.text.viewport().height() / pitch >= 6
    assert not view.head.modes[Mode.READING].isVisible()
    assert view.head.choice.isVisible()
    assert view.head.choice.accessibleName()
    view.head.choice.setCurrentIndex(list(Mode).index(Mode.LANGUAGES))
    view.head.choice.activated.emit(view.head.choice.currentIndex())
    assert view.text.mode is Mode.LANGUAGES, "of Qt it comes back as words alone"
    hands.choose("redline")
    assert view.head.choice.currentData() == Mode.REDLINE
    hands.window.choose_size(100)
    for _ in range(3):
        QApplication.processEvents()
    assert not view.head.choice.isVisible()
    assert view.head.modes[Mode.REDLINE].isVisible()
    assert view.head.modes[Mode.REDLINE].isChecked()


def test_languages_stand_one_below_another_where_columns_would_have_to_scroll(
    open_window: Open, players: Players
) -> None:
    texts.add(players.secretary, law("kk", word="мемлекеттілігіміздің"), "Draft of 12 Feb")
    texts.add(players.secretary, law("ru", word="каждый"), "Draft of 12 Feb")
    texts.add(players.secretary, law("en"), "Draft of 12 Feb")
    hands = open_window(players.secretary.path, "kk")
    pane = hands.window.text_view.text
    hands.session.show_draft(texts.find(players.secretary, "Draft of 12 Feb"))
    hands.session.show_place("art_1")
    hands.choose("languages")
    found = []
    for width, size in ((1366, 150), (1600, 200), (1600, 100), (900, 100), (1900, 100)):
        hands.window.choose_size(size)
        hands.window.resize(width, 720)
        for _ in range(3):
            QApplication.processEvents()
        assert pane.horizontalScrollBar().maximum() == 0, (width, size)
        found.append("ҚАЗ" in pane.toPlainText())
        hands.select("мемлекеттілігіміздің")
        chosen = pane.selection()
        assert chosen is not None
        assert (chosen.language, chosen.words) == ("kk", "мемлекеттілігіміздің")
    assert found == [True, True, False, True, False]


def test_what_is_put_away_stays_so_though_the_program_is_killed(open_window: Open, players: Players) -> None:
    killed = open_window(players.secretary.path)
    killed.choose("show_panel")
    again = open_window(players.members[0].path)  # the first window has never been closed
    assert again.window.text_view.sides.away == (Side.PANEL,)
    assert not again.window.actions_.by_name["show_panel"].isChecked()


def test_the_text_has_the_room_of_what_is_put_away_and_the_other_side_none_of_it(
    open_window: Open, players: Players
) -> None:
    def sizes(hands: Hands) -> list[int]:
        hands.window.resize(1366, 720)
        QApplication.processEvents()
        return hands.window.text_view.sides.sizes()

    hands = open_window(players.secretary.path)
    tree, text, panel = sizes(hands)
    hands.choose("show_tree")
    away = [0, tree + hands.window.text_view.sides.handleWidth() + text, panel]
    assert sizes(hands) == away
    hands.window.close()
    again = open_window(players.secretary.path)
    assert sizes(again) == pytest.approx(away, abs=1), "also in the next window"
    again.choose("show_tree")
    assert sizes(again) == pytest.approx([tree, text, panel], abs=1)


def test_tree_and_side_panel_can_be_put_away_and_stay_so(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    view = hands.window.text_view
    hands.window.resize(1366, 720)
    QApplication.processEvents()
    widths, usual = view.sides.widths(), view.text.width()
    view.tree.view.setFocus()
    hands.choose("show_tree")
    hands.choose("show_panel")
    QApplication.processEvents()
    assert not view.tree.isVisible()
    assert not view.right.isVisible()
    assert view.text.hasFocus(), "who was in the tree goes on in the text"
    assert view.text.width() >= usual + widths[0] + widths[2]
    hands.session.show_place("art_1")
    hands.select("has right")
    hands.type(view.text, "?")
    assert view.right.isVisible(), "what is written is seen"
    assert hands.window.actions_.by_name["show_panel"].isChecked()
    hands.window.close()
    again = open_window(players.secretary.path, "kk")
    assert not again.window.text_view.tree.isVisible()
    assert not again.window.actions_.by_name["show_tree"].isChecked()
    again.window.resize(1366, 720)
    again.choose("show_tree")
    QApplication.processEvents()
    assert again.window.text_view.tree.isVisible()
    assert abs(again.window.text_view.sides.widths()[0] - widths[0]) <= 2


OLD_LAPTOP = QSize(1024, 700)
"""What a screen of 1024 by 768 leaves to a window."""


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_the_largest_letters_take_no_more_than_an_eighth_of_the_window_for_the_rail(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    rail = hands.window.rail
    usual = rail.width()
    for size in (LAPTOP_200, OLD_LAPTOP):
        hands.window.resize(size)
        hands.window.choose_size(200)
        for _ in range(3):
            QApplication.processEvents()
        assert rail.width() <= size.width() * 0.142
        assert not [button for button in shown(rail) if too_narrow(button)]
        hands.window.choose_size(100)
        for _ in range(3):
            QApplication.processEvents()
        assert rail.width() == usual


@pytest.mark.parametrize("language", list(InterfaceLanguage))
def test_in_a_small_window_with_the_largest_letters_the_way_to_the_next_article_and_the_vote_are_whole(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    view = hands.window.text_view
    hands.window.resize(OLD_LAPTOP)
    hands.window.choose_size(200)
    hands.session.show_place("art_2")
    for _ in range(3):
        hands.wait()
        QApplication.processEvents()
    assert hands.window.size() == OLD_LAPTOP, "the window grows no wider than the screen"
    for button in (view.ballot.finished, view.head.previous, view.head.next):
        assert view.head.rect().contains(QRect(button.mapTo(view.head, QPoint()), button.size()))
    assert view.ballot.finished.text() == "✓"
    assert len(view.ballot.finished.accessibleName()) > 1
    panel = view.panel
    assert not [widget for widget in shown(panel.inner) if too_narrow(widget)]
    assert panel.inner.minimumSizeHint().width() <= panel.viewport().width()
    hands.window.choose_size(100)
    hands.window.resize(1280, 800)
    for _ in range(3):
        QApplication.processEvents()
    assert len(view.ballot.finished.text()) > 1


def test_marks_for_which_there_is_no_room_are_set_closer_and_smaller_before_they_are_cut_off(
    open_window: Open, players: Players
) -> None:
    hands = at_200_percent(open_window(players.secretary.path, "kk"))
    tree, marks = hands.window.text_view.tree, "◐  ●  ! 2  ✎ 3"
    view, index = tree.view, tree.filtered.mapFromSource(tree.model.index_of("art_1"))
    tree.filtered.setData(index.siblingAtColumn(MARKS), marks)
    QApplication.processEvents()
    delegate = view.itemDelegate()
    assert isinstance(delegate, MarkedTitle)
    option = QStyleOptionViewItem()
    option.rect, option.font, option.fontMetrics = view.visualRect(index), view.font(), view.fontMetrics()
    room = delegate.shares(option, index)[1].width()
    assert view.fontMetrics().horizontalAdvance(marks) > room
    font = delegate.fitted(option, index, room)
    assert QFontMetrics(font).horizontalAdvance(marks.replace("  ", " ")) < room
    assert font.pointSizeF() >= BASE_POINTS
