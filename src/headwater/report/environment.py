"""How templates are read: whatever articles say is escaped, and a field that went missing is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    return Environment(
        loader=PackageLoader("headwater.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a field that went missing is a bug to be seen, not an empty cell
        trim_blocks=True,
        lstrip_blocks=True,
    )
