"""How a figure changes between tellings: rounded, bounded otherwise, replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.stages.align.units import same_unit, worded
from headwater.stages.trace.tellings import Telling, became, quoted
from headwater.types import Change, DriftKind, Passage, Quantity, Span

FARTHEST = 3.0  # times as much: two figures farther apart count two things
_REACH = 24  # characters before a figure in which its bound stands
_BOUND = re.compile(
    r"\b(?:(?:more|fewer|less|greater|no (?:more|fewer|less)) than|at (?:least|most)|as many as|up to|close to"
    r"|over|under|above|below|about|around|some|nearly|almost|approximately|roughly|an estimated|estimated|exactly"
    r"|just)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a telling."""

    telling: Telling
    quantity: Quantity

    @property
    def form(self) -> tuple[object, ...]:
        """Equal for figures that say the same, however they are written."""
        q = self.quantity
        return q.value, q.high, q.bound

    @property
    def span(self) -> Span:
        """Where it stands with its bound: "over 1,000"."""
        span = self.quantity.span
        bound = _BOUND.search(self.telling.text, max(0, span.start - _REACH), span.start)
        return Span(bound.start() if bound else span.start, span.end)

    @property
    def phrase(self) -> str:
        """The figure with its bound and what it counts: "over 1,000 tonnes"."""
        text = self.telling.text
        bound = text[self.span.start : self.quantity.span.start]
        return " ".join(f"{bound}{worded(self.quantity, text)}".split())

    @property
    def passage(self) -> Passage:
        return Passage(self.telling.article, self.span)


def figures_of(telling: Telling) -> list[Figure]:
    """The figures of a telling that count something."""
    return [Figure(telling, q) for q in telling.quantities if q.unit or q.state]


def figure_changes(tellings: Sequence[Telling]) -> Iterator[Change]:
    """Each form of a figure that is new beside the earliest telling that has it otherwise."""
    seen: list[Figure] = []
    for telling in tellings:
        found = figures_of(telling)
        for figure in found:
            of_unit = [s for s in seen if same_unit(s.quantity, figure.quantity)]
            if any(s.form == figure.form for s in of_unit):
                continue
            # a headline leaves the "at least" to its article
            first = _counterpart(figure, [s for s in of_unit if s.telling.article != telling.article], found)
            if first is not None and first.phrase.lower() != figure.phrase.lower():
                what = f"{quoted(first.phrase)} {became(first.telling, telling)} {quoted(figure.phrase)}"
                yield Change(DriftKind.FIGURE, first.passage, figure.passage, what)
        # one form of a figure is kept once, so that a thousand tellings cost no more than their forms
        known = {(s.form, s.quantity.unit, s.quantity.state) for s in seen}
        seen += [f for f in found if (f.form, f.quantity.unit, f.quantity.state) not in known]


def _counterpart(figure: Figure, earlier: Sequence[Figure], beside: Sequence[Figure]) -> Figure | None:
    """The figure of the earliest telling of that unit which this one stands for; None: it counts something else."""
    if not earlier:
        return None
    kept = {f.form for f in beside}
    first = [f for f in earlier if f.telling is earlier[0].telling and f.form not in kept]
    near = [f for f in first if _ratio(f.quantity.value, figure.quantity.value) <= FARTHEST and _one_day(f, figure)]
    return min(near, key=lambda f: (_ratio(f.quantity.value, figure.quantity.value), f.span), default=None)


def _ratio(a: float, b: float) -> float:
    low, high = sorted((abs(a), abs(b)))
    return high / low if low else (1.0 if high == low else float("inf"))


def _one_day(one: Figure, other: Figure) -> bool:
    """Figures for two days are an update, which is no drift."""
    return one.quantity.as_of is None or other.quantity.as_of is None or one.quantity.as_of == other.quantity.as_of
