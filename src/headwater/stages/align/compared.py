"""Pairs of assertions with the odds that they are the same, worked out once for each wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from headwater.models import vectors
from headwater.stages.align.blame import agree
from headwater.stages.align.candidates import Candidates
from headwater.stages.align.cluster import UNKNOWN
from headwater.stages.align.likeness import (
    DOUBTFUL,
    DOUBTFUL_IN_CROWD,
    FIRST,
    SECOND,
    SURE,
    SURE_IN_CROWD,
    Measures,
    Sides,
    first_look,
    judged,
    measure,
    pair_by_pair,
    second_look,
)
from headwater.stages.align.stock import denied_at_other_times, said_alike
from headwater.stages.align.units import Unit, one_toll, other_sites, other_toll

NOT = -8.0  # log-odds of a pair that cannot be the same
OTHER_FIGURE, OTHER_STANCE = FIRST.index("other figure"), FIRST.index("other stance")
CONFLICT = SECOND.index("judged in conflict")
DAYS = FIRST.index("days apart")
LATER = 0.8  # log-odds against two assertions for each day after the first that lies between their articles
# log-odds that two are one claim that count one toll (48 of 53 within an article are) or say one thing in stock words
ALIKE = 2.5
BLAMED = 2.5  # log-odds that two assertions of who did one thing are one claim, at the least
UNCHARGED = 2.0  # log-odds against one that blames somebody and one that does not
BAR = 0.42  # cosine from which on a contradiction counts; two about other things contradict each other by chance
UNREAD = 1.0  # log-odds against two assertions of a crowded story that the judge might have joined, but did not read
BLOCK = 100_000  # pairs measured at once
OPPOSED = 0.6  # the judge's probability of a conflict from which on two are never one claim


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Pairs by number with log-odds; ``barred``: those that contradict each other; ``rival``: by another figure."""

    pairs: Candidates
    odds: npt.NDArray[np.float64]
    barred: npt.NDArray[np.bool_]
    rival: npt.NDArray[np.bool_]

    @classmethod
    def nothing(cls) -> Self:
        none = np.zeros(0, dtype=np.bool_)
        return cls(Candidates.joined(()), np.zeros(0), none, none)

    def where(self, kept: npt.NDArray[np.bool_]) -> Compared:
        return Compared(self.pairs.where(kept), *(column[kept] for column in self.columns()))

    @classmethod
    def all_of(cls, parts: Sequence[Compared]) -> Compared:
        """One after the other; at least one."""
        sides = zip(*(part.pairs.columns() for part in parts), strict=True)
        columns = zip(*(part.columns() for part in parts), strict=True)
        return cls(Candidates(*map(np.concatenate, sides)), *map(np.concatenate, columns))

    def renumbered(self, number: npt.NDArray[np.int64]) -> Compared:
        """The same of units that are counted otherwise: ``number[i]`` stands for ``i``. Sorted anew."""
        one, other = number[self.pairs.one], number[self.pairs.other]
        low, high = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((high, low))
        pairs = Candidates(low[order], high[order], self.pairs.cosine[order], self.pairs.crowded[order])
        return Compared(pairs, *(column[order] for column in self.columns()))

    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.odds, self.barred, self.rival


def compare(units: Sequence[Unit], pairs: Candidates) -> Compared:
    """Compare the pairs, each for itself, and keep those that can matter to a claim.

    Raises:
        ModelError: a model's file is missing or altered.
    """
    found = Compared.nothing()
    if len(pairs):
        sides = _sides(units)
        blocks = [slice(k, k + BLOCK) for k in range(0, len(pairs), BLOCK)]
        found = Compared.all_of([_compared(sides, pairs.where(block)) for block in blocks])
    return found


def _compared(sides: Sides, pairs: Candidates) -> Compared:
    units = sides.units
    looked = _looked(sides, pairs)
    rival = looked.first[:, OTHER_FIGURE] > 0
    stock = pair_by_pair(units, pairs, said_alike, sides.stocked[pairs.one] & sides.stocked[pairs.other]) > 0
    toll = pair_by_pair(units, pairs, one_toll, sides.counted[pairs.one] & sides.counted[pairs.other]) > 0
    # who calls a charge baseless denies it, though the words assert
    otherwise = (looked.first[:, OTHER_STANCE] > 0) & ~stock
    barred = rival | otherwise | (looked.second[:, CONFLICT] >= OPPOSED)
    blamed = _blamed(units, pairs)
    sited = np.array([bool(u.sites) for u in units], dtype=np.bool_)
    uncharged = sides.charging[pairs.one] != sides.charging[pairs.other]
    for differ, where in (
        (other_sites, sited[pairs.one] & sited[pairs.other]),
        (other_toll, sides.counted[pairs.one] & sides.counted[pairs.other]),
        (denied_at_other_times, sides.denying[pairs.one] & sides.denying[pairs.other]),
        (_nested, uncharged),  # what is told inside a charge is not the charge
    ):
        barred |= pair_by_pair(units, pairs, differ, where) > 0
    barred |= blamed < 0
    odds = looked.odds - UNCHARGED * uncharged
    odds = np.where(stock | toll, np.maximum(odds, ALIKE), odds)
    odds = np.where(barred, NOT, np.where(blamed > 0, np.maximum(odds, BLAMED), odds))
    kept = np.where(barred, (pairs.cosine >= BAR) | (blamed < 0), odds > UNKNOWN)
    return Compared(pairs, odds, barred, rival).where(kept)


def _nested(one: Unit, other: Unit) -> bool:
    """Whether two assertions of one article have words in common: "fired at the base | that they blame on Orvan"."""
    return one.article == other.article and any(x.overlaps(y) for x in one.spans for y in other.spans)


def _blamed(units: Sequence[Unit], pairs: Candidates) -> npt.NDArray[np.int64]:
    """1: both lay one event to one party; -1: to two parties, or one denies it; 0: nothing is known."""
    found = np.zeros(len(pairs), dtype=np.int64)
    blaming = np.array([u.blame is not None for u in units], dtype=np.bool_)
    for k in np.flatnonzero(blaming[pairs.one] & blaming[pairs.other]).tolist():
        accord = agree(units[pairs.one[k]], units[pairs.other[k]], float(pairs.cosine[k]))
        found[k] = 0 if accord is None else 1 if accord else -1
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What is known of pairs, a row each."""

    first: Measures
    second: Measures  # zeros where the judge did not read the pair
    odds: npt.NDArray[np.float64]


def look(units: Sequence[Unit], pairs: Candidates) -> Looked:
    """Measure the pairs, have the judge read those in doubt, and weigh both.

    Raises:
        ModelError: a model's file is missing or altered.
    """
    return _looked(_sides(units), pairs)


def _sides(units: Sequence[Unit]) -> Sides:
    return Sides.of(units, vectors.encode([u.content for u in units]))


def _looked(sides: Sides, pairs: Candidates) -> Looked:
    first = measure(sides, pairs)
    odds = first_look().logits(first)
    unlikely = odds < _log_odds(np.where(pairs.crowded, DOUBTFUL_IN_CROWD, DOUBTFUL))
    doubtful = ~unlikely & (odds < _log_odds(np.where(pairs.crowded, SURE_IN_CROWD, SURE)))
    second = np.zeros((len(pairs), len(SECOND)))
    second[doubtful] = judged(sides.units, pairs.where(doubtful), odds[doubtful])
    odds = np.where(doubtful, second_look().logits(second), odds - UNREAD * (unlikely & pairs.crowded))
    # the annotated stories are of one day each, so how much a day counts is a judgement: the next day's raid is another
    return Looked(first, second, odds - LATER * np.maximum(0, first[:, DAYS] - 1))


def _log_odds(probability: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    odds: npt.NDArray[np.float64] = np.log(probability / (1 - probability))
    return odds


def reasons_of(units: Sequence[Unit], pairs: Candidates) -> list[tuple[str, ...]]:
    """Why each pair is one claim or none, in words, weightiest first."""
    looked = look(units, pairs)
    return [_reasons(*row) for row in zip(looked.first, looked.second, strict=True)]


def _reasons(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> tuple[str, ...]:
    said = first_look().reasons(first)
    return (f"read together: {second[SECOND.index('judged same')]:.0%} the same", *said) if second.any() else said
