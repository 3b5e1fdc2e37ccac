"""What is said of an arrow or a place on the map: who or what, how many, when, who says so, and the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from headwater.report.document import Brief, EndDoc, EventDoc, FigureDoc, MovementDoc, NarratedDoc, Time
from headwater.report.index import Index
from headwater.report.map.found import Found, Key, Route, Spot, is_doubtful, key, single
from headwater.report.map.labels import short
from headwater.report.wording import count, left_out, listing, mover, quoted, tidy, time_phrase

MOST_PASSAGES = 3
MOST_RECORDS = 4  # movements or events told one by one
MOST_FIGURES = 4
LONGEST_PASSAGE = 240  # characters; the tables and the claims have the rest
LONGEST_NAME = 60


Record: TypeAlias = MovementDoc | EventDoc


@dataclass(frozen=True, slots=True)
class Passage:
    where: str  # outlet and date
    text: str  # in quotation marks


@dataclass(frozen=True, slots=True)
class Tip:
    """What the panel beside the map shows of one arrow or place. ``href`` leads to its row in the table below."""

    number: int  # of the arrow or place among all on the map, from 1
    title: str
    label: str  # all that matters in one line, for a screen reader and for the pointer
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]
    more: str  # how many passages are not shown; may be empty
    href: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Words for what is on the map. ``rows`` of each table are in the page, so that further ones have no anchor."""

    brief: Brief
    index: Index
    spots: dict[Key, Spot]
    rows: int

    @classmethod
    def of(cls, brief: Brief, found: Found, rows: int) -> Teller:
        return cls(brief, Index.of(brief), {spot.key: spot for spot in found.spots}, rows)

    def route(self, number: int, route: Route) -> Tip:
        movements = [self.brief.movements[n - 1] for n in route.movements]
        start = self._end(route.start, (m.from_ for m in movements))
        end = self._end(route.end, (m.to for m in movements))
        who = listing((cut(mover(m)) for m in movements), limit=3)
        several = f"{count(len(movements), 'movement')}: " if len(movements) > 1 else ""
        facts = (f"{several}{who}", told(route.articles, route.origins), _days(movements), _manner(route))
        return Tip(
            number=number,
            title=f"{start} → {end}",
            label=f"From {start} to {end}. {line(facts)}.",
            lines=tuple(chain(self._movements(movements), (facts[1],), self._doubts(route))),
            passages=self._passages(movements),
            more=_hidden(movements),
            href=self._href("movement", route.movements),
        )

    def spot(self, number: int, spot: Spot) -> Tip:
        events = [self.brief.events[n - 1] for n in spot.events]
        movements = [self.brief.movements[n - 1] for n in spot.movements]
        counted = [f"{tidy(kind)} ({count(n, 'article')})" for kind, n in spot.kinds]
        if movements:
            counted.append(f"{count(len(movements), 'movement')} from or to here")
        doubts = list(_doubts([spot]))
        more = [left_out(len(events) - MOST_RECORDS, "event")] if len(events) > MOST_RECORDS else []
        return Tip(
            number=number,
            title=_called(spot),
            label=f"{_heard(spot)}. {line((*counted, *doubts))}.",
            lines=(*map(self._event, events[:MOST_RECORDS]), *more, *counted[len(spot.kinds) :], *doubts),
            passages=self._passages(events or movements),
            more=_hidden(events or movements),
            href=self._href("event", spot.events) if events else self._href("movement", spot.movements),
        )

    def _movements(self, movements: Sequence[MovementDoc]) -> Iterator[str]:
        for m in movements[:MOST_RECORDS]:
            parts = (
                cut(mover(m)),
                _figures(self.index, m.figures) or cut(m.quantity or ""),
                f"from {self._name(m.from_)}" if m.from_ else "",
                f"to {self._name(m.to)}" if m.to else "",
                f"via {self._name(m.via)}" if m.via else "",
                cut(m.mode or ""),
                _when(m.when),
                "said to be planned" if m.planned else "",
                "hedged in every telling" if m.hedged else "",
            )
            yield line(parts)
        if len(movements) > MOST_RECORDS:
            yield left_out(len(movements) - MOST_RECORDS, "movement")

    def _event(self, event: EventDoc) -> str:
        what = " ".join(cut(w) for w in (event.who, event.what, event.whom) if w)
        parts = (
            f"{tidy(event.kind)}: {what}",
            _figures(self.index, event.figures),
            _when(event.when),
            "said to be planned" if event.planned else "",
            "hedged in every telling" if event.hedged else "",
            told(len(event.articles), event.origins),
        )
        return line(parts)

    def _name(self, end: EndDoc) -> str:
        """As the article words it, with what it is taken for where that says more."""
        name, place = cut(end.name), cut(end.place or "")
        if all(key(part) is None for part in single(end)):
            return f"{name} (not on the map)"
        known = f"{name} ({place})" if place and not place.casefold().startswith(name.casefold()) else place or name
        return f"{known}?" if is_doubtful(end) else known

    def _end(self, where: Key | None, ends: Iterable[EndDoc | None]) -> str:
        if where is not None:
            return _called(self.spots[where])
        names = dict.fromkeys(cut(end.name) for end in ends if end)
        return f"{listing(names, limit=3)} (not on the map)" if names else "a place not named"

    def _doubts(self, route: Route) -> Iterator[str]:
        return _doubts([self.spots[where] for where in (route.start, route.end) if where is not None])

    def _passages(self, records: Sequence[Record]) -> tuple[Passage, ...]:
        return tuple(self._passage(p) for p in _each_record_first(records)[:MOST_PASSAGES])

    def _passage(self, passage: NarratedDoc) -> Passage:
        outlet = cut(self.index.outlet(passage.article))
        when = time_phrase(self.index.articles[passage.article].published)
        return Passage(f"{outlet}, {when}", quoted(passage.text, LONGEST_PASSAGE))

    def _href(self, what: str, numbers: tuple[int, ...]) -> str:
        """The first one's row, or the table where that has no row."""
        return f"#{what}-{numbers[0]}" if numbers[0] <= self.rows else f"#{what}s"


def _each_record_first(records: Sequence[Record]) -> list[NarratedDoc]:
    """The first passage of each record, then the second ones; the same words of an article once."""
    longest = max((len(r.passages) for r in records), default=0)
    turns = (r.passages[turn] for turn in range(longest) for r in records if turn < len(r.passages))
    return list({(p.article, p.start, p.end): p for p in turns}.values())


def _hidden(records: Sequence[Record]) -> str:
    hidden = len(_each_record_first(records)) - MOST_PASSAGES
    return left_out(hidden, "passage") if hidden > 0 else ""


def cut(text: str, longest: int = LONGEST_NAME) -> str:
    """A name in one line, of bounded length."""
    return short(tidy(text), longest)


def line(parts: Iterable[str]) -> str:
    """The parts that say something, in one line. One that runs from right to left turns no other around, as a date."""
    return "; ".join(
        f"\N{FIRST STRONG ISOLATE}{p}\N{POP DIRECTIONAL ISOLATE}" if _is_right_to_left(p) else p for p in parts if p
    )


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def told(articles: int, origins: Sequence[str]) -> str:
    """``5 articles, 1 origin (Osk Varn)``; ``1 article, in its own voice``."""
    if not origins:
        return f"{count(articles, 'article')}, in {'its' if articles == 1 else 'their'} own voice"
    return f"{count(articles, 'article')}, {count(len(origins), 'origin')} ({listing(map(cut, origins), limit=4)})"


def _called(spot: Spot) -> str:
    return f"{cut(spot.name)}?" if spot.doubtful else cut(spot.name)


def _heard(spot: Spot) -> str:
    """The name for a screen reader. It begins as on the map, so that who speaks to the page can say what is seen."""
    seen, called = short(spot.name), _called(spot)
    return called if called.startswith(seen) else f"{seen}, {called}"


def _doubts(spots: Sequence[Spot]) -> Iterator[str]:
    """What a reader must know before trusting where places are drawn."""
    for spot in spots:
        if spot.doubtful:
            instead = f": or {listing(map(cut, spot.or_else), last='or')}" if spot.or_else else ""
            yield f"it is not sure which place “{cut(spot.name)}” is{instead}"
        if len(spot.names) > 1:
            yield f"{cut(spot.name)} is also called {listing(map(cut, spot.names[1:]), limit=4)}"
    areas = listing(cut(spot.name) for spot in spots if spot.is_area)
    if areas:
        yield f"only the middle is drawn of {areas}"


def _manner(route: Route) -> str:
    parts = ("planned" if route.planned else "", "hedged in every telling" if route.hedged else "")
    return line(parts)


def _when(time: Time | None) -> str:
    return time_phrase(time) if time else ""


def _days(movements: Iterable[MovementDoc]) -> str:
    return listing(dict.fromkeys(sorted(_when(m.when) for m in movements if m.when)), limit=3)


def _figures(index: Index, figures: Sequence[FigureDoc]) -> str:
    """How many, as each outlet words it: ``“about 40” (Harbour Post), “58” (Lantern)``."""
    given: dict[str, dict[str, None]] = {}
    for figure in figures:
        given.setdefault(quoted(figure.text, LONGEST_NAME), {})[cut(index.outlet(figure.article))] = None
    said = [f"{text} ({listing(outlets, limit=3)})" for text, outlets in given.items()]
    more = [f"{len(said) - MOST_FIGURES:,} more"] if len(said) > MOST_FIGURES else []
    return ", ".join([*said[:MOST_FIGURES], *more])
