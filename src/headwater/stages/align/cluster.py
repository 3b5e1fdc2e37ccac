"""Clusters of statements that do not chain: two clusters join only if they agree as wholes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from headwater.stages.align.units import Unit, clashing, elsewhere

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLACK = 0.08  # how far the mean cosine between two clusters may lie under the threshold for one pair


def cluster(
    units: Sequence[Unit], encoded: NDArray[np.float32], pairs: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Groups of unit numbers, each sorted, in order of their first member.

    The surest pairs join first. The mean cosine of all pairs between two clusters is the product of their mean
    vectors, so it costs one multiplication however large they are.
    """
    home = list(range(len(units)))
    members = {i: [i] for i in home}
    sums = {i: encoded[i].astype(np.float64) for i in home}
    for (i, j), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0])):
        a, b = home[i], home[j]
        if a == b:
            continue
        mean = float(sums[a] @ sums[b]) / (len(members[a]) * len(members[b]))
        if mean < threshold - SLACK or _disagree(units, members[a], members[b]):
            continue
        for k in members[b]:
            home[k] = a
        members[a] += members.pop(b)
        sums[a] = sums[a] + sums.pop(b)
    return sorted(sorted(group) for group in members.values())


def _disagree(units: Sequence[Unit], first: Sequence[int], second: Sequence[int]) -> bool:
    """One clash of figures, places or stance between two clusters keeps them apart, whatever bridges them."""
    return any(
        units[i].statement.stance is not units[j].statement.stance
        or clashing(units[i].quantities, units[j].quantities)
        or elsewhere(units[i], units[j])
        for i in first
        for j in second
    )
