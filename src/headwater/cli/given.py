"""Articles of a ``.jsonl`` file that keep the id and the text they come with, so that offsets fit the given text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.ids import content_id, made_by
from headwater.settings import Settings
from headwater.types import Article, Rejected

SUFFIXES = (".jsonl", ".ndjson")
STEP = "given"  # takes the place of ingest and clean
MADE_BY = made_by(STEP, "1")


def is_rows(path: str) -> bool:
    """Whether this is a file of rows, by its name."""
    return Path(path).suffix.lower() in SUFFIXES and Path(path).is_file()


def read_rows(path: str, settings: Settings) -> Iterator[Article | Rejected]:
    """The articles of one file, read line by line, so that a file of any size will do. A bad line is rejected alone."""
    lines: dict[str, int] = {}  # of each id, the line where it stands
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                found = _article(line, f"{path}#{number}", settings)
                if isinstance(found, str):
                    yield Rejected(f"{path}#{number}", STEP, f"line {number}: {found}")
                elif found.id in lines:
                    yield Rejected(found.path, STEP, f"line {number}: same id as line {lines[found.id]}")
                else:
                    lines[found.id] = number
                    yield found
    except OSError as error:
        yield Rejected(path, STEP, f"cannot be read: {error.strerror or error}")


def given_article(id_: str, text: str, path: str = "") -> Article:
    """A text as an article, with nothing cut and nothing known about it."""
    return Article(
        id=id_,
        path=path,
        sha256="",  # there is no file of its own
        text=text,
        source_text=text,
        removed=(),
        title=None,
        foreign=(),
        outlet=None,
        byline=None,
        url=None,
        published=None,
        language="en",
        mended=False,
        made_by=MADE_BY,
    )


def _article(line: bytes, place: str, settings: Settings) -> Article | str:
    """The article of one line, or why there is none."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return f"broken JSON: {error.msg}, column {error.colno}; mend it"
    except (ValueError, RecursionError) as error:  # no UTF-8; thousands of nested brackets
        return f"unusable JSON: {error}"
    if not isinstance(row, dict):
        return "not an article: not a JSON object"
    names = (*settings.field_text, "text")
    text = next((row[name] for name in names if isinstance(row.get(name), str)), None)
    fault = _fault(text, row, settings)
    if text is None or fault:
        return fault
    id_ = row.get("id")
    return given_article(content_id("art", text) if id_ is None else str(id_), text, place)


def _fault(text: str | None, row: dict[str, Any], settings: Settings) -> str:
    if text is None:
        return f"no text: its fields are {', '.join(sorted(row)[:10]) or 'none'}; name it by --field text=NAME"
    if not text.strip():
        return "the text is empty"
    if len(text) > settings.max_article_chars:
        return f"too long: {len(text):,} characters, the limit is {settings.max_article_chars:,}; split it"
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        return "the text holds half a character (a lone surrogate), which cannot be written out again"
    if not isinstance(row.get("id"), str | int | None):
        return "the id is neither a string nor a number"
    return ""
