"""A secretary's day at the window: from founding the commission to the printed briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from commission_app.domain.comment import CommentKind
from commission_app.domain.vote import Answer
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.panes.mode import Mode
from commission_app.services import comment, texts, vote
from commission_app.services.found import prepare_to_join
from commission_app.services.join import write_request
from commission_app.services.merge import merge
from commission_app.services.setting_up import Step
from commission_app.services.share import share
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from tests.days.conftest import Begin
from tests.days.keyboard import Keyboard
from tests.days.person import Person
from tests.days.watchdog import Watchdog

pytestmark = pytest.mark.alone

Corpus = Callable[[str], Path]
COMMISSION = "Конституциялық комиссия"
PASSPHRASE = "комиссия құпиясы 26"
"""A key that is locked takes a fifth of a second to make and to open: the window does not stand still meanwhile."""
SAID = "Тым кең сөз: «өзге де» деген не?"


@pytest.fixture
def member(tmp_path: Path) -> Path:
    """Return the database of a member who has asked to be admitted."""
    path = tmp_path / "Әсел.commission"
    with prepare_to_join(path, "Әсел Нұрланқызы") as workspace:
        write_request(workspace, path.with_suffix(".commission-request"))
    return path


def test_a_secretary_founds_imports_admits_merges_looks_and_briefs(
    begin: Begin, corpus: Corpus, member: Path, tmp_path: Path, watchdog: Watchdog
) -> None:
    me = begin("ru")
    path = tmp_path / "комиссия.commission"
    _found(me, path)
    _import(me, Step.IN_FORCE, corpus("kz_1995_ru_adilet_2023.pdf"), "Действующая", "ru", "1995-08-30")
    _import(me, Step.DRAFT, corpus("kz_2026_draft_ru.docx"), "Проект", "ru", "2026-02-12")
    me.press(me.window.founding.next)
    me.rest()
    assert me.window.stack.currentWidget() is me.view
    _import_from_menu(me, corpus("kz_2026_draft_kk.docx"), "Проект", "kk")
    _admit(me, member.with_suffix(".commission-request"))
    sent = _send_to_all(me, tmp_path / "всем.commission-share")
    answer = _answered(member, sent, tmp_path)
    _merge(me, answer)
    _look(me)
    _brief(me, tmp_path / "справка.pdf")
    me.window.close()
    with Workspace.open(path) as workspace:
        assert verify(workspace).findings == ()
    assert watchdog.stalls == [], watchdog.told()


def _found(me: Person, path: Path) -> None:
    """Through the door, with a name, the rule of two thirds, and nobody else for now."""
    me.press(me.window.welcome.doors["welcome_found"])
    with me.choosing_file(path):
        me.fill(title=COMMISSION, member="Хатшы", passphrase=PASSPHRASE, again=PASSPHRASE)
        me.rest()
    _at(me, Step.RULE)
    me.fill(threshold="2/3")
    _at(me, Step.MEMBERS)
    me.press(me.window.founding.next)


def _at(me: Person, step: Step) -> None:
    """The assistant is at a step, and what comes next can be done at once."""
    assert me.window.founding.step is step
    assert me.window.founding.isAncestorOf(me.focus)


def _import(me: Person, step: Step, source: Path, label: str, language: str, date: str) -> None:
    founding = me.window.founding
    assert founding.step is step
    with me.choosing_file(source):
        me.press(founding.pages[step].more)
    _take(me, label, language, date)
    assert founding.pages[step].list.count() == 1
    if step is Step.IN_FORCE:
        me.press(founding.next)


def _take(me: Person, label: str, language: str, date: str = "") -> None:
    """Look how the source is read, name it, and import it."""
    dialog = me.window.errands.dialog
    assert isinstance(dialog, ImportDialog)
    me.wait(lambda: not dialog.desk.is_busy, "a source is read")
    facts = dialog.facts
    me.write(facts.label, label)
    assert facts.language.currentData() == language
    if date:
        me.write(facts.date, date)
    # A list of known labels may hang down and take the first click; where two languages differ, that is shown first.
    for _ in range(3):
        if dialog.isVisible():
            me.press(dialog.ok)
            me.wait(lambda: not dialog.desk.is_busy, "trees are compared")
            me.rest()
    assert not dialog.isVisible()


def _import_from_menu(me: Person, source: Path, label: str, language: str) -> None:
    with me.choosing_file(source):
        me.choose("import")
    _take(me, label, language)
    assert me.session.draft is not None
    assert set(me.session.draft.texts) == {"ru", "kk"}


def _admit(me: Person, request: Path) -> None:
    with me.choosing_file(request):
        me.choose("admit")
    me.press(me.form.ok)
    me.rest()
    assert me.session.workspace is not None
    assert "Әсел Нұрланқызы" in {one.name for one in me.session.workspace.roster().members.values()}


def _send_to_all(me: Person, target: Path) -> Path:
    with me.choosing_file(target):
        me.choose("share")
    me.fill(passphrase=PASSPHRASE)
    me.rest()
    assert target.exists()
    return target


def _answered(member: Path, sent: Path, folder: Path) -> Path:
    """Let the member say something, and send it."""
    with Workspace.open(member) as workspace:
        merge(workspace, [sent])
        draft = texts.find(workspace, None)
        comment.add(workspace, comment.whole(draft, "art_15"), SAID, CommentKind.OBJECTION)
        vote.cast(workspace, draft, "art_15", Answer.AGAINST, "Қараңыз")
        return share(workspace, folder / "от-Әсел.commission-share").path


def _merge(me: Person, file: Path) -> None:
    """See what comes before it is in."""
    with me.choosing_file(file):
        me.choose("merge")
    me.rest()
    view = me.window.merge_view
    shown = [item.text() for column in (1, 2, 3) if (item := view.files.table.item(0, column))]
    assert shown == ["Әсел Нұрланқызы", "1", "1"]
    me.press(view.merge)
    me.rest()
    assert view.result.isVisible()


def _look(me: Person) -> None:
    """Where the text stands, and what was said of the article that is disputed."""
    me.choose("view_overview")
    me.rest()
    assert me.window.stack.currentWidget() is me.window.overview
    me.choose("view_text")
    me.jump("15")
    me.rest()
    assert me.session.place == "art_15"
    with _shown(me, Mode.REDLINE):
        assert me.view.became.text()
    (card,) = me.view.threads.list.cards.values()
    assert SAID in card.accessibleName() or SAID in card.accessibleDescription()
    tabs = me.view.side
    me.show_tab(tabs, me.view.side.indexOf(me.view.votes))
    assert "1" in me.view.votes.calculation.text()


@contextmanager
def _shown(me: Person, mode: Mode) -> Iterator[None]:
    for chosen in (mode, Mode.READING):
        if isinstance(me, Keyboard):
            me.choose(chosen.value)
        else:
            me.show_mode(chosen)
        me.rest()
        if chosen is mode:
            yield


def _brief(me: Person, target: Path) -> None:
    with me.choosing_file(target):
        me.choose("briefing")
        me.fill(articles="15", language="all")
    me.rest()
    with PdfDocument(target) as printed:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    for expected in ("Статья 15", "15-бап", SAID, "Әсел Нұрланқызы"):
        assert expected in text
    assert me.window.notice.isVisible()
    me.key(Qt.Key.Key_Escape)
