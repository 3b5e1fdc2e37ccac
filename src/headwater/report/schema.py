"""The JSON Schema of the brief, for whoever reads briefs and wants to be sure of their shape."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load_schema() -> dict[str, Any]:
    """``headwater.brief/1`` as JSON Schema 2020-12: strict, so a field that is unknown or missing does not pass."""
    text = files("headwater.report").joinpath("brief-1.schema.json").read_text("utf-8")
    schema = json.loads(text)
    assert isinstance(schema, dict)
    return schema
