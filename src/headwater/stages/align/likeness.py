"""How alike two assertions are: what is measured of a pair, and what the measures weigh.

Two logistic regressions: the first look is cheap and decides which pairs the judge (:mod:`headwater.models.judge`)
reads; the second weighs its verdict with the first look. ``training/align/weigh.py`` fits both; the weights lie in
``weights.json`` with the judge.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from headwater.models import judge, shipped
from headwater.stages.align.candidates import Candidates, Numbers, Rows, pairwise_cosines
from headwater.stages.align.events import SAME_START
from headwater.stages.align.stock import stock_of
from headwater.stages.align.units import Unit, counting_alike, counting_otherwise
from headwater.types import Stance

FIRST = (
    "wording", "whole wording", "common words", "contained words", "words in order", "same speaker", "other speaker",
    "same side", "common names", "no common name", "other places", "same figure", "other figure", "one figure",
    "other stance", "one article", "both quoted", "own voice", "length", "lengths apart", "parts", "days apart",
)  # fmt: skip
SECOND = ("first look", "judged same", "judged in conflict", "judge's margin")
DOUBTFUL = 0.15  # first look's probability from which on a pair is worth the judge's reading
DOUBTFUL_IN_CROWD = 0.5  # the same on a crowded story, where there are hundreds of times as many pairs
SURE = 0.95  # and from which on the judge need not read it: copies of one report
SURE_IN_CROWD = 0.8  # he joins 93 of 100 of those above it (measured on 607 articles)
MOST = 12.0  # of the judge's logits

Measures = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one regression, by the name of the measure, on the measures' own scales."""

    names: tuple[str, ...]
    weights: npt.NDArray[np.float64]
    bias: float

    def logits(self, measures: Measures) -> npt.NDArray[np.float64]:
        # row by row: a matrix product rounds otherwise for one pair than for many
        found: npt.NDArray[np.float64] = (measures * self.weights).sum(axis=1) + self.bias
        return found

    def reasons(self, measures: npt.NDArray[np.float64], most: int = 4) -> tuple[str, ...]:
        """What counts most for or against a pair, in words, weightiest first."""
        shares = measures * self.weights
        ranked = sorted(range(len(shares)), key=lambda k: -abs(shares[k]))
        return tuple(f"{self.names[k]} {measures[k]:.2f}" for k in ranked[:most] if measures[k])


@cache
def first_look() -> Weights:
    return _read("first", FIRST)


@cache
def second_look() -> Weights:
    return _read("second", SECOND)


def _read(name: str, names: tuple[str, ...]) -> Weights:
    held = json.loads(shipped.read(judge.NAME, "weights.json", judge.SHA256))[name]
    return Weights(names, np.array([held["weights"][n] for n in names]), held["bias"])


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What is measured of pairs, unit by unit: a row for each unit."""

    units: Sequence[Unit]
    whole: Rows  # vectors of the units' whole contents
    words: _Sets
    names: _Sets
    name_starts: _Sets
    place_starts: _Sets
    spelled: Sequence[str]  # the words, a character each
    sizes: Numbers
    speaker: Numbers
    side: Numbers
    stance: Numbers
    article: Numbers
    voiced: Flags
    quoted: Flags
    counted: Flags
    charging: Flags  # it lays something to somebody's charge
    denying: Flags
    stocked: Flags  # it says something in stock words
    parts: Flags
    days: Measures

    @classmethod
    def of(cls, units: Sequence[Unit], whole: Rows) -> Sides:
        letter: dict[str, str] = {}
        return cls(
            units=units,
            whole=whole,
            words=_Sets.of([u.lemmas for u in units]),
            names=_Sets.of([u.names for u in units]),
            name_starts=_Sets.of([_starts(u.names) for u in units]),
            place_starts=_Sets.of([_starts(u.places) for u in units]),
            spelled=["".join(letter.setdefault(w, chr(_FIRST_LETTER + len(letter))) for w in u.words) for u in units],
            sizes=np.array([max(1, len(u.words)) for u in units], dtype=np.int64),
            speaker=codes_of([u.speaker for u in units]),
            side=codes_of([u.side for u in units]),
            stance=codes_of([u.stance for u in units]),
            article=codes_of([u.article for u in units]),
            voiced=np.array([u.statement is not None for u in units], dtype=np.bool_),
            quoted=np.array([u.quoted for u in units], dtype=np.bool_),
            counted=np.array([bool(u.quantities) for u in units], dtype=np.bool_),
            charging=np.array([u.blame is not None and u.blame.charged for u in units], dtype=np.bool_),
            denying=np.array([u.stance is Stance.DENIES for u in units], dtype=np.bool_),
            stocked=np.array([stock_of(u) is not None for u in units], dtype=np.bool_),
            parts=np.array([not u.whole for u in units], dtype=np.bool_),
            days=np.array([np.nan if u.day is None else u.day for u in units], dtype=np.float64),
        )


_FIRST_LETTER = 0xF0000  # of a private plane, with room for a million words


def _starts(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name[:SAME_START] for name in names)


def measure(sides: Sides, pairs: Candidates) -> Measures:
    """One row a pair, the columns named by ``FIRST``."""
    one, other = pairs.one, pairs.other
    units, sizes, names, days = sides.units, sides.sizes, sides.names, sides.days
    shorter, longer = np.minimum(sizes[one], sizes[other]), np.maximum(sizes[one], sizes[other])
    common, named = sides.words.common(one, other), names.common(one, other)
    words, speaker, side, counted = sides.words.sizes, sides.speaker, sides.side, sides.counted
    both_named = (names.sizes[one] > 0) & (names.sizes[other] > 0)
    same_speaker = (speaker[one] == speaker[other]) & (speaker[one] >= 0)
    columns = [
        pairs.cosine,
        pairwise_cosines(sides.whole, one, other),
        common / np.maximum(1, words[one] + words[other] - common),
        common / np.maximum(1, np.minimum(words[one], words[other])),
        _in_order(sides.spelled, pairs) / shorter,
        same_speaker,
        (speaker[one] >= 0) & (speaker[other] >= 0) & ~same_speaker,
        (side[one] == side[other]) & (side[one] >= 0),
        named / np.maximum(1, names.sizes[one] + names.sizes[other] - named),
        both_named & (named == 0),
        _elsewhere(sides, one, other) & _elsewhere(sides, other, one),
        pair_by_pair(
            units, pairs, lambda a, b: counting_alike(a.quantities, b.quantities), counted[one] & counted[other]
        ),
        pair_by_pair(
            units, pairs, lambda a, b: counting_otherwise(a.quantities, b.quantities), counted[one] & counted[other]
        ),
        counted[one] != counted[other],
        sides.stance[one] != sides.stance[other],
        sides.article[one] == sides.article[other],
        sides.quoted[one] & sides.quoted[other],
        ~(sides.voiced[one] & sides.voiced[other]),
        np.log(1 + shorter),
        np.log(longer / shorter),
        sides.parts[one] | sides.parts[other],
        np.nan_to_num(np.abs(days[one] - days[other])),
    ]
    return np.column_stack([np.asarray(c, dtype=np.float64) for c in columns])


def _elsewhere(sides: Sides, one: Numbers, other: Numbers) -> Flags:
    """Whether the first of each pair names a place that the second does not, in any spelling."""
    missed: Flags = sides.place_starts.common(one, other, sides.name_starts) < sides.place_starts.sizes[one]
    return missed


def judged(units: Sequence[Unit], pairs: Candidates, first: npt.NDArray[np.float64]) -> Measures:
    """One row a pair, the columns named by ``SECOND``; ``first`` holds the logits of the first look."""
    logits = judge.judge([(units[i].told, units[j].told) for i, j in zip(pairs.one, pairs.other, strict=True)])
    neither, same, conflict = np.clip(logits.astype(np.float64), -MOST, MOST).T
    total = np.logaddexp(np.logaddexp(neither, same), conflict)
    margin = same - np.logaddexp(neither, conflict)
    return np.column_stack([first, np.exp(same - total), np.exp(conflict - total), margin])


@dataclass(frozen=True, slots=True, eq=False)
class _Sets:
    """Sets of words, and how large they are."""

    held: Sequence[frozenset[str]]
    sizes: Numbers

    @classmethod
    def of(cls, held: Sequence[frozenset[str]]) -> _Sets:
        return cls(held, np.array([len(words) for words in held], dtype=np.int64))

    def common(self, one: Numbers, other: Numbers, others: _Sets | None = None) -> Numbers:
        """For each pair how many words set ``one`` here and set ``other`` there (or here) have in common."""
        here, there = self.held, (others or self).held
        both = (here[i] & there[j] for i, j in zip(one.tolist(), other.tolist(), strict=True))
        return np.fromiter(map(len, both), dtype=np.int64, count=len(one))


def codes_of(values: Sequence[str | None]) -> Numbers:
    """A number for each value; -1 for none."""
    codes: dict[str, int] = {}
    return np.array([-1 if v is None else codes.setdefault(v, len(codes)) for v in values], dtype=np.int64)


def pair_by_pair(
    units: Sequence[Unit],
    pairs: Candidates,
    of: Callable[[Unit, Unit], float],
    where: Flags,
) -> Measures:
    """A measure that is taken pair by pair."""
    found = np.zeros(len(pairs))
    for k in np.flatnonzero(where).tolist():
        found[k] = of(units[pairs.one[k]], units[pairs.other[k]])
    return found


def _in_order(spelled: Sequence[str], pairs: Candidates) -> Numbers:
    """For each pair how many words both have in the same order."""
    left, right = ([spelled[n] for n in numbers.tolist()] for numbers in (pairs.one, pairs.other))
    found: Numbers = process.cpdist(left, right, scorer=LCSseq.similarity, dtype=np.int64)
    return found
