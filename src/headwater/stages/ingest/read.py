"""From the paths that a user gave to raw items, each with its id."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO

from headwater.ids import content_id, made_by
from headwater.stages.ingest.archive import Budget, open_zip
from headwater.stages.ingest.beside import read_beside
from headwater.stages.ingest.decode import tidy
from headwater.stages.ingest.draft import NO_HINTS, Draft, Unreadable
from headwater.stages.ingest.formats import EMPTY, READERS, Format, find_format
from headwater.stages.ingest.metadata import merge
from headwater.stages.ingest.walk import Entry, check_given, walk
from headwater.types import Hints, Markup, RawItem, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from headwater.settings import Settings

_ZIPS_DEEP = 2  # a zip, and a zip inside it


def read_paths(
    paths: Sequence[str | os.PathLike[str]],
    settings: Settings,
    *,
    keep: Callable[[str, bytes], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[RawItem | Rejected]:
    """The articles in files, folders and zips, in the order given, folders sorted; "-" is standard input.

    Args:
        paths: what the user gave.
        settings: limits and names of fields.
        keep: called with the SHA-256 and the bytes of each file or zip member before its first item.
        stdin: where "-" reads from, if not from the process's own standard input.

    Raises:
        InputError: a path does not exist; raised by the call itself, before anything is read.
    """
    given = [os.fspath(path) for path in paths]
    check_given(given)
    entries = list(walk(given, settings, stdin=stdin))
    return _Run(settings, keep).read(entries)


class _Run:
    """One run of reading: which ids were met, and where first."""

    def __init__(self, settings: Settings, keep: Callable[[str, bytes], None] | None) -> None:
        self.settings = settings
        self.keep = keep
        self.first_path: dict[str, str] = {}
        self.made_by = made_by(
            "ingest",
            "1",
            field_title=settings.field_title,
            field_text=settings.field_text,
            field_outlet=settings.field_outlet,
            field_date=settings.field_date,
        )

    def read(
        self, entries: Sequence[Entry | Rejected], *, budget: Budget | None = None, depth: int = 0
    ) -> Iterator[RawItem | Rejected]:
        """Reads the files of the disk, or with ``depth`` and a budget for unpacking those of a zip."""
        beside = read_beside([entry for entry in entries if isinstance(entry, Entry)], self.settings)
        for entry in entries:
            if isinstance(entry, Rejected):
                yield entry
            elif entry.key in beside.rejected:
                yield beside.rejected[entry.key]
            elif entry.key not in beside.silent:
                try:
                    yield from self._read_entry(
                        entry, beside.hints.get(entry.key, NO_HINTS), budget=budget, depth=depth
                    )
                except Unreadable as error:
                    yield Rejected(entry.path, "ingest", error.reason)

    def _read_entry(
        self, entry: Entry, hints: Hints, *, budget: Budget | None, depth: int
    ) -> Iterator[RawItem | Rejected]:
        if entry.file and entry.extension == ".zip":  # straight from the disk: it may be larger than one article
            yield from self._read_zip(entry.file, entry.path, budget=budget, depth=depth)
            return
        data = entry.read()
        format_ = find_format(entry.extension, data, settings=self.settings)
        if format_ is Format.ZIP:
            yield from self._read_zip(data, entry.path, budget=budget, depth=depth)
        else:
            yield from self._read_articles(entry.path, data, format_, hints=hints)

    def _read_zip(
        self, source: bytes | Path, path: str, *, budget: Budget | None, depth: int
    ) -> Iterator[RawItem | Rejected]:
        if depth >= _ZIPS_DEEP:
            raise Unreadable("a zip in a zip in a zip; unpack the outer one and give its folder")
        budget = budget or Budget(self.settings.max_archive_bytes)
        with open_zip(source, path, settings=self.settings, budget=budget) as entries:
            if not entries:
                raise Unreadable("an archive without files")
            yield from self.read(entries, budget=budget, depth=depth + 1)

    def _read_articles(self, path: str, data: bytes, format_: Format, *, hints: Hints) -> Iterator[RawItem | Rejected]:
        sha256 = hashlib.sha256(data).hexdigest()
        kept = self.keep is None
        found = None
        for found in READERS[format_](data, self.settings):
            place = path + found.place
            if isinstance(found, Draft):
                result = self._finish(found, place, sha256=sha256, hints=hints)
            else:
                result = Rejected(place, "ingest", found.reason)
            if self.keep and not kept and isinstance(result, RawItem):
                self.keep(sha256, data)
                kept = True
            yield result
        if found is None:
            raise Unreadable("holds no article")

    def _finish(self, draft: Draft, path: str, *, sha256: str, hints: Hints) -> RawItem | Rejected:
        """The item of a draft; ``hints`` from beside the file outrank those that its own format holds."""
        hints = merge(hints, draft.hints)
        body, mended = tidy(draft.body)
        if not body.strip():
            return Rejected(path, "ingest", EMPTY)
        limit = self.settings.max_article_chars
        # The length of HTML says little about that of its text, which clean measures.
        if draft.markup is Markup.TEXT and len(body) > limit:
            reason = f"too long: {len(body):,} characters, the limit is {limit:,}; raise max_article_chars or split it"
            return Rejected(path, "ingest", reason)
        digest = hashlib.sha256(body.encode()).hexdigest()
        # Not the path: the same text with the same metadata is the same article wherever it lies.
        id_ = content_id("art", digest, hints.outlet, hints.url, hints.published, hints.title)
        if id_ in self.first_path:
            return Rejected(path, "ingest", f"same text and metadata as {self.first_path[id_]}")
        self.first_path[id_] = path
        return RawItem(
            id=id_,
            path=path,
            sha256=sha256,
            body=body,
            markup=draft.markup,
            hints=hints,
            encoding=draft.encoding,
            mended=mended,
            made_by=self.made_by,
        )
