"""Which passages two texts share, word by word or lightly edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from headwater.stages.derive.prints import RUN, Mask, Places, Print

GAP = 12  # words by which both texts may differ inside a passage
LEAST_TELLING = 8  # telling words of a passage; runs of names and titles are shorter
_MOST_COPIES = 4  # a run that one text prints more often than this tells nothing of order


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A run of equal words: ``[here, here + size)`` of one print and ``[there, there + size)`` of the other."""

    here: int
    there: int
    size: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage in two texts: words ``[here, here_end)`` of the one stand in ``[there, there_end)`` of the other."""

    here: int
    here_end: int
    there: int
    there_end: int
    telling: int  # equal words that show copying

    def turned(self) -> Shared:
        """The same passage, seen from the other text."""
        return Shared(self.there, self.there_end, self.here, self.here_end, self.telling)


def shared_passages(one: Print, other: Print) -> tuple[Shared, ...]:
    """The passages that two texts share, in the order of the first; each word belongs to one passage at most.

    Equal runs are laid one to one, the longest first (greedy string tiling: Wise, 1993), and neighbours that follow
    each other in both texts with few words between them are one passage, so that an edited sentence stays whole.
    """
    blocks = _tiles(one, other)
    both = [one.telling[b.here : b.here + b.size] & other.telling[b.there : b.there + b.size] for b in blocks]
    told = [int(mask.sum()) if mask.sum() >= RUN else 0 for mask in both]
    passages = (_passage(group) for group in _neighbours(list(zip(blocks, told, strict=True))))
    return tuple(p for p in passages if p.telling >= LEAST_TELLING)


def _tiles(one: Print, other: Print) -> list[Block]:
    """Equal runs that overlap in neither text, sorted by place."""
    free_here = np.ones(len(one.words), dtype=np.bool_)
    free_there = np.ones(len(other.words), dtype=np.bool_)
    tiles = []
    for block in sorted(_blocks(one, other), key=lambda b: (-b.size, b.here, b.there)):
        for free in _free(block, free_here, free_there):
            free_here[free.here : free.here + free.size] = False
            free_there[free.there : free.there + free.size] = False
            tiles.append(free)
    return sorted(tiles)


def _blocks(one: Print, other: Print) -> Iterator[Block]:
    """All longest equal runs."""
    here, there = _equal_runs(one, other)
    if not len(here):
        return
    order = np.lexsort((here, here - there))
    here, there = here[order], there[order]
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    for first, last in pairwise([0, *breaks.tolist(), len(here)]):
        yield Block(int(here[first]), int(there[first]), last - first + RUN - 1)


def _equal_runs(one: Print, other: Print) -> tuple[Places, Places]:
    """Places of all pairs of equal runs."""
    mine, theirs = one.runs(), other.runs()
    order = np.argsort(theirs, kind="stable")
    ranked = theirs[order]
    first = np.searchsorted(ranked, mine, "left")
    count = np.searchsorted(ranked, mine, "right") - first
    count[count > _MOST_COPIES] = 0
    here = np.repeat(np.arange(len(mine)), count)
    nth = np.arange(len(here)) - np.repeat(np.cumsum(count) - count, count)
    return here, order[np.repeat(first, count) + nth]


def _free(block: Block, here: Mask, there: Mask) -> Iterator[Block]:
    """The parts of a block that no longer one has taken, where they are runs still."""
    free = here[block.here : block.here + block.size] & there[block.there : block.there + block.size]
    if free.all():
        yield block
        return
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if last - first >= RUN:
            yield Block(block.here + first, block.there + first, last - first)


def _neighbours(blocks: Sequence[tuple[Block, int]]) -> Iterator[list[tuple[Block, int]]]:
    """Blocks grouped into those that follow each other closely in both texts, with no other between them in either."""
    group: list[tuple[Block, int]] = []
    there = {block: n for n, block in enumerate(sorted((b for b, _ in blocks), key=lambda b: b.there))}
    for block, told in blocks:
        if group:
            last = group[-1][0]
            gaps = block.here - last.here - last.size, block.there - last.there - last.size
            if there[block] != there[last] + 1 or max(gaps) > GAP:
                yield group
                group = []
        group.append((block, told))
    if group:
        yield group


def _passage(group: Sequence[tuple[Block, int]]) -> Shared:
    first, last = group[0][0], group[-1][0]
    return Shared(
        here=first.here,
        here_end=last.here + last.size,
        there=first.there,
        there_end=last.there + last.size,
        telling=sum(told for _, told in group),
    )
