"""Which tellings of one claim carry the same words, found by runs of words in common rather than pair by pair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from headwater.stages.trace.corpus import Corpus
from headwater.types import Form, Span, Statement

RUN = 6  # words in order that two newsrooms do not find by themselves
QUOTED_RUN = 8  # of a quotation: words that two people do not say alike
COPIED_RUN = 10  # of a paraphrase that two outlets attribute to different people: one text with another source
MOST_SHARING = 50  # tellings with one run; what more have in common is a set phrase, and pairs of them would explode

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”»]|(?<!\w)['‘]([^'‘]+?)['’](?!\w)")


def words_of_span(text: str, span: Span) -> list[tuple[str, Span]]:
    """The words of a span in small letters, each with its place; apostrophes in one spelling."""
    return [
        (m[0].lower().replace("’", "'"), Span(m.start(), m.end())) for m in _WORD.finditer(text, span.start, span.end)
    ]


def quoted_spans(statement: Statement, text: str) -> list[Span]:
    """The verbatim parts of a statement: what stands in quotation marks inside it, or all of direct speech."""
    if statement.form is Form.INDIRECT:
        return []
    inner = [
        Span(c.start + m.start(n), c.start + m.end(n))
        for c in statement.content
        for m in _QUOTED.finditer(c.of(text))
        for n in (1, 2)
        if m[n]
    ]
    whole = statement.form is Form.DIRECT or not inner
    return list(statement.content) if whole else inner


class SharedRuns:
    """The longest run of words, up to ``COPIED_RUN``, that groups of statements share."""

    def __init__(
        self, groups: Sequence[Sequence[Statement]], spans: Mapping[str, Sequence[Span]], corpus: Corpus
    ) -> None:
        self._said = _runs(groups, {s.id: _lists(spans[s.id], s, corpus) for g in groups for s in g}, (RUN, COPIED_RUN))
        quotes = {s.id: _lists(quoted_spans(s, corpus.article(s.article).text), s, corpus) for g in groups for s in g}
        self._quoted = _runs(groups, quotes, (2, RUN, QUOTED_RUN))

    def said(self, one: Collection[int], other: Collection[int]) -> int:
        """Words in order that groups have in common, in any form: 0, ``RUN`` or ``COPIED_RUN``."""
        return _longest(self._said, one, other)

    def quoted(self, one: Collection[int], other: Collection[int]) -> int:
        """As ``said``, of quotations alone: 0, 2, ``RUN`` or ``QUOTED_RUN``."""
        return _longest(self._quoted, one, other)


def _longest(runs: Mapping[tuple[int, int], int], one: Collection[int], other: Collection[int]) -> int:
    if not runs:
        return 0
    return max(runs.get((min(a, b), max(a, b)), 0) for a in one for b in other)


def _lists(spans: Iterable[Span], statement: Statement, corpus: Corpus) -> list[list[str]]:
    text = corpus.article(statement.article).text
    return [[word for word, _ in words_of_span(text, span)] for span in spans]


def _runs(
    groups: Sequence[Sequence[Statement]], words: Mapping[str, Sequence[Sequence[str]]], sizes: Collection[int]
) -> dict[tuple[int, int], int]:
    longest: dict[tuple[int, int], int] = {}
    for size in sorted(sizes):
        holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for n, group in enumerate(groups):
            for statement in group:
                for found in words[statement.id]:
                    for at in range(len(found) - size + 1):
                        holding[tuple(found[at : at + size])].add(n)
        for run, sharing in holding.items():
            if 1 < len(sharing) <= MOST_SHARING and sum(len(word) > 3 for word in run) > 1:
                longest.update(dict.fromkeys(combinations(sorted(sharing), 2), size))
    return longest
