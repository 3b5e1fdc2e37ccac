"""Which words of an article name a place, and which one they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from headwater.stages.attribute.view import View
from headwater.stages.frame.words import IDENTITY, NO_PLACES, PLACE_NOUNS, PLACES, SEATS, SERVICES
from headwater.stages.resolve.names.spelling import flat
from headwater.types import Named, Reading, Span

_NEAR = 30  # characters between two places in one enumeration
_BARE = frozenset({"the", "that", "this", "its", "their"})


def known_places(readings: Iterable[Reading]) -> frozenset[str]:
    """Names that some article's tagger took for a place; elsewhere it may have erred."""
    return frozenset(
        flat(m.span.of(r.article.text)) for r in readings for m in r.annotated.mentions if m.label in PLACES
    )


def _far_apart(spans: Sequence[Span]) -> bool:
    return any(b.start - a.end > _NEAR for a, b in pairwise(sorted(spans)))


class Places:
    """The places of one article."""

    def __init__(self, view: View, known: frozenset[str]) -> None:
        self._view = view
        self._known = known
        mentions = view.annotated.mentions
        self._labelled = {k for m in mentions if m.label in PLACES for k in view.tokens_in(m.span)}
        self._others = {k for m in mentions if m.label in NO_PLACES for k in view.tokens_in(m.span)}

    def named_by(self, i: int) -> int | None:
        """The token that names the place which the noun ``i`` stands for: "garrison *of Port Sevrin*", "the region".

        None if it is no place.
        """
        view = self._view
        noun = view.tokens[i].lemma.lower()
        many_named = view.tokens[i].tag == "NNS" and self._is_named(i)  # "Oren and Karst towns of the province"
        if noun in SEATS and not many_named and (seat := self._below(i)) is not None:
            return seat
        if self._is_named(i):
            return i
        if noun not in PLACE_NOUNS | SERVICES:
            return None
        found = self._below(i)
        if found is not None or noun in SERVICES:
            return found
        bare = any(view.lower[d] in _BARE for d in view.deps(i, "det", "poss"))
        if bare and view.tokens[i].tag == "NN" and not view.deps(i, "amod", "compound", "nummod"):
            return self._mentioned_before(i, noun)
        return None

    def _below(self, i: int) -> int | None:
        """The name behind a noun: "the garrison at Oren", "the garrison Oren"."""
        view = self._view
        goals = [g for p in view.deps(i, "prep") if view.lower[p] in IDENTITY for g in view.deps(p, "pobj")]
        seat = view.tokens[i].lemma.lower() in SEATS  # "the port of Oren": whatever stands there is a place
        return next(
            (g for g in [*goals, *view.deps(i, "appos")] if self._is_named(g) or (seat and self.is_name(g))), None
        )

    def is_name(self, i: int) -> bool:
        """Whether a word may be the name of a place though nothing says so."""
        return self._view.tokens[i].pos == "PROPN" and i not in self._others

    def _is_named(self, i: int) -> bool:
        view = self._view
        if i in self._labelled:
            return True
        if view.tokens[i].pos == "PROPN":
            span = self._span(i)
            return span is not None and flat(span.of(view.text)) in self._known
        capital_below = any(view.words[c][:1].isupper() for c in view.deps(i, "compound", "amod", "nmod"))
        return view.tokens[i].lemma.lower() in PLACE_NOUNS and capital_below

    def _mentioned_before(self, i: int, noun: str) -> int | None:
        """What was named last: "the region" is that region."""
        view = self._view
        for k in range(i - 1, -1, -1):
            if view.tokens[k].lemma.lower() != noun:
                continue
            if view.tokens[k].dep == "appos" and self._is_named(view.tokens[k].head):
                return view.tokens[k].head  # "Oren, the largest base in the north"
            found = self._below(k)
            if found is not None or self._is_named(k):
                return k if found is None else found
        return None

    def coordinated(self, i: int) -> list[int]:
        """The places that "Oren and the city of Karst" names."""
        place = self.named_by(i)
        found = [] if place is None else [place]
        for c in self._view.deps(i, "conj") + ([] if place in (None, i) else self._view.deps(place, "conj")):
            found += self.coordinated(c) or ([c] if found and self.is_name(c) else [])
        return found

    def name(self, ends: Sequence[int]) -> Named | None:
        """The place's name without article or the clause behind it; of several, the text's words from first to last."""
        spans = [span for i in ends if (span := self._span(i))]
        if not spans:
            return None
        if "\n" in self._view.text[min(s.start for s in spans) : max(s.end for s in spans)] or _far_apart(spans):
            spans = spans[-1:]  # one of them was named elsewhere and is only taken up here
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        return Named(" ".join(whole.of(self._view.text).split()), whole)

    def _span(self, i: int) -> Span | None:
        view = self._view
        without = view.deps(i, "relcl", "acl", "appos", "prep", "conj", "cc", "punct", "det", "advmod", "poss", "case")
        return view.span(*view.chunk(i, without=without))
