from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commission_app.base.resources import database_files
from commission_app.domain.errors import UserError
from commission_app.storage import backup, local, migrate
from commission_app.storage.database import Database
from commission_app.storage.projections import fold
from commission_app.storage.signature import DATABASE_ID


def schema_of(connection: sqlite3.Connection) -> str:
    """Return the schema as ``db/schema.sql`` holds it."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND substr(tbl_name, 1, 1) <> '_'")
    return "".join(f"{sql};\n\n" for (sql,) in rows)


def test_the_schema_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:
        assert database_files("schema.sql").read_text(encoding="utf-8") == schema_of(db.connection)


def test_the_projections_have_the_columns_they_are_written_with(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:
        for table, columns in fold.TABLES.items():
            held = db.connection.execute(f"PRAGMA table_info({table})").fetchall()
            assert (held[0][1], len(held)) == ("subject", columns)


def test_a_database_is_kept_safely(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:
        settings = {
            name: db.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "application_id",
                "user_version",
            )
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "application_id": DATABASE_ID,
        "user_version": migrate.newest(),
    }


def test_an_act_after_a_jot_is_brought_to_the_disk_again(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:
        with db.jotting() as connection:
            assert connection.execute("PRAGMA synchronous").fetchone() == (1,)
        assert db.connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_write_outside_a_transaction_raises(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            local.set_meta(db.connection, "name", "value")
        with db.writing() as connection:
            local.set_meta(connection, "name", "value")
            with pytest.raises(RuntimeError), db.writing():
                pass
        assert local.meta(db.connection, "name") == "value"


def test_what_raises_or_is_rehearsed_leaves_nothing(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "x.commission")) as db:

        def fail() -> None:
            with db.writing() as connection:
                local.set_meta(connection, "name", "value")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        with db.rehearsing() as connection:
            local.set_meta(connection, "name", "value")
        assert local.meta(db.connection, "name") is None


def _spoil(path: Path, place: int, value: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[place : place + len(value)] = value
    path.write_bytes(bytes(content))


def test_a_newer_database_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.commission"
    Database.create(path).close()
    _spoil(path, 60, (999).to_bytes(4, "big"))
    before = path.read_bytes()
    with pytest.raises(UserError, match="database.newer"):
        Database.open(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["x.commission"]


def test_foreign_damaged_and_missing_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.commission"
    for content, key in ((b"", "database.foreign"), (b"SQLite format 3\0" + bytes(200), "database.foreign")):
        path.write_bytes(content)
        with pytest.raises(UserError, match=key):
            Database.open(path)
    path.unlink()
    with pytest.raises(UserError, match="database.missing"):
        Database.open(path)
    Database.create(path).close()
    _spoil(path, 100, bytes(3000))
    with pytest.raises(UserError, match="database.damaged"):
        Database.open(path)


def test_a_database_in_use_by_another_writer_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.commission"
    with closing(Database.create(path)) as one, closing(Database.open(path)) as other, one.writing():
        other.connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(UserError, match="database.busy"), other.writing():
            pass


def test_the_newest_ten_backups_are_kept_and_then_one_a_day() -> None:
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    moments = [start - timedelta(hours=6 * number) for number in range(200)]
    paths = [Path(f"my-{moment:%Y%m%dT%H%M%S}{backup.SUFFIX}") for moment in moments]
    dropped = backup.superfluous(paths, "my")
    kept = [path for path in paths if path not in dropped]
    assert set(paths[:10]) <= set(kept)
    days = [path.name[3:11] for path in kept[10:]]
    assert len(days) == len(set(days))
    assert len({path.name[3:11] for path in kept}) == backup.DAYS_KEPT
    latest = {path.name[3:11]: path for path in reversed(paths)}
    assert all(path == latest[path.name[3:11]] for path in kept[10:])


def test_backups_made_in_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    with closing(Database.create(tmp_path / "x.commission")) as db:
        made = {backup.keep(db.connection, tmp_path / "backups", "x", now) for _ in range(12)}
        assert len(made) == 12
        kept = list((tmp_path / "backups").iterdir())
        assert len(kept) == backup.NEWEST_KEPT
        Database.open(kept[0]).close()


@pytest.mark.parametrize("names", [("ref", "ref-copy"), ("q[1]", "q1")])
def test_databases_of_similar_names_keep_their_own_backups(tmp_path: Path, names: tuple[str, str]) -> None:
    moment = datetime(2026, 2, 12, tzinfo=UTC)
    with closing(Database.create(tmp_path / "x.commission")) as db:
        for name, count in zip(names, (3, 12), strict=True):
            for second in range(count):
                backup.keep(db.connection, tmp_path / "kept", name, moment + timedelta(seconds=second // 2))
    assert [len(backup.of_database(tmp_path / "kept", name)) for name in names] == [3, backup.NEWEST_KEPT]
