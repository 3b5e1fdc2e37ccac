"""What the words of a text say of its places: "Orle, Arvia", "the province of Orle", "Orle city council"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.stages.annotate.places.lookup import (
    DISTRICT,
    DISTRICTS,
    DIVISION,
    DIVISIONS,
    SETTLEMENTS,
    Area,
    area_named,
    areas,
)
from headwater.types import PlaceKind, Span

MOST_HINTS = 12
REACH = 40  # characters on either side of a name that are read
_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"({_NAME}(?:\s{_NAME}){{0,2}})"
_INSIDE = re.compile(
    rf"\s?[,(]\s?(?:in\s+)?{_NAMES}|\s+in\s+(?:(?:north|south|east|west|central)[\w-]*\s+)?(?:the\s+)?{_NAMES}"
)
_ADJECTIVE = re.compile(r"U\.?[SK]\.?$|E\.?U\.?$|UAE$")
_OF = r"\s+of\s+(?:the\s+)?$"
_QUARTER = r"(?:neighbou?rhood|quarter|roundabout)s?"  # of these few are listed
_KINDS_BEFORE = (
    (re.compile(rf"\b{DIVISION}{_OF}", re.IGNORECASE), DIVISIONS),
    (re.compile(rf"\b(?:{DISTRICT}|{_QUARTER}){_OF}", re.IGNORECASE), DISTRICTS),
    (
        re.compile(rf"\b(?:city|town|village|settlement|capital|port|suburb|mayor|outskirts){_OF}", re.IGNORECASE),
        SETTLEMENTS,
    ),
)
_KINDS_AFTER = (
    (re.compile(rf"\s+{DIVISION}\b"), DIVISIONS),
    (re.compile(rf"\s+(?:{DISTRICT}|{_QUARTER})\b", re.IGNORECASE), DISTRICTS),
)
_TOWN = re.compile(
    r"\s+(?:city|town|township|village|mayor|police|fire|school|high|middle|elementary|public schools|council"
    r"|residents?|man|woman|couple|teen|native|downtown)\b",
    re.IGNORECASE,
)
_FRONT = re.compile(r"\s+(?:offensive|front|direction|incursion|axis|sector|campaign|operation)\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b(?:\s[A-Z][a-z]{3,}\b)?")
# "Karst region" is a hint where no one word of it is one
_REGION = re.compile(rf"\b[A-Z][a-z]{{3,}}(?:[\s-][A-Z][a-z]{{3,}})?\s{DIVISION}\b")
# institutions that local news of one country names so: 1.3 points on half of LGL, as its towns bear the names of others
_AMERICAN = (
    *("Sheriff", "sheriff", "County Commission", "County Court", "County Jail", "City Council", "City Manager"),
    *("Elementary School", "elementary school", "High School", "high school", "ownship", "Highway "),
    *("Police Department", "police department", "Fire Department", "fire department"),
    *("state trooper", "state police", "state Sen", "state Rep"),
)


@dataclass(frozen=True, slots=True)
class Cues:
    kinds: frozenset[PlaceKind] = frozenset()  # what kind of place the words around say it is
    article: bool = False  # "the Atlantic": no town
    town: bool = False  # its police or its schools are spoken of
    front: bool = False  # of a war that goes on there
    inside: frozenset[Area] = frozenset()  # where it is said to lie
    outer: int = -1  # the character where the name of that begins


def cues_of(text: str, span: Span) -> Cues:
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    inside, outer = _area(after)
    return Cues(
        kinds=_kinds(before, after),
        article=f" {before}".endswith((" the ", " The ")),
        town=_TOWN.match(after) is not None,
        front=_FRONT.match(after) is not None,
        inside=inside,
        outer=span.end + outer,
    )


def _kinds(before: str, after: str) -> frozenset[PlaceKind]:
    if before.rstrip().endswith((" of", " of the")):
        for pattern, kinds in _KINDS_BEFORE:
            if pattern.search(before):
                return kinds
    for pattern, kinds in _KINDS_AFTER:
        if pattern.match(after):
            return kinds
    return frozenset()


def _area(after: str) -> tuple[frozenset[Area], int]:
    """The longest name of a country or division right behind the comma."""
    if found := _INSIDE.match(after):
        part = 1 if found[1] else 2
        words = found[part].split()
        for count in range(len(words), 0, -1):
            # "Orle, U.S. Ambassador Ada Berg said" does not put Orle into the States
            if (known := areas(" ".join(words[:count]))) and (count == len(words) or not _ADJECTIVE.match(words[0])):
                return known, found.start(part)
    return frozenset(), -1


def hints(text: str, spans: Sequence[Span]) -> dict[str, int]:
    """Words outside the spans that stand for a country or first division, with how often they stand there."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    seen = Counter(match[0] for match in _CAPITALISED.finditer(text) if match.start() not in taken)
    found: Counter[str] = Counter()
    for words, often in seen.items():
        area = next((word for word in (words, *words.split()) if area_named(word)), None)
        if area:
            found[area] += often
    for match in _REGION.finditer(text):
        if match.start() not in taken and area_named(match[0]):
            found[match[0]] += 1
    if american := sum(map(text.count, _AMERICAN)):
        found["American"] += american
    return dict(found.most_common(MOST_HINTS))
