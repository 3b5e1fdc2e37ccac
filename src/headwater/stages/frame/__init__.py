"""frame: statements and narrated passages -> Movement*, Event*. Who or what is said to move, and what else happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.ids import made_by
from headwater.stages.attribute.view import View
from headwater.stages.base import LONGEST
from headwater.stages.frame.gathered import SeenEvent, gathered
from headwater.stages.frame.happenings import happenings
from headwater.stages.frame.joined import Seen, Setting, joined
from headwater.stages.frame.known import Known
from headwater.stages.frame.moves import tellings
from headwater.stages.frame.places import Places
from headwater.types import Claim, Entity, Framed, Precision, Reading, Sentence, Span, Stance, Told

NAME = "frame"
VERSION = "2"
MADE_BY = made_by(NAME, VERSION)


Carriers = Mapping[str, Sequence[tuple[Span, str]]]  # article -> where it carries which claim


def frame(readings: Sequence[Reading], entities: Sequence[Entity], claims: Sequence[Claim]) -> Framed:
    """The movements and other events that the articles tell, each sorted by id."""
    carriers = _carriers(readings, claims)
    known = Known.of(readings, entities)
    seen = [_seen(reading, known, carriers) for reading in readings]
    return Framed(
        movements=joined((move for moves, _ in seen for move in moves), MADE_BY),
        events=gathered((event for _, events in seen for event in events), MADE_BY),
    )


def _seen(reading: Reading, known: Known, carriers: Carriers) -> tuple[list[Seen], list[SeenEvent]]:
    """What one article tells, with what it is compared by."""
    view = View(reading.annotated)
    places = Places(view, known)
    day = _day(reading)
    silenced = [c for s in reading.statements if s.stance is not Stance.ASSERTS for c in s.content]
    hedged = [c for s in reading.statements if s.hedged for c in s.content]

    sentences = [s for s in reading.annotated.sentences if s.last - s.first <= LONGEST]

    def setting(told: Told, sentence: Sentence) -> Setting:
        return Setting(
            day=day,
            claims=_claims(told, carriers),
            hedged=any(c.contains(told.word) for c in hedged),
            text=view.line(sentence.span),
        )

    moves = [
        Seen(move, setting(move.told, sentence), places.keys(move.origin), places.keys(move.destination))
        for sentence in sentences
        for move in tellings(view, places, sentence, silenced)
    ]
    events = [
        SeenEvent(event, setting(event.told, sentence), places.keys(event.place))
        for sentence in sentences
        for event in happenings(view, places, sentence, silenced)
    ]
    return moves, events


def _day(reading: Reading) -> str | None:
    published = reading.article.published
    if published is None or published.precision in (Precision.YEAR, Precision.MONTH):
        return None
    return published.value[:10]


def _claims(told: Told, carriers: Carriers) -> frozenset[str]:
    """The claims whose words tell it."""
    return frozenset(c for span, c in carriers.get(told.article, ()) if span.contains(told.word))


def _carriers(readings: Sequence[Reading], claims: Sequence[Claim]) -> Carriers:
    statements = {s.id: s for r in readings for s in r.statements}
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for id_, spans in claim.spans_of(statements[id_] for id_ in claim.statements).items():
            found[statements[id_].article] += [(span, claim.id) for span in spans]
        for narrated in claim.narrated:
            found[narrated.passage.article].append((narrated.passage.span, claim.id))
    return found
