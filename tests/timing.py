"""How much longer something takes where there is more of it: the machine's speed, and coverage, cancel out."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FLOOR = 0.02  # seconds: what takes less is told apart from nothing by no clock
LINEAR = 9  # at most so many times as long at four times the size; a quadratic step takes sixteen times


def seconds(of: Callable[[], object]) -> float:
    """What something takes of this thread's time, at best of three: other work on the machine may slow down any.

    Without collections of garbage, which walk all that other tests have left.
    """
    return min(_seconds(of) for _ in range(3))


def growth(of: Callable[[int], object], size: int) -> float:
    """How many times as long ``of(4 * size)`` takes as ``of(size)``."""
    return seconds(lambda: of(4 * size)) / max(seconds(lambda: of(size)), FLOOR)


def _seconds(of: Callable[[], object]) -> float:
    collects = gc.isenabled()
    gc.disable()
    try:
        started = time.thread_time()
        of()
        return time.thread_time() - started
    finally:
        if collects:
            gc.enable()
