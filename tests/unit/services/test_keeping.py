from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.clock import LATEST_OWN_MOMENT
from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.document_json import document_from_json, document_to_json
from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.domain.roster import Reason
from commission_app.domain.vote import Answer
from commission_app.exchange.seal import SigningKey
from commission_app.services import comment, device_key, roster, texts, undo, vote
from commission_app.services.found import found, prepare_to_join
from commission_app.services.join import own_fingerprint, read_request, write_request
from commission_app.services.merge import Joined
from commission_app.services.restore import Restored, restore
from commission_app.services.restore import kept as kept_backups
from commission_app.services.share import share
from commission_app.services.verify import verify, verify_file
from commission_app.services.waiting import unshared, waiting
from commission_app.services.workspace import Workspace
from commission_app.storage.projections import fold
from tests.players import Players, law

Play = Callable[..., Players]


def _comment(workspace: Workspace, players: Players, text: str, **more: object) -> str:
    effects = comment.add(workspace, comment.whole(players.draft, "art_1"), text, CommentKind.OBJECTION, **more)  # type: ignore[arg-type]
    return str(effects.created)


def test_restoring_carries_over_what_was_done_since(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    before = _comment(member, players, "Before")
    kept = member.back_up()
    after = _comment(member, players, "After")
    note = _comment(member, players, "Note", visibility=Visibility.PRIVATE)
    players.send(member, players.secretary)
    member.close()
    assert restore(member.path, kept) == Restored(own=2)
    with Workspace.open(member.path, wall=players.clock) as again:
        assert [comment.get(again, one).text for one in (before, after, note)] == ["Before", "After", "Note"]
        assert verify(again).findings == ()
        _comment(again, players, "Later")
        (file,) = players.send(again, players.secretary).files
        assert file.refused is None


def test_a_database_of_the_longest_name_has_backups_too(tmp_path: Path) -> None:
    beside = ".commission-journal"
    path = tmp_path / f"{'Ұ' * ((255 - len(beside)) // 2)}.commission"
    with found(path, "Commission", "Secretary") as workspace:
        made = [workspace.back_up(), workspace.back_up()]
        assert {one.path for one in kept_backups(workspace)} == set(made)


def test_a_damaged_database_is_set_aside_and_replaced(play: Play, app_home: Path) -> None:
    players = play("Aru")
    member = players.members[0]
    made = _comment(member, players, "Kept")
    kept = member.back_up()
    member.close()
    member.path.write_bytes(b"nothing of a database")
    assert restore(member.path, kept) == Restored()
    with Workspace.open(member.path) as again:
        assert comment.get(again, made).text == "Kept"
    aside = [path for path in (app_home / "backups").iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in aside] == [b"nothing of a database"]


def test_a_migration_begins_with_a_backup(play: Play, app_home: Path) -> None:
    players = play()
    path = players.secretary.path
    with players.secretary.db.writing() as connection:
        connection.execute("PRAGMA user_version = 0")
    players.secretary.close()
    Workspace.open(path).close()
    assert list((app_home / "backups").glob("s-*"))
    assert verify_file(path).findings == ()


def test_a_database_without_its_key_can_be_read_but_not_written(play: Play) -> None:
    players = play()
    device_key.key_file(players.secretary.device).unlink()
    assert players.draft.label == "Draft 1"
    with pytest.raises(UserError, match="key.missing"):
        _comment(players.secretary, players, "Not mine")


def test_a_locked_key_opens_by_its_passphrase_alone(tmp_path: Path) -> None:
    with found(tmp_path / "x.commission", "T", "M", passphrase="құпия сөз тіркесі") as workspace:
        assert device_key.needs_passphrase(workspace.device)
        for wrong, key in ((None, "key.passphrase_needed"), ("not this one", "key.passphrase_wrong")):
            with pytest.raises(UserError, match=key):
                share(workspace, tmp_path / "x.commission-share", wrong)
        assert not (tmp_path / "x.commission-share").exists()
        share(workspace, tmp_path / "x.commission-share", "құпия сөз тіркесі")
        content = device_key.key_file(workspace.device).read_bytes()
    with pytest.raises(UserError, match="key.passphrase_wrong"):
        SigningKey.from_file(content[:-1], "құпия сөз тіркесі")
    with pytest.raises(UserError, match="key.damaged"):
        SigningKey.from_file(b"nonsense", None)


def test_a_short_passphrase_is_refused_before_anything_is_made(tmp_path: Path, app_home: Path) -> None:
    with pytest.raises(UserError, match="key.passphrase_short"):
        found(tmp_path / "x.commission", "T", "M", passphrase="short")
    assert list(tmp_path.glob("*.commission")) == []
    assert list(app_home.rglob("*.key")) == []


def test_what_is_not_shared_yet_is_counted(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    assert unshared(member) == 0
    _comment(member, players, "One")
    _comment(member, players, "For me", visibility=Visibility.PRIVATE)
    assert unshared(member) == 1
    players.share(member)
    assert unshared(member) == 0


def test_a_late_admission_makes_earlier_acts_count(play: Play) -> None:
    players = play()
    stranger = players.join("Late", admitted=False)
    made = _comment(stranger, players, "Early")
    vote.cast(stranger, players.draft, "art_1", Answer.FOR)
    (file,) = players.send(stranger, players.secretary).files
    assert file.not_counting == ((Reason.UNKNOWN_DEVICE, 2),)
    request = players.folder / "Late.commission-request"
    roster.admit(players.secretary, read_request(request))
    assert comment.get(players.secretary, made).text == "Early"
    assert vote.standing(players.secretary, players.draft, "art_1").outcome.tally.for_ == 1


def test_a_revoked_device_counts_up_to_its_revocation(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    early = _comment(member, players, "Early")
    players.send(member, players.secretary)
    roster.revoke(players.secretary, member.device)
    late = _comment(member, players, "Late")
    (file,) = players.send(member, players.secretary).files
    assert file.not_counting == ((Reason.REVOKED_DEVICE, 1),)
    assert comment.get(players.secretary, early).text == "Early"
    with pytest.raises(UserError, match="comment.unknown"):
        comment.get(players.secretary, late)


def test_only_secretaries_change_the_roster_and_nobody_the_founder(play: Play) -> None:
    players = play("Aru", "Boris")
    aru, boris = players.members
    with pytest.raises(UserError, match="role.secretary_only"):
        roster.change_role(aru, boris.member, Role.CHAIR)
    roster.change_role(players.secretary, aru.member, Role.SECRETARY)
    players.send(players.secretary, aru)
    roster.change_role(aru, boris.member, Role.CHAIR)
    with pytest.raises(UserError, match="role.of_founder"):
        roster.change_role(aru, players.secretary.member, Role.FORMER)
    with pytest.raises(UserError, match="role.of_founder"):
        roster.revoke(aru, players.secretary.device)
    players.send(aru, players.secretary)
    assert players.secretary.roster().members[boris.member].role is Role.CHAIR


def test_a_second_computer_of_a_member_is_admitted_to_the_same_person(play: Play, tmp_path: Path) -> None:
    players = play("Aru")
    request = write_request(players.members[0], tmp_path / "again.commission-request")
    with pytest.raises(UserError, match="join.already_admitted"):
        roster.admit(players.secretary, request)
    listed = roster.members(players.secretary)
    assert [one.member.name for one in listed] == ["Secretary", "Aru"]
    assert listed[1].fingerprints == (request.fingerprint,)


def test_verifying_finds_what_was_changed_behind_the_programs_back(play: Play) -> None:
    players = play("Aru")
    _comment(players.members[0], players, "True")
    players.send(players.members[0], players.secretary)
    secretary = players.secretary
    spoils = {
        "verify.altered": "UPDATE event SET body = replace(body, 'True', 'False') WHERE kind = 'comment.added'",
        "verify.projections_differ": "UPDATE comment SET eid = 'art_2'",
        "verify.text_broken": "UPDATE document SET content = content || ' '",
        "verify.seal_broken": "UPDATE seal SET signature = replace(signature, 'a', 'b')",
        "verify.stream_incomplete": "UPDATE head SET hash = replace(hash, 'a', 'b')",
    }
    for key, sql in spoils.items():
        copy = players.folder / f"{key}.commission"
        secretary.back_up().rename(copy)
        with Workspace.open(copy) as spoiled:
            assert verify(spoiled).findings == ()
            with spoiled.db.writing() as connection:
                connection.execute(sql)
            assert key in {finding.key for finding in verify(spoiled).findings}


def test_restoring_tells_what_of_others_must_be_merged_again(play: Play) -> None:
    players = play("Aru", "Boris")
    aru, boris = players.members
    players.send(players.secretary, aru)
    kept = aru.back_up()
    _comment(boris, players, "Of another")
    players.send(boris, aru)
    aru.close()
    assert restore(aru.path, kept) == Restored(others=1)
    with Workspace.open(aru.path, wall=players.clock) as again:
        assert players.send(boris, again).added.comments == 1


def test_a_merge_that_joins_says_which_commission_and_can_be_taken_back(play: Play, tmp_path: Path) -> None:
    players = play()
    with prepare_to_join(tmp_path / "new.commission", "Aru", wall=players.clock) as newcomer:
        merged = players.send(players.secretary, newcomer)
        assert merged.joined == Joined(
            players.secretary.roster().title, players.secretary.name, own_fingerprint(players.secretary)
        )
        assert players.send(players.secretary, newcomer).joined is None
    assert merged.backup is not None
    assert restore(newcomer.path, merged.backup).own == 0
    with Workspace.open(newcomer.path, wall=players.clock) as again:
        assert again.commission is None
        kept = again.back_up()
        players.send(players.secretary, again)
        _comment(again, players, "In this commission")
    with pytest.raises(UserError, match="backup.before_joining"):
        restore(newcomer.path, kept)
    with Workspace.open(newcomer.path) as unharmed:
        assert unharmed.commission == players.secretary.commission


def test_databases_of_one_name_keep_their_own_backups(play: Play, tmp_path: Path) -> None:
    players = play()
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with found(folder / players.secretary.path.name, "Another", "B. Secretary", wall=players.clock) as other:
        ours, theirs = players.secretary.back_up(), other.back_up()
        assert next(one.path for one in kept_backups(players.secretary)) == ours
        assert [one.path for one in kept_backups(other)] == [theirs]


def test_nothing_is_recorded_by_a_clock_that_is_far_ahead(play: Play, tmp_path: Path) -> None:
    players = play("Aru")
    before = fold.state_hash(players.secretary.connection)
    players.clock.now = LATEST_OWN_MOMENT
    with pytest.raises(UserError, match="act.clock_wrong") as refused:
        _comment(players.secretary, players, "From the future")
    assert "2090" in Translator(InterfaceLanguage.EN)(refused.value.key, **refused.value.params)
    assert fold.state_hash(players.secretary.connection) == before
    with pytest.raises(UserError, match="act.clock_wrong"):
        found(tmp_path / "late.commission", "T", "M", wall=players.clock)
    assert not (tmp_path / "late.commission").exists()


def test_a_text_stored_by_an_earlier_version_is_read_as_it_was() -> None:
    stored = document_to_json(law())
    assert "apart" not in stored
    assert document_from_json(stored) == law() == document_from_json({**stored, "apart": []})


def test_a_database_whose_text_is_damaged_says_so(play: Play) -> None:
    players = play()
    text = next(iter(players.draft.texts.values()))
    with players.secretary.db.writing() as connection:
        connection.execute("UPDATE document SET content = '{}'")
    players.secretary.close()
    with Workspace.open(players.secretary.path) as again, pytest.raises(UserError, match="database.text_unreadable"):
        again.text(text.document)


def test_a_share_file_is_verified_to_the_state_that_its_sender_has(play: Play) -> None:
    players = play("Aru")
    member = players.members[0]
    _comment(member, players, "Shared")
    _comment(member, players, "Private", visibility=Visibility.PRIVATE)
    verified = verify_file(players.share(member))
    assert verified.findings == ()
    assert verified.state_hash == verify(member).state_hash == fold.state_hash(member.connection)


def test_a_file_that_speaks_of_a_withdrawn_text_is_taken_by_whoever_never_had_it(play: Play) -> None:
    players = play("Aru")
    me = players.secretary
    texts.add(me, law("en", "Second law"), "Draft 2")
    undo.undo(me)
    assert verify_file(players.share(me)).findings == ()
    (file,) = players.send(me, players.members[0]).files
    assert file.refused is None
    undo.redo(me)
    players.send(me, players.members[0])
    assert texts.find(players.members[0], "Draft 2").texts.keys() == {"en"}


def test_only_a_share_file_is_overwritten_by_a_share_file(play: Play, tmp_path: Path) -> None:
    players = play("Aru")
    me, aru = players.secretary, players.members[0]
    letter, empty = tmp_path / "letter.docx", tmp_path / "empty.commission-share"
    letter.write_bytes(b"A letter")
    empty.touch()
    with pytest.raises(UserError, match=r"share\.over_database"):
        share(me, me.path)
    for target in (letter, aru.path):
        content = target.read_bytes()
        for write in (share, write_request):
            with pytest.raises(UserError, match=r"writing\.over_another"):
                write(me, target)
        assert target.read_bytes() == content
    for target in (empty, players.share(me)):
        assert share(me, target).events > 0
    request = tmp_path / "again.commission-request"
    assert write_request(me, request) == write_request(me, request)


def test_what_is_not_shared_yet_is_counted_as_it_is_shown(play: Play) -> None:
    players = play()
    me = players.secretary
    players.share(me)
    assert unshared(me) == len(waiting(me).acts) == 0
    texts.add(me, law("en", "Second law"), "Draft 2")
    assert unshared(me) == len(waiting(me).acts) == 1
    undo.undo(me)
    assert unshared(me) == len(waiting(me).acts) == 2
