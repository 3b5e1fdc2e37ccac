"""From degrees to the plane. Both projections keep areas; which one serves depends on how much of the globe is shown.

Up to a quarter of the globe or so Lambert's azimuthal projection around the middle of what is shown distorts least, and
neither poles nor the 180th meridian are anything special to it. What is wider is shown by the Equal Earth projection
(Šavrič, Patterson, Jenny 2018), turned so that the widest empty stretch lies at its edge.

A plane's unit is the radius of the globe; x runs east, y runs down as on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, pi, radians, sin
from typing import Protocol

import numpy as np

from headwater.report.map.shapes import area, clipped_line, clipped_ring
from headwater.report.map.world import Points

WIDEST = 50.0  # degrees from the middle to the farthest place: beyond, a view of the whole globe tells more
FAR = 1.9  # of the azimuthal plane's 2: near the point opposite the middle, where all directions meet
_LATITUDE = 90.0
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = 3**0.5 / 2

Degrees = tuple[float, float]  # longitude, latitude


class Projection(Protocol):
    """How points, rings and lines of degrees come into the plane."""

    def points(self, degrees: Points) -> Points: ...

    def rings(self, rings: Sequence[Points]) -> list[Points]: ...

    def land(self, rings: Sequence[Points]) -> list[Points]:
        """All coasts of the globe as rings in the plane, to be filled by the even-odd rule."""
        ...

    def lines(self, lines: Sequence[Points]) -> list[Points]: ...

    def outline(self) -> Points | None:
        """The edge of the globe as a ring; None where it is never in sight."""
        ...


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection around a middle."""

    lon: float
    lat: float

    def points(self, degrees: Points) -> Points:
        lon, lat = np.radians(degrees[:, 0] - self.lon), np.radians(degrees[:, 1])
        middle = radians(self.lat)
        toward = sin(middle) * np.sin(lat) + cos(middle) * np.cos(lat) * np.cos(lon)
        scale = np.sqrt(2 / np.maximum(1 + toward, 1e-9))
        x = scale * np.cos(lat) * np.sin(lon)
        y = scale * (cos(middle) * np.sin(lat) - sin(middle) * np.cos(lat) * np.cos(lon))
        return np.column_stack((x, -y))

    def rings(self, rings: Sequence[Points]) -> list[Points]:
        return [_around(points) for points in self._each(rings)]

    def land(self, rings: Sequence[Points]) -> list[Points]:
        plane = self.rings(rings)
        # The land lies to the right of its rings, so they enclose a negative area; they enclose the sea instead where
        # the point opposite the middle is on land. A ring around everything then turns sea and land.
        if sum(map(area, plane)) > 0:
            plane.append(np.array([(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0), (-3.0, -3.0)]))
        return plane

    def lines(self, lines: Sequence[Points]) -> list[Points]:
        return [points for points in self._each(lines) if np.hypot(points[:, 0], points[:, 1]).min() < FAR]

    def outline(self) -> Points | None:
        return None

    def _each(self, lines: Sequence[Points]) -> list[Points]:
        """All in one go, which takes a tenth of the time."""
        if not lines:
            return []
        ends = np.cumsum([len(line) for line in lines])[:-1]
        return list(np.split(self.points(np.concatenate(lines)), ends))


def _around(ring: Points) -> Points:
    """The ring led around the edge of the plane where it passes by the point opposite the middle.

    A step there that is short on the globe crosses the plane from one side to the other.
    """
    far = np.hypot(ring[:, 0], ring[:, 1]) > FAR
    if not far.any():
        return ring
    turned: list[tuple[float, float]] = [(float(ring[0][0]), float(ring[0][1]))]
    for (x, y), (next_x, next_y) in pairwise(ring.tolist()):
        start, end = atan2(y, x), atan2(next_y, next_x)
        turn = (end - start + pi) % (2 * pi) - pi
        if min(hypot(x, y), hypot(next_x, next_y)) > FAR and abs(turn) > pi / 8:
            steps = int(abs(turn) / (pi / 16)) + 1
            angles = [start + turn * step / steps for step in range(1, steps)]
            turned += [(2 * cos(angle), 2 * sin(angle)) for angle in angles]
        turned.append((next_x, next_y))
    return np.array(turned)


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole globe with a meridian in its middle."""

    lon: float

    def points(self, degrees: Points) -> Points:
        away = (degrees[:, 0] - self.lon + 180) % 360 - 180
        return _equal_earth(np.column_stack((away, degrees[:, 1])))

    def rings(self, rings: Sequence[Points]) -> list[Points]:
        cut = (clipped_ring(copy, _TURN) for ring in rings for copy in self._copies(_closed(ring)))
        return [_equal_earth(ring) for ring in cut if len(ring)]

    def land(self, rings: Sequence[Points]) -> list[Points]:
        return self.rings(rings)

    def lines(self, lines: Sequence[Points]) -> list[Points]:
        cut = (part for line in lines for copy in self._copies(line) for part in clipped_line(copy, _TURN))
        return [_equal_earth(line) for line in cut]

    def outline(self) -> Points | None:
        lat = np.linspace(-_LATITUDE, _LATITUDE, 61)
        east, west = np.full_like(lat, 180.0), np.full_like(lat, -180.0)
        ring = np.column_stack((np.concatenate((east, west)), np.concatenate((lat, lat[::-1]))))
        return _equal_earth(np.vstack((ring, ring[:1])))

    def _copies(self, line: Points) -> Iterator[Points]:
        """The line as often as a turn of the globe brings it into sight."""
        away = line - np.array((self.lon, 0.0))
        for turns in (-2, -1, 0, 1, 2):
            copy = away + np.array((360.0 * turns, 0.0))
            if copy[:, 0].max() > -180 and copy[:, 0].min() < 180:
                yield copy


_TURN = (-180.0, -_LATITUDE, 180.0, _LATITUDE)


def _closed(ring: Points) -> Points:
    """A ring around a pole is closed along it."""
    turn = round(float(ring[-1][0] - ring[0][0]) / 360)
    if not turn:
        return ring
    pole = _LATITUDE if ring[:, 1].mean() > 0 else -_LATITUDE
    around = np.array([(ring[-1][0], pole), (ring[0][0], pole), ring[0]])
    return np.vstack((ring, around))


def _equal_earth(degrees: Points) -> Points:
    lon, lat = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    a1, a2, a3, a4 = _EQUAL_EARTH
    t = np.arcsin(_ROOT * np.sin(lat))
    t2 = t * t
    t6 = t2**3
    x = lon * np.cos(t) / (_ROOT * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return np.column_stack((x, -y))


def projection(places: Sequence[Degrees]) -> Projection:
    """The one that serves to show these places, of which there is at least one."""
    lon, lat, radius = middle(places)
    return Azimuthal(lon, lat) if radius <= WIDEST else EqualEarth(_emptiest(places))


def middle(places: Sequence[Degrees]) -> tuple[float, float, float]:
    """Longitude and latitude of the middle of the smallest circle around the places, and its radius; in degrees.

    Found by stepping toward the farthest place, a little less each time (Bădoiu and Clarkson 2003).
    """
    given = np.radians(np.array(sorted(set(places))))
    lon, lat = given[:, 0], given[:, 1]
    globe = np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
    here = globe.mean(axis=0)
    if np.linalg.norm(here) < 1e-6:  # all around the globe
        here = globe[0]
    here = here / np.linalg.norm(here)
    for step in range(1, 500):
        farthest = globe[int(np.argmin(np.round(globe @ here, 12)))]
        here = here + (farthest - here) / (step + 1)
        here = here / max(float(np.linalg.norm(here)), 1e-9)
    x, y, z = map(float, here)
    radius = degrees(float(np.arccos(np.clip((globe @ here).min(), -1, 1))))
    return round(degrees(atan2(y, x)), 1), round(degrees(atan2(z, hypot(x, y))), 1), radius


def distance(a: Degrees, b: Degrees) -> float:
    """Between two places on the globe, in degrees."""
    (lon, lat), (lon_b, lat_b) = ((radians(x), radians(y)) for x, y in (a, b))
    return degrees(acos(min(1.0, max(-1.0, sin(lat) * sin(lat_b) + cos(lat) * cos(lat_b) * cos(lon - lon_b)))))


def _emptiest(places: Sequence[Degrees]) -> float:
    """The middle meridian that puts the widest stretch without places at the edge of the map."""
    lons = sorted({lon % 360 for lon, _ in places})
    gaps = [(after - lon, lon) for lon, after in pairwise([*lons, lons[0] + 360])]
    width, west = max(gaps, key=lambda gap: (round(gap[0], 6), -gap[1]))
    return round((west + width / 2 + 180) % 360, 1)
