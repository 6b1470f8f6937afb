"""The manual, the explanations, and what the program says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app import __version__
from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.base.manual import KEYS, Page, pages
from commission_app.domain.comment import CommentKind
from commission_app.gui.dialogs.about_dialog import AboutDialog
from commission_app.gui.dialogs.help_dialog import HelpDialog
from commission_app.gui.dialogs.members_dialog import MembersDialog
from commission_app.gui.dialogs.restore_dialog import RestoreDialog
from commission_app.services import comment, reading
from tests.conftest import ROOT
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)
PICTURE = re.compile(r"!\[([^]]+)]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^]]+]\(([^)]+\.md)\)")


def shape(page: Page) -> list[str]:
    """Return what a page is made of, whatever its language: lists, pictures, links, tables."""
    signs = re.findall(r"(?m)^(- |\d\. |!\[)", page.text)
    return [*signs, *(found[1] for found in PICTURE.findall(page.text)), *LINK.findall(page.text)]


def test_the_manual_has_the_same_pages_in_every_language() -> None:
    names = {language: [page.name for page in pages(language)] for language in LANGUAGES}
    assert len(names[InterfaceLanguage.EN]) >= 12
    assert len({tuple(found) for found in names.values()}) == 1
    for kk, ru, en in zip(*map(pages, LANGUAGES), strict=True):
        assert shape(kk) == shape(ru) == shape(en), en.name
        assert len({kk.title, ru.title, en.title}) == 3, en.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_and_every_page_that_is_led_to_is_there(language: InterfaceLanguage) -> None:
    for page in pages(language):
        for said, name in PICTURE.findall(page.text):
            assert said
            assert not QImage(str(page.folder / name)).isNull(), f"{page.name}: {name}"
        for name in LINK.findall(page.text):
            assert (page.folder / name).is_file(), f"{page.name}: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menus_that_the_manual_names_are_there(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    known = {action.text().replace("&", "") for action in hands.window.actions_.by_name.values()}
    known |= {menu.title().replace("&", "") for menu in hands.window.actions_.menus}
    for page in pages(language):
        for path in re.findall(r"\*\*([^*]+ → [^*]+)\*\*", page.text):
            for name in path.split(" → "):
                assert name in known, f"{page.name}: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_f1_opens_the_page_about_what_is_on_the_screen_and_leads_back(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    manual = hands.window.manual
    for view, name in (("view_merge", "merging"), ("view_share", "sending"), ("view_overview", "overview")):
        hands.choose(view)
        shown = hands.window.stack.currentWidget()
        hands.choose("help")
        assert manual.isVisible()
        assert manual.name == name
        assert manual.list.currentItem().text() in manual.page.toPlainText()
        manual.back.click()
        assert hands.window.stack.currentWidget() is shown


def test_f1_in_a_dialog_shows_its_page_beside_it_and_the_dialog_stays_as_it_is(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    source = tmp_path / "law.txt"
    source.write_text("Law\n\nArticle 1. Rights\n\nAll are equal.\n", encoding="utf-8")
    hands = open_window(players.secretary.path)
    begin: dict[str, Callable[[], None]] = {
        "importing": lambda: hands.window.receive(source),
        "founding": lambda: hands.choose("members"),
        "joining": lambda: hands.choose("join"),
    }
    for page, act in begin.items():
        act()
        dialog = hands.window.errands.dialog
        assert dialog is not None
        if page == "importing":
            hands.importing()
        for _ in range(2):
            dialog.activateWindow()
            hands.qtbot.waitUntil(dialog.isActiveWindow)
            QTest.keyClick(dialog, Qt.Key.Key_F1)
        (shown,) = dialog.findChildren(HelpDialog)
        assert shown.isVisible()
        assert shown.manual.name == page
        QTest.keyClick(shown.manual.page, Qt.Key.Key_Escape)
        assert not shown.isVisible()
        assert dialog.isVisible()
        dialog.reject()


def test_f1_helps_in_the_dialog_of_the_rule_above_that_of_the_members(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.choose("members")
    members = hands.window.errands.dialog
    assert isinstance(members, MembersDialog)
    members.change.click()
    rule = members.rule_dialog
    assert rule is not None
    rule.activateWindow()
    hands.qtbot.waitUntil(rule.isActiveWindow)
    QTest.keyClick(rule, Qt.Key.Key_F1)
    (shown,) = rule.findChildren(HelpDialog)
    assert shown.manual.name == "founding"
    shown.close()
    rule.reject()
    members.reject()


def test_the_manual_is_there_before_anything_is_open_and_leads_from_page_to_page(open_window: Open) -> None:
    hands = open_window(None, "ru")
    hands.choose("help")
    manual = hands.window.manual
    assert manual.name == "start"
    manual.page.anchorClicked.emit(QUrl("07-joining.md"))
    assert manual.name == "joining"
    hands.window.actions_.languages[InterfaceLanguage.KK].trigger()
    assert manual.name == "joining"
    assert "Комиссияға қосылу" in manual.page.toPlainText()
    manual.back.click()
    assert hands.window.welcome.isVisible()


def test_no_picture_is_wider_than_its_page(open_window: Open) -> None:
    hands = open_window(None, "en")
    hands.choose("help")
    page = hands.window.manual.page
    assert page.document().idealWidth() <= page.viewport().width() + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_is_listed(open_window: Open, players: Players, language: InterfaceLanguage) -> None:
    hands = open_window(players.secretary.path, language)
    hands.choose("keys")
    shown = hands.window.manual.page.toPlainText()
    assert KEYS not in shown
    keys = hands.window.actions_.keys()
    assert len(keys) > 20
    for name, key in keys:
        assert name in shown
        assert key in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_and_badges_are_explained(open_window: Open, players: Players, language: InterfaceLanguage) -> None:
    hands = open_window(players.secretary.path, language)
    hands.session.show_place("art_1")
    view = hands.window.text_view
    translate = Translator(language)
    explained = (view.tree.view, view.votes.calculation, view.ballot, view.ballot.finished, view.threads.composer.kind)
    assert all(widget.whatsThis() for widget in explained)
    assert translate("compare.relation_new") in view.tree.view.whatsThis()
    view.side.setCurrentWidget(view.votes)
    view.votes.what.click()
    view.tree.what.click()
    QApplication.processEvents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_says_its_version_and_where_its_log_lies(
    open_window: Open, app_home: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(None, language)
    hands.choose("about")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, AboutDialog)
    assert __version__ in dialog.said.text()
    assert str(app_home / "logs") in dialog.places.text()
    dialog.copy.click()
    assert __version__ in QApplication.clipboard().text()
    dialog.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_goes_back_to_a_backup_and_keeps_what_one_did_since(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    draft = players.draft
    players.secretary.close()
    hands = open_window(players.secretary.path, language)
    hands.choose("backup")
    hands.wait()
    workspace = hands.session.workspace
    assert workspace is not None
    comment.add(workspace, comment.whole(draft, "art_2"), "My own", CommentKind.QUESTION)
    hands.choose("restore")
    dialog = hands.window.exchange.dialog
    assert isinstance(dialog, RestoreDialog)
    assert dialog.list.count() == 1
    assert "Ki" not in dialog.list.item(0).text(), "sizes are told in the units that people know"
    dialog.back.click()
    hands.wait()
    assert hands.session.workspace is not None
    threads = reading.threads(hands.session.workspace, draft, "art_2")
    assert [thread.opening.text for thread in threads] == ["My own"]
    assert hands.window.notice.label.text() == Translator(language)("gui.restored")


def test_the_pictures_are_made_by_one_command(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "pictures.py"), "--manual", str(tmp_path), "kk"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    named = {Path(name).name for page in pages(InterfaceLanguage.KK) for _, name in PICTURE.findall(page.text)}
    assert named - {path.name for path in tmp_path.glob("*.png")} == set()
