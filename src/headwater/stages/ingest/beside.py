"""The files that speak of other files: ``meta.json``, and tables that list files without holding their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.stages.ingest.draft import NO_HINTS, Unreadable
from headwater.stages.ingest.formats import EXTENSIONS, Format
from headwater.stages.ingest.metadata import META, merge, place_of, read_meta
from headwater.stages.ingest.tables import find_listed_files
from headwater.types import Hints, Rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from headwater.settings import Settings
    from headwater.stages.ingest.walk import Entry

_NOT_ARTICLES = (META, "gold.json")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a set of files before any of them is read as an article."""

    hints: dict[str, Hints]  # by the key of the file
    silent: frozenset[str]  # keys of files that are no articles and have done their work
    rejected: dict[str, Rejected]  # by key: metadata that is broken, or about nothing that is here


def read_beside(files: Sequence[Entry], settings: Settings) -> Beside:
    """Reads all metadata first, since any of it may name any file. Where two speak of one file, the first wins."""
    hints: dict[str, Hints] = {}
    listed: dict[str, set[str]] = {}
    silent = set()
    rejected = {}
    for file in files:
        try:
            found = _find_metadata(file, settings)
        except Unreadable as error:
            rejected[file.key] = Rejected(file.path, "ingest", error.reason)
            continue
        for key, about in (found or {}).items():
            hints[key] = merge(hints.get(key, NO_HINTS), about)
        if file.name in _NOT_ARTICLES:
            silent.add(file.key)
        elif found is not None:
            listed[file.key] = set(found)
    others = {file.key for file in files} - set(listed)  # a table that lists itself, or another, lists no article
    for file in files:
        if file.key in listed and not others.isdisjoint(listed[file.key]):
            silent.add(file.key)
        elif file.key in listed:
            reason = "lists files, and none of them was given; give their folder too"
            rejected[file.key] = Rejected(file.path, "ingest", reason)
    return Beside(hints, frozenset(silent), rejected)


def _find_metadata(file: Entry, settings: Settings) -> dict[str, Hints] | None:
    """What a file says of others, by their keys; None if it is no file of metadata."""
    if file.name == META:
        named: dict[str, Hints] | None = read_meta(file.read(), settings)
    elif EXTENSIONS.get(file.extension) is Format.CSV:
        try:
            named = find_listed_files(file.read(), settings)
        except Unreadable:  # the reader of articles will say so in its turn
            return None
    else:
        return None
    return None if named is None else {place_of(file.folder, name): hints for name, hints in named.items()}
