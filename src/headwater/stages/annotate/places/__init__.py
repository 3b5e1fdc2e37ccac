"""Places in a text: which place of the gazetteer each name means, in the light of the others.

One article's name means one place throughout, unless the words around it say otherwise ("Karst region", "the city of
Karst"). Pure: text and spans in, mentions out. The goals and what was measured: ``benchmarks/places.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from headwater.models.gazetteer import load
from headwater.models.gazetteer.spelling import key
from headwater.stages.annotate.places.context import WEIGHTS, Floats, Name, Weights, weigh
from headwater.stages.annotate.places.cues import Cues, cues_of, hints
from headwater.stages.annotate.places.lookup import (
    DISTRICTS,
    DIVISIONS,
    SETTLEMENTS,
    Area,
    Meanings,
    area_named,
    asked,
    is_known,
    is_prominent,
    meanings,
    own_area,
    spelled_alike,
)
from headwater.types import Mention, Place, PlaceKind, PlaceMention, Span

__all__ = ["place_spans", "resolve_places"]

PLACES = frozenset({"GPE", "LOC", "FAC"})
MISTAKEN = frozenset({"PRODUCT", "ORG", "EVENT", "WORK_OF_ART", "LAW", "PERSON"})
_LOCATIVE = re.compile(r"\b(?:in|into|near|from|to|towards?|around|at|outside)\s+(?:the\s+)?$")
_TITLE = re.compile(r"\b(?:President|Minister|Secretary|Senator|Judge|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?\s$")
TOGETHER = 60  # names weighed together: few articles have more, and a list of thousands would need all memory
LISTED = 0.3  # a name less likely than this to be in the gazetteer at all is left out; of 25 such in the corpora 5 are
DIRECTIONS = frozenset(("north", "south", "east", "west"))  # hamlets bear these names too
CLOSING = frozenset((*'.,;:?!)"”’', ""))
COMPOUND = frozenset(("northeast", "northwest", "southeast", "southwest"))
LOCATIVE_REACH = 16  # characters

Kinds = frozenset[PlaceKind]


def place_spans(text: str, mentions: Iterable[Mention]) -> list[Span]:
    """The names that are those of places: as the tagger labels them, and what it takes for something else.

    The tagger takes rarer places for products, bodies and persons. Such a name counts where it is a known place's
    own and stands once in the text as places do: "to Karst", "Karst region"; and where nobody bears it as a surname.
    A town's name that somebody bears is left out, unless the text says "in Karst" or "Karst, Arvia".
    """
    others: dict[str, list[Span]] = {}
    labelled: list[Span] = []
    surnames: set[str] = set()
    for mention in mentions:
        name = mention.span.of(text)
        if mention.label in PLACES:
            labelled.append(mention.span)
        elif mention.label == "PERSON" and " " in name:
            surnames.add(name.split()[-1])
        elif mention.label in MISTAKEN:
            others.setdefault(name, []).append(mention.span)
    found = [s for s in labelled if not _is_person(text, s, surnames)]
    for name, spans in others.items():
        if any(_is_person(text, span, surnames) for span in spans) or not is_known(name):
            continue
        if any(_stands_as_place(text, span) for span in spans):
            found += spans
    return found


def _is_person(text: str, span: Span, surnames: set[str]) -> bool:
    """A surname of the text, or a name behind a title, that the tagger takes for a town: "Varn" of an Osk Varn."""
    name, before = asked(span.of(text)).name, text[max(0, span.start - LOCATIVE_REACH) : span.start]
    if not (name in surnames or _TITLE.search(before)) or is_prominent(name):
        return False
    return not before.endswith(" in ") and not cues_of(text, span).inside


def _stands_as_place(text: str, span: Span) -> bool:
    cues = cues_of(text, span)
    before = text[max(0, span.start - LOCATIVE_REACH) : span.start]
    return bool(cues.kinds & DIVISIONS) or cues.front or _LOCATIVE.search(before) is not None


def resolve_places(text: str, spans: Iterable[Span], weights: Weights = WEIGHTS) -> tuple[PlaceMention, ...]:
    """The places that the names at ``spans`` mean, in the order of the text; names that no place fits are left out.

    Raises:
        ModelError: the gazetteer is missing or altered.
    """
    wanted = sorted({span for span in spans if span.end <= len(text)}, key=_where)
    hinted = list(_hinted(text, wanted)) if wanted else []
    names = _names(text, wanted, hinted, weights)
    found: list[PlaceMention] = []
    for i in range(0, len(names), TOGETHER):
        batch = names[i : i + TOGETHER]
        likely = weigh([*batch, *hinted], weights)
        found += [m for name, chances in zip(batch, likely, strict=False) for m in _mentions(name, chances)]
    return tuple(sorted(found, key=lambda m: _where(m.span)))


def _where(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _hinted(text: str, spans: Sequence[Span]) -> Iterator[Name]:
    for word, often in hints(text, spans).items():
        if known := area_named(word):
            yield Name(key(word), known, np.zeros(len(known.places)), often)


def _by_spelling(name: str, text: str, spans: Sequence[Span], hinted: Sequence[Name]) -> Meanings | None:
    """What a name is another spelling of, in the Arab countries that the text speaks of."""
    if not load().alike(name):
        return None
    named = (meanings(wanted.name, wanted.full) for wanted in (asked(span.of(text)) for span in spans))
    first = (known.places[0].country for known in (*named, *(hint.meanings for hint in hinted)) if known)
    return spelled_alike(name, frozenset(country for country in first if country))


def _is_no_name(text: str, span: Span, name: str, known: Meanings, cues: Cues) -> bool:
    """Words that towns bear too: "the West", "southwest of Orle", "the Summit."; "the Orle mayor" may be of a town."""
    if cues.inside:
        return False
    plain = key(name)
    if plain in DIRECTIONS or (plain in COMPOUND and not cues.article):
        return True
    ends = cues.article and text[span.end : span.end + 1] in CLOSING and " " not in span.of(text)
    return ends and all(place.kind in SETTLEMENTS | DISTRICTS for place in known.places)


def _names(text: str, spans: Sequence[Span], hinted: Sequence[Name], weights: Weights) -> list[Name]:
    """The names at the spans, each with what its kind and the words around it say."""
    names: dict[tuple[str, Kinds], Name] = {}
    at: dict[int, tuple[Name, Cues]] = {}
    for span in spans:
        wanted = asked(span.of(text))
        known = meanings(wanted.name, wanted.full) or _by_spelling(wanted.name, text, spans, hinted)
        if known is None:
            continue
        cues = cues_of(text, span)
        if _is_no_name(text, span, wanted.name, known, cues):
            continue
        plain, kinds = key(wanted.name), wanted.kinds or cues.kinds
        if (plain, kinds) not in names:
            bonus = _of_kind(known, kinds, weights.kind)
            names[plain, kinds] = Name(plain, known, bonus, small=bool(kinds) and kinds != DIVISIONS)
        name = names[plain, kinds]
        name.spans.append(span)
        name.often += 1
        at[span.start] = name, cues
    for name, cues in at.values():
        _hear(name, cues, weights)
        if cues.inside:
            _place_inside(name, cues, at.get(cues.outer, (None, None))[0], weights)
    _spread(names, weights)
    return list(names.values())


def _of_kind(known: Meanings, kinds: Kinds, gain: float) -> Floats:
    return np.array([gain if p.kind in kinds else 0.0 for p in known.places])


def _hear(name: Name, cues: Cues, weights: Weights) -> None:
    if cues.town:
        name.raise_to(_of_kind(name.meanings, SETTLEMENTS, weights.town))
    if cues.article:
        name.raise_to(_of_kind(name.meanings, frozenset((PlaceKind.MACRO,)), weights.front))
    if cues.front:
        name.raise_to(_of_kind(name.meanings, DIVISIONS, weights.front))


def _place_inside(name: Name, cues: Cues, outer: Name | None, weights: Weights) -> None:
    """Of "Orle, Arvia", Orle is the one in Arvia, and Arvia the one that has an Orle."""
    gains = [_inside(place, cues.inside, weights) for place in name.meanings.places]
    name.raise_to(np.array(gains))
    if outer and any(gains):
        held = {own_area(p) for p, gain in zip(name.meanings.places, gains, strict=True) if gain}
        outer.raise_to(np.array([weights.holds if _holds(p, held) else 0.0 for p in outer.meanings.places]))


def _inside(place: Place, areas: frozenset[Area], weights: Weights) -> float:
    if place.region and place.kind != PlaceKind.REGION and own_area(place) in areas:
        return weights.in_region
    return weights.in_country if place.kind != PlaceKind.COUNTRY and (place.country, None) in areas else 0.0


def _holds(place: Place, held: set[Area]) -> bool:
    if place.kind == PlaceKind.COUNTRY:
        return any(country == place.country for country, _ in held)
    return place.kind == PlaceKind.REGION and own_area(place) in held


def _spread(names: dict[tuple[str, Kinds], Name], weights: Weights) -> None:
    """A bare "Karst" of a text that speaks of the Karst region, and not of the city, means the region."""
    said: dict[str, set[PlaceKind]] = {}
    for plain, kinds in names:
        said.setdefault(plain, set()).update(kinds)
    for (plain, kinds), name in names.items():
        if not kinds and said[plain] & DIVISIONS and not said[plain] & SETTLEMENTS:
            name.raise_to(_of_kind(name.meanings, DIVISIONS, weights.front))


def _mentions(name: Name, chances: Floats) -> Iterator[PlaceMention]:
    places = name.meanings.places
    order = sorted(range(len(places)), key=chances.tolist().__getitem__, reverse=True)
    second = places[order[1]] if len(order) > 1 else None
    if chances.sum() < LISTED:
        return
    confidence = round(float(chances[order[0]]), 3)
    for span in name.spans:
        yield PlaceMention(span, places[order[0]], confidence, second)
