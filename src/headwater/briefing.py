"""From paths to a brief in one go, with nothing kept: what ``headwater brief`` and :func:`headwater.brief` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from typing import BinaryIO, TypeVar

from headwater import engine, pipeline
from headwater.errors import NoArticles
from headwater.report.build import build_brief
from headwater.report.document import Brief
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import RawItem, Reading, Rejected

Progress = Callable[[str, int, int], None]  # step, done, of how many
REASONS_SHOWN = 5
T = TypeVar("T")


def brief_of(
    paths: Sequence[str | PathLike[str]],
    settings: Settings,
    *,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Brief:
    """See :func:`headwater.brief`."""
    tell = progress or _quiet
    items = list(_counted(read_paths(paths, settings, stdin=stdin), "finding articles", 0, tell))
    if any(isinstance(item, RawItem) for item in items) and engine.reads_here(len(items), settings):
        engine.warm(settings)
    results = list(_counted(engine.read(items, settings), "reading", len(items), tell))
    readings = [r for r in results if isinstance(r, Reading)]
    rejected = [r for r in results if isinstance(r, Rejected)]
    if not readings:
        raise NoArticles(", ".join(str(p) for p in paths) or "nothing", "no article could be read", _reasons(rejected))
    done = 0

    def on_stage(name: str) -> None:
        nonlocal done
        tell(f"comparing: {name}", done, len(pipeline.CORPUS_STAGES))
        done += 1

    account = pipeline.account(readings, settings, on_stage=on_stage)
    return build_brief(readings, account, rejected, settings)


def _reasons(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return "give files or folders that hold .txt, .html, .json, .csv, .eml, .pdf, .docx or the like"
    shown = [f"{r.path}: {r.reason}" for r in rejected[:REASONS_SHOWN]]
    more = len(rejected) - len(shown)
    return "; ".join([*shown, *([f"and {more} more"] if more else [])])


def _counted(items: Iterator[T], step: str, total: int, tell: Progress) -> Iterator[T]:
    for n, item in enumerate(items, 1):
        yield item
        tell(step, n, total)


def _quiet(_step: str, _done: int, _total: int) -> None:
    pass
