from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import jsonschema
import pytest
from fictional import brief, empty

from headwater import types
from headwater.report import document
from headwater.report.schema import load_schema

RECORDS = {
    name: value
    for name, value in vars(document).items()
    if dataclasses.is_dataclass(value) and value.__module__ == document.__name__
}
DOCS = Path(__file__).parents[2] / "docs" / "brief.md"


def names(record):
    return {f.name.rstrip("_") for f in dataclasses.fields(record)}


def part(name):
    schema = load_schema()
    return schema if name == "Brief" else schema["$defs"][name]


def test_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize("made", [brief(), empty()], ids=["whole", "empty"])
def test_brief_satisfies_schema(made):
    jsonschema.validate(made.to_dict(), load_schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", RECORDS)
def test_schema_and_document_name_the_same_fields(name):
    found = part(name)
    assert set(found["properties"]) == set(found["required"]) == names(RECORDS[name])
    assert found["additionalProperties"] is False


def test_schema_defines_no_other_record():
    assert set(load_schema()["$defs"]) == set(RECORDS) - {"Brief"}


@pytest.mark.parametrize(
    ("record", "field", "enum"),
    [
        ("Time", "precision", types.Precision),
        ("EntityDoc", "kind", types.EntityKind),
        ("StatementDoc", "form", types.Form),
        ("StatementDoc", "stance", types.Stance),
        ("OriginDoc", "kind", types.OriginKind),
        ("QuantityDoc", "bound", types.Bound),
        ("ConflictDoc", "kind", types.ConflictKind),
        ("NotConflictDoc", "kind", types.ConflictKind),
        ("NotConflictDoc", "reason", types.Reconciliation),
        ("ChangeDoc", "kind", types.DriftKind),
        ("CreditDoc", "kind", types.CreditKind),
        ("LinkDoc", "kind", types.LinkKind),
        ("MovementDoc", "kind", types.MoverKind),
        ("EventDoc", "kind", types.EventKind),
        ("FigureDoc", "bound", types.Bound),
    ],
)
def test_schema_knows_every_kind(record, field, enum):
    assert part(record)["properties"][field]["enum"] == [str(kind) for kind in enum]


def test_schema_knows_all_furniture_but_white_space():
    kinds = part("RemovedDoc")["properties"]["kind"]["enum"]
    assert set(kinds) == set(types.Furniture) - {types.Furniture.SPACE}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(mood="grim"),
        lambda d: d["claims"][0].pop("origins"),
        lambda d: d["statements"][0].update(stance="agrees"),
        lambda d: d["articles"][0]["published"].update(value="May 2031"),
        lambda d: d["conflicts"][0].update(claims=["c1"]),
    ],
    ids=["unknown field", "missing field", "unknown kind", "no ISO date", "half a conflict"],
)
def test_schema_notices(spoil):
    packed = brief().to_dict()
    spoil(packed)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(packed, load_schema(), jsonschema.Draft202012Validator)


def documented():
    """Heading -> field names in its table."""
    found = {}
    for section in re.split(r"^## ", DOCS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0].strip()
        found[heading] = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_docs_explain_every_field_once(name):
    fields = documented()[name]
    assert sorted(fields) == sorted(names(RECORDS[name]))


def test_docs_explain_no_other_record():
    assert {heading for heading, fields in documented().items() if fields} == set(RECORDS)


def test_docs_name_every_kind():
    text = DOCS.read_text("utf-8")
    kinds = {
        kind
        for record in [load_schema(), *load_schema()["$defs"].values()]
        for field in record["properties"].values()
        for kind in field.get("enum", ())
    }
    assert {kind for kind in kinds if f"`{kind}`" not in text} == set()
