"""A reading view of the parse: words, subtrees and trimmed spans of one annotated article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from headwater.stages.base import LONGEST
from headwater.types import Annotated, Sentence, Span, Token

EDGES = " \t\n\u00a0,;:.\"“”„«»‹›()[]–—-‘’'"
_CLOSE = {"(": ")", "[": "]", '"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
_OPEN = {close: mark for mark, close in _CLOSE.items()}


class View:
    """Look-ups over one :class:`Annotated`; indices are those of its tokens.

    ``sentences`` and the parse are cut where a sentence is too long to be one: every cue of a sentence is compared with
    every other.
    """

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.text = annotated.article.text
        self.sentences = tuple(piece for s in annotated.sentences for piece in _pieces(annotated, s))
        self.tokens = annotated.tokens
        if len(self.sentences) > len(annotated.sentences):
            self.tokens = _within(self.tokens, self.sentences)
        self._starts = [t.start for t in self.tokens]
        self._ends = [t.end for t in self.tokens]
        self.words = [self.text[t.start : t.end] for t in self.tokens]
        self.lower = [word.lower() for word in self.words]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.children[token.head].append(i)

    @cached_property
    def labels(self) -> Mapping[int, frozenset[str]]:
        """The tagger's labels of the names that a token is part of."""
        found: dict[int, frozenset[str]] = {}
        for mention in self.annotated.mentions:
            for k in self.tokens_in(mention.span):
                found[k] = found.get(k, frozenset()) | {mention.label}
        return found

    def deps(self, i: int, *labels: str) -> list[int]:
        """The direct dependents of ``i`` that carry one of the labels."""
        return [c for c in self.children[i] if self.tokens[c].dep in labels]

    def governed(self, i: int, words: Container[str], *labels: str) -> list[int]:
        """What prepositions among the words govern that hang on ``i``: "the garrison *of Oren*".

        ``labels`` are those that the prepositions may carry; by default ``prep``.
        """
        preps = (p for p in self.deps(i, *(labels or ("prep",))) if self.lower[p] in words)
        return [g for p in preps for g in self.deps(p, "pobj")]

    def line(self, span: Span) -> str:
        """The words of a span in one line."""
        return " ".join(span.of(self.text).split())

    def subtree(self, i: int, *, without: Iterable[int] = ()) -> list[int]:
        """``i`` and all below it, in the text's order; branches that start in ``without`` are left out."""
        barred, found, stack = set(without), [], [i]
        while stack:
            k = stack.pop()
            found.append(k)
            stack += [c for c in self.children[k] if c not in barred]
        return sorted(found)

    def chunk(self, i: int, *, without: Iterable[int] = ()) -> tuple[int, int]:
        """The unbroken run of tokens around ``i`` within its subtree, as a half-open range."""
        members = set(self.subtree(i, without=without))
        first = last = i
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        return first, last + 1

    def agent(self, verb: int) -> int | None:
        """Who does what a passive says: "by *Y*"."""
        by = [c for c in self.deps(verb, "agent", "prep") if self.lower[c] == "by"]
        return next((who for c in by for who in self.deps(c, "pobj")), None)

    def span(self, first: int, last: int) -> Span | None:
        """The characters of tokens [first, last), trimmed of marks and space at the edges; None if nothing is left."""
        if first >= last:
            return None
        return self.trim(self.tokens[first].start, self.tokens[last - 1].end)

    def trim(self, start: int, end: int) -> Span | None:
        """[start, end) without punctuation at its edges; a bracket or abbreviation that belongs there stays."""
        while start < end and self.text[start] in EDGES and not self._opens_pair(start, end):
            start += 1
        while start < end and self.text[end - 1] in EDGES and not self._closes_pair(start, end):
            end -= 1
        return Span(start, end) if start < end else None

    def _opens_pair(self, start: int, end: int) -> bool:
        """Whether the mark at ``start`` is closed before the end, as in ``"rather small" at the moment``."""
        mark = self.text[start]
        if mark not in _CLOSE:
            return False
        inner = self.text[start + 1 : end].rstrip(" .,;:")
        place = inner.find(_CLOSE[mark])
        return place >= 0 and (mark in "([" or place < len(inner) - 1)

    def _closes_pair(self, start: int, end: int) -> bool:
        """Whether the mark before ``end`` was opened inside the piece, or is the full stop of an abbreviation."""
        mark = self.text[end - 1]
        if mark in _OPEN:
            before = self.text[start : end - 1]
            return before.count(_OPEN[mark]) > (0 if _OPEN[mark] == mark else before.count(mark)) and (
                _OPEN[mark] != mark or before.count(mark) % 2 == 1
            )
        # the full stop of "U.S." or "Corp." inside a longer piece
        return mark == "." and end - start > 3 and self.text[end - 3] == "." and self.text[end - 2].isupper()

    def word_at(self, k: int) -> Span:
        """The characters of one token."""
        return Span(self.tokens[k].start, self.tokens[k].end)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence around a character; None in lines that are not parsed."""
        at = bisect_right(self.sentences, place, key=lambda s: s.span.start) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].span.end else None

    def tokens_in(self, span: Span) -> list[int]:
        """The tokens that the span touches."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return list(range(first, last))


def _pieces(annotated: Annotated, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or if it is too long the pieces of it that are not."""
    if sentence.last - sentence.first <= LONGEST:
        yield sentence
        return
    tokens = annotated.tokens
    for first in range(sentence.first, sentence.last, LONGEST):
        last = min(first + LONGEST, sentence.last)
        yield Sentence(Span(tokens[first].start, tokens[last - 1].end), first, last)


def _within(tokens: tuple[Token, ...], sentences: Iterable[Sentence]) -> tuple[Token, ...]:
    """The tokens, with a root of its own where a governor stands outside the piece of a sentence."""
    cut = list(tokens)
    for s in sentences:
        for i in range(s.first, s.last):
            if not s.first <= cut[i].head < s.last:
                cut[i] = replace(cut[i], head=i)
    return tuple(cut)
