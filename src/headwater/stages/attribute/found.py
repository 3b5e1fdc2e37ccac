"""What the finders hand over before speakers and chains are worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.types import Kind, Span, Stance


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
