"""Many articles in one file: JSON, JSON lines, CSV and TSV."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from headwater.stages.ingest.decode import decode, tidy_line
from headwater.stages.ingest.draft import Draft, Refused, Unreadable
from headwater.stages.ingest.metadata import (
    count_known,
    get_text,
    has_field,
    hints_of,
    normal,
    normal_record,
    parse_json,
    parse_json_text,
)
from headwater.types import Hints, Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from headwater.settings import Settings

_LISTS = ("articles", "items", "data", "results", "docs")
_HTML = re.compile(r"</(?:p|div|span|a|article|section|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_MARKED_PARAGRAPH = re.compile(r"(?:\s###(?=\s|$))+\s?")  # some corpora keep an article on one line: "One. ### Two."


# ---------------------------------------------------------------- JSON


def read_json(data: bytes, settings: Settings) -> Iterator[Draft | Refused]:
    """One article object, a list of them, or an object that holds such a list.

    Raises:
        Unreadable: it is no JSON, or neither object nor list.
    """
    try:
        document, encoding = parse_json(data)
    except Unreadable:
        if not looks_like_json_lines(data):
            raise
        yield from read_json_lines(data, settings)  # many programs call JSON lines ".json"
        return
    records = _records(document, settings)
    if records is None:
        yield _draft(document, "", encoding=encoding, settings=settings)
        return
    for number, record in enumerate(records, 1):
        yield _draft(record, f"#{number}", encoding=encoding, settings=settings)


def _records(document: Any, settings: Settings) -> list[Any] | None:
    """The list of articles in a document; None if it is one article itself."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        raise Unreadable("JSON without an article: neither an object nor a list of objects")
    if _body(normal_record(document), settings):
        return None
    return next((found for name in _LISTS if isinstance(found := document.get(name), list)), None)


def looks_like_json_lines(data: bytes) -> bool:
    return bool(re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*"', data) and re.search(rb'\n\{\s*"', data))


def read_json_lines(data: bytes, settings: Settings) -> Iterator[Draft | Refused]:
    """One article a line; a broken line is refused alone.

    Raises:
        Unreadable: the bytes are no text.
    """
    decoded = decode(data)
    for number, line in enumerate(decoded.text.split("\n"), 1):  # not splitlines: U+2028 may stand in a string
        if not line.strip():
            continue
        try:
            record = parse_json_text(line, first_line=number)
        except Unreadable as error:
            yield Refused(f"#{number}", error.reason)
            continue
        yield _draft(record, f"#{number}", encoding=decoded.encoding, settings=settings)


def _draft(record: Any, place: str, *, encoding: str, settings: Settings) -> Draft | Refused:
    if not isinstance(record, dict):
        return Refused(place, "not an article: not a JSON object")
    record = normal_record(record)
    found = _body(record, settings)
    if found is None:
        names = tidy_line(", ".join(sorted(record)[:10])) or "none"
        return Refused(place, f"no text: its fields are {names}; name the one with the text by the setting field_text")
    body, markup = found
    return Draft(body, markup, hints_of(record, settings), encoding, place)


def _body(record: Mapping[str, Any], settings: Settings) -> tuple[str, Markup] | None:
    if text := get_text(record, "text", settings):
        return text, Markup.HTML if _HTML.search(text) else Markup.TEXT
    if html := get_text(record, "html", settings):
        return html, Markup.HTML
    return None


# ---------------------------------------------------------------- CSV


def read_csv(data: bytes, settings: Settings) -> Iterator[Draft | Refused]:
    """One article a row, under a line of column names.

    Raises:
        Unreadable: the bytes are no text, or no column holds text.
    """
    decoded = decode(data)
    delimiter, columns = _header(decoded.text, settings)
    if not _has_articles(columns, settings):
        raise Unreadable(_no_text_column(columns))
    for number, row in enumerate(_rows(decoded.text, delimiter, settings), 1):
        place = f"#{number}"
        if isinstance(row, str):
            yield Refused(place, row)
        elif len(row) > len(columns) and any(row[len(columns) :]):
            yield Refused(place, f"{len(row)} fields under {len(columns)} columns; put the text into double quotes")
        elif found := _body(record := dict(zip(columns, row, strict=False)), settings):
            body = _MARKED_PARAGRAPH.sub("\n\n", found[0])
            yield Draft(body, found[1], hints_of(record, settings), decoded.encoding, place)
        else:
            yield Refused(place, "no text in this row")


def _has_articles(columns: list[str], settings: Settings) -> bool:
    return has_field(columns, "text", settings) or has_field(columns, "html", settings)


def _no_text_column(columns: list[str]) -> str:
    names = ", ".join(column[:40] for column in columns[:15])
    return f"no column with text among: {names}; name it by the setting field_text"


def find_listed_files(data: bytes, settings: Settings) -> dict[str, Hints] | None:
    """The metadata of the files that a CSV names in a path column; None if it is a table of articles.

    Raises:
        Unreadable: the bytes are no text or no table.
    """
    text = decode(data).text
    delimiter, columns = _header(text, settings)
    if _has_articles(columns, settings) or not has_field(columns, "path", settings):
        return None
    rows = (row for row in _rows(text, delimiter, settings) if isinstance(row, list))
    records = [dict(zip(columns, row, strict=False)) for row in rows]
    return {name: hints_of(record, settings) for record in records if (name := get_text(record, "path", settings))}


def looks_like_csv(data: bytes, settings: Settings) -> bool:
    """Whether the first line is a line of column names, one for the text among them."""
    line = data[:4096].split(b"\n")[0]
    try:
        _, columns = _header(decode(line).text, settings)
    except Unreadable:
        return False
    return count_known(columns, settings) > 1 and has_field(columns, "text", settings)


def _header(text: str, settings: Settings) -> tuple[str, list[str]]:
    """The delimiter and the normal names of the columns: those that give most names that we know, then most columns.

    ``csv.Sniffer`` counts characters and is led astray by the commas of running text.
    """
    candidates = []
    for delimiter in (",", ";", "\t", "|"):
        with _large_fields(settings):
            try:
                first = next(filter(None, _reader(io.StringIO(text, newline=""), delimiter)), [])
            except csv.Error as error:
                raise Unreadable(f"not a table: {error}") from error
        columns = [normal(name) for name in first]
        candidates.append((count_known(columns, settings), len(columns), delimiter, columns))
    _, _, delimiter, columns = max(candidates, key=lambda candidate: candidate[:2])
    return delimiter, columns


def _rows(text: str, delimiter: str, settings: Settings) -> list[list[str] | str]:
    """All rows under the header that are not blank; a string says why a row could not be read."""
    raw: list[str] = []  # the lines of the row that is being read

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            raw.append(line)
            yield line

    rows: list[list[str] | str] = []
    swallowed = 0
    reader = _reader(lines(), delimiter)
    with _large_fields(settings):
        while True:
            raw.clear()
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                rows.append(f"broken row: {error}")
                continue
            if row:
                rows.append(row)
                swallowed = len(raw) if "".join(raw).count('"') % 2 else 0
    # Only at the end of the file can a quote stay open; the reader passes over it in silence.
    if swallowed > 1:
        rows[-1] = f"a double quote opened {swallowed} lines before the end of the file is never closed; close it"
    return rows[1:]


def _reader(lines: Any, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter)


@contextmanager
def _large_fields(settings: Settings) -> Iterator[None]:
    """Lifts the csv module's limit of 131,072 characters a field, which holds for the whole process."""
    before = csv.field_size_limit(settings.max_file_bytes)
    try:
        yield
    finally:
        csv.field_size_limit(before)
