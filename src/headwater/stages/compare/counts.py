"""The figures of claims: what each counts, of which event, and to which claim it belongs."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from headwater.stages.align.events import Event, nearest_means
from headwater.stages.align.pages import ACTORS, LEAD, names_in, sentence_of
from headwater.stages.align.units import PLACES, worded
from headwater.stages.compare.tellings import Telling
from headwater.types import Bound, Precision, Quantity, Span, Statement

NEAR = 60  # characters around a figure in which stands how it is meant
_BOUND = re.compile(
    r"(?:more|fewer|less|greater) than|at (?:least|most)|as many as|up to|close to|over|under|above|below|about|around"
    r"|some|nearly|almost|approximately|roughly|an estimated",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:{_BOUND.pattern})\s+$", re.IGNORECASE)
_PART = re.compile(
    r"\W*(?:more\b(?! than)|(?:[a-z-]+ )?of (?:its|his|her|their|our|them|whom|those"
    r"|the (?:dead|killed|wounded|injured|victims)))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|its) (?:(?:death )?tolls?|dead|wounded|victims|number of"
    r"|\w+ ?attacks?|attacks?|strikes?|raids?|blasts?"
    r"|bombings?|explosions?|massacre|crash|shelling|quake|process|operation|evacuation|incident|deal)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"^[^.;]{0,40}?\bamong\b", re.IGNORECASE)
_FURTHER = re.compile(
    r"\b(?:(?:another|further|additional)\W+"
    r"|(?:including|includes?|included|among (?:them|which)|of (?:which|whom))\W+(?:[\w,-]+ ){0,3})$",
    re.IGNORECASE,
)
# a hospital and those who carry the dead count what came to them
_CAME = re.compile(
    r"\b(?:arriv(?:ed?|ing)|brought|taken|took|carted|carried away|admitted"
    r"|received|treated|treating|recovered|pulled|retrieved|hospitali[sz]ed)\b",
    re.IGNORECASE,
)
# people are counted where a figure alone does what people do: "nearly 300 leaving Karst"
_GOING = re.compile(
    r"\W*(?:others? )?(?:(?:have|had|who|were|are|will be) )*"
    r"(?:left|leav(?:e|es|ing)|fled|flee(?:ing)?|arriv(?:e|ed|ing)|evacuated|moved)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|earlier|initial|revised|last|then|annual|total since)\b[^.;]{0,30}$", re.IGNORECASE
)
_RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|reach(?:ed|es)?|climb(?:s|ed)?|grew|grown|increased|so far|now|up from|previous)\b",
    re.IGNORECASE,
)
# what may come to be is no count: "the toll could reach 200"
_FORESEEN = re.compile(
    r"\b(?:could|may|might|will|would)\b(?! have\b)[^,;.]{0,30}\b(?:reach|rise|climb|exceed|pass|grow|be)\b"
    r"[^,;.]{0,20}$",
    re.IGNORECASE,
)
# a count over a stretch of time is of many events
_OVER_TIME = re.compile(
    r"\b(?:since (?!then\b)|(?:over|in|during|within) (?:the )?(?:past|last|less than)\b|in a matter of\b"
    r"|in (?:a|one|two|three|\d+) (?:weeks?|months?|years?)\b|(?:so far )?this (?:week|month|year)\b)",
    re.IGNORECASE,
)
# whoever they are, the whole of those that an event struck
_ALL = frozenset(
    """people person other more least body casualty victim dead death life martyr human fatality citizen soul one
    individual""".split()
) | {""}
_GROUPS = frozenset(
    """child woman man girl boy baby civilian soldier fighter rebel militant worker policeman officer resident evacuee
    student journalist medic passenger terrorist employee official guard family kid infant aid troop gunman insurgent
    extremist""".split()
)
_OF_PEOPLE = frozenset(["killed", "wounded", "missing", "arrested", "displaced", "infected", "captured", "released"])
_NO_KEY = frozenset(["day", "week", "month", "year", "hour", "minute", "%", "percent", "time", "km", "mile", "metre"])


@dataclass(frozen=True, eq=False)
class Count:
    """A figure in a telling."""

    number: int  # of its telling
    telling: Telling
    quantity: Quantity
    clause: Span  # from the figure before to the figure behind, within the sentence

    @property
    def value(self) -> float:
        return self.quantity.value

    @property
    def top(self) -> float:
        return self.value if self.quantity.high is None else self.quantity.high

    @cached_property
    def key(self) -> str | None:
        """What is counted and what became of it; None: nothing that can be told."""
        unit, state = self.quantity.unit, self.quantity.state
        if _FORESEEN.search(self._before):
            return None
        if state in _OF_PEOPLE and (unit in _ALL or unit in _GROUPS):
            return f"people {state}"
        if unit in _NO_KEY or not (unit or state or _GOING.match(self._behind)):
            return None
        if unit in _ALL:
            return f"people {state}".strip()
        return f"{unit} {self.quantity.of} {state}".strip()

    @cached_property
    def group(self) -> str:
        """Whom among all people it counts: "child"; "" for all of them."""
        return "" if self.quantity.unit in _ALL else self.quantity.unit

    @cached_property
    def vague(self) -> bool:
        """Whether it is a word for an order of size, "dozens", "several hundred"."""
        said = self.quantity.span.of(self.telling.text).lower()
        words = ("dozen", "hundred", "thousand", "score", "million", "ten")
        return said.endswith(tuple(f"{w}s" for w in words)) or (
            said.startswith(("several", "few", "a few", "many")) and not any(c.isdigit() for c in said)
        )

    @cached_property
    def _before(self) -> str:
        start = self.quantity.span.start
        return self.telling.text[max(self.sentence.start, start - NEAR) : start]

    @cached_property
    def _behind(self) -> str:
        end = self.quantity.span.end
        return self.telling.text[end : min(self.sentence.end, end + NEAR)]

    @cached_property
    def sentence(self) -> Span:
        return sentence_of(self.telling.annotated, self.quantity.span.start)

    @cached_property
    def part(self) -> bool:
        """Whether it is no count of the whole: "six more", "three of its workers", "another five", "68 were among"."""
        before, behind = _without_bound(self._before), self._behind
        further = _PART.match(behind) or (not self.group and (_AMONG.match(behind) or _FURTHER.search(before)))
        return bool(further or (self.quantity.state and _CAME.search(self.clause.of(self.telling.text))))

    @cached_property
    def earlier(self) -> bool:
        """Whether it is told as overtaken or of another time: "a previous toll of 112"."""
        return bool(_EARLIER.search(_without_bound(self._before)))

    @cached_property
    def over_time(self) -> bool:
        """Whether it is of a stretch of time: "more than 300 since April", "in July a bomb killed 16"."""
        dates = (d.when for d in self.telling.annotated.dates if self.clause.contains(d.span) and d.when is not None)
        by_month = {d.precision in (Precision.MONTH, Precision.YEAR) for d in dates} == {True}
        return by_month or bool(_OVER_TIME.search(self.clause.of(self.telling.text)))

    @cached_property
    def rising(self) -> bool:
        """Whether it is told as one of a row: "has risen to at least 112", "30 so far"."""
        return bool(_RISING.search(_without_bound(self._before)) or re.search(r"\bso far\b", self._behind))

    @cached_property
    def definite(self) -> bool:
        """Whether it is of what the article is about: in its beginning, or where the event is known by then.

        "The attack killed 58", "among the dead".
        """
        lead = self.telling.annotated.sentences[:LEAD]
        return (
            self.telling.headline
            or any(s.span == self.sentence for s in lead)
            or bool(_DEFINITE.search(self.sentence.of(self.telling.text)))
        )

    @cached_property
    def event(self) -> Event:
        """That of which the figure is, as far as its sentence tells it."""
        page, sentence = self.telling.page, self.sentence
        stems = names_in(page.annotated, sentence, page.common)
        own = frozenset(w for at, w in stems if self.clause.start <= at < self.clause.end and self._told(at))
        inside = frozenset(w for at, w in stems if self._told(at))
        places = frozenset(w for _, w in names_in(page.annotated, sentence, page.common, PLACES))
        start, end = self._own_words
        return Event(
            means=nearest_means(self.telling.text, self.quantity.span.start, start, end),
            names=own or inside or places,
            around=frozenset(w for _, w in stems),
            days=self.telling.days,
            actors=frozenset(w for _, w in names_in(page.annotated, sentence, page.common, ACTORS)),
        )

    @cached_property
    def _own_words(self) -> tuple[int, int]:
        """The sentence around the figure up to what it reports besides: "58 were hurt, adding that jets came back"."""
        unit, at = self.telling.unit, self.quantity.span.start
        statements = self.telling.page.reading.statements
        first = bisect_left(statements, self.sentence.start, key=_start)
        others = [
            c
            for s in statements[first : bisect_left(statements, self.sentence.end, lo=first, key=_start)]
            if s is not unit.statement
            for c in s.content
            if self.sentence.contains(c) and not any(c.overlaps(own) for own in unit.spans)
        ]
        start = max((c.end for c in others if c.end <= at), default=self.sentence.start)
        return start, min((c.start for c in others if c.start > at), default=self.sentence.end)

    def _told(self, at: int) -> bool:
        """Whether a place is in the telling's own words, not in those for its source."""
        return any(s.start <= at < s.end for s in self.telling.unit.spans)

    @cached_property
    def phrase(self) -> str:
        """As its article words it: "at least 58 people killed"."""
        bound = _BEFORE.search(self.telling.text[max(0, self.quantity.span.start - 24) : self.quantity.span.start])
        words = worded(self.quantity, self.telling.text)
        state = self.quantity.state
        if state and state not in words.lower() and not any(w in words.lower() for w in ("dead", "injured", "death")):
            words = f"{words} {state}"
        return " ".join(f"{bound[0] if bound else ''}{words}".split())


def _without_bound(before: str) -> str:
    found = _BEFORE.search(before)
    return before[: found.start()] if found else before


def _start(statement: Statement) -> int:
    return statement.content[0].start


_LINK = re.compile(r"\b(?:and|while|but|with)\b|[,;]")


def counts_of(tellings: Sequence[Telling]) -> list[Count]:
    """The figures of all tellings, by telling and place; each where it stands is one claim's, as ``_owners`` says."""
    found = [c for number, telling in enumerate(tellings) for c in _in_telling(number, telling)]
    owned = _owned(found, Counter(t.claim for t in tellings))
    return sorted(owned, key=lambda c: (c.number, c.quantity.span))


def _in_telling(number: int, telling: Telling) -> Iterator[Count]:
    if telling.unit.statement is not None and telling.unit.statement.stance.value != "asserts":
        return
    for quantity in telling.unit.quantities:
        yield Count(number, telling, quantity, _clause(quantity, telling))


def _clause(quantity: Quantity, telling: Telling) -> Span:
    """The words that go with a figure: those between the links to the figures of people before and behind it."""
    text, sentence = telling.text, sentence_of(telling.annotated, quantity.span.start)
    others = [
        q.span
        for q in telling.annotated.quantities
        if sentence.contains(q.span) and q.span != quantity.span and (q.state or q.unit in _ALL) and not q.of
    ]
    before = max((s.end for s in others if s.end <= quantity.span.start), default=None)
    behind = min((s.start for s in others if s.start >= quantity.span.end), default=None)
    start = sentence.start if before is None else _link(text, before, quantity.span.start)
    end = sentence.end if behind is None else _link(text, quantity.span.end, behind)
    return Span(min(start, quantity.span.start), max(end, quantity.span.end))


def _link(text: str, start: int, end: int) -> int:
    """The last "and" or comma between two figures; without one the second begins at itself."""
    found = [m.start() for m in _LINK.finditer(text, start, end)]
    return found[-1] if found else end


def _owned(counts: Sequence[Count], tellings: Mapping[str, int]) -> Iterator[Count]:
    """Where the words of several claims hold one figure, it is that claim's most of whose tellings give it.

    A headline sums an article up: a figure that the article gives again is of the claim that has it there.
    """
    giving: dict[tuple[str, float, str | None], set[int]] = {}
    places: dict[tuple[str, Span], list[Count]] = {}
    for count in counts:
        giving.setdefault((count.telling.claim, count.value, count.key), set()).add(count.number)
        places.setdefault((count.telling.unit.article, count.quantity.span), []).append(count)

    def share(count: Count) -> tuple[float, int, str]:
        claim = count.telling.claim
        given = len(giving[claim, count.value, count.key]) / tellings[claim]
        return -given, sum(map(len, count.telling.unit.spans)), claim

    below: dict[tuple[str, float, str | None], set[str]] = {}
    for count in counts:
        if not count.telling.headline:
            below.setdefault((count.telling.unit.article, count.value, count.key), set()).add(count.telling.claim)
    for rivals in places.values():
        first = rivals[0]
        homes = below.get((first.telling.unit.article, first.value, first.key))
        kept = [c for c in rivals if not (c.telling.headline and homes) or c.telling.claim in homes]
        if kept:
            yield min(kept, key=share)


def may_both_hold(low: Count, high: Count, at_least: tuple[bool, bool]) -> bool:
    """Whether two figures of one thing can both be right; ``low`` has the smaller value.

    "At least 58" and 72 can, "at least 58" and "more than 100" cannot: who says "more than" a hundred counts otherwise.
    """
    a, b = low.quantity, high.quantity
    if low.top >= high.value or b.bound is Bound.AT_MOST:
        return True
    ratio = high.value / max(low.top, 1e-9)
    if low.vague or high.vague:
        return ratio < (VAGUE if low.vague else VAGUE_UP)
    if at_least[0]:
        return ratio <= (ABOVE if at_least[1] else OPEN)
    rounded = Bound.ABOUT in (a.bound, b.bound) or at_least[1]
    return rounded and ratio <= ROUNDED


VAGUE = 10.0  # "hundreds" may be 1,300
VAGUE_UP = 2.0  # "scores" may be 29
OPEN = 1.5  # "at least 58" may be 86
ABOVE = 1.25  # "at least 58" and "at least 70"
ROUNDED = 1.1  # "nearly 70" and 68
