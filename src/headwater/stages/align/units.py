"""The records that align works on: a statement with what its content names and counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.types import Annotated, Bound, Entity, Passage, Quantity, Reading, Span, Statement

PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMES = PLACES | {"PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
_GENERAL = frozenset({"", "people", "person", "man", "woman", "other", "more", "least"})
REACH = 40  # characters between a figure and the noun that it counts
SAME_START = 4  # letters by which two spellings of one place agree
ABOUT = 0.1  # two figures this near count as one that was rounded

_SIGN = re.compile(r"(?:\b[A-Z]{1,3})?[$€£¥₽₴₺]\s?$")  # of a currency, before its figure
_MEASURE = re.compile(r"\s?(?:%|(?:sq|square|cubic)\.?\s\w+|[^\W\d_]+)")  # a unit that is abbreviated behind it


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement, ready to be compared."""

    statement: Statement
    text: str
    speaker: str | None  # entity id, or the name in lower case
    names: frozenset[str]
    places: frozenset[str]
    quantities: tuple[Quantity, ...]


def units_of(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Unit]:
    speakers = {passage: e.id for e in entities for passage in e.mentions}
    units = []
    for reading in readings:
        text = reading.article.text
        for s in reading.statements:
            unit = Unit(
                statement=s,
                text=" ".join(" ".join(c.of(text) for c in s.content).split()),
                speaker=speaker_key(s, speakers),
                names=names_in(reading.annotated, s.content),
                places=names_in(reading.annotated, s.content, PLACES),
                quantities=quantities_in(reading.annotated, s.content),
            )
            units.append(unit)
    return sorted(units, key=lambda u: u.statement.id)


def speaker_key(statement: Statement, speakers: Mapping[Passage, str]) -> str | None:
    if statement.speaker is None:
        return None
    span = statement.speaker.span
    found = speakers.get(Passage(statement.article, span)) if span else None
    return found or statement.speaker.name.lower()


def names_in(annotated: Annotated, spans: Sequence[Span], labels: frozenset[str] = NAMES) -> frozenset[str]:
    """The words of names inside the spans, cut to a stem so that "Arvian" and "Arvia" meet."""
    words: set[str] = set()
    for mention in annotated.mentions:
        if mention.label in labels and any(span.contains(mention.span) for span in spans):
            found = re.findall(r"[^\W\d_]{4,}", mention.span.of(annotated.article.text).lower())
            words.update(w[:6] for w in found)
    return frozenset(words)


def quantities_in(annotated: Annotated, spans: Sequence[Span]) -> tuple[Quantity, ...]:
    return tuple(q for q in annotated.quantities if any(span.contains(q.span) for span in spans))


def worded(quantity: Quantity, text: str) -> str:
    """The figure with what it counts, as the text words it: "28 localities", "$1.5 million", "40 sq km"."""
    start = quantity.span.start
    sign = _SIGN.search(text, max(0, start - REACH), start)
    behind = text[quantity.span.end : quantity.span.end + REACH]
    stem = re.escape(quantity.unit[:SAME_START])
    match = re.match(rf"[^.;\n]*?\b{stem}\w*", behind, re.IGNORECASE) if quantity.unit else None
    if match is None and quantity.unit and not sign:
        match = _MEASURE.match(behind)
    return " ".join(text[sign.start() if sign else start : quantity.span.end + (match.end() if match else 0)].split())


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one thing can both be right, given their bounds and ranges."""
    if a.value == b.value or _meet(a, b):
        return True
    low, high = (a, b) if a.value < b.value else (b, a)
    top = low.value if low.high is None else low.high
    if low.bound is Bound.AT_LEAST and high.value <= 1.5 * top:
        return True
    if high.bound is Bound.AT_MOST:
        return True
    rounded = Bound.ABOUT in (a.bound, b.bound) or high.bound is Bound.AT_LEAST
    return rounded and high.value - top <= ABOUT * high.value


def _meet(a: Quantity, b: Quantity) -> bool:
    """Whether a figure lies in the other's range: 90 in "80 or 100"."""
    tops = [q.value if q.high is None else q.high for q in (a, b)]
    return max(a.value, b.value) <= min(tops)


def elsewhere(a: Unit, b: Unit) -> bool:
    """Whether each names a place that the other does not, in any spelling: "from Kaly" against "from Zapor"."""

    def lacks(places: frozenset[str], other: Unit) -> bool:
        known = {name[:SAME_START] for name in other.names}
        return any(place[:SAME_START] not in known for place in places)

    return lacks(a.places, b) and lacks(b.places, a)


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether both count one thing, with one outcome: neither killed and wounded, nor tonnes of wheat and of rubble."""
    if (a.state and b.state and a.state != b.state) or (a.of and b.of and a.of != b.of):
        return False
    return a.unit == b.unit or (a.unit in _GENERAL and b.unit in _GENERAL)


def _same_day(a: Quantity, b: Quantity) -> bool:
    """Whether both can hold for one day; a figure without a day may be of any."""
    return a.as_of is None or b.as_of is None or a.as_of == b.as_of


def clashing(first: Sequence[Quantity], second: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Figures of one unit, of which no pairing agrees: ``74 settlements`` against ``28 settlements``.

    Figures for different days do not clash: a toll that has risen is an update.
    """
    clashes = []
    for a in first:
        rivals = [b for b in second if same_unit(a, b)]
        rival = next((b for b in rivals if _same_day(a, b)), None)
        if rival and not any(compatible(a, b) for b in rivals):
            clashes.append((a, rival))
    return clashes


def agreeing(first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether some figure other than a small one stands in both."""
    return any(same_unit(a, b) and compatible(a, b) and max(a.value, b.value) > 3 for a in first for b in second)
