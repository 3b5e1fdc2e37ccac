"""frame: statements and narrated passages -> Movement*. Who or what is said to move from where to where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from headwater.ids import content_id, made_by
from headwater.stages.attribute.view import View
from headwater.stages.frame.places import Places, known_places
from headwater.stages.frame.sentence import Telling, tellings
from headwater.stages.frame.words import MOVERS, PLACE_NOUNS
from headwater.types import Claim, Movement, Named, Reading, Span, Stance

NAME = "frame"
VERSION = "1"
MADE_BY = made_by(NAME, VERSION)

_Ends = tuple[str, str, str, float | None]  # from, to, who, how many


def frame(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Movement, ...]:
    """The movements that the articles tell, sorted by id; tellings are joined where mover, number and ends agree."""
    carriers = _carriers(readings, claims)
    known = known_places(readings)
    groups: dict[_Ends, list[Telling]] = defaultdict(list)
    for reading in readings:
        view = View(reading.annotated)
        places = Places(view, known)
        silenced = [c for s in reading.statements if s.stance is not Stance.ASSERTS for c in s.content]
        for sentence in reading.annotated.sentences:
            for telling in tellings(view, places, sentence, silenced):
                groups[_ends_of(telling)].append(telling)
    return tuple(sorted((_movement(told, carriers) for told in _closed(groups)), key=lambda m: m.id))


def _ends_of(telling: Telling) -> _Ends:
    who = MOVERS.get(telling.mover, telling.mover)
    return (_place_key(telling.origin), _place_key(telling.destination), who, telling.number)


def _place_key(place: Named | None) -> str:
    words = place.name.lower().split() if place else []
    return " ".join([w for w in words if w not in PLACE_NOUNS] or words)


def _closed(groups: Mapping[_Ends, list[Telling]]) -> list[list[Telling]]:
    """A telling that leaves an end open joins the only movement that it may be a telling of."""
    full: dict[tuple[str, float | None], list[_Ends]] = defaultdict(list)
    for ends in groups:
        if all(ends[:2]):
            full[ends[2:]].append(ends)
    into: dict[_Ends, _Ends] = {}
    for ends in groups:
        fuller = [other for other in full[ends[2:]] if _fits(ends, other)] if not all(ends[:2]) else []
        if len(fuller) == 1:
            into[ends] = fuller[0]
    closed: dict[_Ends, list[Telling]] = defaultdict(list)
    for ends, told in groups.items():
        closed[into.get(ends, ends)] += told
    return list(closed.values())


def _fits(ends: _Ends, other: _Ends) -> bool:
    return all(mine in ("", theirs) for mine, theirs in zip(ends[:2], other[:2], strict=True))


def _movement(told: Sequence[Telling], carriers: Mapping[str, Sequence[tuple[Span, str]]]) -> Movement:
    ordered = sorted(told, key=lambda t: (t.passage, t.who or "", t.what))
    wording = Counter(t.who for t in ordered)
    best = max(ordered, key=lambda t: (bool(t.figure), bool(t.who), wording[t.who], -len(t.who or ""), t.what))
    passages = tuple(sorted({t.passage for t in ordered}))
    claims = {claim for p in passages for span, claim in carriers.get(p.article, ()) if span.overlaps(p.span)}
    ends = sorted({str(_ends_of(t)) for t in ordered})
    return Movement(
        id=content_id("mv", [(p.article, p.span.start, p.span.end) for p in passages], ends),
        who=best.who,
        what=best.what,
        quantity=best.figure,
        origin=next((t.origin for t in ordered if t.origin), None),
        destination=next((t.destination for t in ordered if t.destination), None),
        when=next((t.when for t in ordered if t.when), None),
        passages=passages,
        claims=tuple(sorted(claims)),
        made_by=MADE_BY,
    )


def _carriers(readings: Sequence[Reading], claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    """Where each article carries which claim."""
    statements = {s.id: s for r in readings for s in r.statements}
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for id_ in claim.statements:
            found[statements[id_].article] += [(span, claim.id) for span in statements[id_].content]
        for narrated in claim.narrated:
            found[narrated.passage.article].append((narrated.passage.span, claim.id))
    return found
