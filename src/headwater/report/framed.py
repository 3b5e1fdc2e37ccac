"""What frame found, as documents: movements and other events, with the places on the map and who says how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.models import gazetteer
from headwater.report import claimed
from headwater.report import document as doc
from headwater.report.records import Records, time
from headwater.types import (
    Count,
    End,
    Entity,
    Event,
    Movement,
    Named,
    Narrated,
    OriginKind,
    Passage,
    Place,
    PlaceKind,
    PlaceMention,
    Told,
)

DOUBTFUL = 0.7  # confidence below which the next best place of the name is told too
OF_ALL = 0.85  # confidence of a place that an article's own words do not tell, and those of other articles do
APART = 1.0  # degrees
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.MACRO})


def movements(found: Iterable[Movement], records: Records) -> tuple[doc.MovementDoc, ...]:
    """Those that most articles tell come first."""
    return tuple(sorted((_movement(m, records) for m in found), key=_by_reach))


def events(found: Iterable[Event], records: Records) -> tuple[doc.EventDoc, ...]:
    """Those that most articles tell come first."""
    return tuple(sorted((_event(e, records) for e in found), key=_by_reach))


def _by_reach(told: doc.MovementDoc | doc.EventDoc) -> tuple[int, int, str]:
    return (-len(told.articles), -len(told.origins), told.id)


def _movement(m: Movement, records: Records) -> doc.MovementDoc:
    return doc.MovementDoc(
        id=m.id,
        who=m.who,
        what=m.what,
        quantity=m.quantity,
        from_=_end(m.origin, records),
        to=_end(m.destination, records),
        when=time(m.when),
        claims=m.claims,
        articles=m.articles,
        origins=_origins(m.told, m.claims, records),
        passages=_passages(m.passages, records),
        kind=m.kind.value,
        via=_end(m.via, records),
        mode=m.mode,
        planned=m.planned,
        hedged=m.hedged,
        figures=_figures(m.counts, m.claims, records),
    )


def _event(e: Event, records: Records) -> doc.EventDoc:
    return doc.EventDoc(
        id=e.id,
        kind=e.kind.value,
        plover=e.plover,
        what=e.what,
        who=e.who,
        whom=e.whom,
        state=e.state,
        place=_end(e.place, records),
        when=time(e.when),
        figures=_figures(e.counts, e.claims, records),
        claims=e.claims,
        articles=e.articles,
        origins=_origins(e.told, e.claims, records),
        passages=_passages(e.passages, records),
        planned=e.planned,
        hedged=e.hedged,
    )


def _passages(passages: Iterable[Passage], records: Records) -> tuple[doc.NarratedDoc, ...]:
    return tuple(claimed.narrated(Narrated(p, dropped=False), records) for p in passages)


def _origins(told: Iterable[Told], claims: Iterable[str], records: Records) -> tuple[str, ...]:
    """Who says so: the origins of those statements of the claims that tell it."""
    tellers = {s for t in told for s in _tellers(t, records)}
    origins = {
        o.name
        for c in claims
        for o in records.lineages[c].origins
        if o.kind is not OriginKind.OWN_VOICE and tellers & set(o.statements)
    }
    return tuple(sorted(origins))


def _tellers(told: Told, records: Records) -> list[str]:
    """The statements in whose words it is told; none: the article tells it in its own voice."""
    statements = records.readings[told.article].statements
    return [s.id for s in statements if any(c.contains(told.word) for c in s.content)]


def _figures(counts: Iterable[Count], claims: Sequence[str], records: Records) -> tuple[doc.FigureDoc, ...]:
    """How many, by each article and who it has it from; what an article repeats counts once."""
    found = [
        doc.FigureDoc(
            text=c.quantity.span.of(records.article(c.told.article).text),
            value=c.quantity.value,
            bound=c.quantity.bound.value,
            article=c.told.article,
            origins=_origins([c.told], claims, records),
        )
        for c in counts
    ]
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- places


def _end(end: End | None, records: Records) -> doc.EndDoc | None:
    if end is None:
        return None
    parts = tuple(_part(p, end.article, records) for p in end.parts)
    if len(parts) == 1:
        (part,) = parts
        return doc.EndDoc(
            end.name, part.entity, part.lat, part.lon, part.place, part.kind, part.confidence, part.or_else
        )
    return doc.EndDoc(end.name, None, None, None, parts=parts)


def _part(named: Named, article: str, records: Records) -> doc.EndDoc:
    entity = _entity(named, article, records)
    mention = _mention(named, article, records)
    place = entity.place if entity and entity.place else mention.place if mention else None
    own = mention is not None and mention.place == place
    confidence = mention.confidence if mention and own else OF_ALL
    other = mention.runner_up if mention and own and confidence < DOUBTFUL else None
    other = other if other and place and _is_elsewhere(other, place) else None
    return doc.EndDoc(
        name=named.name,
        entity=entity.id if entity else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        place=_where(place) if place else None,
        kind=place.kind.value if place else None,
        confidence=confidence if place else 1.0,
        or_else=_where(other) if other else None,
    )


def _entity(named: Named, article: str, records: Records) -> Entity | None:
    """What the words were resolved to; of several names in them the longest."""
    inside = [
        (len(span), e) for span, e in records.places_in.get(article, ()) if named.span and named.span.contains(span)
    ]
    return max(inside, key=lambda pair: (pair[0], pair[1].id))[1] if inside else None


def _mention(named: Named, article: str, records: Records) -> PlaceMention | None:
    places = records.readings[article].annotated.places
    inside = [p for p in places if named.span and named.span.contains(p.span)]
    return max(inside, key=lambda p: (len(p.span), p.confidence), default=None)


def _where(place: Place) -> str:
    """A place with what it lies in: "Oren, Karst, Veland"."""
    country = gazetteer.load().country(place.country) if place.country and place.kind not in _AREAS else None
    region = None if place.kind is PlaceKind.REGION else place.region
    return ", ".join(dict.fromkeys(p for p in (place.name, region, country.name if country else None) if p))


def _is_elsewhere(other: Place, place: Place) -> bool:
    """Whether a map would show the difference: a town and the region around it lie in one spot."""
    return max(abs(other.lat - place.lat), abs(other.lon - place.lon)) > APART
