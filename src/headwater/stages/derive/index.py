"""Articles by their fingerprints: each new one is compared with those alone that could share text with it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.stages.derive.fingerprints import fingerprints_of
from headwater.stages.derive.passages import Shared, shared_passages
from headwater.stages.derive.postings import Numbers, Postings, changes
from headwater.stages.derive.prints import Mask, Places, Print, Runs, print_of
from headwater.stages.derive.publishers import publisher_of
from headwater.types import Article

LIKELY = 0.05  # share of the shorter one's fingerprints that two articles must have in common to be compared
LEAST = 0.08  # share of the shorter one's telling words; with less no discount of commonplaces makes a pair kin
LEAD = 6  # words by which an article begins
# A passage on so many pages of one publisher that all begin differently makes no two of them worth comparing. Without
# this each new page would be compared with a part of all that came before it.
HOUSE = 20

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
    depends on these two alone, and on what their publisher has on all of its pages. About 8 kB are kept of an article
    of 600 words, and no text.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.prints: list[Print] = []
        self.postings = Postings()
        self.paired: set[int] = set()  # articles that share text with any other
        self._known: set[str] = set()
        self._pairs: list[Pair] = []
        self._publishers: dict[str, int] = {}
        self._outlets = array("i")  # a number for each publisher; one of its own for an article of an unknown one
        self._leads = array("q")  # a number for the words by which an article begins
        self._sizes = array("i")  # fingerprints of each article
        self._telling = array("i")

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, article: Article) -> None:
        """Read an article and compare it with those before it; one that is there already changes nothing."""
        if article.id in self._known:
            return
        self._known.add(article.id)
        number, made = len(self.ids), print_of(article)
        publisher = publisher_of(article.outlet, article.url)
        outlet = publisher.key if publisher else article.id
        fingerprints = fingerprints_of(made)
        self.ids.append(article.id)
        self.prints.append(made)
        self._outlets.append(self._publishers.setdefault(outlet, len(self._publishers)))
        self._leads.append(hash(made.words[:LEAD].tobytes()))
        self._sizes.append(len(fingerprints))
        self._telling.append(int(made.telling.sum()))
        self.postings.add(number, fingerprints)
        for other in self._candidates(number, fingerprints):
            self._compare(number, other)

    def outlets_of(self, articles: Numbers) -> Numbers:
        """For each article a number of its publisher."""
        return np.frombuffer(self._outlets, dtype=np.int32)[articles]

    def leads_of(self, articles: Numbers) -> npt.NDArray[np.int64]:
        """For each article a number of the words by which it begins."""
        return np.frombuffer(self._leads, dtype=np.int64)[articles]

    def is_one_outlet(self, one: int, other: int) -> bool:
        """Whether two articles are of one publisher; of unknown ones none is another's."""
        return self._outlets[one] == self._outlets[other]

    def pairs(self) -> list[Pair]:
        """All pairs of articles that share text."""
        keys, numbers = self._house_entries()
        house: dict[int, list[int]] = defaultdict(list)
        for key, number in zip(keys.tolist(), numbers.tolist(), strict=True):
            house[number].append(key)
        return [pair for pair in self._pairs if self._share_more(pair, house)]

    def _share_more(self, pair: Pair, house: Mapping[int, Sequence[int]]) -> bool:
        """Whether a pair shares enough beside what their publisher has on all of its pages.

        It did when they were compared; more pages may have come since.
        """
        one, other = pair.one, pair.other
        if not self.is_one_outlet(one, other) or one not in house or other not in house:
            return True
        common = np.intersect1d(fingerprints_of(self.prints[one]), fingerprints_of(self.prints[other]))
        left = np.setdiff1d(common, np.array(house[one], dtype=np.uint64))
        return len(left) >= LIKELY * min(self._sizes[one], self._sizes[other])

    def _house_entries(self) -> tuple[Runs, Numbers]:
        """The entries of what publishers have on all of their pages."""
        keys, numbers = self.postings.entries(HOUSE)
        outlets, leads = self.outlets_of(numbers), self.leads_of(numbers)
        order = np.lexsort((leads, outlets, keys))
        keys, numbers, outlets, leads = keys[order], numbers[order], outlets[order], leads[order]
        pages = np.cumsum(changes(keys, outlets)) - 1  # a number for each fingerprint of each publisher
        begun = np.bincount(pages, weights=changes(keys, outlets, leads))
        here = begun[pages] >= HOUSE
        return keys[here], numbers[here]

    def _candidates(self, number: int, fingerprints: Runs) -> list[int]:
        """Other articles with enough fingerprints in common."""
        places, articles = self.postings.find(fingerprints)
        inside = self.outlets_of(articles) == self._outlets[number]
        house = self._is_house(places[inside], articles[inside], len(fingerprints))
        counted = articles[~(inside & house[places]) & (articles != number)]
        others, counts = np.unique(counted, return_counts=True)
        sizes = np.minimum(np.frombuffer(self._sizes, dtype=np.int32)[others], len(fingerprints))
        found: list[int] = others[counts >= LIKELY * sizes].tolist()
        return found

    def _is_house(self, places: Places, articles: Numbers, size: int) -> Mask:
        """Of each of so many fingerprints whether one publisher, whose articles these are, has it on all pages."""
        often = np.bincount(places, minlength=size) >= HOUSE
        if not often.any():
            return often
        leads = self.leads_of(articles)
        order = np.lexsort((leads, places))
        begun = places[order][changes(places[order], leads[order])]
        return np.bincount(begun, minlength=size) >= HOUSE

    def _compare(self, number: int, other: int) -> None:
        # seen from the one whose id comes first, so that ties fall alike in whatever order the two came
        one, two = sorted((number, other), key=self.ids.__getitem__)
        shared = shared_passages(self.prints[one], self.prints[two])
        shorter = min(self._telling[one], self._telling[two])
        if sum(p.telling for p in shared) >= LEAST * max(1, shorter):
            rows = [(p.here, p.here_end, p.there, p.there_end, p.telling) for p in shared]
            self.paired |= {one, two}
            self._pairs.append(Pair(one, two, np.array(rows, dtype=np.int32).reshape(-1, 5)))
