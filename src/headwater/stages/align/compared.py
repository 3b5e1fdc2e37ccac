"""Pairs of assertions with the odds that they are the same, worked out once for each wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from headwater.models import vectors
from headwater.stages.align.candidates import Candidates
from headwater.stages.align.likeness import DOUBTFUL, FIRST, SECOND, first_look, judged, measure, second_look
from headwater.stages.align.units import Unit, other_sites

NOT = -8.0  # log-odds of a pair that cannot be the same
OTHER_FIGURE, OTHER_STANCE = FIRST.index("other figure"), FIRST.index("other stance")
CONFLICT = SECOND.index("judged in conflict")
OPPOSED = 0.6  # the judge's probability of a conflict from which on two are never one claim


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Pairs by number with log-odds; ``barred``: those that contradict each other; ``rival``: by another figure."""

    pairs: Candidates
    odds: npt.NDArray[np.float64]
    barred: npt.NDArray[np.bool_]
    rival: npt.NDArray[np.bool_]
    first: npt.NDArray[np.float64]  # measures of the first look
    second: npt.NDArray[np.float64]  # of the second; zeros where the judge did not read the pair

    @classmethod
    def nothing(cls) -> Self:
        none = np.zeros(0, dtype=np.bool_)
        pairs = Candidates.joined(())
        return cls(pairs, np.zeros(0), none, none, np.zeros((0, len(FIRST))), np.zeros((0, len(SECOND))))

    def where(self, kept: npt.NDArray[np.bool_]) -> Compared:
        return Compared(self.pairs.where(kept), *(column[kept] for column in self._columns()))

    def joined(self, other: Compared) -> Compared:
        one = np.concatenate([self.pairs.one, other.pairs.one])
        two = np.concatenate([self.pairs.other, other.pairs.other])
        pairs = Candidates(one, two, np.concatenate([self.pairs.cosine, other.pairs.cosine]))
        columns = zip(self._columns(), other._columns(), strict=True)
        return Compared(pairs, *(np.concatenate(column) for column in columns))

    def renumbered(self, number: npt.NDArray[np.int64]) -> Compared:
        """The same of units that are counted otherwise: ``number[i]`` stands for ``i``. Sorted anew."""
        one, other = number[self.pairs.one], number[self.pairs.other]
        low, high = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((high, low))
        pairs = Candidates(low[order], high[order], self.pairs.cosine[order])
        return Compared(pairs, *(column[order] for column in self._columns()))

    def _columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.odds, self.barred, self.rival, self.first, self.second


def compare(units: Sequence[Unit], pairs: Candidates) -> Compared:
    """Compare the pairs, each for itself.

    Raises:
        ModelError: a model's file is missing or altered.
    """
    whole = vectors.encode([u.content for u in units])
    first = measure(units, pairs, whole)
    odds = first_look().logits(first)
    doubtful = odds >= np.log(DOUBTFUL / (1 - DOUBTFUL))
    second = np.zeros((len(pairs), len(SECOND)))
    second[doubtful] = judged(units, pairs.where(doubtful), odds[doubtful])
    odds = np.where(doubtful, second_look().logits(second), odds)
    rival = first[:, OTHER_FIGURE] > 0
    elsewhere = [other_sites(units[i], units[j]) for i, j in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)]
    barred = (
        rival | (first[:, OTHER_STANCE] > 0) | (second[:, CONFLICT] >= OPPOSED) | np.array(elsewhere, dtype=np.bool_)
    )
    return Compared(pairs, np.where(barred, NOT, odds), barred, rival, first, second)


def reasons(found: Compared, k: int) -> tuple[str, ...]:
    """Why pair ``k`` is one claim or none, in words, weightiest first."""
    said = first_look().reasons(found.first[k])
    if found.second[k].any():
        same = found.second[k][SECOND.index("judged same")]
        return (f"read together: {same:.0%} the same", *said)
    return said
