"""Which articles are on one story, so that only their tellings are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.models import vectors
from headwater.stages.compare.tellings import Telling

STORY = 0.4  # cosine of two articles, each the mean of its tellings
WINDOW = 4  # days between two articles: an event is counted anew for some days
ROWS = 1024  # articles compared with all others at once

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """Tellings with a vector for each, and for each article those on its story, itself among them."""

    tellings: Sequence[Telling]
    rows: Rows
    near: dict[str, frozenset[str]]
    members: dict[str, list[int]]  # numbers of the tellings of each article

    def cosine(self, one: int, other: int) -> float:
        return float(self.rows[one] @ self.rows[other])

    def pairs(self, least: float) -> Iterator[tuple[int, int, float]]:
        """The pairs of tellings of one story with at least this cosine, each once, with its cosine."""
        for article, mine in self.members.items():
            later = [n for other in sorted(self.near[article]) if other >= article for n in self.members[other]]
            cosines = self.rows[mine] @ self.rows[later].T
            for at, to in zip(*np.nonzero(cosines >= least), strict=True):
                one, other = mine[at], later[to]
                if article != self.tellings[other].unit.article or one < other:
                    yield one, other, float(cosines[at, to])


def stories_of(tellings: Sequence[Telling]) -> Stories:
    rows = vectors.encode([t.unit.text for t in tellings])
    members: dict[str, list[int]] = {}
    for number, telling in enumerate(tellings):
        members.setdefault(telling.unit.article, []).append(number)
    return Stories(tellings, rows, _near(tellings, rows, members), members)


def _near(tellings: Sequence[Telling], rows: Rows, members: dict[str, list[int]]) -> dict[str, frozenset[str]]:
    articles = sorted(members)
    if not articles:
        return {}
    means = np.stack([rows[members[a]].mean(axis=0) for a in articles])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    days = np.array([np.nan if (d := tellings[members[a][0]].unit.day) is None else d for a in articles])
    near: dict[str, frozenset[str]] = {}
    for start in range(0, len(articles), ROWS):
        # an unknown day is near to all; the small margin keeps the last bit of a sum from deciding
        close = ~(np.abs(days[start : start + ROWS, None] - days[None, :]) > WINDOW)
        alike = (means[start : start + ROWS] @ means.T >= STORY - 1e-6) & close
        for k, row in enumerate(alike):
            near[articles[start + k]] = frozenset(articles[n] for n in np.flatnonzero(row)) | {articles[start + k]}
    return near
