"""Bad input of every command: a clear message, the exit code of the contract, and nothing half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.cli.commands import COMMANDS
from tests.command_line import call
from tests.players import Players

WRONG_USE = [
    ("nonsense",),
    ("new",),
    ("new", "x.commission", "--title", "T"),
    ("comment", "add", "s.commission", "15"),
    ("comment", "add", "s.commission", "15", "text", "--kind", "shouting"),
    ("vote", "cast", "s.commission", "15", "perhaps"),
    ("import", "s.commission", "x.txt", "--draft", "D"),
    ("import", "s.commission", "x.txt", "--draft", "D", "--language", "xx"),
    ("merge", "s.commission"),
    ("member", "admit", "s.commission", "x", "--role", "king"),
    ("briefing", "s.commission"),
]

REFUSED = [
    (("new", "s.commission", "--title", "T", "--member", "M", "--no-passphrase"), "database.exists"),
    (("new", "none/x.commission", "--title", "T", "--member", "M", "--no-passphrase"), "writing.no_folder"),
    (("new", "x.commission", "--title", " ", "--member", "M", "--no-passphrase"), "name.empty"),
    (("new", "x.commission", "--title", "T" * 400, "--member", "M", "--no-passphrase"), "name.too_long"),
    (("new", "x.commission", "--title", "T", "--member", "M"), "key.passphrase_needed"),
    (
        ("new", "x.commission", "--title", "T", "--member", "M", "--no-passphrase", "--quorum", "3/2"),
        "rule.fraction_invalid",
    ),
    (("join", "s.commission", "--name", "N", "--request", "r", "--no-passphrase"), "database.exists"),
    (("rule", "s.commission", "--threshold", "two thirds"), "rule.fraction_invalid"),
    (("import", "missing.commission", "law.txt", "--draft", "D", "--language", "en"), "database.missing"),
    (("import", "s.commission", "missing.txt", "--draft", "D", "--language", "en"), "reading.missing"),
    (("import", "s.commission", "prose.txt", "--draft", "D", "--language", "en"), "draft.no_articles"),
    (("import", "s.commission", "law.txt", "--draft", "Draft 1", "--language", "en"), "draft.has_text"),
    (
        ("import", "s.commission", "law.txt", "--draft", "D", "--language", "en", "--date", "12.2.2026"),
        "draft.bad_date",
    ),
    (
        ("import", "s.commission", "law.txt", "--draft", "D", "--language", "en", "--date", "2026-02-30"),
        "draft.bad_date",
    ),
    (("import", "s.commission", "law.txt", "--draft", " ", "--language", "en"), "name.empty"),
    (("import", "s.commission", "empty.txt", "--draft", "D", "--language", "en"), "reading.empty"),
    (("import", "s.commission", "picture.png", "--draft", "D", "--language", "en"), "reading.unknown_format"),
    (("import", "s.commission", "broken.docx", "--draft", "D", "--language", "en"), "reading.damaged"),
    (("import", "s.commission", "broken.pdf", "--draft", "D", "--language", "en"), "reading.damaged"),
    (("drafts", "prose.txt"), "database.foreign"),
    (("drafts", "from.commission-share"), "database.foreign"),
    (("outline", "missing.docx"), "reading.missing"),
    (("outline", "s.commission", "--draft", "None such"), "draft.unknown"),
    (("outline", "s.commission", "--language", "ru"), "draft.no_language"),
    (("comment", "add", "s.commission", "99", "text"), "draft.no_provision"),
    (("comment", "add", "s.commission", "1", "  "), "comment.empty"),
    (("comment", "add", "s.commission", "1", "text", "--quote", "words that are not there"), "comment.quote_not_found"),
    (
        ("comment", "add", "s.commission", "1", "text", "--quote", "In article", "--occurrence", "9"),
        "comment.no_such_occurrence",
    ),
    (("comment", "add", "s.commission", "1", "text", "--reply-to", "nobody"), "comment.unknown"),
    (("comment", "edit", "s.commission", "nothing", "text"), "comment.unknown"),
    (("comment", "withdraw", "s.commission", "nothing"), "comment.unknown"),
    (("comment", "resolve", "s.commission", "nothing"), "comment.unknown"),
    (("comment", "list", "s.commission", "--draft", "None such"), "draft.unknown"),
    (("vote", "cast", "s.commission", "sec_1", "for"), "draft.no_provision"),
    (("vote", "withdraw", "s.commission", "1"), "vote.none"),
    (("vote", "results", "missing.commission"), "database.missing"),
    (("finish", "s.commission", "99"), "draft.no_provision"),
    (("member", "admit", "s.commission", "missing"), "join.request_missing"),
    (("member", "admit", "s.commission", "prose.txt"), "join.not_a_request"),
    (("member", "admit", "s.commission", "altered.commission-request"), "join.request_altered"),
    (("member", "admit", "s.commission", "Aru.commission-request"), "join.already_admitted"),
    (("member", "admit", "Aru.commission", "Aru.commission-request"), "role.secretary_only"),
    (("member", "role", "s.commission", "nobody", "chair"), "role.no_member"),
    (("member", "revoke", "s.commission", "nobody"), "role.no_device"),
    (("share", "fresh.commission", "out.commission-share"), "join.not_joined"),
    (("share", "s.commission", "s.commission"), "share.over_database"),
    (("share", "s.commission", "none/out.commission-share"), "writing.no_folder"),
    (("merge", "s.commission", "prose.txt"), "share.foreign_file"),
    (("merge", "s.commission", "missing.commission-share"), "share.missing"),
    (("verify", "prose.txt"), "database.foreign"),
    (("verify", "missing.commission"), "database.missing"),
    (("briefing", "s.commission", "out.odt"), "report.unknown_ending"),
    (("briefing", "s.commission", "out.pdf", "--articles", "1-99"), "report.no_such_articles"),
    (("briefing", "s.commission", "out.pdf", "--language", "fr"), "draft.no_language"),
    (("briefing", "s.commission", "none/out.pdf"), "writing.no_folder"),
    (("backup", "missing.commission"), "database.missing"),
    (("restore", "s.commission", "prose.txt"), "database.foreign"),
    (("restore", "s.commission", "Aru.commission"), "backup.of_another"),
    (("restore", "s.commission", "s.commission"), "backup.is_database"),
    (("undo", "fresh.commission"), "act.nothing_to_undo"),
    (("new", "x.txt", "--title", "T", "--member", "M", "--no-passphrase"), "database.ending"),
    (("join", "x", "--name", "N", "--request", "x.commission-request", "--no-passphrase"), "database.ending"),
    (("check", "prose.txt"), "draft.no_articles"),
    (("check", "law.txt", "--against", "prose.txt"), "draft.no_articles"),
    (("briefing", "s.commission", "x.docx", "--articles", ""), "report.nothing_chosen"),
    (("briefing", "s.commission", "x.docx", "--articles", " , "), "report.nothing_chosen"),
    (("share", "s.commission", "."), "writing.is_folder"),
    (("redo", "s.commission"), "act.nothing_to_redo"),
]


@pytest.fixture
def folder(play: Callable[..., Players], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with databases, a share file and files of all bad sorts; it is the working folder."""
    players = play("Aru")
    here = players.folder
    (here / "law.txt").write_text("Constitution\nSection I\nFirst\nArticle 1. Name\n1. Text.\n", encoding="utf-8")
    (here / "prose.txt").write_text("Only prose, and no article at all.\n", encoding="utf-8")
    (here / "empty.txt").write_bytes(b"")
    (here / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r")
    (here / "broken.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (here / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    request = json.loads((here / "Aru.commission-request").read_text(encoding="utf-8"))
    (here / "altered.commission-request").write_text(json.dumps({**request, "name": "Eve"}), encoding="utf-8")
    players.share(players.secretary).rename(here / "from.commission-share")
    monkeypatch.chdir(here)
    assert call("join", "fresh.commission", "--name", "F", "--request", "f", "--no-passphrase").code == 0
    return here


def _contents(folder: Path) -> dict[str, object]:
    databases = {"-wal", "-shm"}
    return {
        path.name: path.stat().st_size if path.suffix == ".commission" else path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name[-4:] not in databases
    }


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_exits_with_two(folder: Path, arguments: tuple[str, ...]) -> None:
    before = _contents(folder)
    done = call(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert _contents(folder) == before


@pytest.mark.parametrize(
    ("arguments", "key"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, tuple) else value
)
def test_a_refused_input_exits_with_three_and_its_key(folder: Path, arguments: tuple[str, ...], key: str) -> None:
    before = _contents(folder)
    done = call(*arguments, "--json")
    assert (done.code, done.json["error"]["key"]) == (3, key)
    assert done.json["error"]["message"]
    assert key in done.err
    assert _contents(folder) == before


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_speaks_the_language_asked_for(folder: Path, language: str) -> None:
    words = {"kk": "файлы жоқ", "ru": "нет", "en": "There is no file"}
    assert words[language] in call("drafts", "missing.commission", "--language", language).err


def test_every_command_has_help_with_an_example() -> None:
    for name in COMMANDS:
        done = call(name, "--help")
        assert done.code == 0
        subcommands = [line.split()[0] for line in done.out.partition("Commands:\n")[2].splitlines() if line.strip()]
        pages = [call(name, each, "--help").out for each in subcommands] or [done.out]
        assert all(f"Example: commission-app {name}" in page for page in pages)


def test_a_bug_exits_with_four_and_names_its_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("commission_app.cli.text.texts.every", broken)
    done = call("drafts", "s.commission")
    log = next(Path(word.rstrip(".")) for word in done.err.split() if word.endswith(".log."))
    assert done.code == 4
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_an_interruption_exits_with_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("commission_app.cli.text.texts.every", interrupted)
    before = _contents(folder)
    assert call("drafts", "s.commission").code == 130
    assert _contents(folder) == before
