"""What moved and what happened as GeoJSON (RFC 7946), for maps and geographic programs.

Nothing is dropped: what no place is known for is a feature without geometry. Properties are flat where they can be, for
most programs show nested ones as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise, product
from math import copysign, isfinite
from typing import Any

from headwater.report.document import Brief, EndDoc, EventDoc, FigureDoc, MovementDoc
from headwater.report.exports.characters import packed
from headwater.report.index import Index

Position = tuple[float, float]  # longitude, latitude: the order of GeoJSON


def render(brief: Brief) -> str:
    """A feature collection: the movements, then the events."""
    index = Index.of(brief)
    return packed(
        {
            "type": "FeatureCollection",
            "headwater": {"schema": brief.schema, "version": brief.headwater, "made_at": brief.made_at},
            "features": [
                *(_movement(index, movement) for movement in brief.movements),
                *(_event(index, event) for event in brief.events),
            ],
        }
    )


def _movement(index: Index, movement: MovementDoc) -> dict[str, Any]:
    ends = {"from": movement.from_, "via": movement.via, "to": movement.to}
    own = {"record": "movement", "quantity": movement.quantity, "mode": movement.mode}
    return _feature(index, movement, ends, own, _way(ends))


def _event(index: Index, event: EventDoc) -> dict[str, Any]:
    ends = {"place": event.place}
    own = {"record": "event", "plover": event.plover, "whom": event.whom, "state": event.state}
    return _feature(index, event, ends, own, _points(positions(event.place)))


def _feature(
    index: Index,
    record: MovementDoc | EventDoc,
    ends: Mapping[str, EndDoc | None],
    own: Mapping[str, Any],
    geometry: dict[str, Any] | None,
) -> dict[str, Any]:
    located = [name for name, end in ends.items() if positions(end)]
    sure = [place.confidence for end in ends.values() for place in _places(end) if position(place)]
    properties: dict[str, Any] = {
        **own,
        "kind": record.kind,
        "who": record.who,
        "what": record.what,
        "when": record.when.value if record.when else None,
        "when_precision": record.when.precision if record.when else None,
        "planned": record.planned,
        "hedged": record.hedged,
        "located": located,
        "confidence": min(sure, default=None),
    }
    for name, end in ends.items():
        properties |= _end(name, end)
    properties |= {
        "origin_count": len(record.origins),
        "article_count": len(record.articles),
        "origins": record.origins,
        "outlets": index.outlets(record.articles),
        "articles": record.articles,
        "claims": record.claims,
        "figures": [_figure(figure) for figure in record.figures],
        "passages": [
            {"article": p.article, "outlet": index.outlet(p.article), "start": p.start, "end": p.end, "text": p.text}
            for p in record.passages
        ],
    }
    return {"type": "Feature", "id": record.id, "geometry": geometry, "properties": properties}


def _end(name: str, end: EndDoc | None) -> dict[str, Any]:
    return {
        f"{name}_name": end.name if end else None,
        f"{name}_entity": end.entity if end else None,
        f"{name}_place": end.place if end else None,
        f"{name}_confidence": end.confidence if end else None,
        f"{name}_or_else": end.or_else if end else None,
        f"{name}_parts": [_part(part) for part in end.parts] if end else [],
    }


def _part(part: EndDoc) -> dict[str, Any]:
    told = {"name": part.name, "entity": part.entity, "place": part.place}
    return {**told, "confidence": part.confidence, "or_else": part.or_else, "located": position(part) is not None}


def _figure(figure: FigureDoc) -> dict[str, Any]:
    """JSON has no infinity, which a hostile row of digits may come to; the words still tell it."""
    return {**asdict(figure), "value": figure.value if isfinite(figure.value) else None}


# ---------------------------------------------------------------- geometry


def position(place: EndDoc) -> Position | None:
    """Where a place lies; None where that is not known or is nowhere on earth."""
    if place.lat is None or place.lon is None:
        return None
    return (place.lon, place.lat) if abs(place.lat) <= 90 and abs(place.lon) <= 180 else None


def positions(end: EndDoc | None) -> tuple[Position, ...]:
    """Where an end lies: one position, or several where its words name several places."""
    return tuple(where for place in _places(end) if (where := position(place)))


def _places(end: EndDoc | None) -> tuple[EndDoc, ...]:
    return () if end is None else end.parts or (end,)


def _way(ends: Mapping[str, EndDoc | None]) -> dict[str, Any] | None:
    """Lines where both ends are known, one from or to each of several places.

    Where one end is not known, or both are several places, points: a line would show a way that nobody told.
    """
    known = {name: positions(end) for name, end in ends.items()}
    via = known["via"] if len(known["via"]) == 1 else ()
    lines: list[list[Position]] = []
    if len(known["from"]) == 1 or len(known["to"]) == 1:
        pairs = product(known["from"], known["to"])
        lines = [line for start, stop in pairs for line in _lines((start, *via, stop))]
    if not lines:
        return _points([place for places in known.values() for place in places])
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _points(found: Iterable[Position]) -> dict[str, Any] | None:
    places = list(dict.fromkeys(found))
    if not places:
        return None
    if len(places) == 1:
        return {"type": "Point", "coordinates": places[0]}
    return {"type": "MultiPoint", "coordinates": places}


def _lines(way: Sequence[Position]) -> list[list[Position]]:
    """The way through the positions, cut where it crosses the antimeridian (RFC 7946, 3.1.9)."""
    lines = [[way[0]]]
    for (lon, lat), (next_lon, next_lat) in pairwise(way):
        if abs(next_lon - lon) > 180:  # the shorter way leads over the antimeridian
            edge = copysign(180, lon)
            beyond = next_lon + copysign(360, lon)
            share = (edge - lon) / (beyond - lon) if beyond != lon else 0.0
            crossing = round(lat + share * (next_lat - lat), 6)
            lines[-1].append((edge, crossing))
            lines.append([(-edge, crossing)])
        lines[-1].append((next_lon, next_lat))
    return [line for line in map(_without_repeats, lines) if len(line) > 1]


def _without_repeats(line: Iterable[Position]) -> list[Position]:
    kept: list[Position] = []
    for place in line:
        if not kept or kept[-1] != place:
            kept.append(place)
    return kept
