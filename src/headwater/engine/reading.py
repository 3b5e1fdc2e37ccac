"""Articles through the article stages, on as many cores as the settings allow."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from threading import Thread

from headwater import pipeline
from headwater.collecting import collect_rarely
from headwater.engine.shards import RESULT, SIZE, Item, Result, name_of, put_items, read_shard, results_in
from headwater.errors import InputError
from headwater.settings import Settings
from headwater.types import Rejected

AHEAD = 2  # shards begun for each process: what is held in memory
DIED = "the process that read it died; it may need more memory than there is"


def read(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """As :func:`headwater.pipeline.read`, with the same results, in ``settings.jobs`` processes.

    What fits into one shard is read here, as processes take seconds to start. In the folder ``settings.work``, made if
    need be, results stay, so that a run over the same articles that was interrupted goes on.

    Raises:
        ModelError: a model cannot be used.
        InputError: that folder, or the one for temporary files, cannot be used.
    """
    stream = iter(items)
    start = list(islice(stream, SIZE + 1))
    several, work = not reads_here(len(start), settings), Path(settings.work) if settings.work else None
    if work is None and not several:
        yield from pipeline.read(chain(start, stream), settings)
        return
    with ExitStack() as stack:
        try:
            given = Path(stack.enter_context(TemporaryDirectory(prefix="headwater-")))
            if work is not None:
                work.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(work or Path(error.filename or "TMPDIR"), error) from error
        pool = _Pool(settings) if several else None
        if pool:
            stack.callback(pool.close)
        yield from _in_order(chain(start, stream), _Folders(given, work), settings, pool)


def reads_here(count: int, settings: Settings) -> bool:
    """Whether so many articles are read in this process."""
    return settings.jobs == 1 or count <= SIZE


def _in_order(items: Iterator[Item], folders: _Folders, settings: Settings, pool: _Pool | None) -> Iterator[Result]:
    """Results in the order of the items; shards are begun a few ahead of the one that is waited for."""
    begun: deque[Callable[[], list[Result]]] = deque()
    ahead = AHEAD * settings.jobs if pool else 0
    for shard in iter(lambda: list(islice(items, SIZE)), []):
        begun.append(_begin(shard, folders, settings, pool))
        if len(begun) > ahead:
            yield from begun.popleft()()
    for finish in begun:
        yield from finish()


def _begin(
    shard: Sequence[Item], folders: _Folders, settings: Settings, pool: _Pool | None
) -> Callable[[], list[Result]]:
    """Have a shard read; gives what waits for its results."""
    name = name_of(shard, settings)
    if (held := folders.held(name, len(shard))) is not None:
        return lambda: held
    places = folders.put(name, shard)
    if pool is None:
        return lambda: folders.take(*places, lambda: read_shard(*places, settings))
    counted = pool.begin(*places)

    def finish() -> list[Result]:
        try:
            return folders.take(*places, counted)
        except BrokenProcessPool:
            return _alone(shard, folders, settings)

    return finish


def _alone(shard: Sequence[Item], folders: _Folders, settings: Settings) -> list[Result]:
    """What is done when a process died: each half is tried in one of its own, down to the article that kills it."""
    places = folders.put(name_of(shard, settings), shard)
    pool = _Pool(settings.with_(jobs=1))
    try:
        return folders.take(*places, pool.begin(*places))
    except BrokenProcessPool:
        if len(shard) == 1:
            return [Rejected(shard[0].path, "read", DIED)]
    finally:
        pool.close()
    half = len(shard) // 2
    return [result for part in (shard[:half], shard[half:]) for result in _alone(part, folders, settings)]


@dataclass(frozen=True, slots=True)
class _Folders:
    """Where the files of shards lie: what is to be read for this run only, and results, which may stay."""

    given: Path
    work: Path | None

    def put(self, name: str, shard: Sequence[Item]) -> tuple[Path, Path]:
        """Write a shard down; gives its file, and that of its results to come."""
        try:
            # in a folder of its own: another with the same articles, and so of the same name, may be in work
            source = Path(mkdtemp(dir=self.given)) / name
            put_items(shard, source)
        except OSError as error:
            raise _unusable(self.given, error) from error
        return source, (self.work or source.parent) / f"{name}{RESULT}"

    def held(self, name: str, count: int) -> list[Result] | None:
        """Results of an earlier run, if they are there and whole."""
        if self.work is None or not (result := self.work / f"{name}{RESULT}").exists():
            return None
        try:
            return results_in(result, count)
        except (ValueError, OSError):
            result.unlink()
            return None

    def take(self, source: Path, target: Path, counted: Callable[[], int]) -> list[Result]:
        """The results of a shard that was put here, when ``counted`` has come back with their number."""
        try:
            results = results_in(target, counted())
            rmtree(source.parent)
        except OSError as error:
            raise _unusable(self.work or self.given, error) from error
        return results


class _Pool:
    """Processes that read shards; when one has died, the next shard starts them anew."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # spawned: a forked process inherits the locks of threads that it does not have
        return ProcessPoolExecutor(
            self._settings.jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_process
        )

    def begin(self, source: Path, target: Path) -> Callable[[], int]:
        try:
            return self._executor.submit(read_shard, source, target, self._settings).result
        except BrokenProcessPool:
            self.close()
            self._executor = self._start()
            return self._executor.submit(read_shard, source, target, self._settings).result

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)


def _begin_process() -> None:
    """End with the process that began this one, however it ends, and waste no time."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    collect_rarely()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _unusable(folder: Path, error: OSError) -> InputError:
    return InputError(
        str(folder), f"cannot hold what is in work: {error.strerror or error}", "make room, or name another"
    )
