"""What is said about an article outside its text: names of fields, ``meta.json``, lists of files, front matter."""

from __future__ import annotations

import json
import posixpath
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from headwater.stages.ingest.decode import decode, tidy_line
from headwater.stages.ingest.draft import NO_HINTS, Unreadable
from headwater.types import Hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from headwater.settings import Settings

META = "meta.json"

# Tried in this order; the first that is there and not empty wins.
_ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "article_text", "article_body", "full_text", "story", "maintext"),
        "articlebody",  # schema.org
    ),
    "html": ("html", "raw_html"),
    "title": ("title", "headline", "name", "head"),
    "outlet": (
        *("outlet", "publisher", "source", "site", "site_name", "source_name", "newspaper", "domain", "media"),
        "publication",
    ),
    "url": ("url", "link", "article_url"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": (
        *("published", "date", "published_at", "publish_date", "date_published", "datepublished", "datetime"),
        *("pubdate", "scrape_time", "timestamp", "created_at"),
    ),
    "language": ("language", "lang"),
    "location": ("location", "place"),
    "path": ("path", "file", "filename"),
}
_SETTING = {"text": "field_text", "title": "field_title", "outlet": "field_outlet", "published": "field_date"}
_NOTHING = frozenset({"nan", "none", "null", "n/a"})  # how tables written by programs say "no value"
_HINTS = tuple(field.name for field in fields(Hints))
_FRONT_MATTER_LIMIT = 20_000


def normal(name: str) -> str:
    """A field's name as it is compared: ``Publish Date`` is ``publish_date``."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def normal_record(record: Mapping[str, Any]) -> dict[str, Any]:
    return {normal(name): value for name, value in record.items()}


@lru_cache(maxsize=64)
def _names(field: str, settings: Settings) -> tuple[str, ...]:
    """The names under which a field may stand, the user's own first."""
    own: tuple[str, ...] = getattr(settings, _SETTING[field]) if field in _SETTING else ()
    return (*map(normal, own), *_ALIASES[field])


def has_field(columns: Sequence[str], field: str, settings: Settings) -> bool:
    """Whether one of the columns, whose names are normal, holds this field."""
    return any(name in columns for name in _names(field, settings))


def count_known(columns: Sequence[str], settings: Settings) -> int:
    """How many fields these columns hold."""
    return sum(has_field(columns, field, settings) for field in _ALIASES)


def get_text(record: Mapping[str, Any], field: str, settings: Settings) -> str | None:
    """The first value that is not empty under any of a field's names, as written; None if there is none.

    The names in ``record`` are normal.
    """
    separator = "\n\n" if field == "text" else ", "
    for name in _names(field, settings):
        written = _written(record.get(name), separator)
        if written.strip():
            return written
    return None


def _written(value: object, separator: str) -> str:
    """A value as text: ``{"name": ...}`` by its name, lists joined, truth values and the like not at all."""
    if isinstance(value, str):
        return "" if value.strip().lower() in _NOTHING else value
    if isinstance(value, dict):
        return next((v for k in ("name", "rendered") if isinstance(v := value.get(k), str)), "")
    if isinstance(value, list):
        parts = (_written(part, separator) for part in value if not isinstance(part, list))
        return separator.join(part for part in parts if part)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 1.7e9 is a timestamp
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def hints_of(record: Mapping[str, Any], settings: Settings) -> Hints:
    """The metadata in one object or row; the names in it are normal."""
    found = {name: get_text(record, name, settings) for name in _HINTS}
    return Hints(**{name: tidy_line(value) if value else None for name, value in found.items()})


def merge(first: Hints, second: Hints) -> Hints:
    """The first, with its gaps filled from the second."""
    return Hints(*(getattr(first, name) or getattr(second, name) for name in _HINTS))


# ---------------------------------------------------------------- about other files


def parse_json(data: bytes) -> tuple[Any, str]:
    """A JSON document and its encoding.

    Raises:
        Unreadable: the bytes are no text or the text is no JSON.
    """
    decoded = decode(data)
    return parse_json_text(decoded.text), decoded.encoding


def parse_json_text(text: str, *, first_line: int = 1) -> Any:
    """The value in a text that begins on ``first_line`` of its file.

    Raises:
        Unreadable: the text is no JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first_line - 1 + error.lineno
        raise Unreadable(f"broken JSON: {error.msg}, line {line} column {error.colno}; mend it") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; thousands of nested brackets
        raise Unreadable(f"unusable JSON: {error}") from error


def read_meta(data: bytes, settings: Settings) -> dict[str, Hints]:
    """The metadata of the files that a ``meta.json`` names.

    Takes ``{"articles": [{"file": ...}]}``, the plain list, or an object from file name to metadata.

    Raises:
        Unreadable: it is no JSON or names no file.
    """
    document, _ = parse_json(data)
    named = dict(_named_records(document, settings))
    if not named:
        raise Unreadable('names no file; expected {"articles": [{"file": "a.txt", "outlet": ...}]}')
    return {name: hints_of(record, settings) for name, record in named.items()}


def _named_records(document: Any, settings: Settings) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(document, dict) and not isinstance(document.get("articles"), list):
        yield from ((name, normal_record(record)) for name, record in document.items() if isinstance(record, dict))
        return
    records = document["articles"] if isinstance(document, dict) else document
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict):
            record = normal_record(record)  # noqa: PLW2901
            if name := get_text(record, "path", settings):
                yield name, record


def place_of(folder: str, name: str) -> str:
    """One spelling for the place of a file that is named relative to a folder."""
    return posixpath.normpath(posixpath.join(folder, name.strip().replace("\\", "/")))


# ---------------------------------------------------------------- at the head of the text


def split_front_matter(text: str, settings: Settings) -> tuple[Hints, str]:
    """YAML metadata between ``---`` lines at the top of a text, and the text without it.

    Lines between dashes that are no YAML mapping are part of the text: dashes also rule off paragraphs.
    """
    lines = text.lstrip().split("\n")
    if lines[0].rstrip() != "---":
        return NO_HINTS, text
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    head = "\n".join(lines[1:end])
    if end is None or len(head) > _FRONT_MATTER_LIMIT:
        return NO_HINTS, text
    try:
        # BaseLoader leaves every value as it was written: dates stay text, "Yes" stays a title.
        record = yaml.load(head, yaml.BaseLoader)  # noqa: S506  (it makes strings, lists and dicts only)
    except (yaml.YAMLError, RecursionError):
        return NO_HINTS, text
    if not isinstance(record, dict) or not all(isinstance(name, str) for name in record):
        return NO_HINTS, text
    return hints_of(normal_record(record), settings), "\n".join(lines[end + 1 :])
