"""Which articles hold a fingerprint: an inverted index that grows cheaply and stays small."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.stages.derive.prints import Places, Runs

_BUFFER = 1 << 16  # entries kept in a dictionary before they are sorted into an array

Numbers = npt.NDArray[np.int32]


def changes(*columns: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """For each row of sorted columns whether it differs from the one before it; the first does."""
    new = np.ones(len(columns[0]), dtype=np.bool_)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


class Postings:
    """Fingerprints and the numbers of the articles that hold them.

    Entries are 12 bytes in sorted arrays, of which each is at least twice as long as the next (as in a log-structured
    merge tree: O'Neil et al., 1996), so an addition costs a logarithm of the size and a search a few bisections.
    """

    def __init__(self) -> None:
        self._levels: list[tuple[Runs, Numbers]] = []
        self._buffer: defaultdict[int, list[int]] = defaultdict(list)
        self._buffered = 0

    def add(self, number: int, fingerprints: Runs) -> None:
        """Enter an article. ``fingerprints`` holds each once."""
        for fingerprint in fingerprints.tolist():
            self._buffer[fingerprint].append(number)
        self._buffered += len(fingerprints)
        if self._buffered >= _BUFFER:
            self._flush()

    def find(self, fingerprints: Runs) -> tuple[Places, Numbers]:
        """The entries of these: the place of each entry's fingerprint among those asked for, and its article."""
        buffered = [(place, n) for place, f in enumerate(fingerprints.tolist()) for n in self._buffer.get(f, ())]
        places = [np.array([place for place, _ in buffered], dtype=np.int64)]
        held = [np.array([n for _, n in buffered], dtype=np.int32)]
        for keys, numbers in self._levels:
            first = np.searchsorted(keys, fingerprints, "left")
            size = np.searchsorted(keys, fingerprints, "right") - first
            at = np.repeat(first - np.cumsum(size) + size, size) + np.arange(int(size.sum()))
            places.append(np.repeat(np.arange(len(fingerprints)), size))
            held.append(numbers[at])
        return np.concatenate(places), np.concatenate(held)

    def entries(self, least: int = 1) -> tuple[Runs, Numbers]:
        """All entries of the fingerprints that at least so many articles hold, sorted by fingerprint."""
        self._flush()
        while len(self._levels) > 1:
            self._merge()
        keys, numbers = self._levels[0] if self._levels else (np.zeros(0, np.uint64), np.zeros(0, np.int32))
        sizes = np.diff(np.append(np.flatnonzero(changes(keys)), len(keys)))
        often = np.repeat(sizes >= least, sizes)
        return (keys, numbers) if often.all() else (keys[often], numbers[often])

    def _flush(self) -> None:
        if not self._buffered:
            return
        keys = np.fromiter((f for f, held in self._buffer.items() for _ in held), np.uint64, self._buffered)
        numbers = np.fromiter((n for held in self._buffer.values() for n in held), np.int32, self._buffered)
        order = np.argsort(keys, kind="stable")
        self._levels.append((keys[order], numbers[order]))
        self._buffer.clear()
        self._buffered = 0
        while len(self._levels) > 1 and len(self._levels[-2][0]) < 2 * len(self._levels[-1][0]):
            self._merge()

    def _merge(self) -> None:
        """Make the last two levels one."""
        (left, left_numbers), (right, right_numbers) = self._levels[-2:]
        at = np.searchsorted(left, right, "right")
        self._levels[-2:] = [(np.insert(left, at, right), np.insert(left_numbers, at, right_numbers))]
