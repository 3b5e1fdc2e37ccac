"""The ground of the map: land, borders and the names of countries, as far as they are in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.report.map.labels import Label, Room, text_width
from headwater.report.map.projection import Azimuthal, Degrees, Projection
from headwater.report.map.shapes import Box, area, clipped_line, clipped_ring, extent, overlap, path, plainer
from headwater.report.map.world import Country, Points, world

MARGIN = 4.0  # of what is drawn beyond the frame, so that no outline runs along it
TOLERANCE = 0.45  # by how much an outline may leave its course, in units of the drawing
SMALLEST = 1.3  # islands smaller than this are left out
LEAST_EXTENT = np.radians(4)  # of the view's longer side
LEAST_HEIGHT = 12.0  # units, of what is large enough to hold a name
LEAST_AREA = 900.0
MOST_NAMES = 24
EARTH = 6371.0  # km, mean radius


@dataclass(frozen=True, slots=True)
class View:
    """How the plane of a projection comes into a drawing."""

    projection: Projection
    scale: float  # units of the drawing for the radius of the globe
    x: float  # of the plane's origin in the drawing
    y: float
    width: float
    height: float

    @property
    def frame(self) -> Box:
        return 0.0, 0.0, self.width, self.height

    def points(self, degrees: Sequence[Degrees]) -> list[tuple[float, float]]:
        placed = self.placed(self.projection.points(np.array(degrees, dtype=np.float64)))
        return [(x, y) for x, y in placed.tolist()]

    def placed(self, plane: Points) -> Points:
        moved: Points = plane * self.scale + np.array((self.x, self.y))
        return moved

    def scale_bar(self) -> tuple[float, int] | None:
        """Length of the bar, and what it is in km; None where no one scale holds for the whole map."""
        if not isinstance(self.projection, Azimuthal):
            return None
        longest = 0.17 * self.width * EARTH / self.scale
        steps = [n * 10**power for power in range(5) for n in (1, 2, 5)]
        km = max((step for step in steps if step <= longest), default=steps[0])
        return km * self.scale / EARTH, km


def view(places: Sequence[Degrees], projection: Projection, width: float, heights: tuple[float, float]) -> View:
    """The places with some room around them, in a drawing of this width and of a height within these bounds."""
    plane = projection.points(np.array(places, dtype=np.float64))
    left, top, right, bottom = extent(plane)
    across, down = right - left, bottom - top
    least = float(LEAST_EXTENT)
    if max(across, down) < least:
        across = max(across, least)
    pad_x, pad_y = 0.13 * width, 0.11 * width  # names stand beside their places, and are wider than high
    height = min(max(down / max(across, 1e-9) * (width - 2 * pad_x) + 2 * pad_y, heights[0]), heights[1])
    scale = min((width - 2 * pad_x) / max(across, 1e-9), (height - 2 * pad_y) / max(down, 1e-9))
    x, y = width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2
    outline = projection.outline()
    if outline is not None:
        # of the whole globe no more than there is of it
        edge_left, edge_top, edge_right, edge_bottom = extent(outline)
        scale = max(scale, min(width / (edge_right - edge_left), height / (edge_bottom - edge_top)))
        x = _within(width / 2 - scale * (left + right) / 2, edge_left * scale, edge_right * scale, width)
        height = min(height, (edge_bottom - edge_top) * scale)
        y = _within(height / 2 - scale * (top + bottom) / 2, edge_top * scale, edge_bottom * scale, height)
    return View(projection, scale, x, y, width, height)


def _within(origin: float, start: float, end: float, room: float) -> float:
    """The origin moved so that the globe fills the room, or stands in its middle where it is smaller."""
    if end - start <= room:
        return (room - start - end) / 2
    return min(max(origin, room - end), -start)


@dataclass(frozen=True, slots=True)
class Ground:
    """Path data of what lies beneath the arrows."""

    sea: str  # the edge of the globe; empty: the whole frame is in it
    land: str
    borders: str
    disputed: str


def ground(seen: View) -> Ground:
    base = world()
    left, top, right, bottom = seen.frame
    box = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
    outline = seen.projection.outline()
    sea = [seen.placed(outline)] if outline is not None else []
    return Ground(
        sea=path((clipped_ring(ring, box) for ring in sea), closed=True),
        land=path(_rings(seen, base.land, box), closed=True),
        borders=path(_lines(seen, base.borders, box)),
        disputed=path(_lines(seen, base.disputed, box)),
    )


def _rings(seen: View, rings: Sequence[Points], box: Box) -> Iterator[Points]:
    for plane in seen.projection.land(rings):
        ring = clipped_ring(seen.placed(plane), box)
        if len(ring) > 3 and max(np.ptp(ring, axis=0)) > SMALLEST:
            yield plainer(ring, TOLERANCE)


def _lines(seen: View, lines: Sequence[Points], box: Box) -> Iterator[Points]:
    for plane in seen.projection.lines(lines):
        for part in clipped_line(seen.placed(plane), box):
            yield plainer(part, TOLERANCE)


def country_names(seen: View, room: Room, size: float, spaced: float, without: Iterable[str]) -> list[Label]:
    """Names of the countries in sight, the largest in sight first, where nothing else is drawn."""
    known = {name.casefold() for name in without}
    labels: list[Label] = []
    for country, rings, in_sight in _in_sight(seen):
        name = country.name
        if name.casefold() in known or "." in name or in_sight < LEAST_AREA:
            continue
        wide = text_width(name.upper(), size) + spaced * len(name)
        label = room.within(_middles(rings, seen.frame, wide, size), name.upper(), size, spaced)
        if label is not None:
            labels.append(label)
        if len(labels) == MOST_NAMES:
            break
    return labels


def _in_sight(seen: View) -> list[tuple[Country, list[Points], float]]:
    """The countries in sight with what is seen of them, the largest first."""
    found = []
    largest = 4 * np.pi * seen.scale**2 / 8  # an eighth of the globe: more than any country has
    for country in world().countries:
        high = [ring for ring in country.rings if np.radians(np.ptp(ring[:, 1])) * seen.scale > LEAST_HEIGHT]
        placed = [seen.placed(plane) for plane in seen.projection.rings(high)]
        # a ring around the point opposite the middle is turned inside out: the country is nowhere near
        near = [ring for ring in placed if overlap(extent(ring), seen.frame) and area(ring) < largest]
        rings = [cut for cut in (clipped_ring(ring, seen.frame) for ring in near) if len(cut) > 3]
        in_sight = -sum(map(area, rings))
        if in_sight > 0:
            found.append((country, rings, in_sight))
    return sorted(found, key=lambda one: -round(one[2]))


def _middles(rings: Sequence[Points], frame: Box, wide: float, size: float) -> list[tuple[float, float]]:
    """Points well within the area, best first; empty where the name does not fit in."""
    edges = np.concatenate(rings)
    left, top, right, bottom = extent(edges)
    if right - left < 0.8 * wide or bottom - top < 1.6 * size:
        return []
    across, down = np.meshgrid(np.linspace(left, right, 22)[1:-1], np.linspace(top, bottom, 16)[1:-1])
    points = np.column_stack((across.ravel(), down.ravel()))
    inside = np.zeros(len(points), dtype=bool)
    for ring in rings:
        inside ^= _contains(ring, points)
    points = points[inside]
    if not len(points):
        return []
    # a name is wider than high, so what is near beside it matters less than above and below
    flat = np.array((2 * size / wide, 1.0))
    to_edge = np.sqrt(((points[:, None, :] - edges[None, :, :]) * flat) ** 2 @ np.ones(2)).min(axis=1)
    to_frame = np.min(
        np.column_stack(
            (
                points[:, 0] - frame[0] - wide / 2,
                frame[2] - points[:, 0] - wide / 2,
                points[:, 1] - frame[1],
                frame[3] - points[:, 1],
            )
        ),
        axis=1,
    )
    clear = np.minimum(to_edge, to_frame)
    order = [i for i in np.lexsort((points[:, 0], points[:, 1], -np.round(clear, 2))) if clear[i] > 0.85 * size]
    return [(float(points[i][0]), float(points[i][1])) for i in order[:40]]


def _contains(ring: Points, points: Points) -> npt.NDArray[np.bool_]:
    x, y = points[:, 0][:, None], points[:, 1][:, None]
    x0, y0, x1, y1 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
    rises = (y0 > y) != (y1 > y)
    run = np.where(y1 == y0, 1.0, y1 - y0)
    crossed = rises & (x < (x1 - x0) * (y - y0) / run + x0)
    odd: npt.NDArray[np.bool_] = crossed.sum(axis=1) % 2 == 1
    return odd
