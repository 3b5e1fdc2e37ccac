"""What of a brief can be put on a map: places, the routes between them, and what has no place, with the reason.

Nothing here knows how the map is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from math import isfinite

from headwater.report.document import Brief, EndDoc, EventDoc, MovementDoc
from headwater.report.framed import DOUBTFUL
from headwater.report.map.projection import distance, middle
from headwater.report.wording import tidy

MOST_ROUTES = 40  # more arrows than these hide each other; the tables have all
MOST_OPEN = 12  # of them with an open end
MOST_SPOTS = 40  # places with their events; where arrows start or end, further ones are drawn as dots
WIDE_AREAS = frozenset({"macro", "country"})  # whose middle may be far from where anything happened
LEAST_REACH = 6.0  # degrees
BEYOND = 1.2  # times the reach of all other places: farther off the middle of a wide area is not drawn
AREAS = frozenset({"macro", "country", "region"})  # of these only the middle is known

Key = tuple[float, float]  # latitude and longitude to a hundredth of a degree, about 1 km


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, under all the names that articles give it."""

    key: Key
    lat: float
    lon: float
    name: str  # as most articles word it
    names: tuple[str, ...]  # as worded, that one first
    kind: str | None
    doubtful: bool
    or_else: tuple[str, ...]  # what else a doubtful name may be
    movements: tuple[int, ...]  # numbers of those that start or end here, from 1
    events: tuple[int, ...]  # numbers of those that happened here, from 1
    kinds: tuple[tuple[str, int], ...]  # that are drawn: kind of event -> number of articles, most articles first
    articles: int

    @property
    def is_area(self) -> bool:
        return self.kind in AREAS


@dataclass(frozen=True, slots=True)
class Route:
    """The movements from one place to another. An end that nobody names, or that no map knows, is None."""

    start: Key | None
    end: Key | None
    movements: tuple[int, ...]  # numbers from 1, in the order of the brief
    articles: int
    origins: tuple[str, ...]  # none: told in articles' own voice only
    planned: bool  # all of it
    hedged: bool  # all of it

    @property
    def is_joined(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What cannot be drawn, for one reason."""

    reason: str
    movements: tuple[int, ...] = ()
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    spots: tuple[Spot, ...]  # those to be drawn, most articles first
    routes: tuple[Route, ...]  # those to be drawn, most articles first, then most origins
    unplaced: tuple[Unplaced, ...]


def find(brief: Brief) -> Found | None:
    """What can be drawn of a brief; None where nothing has a known place."""
    places = _Places()
    routes = _Routes()
    open_ended: list[int] = []  # without any known end
    standing: list[int] = []  # from A to A
    for number, movement in enumerate(brief.movements, 1):
        pairs = [(key(a), key(b)) for a, b in product(single(movement.from_), single(movement.to))]
        ways = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
        if not ways:
            (standing if any(start for start, _ in pairs) else open_ended).append(number)
            continue
        for start, end in ways:
            routes.add(number, movement, start, end)
        for place in (*single(movement.from_), *single(movement.to)):
            places.add_movement(number, movement, place)
    nowhere = [n for n, event in enumerate(brief.events, 1) if not places.add_event(n, event)]
    ranked = routes.ranked()
    spots, remote = _within_reach(places.spots(), {k for r in ranked if r.is_joined for k in (r.start, r.end)})
    out_of_reach = {spot.key for spot in remote}
    ranked = tuple(r for r in ranked if not {r.start, r.end} & out_of_reach)
    drawn, undrawn = _most_told(ranked)
    ends = {k for route in drawn for k in (route.start, route.end) if k is not None}
    eventful = [spot for spot in spots if spot.events]
    plain = {spot.key for spot in eventful[MOST_SPOTS:]}
    shown = ends | {spot.key for spot in eventful[:MOST_SPOTS]}
    if not shown:
        return None
    unplaced = (
        Unplaced("neither end is a place that is known", tuple(open_ended)),
        Unplaced("both ends are the same place on the map", tuple(standing)),
        Unplaced("no place, or none that is known", events=tuple(nowhere)),
        Unplaced("told by fewer articles than those drawn", _numbers(r for r in undrawn if r.is_joined)),
        Unplaced(
            "an end is open, and they are told by fewer articles than those drawn",
            _numbers(r for r in undrawn if not r.is_joined),
        ),
        Unplaced(
            "from or to an area whose middle is far from everything else",
            tuple(sorted(n for spot in remote for n in spot.movements)),
        ),
        Unplaced(
            "in an area whose middle is far from everything else",
            events=tuple(sorted(n for spot in remote for n in spot.events)),
        ),
        Unplaced(
            "at places told of by fewer articles than those drawn",
            events=tuple(sorted(n for spot in eventful[MOST_SPOTS:] for n in spot.events)),
        ),
    )
    return Found(
        spots=tuple(replace(s, kinds=()) if s.key in plain else s for s in spots if s.key in shown),
        routes=drawn,
        unplaced=tuple(u for u in unplaced if u.movements or u.events),
    )


def _within_reach(spots: list[Spot], joined: set[Key | None]) -> tuple[list[Spot], list[Spot]]:
    """The places that a map may show, and the wide areas that would stretch it for nothing.

    "Russia" stands in the middle of Siberia: where nothing is said to have moved there from a known place, it would
    push all that is known into a corner.
    """
    wide = [s for s in spots if s.kind in WIDE_AREAS and s.key not in joined]
    others = [s for s in spots if s not in wide]
    if not others:
        return spots, []
    lon, lat, radius = middle([(s.lon, s.lat) for s in others])
    reach = max(BEYOND * radius, LEAST_REACH)
    remote = [s for s in wide if distance((lon, lat), (s.lon, s.lat)) > reach]
    return [s for s in spots if s not in remote], remote


def _most_told(ranked: tuple[Route, ...]) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    """The routes that are drawn, and the others."""
    half_known = [route for route in ranked if not route.is_joined][:MOST_OPEN]
    drawn = [route for route in ranked if route.is_joined or route in half_known][:MOST_ROUTES]
    return tuple(drawn), tuple(route for route in ranked if route not in drawn)


def _numbers(routes: Iterable[Route]) -> tuple[int, ...]:
    return tuple(sorted(n for route in routes for n in route.movements))


def key(end: EndDoc | None) -> Key | None:
    """Where on the map a place is; None where that is not known or is no place on the globe."""
    if end is None or end.lat is None or end.lon is None or not (isfinite(end.lat) and isfinite(end.lon)):
        return None
    if abs(end.lat) > 90 or abs(end.lon) > 360:
        return None
    lon = (end.lon + 180) % 360 - 180
    return round(end.lat, 2) + 0.0, round(lon, 2) + 0.0  # + 0.0: -0.0 is 0.0


def single(end: EndDoc | None) -> tuple[EndDoc | None, ...]:
    """The places that words name, one by one: those of "Oren and Karst" that a map knows; else the words as a whole."""
    known = tuple(part for part in end.parts if key(part)) if end else ()
    return known or (end,)


def is_doubtful(end: EndDoc) -> bool:
    return end.confidence < DOUBTFUL or bool(end.or_else)


@dataclass(slots=True)
class _Place:
    ends: list[EndDoc] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    movements: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Places:
    found: dict[Key, _Place] = field(default_factory=dict)

    def add_movement(self, number: int, movement: MovementDoc, end: EndDoc | None) -> None:
        place = self._at(end, movement.articles)
        if place is not None:
            place.movements.append(number)

    def add_event(self, number: int, event: EventDoc) -> bool:
        """Whether the event has a place on the map."""
        found = [place for end in single(event.place) if (place := self._at(end, event.articles))]
        for place in found:
            place.events.append(number)
            place.kinds.setdefault(event.kind, set()).update(event.articles)
        return bool(found)

    def _at(self, end: EndDoc | None, articles: Iterable[str]) -> _Place | None:
        where = key(end)
        if end is None or where is None:
            return None
        place = self.found.setdefault(where, _Place())
        articles = set(articles)
        place.ends.append(end)
        place.names[tidy(end.name)] += len(articles)
        place.articles |= articles
        return place

    def spots(self) -> list[Spot]:
        """All places, most articles first, then in the order of the brief."""
        spots = [_spot(where, place) for where, place in self.found.items()]
        return sorted(spots, key=lambda spot: -spot.articles)


def _spot(where: Key, place: _Place) -> Spot:
    names = tuple(name for name, _ in place.names.most_common() if name)
    doubts = [end for end in place.ends if is_doubtful(end)]
    kinds = Counter({kind: len(articles) for kind, articles in place.kinds.items()})
    return Spot(
        key=where,
        lat=where[0],
        lon=where[1],
        name=names[0] if names else "unnamed place",
        names=names,
        kind=next((end.kind for end in place.ends if end.kind), None),
        doubtful=bool(doubts),
        or_else=tuple(dict.fromkeys(tidy(end.or_else) for end in doubts if end.or_else)),
        movements=tuple(dict.fromkeys(place.movements)),
        events=tuple(place.events),
        kinds=tuple(kinds.most_common()),
        articles=len(place.articles),
    )


@dataclass(slots=True)
class _Routes:
    found: dict[tuple[Key | None, Key | None], list[tuple[int, MovementDoc]]] = field(default_factory=dict)

    def add(self, number: int, movement: MovementDoc, start: Key | None, end: Key | None) -> None:
        self.found.setdefault((start, end), []).append((number, movement))

    def ranked(self) -> tuple[Route, ...]:
        routes = [_route(start, end, movements) for (start, end), movements in self.found.items()]
        return tuple(sorted(routes, key=lambda r: (-r.articles, -len(r.origins), r.movements)))


def _route(start: Key | None, end: Key | None, movements: list[tuple[int, MovementDoc]]) -> Route:
    return Route(
        start=start,
        end=end,
        movements=tuple(number for number, _ in movements),
        articles=len({article for _, m in movements for article in m.articles}),
        origins=tuple(dict.fromkeys(origin for _, m in movements for origin in m.origins)),
        planned=all(m.planned for _, m in movements),
        hedged=all(m.hedged for _, m in movements),
    )
