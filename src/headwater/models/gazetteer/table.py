"""A sorted table of lines in compressed blocks: a line is found by its key or its number, and one block read for it.

Each line is ``key<TAB>the rest``, in the order of the keys; a key may stand on several lines.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypedDict

LINES = 256  # of a block: with 128 the file grows by 4 %, with 512 a look-up takes twice the time
KEPT_BLOCKS = 512  # about 20 MB where all are in use


class Index(TypedDict):
    """What is read of a table at load."""

    first: list[str]  # key of each block's first line
    size: list[int]  # bytes of each block


def pack(lines: Sequence[str]) -> tuple[Index, bytes]:
    """The blocks of ``lines``, which are sorted by their keys."""
    parts = [lines[i : i + LINES] for i in range(0, len(lines), LINES)]
    blocks = [zlib.compress("\n".join(part).encode("utf-8"), 9) for part in parts]
    return {"first": [part[0].partition("\t")[0] for part in parts], "size": [len(b) for b in blocks]}, b"".join(blocks)


class Table:
    """The lines of ``data`` from byte ``start`` on."""

    def __init__(self, data: Any, start: int, index: Index) -> None:
        self._data = data
        self._first = index["first"]
        self._ends = [start, *accumulate(index["size"], initial=start)][1:]
        self._block = lru_cache(maxsize=KEPT_BLOCKS)(self._read)

    @property
    def end(self) -> int:
        """The byte behind the last block."""
        return self._ends[-1]

    def with_key(self, key: str) -> Iterator[tuple[int, str]]:
        """The lines of a key with their numbers; of the line, what stands behind the key."""
        prefix = key + "\t"
        block = max(0, bisect_left(self._first, key) - 1)
        while block < len(self._first) and self._first[block] <= key:
            lines = self._block(block)
            for i in range(bisect_left(lines, prefix), len(lines)):
                if not lines[i].startswith(prefix):
                    break
                yield block * LINES + i, lines[i][len(prefix) :]
            block += 1

    def at(self, number: int) -> str:
        """The line of this number."""
        return self._block(number // LINES)[number % LINES]

    def _read(self, block: int) -> list[str]:
        packed = self._data[self._ends[block] : self._ends[block + 1]]
        return zlib.decompress(packed).decode("utf-8").split("\n")
