"""``docs/exports.md`` names whatever the exports write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from headwater.cli.options import FORMATS
from headwater.report import exports
from headwater.report.exports.graph import EDGE_FACTS, NODE_FACTS, graph
from headwater.report.exports.tables import tables
from report.exports.hostile import story

PAGE = Path(__file__).resolve().parents[3] / "docs" / "exports.md"
TOLD = set(re.findall(r"`([^`\n]+)`", PAGE.read_text(encoding="utf-8")))


def test_every_form_can_be_asked_for_and_is_described():
    forms = {*exports.FILES, *exports.FOLDERS}
    assert forms | {"terminal", "json", "md", "html"} == set(FORMATS)
    assert forms <= TOLD


def test_the_graph():
    kinds = {str(edge.facts["type"]) for edge in graph(story()).edges}
    assert kinds | {str(node.facts["type"]) for node in graph(story()).nodes} <= TOLD
    assert {*NODE_FACTS, *EDGE_FACTS} - {"type"} <= TOLD | {"claim"}


def test_the_properties_of_features():
    made = json.loads(exports.text(story(), "geojson"))
    names = {name for feature in made["features"] for name in feature["properties"]}
    assert {name for name in names if not name.startswith(("from_", "via_", "to_", "place_"))} <= TOLD


@pytest.mark.parametrize(
    ("form", "pattern"), [("jsonld", r'^ {3,}"(hw:\w+|[a-z]\w+)":'), ("prov", r"^ +((?:prov|hw|schema):\w+) ")]
)
def test_the_terms(form, pattern):
    found = set(re.findall(pattern, exports.text(story(), form), re.MULTILINE))
    assert len(found) > 10
    assert found <= TOLD


def test_the_tables_and_their_own_columns():
    made = {table.name: table for table in tables(story())}
    assert {name for name, table in made.items() if not table.parent} <= TOLD | {"overview_agencies"}
    added = [c.name for c in made["claims"].columns if c.name.endswith("_count") or c.name == "listed_as"]
    assert len(added) == 6
    assert set(added) <= TOLD
