"""What a page says of its article in JSON-LD, schema.org's way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DEEP = 6  # levels; an article lies at the top or in a graph
_MANY = 2000  # nodes
_AUTHOR_LONGEST = 100  # characters


@dataclass(frozen=True)
class LinkedData:
    published: tuple[str, ...] = ()  # the article's own date first, then those of its parts
    authors: tuple[str, ...] = ()
    publisher: str | None = None


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """Date, authors and publisher of the first article in a page's scripts; a broken script gives its date at most."""
    published: list[str] = []
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    for script in scripts:
        try:
            document = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            published += _DATE.findall(script)
            continue
        for node in _nodes(document):
            if not isinstance(node.get("datePublished"), str):
                continue
            published.append(node["datePublished"])
            authors = authors or tuple(_names(node.get("author")))
            publisher = publisher or next(_names(node.get("publisher")), None)
    return LinkedData(tuple(published), authors, publisher)


def _nodes(document: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document, the outer ones first, so that an article comes before its comments and parts."""
    level = [document]
    seen = 0
    for _ in range(_DEEP):
        below: list[Any] = []
        for node in level:
            seen += 1
            if seen > _MANY:
                return
            if isinstance(node, dict):
                yield node
                below += node.values()
            elif isinstance(node, list):
                below += node
        level = below


def _names(value: Any) -> Iterator[str]:
    """The names in an ``author``: a string, an object with a name, or a list of these."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and 0 < len(name.strip()) <= _AUTHOR_LONGEST and "://" not in name:
            yield " ".join(name.split())
