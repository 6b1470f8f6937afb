"""Founding, joining, and files that come from outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.voting_rules import Base, written
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.panes.welcome_pane import Door
from commission_app.services import join, texts
from commission_app.services.found import found, prepare_to_join
from commission_app.services.setting_up import Step
from commission_app.services.workspace import Workspace
from tests.gui.hands import Hands
from tests.players import Players

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)


def drop(hands: Hands, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hands.window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, keys))


def is_followed(hands: Hands, dialog: QWidget) -> bool:
    """Whether another dialog has taken the place of one."""
    return hands.window.errands.dialog is not dialog


def law_file(folder: Path, name: str = "law.txt") -> Path:
    path = folder / name
    path.write_text("Article 1\nEverybody is free.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commission_is_founded_step_by_step(open_window: Open, tmp_path: Path, language: str) -> None:
    hands = open_window(None, language)
    window, founding = hands.window, hands.window.founding
    window.welcome.doors["welcome_found"].click()
    assert founding.isVisible()
    assert founding.steps.count() == len(Step)
    hands.answers.target = tmp_path / "s.commission"
    hands.fill(title="Реформа", member="Хатшы")
    reached = [founding.step]
    hands.fill(base="cast", threshold="3/4")
    assert hands.session.workspace is not None
    rule = hands.session.workspace.roster().rule
    assert (rule.base, str(rule.threshold)) == (Base.CAST, "3/4")
    reached.append(founding.step)
    assert reached == [Step.RULE, Step.MEMBERS]
    founding.next.click()
    for step, in_force in ((Step.IN_FORCE, True), (Step.DRAFT, False)):
        assert founding.step is step
        hands.answers.open = [law_file(tmp_path)]
        founding.pages[step].more.click()
        assert hands.importing().facts.in_force is in_force
        hands.take(step.value, language="en")
        assert founding.isVisible()
        assert founding.pages[step].list.count() == 1
        founding.next.click()
    assert window.text_view.isVisible()
    assert hands.session.document is not None


def test_one_writes_at_once_where_a_step_is_shown(open_window: Open, players: Players) -> None:
    hands = open_window(None, "ru")
    hands.window.activateWindow()
    hands.window.welcome.doors["welcome_found"].click()
    founding = hands.window.founding
    assert founding.form is not None
    assert hands.window.focusWidget() is founding.form.fields["title"]
    hands.type(founding.form.fields["title"], "Реформа")
    hands.type(founding.form.fields["member"], "Хатшы")
    hands.answers.target = players.folder / "founded.commission"
    QTest.keyClick(founding.form.fields["member"], Qt.Key.Key_Return)
    hands.wait()
    assert founding.step is Step.RULE, "Enter goes on, as in a dialog"
    hands.session.open(players.secretary.path)
    for step in (Step.RULE, Step.MEMBERS):
        hands.choose("view_overview")
        hands.window.set_up(step)
        first = next(iter(founding.form.fields.values())) if founding.form else founding.pages[step].more
        assert hands.window.focusWidget() is first, step


def test_a_commission_that_is_being_set_up_opens_where_it_was_left_with_the_keys_there(
    open_window: Open, tmp_path: Path
) -> None:
    path = tmp_path / "s.commission"
    found(path, "Реформа", "Хатшы").close()
    hands = open_window(None, "kk")
    hands.window.hide()
    hands.session.open(path)
    hands.window.show()
    QApplication.processEvents()
    founding = hands.window.founding
    assert founding.isVisible()
    assert founding.step is Step.MEMBERS
    assert hands.window.focusWidget() is founding.pages[Step.MEMBERS].more


def test_a_rule_that_was_chosen_is_taken_by_going_on(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.window.set_up(Step.RULE)
    founding = hands.window.founding
    assert founding.form is not None
    base = founding.form.fields["base"]
    assert isinstance(base, QComboBox)
    before = players.secretary.roster().rule.base
    base.setCurrentIndex(next(row for row in range(base.count()) if base.itemData(row) != before))
    chosen = base.currentData()
    founding.next.click()
    assert founding.step is Step.MEMBERS
    assert hands.session.workspace is not None
    assert hands.session.workspace.roster().rule.base == chosen


def test_a_rule_that_was_chosen_and_not_taken_is_there_again_until_it_is(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "kk")
    hands.window.set_up(Step.RULE)
    founding = hands.window.founding

    def quorum() -> QComboBox:
        field = founding.form.fields["quorum"] if founding.form else None
        assert isinstance(field, QComboBox)
        return field

    before = quorum().currentIndex()
    quorum().setCurrentIndex(before - 1)
    hands.window.speak(InterfaceLanguage.RU)
    assert quorum().currentIndex() == before - 1, "another language"
    founding.go(Step.MEMBERS)
    founding.go(Step.RULE)
    assert quorum().currentIndex() == before - 1, "another step"
    founding.leave.click()
    hands.window.set_up(Step.RULE)
    assert quorum().currentIndex() == before - 1, "the assistant left"
    wanted = quorum().currentData()
    assert hands.session.open(players.secretary.path)
    hands.window.set_up(Step.RULE)
    assert quorum().currentIndex() == before, "a database that is opened begins with its own"
    quorum().setCurrentIndex(before - 1)
    founding.next.click()
    assert founding.step is Step.MEMBERS
    assert hands.session.workspace is not None
    assert written(hands.session.workspace.roster().rule.quorum) == wanted
    founding.go(Step.RULE)
    assert quorum().currentData() == wanted


def test_the_founding_can_be_left_at_each_step_and_is_taken_up_there(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(None, "ru")
    hands.choose("found")
    form = hands.window.founding.form
    assert form is not None
    hands.type(form.fields["title"], "Реформа")
    hands.window.founding.leave.click()
    assert hands.window.welcome.isVisible()
    hands.window.close()
    again = open_window(None, "kk")
    again.choose("found")
    form = again.window.founding.form
    assert form is not None
    assert form.values()["title"] == "Реформа"
    again.answers.target = tmp_path / "s.commission"
    again.fill(member="Хатшы")
    again.window.close()
    later = open_window(tmp_path / "s.commission", "en")
    assert later.window.founding.isVisible()
    assert later.window.founding.step is Step.MEMBERS


def test_no_passphrase_outlives_the_form_and_two_that_differ_are_refused(open_window: Open, app_home: Path) -> None:
    hands = open_window(None, "en")
    hands.choose("found")
    hands.fill(title="Reform", member="Secretary", passphrase="long enough", again="another one")
    form = hands.window.founding.form
    assert form is not None
    assert "two different ways" in form.refusal.label.text()
    hands.window.close()
    assert "long enough" not in (app_home / "settings.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_waits_with_the_request_and_the_fingerprint_at_hand(
    open_window: Open, tmp_path: Path, language: str
) -> None:
    hands = open_window(None, language)
    hands.answers.target = tmp_path / "b.commission"
    hands.window.welcome.doors["welcome_join"].click()
    hands.fill(name="Борис")
    waiting = hands.window.waiting
    assert waiting.isVisible()
    said = " ".join(label.text() for label in waiting.findChildren(QLabel))
    assert "b.commission-request" in said
    # The request is to be sent: nothing says that there is nothing to send.
    assert hands.window.status.unshared.text() == hands.session.translate("gui.status_saved")
    # Where it lies is told by the name of the folder; the way there is for whoever asks.
    assert f"{tmp_path.name}" in said
    assert str(tmp_path) not in said
    assert waiting.folder.toolTip() == waiting.request.toolTip() == str(tmp_path)
    with Workspace.open(tmp_path / "b.commission") as workspace:
        assert waiting.fingerprint.text() == join.own_fingerprint(workspace)
    waiting.copy.click()
    assert QApplication.clipboard().text() == waiting.fingerprint.text()


def test_a_share_file_that_comes_first_waits_until_a_database_is_open(open_window: Open, players: Players) -> None:
    hands = open_window(None)
    drop(hands, players.share(players.members[0]))
    assert "waits" in hands.window.notice.label.text()
    drop(hands, players.secretary.path)
    assert hands.session.workspace is not None
    drop(hands, players.share(players.members[0]))
    hands.wait()
    assert hands.window.merge_view.files.table.rowCount() == 1


def test_a_share_file_clicked_twice_opens_the_database_opened_last(open_window: Open, players: Players) -> None:
    open_window(players.secretary.path).window.close()
    hands = open_window(None)
    hands.window.receive(players.share(players.members[0]))
    hands.wait()
    assert hands.session.workspace is not None
    assert hands.window.merge_view.isVisible()
    assert hands.window.merge_view.files.table.rowCount() == 1


def test_a_request_is_admitted_and_documents_are_imported_by_dropping(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    hands = open_window(players.secretary.path)
    request = tmp_path / "c.commission-request"
    with prepare_to_join(tmp_path / "c.commission", "Carol") as waiting:
        join.write_request(waiting, request)
    drop(hands, request)
    assert isinstance(hands.window.errands.dialog, FormDialog)
    hands.window.errands.dialog.ok.click()
    assert "Carol" in hands.window.notice.label.text()
    drop(hands, law_file(tmp_path, "LAW.TXT"), law_file(tmp_path))
    assert "1 more document waits" in hands.window.notice.label.text()
    hands.importing().reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_done_with_a_file_is_said(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.members[0].path, language)
    drop(hands, law_file(tmp_path))
    assert hands.window.refusal.label.text() == Translator(language)("role.secretary_only")
    drop(hands, tmp_path / "film.mp4")
    assert "film.mp4" in hands.window.refusal.label.text()


@pytest.mark.parametrize(("language", "words"), [("kk", "қалта"), ("ru", "папка"), ("en", "folder")])
def test_who_drops_a_folder_is_told_to_drop_what_lies_in_it(
    open_window: Open, players: Players, tmp_path: Path, language: str, words: str
) -> None:
    hands = open_window(players.secretary.path, language)
    for name in ("from members", "from members.commission"):
        (tmp_path / name).mkdir()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(10, 10), action, data, button, key)
        event.ignore()
        hands.window.dragEnterEvent(event)
        assert event.isAccepted()
        drop(hands, tmp_path / name)
        told = hands.window.refusal.label.text()
        assert f"{name}”" in told or f"{name}»" in told
        assert words in told
    assert hands.session.workspace is not None


def test_a_database_that_is_left_for_another_is_found_again_at_its_article(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_3")
    assert hands.session.open(players.members[0].path)
    hands.session.show_place("art_1")
    assert hands.session.open(players.secretary.path)
    assert hands.session.place == "art_3"


def test_recent_databases_are_in_the_menu(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path)
    (action,) = hands.window.actions_.recent.actions()
    assert players.secretary.path.stem in action.text()
    hands.window.close()
    again = open_window(None)
    again.window.actions_.recent.actions()[0].trigger()
    assert again.session.workspace is not None


def test_the_language_is_chosen_on_the_first_page(open_window: Open) -> None:
    hands = open_window(None, "en")
    hands.window.welcome.languages[InterfaceLanguage.KK].click()
    assert hands.window.welcome.doors["welcome_found"].title.text() == "Мен хатшымын"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_several_files_that_cannot_be_taken_is_named(
    open_window: Open, players: Players, tmp_path: Path, language: str
) -> None:
    hands = open_window(None, language)
    odd = [tmp_path / name for name in ("letter.exe", "photo.jpg")]
    other = tmp_path / "other.commission"
    drop(hands, *odd, players.secretary.path, other)
    assert hands.session.workspace is not None
    told = hands.window.refusal.label.text()
    assert hands.window.refusal.isVisible()
    assert [name for name in ("letter.exe", "photo.jpg", "other.commission") if name not in told] == []
    QApplication.processEvents()
    drop(hands, odd[0])
    assert "photo.jpg" not in hands.window.refusal.label.text(), "what was said before is over"


def test_of_many_requests_dropped_at_once_each_is_asked_about_and_a_broken_one_is_named(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    names = ("Борис", "Дана", "Ержан")
    requests = []
    for number, name in enumerate(names):
        with prepare_to_join(tmp_path / f"{number}.commission", name) as waiting:
            requests.append(tmp_path / f"{number}.commission-request")
            join.write_request(waiting, requests[-1])
    broken = tmp_path / "broken.commission-request"
    broken.write_bytes(b"no request")
    hands = open_window(players.secretary.path, "ru")
    drop(hands, broken, *requests)
    assert "broken.commission-request" in hands.window.refusal.label.text()
    assert "2" in hands.window.notice.label.text()
    for number, name in enumerate(names):
        dialog = hands.window.errands.dialog
        assert isinstance(dialog, FormDialog)
        assert any(name in label.text() for label in dialog.findChildren(QLabel))
        if number == 1:
            dialog.reject()
        else:
            dialog.ok.click()
        hands.qtbot.waitUntil(lambda: hands.session.is_settled)
    assert hands.window.errands.dialog is not None
    assert not hands.window.errands.dialog.isVisible()
    members = {member.name for member in players.secretary.roster().members.values()}
    assert {"Борис", "Ержан"} <= members
    assert "Дана" not in members


def test_documents_dropped_together_are_imported_one_after_the_other(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    hands = open_window(players.secretary.path, "en")
    drop(hands, *(law_file(tmp_path, f"law{number}.txt") for number in (1, 2, 3)))
    assert "2" in hands.window.notice.label.text()
    for number in (1, 2, 3):
        dialog = hands.importing()
        assert f"law{number}.txt" in dialog.windowTitle()
        if number == 2:
            dialog.reject()
        else:
            hands.type(dialog.facts.label, f"Law {number}")
            dialog.ok.click()
        if number < 3:
            hands.qtbot.waitUntil(partial(is_followed, hands, dialog))
    hands.read(dialog)
    hands.wait()
    assert hands.session.workspace is not None
    labels = {draft.label for draft in texts.every(hands.session.workspace)}
    assert {"Law 1", "Law 3"} <= labels
    assert "Law 2" not in labels


def test_who_comes_back_opens_the_last_file_with_one_key(open_window: Open, players: Players) -> None:
    open_window(players.secretary.path, "ru").window.close()
    hands = open_window(None, "ru")
    welcome = hands.window.welcome
    hands.window.activateWindow()
    recent = hands.window.focusWidget()
    assert isinstance(recent, Door)
    assert recent.title.text() == players.secretary.path.stem
    assert not recent.visibleRegion().isEmpty()
    assert recent.y() < welcome.doors["welcome_sample"].y(), "the last files stand above the doors"
    QTest.keyClick(recent, Qt.Key.Key_Tab)
    assert hands.window.focusWidget() is welcome.doors["welcome_sample"]
    QTest.keyClick(recent, Qt.Key.Key_Return)
    assert hands.session.document is not None


def test_who_comes_first_begins_at_the_first_door(open_window: Open) -> None:
    hands = open_window(None, "kk")
    hands.window.activateWindow()
    assert hands.window.focusWidget() is hands.window.welcome.doors["welcome_sample"]


def test_the_wheel_scrolls_a_form_and_chooses_nothing(open_window: Open, players: Players) -> None:
    hands = open_window(players.secretary.path, "ru")
    hands.window.resize(1100, 480)
    hands.window.set_up(Step.RULE)
    QApplication.processEvents()
    form = hands.window.founding.form
    assert form is not None
    choices = [*form.findChildren(QComboBox), *hands.window.bar.choices, hands.window.text_view.tree.filter]
    before = [choice.currentIndex() for choice in choices]
    for choice in choices:
        for turn in (-120, 120):
            wheel = QWheelEvent(
                QPointF(9, 9), choice.mapToGlobal(QPointF(9, 9)), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(choice, wheel)
            assert [one.currentIndex() for one in choices] == before
