"""The tables of a brief as files: CSV that a spreadsheet can open, or Parquet.

A ``datapackage.json`` beside them says which columns there are and how the tables hang together (Frictionless Data
Package), and shows a later export that the folder is one of ours.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from headwater.report.document import Brief
from headwater.report.exports.characters import packed
from headwater.report.exports.tables import Cell, Table, tables

DESCRIPTION = "datapackage.json"
PACKAGE = "headwater-brief"

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}

# Where a spreadsheet would see a formula, perhaps behind white space. Apostrophes count, too, so that the one which is
# put before such a cell can be told from one that stood there.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠\t\r\n]")


def csv_files(brief: Brief) -> dict[str, bytes]:
    """The folder of CSV: RFC 4180, UTF-8; a missing value is an empty cell."""
    made = tables(brief)
    return {**{f"{t.name}.csv": _csv(t) for t in made}, DESCRIPTION: _description(brief, made, "csv")}


def parquet_files(brief: Brief) -> dict[str, bytes]:
    """The folder of Parquet files; needs pyarrow."""
    made = tables(brief)
    return {**{f"{t.name}.parquet": _parquet(t) for t in made}, DESCRIPTION: _description(brief, made, "parquet")}


def strange_files(names: Iterable[str], description: bytes) -> list[str]:
    """Of the files in a folder, those that no earlier export wrote.

    Args:
        names: what the folder holds.
        description: its ``datapackage.json``; empty where there is none.
    """
    try:
        package = json.loads(description)
        ours = {DESCRIPTION, *(r["path"] for r in package["resources"])} if package["name"] == PACKAGE else set()
    except (ValueError, TypeError, LookupError, RecursionError):
        ours = set()
    return sorted(name for name in names if name not in ours)


def safe_cell(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe stands before what it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def given_cell(cell: str) -> str:
    """What :func:`safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _csv(table: Table) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_cell, row) for row in table.rows)
    return page.getvalue().encode("utf-8")


def _cell(value: Cell) -> Cell:
    """Only text is guarded: a number keeps its sign."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value) if isinstance(value, str) else value


def _parquet(table: Table) -> bytes:
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    kinds: dict[type, Any] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    arrays = [
        pa.array((row[place] for row in table.rows), type=kinds[column.kind])
        for place, column in enumerate(table.columns)
    ]
    page = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=[column.name for column in table.columns]), page)
    return page.getvalue()


def _description(brief: Brief, made: Iterable[Table], form: str) -> bytes:
    package = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": PACKAGE,
        "headwater": brief.headwater,
        "created": brief.made_at,
        "resources": [_resource(table, form) for table in made],
    }
    return packed(package).encode("utf-8")


def _resource(table: Table, form: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [{"name": c.name, "type": _TYPES[c.kind]} for c in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.parent is not None:
        here = [column.name for column in table.columns[: len(table.parent.key)]]
        there = {"resource": table.parent.name, "fields": list(table.parent.key)}
        schema["foreignKeys"] = [{"fields": here, "reference": there}]
    return {
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "name": table.name,
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "schema": schema,
    }
