"""Admitting, roles, revoking and the rule, in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTreeWidgetItem

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.event_kinds import Role
from commission_app.domain.voting_rules import Base
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.dialogs.members_dialog import MembersDialog
from commission_app.services import join, roster, texts
from commission_app.services.found import prepare_to_join
from commission_app.services.workspace import Workspace
from tests.gui.hands import Hands
from tests.gui.test_accessible import name_of, shown
from tests.players import Players, law

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)


def request(folder: Path, name: str, file: str = "new") -> Path:
    path = folder / f"{file}.commission-request"
    with prepare_to_join(folder / f"{file}.commission", name) as waiting:
        join.write_request(waiting, path)
    return path


def admitting(hands: Hands, path: Path) -> FormDialog:
    hands.answers.open = [path]
    hands.choose("admit")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, FormDialog)
    return dialog


def pick(field: object, row: int) -> None:
    """Choose an entry by keys."""
    assert isinstance(field, QComboBox)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(field, Qt.Key.Key_Down)


def press(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_computer_of_a_member_is_admitted_as_theirs(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = admitting(hands, request(tmp_path, "Әсел"))
    press(dialog.ok)
    assert dialog.isVisible()
    assert "Әсел" in dialog.form.refusal.label.text()
    whose = dialog.fields["whose"]
    assert isinstance(whose, QComboBox)
    pick(whose, [whose.itemText(row) for row in range(whose.count())].index(own(language, "Әсел")))
    assert not dialog.fields["role"].isEnabled()
    assert not dialog.fields["namesake"].isEnabled()
    press(dialog.ok)
    assert not dialog.isVisible()
    assert Translator(language)("members.computer_admitted", name="Әсел") in hands.window.notice.label.text()
    (member,) = [one for one in roster.members(players.secretary) if one.member.name == "Әсел"]
    assert len(member.devices) == 2


def own(language: InterfaceLanguage, name: str) -> str:
    return Translator(language)("members.whose_computer", name=name)


def test_a_namesake_is_admitted_only_where_the_secretary_says_so(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    hands = open_window(players.secretary.path)
    dialog = admitting(hands, request(tmp_path, "әсел"))
    box = dialog.fields["namesake"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    press(dialog.ok)
    assert "әсел" in hands.window.notice.label.text()
    names = [one.member.name for one in roster.members(players.secretary)]
    assert names == ["Secretary", "Әсел", "әсел"]


def test_a_new_name_is_admitted_without_such_questions_and_once(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    hands = open_window(players.secretary.path)
    path = request(tmp_path, "Boris")
    dialog = admitting(hands, path)
    assert "namesake" not in dialog.fields
    pick(dialog.fields["role"], 0)
    press(dialog.ok)
    again = admitting(hands, path)
    press(again.ok)
    assert "admitted already: Boris" in again.form.refusal.label.text()
    again.reject()


def members(hands: Hands) -> MembersDialog:
    hands.choose("members")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, MembersDialog)
    return dialog


def row(dialog: MembersDialog, name: str) -> QTreeWidgetItem:
    (found,) = dialog.tree.findItems(name, Qt.MatchFlag.MatchExactly)
    return found


def computer(dialog: MembersDialog, name: str) -> QTreeWidgetItem:
    found = row(dialog, name).child(0)
    assert found is not None
    return found


def click(dialog: MembersDialog, item: QTreeWidgetItem) -> None:
    QTest.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=dialog.tree.visualItemRect(item).center())
    assert dialog.tree.currentItem() is item


def role_of(players: Players, name: str) -> Role:
    return next(one.member.role for one in roster.members(players.secretary) if one.member.name == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_is_changed_only_once_it_was_confirmed_and_can_be_undone(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    hands = open_window(players.secretary.path, language)
    dialog = members(hands)
    click(dialog, row(dialog, "Әсел"))
    pick(dialog.role, list(Role).index(Role.CHAIR))
    press(dialog.give)
    asked = translate("members.ask_role", name="Әсел", old=translate("role.member"), new=translate("role.chair"))
    assert dialog.confirm.question.text() == asked
    assert dialog.focusWidget() is dialog.confirm.no
    press(dialog.confirm.no)
    assert role_of(players, "Әсел") is Role.MEMBER
    press(dialog.give)
    press(dialog.confirm.yes)
    assert role_of(players, "Әсел") is Role.CHAIR
    assert row(dialog, "Әсел").text(1) == translate("role.chair")
    assert not dialog.confirm.isVisible()
    dialog.reject()
    hands.choose("undo")
    assert role_of(players, "Әсел") is Role.MEMBER


def test_what_may_not_be_changed_is_refused_in_words(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    dialog = members(hands)
    click(dialog, row(dialog, "Secretary"))
    pick(dialog.role, list(Role).index(Role.MEMBER))
    press(dialog.give)
    press(dialog.confirm.yes)
    assert "is the only secretary" in dialog.refusal.label.text()
    own = computer(dialog, "Secretary")
    click(dialog, own)
    assert "this computer" in own.text(3)
    press(dialog.revoke)
    assert not dialog.refusal.isVisible()
    press(dialog.confirm.yes)
    assert "cannot revoke the computer you are working on" in dialog.refusal.label.text()
    pick(dialog.role, list(Role).index(Role.SECRETARY))
    press(dialog.give)
    assert "has this role already" in dialog.refusal.label.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_computer_is_revoked_once_that_was_confirmed_and_stays_visible(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    hands = open_window(players.secretary.path, language)
    dialog = members(hands)
    device = computer(dialog, "Әсел")
    assert device.text(2) == join.own_fingerprint(players.members[0])
    click(dialog, device)
    press(dialog.revoke)
    assert device.text(2) in dialog.confirm.question.text()
    press(dialog.confirm.yes)
    shown_now = computer(dialog, "Әсел")
    assert shown_now.text(3) == translate("members.state_revoked")
    assert translate("members.state_revoked") in str(shown_now.data(0, Qt.ItemDataRole.AccessibleTextRole))
    with Workspace.open(players.secretary.path, reading=True) as workspace:
        assert workspace.roster().devices[players.members[0].device].last_seq is not None
    click(dialog, row(dialog, "Әсел"))
    press(dialog.revoke)
    press(dialog.confirm.yes)
    assert dialog.refusal.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_is_shown_and_changed_once_that_was_confirmed(
    open_window: Open, players: Players, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    hands = open_window(players.secretary.path, language)
    dialog = members(hands)
    before = dialog.rule.text()
    assert translate("rule.base_members") in before
    press(dialog.change)
    assert dialog.rule_dialog is not None
    form = dialog.rule_dialog.findChild(QComboBox)
    pick(form, list(Base).index(Base.CAST))
    (ok,) = [one for one in dialog.rule_dialog.findChildren(QPushButton) if one.objectName() == "primary"]
    press(ok)
    assert dialog.rule.text() == before
    assert translate("rule.base_cast") in dialog.confirm.question.text()
    press(dialog.confirm.yes)
    assert translate("rule.base_cast") in dialog.rule.text()
    assert players.secretary.roster().rule.base is Base.CAST


def test_a_member_sees_everything_and_changes_nothing(open_window: Open, players: Players) -> None:
    hands = open_window(players.members[0].path)
    dialog = members(hands)
    assert dialog.rule.text()
    assert not dialog.controls.isVisible()
    assert not dialog.change.isVisible()
    assert "Only a secretary" in dialog.only.text()


def test_every_control_of_the_members_has_a_name(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    dialog = members(hands)
    press(dialog.give) if dialog.role.currentData() is not Role.SECRETARY else press(dialog.revoke)
    QApplication.processEvents()
    controls = [one for one in shown(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one for one in controls if not name_of(one)] == []


def test_a_member_who_joins_enters_the_new_passphrase_twice(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(None)
    hands.answers.target = tmp_path / "b.commission"
    hands.choose("join")
    hands.fill(name="Boris", passphrase="a long enough one", again="a long enough two")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, FormDialog)
    assert "two different ways" in dialog.form.refusal.label.text()
    assert not (tmp_path / "b.commission").exists()
    hands.fill(again="a long enough one")
    assert (tmp_path / "b.commission").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_drafts_of_one_label_are_told_apart_and_a_third_text_of_it_is_refused(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    other = players.join("Бота", role=Role.SECRETARY)
    texts.add(other, law("ru", articles=6), "Draft 2")
    texts.add(players.secretary, law(articles=6), "Draft 2")
    players.send(other, players.secretary)
    source = tmp_path / "law.txt"
    source.write_text("1-бап\nӘркім еркін, құқығы бар.\n", encoding="utf-8")
    hands = open_window(players.secretary.path, language)
    choice = hands.window.bar.draft_choice
    names = [choice.itemText(row) for row in range(choice.count())]
    assert len(set(names)) == len(names) == 4
    assert sum(name.startswith("Draft 2") for name in names) == 2
    hands.answers.open = [source]
    hands.choose("import")
    dialog = hands.importing()
    hands.take("Draft 2", language="kk")
    assert dialog.refusal.label.text() == Translator(language)("draft.label_of_several", draft="Draft 2")
    dialog.reject()
