from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from headwater.desk import Desk
from headwater.doctor.desk import check
from headwater.doctor.finding import Finding, Level
from headwater.store.originals import Originals
from store.desk_fakes import FakeStages

TEXTS = {"a.txt": "Ferry talks resume. Nobody would say why.", "b.txt": "Three boats left at dawn."}


@pytest.fixture
def desk(tmp_path) -> Path:
    """A desk that holds two articles, and that nobody has open."""
    news = tmp_path / "news"
    news.mkdir()
    for name, text in TEXTS.items():
        (news / name).write_text(text)
    with Desk.create(tmp_path / "desk", stages=FakeStages().stages) as made:
        made.add([news])
    return tmp_path / "desk"


@pytest.fixture
def one_original(desk) -> Path:
    return desk / "originals" / (name := hashlib.sha256(TEXTS["b.txt"].encode()).hexdigest())[:2] / name


def execute(desk: Path, *lines: str) -> None:
    with closing(sqlite3.connect(desk / "desk.db")) as database, database:
        for line in lines:
            database.execute(line)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def faults(desk: Path) -> list[Finding]:
    return [finding for finding in check(desk) if finding.level is Level.FAULT]


def of(desk: Path, what: str) -> Finding:
    (finding,) = (finding for finding in check(desk) if finding.what == what)
    return finding


def test_a_whole_desk_is_well_and_stays_as_it_is(desk):
    before = state(desk)
    found = list(check(desk))
    assert [(f.level, f.remedy) for f in found] == [(Level.OK, "")] * 5
    assert state(desk) == before


def test_a_folder_that_is_no_desk(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        (finding,) = check(folder)
        assert finding.level is Level.FAULT
        assert "is not a desk" in finding.detail
        assert finding.remedy.endswith(f"headwater init {folder}")
    assert list(tmp_path.iterdir()) == []


def test_no_right_to_write(desk, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path).name != "originals")
    (finding,) = faults(desk)
    assert finding.detail == f"no right to read and write {desk / 'originals'}"
    assert "chmod" in finding.remedy


# -------------------------------------------------------------------- the database


def test_a_file_that_is_no_database(desk):
    (desk / "desk.db").write_bytes(b"Dear Odalys, " * 400)
    (finding,) = faults(desk)
    assert finding.what == "desk's database"
    assert "not a database" in finding.detail
    assert "headwater add NEW" in finding.remedy


def test_a_damaged_database(desk):
    path = desk / "desk.db"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * 12_288)
    (finding, *_) = faults(desk)
    assert finding.what == "desk's database"
    assert "headwater add NEW" in finding.remedy


def test_rows_that_the_schema_forbids(desk):
    execute(
        desk,
        "UPDATE articles SET outlet = NULL",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'outlet TEXT', 'outlet TEXT NOT NULL') WHERE name = 'articles'",
    )
    (finding,) = faults(desk)
    assert finding.detail.startswith("is damaged: NULL value in articles.outlet")


def test_an_article_that_its_statements_have_lost(desk):
    execute(desk, "PRAGMA foreign_keys = OFF", "DELETE FROM articles WHERE path LIKE '%a.txt'")
    (finding,) = faults(desk)
    assert finding.detail == "rows lack what they belong to: statements without articles"


def test_the_database_of_another_program(desk):
    execute(desk, "DROP TABLE alembic_version")
    (finding,) = faults(desk)
    assert "belongs to another program" in finding.detail


@pytest.mark.parametrize(
    ("revision", "level", "remedy"),
    [("0001", Level.HINT, "headwater status"), ("9999", Level.FAULT, "use the version of headwater that wrote")],
)
def test_the_schema_of_another_version(desk, revision, level, remedy):
    execute(desk, f"UPDATE alembic_version SET version_num = '{revision}'")
    finding = of(desk, "desk's schema")
    assert finding.level is level
    assert finding.detail.startswith(revision)
    assert remedy in finding.remedy


def test_what_a_newer_version_keeps_is_not_judged(desk):
    execute(
        desk, "UPDATE alembic_version SET version_num = '9999'", "ALTER TABLE articles RENAME COLUMN sha256 TO hash"
    )
    assert [finding.what for finding in faults(desk)] == ["desk's schema"]


def test_a_desk_that_lost_its_version(desk):
    execute(desk, "DELETE FROM alembic_version")
    (finding,) = faults(desk)
    assert "does not say which version wrote it" in finding.detail


def test_a_desk_whose_making_was_cut_short(tmp_path):
    (tmp_path / "desk.db").touch()
    finding = of(tmp_path, "desk's schema")
    assert finding.level is Level.HINT
    Desk.open(tmp_path).close()  # as the remedy has it
    assert of(tmp_path, "desk's schema").level is Level.OK


# -------------------------------------------------------------------- other processes


def killed_while_open(desk: Path) -> None:
    code = f"""
import os, sqlite3
database = sqlite3.connect({str(desk / "desk.db")!r})
database.execute("UPDATE articles SET sha256 = 'lost'")
database.commit()
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)


def test_what_a_killed_process_left_is_read_and_left(desk):
    killed_while_open(desk)
    before = state(desk)
    found = {f.what: f for f in check(desk)}
    assert found["desk's lock"].level is Level.OK
    assert "killed" in found["desk's lock"].detail
    assert "missing for" in found["desk's originals"].detail  # so what the process wrote was seen
    after = state(desk)
    index = "desk.db-shm"  # SQLite's own, made anew whenever it is missing
    assert {**after, index: b""} == {**before, index: b""}


def test_a_process_that_writes(desk, monkeypatch):
    monkeypatch.setattr("headwater.doctor.desk.WAIT", 0.01)
    with closing(sqlite3.connect(desk / "desk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        finding = of(desk, "desk's lock")
        other.execute("ROLLBACK")
        assert of(desk, "desk's lock").level is Level.OK
    assert finding.level is Level.HINT
    assert "wait" in finding.remedy
    assert of(desk, "desk's lock").detail == "nobody has the desk open"


# -------------------------------------------------------------------- the originals


def test_an_original_that_is_missing(desk, one_original):
    one_original.unlink()
    (finding,) = faults(desk)
    assert finding.what == "desk's originals"
    assert finding.detail.startswith("missing for")
    assert finding.detail.endswith("b.txt")
    assert finding.remedy.endswith(f"headwater add {desk} PATH...")


def test_an_original_that_was_altered(desk, one_original):
    one_original.write_text("Four boats left at dawn.")
    (finding,) = faults(desk)
    assert finding.detail == f"not what they were: {one_original}"


def test_adding_again_brings_an_original_back(desk, one_original, tmp_path):
    one_original.unlink()
    with Desk.open(desk, stages=FakeStages().stages) as opened:
        opened.add([tmp_path / "news"])
    assert faults(desk) == []


def test_an_original_that_cannot_be_read_is_not_what_it_was(desk, one_original):
    one_original.unlink()
    one_original.mkdir()
    (finding,) = faults(desk)
    assert str(one_original) in finding.detail


def test_many_lost_originals_are_not_all_listed(desk):
    rows = [f"UPDATE articles SET path = 'x.txt', sha256 = 'x' WHERE path LIKE '%{name}'" for name in TEXTS]
    execute(desk, *rows)
    shutil.rmtree(desk / "originals")
    columns = "path, outlet, title, published, published_precision, language, words, made_by, reading_version, data"
    for n in range(7):
        execute(
            desk, f"INSERT INTO articles (id, sha256, {columns}) SELECT 'n{n}', 's{n}', {columns} FROM articles LIMIT 1"
        )
    (finding,) = faults(desk)
    assert finding.detail.count("x.txt") == 5
    assert finding.detail.endswith("and 3 more")


def test_what_is_half_written_is_a_hint(desk):
    Originals(desk / "originals", where="desk")._write_unfinished(b"half of")
    finding = next(f for f in check(desk) if f.level is not Level.OK)
    assert finding.level is Level.HINT
    assert ".unfinished-" in finding.detail
    assert "headwater status" in finding.remedy
