"""The tellings of a claim in the order of time, as drift compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.stages.align.units import quantities_in
from headwater.stages.trace.corpus import Corpus
from headwater.types import Claim, Origin, Passage, Quantity, Span, Statement

CLIP = 90  # characters of a telling that a sentence on it can quote
_STEM = 5  # letters by which two forms of a word agree
_WORD = re.compile(r"[^\W\d_]{4,}")
_DOUBLE_QUOTES = re.compile('["“”„«»]')
_LEAST_SHARED = 0.4  # of the shorter telling's words: looser tellings of a claim differ in more than one way


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a claim is made: a statement, or a passage in an article's own voice."""

    article: str
    family: str
    spans: tuple[Span, ...]
    statement: Statement | None  # None: the article's own voice
    origin: int | None  # number of the origin in the lineage; None: the article's own voice, or hearsay of nobody
    dropped: bool  # its own voice, where others attribute the same
    text: str  # of the article
    quantities: tuple[Quantity, ...]
    when: str  # of publication, "" where unknown

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.spans[0])

    @property
    def words(self) -> str:
        return " ".join(" ".join(span.of(self.text) for span in self.spans).split())

    @property
    def clipped(self) -> str:
        """Its first words, as a sentence on it quotes them."""
        return clipped(self.words)


def tellings_of(
    claim: Claim, spans: Mapping[str, Sequence[Span]], origins: Sequence[Origin], corpus: Corpus
) -> list[Telling]:
    """All tellings, by publication, undated last; within an article as they stand."""
    origin_of = {s: n for n, origin in reversed(list(enumerate(origins))) for s in origin.statements}
    said = [
        _telling(corpus.statements[s].article, tuple(spans[s]), corpus.statements[s], origin_of.get(s), False, corpus)
        for s in claim.statements
    ]
    told = [_telling(n.passage.article, (n.passage.span,), None, None, n.dropped, corpus) for n in claim.narrated]
    return sorted(
        [*said, *told], key=lambda t: (corpus.when(t.article), t.spans, t.statement.id if t.statement else "")
    )


def _telling(
    article: str,
    spans: tuple[Span, ...],
    statement: Statement | None,
    origin: int | None,
    dropped: bool,
    corpus: Corpus,
) -> Telling:
    annotated = corpus.annotated[article]
    published = annotated.article.published
    return Telling(
        article=article,
        family=corpus.family_of[article],
        spans=spans,
        statement=statement,
        origin=origin,
        dropped=dropped,
        text=annotated.article.text,
        quantities=quantities_in(annotated, spans),
        when=published.value if published else "",
    )


def became(before: Telling, after: Telling) -> str:
    """What a sentence may say of two tellings: one "became" the other only where it surely came later."""
    size = min(len(before.when), len(after.when))
    return "became" if before.when[:size] < after.when[:size] else "stands beside"


def alike(one: Telling, other: Telling) -> bool:
    """Whether two tellings share enough words for a difference between them to mean something."""
    first, second = stems([one.words]), stems([other.words])
    return len(first & second) >= max(2, _LEAST_SHARED * min(len(first), len(second)))


def stems(texts: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words that are long enough to tell something."""
    return frozenset(w[:_STEM] for text in texts for w in _WORD.findall(text.lower()))


def quoted(words: str) -> str:
    """Words in quotation marks; in single ones where they hold double ones."""
    return f"‘{words}’" if _DOUBLE_QUOTES.search(words) else f"“{words}”"


def clipped(words: str) -> str:
    """The first words, up to ``CLIP`` characters."""
    if len(words) <= CLIP:
        return words
    cut = words[:CLIP]
    return f"{cut.rpartition(' ')[0] or cut} ..."
