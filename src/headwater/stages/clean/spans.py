"""Cutting pieces out of a text while knowing where each remaining character stood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from headwater.types import Article, Furniture, Removed, Span

# Every break of a line becomes "\n" and every other white space " ", one character for one, so offsets stay those of
# the body. Control characters count as white space: no rule and no parser after us has a use for them.
_BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_CONTROLS = dict.fromkeys([*range(9), *range(14, 28), 31, *range(127, 133), *range(134, 160)], " ")
_BLANKS = dict.fromkeys(map(ord, "\t\xa0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(range(0x2000, 0x200B), " ")
_EVEN = _BREAKS | _CONTROLS | _BLANKS

_NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"
_RUN = re.compile(rf"\A[ \n{_NO_WIDTH}]+|[ \n{_NO_WIDTH}]+\Z|[ \n{_NO_WIDTH}]{{2,}}|[{_NO_WIDTH}]")


def even_space(body: str) -> str:
    """The same text, equally long, in which spaces and line feeds are the only white space."""
    return body.replace("\r\n", " \n").translate(_EVEN)


def fold_spaces(text: str) -> Iterator[Span]:
    """What must go so that lines follow each other directly and words stand one space apart."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        # one character of the run stays: its first line break, or else its first space
        inside = start > 0 and end < len(text)
        keep = text.find("\n" if "\n" in found[0] else " ", start, end) if inside else -1
        if keep < 0:
            yield Span(start, end)
            continue
        if start < keep:
            yield Span(start, keep)
        if keep + 1 < end:
            yield Span(keep + 1, end)


class Draft:
    """A source text from which more and more is cut."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self.removed: list[Removed] = []
        self._starts = [0]  # in text, of each kept piece
        self._origins = [0]  # in source, of the same pieces

    def cut(self, pieces: Iterable[Removed]) -> None:
        """Cut pieces, given as spans of the present text; of two that overlap, the one that starts first wins."""
        new: list[Removed] = []
        end = 0
        for piece in sorted(pieces, key=lambda p: (p.span.start, -p.span.end)):
            if piece.span.start >= end:
                new += self._traced(piece)
                end = piece.span.end
        if new:
            self.removed = _join(self.removed, new)
            self._rebuild()

    def _traced(self, piece: Removed) -> list[Removed]:
        """A cut in terms of the source: one span where only folded space divides it, so a date line is read whole."""
        spans = list(self._in_source(piece.span))
        whole = Span(spans[0].start, spans[-1].end)
        if len(spans) > 1 and piece.kind is not Furniture.SPACE:
            first = bisect_left(self.removed, whole.start, key=lambda r: r.span.start)
            upto = bisect_left(self.removed, whole.end, key=lambda r: r.span.start)
            if all(old.kind is Furniture.SPACE for old in self.removed[first:upto]):
                return [Removed(whole, piece.kind)]
        return [Removed(span, piece.kind) for span in spans]

    def _in_source(self, span: Span) -> Iterator[Span]:
        """The pieces of the source that a span of the text covers."""
        piece = bisect_right(self._starts, span.start) - 1
        at = span.start
        while at < span.end:
            ends = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
            upto = min(span.end, ends)
            shift = self._origins[piece] - self._starts[piece]
            yield Span(at + shift, upto + shift)
            at, piece = upto, piece + 1

    def _rebuild(self) -> None:
        kept = list(kept_spans(len(self.source), self.removed))
        self.text = "".join(span.of(self.source) for span in kept)
        self._starts, self._origins = [], []
        at = 0
        for span in kept:
            self._starts.append(at)
            self._origins.append(span.start)
            at += len(span)


def _join(old: list[Removed], new: list[Removed]) -> list[Removed]:
    """Both lists in order; an older cut that lies within a newer one becomes part of it."""
    joined: list[Removed] = []
    for piece in sorted(old + new, key=lambda r: (r.span.start, -r.span.end)):
        if not joined or piece.span.start >= joined[-1].span.end:
            joined.append(piece)
    return joined


def kept_spans(length: int, removed: Iterable[Removed]) -> Iterator[Span]:
    """What is left of a source of that length, as spans of it."""
    at = 0
    for piece in removed:
        if at < piece.span.start:
            yield Span(at, piece.span.start)
        at = piece.span.end
    if at < length:
        yield Span(at, length)


def source_span(article: Article, span: Span) -> Span:
    """Where a passage of the cleaned text stands in the source text, from its first character to its last.

    What was cut out of its midst lies within the answer.

    Raises:
        ValueError: the span reaches beyond the article's text.
    """
    if span.end > len(article.text):
        raise ValueError(f"span {span.start}..{span.end} lies outside of {article.id}, {len(article.text)} long")
    start = end = at = 0
    for piece in kept_spans(len(article.source_text), article.removed):
        if at <= span.start < at + len(piece):
            start = piece.start + span.start - at
        if at < span.end <= at + len(piece):
            end = piece.start + span.end - at
            break
        at += len(piece)
    return Span(start, end)
