"""Counted things: "at least 58 people", "over 1,000 square kilometres of land", "hundreds of soldiers", "80 or 100".

``numbers`` reads figures, ``bounds`` joins the two ends of a range and reads "at least", ``labels`` leaves out what
counts nothing, ``units`` says what is counted, ``states`` what became of it, ``where`` the place and the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from headwater.stages.annotate.quantities.bounds import Amount, amounts, lead_start
from headwater.stages.annotate.quantities.labels import NAMING, counts_nothing
from headwater.stages.annotate.quantities.numbers import read_figures
from headwater.stages.annotate.quantities.phrase import View, lowered
from headwater.stages.annotate.quantities.states import shared_units, states_of
from headwater.stages.annotate.quantities.units import Found, counted_by
from headwater.stages.annotate.quantities.where import as_of, places_of
from headwater.types import DateMention, Mention, Quantity, Sentence, Span, TimeKind, Token


def find_quantities(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence] = (),
    dates: Sequence[DateMention] = (),
    names: Sequence[Mention] = (),
) -> tuple[Quantity, ...]:
    """The counted things of ``text``, left to right.

    Figures inside ``dates`` are left out, but for those in durations: "three weeks" are three of a week.
    """
    days = [d for d in dates if d.kind is not TimeKind.DURATION]
    view = View(
        text=text,
        low=lowered(text),
        tokens=tokens,
        starts=[t.start for t in tokens],
        sentences=sentences,
        firsts=[s.span.start for s in sentences],
        dates=days,
        names=[m for m in names if m.label in NAMING],
    )
    read = amounts(view.low, read_figures(view.low, sorted(d.span for d in days)))
    kept = (a for a in read if not counts_nothing(view, a))
    return tuple(q for sentence, group in _by_sentence(view, kept) for q in _in_sentence(view, list(group), sentence))


def _by_sentence(view: View, kept: Iterable[Amount]) -> Iterator[tuple[Span, Iterator[Amount]]]:
    return groupby(kept, key=lambda a: view.sentence_at(a.span.start))


def _in_sentence(view: View, group: Sequence[Amount], sentence: Span) -> Iterator[Quantity]:
    row = shared_units(view, [Found(a.span, lead_start(view.low, a.span), counted_by(view, a)) for a in group])
    states, places = states_of(view, row, sentence), places_of(view, row, sentence)
    for amount, found, state, place in zip(group, row, states, places, strict=True):
        yield Quantity(
            span=amount.span,
            value=amount.value,
            bound=amount.bound,
            unit=found.counted.unit,
            high=amount.high,
            of=found.counted.of,
            state=state,
            place=place,
            as_of=as_of(view, found, sentence),
        )
