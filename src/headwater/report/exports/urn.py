"""Names for the records of a brief where a form wants IRIs. They identify; there is nothing to fetch."""

from __future__ import annotations

from urllib.parse import quote

SCHEMA_ORG = "https://schema.org/"
TERMS = "urn:headwater:term:"  # our own words, for what no vocabulary has a word for


def urn(kind: str, *parts: object) -> str:
    """``urn:headwater:claim:cl-4f2a``; whatever a URN cannot hold is percent-encoded."""
    return ":".join(("urn:headwater", kind, *(quote(str(part), safe="") for part in parts)))
