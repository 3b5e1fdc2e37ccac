"""How alike two statements are, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headwater.stages.align.units import Unit, agreeing, clashing, elsewhere
from headwater.types import Stance

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Weights on top of the cosine, from trials on the development stories: identity of speaker and figure carries what
# words alone leave in doubt, and a clashing figure makes another claim.
SAME_SPEAKER = 0.10
SAME_FIGURE = 0.06
NAMES = 0.06  # times how far the weighted overlap of names lies from a half
ELSEWHERE = -0.10
CLASH = -0.30
OTHER_STANCE = -0.50
MOST_BONUS = SAME_SPEAKER + SAME_FIGURE + NAMES
FEWEST_WORDS = 3  # a shorter content ("34", "the attack") says too little for a vector
ROWS = 2048  # of the similarity matrix held at once


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score near a cosine's scale, with the evidence in words."""

    score: float
    reasons: tuple[str, ...]


def name_weights(units: Sequence[Unit]) -> dict[str, float]:
    """How much a name tells, 0 to 1 by inverse frequency: one that stands in every statement tells nothing."""
    counts = Counter(name for unit in units for name in unit.names)
    most = math.log(len(units) + 1)
    return {name: math.log((len(units) + 1) / count) / most for name, count in counts.items()}


def likeness(a: Unit, b: Unit, cosine: float, weights: Mapping[str, float]) -> Likeness:
    """Judge one pair of statements."""
    score, reasons = cosine, [f"wording {cosine:.2f}"]
    if a.speaker is not None and a.speaker == b.speaker:
        score += SAME_SPEAKER
        reasons.append("same speaker")
    if clashing(a.quantities, b.quantities):
        score += CLASH
        reasons.append("different figures for one thing")
    elif agreeing(a.quantities, b.quantities):
        score += SAME_FIGURE
        reasons.append("same figure")
    if a.names and b.names:
        shared, either = a.names & b.names, a.names | b.names
        overlap = sum(weights[n] for n in shared) / max(sum(weights[n] for n in either), 1e-9)
        score += NAMES * (2 * overlap - 1)
        reasons.append(f"names {', '.join(sorted(shared))} in common" if shared else "no name in common")
    if elsewhere(a, b):
        score += ELSEWHERE
        reasons.append("each names a place that the other does not")
    if a.statement.stance is not b.statement.stance:
        score += OTHER_STANCE
        reasons.append("one asserts what the other does not")
    return Likeness(score, tuple(reasons))


def near_rows(
    rows: NDArray[np.float32], columns: NDArray[np.float32], least: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs (row, column, cosine) of at least ``least``, block by block so that memory stays bounded."""
    for start in range(0, len(rows), ROWS):
        block = rows[start : start + ROWS] @ columns.T
        for i, j in np.argwhere(block >= least):
            yield start + int(i), int(j), float(block[i, j])


def candidate_pairs(
    units: Sequence[Unit], encoded: NDArray[np.float32], threshold: float
) -> dict[tuple[int, int], float]:
    """Pairs (i < j) that score at least ``threshold``."""
    least = threshold - MOST_BONUS
    weights = name_weights(units)
    pairs = {}
    for i, j, cosine in near_rows(encoded, encoded, least):
        if i < j and _long_enough(units[i], units[j]):
            score = likeness(units[i], units[j], cosine, weights).score
            if score >= threshold:
                pairs[i, j] = score
    return pairs


def _long_enough(a: Unit, b: Unit) -> bool:
    if a.text.lower() == b.text.lower() and a.speaker == b.speaker:
        return True
    return min(len(a.text.split()), len(b.text.split())) >= FEWEST_WORDS or a.statement.stance is Stance.DECLINES
