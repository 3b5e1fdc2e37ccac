"""Build the base map of the brief's map from world-atlas, which is Natural Earth's 1:50m countries as TopoJSON.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python training/world/build.py package/countries-50m.json src/headwater/report/map/data/world.bin

What the file holds is described in ``src/headwater/report/map/data/README.md``; ``headwater/report/map/world.py`` reads
it. The same input gives the same bytes. Prints what was taken and the file's SHA-256.
"""

import argparse
import hashlib
import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

STEPS = 100  # of a degree: a step is at most 1.1 km, as fine as the source at this scale deserves

# The source abbreviates and keeps two names that are out of use. What still has a full stop is not shown as a label.
NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands",
    "Macedonia": "North Macedonia",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}

# Lines that only some states hold for borders: around what has no number of ISO 3166 or is listed here, and between
# two countries within a box.
CLAIMED = {"W. Sahara", "Palestine", "Taiwan"}
CRIMEA = ("Russia", "Ukraine", (32.0, 45.0, 36.0, 46.5))  # west, south, east, north

Point = tuple[int, int]


def decoded(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The arcs in steps, without repeated points; longitude runs on beyond 180° rather than jump back."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            east, north = round((x * kx + x0) * STEPS), round((y * ky + y0) * STEPS)
            if points:
                east += round((points[-1][0] - east) / (360 * STEPS)) * 360 * STEPS
            if not points or points[-1] != (east, north):
                points.append((east, north))
        arcs.append(points if len(points) > 1 else [*points, *points])
    return arcs


def rings(geometry: Mapping[str, Any]) -> Iterator[list[int]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def own(arc: int) -> int:
    """The arc itself: ~3 is arc 3 run backwards."""
    return arc if arc >= 0 else ~arc


def is_disputed(sides: list[Mapping[str, Any]], points: list[Point]) -> bool:
    names = sorted(side["properties"]["name"] for side in sides)
    west, south, east, north = (STEPS * edge for edge in CRIMEA[2])
    inside = all(west <= x <= east and south <= y <= north for x, y in points)
    return any("id" not in s or s["properties"]["name"] in CLAIMED for s in sides) or (
        names == [CRIMEA[0], CRIMEA[1]] and inside
    )


def is_pole(ring: list[int], arcs: list[list[Point]]) -> bool:
    """The source leaves a hole of a hundred metres at the South Pole."""
    return all(y < -89.9 * STEPS for arc in ring for _, y in arcs[own(arc)])


def built(topology: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The header, and the points as differences of 16 bits."""
    arcs = decoded(topology)
    countries = topology["objects"]["countries"]["geometries"]
    sides = defaultdict(list)
    for country in countries:
        for ring in rings(country):
            for arc in ring:
                sides[own(arc)].append(country)
    shared = [arc for arc, both in sorted(sides.items()) if len(both) == 2]
    disputed = [arc for arc in shared if is_disputed(sides[arc], arcs[arc])]
    (land,) = topology["objects"]["land"]["geometries"]
    names = [c["properties"]["name"] for c in countries]
    header = {
        "steps": STEPS,
        "points": [len(points) for points in arcs],
        "starts": [points[0] for points in arcs],
        "land": [ring for ring in rings(land) if not is_pole(ring, arcs)],
        "borders": [arc for arc in shared if arc not in disputed],
        "disputed": disputed,
        "countries": [[NAMES.get(n, n), list(rings(c))] for n, c in zip(names, countries, strict=True)],
    }
    moves = [move for p in arcs for a, b in pairwise(p) for move in (b[0] - a[0], b[1] - a[1])]
    return header, struct.pack(f"<{len(moves)}h", *moves)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    header, moves = built(json.loads(args.countries.read_bytes()))
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = zlib.compress(struct.pack("<I", len(head)) + head + moves, 9)
    args.out.write_bytes(packed)
    print(f"{len(header['points'])} arcs, {sum(header['points']):,} points, {len(header['countries'])} countries")
    print(f"{len(header['borders'])} borders, and {len(header['disputed'])} lines in dispute")
    print(f"{len(packed):,} bytes, SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main()
