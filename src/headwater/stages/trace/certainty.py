"""Hedges lost or added on the way: "purportedly" in one telling, flat fact in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from headwater.stages.attribute.lexicon import HEDGES
from headwater.stages.trace.tellings import Telling, alike, became, quoted, stems
from headwater.types import Change, DriftKind, Passage, Span

MOST_OF_ONE = 3  # changes of one origin; who else hedges is told for each article (``Lineage.hedged_in``)

# "is believed to" hedges, "Ada Berg believed" tells what she thought; "may" hedges, "May" is a month or a name
_OF_A_MIND = frozenset({"believed", "thought"})
_HEDGE = re.compile(
    rf"\b(?:{'|'.join(sorted(set(HEDGES) - _OF_A_MIND))}"
    r"|(?:is|are|was|were|be|been|being|widely)\s(?:believed|thought))\b(?!\s+not\b)(?:\s+[\w’'-]+){0,4}",
    re.IGNORECASE,
)


def certainty_changes(tellings: Sequence[Telling]) -> Iterator[Change]:
    """Of each origin the first tellings that are hedged where the earliest one is flat, or the other way.

    Two speakers who are not equally sure are no drift, nor is what goes to and fro. A passage in an article's own
    voice counts where others attribute it, beside whoever was first to hedge.
    """
    firsts: dict[int, Telling] = {}
    told: Counter[int] = Counter()
    seen: set[tuple[int, str]] = set()
    for telling in tellings:
        origin = telling.origin if telling.origin is not None else _hedging(firsts) if telling.dropped else None
        if origin is None:
            continue
        first = firsts.setdefault(origin, telling)
        hedged = is_hedged(telling)
        mark = origin, telling.family
        if hedged is is_hedged(first) or first.family == telling.family or mark in seen or told[origin] >= MOST_OF_ONE:
            continue
        if alike(first, telling) and _bears_on_same(first, telling):
            seen.add(mark)
            told[origin] += 1
            yield _change(first, telling, hedged)


def _hedging(firsts: Mapping[int, Telling]) -> int | None:
    """The origin whose earliest telling is hedged, of several the one told first."""
    return next((origin for origin, first in firsts.items() if is_hedged(first)), None)


def is_hedged(telling: Telling) -> bool:
    """Whether the words that make the claim are hedged, not others of the same statement."""
    return (telling.statement is None or telling.statement.hedged) and hedge_in(telling) is not None


def hedge_in(telling: Telling) -> Span | None:
    """The hedge with the words that it bears on, in what is told or in the cue."""
    cue = telling.statement.cue if telling.statement else None
    for span in (*telling.spans, *([cue] if cue else [])):
        words = span.of(telling.text)
        found = next((m for m in _HEDGE.finditer(words) if not m[0].startswith("May") or not m.start()), None)
        if found:
            return Span(span.start + found.start(), span.start + found.end())
    return None


def _bears_on_same(one: Telling, other: Telling) -> bool:
    """Whether what is hedged in one is told in the other: "may fall again" leaves it certain that six died."""
    sure, unsure = (one, other) if hedge_in(other) else (other, one)
    hedge = hedge_in(unsure)
    if hedge is None or not any(part.contains(hedge) for part in unsure.spans):
        return True  # in the cue: "reportedly", of all that is said
    words = stems(hedge.of(unsure.text).split(maxsplit=1)[1:])
    return not words or bool(words & stems([sure.words]))


def _change(before: Telling, after: Telling, hedged: bool) -> Change:
    """``hedged``: the later telling is; else the earlier one."""
    first, first_at = _words(before, not hedged)
    then, then_at = _words(after, hedged)
    return Change(DriftKind.CERTAINTY, first_at, then_at, f"{first} {became(before, after)} {then}")


def _words(telling: Telling, unsure: bool) -> tuple[str, Passage]:
    """What a sentence says of a telling, and where it stands."""
    hedge = hedge_in(telling) if unsure else None
    if hedge is None:
        return f"flat {quoted(telling.clipped)}", telling.passage
    return quoted(" ".join(hedge.of(telling.text).split())), Passage(telling.article, hedge)
