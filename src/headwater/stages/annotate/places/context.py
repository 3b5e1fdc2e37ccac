"""Which places a text's names mean together: each name's places gain by those of the other names that lie near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from headwater.stages.annotate.places.lookup import Meanings
from headwater.types import Span

Floats = NDArray[np.float64]

ROUNDS = 3  # a fourth changes nothing
SHARPER = 1.6  # power that makes confidences of the chances: they then fit the share of right ones
MORE = 5  # mentions beyond the first that add to what a name counts as context
EARTH = 6371.0  # kilometres


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much. Found by trial, one weight at a time, on TR-News and the first half of LGL."""

    prior: float = 0.7  # of the place's prominence
    country: float = 0.8  # of the log of how many other names lie in the same country
    share: float = 3.0  # of their share
    spare: float = 0.5  # added to the names that this is a share of: one hint alone moves no capital
    region: float = 1.2  # as country, for the first division
    near: float = 0.9  # as country, for those within some 75 km
    near_km: float = 75.0
    close: float = 1.0  # and within 20: a town and its county
    close_km: float = 20.0
    often: float = 0.4  # a further mention of a name, beside 1 for the first
    hint: float = 0.5  # a word that is no name of a place and stands for one, beside 1 for a name
    in_country: float = 7.0  # "Orle, Arvia"
    in_region: float = 4.5
    holds: float = 4.0  # a country or region in which another name was just said to lie
    kind: float = 4.0  # "Karst region"
    front: float = 1.5  # "the Karst front", or "Karst" where the text also speaks of the Karst region
    town: float = 1.5  # "Karst police"
    unlisted: float = 3.0  # prominence of the place that a name may mean and the gazetteer lacks
    unlisted_known: float = 0.8  # lost by it for each unit that the name's most prominent place has more
    unlisted_here: float = 1.0  # how far that one gains by the country that the other names lie in most


WEIGHTS = Weights()


@dataclass(slots=True)
class Name:
    """A name with all its mentions in a text."""

    plain: str  # names written alike do not speak for each other
    meanings: Meanings
    bonus: Floats  # what the words around add to the score of each meaning
    often: int = 0
    small: bool = False  # the words around say that it is a settlement or a district
    spans: list[Span] = field(default_factory=list)  # none: a hint

    def raise_to(self, gains: Floats) -> None:
        self.bonus = np.maximum(self.bonus, gains)


def weigh(names: Sequence[Name], weights: Weights = WEIGHTS) -> list[Floats]:
    """How likely each name means each of its places: one array a name, of sum below 1.

    What is missing to 1 is for a place, or a thing, that the gazetteer lacks. Without it a name that one far village
    bears would be sure to mean that village.
    """
    sizes = [len(n.meanings.places) for n in names]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(names)), sizes)
    own = weights.prior * np.concatenate([n.meanings.prior for n in names]) + np.concatenate([n.bonus for n in names])
    score, unlisted = own, np.array([_unlisted(n, weights) for n in names])
    if len(names) > 1:
        likely = _shares(own, starts, group)
        counts = np.array([_counts(n, weights) for n in names])
        others = counts.sum() - counts + weights.spare
        country, region, near, close = _company(names, group, weights)
        of_group = others[group]
        for _ in range(ROUNDS):
            mass = likely * counts[group]
            there = country @ mass
            score = (
                own
                + _of_country(there, of_group, weights)
                + weights.region * np.log1p(region @ mass)
                + weights.near * np.log1p(near @ mass)
                + weights.close * np.log1p(close @ mass)
            )
            likely = _shares(score, starts, group)
        # a place that the gazetteer lacks would lie in the country of most of the other names
        codes = np.concatenate([n.meanings.country for n in names])
        here = np.add.reduceat(mass * (codes == codes[there.argmax()]), starts)
        unlisted += weights.unlisted_here * _of_country(here.sum() - here, others, weights)
    sure = _sure(SHARPER * score, SHARPER * unlisted, starts, group)
    return [sure[start : start + size] for start, size in zip(starts.tolist(), sizes, strict=True)]


def _of_country(there: Floats, others: Floats, weights: Weights) -> Floats:
    """What a place gains by the names that lie in its country, out of so many others."""
    return weights.country * np.log1p(there) + weights.share * there / others


def _unlisted(name: Name, weights: Weights) -> float:
    """The score of the place that a name may mean and the gazetteer lacks."""
    more = max(0.0, float(name.meanings.prior[0]) - weights.unlisted)  # the first is the most prominent
    called = weights.kind if name.small else 0.0  # "Karst region" is listed if there is one, "Karst village" may not
    return weights.prior * weights.unlisted - weights.unlisted_known * more + called


def _counts(name: Name, weights: Weights) -> float:
    """How much a name counts as context."""
    return (1 + weights.often * min(name.often - 1, MORE)) * (1.0 if name.spans else weights.hint)


def _company(
    names: Sequence[Name], group: NDArray[np.int64], weights: Weights
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Floats, Floats]:
    """For each pair of meanings of differently written names: same country, same region, how near, how close."""
    numbers = {n.plain: i for i, n in enumerate(names)}
    written = np.array([numbers[n.plain] for n in names])[group]
    other = written[:, None] != written[None, :]
    country = np.concatenate([n.meanings.country for n in names])
    region = np.concatenate([n.meanings.region for n in names])
    points = np.concatenate([n.meanings.points for n in names])
    apart = (2 - 2 * (points @ points.T)) * EARTH**2  # squared, in kilometres
    return (
        (country[:, None] == country[None, :]) & other,
        (region[:, None] == region[None, :]) & other,
        other / (1 + apart / weights.near_km**2),
        other / (1 + apart / weights.close_km**2),
    )


def _shares(score: Floats, starts: NDArray[np.int64], group: NDArray[np.int64]) -> Floats:
    """The softmax within each name."""
    raised = np.exp(score - np.maximum.reduceat(score, starts)[group])
    return raised / np.add.reduceat(raised, starts)[group]


def _sure(score: Floats, unlisted: Floats, starts: NDArray[np.int64], group: NDArray[np.int64]) -> Floats:
    """The same, with the score of what is not listed beside those of a name's places."""
    best = np.maximum(np.maximum.reduceat(score, starts), unlisted)
    raised = np.exp(score - best[group])
    return np.asarray(raised / (np.add.reduceat(raised, starts) + np.exp(unlisted - best))[group])
