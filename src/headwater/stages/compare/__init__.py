"""compare: claims -> Conflict*. Figures that cannot both be right, and denials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import content_id, made_by
from headwater.models import vectors
from headwater.stages.align.compare import FEWEST_WORDS, near_rows
from headwater.stages.align.units import Unit, clashing, units_of, worded
from headwater.types import Claim, Conflict, ConflictKind, Entity, Quantity, Reading, Stance

NAME = "compare"
VERSION = "2"
MADE_BY = made_by(NAME, VERSION)
SAME_SUBJECT = 0.62  # cosine of two tellings that count the same thing
DENIED_SUBJECT = 0.55  # a denial is worded shorter than what it denies
NEAR = 50  # characters around a figure in which stands what happened to those it counts
_PART = re.compile(r"\W*(?:more|of (?:its|his|her|their|our|them|whom|those|the))\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:another|further|including|among them)\W+(?:[\w,]+)?$", re.IGNORECASE)
_SOME_PEOPLE = frozenset({"man", "woman"})


@dataclass(frozen=True, slots=True)
class _Side:
    claim: Claim
    unit: Unit


def compare(readings: Sequence[Reading], entities: Sequence[Entity], claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """The conflicts between claims, sorted by id, at most one of a kind between two claims."""
    units = {u.statement.id: u for u in units_of(readings, entities)}
    names = {e.id: e.name for e in entities}
    texts = {r.article.id: r.article.text for r in readings}
    sides = [_Side(c, units[s]) for c in claims for s in c.statements]
    encoded = vectors.encode([s.unit.text for s in sides])
    found: dict[str, Conflict] = {}
    denied: dict[str, tuple[float, Conflict]] = {}
    for i, j, cosine in near_rows(encoded, encoded, min(SAME_SUBJECT, DENIED_SUBJECT)):
        a, b = sides[i], sides[j]
        if i >= j or a.claim.id == b.claim.id:
            continue
        denial = _denial(a, b, cosine, names)
        if denial is not None:
            # a denial is of one thing: what comes nearest to it
            denier = a.claim.id if a.unit.statement.stance is Stance.DENIES else b.claim.id
            denied[denier] = max(denied.get(denier, (0.0, denial)), (cosine, denial), key=lambda d: (d[0], d[1].id))
        quantity = _quantity(a, b, cosine, names, texts)
        if quantity is not None:
            found.setdefault(quantity.id, quantity)
    found |= {conflict.id: conflict for _, conflict in denied.values()}
    return tuple(sorted(found.values(), key=lambda c: c.id))


def _conflict(kind: ConflictKind, a: _Side, b: _Side, why: str, values: Sequence[str]) -> Conflict:
    first, second = sorted((a.claim.id, b.claim.id))
    return Conflict(content_id("cf", kind, first, second), kind, (first, second), why, tuple(values), MADE_BY)


def _who(side: _Side, names: Mapping[str, str]) -> str:
    speaker = side.unit.statement.speaker
    known = names.get(side.unit.speaker or "")
    return known or (speaker.name if speaker else "an unnamed source")


def _quantity(a: _Side, b: _Side, cosine: float, names: Mapping[str, str], texts: Mapping[str, str]) -> Conflict | None:
    """Two speakers, one thing counted, two figures. One speaker's figure that changes is an update."""
    if cosine < SAME_SUBJECT or a.unit.speaker == b.unit.speaker or not _about_one_thing(a, b):
        return None
    if Stance.DECLINES in (a.unit.statement.stance, b.unit.statement.stance):
        return None
    first, second = texts[a.unit.statement.article], texts[b.unit.statement.article]
    clashes = [
        (x, y)
        for x, y in clashing(a.unit.quantities, b.unit.quantities)
        if _count_alike(x, y)
        and x.state == y.state  # three killed and seven wounded are no conflict
        and (x.unit or x.state)
        and not _is_part(x, first)
        and not _is_part(y, second)
    ]
    if not clashes:
        return None
    x, y = clashes[0]
    values = [worded(x, texts[a.unit.statement.article]), worded(y, texts[b.unit.statement.article])]
    return _conflict(
        ConflictKind.QUANTITY, a, b, f"{_who(a, names)} says {values[0]}, {_who(b, names)} says {values[1]}", values
    )


def _count_alike(x: Quantity, y: Quantity) -> bool:
    """Women among the dead are no other count of the dead."""
    return x.unit == y.unit or not _SOME_PEOPLE & {x.unit, y.unit}


def _is_part(quantity: Quantity, text: str) -> bool:
    """Whether it is no count of the whole: "six more people", "three of its workers", "another five"."""
    behind = text[quantity.span.end : quantity.span.end + NEAR]
    return bool(_PART.match(behind) or _FURTHER.search(text[: quantity.span.start][-NEAR:] + quantity.span.of(text)))


def _denial(a: _Side, b: _Side, cosine: float, names: Mapping[str, str]) -> Conflict | None:
    stances = (a.unit.statement.stance, b.unit.statement.stance)
    if set(stances) != {Stance.ASSERTS, Stance.DENIES} or cosine < DENIED_SUBJECT or not _about_one_thing(a, b):
        return None
    denies, asserts = (a, b) if stances[0] is Stance.DENIES else (b, a)
    if denies.unit.speaker == asserts.unit.speaker or len(denies.unit.text.split()) < FEWEST_WORDS:
        return None
    why = f"{_who(denies, names)} denies what {_who(asserts, names)} says"
    return _conflict(ConflictKind.DENIAL, a, b, why, ())


def _about_one_thing(a: _Side, b: _Side) -> bool:
    """They share a name, or neither names anything."""
    return bool(a.unit.names & b.unit.names) or not (a.unit.names and b.unit.names)
