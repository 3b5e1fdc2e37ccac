"""What an article is made of: how much is its own, how much quoted, how much taken from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headwater.stages.derive.passages import Shared
from headwater.stages.derive.prints import Mask, Print, word_spans
from headwater.stages.derive.publishers import publisher_of
from headwater.stages.derive.sources import is_credited, is_own_name, source_name, whole_credit
from headwater.types import Article, Derivation, Passage, Reuse, Span, Taken

_spans = lru_cache(maxsize=1024)(word_spans)  # the members of a family are looked at one after the other
BORROWED = 40  # telling words that an article must share with one of another family to have taken them over


@dataclass(frozen=True, slots=True)
class Source:
    """Another article that holds words of this one, and whose text those words are."""

    article: Article
    name: str  # the root of its family: agency, outlet or article id
    passages: tuple[Shared, ...]  # as seen from the article that is looked at
    kin: bool  # of one family with it


def make_up(article: Article, made: Print, sources: Sequence[Source], made_by: str) -> Derivation:
    """What an article is made of.

    A word that several sources hold counts for the first that does: kin go before others, then who holds most. What an
    article credits as a whole to an agency is that agency's where no other copy shows it, too.
    """
    size = len(made.words)
    free = np.ones(size, dtype=np.bool_)
    counts: dict[str, int] = defaultdict(int)
    reuses: dict[str, list[Reuse]] = defaultdict(list)
    for source in sorted(sources, key=_first):
        for passage in source.passages:
            new = _take(free, passage)
            if new:
                counts[source.name] += new
                reuses[source.name].append(_reuse(passage, article, source.article))
    credit = whole_credit(article)
    publisher = publisher_of(article.outlet, article.url)
    if credit and not is_own_name(credit.name, publisher):
        rest = free & ~made.quoted
        counts[source_name(credit)] += int(rest.sum())
        free &= ~rest
    total = max(1, size)
    taken = (
        Taken(name, round(count / total, 4), is_credited(article, name), tuple(sorted(reuses[name])))
        for name, count in counts.items()
        if count
    )
    quoted = round(int((free & made.quoted).sum()) / total, 4)
    listed = tuple(sorted(taken, key=lambda t: (-t.share, t.source)))
    own = max(0.0, round(1 - quoted - sum(t.share for t in listed), 4))
    return Derivation(article.id, own=own, quoted=quoted, taken=listed, made_by=made_by)


def _first(source: Source) -> tuple[object, ...]:
    return (not source.kin, -sum(p.telling for p in source.passages), source.article.id)


def _take(free: Mask, passage: Shared) -> int:
    """How many words of a passage were still free; none is afterwards."""
    here = slice(passage.here, passage.here_end)
    new = int(free[here].sum())
    free[here] = False
    return new


def _reuse(passage: Shared, article: Article, source: Article) -> Reuse:
    here, there = _spans(article.text), _spans(source.text)
    return Reuse(
        Span(here[passage.here].start, here[passage.here_end - 1].end),
        Passage(source.id, Span(there[passage.there].start, there[passage.there_end - 1].end)),
    )
