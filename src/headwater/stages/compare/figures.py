"""Figures that cannot both be right, and what makes those agree that only look so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from headwater.stages.align.events import Event, apart, in_common, lacks, means_differ, one_kind, shared_names
from headwater.stages.compare.counts import ROUNDED, Count, counts_of, may_both_hold
from headwater.stages.compare.found import Found, sureness
from headwater.stages.compare.story import Stories
from headwater.types import Bound, ConflictKind, Reconciliation

R = Reconciliation
_Compared = tuple[Count, Count, Found]
Form = tuple[str, str, float]  # claim, whom among the people it counts, value
DAYS = 1  # between two articles; people are killed every day, and a count grows
FARTHEST = 12.0  # times as much: two figures farther apart count two things
SIGNS = 2  # that two figures are of one event, for a conflict
RARE = 0.6  # cosine of two tellings that count the same things, other than people
LIKE = 0.5  # cosine of two tellings that look as if they counted one thing


@dataclass(frozen=True, slots=True)
class Given:
    """How a claim as a whole gives a figure: a headline leaves the "at least" to its article."""

    at_least: bool
    rising: bool
    part: bool
    event: Event
    voices: frozenset[tuple[str, str]]  # who gives it in which article


def figure_conflicts(stories: Stories) -> Iterator[Found]:
    """What the figures of each two claims come to, conflicts and what is reconciled."""
    by_key: dict[str, dict[str, list[Count]]] = {}
    for count in counts_of(stories.tellings):
        if count.key is not None:
            by_key.setdefault(count.key, {}).setdefault(count.telling.unit.article, []).append(count)
    for _, articles in sorted(by_key.items()):
        given = _given([c for counts in articles.values() for c in counts])
        values: dict[tuple[str, str], set[float]] = {}
        for claim, group, value in given:
            values.setdefault((claim, group), set()).add(value)
        compared = []
        for low, high in _pairs(articles, stories):
            if values[low.telling.claim, low.group] & values[high.telling.claim, high.group]:
                continue  # whatever else they give, on one figure they agree
            found = _compare(low, high, given, stories)
            if found is not None:
                compared.append((low, high, found))
        yield from _once(_without_overtaken(compared), stories)


def _without_overtaken(compared: Sequence[_Compared]) -> Iterator[_Compared]:
    """Who has raised a figure conflicts with nobody any more by the first one."""
    raised: dict[Form, float] = {}
    for low, high, found in compared:
        if found.reason is R.UPDATE and low.telling.speaker == high.telling.speaker:
            raised[_form(low)] = max(high.value, raised.get(_form(low), 0.0))
    for low, high, found in compared:
        overtaken = found.reason is None and raised.get(_form(low), low.value) > low.value
        yield low, high, replace(found, reason=R.UPDATE) if overtaken else found


def _once(compared: Iterable[_Compared], stories: Stories) -> Iterator[Found]:
    """Where two voices' figures stand in several claims, the surest conflict between them."""
    told: dict[tuple[object, ...], list[str]] = {}
    for low, high, found in sorted(compared, key=lambda c: c[2].rank):
        if found.reason is None:
            sides = (low.telling.speaker, low.value, high.telling.speaker, high.value, low.group)
            before = told.setdefault(sides, [])
            if stories.near[low.telling.unit.article].intersection(before):
                continue
            before.append(low.telling.unit.article)
        yield found


def _form(count: Count) -> Form:
    return count.telling.claim, count.group, count.value


def _given(counts: Sequence[Count]) -> dict[Form, Given]:
    forms: dict[Form, list[Count]] = {}
    for count in counts:
        forms.setdefault(_form(count), []).append(count)
    return {form: _as_given(same) for form, same in forms.items()}


def _as_given(counts: Sequence[Count]) -> Given:
    bounded = [c.quantity.bound is Bound.AT_LEAST for c in counts]
    return Given(
        at_least=any(bounded) and all(b or c.telling.headline for b, c in zip(bounded, counts, strict=True)),
        rising=any(c.rising for c in counts),
        part=2 * sum(c.part for c in counts) > len(counts),
        event=_event(counts),
        voices=frozenset((c.telling.speaker, c.telling.unit.article) for c in counts),
    )


def _event(counts: Sequence[Count]) -> Event:
    """What all tellings of a figure say of its event; what none does, the articles are about."""
    told = [c.event for c in counts]
    topics = [c.telling.page.topic for c in counts]
    means = frozenset().union(*(e.means for e in told))
    names = frozenset().union(*(e.names for e in told))
    return Event(
        means=means or frozenset().union(*(t.means for t in topics if one_kind(t.means))),
        names=names,
        around=frozenset().union(*(e.around for e in told)),
        days=frozenset().union(*(e.days for e in told)),
        actors=frozenset().union(*(e.actors for e in told)),
    )


def _pairs(articles: Mapping[str, Sequence[Count]], stories: Stories) -> Iterator[tuple[Count, Count]]:
    for article, counts in sorted(articles.items()):
        pairs = list(combinations(counts, 2))
        for other in sorted(stories.near[article] & articles.keys()):
            if article < other:
                pairs += product(counts, articles[other])
        for a, b in pairs:
            if a.telling.claim != b.telling.claim and a.value != b.value and not _one_breath(a, b):
                yield (a, b) if (a.value, a.number) < (b.value, b.number) else (b, a)


def _one_breath(a: Count, b: Count) -> bool:
    """Figures that one statement or one sentence gives side by side are of two things."""
    same_statement = a.telling.unit.statement is not None and a.telling.unit.statement is b.telling.unit.statement
    return same_statement or (a.telling.unit.article == b.telling.unit.article and a.sentence == b.sentence)


def _compare(low: Count, high: Count, given: Mapping[Form, Given], stories: Stories) -> Found | None:
    if high.value > FARTHEST * max(low.value, 1.0):
        return None
    cosine = stories.cosine(low.number, high.number)
    less, more = given[_form(low)], given[_form(high)]
    undated = low.telling.unit.day is None or high.telling.unit.day is None
    # people are struck in many events; two alike sentences on settlements are seldom of two wars
    rare = not undated and not (low.key or "").startswith("people") and cosine >= RARE
    on_one = rare or _of_their_articles(low, high, stories)
    signs = in_common(less.event, more.event, cosine, on_one_event=on_one)
    if not (signs >= SIGNS or (signs and cosine >= LIKE)):
        return None
    reason = _reconciled(low, high, less, more)
    days = less.event.days & more.event.days
    if reason is None and not (
        signs >= SIGNS + undated and _sure(low, high, cosine) and _comparable(low, high, days, stories)
    ):
        return None
    return _found(low, high, reason, signs, cosine)


def _comparable(low: Count, high: Count, days: frozenset[str], stories: Stories) -> bool:
    """Whether two figures can be of one event: told within a day, in articles that begin alike.

    In a pile of news there is another raid the next day: there they are told on one day, or of one of the ``days`` that
    both name.

    Within one article only what two named speakers count is set against each other, and people who go somewhere: what
    it counts beside them itself is a sum or a part.
    """
    one, other = low.telling, high.telling
    if one.unit.article == other.unit.article:
        attributed = one.unit.statement is not None and other.unit.statement is not None
        moving = low.key == "people" and not low.quantity.state
        return moving or (attributed and one.speaker != other.speaker)
    first, second = one.unit.day, other.unit.day
    few = stories.few(one, other)
    near = first is None or second is None or abs(first - second) <= (DAYS if days or few else 0)
    # what a pile's articles say themselves, far down, is of other events: "32 died there last month"
    said = all(few or c.definite or not c.telling.own_voice for c in (low, high))
    return near and said and (stories.begin_alike(one, other) or (few and stories.on_one_event(one, other)))


def _of_their_articles(low: Count, high: Count, stories: Stories) -> bool:
    """Whether both figures are of the event that their articles, on one, are about.

    An article that lists several attacks is about none of them, so of one article both have to say "the attack".
    """
    one_article = low.telling.unit.article == high.telling.unit.article
    if one_article and not (low.definite and high.definite):
        return False
    return stories.on_one_event(low.telling, high.telling) and not any(_aside(c) for c in (low, high))


def _aside(count: Count) -> bool:
    """Whether a figure's own words are of another kind of event, or of places that its article does not begin with."""
    topic, event = count.telling.page.topic, count.event
    return means_differ(event.means, topic.means) or (bool(event.names) and not shared_names(event, topic))


def _sure(low: Count, high: Count, cosine: float) -> bool:
    """Things that nothing became of are of one event only where the words are alike or name the same places."""
    if low.quantity.state and high.quantity.state:
        return True
    one, other = low.event, high.event
    if lacks(one.names, other.around) and lacks(other.names, one.around):
        return False
    return cosine >= LIKE or (shared_names(one, other) and bool(one.means & other.means))


def _reconciled(low: Count, high: Count, less: Given, more: Given) -> Reconciliation | None:
    """Why two figures that look like a conflict are none; the strongest reason first."""
    differs = apart(less.event, more.event)
    if differs is not None:
        return R.DIFFERENT_TIME if differs == "day" else R.DIFFERENT_THING
    if low.quantity.as_of and high.quantity.as_of and low.quantity.as_of != high.quantity.as_of:
        return R.DIFFERENT_TIME
    if _of_another_day(low, more) or _of_another_day(high, less):
        return R.DIFFERENT_TIME
    if low.over_time != high.over_time:
        return R.DIFFERENT_TIME
    if low.group != high.group:
        return R.SUBSET if low.group and not high.group else R.DIFFERENT_THING
    if less.part != more.part:
        return R.SUBSET if less.part else R.DIFFERENT_THING
    if low.earlier or high.earlier:
        return R.UPDATE
    if less.voices & more.voices:  # who gives both in one article means two things, or corrects the one by the other
        return R.UPDATE if less.rising or more.rising else R.SUBSET
    return _within_bounds(low, high, less, more)


def _of_another_day(count: Count, other: Given) -> bool:
    """Whether a figure is given for a day, or was told before it, and the other is of an event of other days."""
    days, unit = other.event.days, count.telling.unit
    if not days:
        return False
    when = (count.quantity.as_of, unit.statement.said_on if unit.statement else None)
    of, said = (w.value[: len("2031-05-01")] if w else "" for w in when)
    told = min(filter(None, (said, date.fromordinal(unit.day).isoformat() if unit.day else "")), default="")
    return (bool(of) and not any(day.startswith(of) for day in days)) or "" < told < min(days)[: len(told)]


def _within_bounds(low: Count, high: Count, less: Given, more: Given) -> Reconciliation | None:
    close = high.value <= ROUNDED * low.top
    holds = may_both_hold(low, high, at_least=(less.at_least, more.at_least))
    if low.telling.speaker == high.telling.speaker:
        return R.APPROXIMATION if close and holds else _by_one_speaker(low, high, less, more, close=close)
    if holds:
        return R.UPDATE if less.at_least and not (close or low.vague) else R.APPROXIMATION
    return R.UPDATE if more.rising and _day(high) > _day(low) else None


def _by_one_speaker(low: Count, high: Count, less: Given, more: Given, *, close: bool) -> Reconciliation | None:
    """One speaker's figure that rises is an update; two that are near, of one day, are one count told in two ways."""
    bounded = less.at_least or more.at_least or Bound.ABOUT in (low.quantity.bound, high.quantity.bound)
    rising = less.rising or more.rising or _day(low) != _day(high)
    return R.UPDATE if bounded or rising or not close else None


def _day(count: Count) -> int:
    return count.telling.unit.day or 0


def _dated(count: Count) -> str:
    """The day for which a figure is given, or on which it was told."""
    statement = count.telling.unit.statement
    when = count.quantity.as_of or (statement.said_on if statement else None)
    return f" ({when.value[:10]})" if when else ""


def _found(low: Count, high: Count, reason: Reconciliation | None, signs: int, cosine: float) -> Found:
    sides: Sequence[Count] = sorted((low, high), key=lambda c: c.telling.claim)
    why = ", ".join(f"{c.telling.says} {c.phrase}{_dated(c)}" for c in sides)
    return Found(
        kind=ConflictKind.QUANTITY,
        claims=(sides[0].telling.claim, sides[1].telling.claim),
        why=why,
        values=tuple(c.phrase for c in sides),
        passages=tuple(c.telling.passage_at(c.quantity.span) for c in sides),
        confidence=sureness(signs, cosine, most=0.95),
        reason=reason,
    )
