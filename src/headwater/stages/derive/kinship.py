"""Whether two articles derive from one text: a measured decision on what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.stages.derive.commonplaces import discounted, find_commonplaces, find_furniture
from headwater.stages.derive.index import Index, Pair
from headwater.stages.derive.passages import LEAST_TELLING, Shared
from headwater.stages.derive.prints import Mask

# From round to round: the share at which two articles are surely one text, and the share of the articles with a
# passage that must be of one text for the others to have it from there. The first round takes pages for one text whose
# furniture outweighs their reports, so it spares nothing; once furniture is known, lower shares can be trusted.
SURE = ((0.5, 1.0), (0.35, 0.67))
_SURE_WORDS = 15
# What one outlet prints in one piece in two articles may be a paragraph that it keeps at hand.
ONE_PIECE = 0.4
_IN_ONE_PIECE = 0.95
# A page that lists many articles holds a little of each, and is a version of none, though a short one may stand there
# whole, as it may in a digest; nor are two articles of one text where the shorter has only a little of the longer.
LISTED = 0.015
SMALL_PART = 0.03
WHOLE = 0.6
FEW_WORDS = 20  # with fewer telling words in common than this, a short item must stand in the other whole too
# A report is copied while it is news; later an outlet that prints it again prints it whole.
LONG_APART = 30  # days
# Articles that credit different agencies are two texts, unless nearly everything is common: then one credit is wrong.
DIFFERENT_AGENCIES = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """What two articles share when commonplaces are left out."""

    pair: Pair
    passages: tuple[Shared, ...]  # as seen from the first, with their telling words
    telling: int
    of_shorter: float  # 0..1, of the telling words of the one that has fewer
    of_longer: float

    def passages_of(self, number: int) -> tuple[Shared, ...]:
        """The passages as seen from one of the two."""
        return self.passages if number == self.pair.one else tuple(p.turned() for p in self.passages)

    @property
    def longest(self) -> int:
        return max((p.telling for p in self.passages), default=0)


def kinships(index: Index) -> list[Kinship]:
    """All pairs of articles that share passages, commonplaces left out."""
    pairs = index.pairs()
    marked: Mapping[int, Mask] = find_furniture(index)
    for sure, mainly in SURE:
        weighed = _weighed(index, pairs, marked)
        same = ((k.pair.one, k.pair.other) for k in weighed if k.of_shorter >= sure and k.telling >= _SURE_WORDS)
        marked = find_commonplaces(index, connected(len(index), same), mainly=mainly)
    return [kinship for kinship in _weighed(index, pairs, marked) if kinship.passages]


def is_one_text(
    kinship: Kinship,
    *,
    least: float,
    one_outlet: bool = False,
    different_agencies: bool = False,
    digest: bool = False,
    days: int = 0,
) -> bool:
    """Whether two articles are copies, cuts, reworkings or versions of one text.

    The bounds were measured on 260 pairs near the line, judged by hand (docs/measurements.md).

    Args:
        kinship: what they share.
        least: the share of the shorter one's telling words that must stand in the other.
        one_outlet: they are of one publisher.
        different_agencies: they credit different agencies for their text.
        digest: one of them gathers the news of several.
        days: how long one was published after the other.
    """
    in_one_piece = kinship.longest >= _IN_ONE_PIECE * kinship.telling
    if one_outlet and in_one_piece:
        least = max(least, ONE_PIECE)
    if kinship.of_longer < LISTED:
        return False
    if digest or kinship.of_longer < SMALL_PART or kinship.telling < FEW_WORDS or days > LONG_APART:
        least = max(least, WHOLE)
    if different_agencies:
        least = max(least, DIFFERENT_AGENCIES)
    return kinship.of_shorter >= least


def connected(size: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``size`` things the least of those that links connect it with."""
    root = list(range(size))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    for one, other in links:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return [find(n) for n in range(size)]


def _weighed(index: Index, pairs: Sequence[Pair], marked: Mapping[int, Mask]) -> Iterator[Kinship]:
    telling: dict[int, tuple[Mask, int]] = {}

    def told(number: int) -> tuple[Mask, int]:
        if number not in telling:
            mask = discounted(index.prints[number].telling, marked, number)
            telling[number] = mask, max(1, int(mask.sum()))
        return telling[number]

    for pair in pairs:
        (one, of_one), (other, of_other) = told(pair.one), told(pair.other)
        touched = pair.one in marked or pair.other in marked
        passages = pair.passages()
        if touched:
            passages = list(_discounted(passages, index, pair, one, other))
        sizes = sorted((of_one, of_other))
        total = sum(p.telling for p in passages)
        yield Kinship(pair, tuple(passages), total, min(1.0, total / sizes[0]), min(1.0, total / sizes[1]))


def _discounted(passages: Sequence[Shared], index: Index, pair: Pair, one: Mask, other: Mask) -> Iterator[Shared]:
    """The passages with the telling words that are left to them; what is left of some is too little."""
    before_one, before_other = index.prints[pair.one].telling, index.prints[pair.other].telling
    for p in passages:
        here, there = slice(p.here, p.here_end), slice(p.there, p.there_end)
        left = min(_left(one[here], before_one[here]), _left(other[there], before_other[there]))
        telling = int(p.telling * left)
        if telling >= LEAST_TELLING:
            yield Shared(p.here, p.here_end, p.there, p.there_end, telling)


def _left(now: Mask, before: Mask) -> float:
    return float(now.sum() / max(1, np.count_nonzero(before)))
