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

from headwater.stages.align.units import Unit

STORY = 0.4  # cosine of two articles; 99 % of those in one of 25 annotated stories have it, 16 % of others
WINDOW = 10  # days between two articles
LEAST = 0.38  # cosine of two assertions; one in ten of the same claim has less
CROWD = 50  # articles on one story from which on it is crowded: each claim has tellings enough that the likest suffice
LEAST_IN_CROWD = 0.45

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

    def where(self, kept: npt.NDArray[np.bool_] | Numbers) -> Candidates:
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

    def is_crowded(self, article: str) -> bool:
        return self._near[self._number[article]] >= CROWD

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
    for number in sorted(fresh):
        by_article[units[number].article].append(number)
    new = frozenset(n for numbers in by_article.values() for n in numbers)
    return Candidates.joined(_of_article(units, rows, stories, new, *item) for item in sorted(by_article.items()))


def _of_article(
    units: Sequence[Unit], rows: Rows, stories: Stories, new: frozenset[int], article: str, mine: Sequence[int]
) -> Candidates:
    others = np.array([m for near in stories.near(article) for m in stories.members[near]], dtype=np.int64)
    here = np.array(mine, dtype=np.int64)
    cosines = rows[here] @ rows[others].T
    close = cosines >= LEAST
    blaming = [k for k, n in enumerate(mine) if units[n].blame]
    if blaming:  # whoever is to blame is named in a hundred ways
        close[blaming] |= np.array([units[n].blame is not None for n in others.tolist()], dtype=np.bool_)
    at, to = np.nonzero(close)
    kept = [
        k
        for k, (i, j) in enumerate(zip(here[at].tolist(), others[to].tolist(), strict=True))
        if _worth(i, j, units, new)
    ]
    i, j = here[at[kept]], others[to[kept]]
    # pair by pair: a matrix product rounds by its shape, so by which articles came together
    cosine = np.einsum("ij,ij->i", rows[i], rows[j])
    mine_crowded = stories.is_crowded(article)
    crowded = np.array([mine_crowded and stories.is_crowded(units[k].article) for k in j.tolist()], dtype=np.bool_)
    worth = ~crowded | (cosine >= LEAST_IN_CROWD)
    return Candidates(np.minimum(i, j), np.maximum(i, j), cosine, crowded).where(worth)


def _worth(i: int, j: int, units: Sequence[Unit], new: frozenset[int]) -> bool:
    """Two assertions of one statement are never compared; two in articles' own voice only for their figures."""
    if i == j or (i > j and j in new):  # two new ones are met from either side
        return False
    a, b = units[i], units[j]
    if a.statement is None and b.statement is None:
        return a.article != b.article and bool(a.quantities and b.quantities)
    return a.statement is not b.statement
