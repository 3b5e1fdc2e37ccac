"""What a name in a text may mean: the places of the gazetteer that bear it, with what scoring needs of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from headwater.models.gazetteer import load, prominence
from headwater.models.gazetteer.spelling import LONGEST, key
from headwater.types import Place, PlaceKind

Area = tuple[str | None, str | None]  # a country's code and a first division's name; no name: the whole country

MOST = 40  # places of a name that are weighed; beyond them lie hamlets
SPELLED_OTHERWISE = 1.0  # taken off where the name is a place's in another spelling, or a part of it
FORMER_NAME = 3.0  # where it is another altogether
ALIKE_ONLY = 1.5  # where no spelling of the place that is on record is this one
ALIKE = 60.0  # per cent of letters; two spellings of one name share more
LITTLE_KNOWN = 20_000  # inhabitants
WELL_KNOWN = 20_000  # inhabitants
PROMINENT = 1_000_000
KEPT = 8_192  # names

DIVISIONS = frozenset({PlaceKind.REGION, PlaceKind.MACRO})
DISTRICTS = frozenset({PlaceKind.DISTRICT})
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT})
SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL})

DIVISION = r"(?:region|oblast|province|governorate|state|territory|krai|republic|prefecture|voivodeship|canton)s?"
DISTRICT = r"(?:county|counties|district|parish|raion|rayon|borough|municipality|co\.)s?"
_KINDS = (
    (re.compile(rf"(?:^{DIVISION}\s+of\s+(?:the\s+)?)|(?:\s+{DIVISION}$)", re.IGNORECASE), DIVISIONS),
    (re.compile(rf"(?:^{DISTRICT}\s+of\s+(?:the\s+)?)|(?:\s+{DISTRICT}$)", re.IGNORECASE), DISTRICTS),
    (re.compile(r"\s+(?:city|town|village)$", re.IGNORECASE), SETTLEMENTS),
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_PARTS = (
    re.compile(
        r"^(?:al|ad|an|ar|as|ash|at|az|el|(?:north|south)[- ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?"
        r"|central|mid|downtown|uptown|greater|upper|lower|inner|rural|metropolitan|metro|mainland|old|occupied"
        r"|(?:city|town|village|port|gulf) of|lake|[wens]\.)[- ]+",
        re.IGNORECASE,
    ),
    re.compile(
        r"\s+(?:city|town|township|twp\.?|village|area|valley|(?:international )?airport|lake|river|creek|park|island"
        r"|metropolitan area|suburbs?|peninsula|bay|beach)$",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as a text has it, without article and ending, and the kinds that it says it is of."""

    name: str
    kinds: frozenset[PlaceKind] = frozenset()
    full: str = ""  # with the word for its kind


@dataclass(frozen=True, slots=True)
class Meanings:
    """The places that a name may mean, and of each, as arrays: where on the unit ball it lies, in what, how likely."""

    places: tuple[Place, ...]
    points: NDArray[np.float64]  # (places, 3)
    country: NDArray[np.int64]  # one number a country
    region: NDArray[np.int64]  # one a first division
    prior: NDArray[np.float64]


@lru_cache(maxsize=KEPT)
def asked(words: str) -> Asked:
    """Read the words of a mention: "the Karst region's" asks for Karst, a first division."""
    name = " ".join(words.split()) if len(words) <= LONGEST else ""
    name = _ARTICLE.sub("", _POSSESSIVE.sub("", name)).strip(' ,;:-–—"“”')
    if name.islower():  # a piece of a word that the tagger cut wrong: "n't" is not N.T.
        return Asked("")
    for pattern, kinds in _KINDS:
        bare = pattern.sub("", name)
        if bare and bare != name:
            return Asked(bare, kinds, full=name)
    return Asked(name)


@lru_cache(maxsize=KEPT)
def meanings(name: str, full: str = "") -> Meanings | None:
    """The places of a name, or of what is left of it without the words for a part of a place; None: not known."""
    whole = load().named(full) if full else ()
    if any(p.kind in SETTLEMENTS and key(p.name) == key(full) for p in whole):
        name = full  # "Orle City" is a name of its own
    found = dict.fromkeys((*whole, *_places(name)))
    return _meanings({key(name), key(full)} - {""}, tuple(found)) if found else None


@lru_cache(maxsize=KEPT)
def spelled_alike(name: str, countries: frozenset[str]) -> Meanings | None:
    """The places of these countries whose Arabic names are this one in another spelling; None: there is none."""
    found = tuple(p for p in load().alike(name) if p.country in countries)
    return _meanings({key(p.name) for p in found}, found, off=ALIKE_ONLY) if found else None


@lru_cache(maxsize=KEPT)
def is_known(name: str) -> bool:
    """Whether a name is, as it stands, that of a country, a division or a larger town."""
    own = [p for p in load().named(name) if key(name) in (key(p.name), key(asked(p.name).name))]
    return not name.isupper() and any(p.kind not in SETTLEMENTS or p.population >= WELL_KNOWN for p in own)


@lru_cache(maxsize=KEPT)
def is_prominent(name: str) -> bool:
    """Whether a name is that of a country, a first division, a capital or a city of a million."""
    best = next(iter(load().named(name)), None)
    return best is not None and (best.kind not in TOWNS or best.population >= PROMINENT)


@lru_cache(maxsize=KEPT)
def area_named(word: str) -> Meanings | None:
    """The country or first division that a word stands for, as a hint to what a text is about; None: for none."""
    people = load().demonym(word)
    if people:
        return _meanings({key(people.name)}, (people,))
    wanted = asked(word)
    if wanted.kinds:
        found = [p for p in load().named(wanted.name) if p.kind in wanted.kinds]
    else:
        own = [p for p in load().named(word) if key(p.name) == key(word)]
        found = [p for p in own if p.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)]
    return _meanings({key(wanted.name)}, tuple(found)) if found else None


@lru_cache(maxsize=KEPT)
def areas(name: str) -> frozenset[Area]:
    """The countries and first divisions of a name, for what is said to lie in it."""
    wanted = asked(name)
    return frozenset(
        own_area(place) if place.kind != PlaceKind.DISTRICT else (place.country, place.region)
        for place in (*load().named(wanted.full), *load().named(wanted.name))
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)
    )


def own_area(place: Place) -> Area:
    """The country and the first division that a place is or lies in."""
    return place.country, place.name if place.kind == PlaceKind.REGION else place.region


def _places(name: str) -> tuple[Place, ...]:
    people = load().demonym(name)
    if found := ((people,) if people else ()) + load().named(name):
        return found
    for pattern in _PARTS:
        part = pattern.sub("", name, count=1)
        if part and part != name and (found := _places(part)):
            return found
    return ()


def _meanings(names: set[str], places: Sequence[Place], off: float = 0.0) -> Meanings:
    people = {load().demonym(name) for name in names}
    prior = [prominence(p) - (0.0 if key(p.name) in names or p in people else _other_name(p, names)) for p in places]
    best = sorted(range(len(places)), key=lambda i: (-prior[i], places[i].id))[:MOST]
    kept = tuple(places[i] for i in best)
    lat, lon = np.radians([p.lat for p in kept]), np.radians([p.lon for p in kept])
    return Meanings(
        places=kept,
        points=np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1),
        # a place in no country, or no division, is in none with another
        country=np.array([hash(p.country) if p.country else p.id for p in kept], dtype=np.int64),
        region=np.array([hash(own_area(p)) if own_area(p)[1] else p.id for p in kept], dtype=np.int64),
        prior=np.array([prior[i] - off for i in best]),
    )


def _other_name(place: Place, names: set[str]) -> float:
    """What is taken off a place that goes by a name without bearing it.

    "Orle" for Orle Region or "Orel" for Orle is a small step; a town's former name, or a village's in another tongue,
    is used by few.
    """
    own = key(place.name)
    if place.kind in (PlaceKind.CITY, PlaceKind.DISTRICT) and place.population < LITTLE_KNOWN:
        return FORMER_NAME
    if any(set(name.split()) <= set(own.split()) or ratio(name, own) > ALIKE for name in names):
        return SPELLED_OTHERWISE
    return FORMER_NAME
