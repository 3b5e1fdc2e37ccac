"""Groups of assertions that do not chain: two groups join only if they agree as wholes."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

UNKNOWN = -3.0  # log-odds of a pair that was not worth comparing
LIKEST = 0.2  # share of the likest pair in what two groups have in common; the rest is the mean of all
SUREST = 5.0  # one pair counts for no more than this, either way

Pair = tuple[int, int]


def cluster(
    size: int, pairs: Iterable[tuple[int, int, float]], barred: Iterable[Pair], least: float
) -> list[list[int]]:
    """Groups of the numbers below ``size``, each sorted, in order of their first member.

    ``pairs`` holds the log-odds that two are the same; those not in it have ``UNKNOWN``. The two groups whose pairs
    agree most join first (average linkage, leaning to the likest pair by ``LIKEST``), as long as that is at least
    ``least``; two groups with a ``barred`` pair between them never join. Ties go to the lower numbers, so the order of
    ``pairs`` makes no difference.
    """
    members: list[list[int] | None] = [[i] for i in range(size)]
    # to each neighbour what known pairs have beyond UNKNOWN, in sum and at the most
    links: list[dict[int, tuple[float, float]]] = [{} for _ in range(size)]
    bars: list[set[int]] = [set() for _ in range(size)]
    for i, j, odds in pairs:
        gain = max(-SUREST, min(SUREST, odds)) - UNKNOWN
        links[i][j] = links[j][i] = gain, gain
    for i, j in barred:
        bars[i].add(j)
        bars[j].add(i)

    def mean(a: int, b: int) -> float:
        total, likest = links[a][b]
        every = total / (len(members[a] or ()) * len(members[b] or ()))
        return UNKNOWN + every + LIKEST * (likest - every)

    heap = [(-mean(a, b), a, b) for a in range(size) for b in links[a] if a < b and mean(a, b) >= least]
    heapq.heapify(heap)
    while heap:
        odds, a, b = heapq.heappop(heap)
        if members[a] is None or members[b] is None or b in bars[a] or -odds != mean(a, b):
            continue
        _join(a, b, members, links, bars)
        for c in links[a]:
            if mean(a, c) >= least and c not in bars[a]:
                heapq.heappush(heap, (-mean(a, c), min(a, c), max(a, c)))
    return sorted(sorted(group) for group in members if group)


def _join(
    a: int,
    b: int,
    members: list[list[int] | None],
    links: Sequence[dict[int, tuple[float, float]]],
    bars: Sequence[set[int]],
) -> None:
    """Put group ``b`` into group ``a``."""
    members[a] = [*(members[a] or ()), *(members[b] or ())]
    members[b] = None
    for c, (gain, best) in links[b].items():
        del links[c][b]
        if c != a:
            total, likest = links[a].get(c, (0.0, 0.0))
            links[a][c] = links[c][a] = total + gain, max(likest, best)
    links[b].clear()
    for c in bars[b]:
        bars[c].discard(b)
        bars[c].add(a)
        bars[a].add(c)
    bars[b].clear()
