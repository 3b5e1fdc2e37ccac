"""What all articles together know of places: their names, and what is one place under several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.models.gazetteer.spelling import folded, key
from headwater.stages.frame.words import PLACE_NOUNS, PLACES
from headwater.stages.resolve.names.spelling import flat
from headwater.types import Entity, EntityKind, Passage, Place, PlaceKind, Reading

RUNS = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Known:
    """What all articles together know of places."""

    names: frozenset[str]  # that some article's tagger took for a place; elsewhere it may have erred
    entities: Mapping[Passage, Entity]
    others: frozenset[Passage]  # uses of names of persons and bodies: "the Karst Observatory" is no place
    keys: Mapping[str, str]  # folded name of a place of the gazetteer -> what it is compared by

    @classmethod
    def of(cls, readings: Iterable[Reading], entities: Sequence[Entity]) -> Known:
        places = sorted((e for e in entities if e.kind is EntityKind.PLACE), key=lambda e: (len(e.mentions), e.id))
        return cls(
            names=frozenset(
                flat(m.span.of(r.article.text)) for r in readings for m in r.annotated.mentions if m.label in PLACES
            ),
            entities={p: e for e in places for p in e.mentions},
            others=frozenset(p for e in entities if e.kind is not EntityKind.PLACE for p in e.mentions),
            keys={folded_name(name): place_key(e.place) for e in places if e.place for name in (e.name, *e.aliases)},
        )


def folded_name(name: str) -> str:
    """One for many spellings of a name: "Orla", "Oorla", "al-Orla"."""
    words = [w.rpartition("-")[2].lower() for w in name.split()]
    return RUNS.sub(r"\1", folded(key(" ".join([w for w in words if w not in PLACE_NOUNS] or words))))


def place_key(place: Place) -> str:
    return f"capital of {place.country}" if place.kind is PlaceKind.CAPITAL else f"#{place.id}"
