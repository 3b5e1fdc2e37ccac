"""The tables, as DuckDB reads them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from headwater.report import exports
from headwater.report.document import SCHEMA, Brief
from headwater.report.exports.characters import clean
from headwater.report.exports.table_files import given_cell, safe_cell, strange_files
from headwater.report.exports.tables import tables
from report.exports.hostile import FORMULAS, MENDED, story
from report.fictional import brief, empty

FORMS = ("csv", "parquet")


class Folder:
    """The files of an export on disk, one DuckDB query away."""

    def __init__(self, path: Path, form: str, made: Brief) -> None:
        self.path, self.form = path, form
        self.files = exports.files(made, form)
        for name, content in self.files.items():
            (path / name).write_bytes(content)

    def ask(self, query: str, **names: str) -> list[tuple[Any, ...]]:
        read = "read_parquet" if self.form == "parquet" else "read_csv"
        options = "" if self.form == "parquet" else ", header=true, all_varchar=true"
        sources = {key: f"{read}('{self.path / name}.{self.form}'{options})" for key, name in names.items()}
        return duckdb.sql(query.format(**sources)).fetchall()


@pytest.fixture(params=FORMS)
def folder(request, tmp_path) -> Folder:
    return Folder(tmp_path, request.param, story())


def records(value: object) -> Iterator[object]:
    """Every item of every list of a brief."""
    if is_dataclass(value):
        for field in fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield item
            yield from records(item)


def test_nothing_is_lost(folder):
    rows = sum(
        folder.ask("select count(*) from {t}", t=name.rpartition(".")[0])[0][0]
        for name in folder.files
        if name not in ("datapackage.json", f"brief.{folder.form}", f"settings.{folder.form}")
    )
    assert rows == sum(1 for _ in records(clean(story())))


def test_every_text_is_there_as_it_was():
    """Whatever text the JSON has stands in some cell, too."""
    made = clean(story())
    cells = {cell for table in tables(made) for row in table.rows for cell in row if isinstance(cell, str)}
    told = {text for text in texts(made.to_dict()) if text != json.dumps(made.settings)}
    assert told - cells == set()
    assert MENDED in cells


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_rows_belong_to_rows():
    for table in tables(story()):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        keys = [tuple(row[names.index(name)] for name in table.key) for row in table.rows]
        assert not table.key or len(set(keys)) == len(keys), table.name
        if table.parent:
            there = [column.name for column in table.parent.columns]
            held = {tuple(row[there.index(name)] for name in table.parent.key) for row in table.parent.rows}
            assert {row[: len(table.parent.key)] for row in table.rows} <= held, table.name


def test_a_question_over_several_tables(folder):
    """Which claims have one origin in several outlets, and whose is it?"""
    found = folder.ask(
        "select c.listed_as, o.name from {c} c join {o} o on o.claim_id = c.id "
        "where cast(c.origin_count as int) = 1 and cast(c.outlet_count as int) > 1 order by 1",
        c="claims",
        o="claim_origins",
    )
    assert [(int(number), name) for number, name in found] == [(1, "Osk Varn"), (2, "Osk Varn")]


def test_own_voices_are_no_origins(folder):
    (row,) = folder.ask("select listed_as, origin_count, article_count from {c} where id = 'c6'", c="claims")
    assert (row[0], int(row[1]), int(row[2])) == (None, 0, 1)


def test_times_keep_their_precision(folder):
    found = folder.ask("select published, published_precision from {a} order by id", a="articles")
    assert found[0] == ("2031-05-14T07:46", "minute")
    assert found[2] == ("2031-05-14", "day")
    assert found[4] == (None, None)


def test_ends_are_columns(folder):
    (row,) = folder.ask("select from_lat, from_or_else, to_lat, via_name from {m} where id = 'm2'", m="movements")
    assert (float(row[0]), row[1], float(row[2]), row[3]) == (61.5, "Karst, Oren", -3.5, None)


def test_places_named_together_are_a_list(folder):
    found = folder.ask("select number, name from {p} where movement_id = 'm7' order by 1", p="movement_from_parts")
    assert [int(number) for number, _ in found] == [1, 2, 3]
    assert [name for _, name in found][:2] == ["Oren", "Karst"]


def test_hostile_text_comes_back(folder):
    (row,) = folder.ask("select gist from {c} where id = 'nasty'", c="claims")
    assert (given_cell(row[0]) if folder.form == "csv" else row[0]) == MENDED
    assert len(row[0]) == len(MENDED) + (folder.form == "csv")


def test_a_spreadsheet_sees_no_formula(tmp_path):
    folder = Folder(tmp_path, "csv", story())
    gists = [row[0] for row in folder.ask("select gist from {c} where id like 'f%' order by id", c="claims")]
    assert [gist[0] for gist in gists] == ["'"] * len(FORMULAS)
    assert tuple(map(given_cell, gists)) == FORMULAS


def test_numbers_keep_their_sign(tmp_path):
    folder = Folder(tmp_path, "csv", story())
    (row,) = folder.ask("select to_lat from {m} where id = 'm2'", m="movements")
    assert row == ("-3.5",)


@pytest.mark.parametrize("text", ["", "plain", "'tis", "''", "'=x", "''=x", "a=b", "' -x", "\u202e=x", *FORMULAS])
def test_guarded_cells_can_be_told_from_others(text):
    assert given_cell(safe_cell(text)) == text
    assert safe_cell(text).lstrip().startswith(("=", "+", "-", "@")) is False


def test_csv_is_as_the_rfc_has_it():
    page = exports.files(brief(), "csv")["rejected.csv"]
    assert page == b"number,path,stage,reason\r\n1,pile/broken.pdf,ingest,no text could be read\r\n"


@pytest.mark.parametrize("form", FORMS)
def test_same_brief_same_bytes(form):
    assert exports.files(story(), form) == exports.files(story(), form)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_brief_has_the_same_tables(form, tmp_path):
    folder = Folder(tmp_path, form, empty())
    assert set(folder.files) == set(exports.files(story(), form))
    assert folder.ask("select schema from {b}", b="brief") == [(SCHEMA,)]
    assert folder.ask("select count(*) from {c}", c="claims") == [(0,)]


def test_types_of_parquet(tmp_path):
    folder = Folder(tmp_path, "parquet", empty())
    found = dict(row[:2] for row in folder.ask("describe select * from {s}", s="statements"))
    assert (found["hedged"], found["confidence"], found["source_start"], found["id"]) == (
        "BOOLEAN",
        "DOUBLE",
        "BIGINT",
        "VARCHAR",
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_description_fits_the_files(form, tmp_path):
    folder = Folder(tmp_path, form, story())
    package = json.loads(folder.files["datapackage.json"])
    assert {r["path"] for r in package["resources"]} == set(folder.files) - {"datapackage.json"}
    names = {r["name"] for r in package["resources"]}
    for resource in package["resources"]:
        schema = resource["schema"]
        told = [field["name"] for field in schema["fields"]]
        found = folder.ask("describe select * from {t}", t=resource["path"].rpartition(".")[0])
        assert [row[0] for row in found] == told
        for key in schema.get("foreignKeys", ()):
            assert key["reference"]["resource"] in names


def test_only_an_export_is_replaced():
    files = exports.files(brief(), "csv")
    assert strange_files(files, files["datapackage.json"]) == []
    assert strange_files([*files, "notes.txt"], files["datapackage.json"]) == ["notes.txt"]
    for other in (b"", b"{", b"[]", b'{"name": "else", "resources": []}', b'{"name": "headwater-brief"}'):
        assert strange_files(["claims.csv"], other) == ["claims.csv"]


def test_the_base_install_needs_no_pyarrow():
    code = (
        "import sys; from headwater.report import exports; from headwater.report.exports import table_files; "
        "print([m for m in ('pyarrow', 'networkx', 'rdflib', 'prov', 'duckdb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
