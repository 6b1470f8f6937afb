"""A forged, altered, reordered, truncated or foreign share file changes nothing and is refused with its reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.clock import LATEST_MOMENT, LATEST_STAMP
from commission_app.domain.comment import CommentKind
from commission_app.domain.event import EventRow
from commission_app.exchange.canonical import event_hash
from commission_app.exchange.seal import SigningKey
from commission_app.services import comment, device_key, reading
from commission_app.services.found import found
from commission_app.services.merge import merge, preview
from commission_app.services.restore import restore
from commission_app.services.share import share
from commission_app.services.verify import verify
from commission_app.services.waiting import unshared
from commission_app.services.workspace import Workspace
from commission_app.storage import backup
from commission_app.storage.projections import fold
from tests.players import Players

Spoil = Callable[[sqlite3.Connection, str], None]


def _rows(connection: sqlite3.Connection, stream: str) -> list[EventRow]:
    rows = connection.execute(
        f"SELECT {', '.join(EventRow._fields)} FROM event WHERE stream = ? ORDER BY seq", (stream,)
    )
    return [EventRow._make(row) for row in rows]


def _write(connection: sqlite3.Connection, row: EventRow) -> None:
    connection.execute("DELETE FROM event WHERE stream = ? AND seq = ?", (row.stream, row.seq))
    columns = ", ".join(EventRow._fields)
    connection.execute(f"INSERT INTO event ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def altered(connection: sqlite3.Connection, stream: str) -> None:
    last = _rows(connection, stream)[-1]
    _write(connection, last._replace(body=last.body.replace("Too broad", "Too narrow")))


def altered_and_hashed_anew(connection: sqlite3.Connection, stream: str) -> None:
    last = _rows(connection, stream)[-1]
    changed = last._replace(body=last.body.replace("Too broad", "Too narrow"))
    changed = changed._replace(hash=event_hash(*changed[:8]))
    _write(connection, changed)
    connection.execute("UPDATE seal SET hash = ? WHERE stream = ?", (changed.hash, stream))


def sealed_by_another_key(connection: sqlite3.Connection, stream: str) -> None:
    altered_and_hashed_anew(connection, stream)
    last = _rows(connection, stream)[-1]
    seal = SigningKey.generate().seal(stream, last.seq, last.hash)
    connection.execute("UPDATE seal SET signature = ? WHERE stream = ?", (seal.signature, stream))


def sent_under_another_name(connection: sqlite3.Connection, stream: str) -> None:
    altered_and_hashed_anew(connection, stream)
    last, key = _rows(connection, stream)[-1], SigningKey.generate()
    signature = key.seal(stream, last.seq, last.hash).signature
    connection.execute("UPDATE seal SET signature = ? WHERE stream = ?", (signature, stream))
    connection.execute("UPDATE sender SET public_key = ? WHERE device = ?", (key.public.hex(), stream[:32]))


def reordered(connection: sqlite3.Connection, stream: str) -> None:
    first, second = _rows(connection, stream)[:2]
    _write(connection, first._replace(seq=2))
    _write(connection, second._replace(seq=1))


def without_its_last_event(connection: sqlite3.Connection, stream: str) -> None:
    connection.execute("DELETE FROM event WHERE stream = ? AND seq = 2", (stream,))


def without_an_event_in_the_middle(connection: sqlite3.Connection, stream: str) -> None:
    connection.execute("DELETE FROM event WHERE stream = ? AND seq = 1", (stream,))


def without_a_seal(connection: sqlite3.Connection, stream: str) -> None:
    connection.execute("DELETE FROM seal WHERE stream = ?", (stream,))


def without_a_stream(connection: sqlite3.Connection, stream: str) -> None:
    connection.execute("DELETE FROM event WHERE stream = ?", (stream,))


def with_a_private_stream(connection: sqlite3.Connection, stream: str) -> None:
    connection.execute("UPDATE event SET stream = replace(stream, '/shared', '/private') WHERE stream = ?", (stream,))
    connection.execute("UPDATE seal SET stream = replace(stream, '/shared', '/private') WHERE stream = ?", (stream,))


def of_another_commission(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("UPDATE share SET value = ? WHERE name = 'commission'", ("0" * 64,))


def with_another_text(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("UPDATE document SET content = replace(content, 'right', 'duty')")


def with_a_trigger(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM seal; END")


def with_a_view(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("ALTER TABLE event RENAME TO hidden")
    connection.execute("CREATE VIEW event AS SELECT * FROM hidden")


def with_one_table_more(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("CREATE TABLE more (x)")


def of_a_newer_program(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("PRAGMA user_version = 99")


def that_is_some_other_database(connection: sqlite3.Connection, _stream: str) -> None:
    connection.execute("PRAGMA application_id = 7")


def with_a_malformed_event(connection: sqlite3.Connection, stream: str) -> None:
    last = _rows(connection, stream)[-1]
    changed = last._replace(body='{"text":1}')
    changed = changed._replace(hash=event_hash(*changed[:8]))
    _write(connection, changed)
    connection.execute("UPDATE seal SET hash = ? WHERE stream = ?", (changed.hash, stream))


def _signed_by_its_device(connection: sqlite3.Connection, stream: str, rows: list[EventRow]) -> None:
    """Put events in the place of a stream, chained and sealed with the device's own key: what a member could forge."""
    connection.execute("DELETE FROM event WHERE stream = ?", (stream,))
    connection.execute("DELETE FROM seal WHERE stream = ?", (stream,))
    prev = rows[0].prev
    for row in rows:
        chained = row._replace(prev=prev)
        chained = chained._replace(hash=event_hash(*chained[:8]))
        _write(connection, chained)
        prev = chained.hash
    seal = device_key.load(stream[:32], None).seal(rows[-1].stream, rows[-1].seq, prev)
    connection.execute(
        "INSERT INTO seal (stream, seq, hash, signature) VALUES (?, ?, ?, ?)",
        (seal.stream, seal.seq, seal.hash, seal.signature),
    )


def with_private_acts_of_its_own_sealing(connection: sqlite3.Connection, stream: str) -> None:
    private = stream.replace("/shared", "/private")
    _signed_by_its_device(connection, stream, [row._replace(stream=private) for row in _rows(connection, stream)])


def with_a_stamp_that_goes_back(connection: sqlite3.Connection, stream: str) -> None:
    first, second = _rows(connection, stream)
    _signed_by_its_device(connection, stream, [first, second._replace(hlc=first.hlc)])


def with_a_number_left_out(connection: sqlite3.Connection, stream: str) -> None:
    first, second = _rows(connection, stream)
    _signed_by_its_device(connection, stream, [first, second._replace(seq=3)])


def with_a_stamp_of_the_next_century(connection: sqlite3.Connection, stream: str) -> None:
    first, second = _rows(connection, stream)
    _signed_by_its_device(connection, stream, [first, second._replace(hlc=LATEST_STAMP)])


def with_a_moment_of_the_next_century(connection: sqlite3.Connection, stream: str) -> None:
    first, second = _rows(connection, stream)
    _signed_by_its_device(connection, stream, [first, second._replace(at=LATEST_MOMENT)])


SPOILED: list[tuple[Spoil, set[str]]] = [
    (altered, {"share.altered"}),
    (altered_and_hashed_anew, {"share.forged"}),
    (sealed_by_another_key, {"share.forged"}),
    (sent_under_another_name, {"share.forged"}),
    (reordered, {"share.altered", "share.truncated"}),
    (without_its_last_event, {"share.truncated"}),
    (without_an_event_in_the_middle, {"share.altered"}),
    (without_a_seal, {"share.truncated"}),
    (without_a_stream, {"share.truncated"}),
    (with_a_private_stream, {"share.forged"}),
    (of_another_commission, {"share.other_commission"}),
    (with_another_text, {"share.altered_text"}),
    (with_a_trigger, {"share.foreign_file"}),
    (with_a_view, {"share.foreign_file"}),
    (with_one_table_more, {"share.foreign_file"}),
    (of_a_newer_program, {"share.newer"}),
    (that_is_some_other_database, {"share.foreign_file"}),
    (with_a_malformed_event, {"share.malformed", "share.forged"}),
    (with_private_acts_of_its_own_sealing, {"share.forged"}),
    (with_a_stamp_that_goes_back, {"share.altered"}),
    (with_a_number_left_out, {"share.altered"}),
    (with_a_stamp_of_the_next_century, {"share.malformed"}),
    (with_a_moment_of_the_next_century, {"share.malformed"}),
]


def _genuine(players: Players) -> tuple[Path, str]:
    member = players.members[0]
    for text in ("Too broad", "Too broad indeed"):
        comment.add(member, comment.whole(players.draft, "art_1"), text, CommentKind.OBJECTION)
    return players.share(member), f"{member.device}/shared"


def _state(workspace: Workspace) -> object:
    tables = fold.whole_state(workspace.connection)
    return tables, workspace.connection.execute("SELECT count(*) FROM event").fetchone()


@pytest.mark.parametrize(("spoil", "keys"), SPOILED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_spoiled_share_file_changes_nothing_and_says_why(
    play: Callable[..., Players], spoil: Spoil, keys: set[str]
) -> None:
    players = play("Aru")
    path, stream = _genuine(players)
    with closing(sqlite3.connect(path)) as connection, connection:
        spoil(connection, stream)
    before = _state(players.secretary)
    for act in (preview, merge):
        (file,) = act(players.secretary, [path]).files
        assert file.refused is not None
        assert file.refused.key in keys
        assert file.accepted == 0
        for language in InterfaceLanguage:
            assert Translator(language)(file.refused.key, **file.refused.params)
    assert _state(players.secretary) == before
    assert verify(players.secretary).findings == ()


@pytest.mark.parametrize("kept", [0, 10, 100, 4096, 20_000, -1])
def test_a_share_file_cut_short_is_refused(play: Callable[..., Players], kept: int) -> None:
    players = play("Aru")
    path, _ = _genuine(players)
    path.write_bytes(path.read_bytes()[:kept])
    before = _state(players.secretary)
    (file,) = merge(players.secretary, [path]).files
    assert file.refused is not None
    assert file.refused.key in {"share.foreign_file", "share.damaged", "share.truncated"}
    assert _state(players.secretary) == before


def test_a_file_of_another_commission_is_refused(play: Callable[..., Players], tmp_path: Path) -> None:
    players = play()
    with found(tmp_path / "other.commission", "Other", "Somebody") as other:
        (file,) = merge(players.secretary, [share(other, tmp_path / "x.commission-share").path]).files
    assert file.refused is not None
    assert file.refused.key == "share.other_commission"


def test_one_refused_file_does_not_keep_out_the_others(play: Callable[..., Players], tmp_path: Path) -> None:
    players = play("Aru")
    path, _ = _genuine(players)
    nonsense = tmp_path / "nonsense.commission-share"
    nonsense.write_bytes(b"SQLite format 3\0" + bytes(4096))
    merged = merge(players.secretary, [nonsense, path, tmp_path / "missing.commission-share"])
    assert [file.refused.key if file.refused else None for file in merged.files] == [
        "share.foreign_file",
        None,
        "share.missing",
    ]
    assert merged.added.comments == 2


def _texts(workspace: Workspace, players: Players) -> set[str]:
    return {thread.opening.text for thread in reading.threads(workspace, players.draft)}


def test_both_histories_of_a_copied_database_are_kept_in_any_order(
    play: Callable[..., Players], tmp_path: Path
) -> None:
    players = play("Aru", "Boris")
    member, other = players.members
    copy = tmp_path / "copy.commission"
    backup.copy_to(member.connection, copy)
    comment.add(member, comment.whole(players.draft, "art_1"), "One story", CommentKind.OBJECTION)
    one = players.share(member)
    with Workspace.open(copy, wall=players.clock) as twin:
        comment.add(twin, comment.whole(players.draft, "art_1"), "Another story", CommentKind.OBJECTION)
        two = players.share(twin)
        first, second = merge(players.secretary, [one, two]), merge(other, [two, one])
        assert not (*first.refused, *second.refused)
        assert first.state_hash == second.state_hash
        for received in (players.secretary, other):
            assert _texts(received, players) == {"One story", "Another story"}
            assert verify(received).findings == ()
        for writer, told in ((member, "Told on the first"), (twin, "Told on the second")):
            assert not players.send(players.secretary, writer).refused
            comment.add(writer, comment.whole(players.draft, "art_2"), told, CommentKind.QUESTION)
            assert unshared(writer) == 1
            assert not players.send(writer, players.secretary).refused
            assert unshared(writer) == 0
    assert len(_texts(players.secretary, players)) == 4
    assert verify(players.secretary).findings == ()


def test_what_was_shared_after_a_backup_comes_back_when_the_backup_is_all_that_is_left(
    play: Callable[..., Players],
) -> None:
    players = play("Aru")
    member = players.members[0]
    kept = member.back_up()
    comment.add(member, comment.whole(players.draft, "art_1"), "Before the crash", CommentKind.OBJECTION)
    players.send(member, players.secretary)
    path = member.path
    member.close()
    path.unlink()
    restore(path, kept)
    with Workspace.open(path, wall=players.clock) as again:
        comment.add(again, comment.whole(players.draft, "art_1"), "After the crash", CommentKind.OBJECTION)
        assert not players.send(again, players.secretary).refused
        assert not players.send(players.secretary, again).refused
        for workspace in (again, players.secretary):
            assert _texts(workspace, players) == {"Before the crash", "After the crash"}


def test_no_changed_byte_of_a_share_file_can_do_harm(play: Callable[..., Players]) -> None:
    players = play("Aru")
    path, _ = _genuine(players)
    genuine = path.read_bytes()
    expected = preview(players.secretary, [path])
    nothing = preview(players.secretary, [])

    @settings(max_examples=150)
    @given(st.integers(0, len(genuine) - 1), st.integers(1, 255))
    def check(place: int, change: int) -> None:
        spoiled = bytearray(genuine)
        spoiled[place] ^= change
        path.write_bytes(bytes(spoiled))
        outcome = preview(players.secretary, [path])
        same = nothing if outcome.refused else expected
        assert outcome.state_hash == same.state_hash

    check()
