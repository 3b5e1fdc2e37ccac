"""What SQLite's errors become, and the columns that others read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk_fakes import account_of, reading

from headwater.errors import DeskError, DeskFull, DeskLocked, NotADesk
from headwater.store.sql import SqlStore
from headwater.types import Rejected


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "desk.db"


def connect(path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def test_every_connection_is_set_up(store):
    with store._reads.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    assert settings == ["wal", 1, 2, 50]


def test_a_transaction_that_writes_locks_from_its_start(store, path):
    with store._writes.begin(), connect(path) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_a_locked_database_is_said_to_be_locked_and_nothing_is_lost(store, path):
    store.put_reading(reading("ar-1"), reading_version="1")
    with connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        for write in (
            lambda: store.put_reading(reading("ar-2"), reading_version="1"),
            lambda: store.put_account(account_of([]), fingerprint="f"),
            lambda: store.reject(Rejected("b.txt", "clean", "empty")),
        ):
            with pytest.raises(DeskLocked, match="harbour"):
                write()
        assert list(store.iter_readings()) == [reading("ar-1")]  # readers need not wait
    store.put_reading(reading("ar-2"), reading_version="1")
    assert list(store.iter_readings()) == [reading("ar-1"), reading("ar-2")]


def test_a_new_database_that_is_locked_is_said_to_be_locked(url, path):
    with connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DeskLocked):
            SqlStore(url, where="harbour", busy_seconds=0.05)


def test_a_full_disk_is_said_to_be_full_and_what_was_kept_stays(store):
    store.put_reading(reading("ar-1"), reading_version="1")
    with store._reads.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = reading("ar-2", ". ".join(f"Boat {n} left at {n * n} o'clock" for n in range(3000)))
    with pytest.raises(DeskFull, match="harbour"):
        store.put_reading(big, reading_version="1")
    assert list(store.iter_readings()) == [reading("ar-1")]


def test_a_file_that_is_no_database(url, path):
    path.write_bytes(b"Ferry talks resume. " * 500)
    with pytest.raises(NotADesk, match="no database"):
        SqlStore(url, where="harbour")


def test_another_programs_database(url, path):
    with connect(path) as other:
        other.execute("CREATE TABLE boats (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotADesk, match="another program"):
        SqlStore(url, where="harbour")
    assert path.read_bytes() == before


def test_a_damaged_database(url, path):
    with SqlStore(url, where="harbour") as store:
        for n in range(50):
            store.put_reading(reading(f"ar-{n}"), reading_version="1")
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xff" * (size // 2))
    with pytest.raises(DeskError, match="damaged"), SqlStore(url, where="harbour") as store:
        list(store.iter_readings())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles SET data = x'00'",
        "UPDATE statements SET data = '{\"id\": 7}'",
        "UPDATE statements SET data = 'boat'",
    ],
)
def test_a_damaged_record(store, path, damage):
    store.put_reading(reading(), reading_version="1")
    with connect(path) as other:
        other.execute(damage)
    with pytest.raises(DeskError, match=r"harbour.*damaged"):
        list(store.iter_readings())


def test_a_database_that_cannot_be_reached(tmp_path):
    with pytest.raises(DeskError, match="cannot be reached"):
        SqlStore(f"sqlite:///{tmp_path / 'absent' / 'desk.db'}", where="harbour")


def test_our_own_mistakes_stay_what_they_are(store, path):
    with connect(path) as other:
        other.execute("DROP TABLE meta")
    with pytest.raises(Exception, match="no such table") as caught:
        store.has_account("f")
    assert not isinstance(caught.value, DeskError)


def test_what_others_read(store, path):
    store.put_reading(reading(), reading_version="read/1")
    store.put_account(account_of([reading()]), fingerprint="f")
    store.reject(Rejected("b.txt", "clean", "empty"), sha256="ab")
    with connect(path) as other:
        other.row_factory = sqlite3.Row
        rows = {
            table: {key: value for key, value in dict(other.execute(query).fetchone()).items() if key != "data"}
            for table, query in {
                "articles": "SELECT * FROM articles",
                "statements": "SELECT * FROM statements ORDER BY ordinal DESC",
                "rejected": "SELECT * FROM rejected",
                "claims": "SELECT * FROM claims",
                "lineages": "SELECT * FROM lineages",
                "conflicts": "SELECT * FROM conflicts",
                "movements": "SELECT * FROM movements",
                "events": "SELECT * FROM events",
                "reconciled": "SELECT * FROM reconciled",
                "entities": "SELECT * FROM entities",
                "families": "SELECT * FROM families",
                "derivations": "SELECT * FROM derivations",
                "meta": "SELECT * FROM meta",
            }.items()
        }
    article = reading().article
    assert rows == {
        "articles": {
            "id": "ar-1",
            "path": "ar-1.txt",
            "outlet": "Lagoon Post",
            "title": "Ferry talks resume.",
            "published": "2031-05",
            "published_precision": "month",
            "language": "en",
            "sha256": article.sha256,
            "words": 11,
            "made_by": "annotate/1",
            "reading_version": "read/1",
        },
        "statements": {
            "id": reading().statements[1].id,
            "article": "ar-1",
            "ordinal": 1,
            "form": "mixed",
            "stance": "denies",
            "hedged": 1,
            "source": "M",
            "speaker_name": "Odalys Brune",
            "content": "Mayor Odalys Brune said 12 boats were ready.",
            "said_on": "2031-05-03",
            "made_by": "attribute/1",
        },
        "rejected": {"path": "b.txt", "stage": "clean", "reason": "empty", "sha256": "ab"},
        "claims": {
            "id": "cl-ar-1",
            "ordinal": 0,
            "gist_article": "ar-1",
            "gist_start": 0,
            "gist_end": 1,
            "statements": 1,
            "narrated": 1,
        },
        "lineages": {"claim": "cl-ar-1", "ordinal": 0, "origins": 1, "articles": 1},
        "conflicts": {"id": "co-ar-1", "ordinal": 0, "kind": "denial", "why": "It is denied."},
        "movements": {"id": "mo-ar-1", "ordinal": 0, "who": None, "what": "boats", "quantity": "12"},
        "events": {"id": "ev-ar-1", "ordinal": 0, "kind": "meeting", "what": "met"},
        "reconciled": {"id": "re-ar-1", "ordinal": 0, "kind": "quantity", "reason": "update", "why": "It rose."},
        "entities": {"id": "en-ar-1", "ordinal": 0, "kind": "person", "name": "Brune", "side": None},
        "families": {"id": "fa-ar-1", "ordinal": 0, "root": "ar-1"},
        "derivations": {"article": "ar-1", "ordinal": 0, "own": 0.5, "quoted": 0.25},
        "meta": {"key": "account_fingerprint", "value": "f"},
    }
