"""The gazetteer: places of the world under their names, from GeoNames (CC BY 4.0) and lists of our own.

One file holds two sorted tables in compressed blocks, the places by their names and the other names that they go by; it
is mapped, and a look-up reads the blocks that it needs. Its card is ``README.md`` beside the file.
"""

from __future__ import annotations

import json
import zlib
from functools import cache, lru_cache
from math import log10
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from headwater.models import shipped
from headwater.models.gazetteer.spelling import folded, key
from headwater.models.gazetteer.table import Table
from headwater.types import Place, PlaceKind

NAME = "gazetteer"
FILE = "places.bin"
SHA256 = "314461e98aad906938a1ed76873b105f2ab77bd483d7d3eeba779993d3fca070"
KEPT = 16_384  # names, and places, that are kept once read
SPELLED = 0.5  # edit similarity of two spellings of a capital: "Kiev" and "Kyiv" have just that
FOLDED = "~"  # before a folded name, so that it is no other's key
UNCOUNTED = 3.5  # prominence of a town whose size is not known: it is the seat of a division
HEADER = 8  # bytes that give the length of the header

ARAB = frozenset("DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN AE YE".split())  # noqa: SIM905

KINDS = {
    "m": PlaceKind.MACRO,
    "c": PlaceKind.COUNTRY,
    "r": PlaceKind.REGION,
    "d": PlaceKind.DISTRICT,
    "k": PlaceKind.CAPITAL,
    "p": PlaceKind.CITY,
}


class Gazetteer:
    """Places under their names. Look-ups are cached."""

    def __init__(self, data: Any) -> None:
        size = int.from_bytes(data[:HEADER], "little")
        header = json.loads(zlib.decompress(data[HEADER : HEADER + size]))
        self._places = Table(data, HEADER + size, header["places"])
        self._names = Table(data, self._places.end, header["names"])
        self._regions: list[str] = header["regions"]
        self._countries: dict[str, int] = header["countries"]
        self._demonyms: dict[str, int] = header["demonyms"]
        self._under = lru_cache(maxsize=KEPT)(self._find)
        self._place = lru_cache(maxsize=KEPT)(self._read)

    def named(self, name: str) -> tuple[Place, ...]:
        """All places of this name, or that go by it, the most prominent first; none where it is not known."""
        wanted = key(name)
        return self._under(wanted) if wanted else ()

    def alike(self, name: str) -> tuple[Place, ...]:
        """The places of Arab countries that have this name in whatever spelling: "Orleh" for "Al Ūrlah"."""
        wanted = folded(key(name))
        return self._under(FOLDED + wanted) if wanted else ()

    def _find(self, wanted: str) -> tuple[Place, ...]:
        rows = {row for row, _ in self._places.with_key(wanted)}
        rows |= {int(row) for _, more in self._names.with_key(wanted) for row in more.split(",")}
        places = [self._place(row) for row in sorted(rows)]
        # "Orle" is Orle before it is the Orle Region around it
        return tuple(sorted(places, key=lambda p: prominence(p) - (key(p.name) != wanted), reverse=True))

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 code of two letters."""
        row = self._countries.get(code.upper())
        return None if row is None else self._place(row)

    def seat(self, name: str) -> Place | None:
        """The country whose capital has this name, or a spelling of it, where no more prominent place has it.

        A name in another language is left out, since it may be somebody else's too: a newspaper's, a movement's.
        """
        found = next(iter(self.named(name)), None)
        if found is None or found.kind is not PlaceKind.CAPITAL or found.country is None:
            return None
        alike = Levenshtein.normalized_similarity(key(name), key(found.name))
        return self.country(found.country) if alike >= SPELLED else None

    def demonym(self, word: str) -> Place | None:
        """The place of an adjective or of its people: "Lithuanian", "Lithuanians", "Chechen", "European"."""
        wanted = key(word)
        for form in (wanted, wanted.removesuffix("s"), wanted.removesuffix("es")):
            if form in self._demonyms:
                return self._place(self._demonyms[form])
        return None

    def _read(self, row: int) -> Place:
        wanted, name, number, kind, country, region, lat, lon, population = self._places.at(row).split("\t")
        return Place(
            id=int(number),
            name=name or wanted.title(),
            kind=KINDS[kind],
            country=country or None,
            region=self._regions[int(region)] if region else None,
            lat=float(lat),
            lon=float(lon),
            population=int(population or 0),
        )


def prominence(place: Place) -> float:
    """How likely a name means this place of those that bear it, where nothing else is known; about 0 to 13."""
    size = log10(place.population + 10)
    match place.kind:
        case PlaceKind.COUNTRY:
            return size + 4
        case PlaceKind.MACRO:
            return 8.0
        case PlaceKind.CAPITAL:
            # at 1.6 half a point more of local news is right, and Brussels in news of NATO is a village in Wisconsin
            return size + 2.6
        case PlaceKind.REGION:
            # the nations of the United Kingdom are spoken of as countries
            return size * 0.6 + (4.2 if place.country == "GB" else 2.2)
        case PlaceKind.DISTRICT:
            return size * 0.6
    return size if place.population else UNCOUNTED


@cache
def load() -> Gazetteer:
    """The shipped gazetteer.

    Raises:
        ModelError: its file is missing or altered.
    """
    return Gazetteer(shipped.mapped(NAME, Path(__file__).with_name(FILE), SHA256))
