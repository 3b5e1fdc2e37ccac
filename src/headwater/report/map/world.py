"""The base map: coasts, borders and countries of the world from Natural Earth, by way of world-atlas.

``data/README.md`` says what the file holds and where it is from; ``training/world/build.py`` makes it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from headwater.models import shipped

Points = npt.NDArray[np.float64]  # n x 2

FILE = Path(__file__).with_name("data") / "world.bin"
SHA256 = "d042685795a6d3d3517f7eb0ae60b26dbcd66509bb180a8c6ddce727fb8277fd"
_LENGTH = 4  # bytes that give the length of the header


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    rings: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Longitudes and latitudes in degrees, WGS 84. Longitude runs on beyond 180° where a line crosses it."""

    land: tuple[Points, ...]  # closed rings with the land to their right; lakes are rings of their own
    borders: tuple[Points, ...]
    disputed: tuple[Points, ...]  # lines that only some states hold for borders
    countries: tuple[Country, ...]


@cache
def world() -> World:
    """The shipped base map.

    Raises:
        ModelError: it is missing or altered.
    """
    data = zlib.decompress(shipped.mapped("base map", FILE, SHA256))
    behind = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
    header = json.loads(data[_LENGTH:behind])
    moves = np.frombuffer(data, dtype="<i2", offset=behind).reshape(-1, 2).astype(np.int64)
    arcs, at = [], 0
    for start, points in zip(header["starts"], header["points"], strict=True):
        steps = np.vstack((np.array([start], dtype=np.int64), moves[at : at + points - 1]))
        arcs.append(np.cumsum(steps, axis=0) / header["steps"])
        at += points - 1
    return World(
        land=tuple(_ring(arcs, ring) for ring in header["land"]),
        borders=tuple(arcs[arc] for arc in header["borders"]),
        disputed=tuple(arcs[arc] for arc in header["disputed"]),
        countries=tuple(
            Country(name, tuple(_ring(arcs, ring) for ring in rings)) for name, rings in header["countries"]
        ),
    )


def _ring(arcs: Sequence[Points], ring: Sequence[int]) -> Points:
    """Arcs end to end; ~3 is arc 3 run backwards."""
    parts: list[Points] = []
    for arc in ring:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        if parts:
            # the arc may have been written down one turn of the globe further on
            turns = round(float(parts[-1][-1][0] - points[0][0]) / 360)
            points = (points + np.array((360.0 * turns, 0.0)))[1:]
        parts.append(points)
    return np.concatenate(parts)
