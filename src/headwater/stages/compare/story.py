# ruff: noqa: SIM905  (lists of words read best as text)
"""Which articles are on one story, so that only their tellings are compared."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.models import vectors
from headwater.stages.align.events import one_topic, rare
from headwater.stages.align.units import within_a_day
from headwater.stages.compare.tellings import Telling
from headwater.types import Annotated

STORY = 0.4  # cosine of two articles, each the mean of its tellings
EVENT = 0.7  # cosine of two articles on one event
WINDOW = 4  # days between two articles: an event is counted anew for some days
ROWS = 1024  # articles compared with all others at once

# Share of the words with which the shorter one begins that another article on the same event begins with too. Of 20
# conflicts of figures in a pile of war news it took five that were of two events, and none that was right.
LEAD = 0.25
LEAD_IN_PILE = 0.4  # the same among more than a few articles of those days, which tell of many raids
FEW = 12  # articles
LEAD_WORDS = 70
FEWEST = 8  # telling words; fewer do not tell
BARE = 5  # telling words below which the words of a count say nothing of its event
STEM = 6  # letters
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_EVERYWHERE = frozenset(
    "be have say kill people attack civilian least other dead injure wound report accord group more".split()
)

Rows = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """Tellings with a vector for each, and for each article those on its story, itself among them."""

    tellings: Sequence[Telling]
    rows: Rows
    near: dict[str, frozenset[str]]
    members: dict[str, list[int]]  # numbers of the tellings of each article
    of_claim: Mapping[str, Sequence[int]]  # and of each claim
    alike: frozenset[tuple[str, str]]  # articles so alike that they are on one event, in either order
    leads: Mapping[str, frozenset[str]]  # the telling words with which each article begins

    def cosine(self, one: int, other: int) -> float:
        return float(self.rows[one] @ self.rows[other])

    def few(self, one: Telling, other: Telling) -> bool:
        """Whether few articles are on their stories; otherwise it is a pile that tells of many events."""
        return max(len(self.near[a]) for a in (one.unit.article, other.unit.article)) <= FEW

    def begin_alike(self, one: Telling, other: Telling) -> bool:
        """Whether their articles, headlines and first sentences, are about one thing."""
        few = self.few(one, other)
        if few and rare(one.page.topic, other.page.topic):
            return True
        first, second = self.leads[one.unit.article], self.leads[other.unit.article]
        shorter = min(len(first), len(second))
        return shorter < FEWEST or len(first & second) >= (LEAD if few else LEAD_IN_PILE) * shorter

    def on_one_event(self, one: Telling, other: Telling) -> bool:
        """Whether their articles, of one day or the next, are on one event as a whole."""
        first, second = one.page.topic, other.page.topic
        if not within_a_day(one.unit, other.unit):
            return False
        alike = (one.unit.article, other.unit.article) in self.alike and bool(first.means & second.means)
        return alike or one_topic(first, second)

    def near_pairs(self, among: Container[int], least: float) -> Iterator[tuple[Numbers, Numbers, Rows]]:
        """The pairs of the tellings ``among`` of one story with at least this cosine, each once, with their cosines."""
        members = {a: np.array([n for n in held if n in among], dtype=np.int64) for a, held in self.members.items()}
        for article, mine in members.items():
            later = np.concatenate([mine, *(members[a] for a in sorted(self.near[article]) if a > article)])
            cosines = self.rows[mine] @ self.rows[later].T
            at, to = np.nonzero(cosines >= least)
            once = (to >= len(mine)) | (mine[at] < later[to])
            yield mine[at[once]], later[to[once]], cosines[at[once], to[once]]


def stories_of(tellings: Sequence[Telling]) -> Stories:
    # a bare count, "30 wounded", is like every other one: what it is told with says of what it is
    rows = vectors.encode([t.unit.content if len(t.unit.lemmas) < BARE else t.unit.text for t in tellings])
    members: dict[str, list[int]] = {}
    of_claim: dict[str, list[int]] = {}
    for number, telling in enumerate(tellings):
        members.setdefault(telling.unit.article, []).append(number)
        of_claim.setdefault(telling.claim, []).append(number)
    near, alike = _near(tellings, rows, members)
    leads = {a: _lead(tellings[numbers[0]].annotated) for a, numbers in members.items()}
    return Stories(tellings, rows, near, members, of_claim, alike, leads)


def _lead(annotated: Annotated) -> frozenset[str]:
    """Stems of the telling words, without those that stand in every report of violence."""
    words = (w.lemma.lower() for w in annotated.tokens[:LEAD_WORDS] if w.pos in _TELLING)
    return frozenset(w[:STEM] for w in words if len(w) > 2 and w not in _EVERYWHERE)


def _near(
    tellings: Sequence[Telling], rows: Rows, members: dict[str, list[int]]
) -> tuple[dict[str, frozenset[str]], frozenset[tuple[str, str]]]:
    articles = sorted(members)
    if not articles:
        return {}, frozenset()
    means = np.stack([rows[members[a]].mean(axis=0) for a in articles])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    days = np.array([np.nan if (d := tellings[members[a][0]].unit.day) is None else d for a in articles])
    near: dict[str, frozenset[str]] = {}
    one_event: set[tuple[str, str]] = set()
    for start in range(0, len(articles), ROWS):
        # an unknown day is near to all; the small margin keeps the last bit of a sum from deciding
        close = ~(np.abs(days[start : start + ROWS, None] - days[None, :]) > WINDOW)
        likeness = means[start : start + ROWS] @ means.T
        for k, row in enumerate((likeness >= STORY - 1e-6) & close):
            near[articles[start + k]] = frozenset(articles[n] for n in np.flatnonzero(row)) | {articles[start + k]}
        at, to = np.nonzero((likeness >= EVENT) & close)
        one_event |= {(articles[start + i], articles[j]) for i, j in zip(at.tolist(), to.tolist(), strict=True)}
    return near, frozenset(one_event)
