"""Forms whose answer takes a while: what is entered stays until it is taken, and the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from commission_app.base.i18n import InterfaceLanguage
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.theme import Look, ThemeChoice
from commission_app.services import device_key
from commission_app.services.found import found
from commission_app.services.workspace import Workspace
from tests.gui.hands import Hands

Open = Callable[..., Hands]
PASSPHRASE = "ұзақ құпия сөз"


def entered(hands: Hands, dialog: QWidget, **values: str) -> None:
    """Type into the form in front and hand it over, without waiting for what comes of it."""
    assert isinstance(dialog, FormDialog)
    for name, value in values.items():
        hands.type(dialog.fields[name], value)
    dialog.ok.click()


def test_a_commission_is_founded_in_the_background_and_only_once(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(None, "kk")
    hands.window.activateWindow()
    hands.choose("found")
    form = hands.window.founding.form
    assert form is not None
    for name, value in (
        ("title", "Реформа"),
        ("member", "Хатшы"),
        ("passphrase", PASSPHRASE),
        ("again", PASSPHRASE),
    ):
        hands.type(form.fields[name], value)
    hands.answers.target = tmp_path / "s.commission"
    form.ok.setFocus()
    QTest.keyClick(form.ok, Qt.Key.Key_Space)
    assert form.is_waiting
    assert not form.ok.isEnabled()
    assert not hands.answers.target.exists(), "the window waited for the key to be locked"
    form.submit()
    hands.wait()
    assert hands.session.workspace is not None
    assert hands.session.workspace.roster().title == "Реформа"
    assert hands.window.founding.isVisible()
    assert not hands.window.refusal.isVisible()


def test_who_chooses_no_file_after_all_finds_the_form_as_it_was(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(None, "ru")
    hands.choose("join")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, FormDialog)
    entered(hands, dialog, name="Борис", passphrase=PASSPHRASE, again=PASSPHRASE)
    assert dialog.isVisible()
    assert dialog.form.values() == {"name": "Борис", "passphrase": PASSPHRASE, "again": PASSPHRASE}
    assert dialog.ok.isEnabled()
    hands.answers.target = tmp_path / "b.commission"
    dialog.ok.click()
    hands.wait()
    assert not dialog.isVisible()
    assert hands.window.waiting.isVisible()


def test_what_the_background_refuses_is_told_in_the_form_with_the_keys_where_they_were(
    open_window: Open, tmp_path: Path
) -> None:
    taken = tmp_path / "b.commission"
    found(taken, "Реформа", "Хатшы").close()
    hands = open_window(None, "ru")
    hands.choose("join")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, FormDialog)
    dialog.activateWindow()
    hands.answers.target = taken
    hands.type(dialog.fields["name"], "Борис")
    dialog.ok.setFocus()
    QTest.keyClick(dialog.ok, Qt.Key.Key_Space)
    dialog.reject()
    assert dialog.isVisible(), "what comes of it is told here"
    hands.wait()
    assert dialog.isVisible()
    assert "b.commission" in dialog.form.refusal.label.text()
    assert not hands.window.refusal.isVisible()
    name = dialog.fields["name"]
    assert isinstance(name, QLineEdit)
    assert name.text() == "Борис"
    assert dialog.focusWidget() is dialog.ok
    dialog.reject()
    assert not dialog.isVisible()


def test_a_wrong_passphrase_is_told_where_it_was_entered_and_the_file_need_not_be_chosen_again(
    open_window: Open, tmp_path: Path
) -> None:
    path = tmp_path / "s.commission"
    found(path, "Reform", "Secretary", passphrase=PASSPHRASE).close()
    hands = open_window(path)
    hands.answers.target = target = tmp_path / "all.commission-share"
    hands.choose("share")
    dialog = hands.window.exchange.dialog
    assert isinstance(dialog, FormDialog)
    entered(hands, dialog, passphrase="another one")
    hands.wait()
    assert dialog.isVisible()
    assert dialog.form.refusal.isVisible()
    assert not target.exists()
    QTest.keyClick(dialog.fields["passphrase"], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    entered(hands, dialog, passphrase=PASSPHRASE)
    hands.wait()
    assert not dialog.isVisible()
    assert target.exists()


def test_a_request_is_written_again_with_the_passphrase(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(None, "kk")
    hands.answers.target = tmp_path / "b.commission"
    hands.choose("join")
    hands.fill(name="Борис", passphrase=PASSPHRASE, again=PASSPHRASE)
    hands.answers.target = again = tmp_path / "again.commission-request"
    hands.window.waiting.write.click()
    dialog = hands.window.exchange.dialog
    assert isinstance(dialog, FormDialog)
    entered(hands, dialog, passphrase=PASSPHRASE)
    hands.wait()
    assert again.exists()
    assert again.name in hands.window.notice.label.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_why_the_founding_is_refused_is_seen_also_in_a_small_window_with_large_letters(
    open_window: Open, look: Look, scale: float
) -> None:
    hands = open_window(None, "kk")
    look.apply(ThemeChoice.SYSTEM, scale)
    hands.window.resize(QSize(1024, 700))
    hands.choose("found")
    QApplication.processEvents()
    hands.fill(title="Реформа", member="Хатшы", passphrase="бір құпия сөз", again="басқа құпия сөз")
    QApplication.processEvents()
    form = hands.window.founding.form
    assert form is not None
    (around,) = (area for area in hands.window.founding.findChildren(QScrollArea) if area.isAncestorOf(form))
    shown = form.refusal.mapTo(around.viewport(), form.refusal.rect().bottomLeft())
    assert 0 <= shown.y() <= around.viewport().height()


def test_what_was_entered_for_a_commission_stays_with_its_passphrase_in_another_language(
    open_window: Open, tmp_path: Path
) -> None:
    hands = open_window(None, "ru")
    hands.window.activateWindow()
    hands.choose("found")
    before = hands.window.founding.form
    assert before is not None
    for name, value in (("title", "Реформа"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        hands.type(before.fields[name], value)
    hands.window.speak(InterfaceLanguage.KK)
    form = hands.window.founding.form
    assert form is not None
    assert form is not before
    assert form.values() == before.values()
    assert hands.window.focusWidget() is form.fields["again"]
    hands.answers.target = tmp_path / "s.commission"
    hands.fill(member="Хатшы")
    assert hands.session.workspace is not None
    assert device_key.needs_passphrase(hands.session.workspace.device)


@pytest.mark.parametrize("action", ["found", "join"])
def test_a_window_that_is_closed_while_a_key_is_locked_waits_for_it_and_nothing_else_happens(
    open_window: Open, tmp_path: Path, action: str
) -> None:
    hands = open_window(None, "kk")
    hands.answers.target = path = tmp_path / "s.commission"
    hands.choose(action)
    names = ("title", "member") if action == "found" else ("name",)
    dialog = hands.window.errands.dialog
    form = dialog.form if isinstance(dialog, FormDialog) else hands.window.founding.form
    assert form is not None
    for name in names:
        hands.type(form.fields[name], "Хатшы")
    for name in ("passphrase", "again"):
        hands.type(form.fields[name], PASSPHRASE)
    form.ok.click()
    assert form.is_waiting
    hands.window.close()
    for _ in range(5):
        QApplication.processEvents()
    assert hands.session.workspace is None, "nothing is opened in a window that is gone"
    assert path.exists(), "what was begun is whole"
    Workspace.open(path).close()
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".part"]
