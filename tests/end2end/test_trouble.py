"""Everyday trouble with disks and folders: said in words with the exit code of a refusal, and nothing half-made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.domain.comment import CommentKind
from commission_app.services import comment, reading
from commission_app.services.verify import verify
from commission_app.services.workspace import Workspace
from commission_app.storage import migrate
from tests.command_line import call
from tests.conftest import ROOT
from tests.ordinary_user import closed_to_writing
from tests.players import Players

FOUND = ("--title", "T", "--member", "M", "--no-passphrase")
READING = [
    ("drafts", "s.commission"),
    ("comment", "list", "s.commission"),
    ("vote", "list", "s.commission"),
    ("vote", "results", "s.commission"),
    ("member", "list", "s.commission"),
    ("rule", "s.commission"),
    ("verify", "s.commission"),
    ("search", "s.commission", "everyone"),
    ("compare", "s.commission"),
    ("alignment", "review", "s.commission"),
    ("check", "s.commission"),
    ("outline", "s.commission"),
    ("briefing", "s.commission", "../out/b.docx"),
    ("export", "s.commission", "../out/b.xml"),
    ("invariant", "list", "s.commission"),
    ("backup", "s.commission"),
]


@pytest.fixture
def shelf(tmp_path: Path, play: Callable[..., Players], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds the closed database of a secretary, and is the working folder."""
    players = play("Aru")
    (players.folder / "out").mkdir()
    shelf = players.folder / "shelf"
    shelf.mkdir()
    players.secretary.close()
    players.secretary.path.rename(shelf / "s.commission")
    monkeypatch.chdir(shelf)
    return shelf


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_database_on_a_read_only_disk_can_be_read(shelf: Path, arguments: tuple[str, ...]) -> None:
    before = call(*arguments)
    with closed_to_writing(shelf, shelf / "s.commission"):
        done = call(*arguments)
    assert done.code in (0, 1), done
    assert done.out == before.out or arguments[0] == "backup"
    assert [path.name for path in shelf.iterdir()] == ["s.commission"]


def test_an_older_database_on_a_read_only_disk_can_be_read_and_stays_as_it_is(shelf: Path) -> None:
    path = shelf / "s.commission"
    content = path.read_bytes()
    path.write_bytes(content[:60] + bytes(4) + content[64:])
    older = path.read_bytes()
    with closed_to_writing(shelf, path):
        assert call("drafts", path).code == 0
    assert path.read_bytes() == older
    assert call("drafts", path).code == 0
    assert path.read_bytes() == older
    assert migrate.newest() > 0


def test_what_writes_to_a_read_only_database_is_refused(shelf: Path) -> None:
    with closed_to_writing(shelf, shelf / "s.commission"):
        done = call("comment", "add", "s.commission", "1", "text")
    assert (done.code, "database.not_writable" in done.err) == (3, True)


def test_a_database_whose_last_acts_are_not_in_it_is_not_read_without_them(
    play: Callable[..., Players], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = play().secretary.path
    shelf = path.parent / "shelf"
    shelf.mkdir()
    for file in (path, path.with_name(f"{path.name}-wal")):
        (shelf / file.name).write_bytes(file.read_bytes())
    with closed_to_writing(shelf, *shelf.iterdir()):
        done = call("drafts", shelf / path.name)
    assert (done.code, "database.not_writable" in done.err) == (3, True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_demo_where_a_file_stands_is_refused(tmp_path: Path, language: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    for folder in (file, file / "inner"):
        done = call("demo", folder, "--language", language)
        assert (done.code, "writing.folder_is_file" in done.err, str(folder) in done.err) == (3, True, True)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_demo_in_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closed_to_writing(tmp_path):
        for arguments in ((), ("dd",)):
            done = call("demo", *arguments)
            assert (done.code, "writing.folder_not_made" in done.err) == (3, True)


def test_a_home_that_is_a_file_or_cannot_be_made_is_refused(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    share = tmp_path / "to.commission-share"
    closed = tmp_path / "closed"
    closed.mkdir()
    assert call("share", "s.commission", share).code == 0
    for home, key in ((tmp_path / "file", "folder_is_file"), (closed / "home", "folder_not_made")):
        with closed_to_writing(closed):
            for arguments in (
                ("new", "n.commission", *FOUND),
                ("join", "n.commission", "--name", "N", "--request", "n.commission-request", "--no-passphrase"),
                ("backup", "s.commission"),
                ("merge", "s.commission", share),
            ):
                done = call(*arguments, home=home)
                assert (done.code, f"writing.{key}" in done.err) == (3, True), (arguments, done)
    assert [path.name for path in shelf.iterdir()] == ["s.commission"]


@pytest.mark.parametrize("command", ["new", "join"])
def test_a_database_that_cannot_be_made_is_named_and_leaves_no_key(
    tmp_path: Path, app_home: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.chdir(tmp_path)
    more = FOUND if command == "new" else ("--name", "N", "--request", "n.commission-request", "--no-passphrase")
    with closed_to_writing(closed):
        done = call(command, "closed/mine.commission", *more)
    assert (done.code, "mine.commission" in done.err, ".part" in done.err) == (3, True, False)
    assert [*closed.iterdir()] == [*(app_home / "keys").iterdir()] == []


def test_a_full_disk_is_told_with_the_name_of_the_file_and_leaves_nothing(tmp_path: Path, app_home: Path) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        done = call("new", tmp_path / "mine.commission", *FOUND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert (done.code, "mine.commission" in done.err, ".part" in done.err) == (3, True, False)
    assert [*tmp_path.iterdir()] == [*(app_home / "keys").iterdir()] == []


def test_a_join_whose_request_cannot_be_written_can_be_done_again(
    tmp_path: Path, app_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    join = ("join", "j.commission", "--name", "N", "--no-passphrase", "--request")
    assert call(*join, "none/j.commission-request").code == 3
    assert [*tmp_path.iterdir()] == [*(app_home / "keys").iterdir()] == []
    assert call(*join, "j.commission-request").code == 0
    assert len([*(app_home / "keys").iterdir()]) == 1


def test_a_file_in_a_folder_that_may_not_be_entered_is_refused(shelf: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "law.txt").write_text("Article 1. A\nText.\n", encoding="utf-8")
    secret.chmod(0)
    try:
        with closed_to_writing(secret):
            for arguments in (("outline", secret / "law.txt"), ("drafts", secret / "x.commission")):
                assert call(*arguments).code == 3
    finally:
        secret.chmod(0o700)


@pytest.mark.parametrize(("language", "words"), [("kk", "файлы жоқ"), ("ru", "Файла «"), ("en", "There is no file")])
def test_a_window_on_a_file_that_is_not_there_is_refused_before_it_opens(
    tmp_path: Path, language: str, words: str
) -> None:
    for name in ("nofile", "nofile.commission", "."):
        done = call("window", tmp_path / name, "--language", language)
        assert (done.code, words in done.err, name in done.err) == (3, True, True)


READ_AND_CLOSE = """
import sys
from pathlib import Path
from commission_app.services import reading, texts
from commission_app.services.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), reading=True) as opened:
    reading.threads(opened, texts.find(opened, None))
"""


def test_another_program_that_reads_and_closes_a_database_takes_nothing_from_who_has_it_open(
    play: Callable[..., Players],
) -> None:
    players = play("Aru")
    me = players.members[0]

    def read_elsewhere() -> None:
        subprocess.run([sys.executable, "-c", READ_AND_CLOSE, str(me.path)], check=True, cwd=ROOT)

    for number in range(3):
        comment.add(me, comment.whole(players.draft, "art_1"), f"Said {number}", CommentKind.QUESTION)
        # What works in the background opens the same file once more, and closes it again.
        with Workspace.open(me.path):
            pass
        read_elsewhere()
    log = me.path.with_name(f"{me.path.name}-wal")
    assert log.exists()
    said = ["Said 0", "Said 1", "Said 2"]
    with Workspace.open(me.path) as again:
        assert [one.opening.text for one in reading.threads(again, players.draft, "art_1")] == said
    me.close()
    with Workspace.open(me.path) as again:
        assert [one.opening.text for one in reading.threads(again, players.draft, "art_1")] == said
        assert verify(again).findings == ()
