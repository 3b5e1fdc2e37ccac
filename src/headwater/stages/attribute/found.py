"""What the finders hand over before speakers and chains are worked out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.types import Kind, Span, Stance

T = TypeVar("T")
_STRETCH = 256  # characters; about two sentences


@dataclass(frozen=True, slots=True)
class Found:
    """Content, the words that name its source and the cue between them, as one finder saw them."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span
    stance: Stance
    relays: tuple[Span, ...]  # who passes it on, reader first
    addressee: Span | None
    continues: bool  # a quotation without a source of its own: the last speaker goes on
    confidence: float
    kind: Kind = Kind.SPEECH

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def extent(self) -> Span:
        """From the first to the last character of content, source and cue."""
        spans = [*self.content, self.cue, *([self.source] if self.source else [])]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def length(spans: Sequence[Span]) -> int:
    """In characters."""
    return sum(len(s) for s in spans)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    """The characters that spans of one and of the other share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def overlapping(sorted_spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """Those of spans that stand apart from each other in the text's order, which overlap a place."""
    first = bisect_right(sorted_spans, place.start, key=lambda s: s.end)
    return sorted_spans[first : bisect_left(sorted_spans, place.end, lo=first, key=lambda s: s.start)]


class Near(Generic[T]):
    """Things by where they stand, so that each is compared with what stands about it and not with everything."""

    def __init__(self, placed: Iterable[tuple[Span, T]] = ()) -> None:
        self._all: list[tuple[Span, T]] = []
        self._by_stretch: defaultdict[int, list[int]] = defaultdict(list)
        for span, thing in placed:
            self.add(span, thing)

    def add(self, span: Span, thing: T) -> None:
        for stretch in _stretches(span):
            self._by_stretch[stretch].append(len(self._all))
        self._all.append((span, thing))

    def at(self, place: Span) -> list[T]:
        """What overlaps a place, in the order in which it was added."""
        near = {n for stretch in _stretches(place) for n in self._by_stretch.get(stretch, ())}
        return [thing for span, thing in map(self._all.__getitem__, sorted(near)) if span.overlaps(place)]


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, (span.end - 1) // _STRETCH + 1)
