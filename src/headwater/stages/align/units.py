# ruff: noqa: SIM905  (lists of words read best as text)
"""The records that align works on: a statement with what its content names and counts."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, TypeVar

from headwater.stages.align.events import SAME_START, Blame
from headwater.stages.align.propositions import propositions_of
from headwater.types import (
    Annotated,
    Bound,
    Entity,
    Form,
    Mention,
    Passage,
    Place,
    PlaceKind,
    PlaceMention,
    Precision,
    Quantity,
    Reading,
    Span,
    Stance,
    Statement,
    Token,
    When,
)

Spanned = TypeVar("Spanned", Mention, Quantity, PlaceMention)

PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMES = PLACES | {"PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
_GENERAL = frozenset({"", "people", "person", "man", "woman", "other", "more", "least"})
# what translators call one thing
_SAME_THING = {"locality": "settlement", "serviceman": "soldier", "troop": "soldier", "resident": "inhabitant"}
REACH = 40  # characters between a figure and the noun that it counts
TOLL = 10  # from which on a count of dead or wounded that an article gives twice is of one event
TOLL_ELSEWHERE = 20  # and one that two articles give on one day, if it is no round one below ROUND: of those are many
ROUND = 100
_VAGUE = frozenset({20.0, 24.0, 40.0, 200.0, 2000.0})  # what "dozens", "hundreds" are read as
SUBURB = 30  # kilometres within which a place may go by the name of its neighbour
AREA = 120  # and one by that of a district or region

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"})
_COMMON = frozenset(
    "be have do say will would could may can not also more that there other tell so very just then now as".split()
)

_AT = re.compile(
    r"\b(?:in|at|near|outside|around|from|to|into|towards?|inside|across|on|over|of"
    r"|(?:re)?t(?:ook|aken?)|(?:re)?captured?|seized?|entere?d?|left|hit|struck|bomb(?:ed|s)|shelled|stormed|besieged?)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_PARTY = re.compile(
    r"-(?:led|backed|supported|allied|brokered|funded|made|trained|sponsored|sent)\b"
)  # "an Orvan-led force"
_SIGN = re.compile(r"(?:\b[A-Z]{1,3})?[$€£¥₽₴₺]\s?$")  # of a currency, before its figure
_MEASURE = re.compile(r"\s?(?:%|(?:sq|square|cubic)\.?\s\w+|[^\W\d_]+)")  # a unit that is abbreviated behind it


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One assertion of a statement, or of an article in its own voice, ready to be compared."""

    article: str
    statement: Statement | None  # None: the article's own voice
    spans: tuple[Span, ...]
    whole: bool  # it is all that the statement or sentence says
    text: str  # its words as one line, with the subject that it shares put in front
    content: str  # those of the whole statement or sentence
    told: str  # with the speaker and the cue, as the judge reads it
    speaker: str | None  # entity id, or the name in lower case
    side: str | None
    day: int | None  # of the article, as an ordinal; None: not known to the day
    names: frozenset[str]
    places: frozenset[str]
    quantities: tuple[Quantity, ...]
    lemmas: frozenset[str]  # of its telling words
    words: tuple[str, ...]  # lemmas of all of them, in order
    sites: tuple[Place, ...] = ()  # where something is, goes or comes from: "in Arvia", not "Arvia said"
    aside: bool = False  # it only tells when the rest of its statement was
    headline: bool = False  # it stands in the article's title
    who: str | None = None  # the speaker's name; None: nobody is named
    blame: Blame | None = None  # who is said to have done it

    @property
    def place(self) -> tuple[str, tuple[Span, ...]]:
        """Where it stands; no two units stand at one place."""
        return self.article, self.spans

    @property
    def stance(self) -> Stance:
        return self.statement.stance if self.statement else Stance.ASSERTS

    @property
    def quoted(self) -> bool:
        return self.statement is not None and self.statement.form is not Form.INDIRECT


def units_of(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Unit]:
    """The assertions of all statements, by article and place."""
    speakers = {passage: e for e in entities for passage in e.mentions}
    units = [unit for reading in readings for s in reading.statements for unit in _of_statement(reading, s, speakers)]
    return sorted(units, key=lambda u: (u.place, u.statement.id if u.statement else ""))


def _of_statement(reading: Reading, statement: Statement, speakers: Mapping[Passage, Entity]) -> Iterator[Unit]:
    text = reading.article.text
    entity = entity_of(statement, speakers)
    name = entity.name if entity else statement.speaker.name if statement.speaker else None
    content = line_of(statement.content, text)
    parts = propositions_of(reading.annotated, statement.content)
    cue = statement.cue.of(text) if statement.cue else ""
    for part in parts:
        yield Unit(
            article=statement.article,
            statement=statement,
            spans=part.spans,
            whole=len(parts) == 1,
            text=part.text(text),
            content=content,
            told=told(name, cue, part.text(text)),
            speaker=entity.id if entity else name.lower() if name else None,
            side=entity.side if entity else None,
            who=name,
            aside=part.aside,
            **words_of(reading, (*part.lead, *part.spans)),
        )


def told(speaker: str | None, cue: str, words: str) -> str:
    """A telling as the judge of pairs was trained to read it: "Osk Varn denied: it was behind the raid"."""
    head = " ".join(f"{speaker or ''} {cue}".split())
    return f"{head}: {words}" if head else words


class _Words(TypedDict):
    day: int | None
    names: frozenset[str]
    places: frozenset[str]
    quantities: tuple[Quantity, ...]
    lemmas: frozenset[str]
    words: tuple[str, ...]
    sites: tuple[Place, ...]


def words_of(reading: Reading, spans: Sequence[Span]) -> _Words:
    tokens = [t for s in sorted(spans) for t in tokens_in(reading.annotated, s)]
    lemmas = ((t.pos, t.lemma.lower()) for t in tokens)
    return _Words(
        day=day_of(reading.article.published),
        names=names_in(reading.annotated, spans),
        places=names_in(reading.annotated, spans, PLACES),
        quantities=quantities_in(reading.annotated, spans),
        lemmas=frozenset(w for pos, w in lemmas if pos in _TELLING and w not in _COMMON and w.isalnum()),
        words=tuple(t.lemma.lower() for t in tokens if t.pos not in ("PUNCT", "SPACE")),
        sites=_sites(reading.annotated, spans),
    )


def _sites(annotated: Annotated, spans: Sequence[Span]) -> tuple[Place, ...]:
    text = annotated.article.text
    within = _inside(annotated.places, spans)
    return tuple(
        p.place
        for p in within
        if _AT.search(text, max(0, p.span.start - REACH), p.span.start) and not _PARTY.match(text, p.span.end)
    )


def other_sites(a: Unit, b: Unit) -> bool:
    """Whether both say where, and no place of one is, holds or lies near a place of the other."""
    return bool(a.sites and b.sites) and not any(_near(x, y) or _near(y, x) for x in a.sites for y in b.sites)


def _near(inner: Place, outer: Place) -> bool:
    """Whether one place may be meant by the other: it is the same, part of it or beside it."""
    if inner.id == outer.id or outer.kind is PlaceKind.MACRO:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country
    if outer.kind in (PlaceKind.REGION, PlaceKind.DISTRICT) and inner.country == outer.country:
        return outer.name in (inner.name, inner.region) or kilometres(inner, outer) < AREA
    return kilometres(inner, outer) < SUBURB


def within_a_day(a: Unit, b: Unit) -> bool:
    """Whether their articles are of one day or the next."""
    return a.day is not None and b.day is not None and abs(a.day - b.day) <= 1


def kilometres(a: Place, b: Place) -> float:
    """Distance on the sphere, near enough for what lies near."""
    north = math.radians(a.lat - b.lat)
    east = math.radians(a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(north, east)


def line_of(spans: Sequence[Span], text: str) -> str:
    """Their words as one line."""
    return " ".join(" ".join(s.of(text) for s in spans).split())


def day_of(when: When | None) -> int | None:
    """The day as an ordinal; None where no day is known."""
    if when is None or when.precision in (Precision.YEAR, Precision.MONTH):
        return None
    return date.fromisoformat(when.value[:10]).toordinal()


def entity_of(statement: Statement, speakers: Mapping[Passage, Entity]) -> Entity | None:
    span = statement.speaker.span if statement.speaker else None
    return speakers.get(Passage(statement.article, span)) if span else None


def tokens_in(annotated: Annotated, span: Span) -> Sequence[Token]:
    """The words that begin inside the span."""
    tokens = annotated.tokens
    return tokens[bisect_left(tokens, span.start, key=_start) : bisect_left(tokens, span.end, key=_start)]


def _start(token: Token) -> int:
    return token.start


def names_in(annotated: Annotated, spans: Sequence[Span], labels: frozenset[str] = NAMES) -> frozenset[str]:
    """The words of names inside the spans, cut to a stem so that "Arvian" and "Arvia" meet."""
    words: set[str] = set()
    for mention in _inside(annotated.mentions, spans):
        if mention.label in labels:
            found = re.findall(r"[^\W\d_]{4,}", mention.span.of(annotated.article.text).lower())
            words.update(w[:6] for w in found)
    return frozenset(words)


def quantities_in(annotated: Annotated, spans: Sequence[Span]) -> tuple[Quantity, ...]:
    return tuple(_inside(annotated.quantities, spans))


def _inside(held: Sequence[Spanned], spans: Sequence[Span]) -> list[Spanned]:
    """Those that lie in one of the spans; ``held`` is in the order of the text."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    about = held[bisect_left(held, first, key=_begin) : bisect_left(held, last, key=_begin)]
    return [one for one in about if any(span.contains(one.span) for span in spans)]


def _begin(held: Mention | Quantity | PlaceMention) -> int:
    return held.span.start


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


def _meet(a: Quantity, b: Quantity) -> bool:
    """Whether a figure lies in the other's range: 90 in "80 or 100"."""
    tops = [q.value if q.high is None else q.high for q in (a, b)]
    return max(a.value, b.value) <= min(tops)


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether both count one thing, with one outcome: neither killed and wounded, nor tonnes of wheat and of rubble."""
    if (a.state and b.state and a.state != b.state) or (a.of and b.of and a.of != b.of):
        return False
    one, other = (_SAME_THING.get(q.unit, q.unit) for q in (a, b))
    return one == other or (one in _GENERAL and other in _GENERAL)


def other_toll(one: Unit, other: Unit) -> bool:
    """Whether both say how many fared alike and share no such figure: 22 children killed and 26 people killed.

    The ones may be among the others, so it is no conflict, but neither is it one claim.
    """
    alike = [(a, b) for a in one.quantities for b in other.quantities if a.state and a.state == b.state]
    return bool(alike) and not any(a.value == b.value or _meet(a, b) for a, b in alike)


def toll_of(unit: Unit) -> tuple[str, float] | None:
    """What became of how many, the highest count that an assertion gives; None where it is low, or only "dozens"."""
    tolls = ((q.state, q.value) for q in unit.quantities if q.state and q.value >= TOLL and not _is_vague(q))
    return max(tolls, key=lambda t: (t[1], t[0]), default=None)


def one_toll(one: Unit, other: Unit) -> bool:
    """Whether both count one toll: one that an article gives twice, or a high one that two articles give on one day."""
    toll = toll_of(one)
    if toll is None or toll != toll_of(other):
        return False
    rounded = toll[1] < ROUND and toll[1] % 10 == 0
    return one.article == other.article or (one.day == other.day and toll[1] >= TOLL_ELSEWHERE and not rounded)


def _is_vague(quantity: Quantity) -> bool:
    return quantity.bound is Bound.AT_LEAST and quantity.value in _VAGUE


def _same_day(a: Quantity, b: Quantity) -> bool:
    """Whether both can hold for one day; a figure without a day may be of any."""
    return a.as_of is None or b.as_of is None or a.as_of == b.as_of


def counting_alike(first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether both give one figure of one thing, be it "over 1,000" or "about 1,000"."""
    return any(same_unit(a, b) and (a.value == b.value or _meet(a, b)) for a in first for b in second)


def counting_otherwise(first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether they count one thing and share no figure: 68 and "nearly 70" are two claims, though they agree."""
    alike = [(a, b) for a in first for b in second if same_unit(a, b) and _same_day(a, b)]
    return bool(alike) and not any(a.value == b.value or _meet(a, b) for a, b in alike)
