"""Articles by their fingerprints: each new one is compared with those alone that could share text with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.stages.derive.fingerprints import fingerprint_places
from headwater.stages.derive.passages import Shared, shared_passages
from headwater.stages.derive.postings import Postings
from headwater.stages.derive.prints import Print, print_of
from headwater.stages.derive.publishers import publisher_of
from headwater.types import Article

LIKELY = 0.05  # share of the shorter one's fingerprints that two articles must have in common to be compared
LEAST = 0.08  # share of the shorter one's telling words; with less no discount of commonplaces makes a pair kin

Packed = npt.NDArray[np.int32]  # rows of the fields of Shared


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two articles, by their numbers, with the passages that they share, as seen from the first."""

    one: int
    other: int
    packed: Packed

    def passages(self) -> list[Shared]:
        return [Shared(*row) for row in self.packed.tolist()]


class Index:
    """What has been read of all articles so far.

    ``add`` takes the same time however many articles there are, but for those that share text with the new one. What
    the index holds does not depend on the order of additions: whether two articles are compared, and what they share,
    depends on these two alone. About 6 kB are kept of an article of 600 words, and no text.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.prints: list[Print] = []
        self.outlets: list[str] = []  # key of the publisher; the article's id where it is unknown
        self.pairs: list[Pair] = []
        self.postings = Postings()
        self._sizes: list[int] = []  # fingerprints of each article
        self._telling: list[int] = []

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, article: Article) -> None:
        """Read an article and compare it with those before it."""
        number, made = len(self.ids), print_of(article)
        fingerprints = np.unique(made.runs()[fingerprint_places(made)])
        candidates = list(self._candidates(fingerprints))
        self.ids.append(article.id)
        self.prints.append(made)
        publisher = publisher_of(article.outlet, article.url)
        self.outlets.append(publisher.key if publisher else article.id)
        self._sizes.append(len(fingerprints))
        self._telling.append(int(made.telling.sum()))
        self.postings.add(number, fingerprints)
        for other in candidates:
            self._compare(number, other)

    def _candidates(self, fingerprints: npt.NDArray[np.uint64]) -> Iterator[int]:
        articles, counts = self.postings.count(fingerprints)
        for other, count in zip(articles.tolist(), counts.tolist(), strict=True):
            if count >= LIKELY * min(len(fingerprints), self._sizes[other]):
                yield other

    def _compare(self, number: int, other: int) -> None:
        # seen from the one whose id comes first, so that ties fall alike in whatever order the two came
        one, two = sorted((number, other), key=self.ids.__getitem__)
        shared = shared_passages(self.prints[one], self.prints[two])
        shorter = min(self._telling[one], self._telling[two])
        if sum(p.telling for p in shared) >= LEAST * max(1, shorter):
            rows = [(p.here, p.here_end, p.there, p.there_end, p.telling) for p in shared]
            self.pairs.append(Pair(one, two, np.array(rows, dtype=np.int32).reshape(-1, 5)))
