from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from commission_app.domain.comment import CommentKind
from commission_app.domain.vote import Answer
from commission_app.services import comment, roster, vote
from commission_app.services.join import fingerprint
from commission_app.services.merge import Added, merge
from commission_app.services.share import share
from commission_app.services.workspace import Workspace
from tests.command_line import call
from tests.players import Players

Play = Callable[..., Players]

LANGUAGES = ("kk", "ru", "en")
UNKNOWN = {
    "kk": "комиссияға тіркелмеген, өзін «Aru» деп",
    "ru": "не допущенный к комиссии компьютер, который называет себя «Aru»",
    "en": "a computer that is not admitted and calls itself “Aru”",
}
SPOILS = {
    "share.altered": "UPDATE event SET body = replace(body, 'Broad', 'Narrow') WHERE kind = 'comment.added'",
    "share.truncated": "DELETE FROM event WHERE kind = 'comment.added'",
    "share.forged": "UPDATE seal SET signature = replace(signature, 'a', 'b')",
    "share.altered_text": "UPDATE document SET content = content || ' '",
}


def _say(players: Players, workspace: Workspace, text: str = "Broad") -> None:
    comment.add(workspace, comment.whole(players.draft, "art_1"), text, CommentKind.QUESTION)


def _spoilt(path: Path, sql: str) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SPOILS)
def test_a_refusal_names_the_file_and_the_member(play: Play, key: str, language: str) -> None:
    players = play("Aru")
    _say(players, players.members[0])
    path = _spoilt(players.share(players.members[0]), SPOILS[key])
    done = call("merge", players.secretary.path, path, "--language", language, "--json")
    assert (done.code, done.json["error"]["key"]) == (3, key)
    (file,) = done.json["files"]
    assert (file["member"], file["known"]) == ("Aru", True)
    for told in (file["refused"], done.json["error"]["message"]):
        assert "Aru" in told
        assert path.name in told
        assert players.members[0].device[:8] not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_that_an_unknown_computer_gives_itself_is_marked_as_its_own_word(play: Play, language: str) -> None:
    players = play("Aru")
    stranger = players.join("Aru 2", admitted=False)
    with stranger.db.writing() as connection:
        connection.execute("UPDATE sender SET name = 'Aru' WHERE device = ?", (stranger.device,))
    _say(players, stranger)
    sound, bad = players.share(stranger), _spoilt(players.share(stranger), SPOILS["share.altered"])
    arguments = ("merge", players.secretary.path, sound, bad, "--preview", "--language", language)
    told, document = call(*arguments), call(*arguments, "--json").json
    assert [(file["member"], file["known"]) for file in document["files"]] == [("Aru", False)] * 2
    assert all(UNKNOWN[language] in line for line in told.out.splitlines()[:1] + told.out.splitlines()[-2:-1])


def test_a_preview_of_one_refused_file_is_done_with_findings(play: Play, tmp_path: Path) -> None:
    (tmp_path / "junk.commission-share").write_bytes(b"junk")
    path = play().secretary.path
    assert call("merge", path, tmp_path / "junk.commission-share", "--preview").code == 1
    assert call("merge", path, tmp_path / "junk.commission-share").code == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_revoked_computer_is_told_so_and_nothing_is_counted_below_zero(play: Play, language: str) -> None:
    players = play("Aru", "Boris")
    aru, boris = players.members
    roster.revoke(players.secretary, aru.device)
    _say(players, boris)
    players.send(boris, players.secretary)
    vote.cast(aru, players.draft, "art_1", Answer.FOR, "")
    path = players.share(players.secretary)
    told = call("merge", aru.path, path, "--preview", "--language", language)
    document = call("merge", aru.path, path, "--json").json
    assert (document["added"]["comments"], document["added"]["votes"]) == (1, 0)
    assert document["no_longer_counting"]["votes"] == 1
    assert document["own_computer_revoked"] is True
    assert "-1" not in told.out
    words = {
        "kk": ("дауыс 1", "рұқсатын хатшы кері алған"),
        "ru": ("голосов 1", "отозвал допуск"),
        "en": ("votes 1", "revoked this"),
    }
    assert words[language][0] in told.out
    assert words[language][1] in told.err
    assert merge(aru, [players.share(players.secretary)]).stopped == Added()


def test_a_member_who_is_not_admitted_yet_is_told_what_is_in_the_file(play: Play, tmp_path: Path) -> None:
    players = play("Aru")
    stranger = players.join("Stranger", admitted=False)
    _say(players, stranger)
    _say(players, stranger, "Again")
    vote.cast(stranger, players.draft, "art_1", Answer.FOR, "")
    done = call("share", stranger.path, tmp_path / "x.commission-share", "--language", "en")
    assert "comments 2, votes 1" in done.out
    assert "(3) is in the file, but does not count" in done.err
    assert share(players.members[0], tmp_path / "y.commission-share").own_uncounted == 0


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "рұқсаты кері алынған"), ("ru", "допуск отозван"), ("en", "revoked")]
)
def test_the_list_of_members_shows_fingerprints_and_who_is_revoked(play: Play, language: str, word: str) -> None:
    players = play("Aru")
    roster.revoke(players.secretary, players.members[0].device)
    devices = players.secretary.roster().devices
    lines = call("member", "list", players.secretary.path, "--language", language).out.splitlines()
    assert len(lines) == 4
    for line, device, revoked in (
        (lines[1], players.secretary.device, False),
        (lines[3], players.members[0].device, True),
    ):
        assert fingerprint(devices[device].public_key) in line
        assert (word in line) is revoked


@pytest.mark.parametrize("language", LANGUAGES)
def test_verifying_an_altered_database_speaks_of_the_database(play: Play, language: str) -> None:
    players = play("Aru")
    _say(players, players.members[0])
    with players.members[0].db.writing() as connection:
        connection.execute(SPOILS["share.altered"])
    done = call("verify", players.members[0].path, "--language", language, "--json")
    (finding,) = [one for one in done.json["findings"] if one["key"] == "verify.altered"]
    assert "Aru" in finding["message"]
    assert not any(word in finding["message"] for word in ("Файлдан", "Из файла", "the file"))


def test_verifying_a_spoilt_share_file_says_whose_word_the_names_are(play: Play) -> None:
    players = play("Aru")
    _say(players, players.members[0])
    done = call("verify", _spoilt(players.share(players.members[0]), SPOILS["share.altered"]), "--language", "en")
    assert done.code == 1
    assert "a computer that calls itself “Aru”" in done.out
