"""Importing through the window: the lines beside the tree, corrected by mouse and keys before anything is kept."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.comment import CommentKind
from commission_app.domain.document import Document, Kind
from commission_app.domain.line_reading import Reading
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.import_desk import ImportDesk
from commission_app.gui.models.read_lines import READING, TEXT
from commission_app.services import comment, reading, texts
from tests.gui.hands import Hands
from tests.gui.test_accessible import name_of, shown, too_narrow
from tests.players import Players
from tests.unit.readers.files import saved, word_file

Open = Callable[..., Hands]
LANGUAGES = list(InterfaceLanguage)
LAW = """КОНСТИТУЦИЯ
Статья 1
Первый текст этой статьи.
Права и обязанности граждан страны и её гостей
Статья 2
Второй текст. Он продолжается.
Статья 4
Издательство предупреждает читателей о правах."""
PLACE = "Права и обязанности граждан страны и её гостей"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def begin(hands: Hands, source: Path) -> ImportDialog:
    hands.answers.open = [source]
    hands.choose("import")
    dialog = hands.importing()
    dialog.activateWindow()
    hands.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def place(dialog: ImportDialog, text: str) -> int:
    return next(at for at, line in enumerate(dialog.lines.model.lines) if line.text == text)


def click(dialog: ImportDialog, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click on a line with the mouse."""
    view = dialog.lines.view
    index = dialog.lines.model.index(row, TEXT)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, view.visualRect(index).center())


def click_item(shown: QListWidget, row: int) -> None:
    item = shown.item(row)
    shown.scrollToItem(item)
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(item).topLeft() + QPoint(60, 6)
    )


def press(hands: Hands, dialog: ImportDialog, key: Qt.Key) -> None:
    """Press a key with Ctrl where the focus is, and wait until it is done."""
    QTest.keyClick(dialog.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    hands.read(dialog)


def readings(dialog: ImportDialog) -> dict[str, Reading]:
    return {line.text: line.reading for line in dialog.lines.model.lines}


def kept(hands: Hands, label: str) -> Document:
    assert hands.session.workspace is not None
    return texts.document(hands.session.workspace, texts.find(hands.session.workspace, label))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_corrected_by_keys_and_its_next_edition_is_read_so(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_2)
    assert readings(dialog)[PLACE] is Reading.SECTION
    assert translate("import.is_section") in str(dialog.lines.model.index(place(dialog, PLACE), READING).data())
    click(dialog, place(dialog, "Издательство предупреждает читателей о правах."))
    press(hands, dialog, Qt.Key.Key_N)
    hands.take("Жоба 7", date="2026-03-01")
    assert not dialog.isVisible()
    assert [node.heading for node in kept(hands, "Жоба 7").walk() if node.kind is Kind.SECTION] == [PLACE]
    assert [note.text for note in kept(hands, "Жоба 7").notes] == ["Издательство предупреждает читателей о правах."]

    law.write_text(LAW.replace("Первый текст", "Новый текст").replace("её гостей", "всех её гостей"), encoding="utf-8")
    following = begin(hands, law)
    assert readings(following)[PLACE.replace("её", "всех её")] is Reading.SECTION
    assert following.findings.corrections.isVisible()
    assert following.findings.corrections.count() == 2
    assert translate.plural("import.remembered", 2) == following.findings.told.text()
    hands.take("Жоба 8")
    assert any(node.kind is Kind.SECTION for node in kept(hands, "Жоба 8").walk())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_remembered_is_shown_and_can_be_removed(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_3)
    hands.take("D7")
    following = begin(hands, law)
    click_item(following.findings.corrections, 0)
    assert following.lines.place == place(following, PLACE)
    QTest.mouseClick(following.findings.forget, Qt.MouseButton.LeftButton)
    hands.read(following)
    assert readings(following)[PLACE] is Reading.TEXT
    hands.take("D8")
    assert begin(hands, law).findings.corrections.count() == 0


def test_cancelling_leaves_nothing(open_window: Open, players: Players, law: Path, app_home: Path) -> None:
    hands = open_window(players.secretary.path)
    before = {path for path in app_home.rglob("*") if path.is_file()}
    drafts = texts.every(players.secretary)
    dialog = begin(hands, law)
    hands.type(dialog.facts.label, "D7")
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_2)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    again = begin(hands, law)
    assert readings(again)[PLACE] is Reading.TEXT
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()
    assert texts.every(players.secretary) == drafts
    assert {path for path in app_home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_pressed_by_mistake_takes_what_was_corrected(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.confirm.isVisible()
    assert Translator(language)("import.ask_leave") in dialog.confirm.question.text()
    assert not [widget for widget in shown(dialog.confirm) if too_narrow(widget)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.confirm.isVisible()
    assert dialog.focusWidget() is dialog.lines.view
    assert readings(dialog)[PLACE] is Reading.SECTION
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.confirm.yes.click()
    assert not dialog.isVisible()


def test_cancelling_while_it_is_read_leaves_nothing_either(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    hands.answers.open = [law]
    hands.choose("import")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, ImportDialog)
    assert dialog.desk.is_busy
    assert dialog.progress.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.reject()
    hands.read(dialog)
    assert dialog.lines.model.lines == ()


def test_the_line_and_the_provision_are_chosen_together_both_ways(
    open_window: Open, players: Players, law: Path
) -> None:
    dialog = begin(open_window(players.secretary.path), law)
    click(dialog, place(dialog, "Статья 2"))
    node = dialog.model.node(dialog.tree.currentIndex())
    assert node is not None
    assert node.eid == "art_2"
    index = dialog.model.index_of("art_4")
    dialog.tree.scrollTo(index)
    QTest.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=dialog.tree.visualRect(index).center())
    assert dialog.lines.place == place(dialog, "Статья 4")
    assert dialog.lines.text.toPlainText() == "Статья 4"
    click(dialog, 0)
    assert dialog.tree.selectionModel().selectedIndexes() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_on_a_warning_leads_to_its_line(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    dialog = begin(open_window(players.secretary.path, language), law)
    told = Translator(language)("warning.numbering.gap", before="2", number="4")
    rows = [dialog.findings.warnings.item(row).text() for row in range(dialog.findings.warnings.count())]
    click_item(dialog.findings.warnings, rows.index(told))
    assert dialog.lines.place == place(dialog, "Статья 4")


def test_lines_are_joined_split_at_the_cursor_taken_back_and_undone_by_keys(
    open_window: Open, players: Players, law: Path
) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    at_first = dialog.lines.model.lines
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_J)
    joined = f"Первый текст этой статьи. {PLACE}"
    assert joined in readings(dialog)
    click(dialog, place(dialog, "Второй текст. Он продолжается."))
    QTest.keyClick(dialog.lines.view, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.lines.text
    for _ in range(3):
        QTest.keyClick(dialog.lines.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(hands, dialog, Qt.Key.Key_Return)
    assert {"Второй текст.", "Он продолжается."} <= set(readings(dialog))
    click(dialog, place(dialog, joined))
    press(hands, dialog, Qt.Key.Key_Backspace)
    assert PLACE in readings(dialog)
    press(hands, dialog, Qt.Key.Key_Z)
    assert joined in readings(dialog)
    press(hands, dialog, Qt.Key.Key_Z)
    press(hands, dialog, Qt.Key.Key_Z)
    assert dialog.lines.model.lines == at_first
    assert not dialog.lines.actions_["undo"].isEnabled()
    assert not dialog.isHidden()


def test_several_lines_are_marked_at_once_by_the_menu(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    click(dialog, place(dialog, "Второй текст. Он продолжается."), Qt.KeyboardModifier.ControlModifier)
    spot = dialog.lines.view.visualRect(dialog.lines.model.index(place(dialog, PLACE), TEXT)).center()
    dialog.lines.view.customContextMenuRequested.emit(spot)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    named = {action.text(): action for action in menu.actions() if isinstance(action, QAction)}
    named["note"].trigger()
    menu.close()
    hands.read(dialog)
    assert [text for text, one in readings(dialog).items() if one is Reading.NOTE] == [
        PLACE,
        "Второй текст. Он продолжается.",
    ]
    assert dialog.lines.places == [place(dialog, PLACE), place(dialog, "Второй текст. Он продолжается.")]


def test_a_line_is_marked_in_the_list_below_it_alone_or_with_all_that_say_the_same(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "LAW\nArticle 1\nEverybody is free.\nGazette\nArticle 2\nNobody is bound.\nGazette\n", encoding="utf-8"
    )
    hands = open_window(players.secretary.path)
    dialog = begin(hands, path)
    lines = dialog.lines

    def marked() -> list[Reading]:
        return [line.reading for line in lines.model.lines if line.text == "Gazette"]

    def choose(reading: Reading) -> None:
        lines.reading.setFocus()
        at = lines.reading.findData(reading)
        lines.reading.setCurrentIndex(at)
        lines.reading.activated.emit(at)
        hands.read(dialog)

    click(dialog, place(dialog, "Gazette"))
    assert "2 in all" in lines.every.text()
    choose(Reading.NOTE)
    assert marked()[0] is Reading.NOTE
    assert marked()[1] is not Reading.NOTE
    QTest.mouseClick(lines.every, Qt.MouseButton.LeftButton, pos=QPoint(8, lines.every.height() // 2))
    assert lines.every.isChecked()
    choose(Reading.APART)
    assert marked() == [Reading.APART, Reading.APART]


def test_a_list_in_which_there_is_nothing_takes_no_room_from_the_lines(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    source = tmp_path / "fine.txt"
    source.write_text("Article 1\nEverybody is free.\nArticle 2\nNobody is not.\n", encoding="utf-8")
    hands = open_window(players.secretary.path, "en")
    dialog = begin(hands, source)
    findings, line = dialog.findings, dialog.fontMetrics().lineSpacing()
    QApplication.processEvents()
    assert findings.warnings.count() == 0
    assert findings.fine.visibleRegion().boundingRect() == findings.fine.rect()
    assert findings.height() <= 6 * line
    click(dialog, place(dialog, "Nobody is not."))
    press(hands, dialog, Qt.Key.Key_N)
    findings.show_page("corrections")
    QApplication.processEvents()
    assert findings.corrections.isVisible()
    assert findings.corrections.height() >= 3 * line
    dialog.desk.undo()
    hands.read(dialog)
    QApplication.processEvents()
    assert not findings.corrections.isVisible()
    assert findings.height() <= 6 * line


def test_what_changes_nothing_is_said(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    for _ in range(2):
        press(hands, dialog, Qt.Key.Key_2)
    assert dialog.notice.isVisible()
    assert "changes nothing" in dialog.notice.label.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_says_what_becomes_of_the_text_and_a_taken_one_is_refused_in_place(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    path = tmp_path / "law.txt"
    path.write_text("Article 1\nEverybody is free.\n", encoding="utf-8")
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, path)
    for label, told in (
        ("Draft 9", translate("import.new_draft", draft="Draft 9")),
        ("Draft 1", translate("draft.has_text", draft="Draft 1", language="English")),
    ):
        dialog.facts.label.clear()
        hands.type(dialog.facts.label, label)
        assert dialog.facts.said.text() == told
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hands.read(dialog)
    assert dialog.refusal.label.text() == translate("draft.has_text", draft="Draft 1", language="en")
    assert dialog.isVisible()
    dialog.facts.label.clear()
    hands.take("Draft 2", date="12.02.2026")
    assert dialog.refusal.label.text() == translate("draft.bad_date", date="12.02.2026")
    dialog.facts.date.clear()
    hands.take("Draft 2")
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_second_language_differs_is_shown_before_it_is_kept(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    translate = Translator(language)
    path = tmp_path / "law.txt"
    path.write_text("Статья 1\n1. Первый текст.\n2. Другой.\n3. Ещё один.\nСтатья 2\nТекст.\n", encoding="utf-8")
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, path)
    hands.type(dialog.facts.label, "Draft 1")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hands.read(dialog)
    assert dialog.isVisible()
    count = dialog.findings.warnings.count()
    assert dialog.notice.label.text() == translate.plural("import.differs", count)
    missing = translate("warning.languages.article_missing", number="3", language="ru", other="kk")
    rows = [dialog.findings.warnings.item(row).text() for row in range(count)]
    click_item(dialog.findings.warnings, rows.index(missing))
    assert dialog.lines.place == place(dialog, "Статья 2")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hands.read(dialog)
    hands.wait()
    assert not dialog.isVisible()
    assert "ru" in texts.find(players.secretary, "Draft 1").texts


COMMENTED = """<w:p><w:r><w:t>Article 1</w:t></w:r></w:p>
<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Everybody is free.</w:t></w:r><w:commentRangeEnd w:id="0"/>
<w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:ins w:id="8" w:author="E"><w:r><w:t>New words.</w:t></w:r></w:ins>
<w:del w:id="9" w:author="E"><w:r><w:delText>Old words.</w:delText></w:r></w:del></w:p>"""
COMMENTS = """<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:comment w:id="0" w:author="Expert A" w:date="2026-02-12T10:00:00Z"><w:p><w:r><w:t>Too short.</w:t></w:r></w:p>
</w:comment></w:comments>"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_tracked_changes_are_chosen_and_comments_taken_with_their_author(
    open_window: Open, players: Players, tmp_path: Path, language: InterfaceLanguage
) -> None:
    path = saved(tmp_path, word_file(COMMENTED, others={"comments": COMMENTS}))
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, path)
    assert "New words." in readings(dialog)
    assert dialog.facts.tracked.isVisible()
    dialog.facts.tracked.setFocus()
    QTest.keyClick(dialog.facts.tracked, Qt.Key.Key_Down)
    hands.read(dialog)
    assert "Old words." in readings(dialog)
    assert "New words." not in readings(dialog)
    dialog.findings.show_page("remarks")
    remarks = dialog.findings.remarks
    assert "Expert A" in remarks.item(0).text()
    remarks.setFocus()
    remarks.setCurrentRow(0)
    QTest.keyClick(remarks, Qt.Key.Key_Space)
    hands.take("D7", language="en")
    assert Translator(language).plural("import.comments_taken", 1) in hands.window.notice.label.text()
    (thread,) = reading.threads(players.secretary, texts.find(players.secretary, "D7"), "art_1")
    assert thread.opening.text.startswith("Expert A")


def test_a_file_that_cannot_be_read_is_refused_in_the_dialog(
    open_window: Open, players: Players, tmp_path: Path
) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" ")
    hands = open_window(players.secretary.path)
    hands.answers.open = [path]
    hands.choose("import")
    dialog = hands.importing()
    assert "is empty" in dialog.refusal.label.text()
    assert not dialog.ok.isEnabled()


def test_enter_in_a_list_imports_nothing(open_window: Open, players: Players, law: Path) -> None:
    dialog = begin(open_window(players.secretary.path), law)
    for widget in (dialog.lines.view, dialog.tree, dialog.findings.warnings, dialog.facts.label):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.refusal.isVisible()


def test_what_stays_with_earlier_drafts_is_said_beside_what_was_imported(
    open_window: Open, players: Players, law: Path
) -> None:
    comment.add(players.secretary, comment.whole(players.draft, "art_1"), "Old", CommentKind.OBJECTION)
    hands = open_window(players.secretary.path)
    hands.session.show_place("art_1")
    hands.window.text_view.ballot.finished.click()
    assert "1 of 7" in hands.window.status.finished.text()
    begin(hands, law)
    hands.take("Draft 2")
    told = hands.window.notice.label.text()
    assert "law.txt: 3 articles" in told
    assert hands.session.translate.plural("gui.earlier_comments", 1) in told
    assert "0 of 3" in hands.window.status.finished.text()
    hands.window.notice.shut.click()
    assert not hands.window.notice.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_the_import_has_a_name_and_is_reached_by_tab(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, law)
    dialog.resize(1100, 740)
    click(dialog, place(dialog, PLACE))
    for page in ("to_check", "corrections"):
        dialog.findings.show_page(page)
        QApplication.processEvents()
        controls = {one for one in shown(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()}
        controls = {one for one in controls if one.focusProxy() is None}
        assert [type(one).__name__ for one in controls if not name_of(one)] == []
        assert [one for one in shown(dialog) if too_narrow(one)] == []
        dialog.facts.label.setFocus()
        reached: list[QWidget] = []
        while (now := dialog.focusWidget()) not in reached and len(reached) < 100:
            reached.append(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        assert controls - set(reached) == set()


def test_a_row_says_to_a_screen_reader_what_the_line_is_and_reads_it(
    open_window: Open, players: Players, law: Path
) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    click(dialog, place(dialog, PLACE))
    press(hands, dialog, Qt.Key.Key_2)
    index = dialog.lines.model.index(place(dialog, PLACE), READING)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"section, said by hand: {PLACE}"
    row = dialog.model.index_of("art_2")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "article: Статья 2 Второй текст. Он продолжается."


def test_the_cursor_is_at_the_beginning_of_every_line_that_is_chosen(
    open_window: Open, players: Players, law: Path
) -> None:
    dialog = begin(open_window(players.secretary.path), law)
    click(dialog, place(dialog, PLACE))
    dialog.lines.text.moveCursor(QTextCursor.MoveOperation.End)
    click(dialog, place(dialog, "Статья 2"))
    assert dialog.lines.text.textCursor().position() == 0
    assert not dialog.lines.actions_["split"].isEnabled()


def test_words_are_found_in_the_lines_by_keys(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    click(dialog, 0)
    press(hands, dialog, Qt.Key.Key_F)
    words = dialog.lines.finder.words
    assert dialog.focusWidget() is words
    hands.type(words, "СТАТЬЯ")
    reached = [dialog.lines.place]
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(words, Qt.Key.Key_Return, keys)
        reached.append(dialog.lines.place)
    assert reached == [place(dialog, f"Статья {number}") for number in (1, 2, 4, 2)]
    hands.type(words, "!")
    assert dialog.lines.finder.told.text() == "Not found"
    assert dialog.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_text_in_force_is_told_to_take_the_place_of_the_old(
    open_window: Open, players: Players, law: Path, language: InterfaceLanguage
) -> None:
    hands = open_window(players.secretary.path, language)
    dialog = begin(hands, law)
    hands.type(dialog.facts.label, "In force 2026")
    dialog.facts.role.setFocus()
    QTest.keyClick(dialog.facts.role, Qt.Key.Key_Down)
    assert dialog.facts.in_force
    assert Translator(language)("import.replaces", old="In force") in dialog.facts.said.text()
    dialog.facts.label.clear()
    hands.type(dialog.facts.label, "In force")
    assert not dialog.facts.role.isEnabled()
    assert dialog.facts.in_force


def test_the_window_is_closed_while_a_source_is_read(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    hands.answers.open = [law]
    hands.choose("import")
    dialog = hands.window.errands.dialog
    assert isinstance(dialog, ImportDialog)
    assert dialog.desk.is_busy
    hands.window.close()
    assert gc.isenabled()
    assert hands.session.workspace is None


def test_imports_that_are_over_leave_no_dialogs_behind(open_window: Open, players: Players, law: Path) -> None:
    hands = open_window(players.secretary.path)
    for _ in range(3):
        begin(hands, law).reject()
    last = begin(hands, law)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert hands.window.findChildren(ImportDialog) == [last]
    assert hands.window.findChildren(ImportDesk) == [last.desk]


def test_one_import_is_given_up_while_it_is_read_and_another_begun(
    open_window: Open, players: Players, law: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Article 1\nEverybody is free.\n")
    hands = open_window(players.secretary.path)
    for source in (law, other, law, other):
        hands.answers.open = [source]
        hands.choose("import")
        dialog = hands.window.errands.dialog
        assert isinstance(dialog, ImportDialog)
        if source is other:
            hands.read(dialog)
            assert "Everybody is free." in readings(dialog)
        dialog.reject()
    hands.window.close()


def test_the_list_of_known_labels_is_gone_once_one_of_them_is_written(
    open_window: Open, players: Players, law: Path
) -> None:
    hands = open_window(players.secretary.path)
    dialog = begin(hands, law)
    popup = dialog.facts.known.popup()
    assert popup is not None
    hands.type(dialog.facts.label, "Draft")
    assert popup.isVisible()
    hands.type(dialog.facts.label, " 1")
    hands.qtbot.waitUntil(lambda: not popup.isVisible())
    assert dialog.focusWidget() is dialog.facts.label
