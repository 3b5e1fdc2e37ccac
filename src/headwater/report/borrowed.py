"""An article's text with the passages that it shares with others, each tied to the same words there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.report.document import ArticleDoc, ReuseDoc, TakenDoc

MOST_PASSAGES = 200  # of one article, the longest first


@dataclass(frozen=True, slots=True)
class Part:
    """A run of an article's text."""

    start: int
    text: str
    taken: TakenDoc | None  # whom it is from; None: the article's own, or quoted
    is_anchor: bool  # a passage of another article leads here
    ending: tuple[ReuseDoc, ...]  # passages that end with it


@dataclass(frozen=True, slots=True)
class _Shown:
    passage: ReuseDoc
    taken: TakenDoc


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The texts of those articles that have words from others or gave them."""

    _shown: Mapping[str, Sequence[_Shown]]
    _anchors: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, articles: Sequence[ArticleDoc]) -> Borrowed:
        """``articles`` are those that are shown; passages may lead to others."""
        shown = {a.id: _longest(a) for a in articles}
        anchors: dict[str, set[int]] = defaultdict(set)
        for each in (each for passages in shown.values() for each in passages):
            anchors[each.passage.article].add(each.passage.there.start)
        return cls(shown, {a: frozenset(anchors[a]) for a in shown if a in anchors})

    def parts(self, article: ArticleDoc) -> tuple[Part, ...]:
        """The whole text; nothing where the article shares no passage."""
        shown, anchors = self._shown[article.id], self._anchors.get(article.id, frozenset())
        if not shown and not anchors:
            return ()
        edges = {0, len(article.text), *anchors}
        edges.update(e for each in shown for e in (each.passage.start, each.passage.end))
        return tuple(
            Part(
                start=start,
                text=article.text[start:end],
                taken=next((s.taken for s in shown if s.passage.start <= start and end <= s.passage.end), None),
                is_anchor=start in anchors,
                ending=tuple(s.passage for s in shown if s.passage.end == end),
            )
            for start, end in pairwise(sorted(edges))
        )

    def has_anchor(self, passage: ReuseDoc) -> bool:
        """Whether the other article is shown, so that a link to it leads somewhere."""
        return passage.article in self._shown


def _longest(article: ArticleDoc) -> list[_Shown]:
    found = [_Shown(passage, taken) for taken in article.taken for passage in taken.passages]
    found.sort(key=lambda s: (s.passage.start - s.passage.end, s.passage.start))
    return found[:MOST_PASSAGES]
