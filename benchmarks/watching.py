"""Run a command and watch it: its wall time, when it first said something, and the most memory that it held.

Memory is that of the command and all its children together, looked at twice a second, as a look at a large
process stops it for some milliseconds: where the system tells it, each shared page counts once (proportional set size),
else resident sizes are added up.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import IO

import psutil

EVERY = 0.5  # seconds between two looks


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    seconds: float
    first_output: float | None  # seconds until the first byte on standard output
    peak_mb: int
    stdout: str
    stderr: str


def run(command: Sequence[str], *, timeout: float, every: float = EVERY) -> Ran:
    """Raises ``subprocess.TimeoutExpired`` after killing the command and its children."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(list(command), stdout=subprocess.PIPE, stderr=errors)
        said: list[tuple[float, bytes]] = []
        held: list[int] = []
        done = Event()
        threads = [
            Thread(target=_listen, args=(process.stdout, said)),
            Thread(target=_look, args=(process.pid, held, done, every)),
        ]
        for thread in threads:
            thread.start()
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            raise
        finally:
            seconds = time.perf_counter() - begun
            done.set()
            for thread in threads:
                thread.join()
            process.stdout.close()
        errors.seek(0)
        return Ran(
            code,
            seconds,
            said[0][0] - begun if said else None,
            max(held, default=0) // 2**20,
            b"".join(piece for _, piece in said).decode(errors="replace"),
            errors.read().decode(errors="replace"),
        )


def _listen(stream: IO[bytes], said: list[tuple[float, bytes]]) -> None:
    while piece := stream.read1(65_536):
        said.append((time.perf_counter(), piece))


def _look(pid: int, held: list[int], done: Event, every: float) -> None:
    while not done.wait(every):
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            held.append(sum(map(_memory, [process, *process.children(recursive=True)])))


def _memory(process: psutil.Process) -> int:
    """Bytes; none for a process that has ended meanwhile."""
    try:
        full = process.memory_full_info()
        return getattr(full, "pss", full.rss)
    except psutil.Error:
        return 0


def _kill(process: subprocess.Popen) -> None:
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
    process.kill()
    process.wait()
