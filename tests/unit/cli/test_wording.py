"""What the commands say: places by their names, and nothing that a person has to guess."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from tests.command_line import call
from tests.players import Players

Play = Callable[..., Players]
LANGUAGES = ("kk", "ru", "en")
ARTICLE_1 = {"kk": "1-бап", "ru": "Статья 1", "en": "Article 1"}


@pytest.fixture(autouse=True)
def players(play: Play, monkeypatch: pytest.MonkeyPatch) -> Players:
    players = play("Aru")
    monkeypatch.chdir(players.folder)
    return players


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_do_not_occur_are_told_with_the_name_of_the_place(language: str) -> None:
    commands = (
        ("comment", "add", "s.commission", "1", "Text", "--quote", "nowhere"),
        ("invariant", "declare", "s.commission", "1", "--quote", "nowhere"),
    )
    for command in commands:
        done = call(*command, "--language", language)
        assert (done.code, ARTICLE_1[language] in done.err, "art_1" in done.err) == (3, True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reply_under_another_article_than_its_thread_is_refused_with_the_place(language: str) -> None:
    opening = call("comment", "add", "s.commission", "art_1__para_2", "Text").out.strip()
    answer = ("--reply-to", opening, "--language", language)
    done = call("comment", "add", "s.commission", "2", "Answer", *answer)
    assert (done.code, "comment.thread_elsewhere" in done.err, ARTICLE_1[language] in done.err) == (3, True, True)
    assert "art_1" not in done.err
    assert call("comment", "add", "s.commission", "1", "Answer", "--draft", "In force", *answer).code == 3
    assert call("comment", "add", "s.commission", "1", "Answer", "--quote", "everyone", *answer).code == 2
    assert call("comment", "add", "s.commission", "1", "Answer", *answer).code == 0
    replies = [one["eid"] for one in call("comment", "list", "s.commission", "--json").json["items"] if one["reply_to"]]
    assert replies == ["art_1__para_2"]


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "қолданыстағы мәтін"), ("ru", "действующий текст"), ("en", "in force")]
)
def test_the_list_of_drafts_says_which_is_in_force(language: str, words: str) -> None:
    lines = call("drafts", "s.commission", "--language", language).out.splitlines()
    assert [line.endswith(words) for line in lines] == [True, False]


def test_a_second_text_in_force_is_told_of(players: Players) -> None:
    law = players.folder / "law.txt"
    law.write_text("Constitution\nSection I\nFirst\nArticle 1. Name\n1. Text.\n3. Text.\n", encoding="utf-8")
    command = ("import", "s.commission", "law.txt", "--in-force", "--language")
    told = call(*command, "en", "--draft", "Newer").err
    assert "“In force”" in told
    assert "“Newer”" in told
    assert "Article 1, paragraph 3: " in told
    assert "art_1" not in told
    assert "“In force”" not in call(*command, "ru", "--draft", "Newer").err


def test_an_outline_in_sentences_lists_the_articles_in_the_words_of_the_text() -> None:
    lines = call("outline", "s.commission", "--language", "kk").out.splitlines()
    assert [line for line in lines if line.startswith("  ")][:2] == ["  1-бап. Title 1", "  2-бап. Title 2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_file_is_refused_with_the_command_as_the_menu_calls_it(tmp_path: Path, language: str) -> None:
    (tmp_path / "x.commission-share").write_bytes(b"junk")
    entry = Translator(InterfaceLanguage(language))("gui.action_share").rstrip("…")
    assert f"{entry}" in call("merge", "s.commission", "x.commission-share", "--language", language).err


def test_no_kazakh_sentence_says_that_a_computer_was_given_back() -> None:
    folder = Path(__file__).parents[3] / "resources" / "locale" / "kk" / "LC_MESSAGES"
    assert [path.name for path in folder.glob("*.po") if "кері қайтар" in path.read_text(encoding="utf-8")] == []
