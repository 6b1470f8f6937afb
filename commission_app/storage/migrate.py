"""Bringing a database up to date: the migrations of ``db/migrations``, one file each, applied in their order."""

from __future__ import annotations

import importlib.util
import sqlite3
from functools import cache

from commission_app.base.resources import database_files


@cache
def newest() -> int:
    """Return the number of the newest migration: the ``user_version`` of an up-to-date database."""
    return max(int(path.name[:4]) for path in database_files("migrations").glob("[0-9]*.py"))


def migrate(connection: sqlite3.Connection) -> None:
    """Apply all migrations that a database lacks, in one transaction."""
    # sqlite-utils takes 0.2 s to import, and most starts have nothing to migrate.
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("commission_app")
    for path in sorted(database_files("migrations").glob("[0-9]*.py")):
        spec = importlib.util.spec_from_file_location(f"commission_migration_{path.stem}", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        migrations(name=path.stem)(module.migrate)
    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {newest()}")
    connection.execute("PRAGMA foreign_keys = ON")
