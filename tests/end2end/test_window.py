"""The main job on real documents, through the window: from the official draft to the printed briefing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from commission_app.base.i18n import InterfaceLanguage
from commission_app.domain.vote import Answer
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.main_window import MainWindow
from commission_app.gui.session import Session
from commission_app.gui.theme import Look
from commission_app.services.merge import preview
from commission_app.services.workspace import Workspace
from tests.gui.hands import Hands

Corpus = Callable[[str], Path]
NAMES = ("Әсел Нұрланқызы", "Борис Петров", "Қанат Өмірұлы")


@pytest.fixture
def start(qtbot: QtBot, look: Look) -> Iterator[Callable[[str], Hands]]:
    """Return a starter of windows, each one person's computer."""
    windows: list[MainWindow] = []

    def begin(language: str) -> Hands:
        window = MainWindow(Session(InterfaceLanguage(language)), look)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return Hands(window, qtbot)

    yield begin
    for window in windows:
        window.close()


def _import(
    hands: Hands, source: Path, label: str, language: str, *, date: str = "", in_force: bool | None = None
) -> None:
    hands.answers.open = [source]
    hands.choose("import")
    hands.take(label, language=language, date=date, in_force=in_force)
    assert not hands.window.refusal.isVisible(), hands.window.refusal.label.text()


def _share(hands: Hands, target: Path) -> Path:
    hands.answers.target = target
    hands.choose("share")
    hands.wait()
    assert target.exists()
    return target


def _merge(hands: Hands, *files: Path) -> None:
    hands.answers.open = list(files)
    hands.choose("merge")
    hands.wait()
    hands.window.merge_view.merge.click()
    hands.wait()
    hands.choose("view_text")


def _annotate(hands: Hands, answer: Answer, words: str) -> None:
    """Comment on the article and on selected words of it, and vote with a reason."""
    window = hands.window
    hands.session.show_language("kk")
    hands.session.show_place("art_15")
    assert "15-бап" in window.text_view.text.toPlainText()
    hands.type(window.text_view.threads.composer.text, "Бүкіл бапқа.")
    window.text_view.threads.composer.send.click()
    hands.select(words)
    hands.type(window.text_view.threads.composer.text, "Тым кең сөз.")
    window.text_view.threads.composer.send.click()
    window.text_view.ballot.answers[answer].click()
    hands.type(window.text_view.ballot.reason, "Пікірімді қараңыз.")
    window.text_view.ballot.cast.click()
    window.text_view.ballot.finished.click()
    assert not window.refusal.isVisible()


def test_a_whole_round_on_the_real_draft_through_the_window(
    corpus: Corpus, start: Callable[[str], Hands], tmp_path: Path
) -> None:
    secretary = start("ru")
    secretary.answers.target = tmp_path / "s.commission"
    secretary.choose("found")
    secretary.fill(title="Конституциялық комиссия", member="Хатшы")
    _import(secretary, corpus("kz_1995_ru_adilet_2023.pdf"), "In force", "ru", in_force=True, date="1995-08-30")
    _import(secretary, corpus("kz_1995_kk_adilet_2023.pdf"), "In force", "kk")
    _import(secretary, corpus("kz_2026_draft_ru.docx"), "Draft 1", "ru", date="2026-02-12")
    _import(secretary, corpus("kz_2026_draft_kk.docx"), "Draft 1", "kk")
    assert secretary.session.document is not None
    assert len(secretary.session.document.articles) == 96
    assert secretary.window.text_view.tree.filtered.rowCount() == 12

    people = [_joined(secretary, start, name, tmp_path / f"{place}.commission") for place, name in enumerate(NAMES)]
    sent = _share(secretary, tmp_path / "to-members.commission-share")
    files = []
    for place, (hands, answer) in enumerate(zip(people, Answer, strict=True)):
        _merge(hands, sent)
        hands.session.show_language("kk")
        hands.session.show_place("art_15")
        line = hands.window.text_view.text.toPlainText().splitlines()[1].lstrip("1.\t ")
        _annotate(hands, answer, " ".join(line.split()[1:3]))
        files.append(_share(hands, tmp_path / f"from-{place}.commission-share"))

    with Workspace.open(tmp_path / "s.commission") as workspace:
        hashes = {preview(workspace, order).state_hash for order in itertools.permutations(files)}
    assert len(hashes) == 1
    _merge(secretary, files[1], files[0])
    _merge(secretary, files[2])
    _merge(secretary, *files)
    with Workspace.open(tmp_path / "s.commission") as workspace:
        assert preview(workspace, files).state_hash in hashes

    secretary.session.show_place("art_15")
    view = secretary.window.text_view
    view.side.setCurrentWidget(view.votes)
    assert "3 из 4" in view.votes.calculation.text()
    _printed(secretary, tmp_path)


def _joined(secretary: Hands, start: Callable[[str], Hands], name: str, base: Path) -> Hands:
    """Let a member make a database, and the secretary admit them by the request file."""
    hands = start("kk")
    hands.answers.target = base
    hands.choose("join")
    hands.fill(name=name)
    secretary.answers.open = [base.with_suffix(".commission-request")]
    secretary.choose("admit")
    dialog = secretary.window.errands.dialog
    assert isinstance(dialog, FormDialog)
    dialog.ok.click()
    return hands


def _printed(secretary: Hands, folder: Path) -> None:
    for ending in ("docx", "pdf"):
        secretary.answers.target = folder / f"out.{ending}"
        secretary.choose("briefing")
        secretary.fill(articles="15", language="all")
        secretary.wait()
        assert (folder / f"out.{ending}").exists(), secretary.window.refusal.label.text()
    with PdfDocument(folder / "out.pdf") as printed:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    for expected in ("Статья 15", "Тым кең сөз.", "Пікірімді қараңыз.", *NAMES):
        assert expected in text
