"""Clusters of statements that do not chain: two clusters join only if they agree as wholes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from headwater.stages.align.compare import MOST_BONUS, likeness, name_weights
from headwater.stages.align.units import Unit, clashing, elsewhere

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SLACK = 0.09  # how far the mean likeness of two clusters may lie under the threshold for one pair


def cluster(
    units: Sequence[Unit], encoded: NDArray[np.float32], pairs: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Groups of unit numbers, each sorted, in order of their first member; the surest pairs join first."""
    weights = name_weights(units)
    home = list(range(len(units)))
    members = {i: [i] for i in home}
    for (i, j), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0])):
        a, b = home[i], home[j]
        if a == b or not _agree(units, encoded, weights, members[a], members[b], threshold - SLACK):
            continue
        for k in members[b]:
            home[k] = a
        members[a] += members.pop(b)
    return sorted(sorted(group) for group in members.values())


def _agree(
    units: Sequence[Unit],
    encoded: NDArray[np.float32],
    weights: Mapping[str, float],
    first: Sequence[int],
    second: Sequence[int],
    least: float,
) -> bool:
    """Whether two clusters say the same on average, and no pair of them contradicts it, whatever bridges them."""
    cosines = encoded[first] @ encoded[second].T
    if float(cosines.mean()) < least - MOST_BONUS:
        return False
    total = 0.0
    for row, i in enumerate(first):
        for column, j in enumerate(second):
            a, b = units[i], units[j]
            apart = (
                a.statement.stance is not b.statement.stance or clashing(a.quantities, b.quantities) or elsewhere(a, b)
            )
            if apart:
                return False
            total += likeness(a, b, float(cosines[row, column]), weights).score
    return total / (len(first) * len(second)) >= least
