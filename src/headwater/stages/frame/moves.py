"""The movements that one sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.stages.attribute.view import View
from headwater.stages.frame.clauses import head, is_doubted, is_negated, is_only_tried, is_planned, when, words_for
from headwater.stages.frame.ends import Ends, ends_of
from headwater.stages.frame.governed import MOVES, continues, road_of
from headwater.stages.frame.movers import can_move, is_person, meant, of_noun, of_verb
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import (
    AWAY,
    DOINGS,
    KIND_OF,
    NOWHERE,
    PART_OF,
    PHRASAL,
    THINGS,
)
from headwater.types import End, MoverKind, Passage, Quantity, Sentence, Span, Told, When

_MODE = re.compile(
    r"\b(?:[Bb]y (?:bus|train|rail|road|air|plane|sea|ship|boat|ferry|helicopter|car|truck|lorry|land|foot)|[Oo]n foot"
    r"|(?:in|on|aboard) (?:[a-z\d,’'-]+ ){0,3}"
    r"(?:bus|buses|trains?|trucks?|lorries|planes?|ships?|boats?|vehicles|helicopters?|ambulances?))\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a movement, before tellings are joined."""

    told: Told
    who: str | None
    mover: str  # the lemma of who moves; "": nobody that can be named
    kind: MoverKind
    proper: bool  # the mover has a name
    named: bool  # ... and is a person, as far as can be told
    many: bool  # the mover is surely no single person
    what: str
    figure: str | None  # the quantity as the text words it
    quantity: Quantity | None
    origin: End | None
    destination: End | None
    via: End | None
    mode: str | None
    when: When | None
    planned: bool
    hedged: bool


def tellings(view: View, places: Places, sentence: Sentence, silenced: Sequence[Span]) -> Iterator[Telling]:
    """The movements in a sentence; what lies in ``silenced`` spans is denied or withheld, so it is not told."""
    last: int | None = None
    for i in range(sentence.first, sentence.last):
        found = _found(view, places, sentence, i)
        if found is None or is_negated(view, i, found[0]) or is_only_tried(view, i):
            continue
        if any(s.start <= view.tokens[i].start < s.end for s in silenced):
            continue
        mover: int | None
        mover, ends = found
        if view.tokens[mover].pos == "PRON" and view.lower[mover] not in PART_OF:
            mover = meant(view, sentence, mover, last)
        last = mover if mover is not None else last
        yield from _expanded(view, places, sentence, i, mover, ends)


def _found(view: View, places: Places, sentence: Sentence, i: int) -> tuple[int, Ends] | None:
    """What moves and the places it moves between; None where the word tells of no movement."""
    token = view.tokens[i]
    lemma = token.lemma.lower()
    phrasal = lemma in PHRASAL and any(view.lower[p] not in AWAY for p in view.deps(i, "prt"))
    phrasal |= any(view.lower[p] in NOWHERE for p in view.deps(i, "advmod", "dobj"))
    if token.pos == "VERB" and lemma in MOVES and not phrasal and not continues(view, i):
        mover = of_verb(view, places, i)
    elif token.pos == "NOUN" and lemma in DOINGS | THINGS:
        mover = i if lemma in THINGS else of_noun(view, i)
    elif token.pos in ("AUX", "VERB") and lemma == "be" and road_of(view, i) is not None:
        mover = next(iter(view.deps(i, "nsubj")), None)
    else:
        return None
    if mover is None or not can_move(view, mover):
        return None
    ends = ends_of(view, places, sentence, i, mover)
    return (mover, ends) if ends.origins or ends.destinations else None


def _expanded(
    view: View, places: Places, sentence: Sentence, word: int, mover: int | None, ends: Ends
) -> Iterator[Telling]:
    """One telling for each pair of ends."""
    span, quantity = words_for(view, mover)
    lemma = view.tokens[head(view, mover)].lemma.lower() if mover is not None else ""
    lemma = "people" if mover is not None and view.tokens[mover].pos == "NUM" else lemma
    mode = _MODE.search(sentence.span.of(view.text))
    told = Telling(
        told=Told(Passage(view.annotated.article.id, sentence.span), view.word_at(word)),
        who=view.line(span) if span else None,
        mover=lemma,
        kind=KIND_OF.get(lemma, MoverKind.PEOPLE),
        proper=mover is not None and view.tokens[mover].pos == "PROPN",
        named=mover is not None and is_person(view, mover),
        many=mover is not None and (view.tokens[mover].tag in ("NNS", "NNPS") or quantity is not None),
        what=_what(view, word),
        figure=quantity.span.of(view.text) if quantity else None,
        quantity=quantity,
        origin=None,
        destination=None,
        via=places.end(ends.via),
        mode=mode.group() if mode else None,
        when=when(view, word),
        planned=is_planned(view, word),
        hedged=is_doubted(view, word),
    )
    for origin in ends.origins or [[]]:
        for destination in ends.destinations or [[]]:
            start, goal = places.end(origin), places.end(destination)
            if start and goal and (start.name == goal.name or set(start.parts) & set(goal.parts)):
                continue
            yield replace(told, origin=start, destination=goal)


def _what(view: View, i: int) -> str:
    road = road_of(view, i) if view.tokens[i].lemma == "be" else None
    return view.lower[i] if road is None else f"on the {view.lower[road]}"
