"""Shards: a few articles each, read by a function that knows no pool, with a result that is whole or absent.

Files of a shard are named for what is in it and for the version that reads it, so a result that lies there already is
the one that is wanted, whoever made it: an interrupted run goes on from what it has.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from headwater import pipeline
from headwater.ids import content_id
from headwater.settings import Settings
from headwater.stages.annotate import BATCH
from headwater.types import Article, RawItem, Reading, Rejected

SIZE = BATCH  # articles: so that they are parsed together just as one process would, and the numbers are the same
RESULT = ".read"

Item = RawItem | Article | Rejected
Result = Reading | Rejected


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a shard: read, or rejected."""

    reading: Reading | None = None
    rejected: Rejected | None = None

    @classmethod
    def of(cls, result: Result) -> Row:
        return cls(rejected=result) if isinstance(result, Rejected) else cls(reading=result)

    def result(self) -> Result:
        result = self.reading or self.rejected
        if result is None:
            raise ValueError("a row of a shard holds nothing")
        return result


def name_of(items: Sequence[Item], settings: Settings) -> str:
    """Names the content of a shard and the version that reads it: the stem of its files."""
    return content_id("sh", [_held(item) for item in items], pipeline.reading_version(settings))


def _held(item: Item) -> list[str]:
    if isinstance(item, Rejected):
        return ["rejected", item.path, item.reason]
    if isinstance(item, Article):  # its id was given with it, and tells nothing of its text
        return ["article", item.path, item.id, item.text]
    return ["item", item.path, item.id]


def put_items(items: Sequence[Item], source: Path) -> None:
    # records of three kinds in one list; the file never leaves the run that wrote it
    source.write_bytes(pickle.dumps(tuple(items), pickle.HIGHEST_PROTOCOL))


def read_shard(source: Path, target: Path, settings: Settings) -> int:
    """Run the article stages over the items in ``source`` and write their results to ``target``; gives their number.

    ``target`` appears when it is whole, and one that is there is not made again.

    Raises:
        ModelError: a model cannot be used.
    """
    items: tuple[Item, ...] = pickle.loads(source.read_bytes())  # noqa: S301  (written by this run, see put_items)
    if not target.exists():
        rows = [Row.of(result) for result in pipeline.read(items, settings)]
        _write_whole(target, _packed(rows))
    return len(items)


def _packed(rows: Sequence[Row]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


def results_in(target: Path, count: int) -> list[Result]:
    """The results of a shard of so many items.

    Raises:
        ValueError: the file is damaged, or holds another number.
        OSError: it cannot be read.
    """
    try:
        rows = msgspec.msgpack.decode(zlib.decompress(target.read_bytes()), type=list[Row])
    except (msgspec.DecodeError, zlib.error) as error:
        raise ValueError(f"{target}: not a shard that was read: {error}") from error
    if len(rows) != count:
        raise ValueError(f"{target}: {len(rows)} results for {count} articles")
    return [row.result() for row in rows]


def _write_whole(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
