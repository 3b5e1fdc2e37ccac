"""An article as blame and compare read it: its sentences, the names and days in them, what it is about as a whole."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.models import gazetteer
from headwater.stages.align.events import Event, means_in
from headwater.stages.align.units import PLACES
from headwater.types import Annotated, PlaceKind, Precision, Reading, Span, Token

SHORTEST = 4  # letters of a word that counts as a name
STEM = 6  # letters that are kept of a name
LEAD = 2  # sentences that tell what an article is about: the title is the first where there is one
NAMING = PLACES | {"ORG", "PERSON", "EVENT", "PRODUCT", "WORK_OF_ART"}
ACTORS = frozenset({"ORG", "PERSON", "NORP"})
_DAYS = (Precision.DAY, Precision.MINUTE, Precision.SECOND)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_TIMES = frozenset(
    "monday tuesda wednes thursd friday saturd sunday januar februa march april june july august septem octobe novemb"
    " decemb".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An article with what is asked of it again and again."""

    reading: Reading
    common: frozenset[str]  # words that it writes small somewhere: capitals in its headline make no names of them
    topic: Event
    home: frozenset[str]  # the country that it names most often; several, if they are named as often

    @property
    def annotated(self) -> Annotated:
        return self.reading.annotated


def page_of(reading: Reading) -> Page:
    common = frozenset(_LOWER.findall(reading.article.text))
    return Page(reading, common, _topic(reading, common), _home(reading.annotated))


def _home(annotated: Annotated) -> frozenset[str]:
    named = Counter(p.place.name for p in annotated.places if p.place.kind is PlaceKind.COUNTRY)
    most = max(named.values(), default=0)
    return frozenset(country for country, times in named.items() if times == most)


def _topic(reading: Reading, common: frozenset[str]) -> Event:
    """What an article as a whole is about: the event of its title and its first sentence, around it all its places."""
    annotated, text = reading.annotated, reading.article.text
    lead = [s.span for s in annotated.sentences[:LEAD]]
    title = annotated.article.title
    spans = lead if title is None or title in lead else [title, *lead]
    names = frozenset(stem for s in spans for _, stem in names_in(annotated, s, common))
    everywhere = frozenset(stem for _, stem in names_in(annotated, Span(0, len(text)), common, PLACES))
    return Event(means_in(" ".join(s.of(text) for s in spans)), names, everywhere, frozenset())


def sentence_of(annotated: Annotated, at: int) -> Span:
    """The sentence in which a place of the text lies."""
    found = bisect_right(annotated.sentences, at, key=lambda s: s.span.start) - 1
    if found < 0 or annotated.sentences[found].span.end <= at:
        return Span(at, at + 1)
    return annotated.sentences[found].span


def sentences_of(annotated: Annotated, spans: Sequence[Span]) -> list[Span]:
    """Those in which the spans begin, in order."""
    return sorted({sentence_of(annotated, s.start) for s in spans})


def days_in(annotated: Annotated, span: Span) -> frozenset[str]:
    """The days that the words name, as ISO dates."""
    dates = (d for d in annotated.dates if span.contains(d.span) and d.when is not None and d.until is None)
    return frozenset(d.when.value[:10] for d in dates if d.when is not None and d.when.precision in _DAYS)


def names_in(
    annotated: Annotated, span: Span, common: frozenset[str], labels: frozenset[str] = NAMING
) -> list[tuple[int, str]]:
    """The names in a stretch of the text but for those of countries, each word cut to a stem, with its place.

    The words that the tagger holds for names count as well: of unusual places the recogniser misses every second.
    """
    inside = [m.span for m in annotated.mentions if m.label in labels and span.contains(m.span)]
    text = annotated.article.text
    words = {(s.start + m.start(), m[0]) for s in inside for m in _WORD.finditer(s.of(text))}
    if labels is NAMING:
        tagged = (t for t in _tokens(annotated, span) if t.pos == "PROPN" and t.end - t.start >= SHORTEST)
        words.update((t.start, text[t.start : t.end]) for t in tagged)
    found = sorted(words)
    named = [(at, word) for at, word in found if word.lower() not in common and not _of_country(word)]
    return [(at, word.lower()[:STEM]) for at, word in named if word.lower()[:STEM] not in _TIMES]


def _tokens(annotated: Annotated, span: Span) -> Sequence[Token]:
    tokens = annotated.tokens
    first = bisect_left(tokens, span.start, key=lambda t: t.start)
    return tokens[first : bisect_left(tokens, span.end, key=lambda t: t.start)]


@lru_cache(maxsize=65_536)
def _of_country(word: str) -> bool:
    """Whether a word is the name of a country or its people; half of all articles on a war have it."""
    known = gazetteer.load()
    forms = (word, word.removesuffix("s"))
    return any(known.demonym(w) or any(p.kind is PlaceKind.COUNTRY for p in known.named(w)[:1]) for w in forms)
