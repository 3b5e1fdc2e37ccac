from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from headwater.errors import NewerDesk
from headwater.store import tables
from headwater.store.sql import SqlStore


def test_the_newest_migration_is_the_revision_that_tables_names():
    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == tables.REVISION


def test_migrations_make_the_tables_that_tables_describes(store):
    with store._reads.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_every_table_is_described_for_those_who_read_it():
    for table in tables.metadata.tables:
        assert table in tables.__doc__


def test_a_newer_desk_is_not_touched(url, tmp_path):
    SqlStore(url, where="harbour").close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(NewerDesk, match=r"harbour.*9999"):
        SqlStore(url, where="harbour")
    assert (tmp_path / "desk.db").read_bytes() == before


def test_an_empty_file_becomes_a_desk(url, tmp_path):
    (tmp_path / "desk.db").touch()
    with SqlStore(url, where="harbour") as store:
        assert store.counts().articles == 0


def test_a_migration_that_fails_leaves_nothing_behind(url, monkeypatch):
    upgrade = command.upgrade

    def fails_at_the_end(*args: object) -> None:
        upgrade(*args)
        raise RuntimeError("cut short")

    monkeypatch.setattr(command, "upgrade", fails_at_the_end)
    with pytest.raises(RuntimeError):
        SqlStore(url, where="harbour")
    monkeypatch.undo()
    with SqlStore(url, where="harbour") as store:
        assert store.counts().articles == 0


def test_a_desk_that_is_up_to_date_is_opened_without_alembic(url, monkeypatch):
    SqlStore(url, where="harbour").close()
    monkeypatch.setattr(command, "upgrade", None)
    SqlStore(url, where="harbour").close()


def test_a_desk_of_the_first_schema_is_brought_up_to_date(url, tmp_path):
    SqlStore(url, where="harbour").close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as other, other:
        for table in ("judgements", "derivations", "families", "events", "reconciled"):
            other.execute(f"DROP TABLE {table}")
        other.execute("CREATE TABLE families (id VARCHAR PRIMARY KEY, ordinal INTEGER, root TEXT NOT NULL, data TEXT)")
        other.execute("UPDATE alembic_version SET version_num = '0001'")
    with SqlStore(url, where="harbour") as store:
        assert store.judgements() == ()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as other, other:
        other.execute("INSERT INTO families VALUES ('fa-1', 0, NULL, '{}')")
        assert other.execute("SELECT count(*) FROM derivations").fetchone() == (0,)
