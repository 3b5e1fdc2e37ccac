"""Clusters of statements that do not chain: two clusters join only if they agree as wholes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

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
    judge = _Judge(units, encoded, threshold - SLACK)
    home = list(range(len(units)))
    members = {i: [i] for i in home}
    sums = {i: encoded[i].astype(np.float64) for i in home}
    refused: set[tuple[int, int, int, int]] = set()
    for (i, j), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0])):
        a, b = home[i], home[j]
        # two clusters that were refused are asked again only when one has grown
        question = (a, b, len(members[a]), len(members[b]))
        if a == b or question in refused:
            continue
        cosine = float(sums[a] @ sums[b]) / (len(members[a]) * len(members[b]))
        if not judge.agree(members[a], members[b], cosine):
            refused.add(question)
            continue
        for k in members[b]:
            home[k] = a
        members[a] += members.pop(b)
        sums[a] = sums[a] + sums.pop(b)
    return sorted(sorted(group) for group in members.values())


class _Judge:
    """Whether two clusters say the same on average, and no pair of them contradicts it, whatever bridges them."""

    def __init__(self, units: Sequence[Unit], encoded: NDArray[np.float32], least: float) -> None:
        self._units = units
        self._encoded = encoded
        self._least = least
        self._weights = name_weights(units)
        self._scores: dict[tuple[int, int], float | None] = {}  # None: the pair cannot be one claim

    def agree(self, first: Sequence[int], second: Sequence[int], cosine: float) -> bool:
        """``cosine`` is the mean over all pairs, from the clusters' sums: it spares most of them a closer look."""
        if cosine < self._least - MOST_BONUS:
            return False
        total = 0.0
        for i in first:
            for j in second:
                score = self._score(min(i, j), max(i, j))
                if score is None:
                    return False
                total += score
        return total / (len(first) * len(second)) >= self._least

    def _score(self, i: int, j: int) -> float | None:
        if (i, j) not in self._scores:
            a, b = self._units[i], self._units[j]
            apart = (
                a.statement.stance is not b.statement.stance
                or bool(clashing(a.quantities, b.quantities))
                or elsewhere(a, b)
            )
            cosine = float(self._encoded[i] @ self._encoded[j])
            self._scores[i, j] = None if apart else likeness(a, b, cosine, self._weights).score
        return self._scores[i, j]
