"""Which assertions are worth comparing: those of articles on one story, of about one time, in somewhat like words.

Articles are few against assertions, so they are compared first, by the mean of their assertions' vectors; only within
pairs of articles on one story are assertions compared. Whether two assertions are candidates depends on them and their
two articles alone, so neither the order of articles nor others among them make a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.stages.align.stock import stock_of
from headwater.stages.align.units import Unit, toll_of

STORY = 0.4  # cosine of two articles; 99 % of those in one of 25 annotated stories have it, 16 % of others
WINDOW = 10  # days between two articles
ROUNDING = 1e-5  # by which a product of matrices may miss a cosine
LEAST = 0.38  # cosine of two assertions; one in ten of the same claim has less
CROWD = 50  # articles on one story from which on it is crowded: each claim has tellings enough that the likest suffice
LEAST_IN_CROWD = 0.45
MOST_WITHIN = 20_000  # pairs of one article's own assertions; some 200 that are all alike have as many
LIKEST_WITHIN = 20

Rows = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of assertions by number, ``one < other``, with the cosine of their words; whether on a crowded story."""

    one: Numbers
    other: Numbers
    cosine: Rows
    crowded: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.one)

    def where(self, kept: npt.NDArray[np.bool_] | Numbers | slice) -> Candidates:
        return Candidates(self.one[kept], self.other[kept], self.cosine[kept], self.crowded[kept])

    @classmethod
    def joined(cls, parts: Iterable[Candidates]) -> Candidates:
        """All of them, sorted."""
        held = [*parts]
        one = np.concatenate([np.zeros(0, np.int64), *(p.one for p in held)])
        other = np.concatenate([np.zeros(0, np.int64), *(p.other for p in held)])
        cosine = np.concatenate([np.zeros(0, np.float32), *(p.cosine for p in held)])
        crowded = np.concatenate([np.zeros(0, np.bool_), *(p.crowded for p in held)])
        order = np.lexsort((other, one))
        return cls(one[order], other[order], cosine[order], crowded[order])

    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.one, self.other, self.cosine, self.crowded


class Stories:
    """Articles by what they are about and when they came."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._means: list[Rows] = []
        self._days: list[float] = []
        self._near: list[int] = []  # how many articles are on the story of each
        self._table: tuple[Rows, npt.NDArray[np.float64]] | None = None
        self.members: dict[int, list[int]] = defaultdict(list)  # the assertions that are compared for each article

    def enter(self, article: str, rows: Rows, day: int | None) -> None:
        """``rows`` holds the vectors of all its assertions."""
        mean = rows.mean(axis=0)
        self._number[article] = len(self._means)
        self._means.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
        self._days.append(np.nan if day is None else day)
        self._near.append(0)
        self._table = None

    def count(self, articles: Sequence[str]) -> list[str]:
        """Count these, which were just entered, on their stories; gives the others whose story is crowded since."""
        names = list(self._number)
        new = {self._number[a] for a in articles}
        since = []
        for here in sorted(new):
            near = self.near(names[here])
            self._near[here] = len(near)
            for other in near:
                if other not in new:
                    self._near[other] += 1
                    if self._near[other] == CROWD:
                        since.append(names[other])
        return since

    def crowded(self, articles: Numbers) -> npt.NDArray[np.bool_]:
        """Whether the story of each, given by its number, is crowded."""
        return np.array(self._near, dtype=np.int64)[articles] >= CROWD

    def __contains__(self, article: str) -> bool:
        return article in self._number

    def number(self, article: str) -> int:
        return self._number[article]

    def near(self, article: str) -> list[int]:
        """Numbers of the articles on its story, itself among them."""
        if self._table is None:
            self._table = np.stack(self._means), np.array(self._days)
        here, (means, days) = self._number[article], self._table
        apart = np.abs(days - days[here]) > WINDOW  # an unknown day is near to all
        found: list[int] = np.flatnonzero((means @ means[here] >= STORY) & ~apart).tolist()
        return found


def candidates_of(units: Sequence[Unit], rows: Rows) -> Candidates:
    """All pairs of these units that are worth a closer look; ``rows`` holds a unit vector for each."""
    stories, members = Stories(), defaultdict(list)
    for number, unit in enumerate(units):
        members[unit.article].append(number)
    for article, held in members.items():
        stories.enter(article, rows[held], units[held[0]].day)
        stories.members[stories.number(article)] = held
    stories.count(list(members))
    return candidates_with(range(len(units)), units, rows, stories)


def candidates_with(fresh: Iterable[int], units: Sequence[Unit], rows: Rows, stories: Stories) -> Candidates:
    """All pairs with a ``fresh`` unit that are worth a closer look; ``rows`` holds a unit vector for each unit."""
    by_article: dict[str, list[int]] = defaultdict(list)
    is_new = np.zeros(len(units), dtype=np.bool_)
    for number in sorted(fresh):
        by_article[units[number].article].append(number)
        is_new[number] = True
    near = {article: stories.near(article) for article in by_article}
    met = sorted({other for others in near.values() for other in others})
    known: dict[object, int] = {}
    sides = {other: _Side.of(stories.members[other], other, units, known) for other in met}
    # an article that is new throughout meets those before it from their side
    last = {n: int(s.numbers.max(initial=-1)) if is_new[s.numbers].all() else len(units) for n, s in sides.items()}
    found = []
    for article, numbers in sorted(by_article.items()):
        mine = _Side.of(numbers, stories.number(article), units, known)
        others = [sides[other] for other in near[article] if last[other] >= numbers[0]]
        found.append(_of_article(mine, _Side.joined(others), rows, is_new, stories))
    return Candidates.joined(found)


def _cosines(mine: Numbers, others: Numbers, rows: Rows) -> Rows:
    if not len(others):
        return np.zeros((len(mine), 0), dtype=np.float32)
    first, last = int(others.min()), int(others.max()) + 1
    if 2 * len(others) < last - first:
        return rows[mine] @ rows[others].T
    # without a copy of nearly all rows for each article
    found: Rows = (rows[mine] @ rows[first:last].T)[:, others - first]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Units of one article or of several, a column for each thing that decides whether two are worth comparing."""

    numbers: Numbers
    articles: Numbers
    statements: Numbers  # -1: the article's own voice
    counting: npt.NDArray[np.bool_]
    blaming: npt.NDArray[np.bool_]
    tolls: Numbers  # -1: it counts none
    stock: Numbers  # -1: it says nothing in stock words

    @classmethod
    def of(cls, members: Sequence[int], article: int, units: Sequence[Unit], known: dict[object, int]) -> _Side:
        """``known`` numbers the statements and what they have in common, and takes up those that are new to it."""
        numbers = np.array(members, dtype=np.int64)
        held = [units[n] for n in members]
        return cls(
            numbers,
            np.full(len(held), article, dtype=np.int64),
            np.array([known.setdefault(u.statement.id, len(known)) if u.statement else -1 for u in held], np.int64),
            np.array([bool(u.quantities) for u in held], dtype=np.bool_),
            np.array([u.blame is not None for u in held], dtype=np.bool_),
            np.array([known.setdefault(t, len(known)) if (t := toll_of(u)) else -1 for u in held], dtype=np.int64),
            np.array(
                [known.setdefault((s.said, s.who), len(known)) if (s := stock_of(u)) else -1 for u in held], np.int64
            ),
        )

    @classmethod
    def joined(cls, sides: Sequence[_Side]) -> _Side:
        nobody = cls.of((), -1, (), {})
        return cls(*map(np.concatenate, zip(*(s.columns() for s in (nobody, *sides)), strict=True)))

    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.numbers, self.articles, self.statements, self.counting, self.blaming, self.tolls, self.stock


def _of_article(mine: _Side, others: _Side, rows: Rows, is_new: npt.NDArray[np.bool_], stories: Stories) -> Candidates:
    likeness = _cosines(mine.numbers, others.numbers, rows)
    close = likeness >= LEAST - ROUNDING
    if mine.blaming.any():  # whoever is to blame is named in a hundred ways
        close[mine.blaming] |= others.blaming
    twice = np.zeros_like(close)
    counting = mine.tolls >= 0  # an article gives one toll in few words and in many
    twice[counting] = (mine.tolls[counting, None] == others.tolls) & (mine.articles[counting, None] == others.articles)
    stock = np.zeros_like(close)
    stock[mine.stock >= 0] = mine.stock[mine.stock >= 0, None] == others.stock
    close |= twice | stock
    at, to = np.nonzero(close)
    met = _worth(mine, others, at, to, is_new, twice[at, to])
    at, to = at[met], to[met]
    at, to = _without_repeats(mine, others, at, to, likeness)
    i, j = mine.numbers[at], others.numbers[to]
    cosine = pairwise_cosines(rows, i, j)
    crowded = stories.crowded(mine.articles[at]) & stories.crowded(others.articles[to])
    known = (mine.blaming[at] & others.blaming[to]) | twice[at, to] | stock[at, to]
    worth = ((cosine >= LEAST) | known) & (~crowded | (cosine >= LEAST_IN_CROWD))
    return Candidates(np.minimum(i, j), np.maximum(i, j), cosine, crowded).where(worth)


def _without_repeats(mine: _Side, others: _Side, at: Numbers, to: Numbers, likeness: Rows) -> tuple[Numbers, Numbers]:
    """The pairs without most of those within one article, where these are too many: a list, or a page of one pattern.

    Each assertion keeps the likest of those that stand behind it.
    """
    within = mine.articles[at] == others.articles[to]
    if int(within.sum()) <= MOST_WITHIN:
        return at, to
    behind = np.flatnonzero(within)
    # rounded, so that the last bit of a product decides nothing
    order = behind[np.lexsort((others.numbers[to[behind]], -np.round(likeness[at[behind], to[behind]], 4), at[behind]))]
    starts = np.flatnonzero(np.r_[True, at[order][1:] != at[order][:-1]])
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    kept = ~within
    kept[order[rank < LIKEST_WITHIN]] = True
    return at[kept], to[kept]


def pairwise_cosines(rows: Rows, one: Numbers, other: Numbers, step: int = 256) -> Rows:
    """Pair by pair, since a matrix product rounds by its shape, so by which articles came together.

    In blocks whose gathered rows stay in the processor's cache: a quarter of the time of blocks of 50,000 (measured),
    and the same to the last bit.
    """
    found = np.zeros(len(one), dtype=np.float32)
    for k in range(0, len(one), step):
        here = slice(k, k + step)
        found[here] = np.einsum("ij,ij->i", rows[one[here]], rows[other[here]])
    return found


def _worth(
    mine: _Side,
    others: _Side,
    at: Numbers,
    to: Numbers,
    is_new: npt.NDArray[np.bool_],
    twice: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Two assertions of one statement are compared only if they count one toll.

    Two in articles' own voice are only for their figures.
    """
    i, j = mine.numbers[at], others.numbers[to]
    met = (i != j) & ~((i > j) & is_new[j])  # two new ones are met from either side
    silent = (mine.statements[at] < 0) & (others.statements[to] < 0)
    counting = mine.counting[at] & others.counting[to] & (mine.articles[at] != others.articles[to])
    apart = (mine.statements[at] != others.statements[to]) | twice
    found: npt.NDArray[np.bool_] = met & np.where(silent, counting, apart)
    return found
