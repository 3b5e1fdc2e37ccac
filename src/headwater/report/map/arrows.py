"""Where arrows run: curves that leave and meet their places apart from each other, with heads, in units of the drawing.

An arrow bows away from the straight line, so that one and its opposite do not lie on each other. Around each place the
arrows that start or end there are pushed apart until their heads have room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

import numpy as np

from headwater.report.map.found import Key, Route
from headwater.report.map.shapes import Box
from headwater.report.map.world import Points

THINNEST, THICKEST = 1.6, 9.0
BOW = 0.16  # of the distance
GAP = 2.5  # between a place's mark and an arrow
STUB = 26.0  # length of an arrow with an open end
STUB_WIDTH = 4.0  # at most: what is half known does not dominate the map
_STUB_END = GAP + STUB + 12  # with the question mark behind it
LEAST = 16.0  # visible length; places nearer to each other are joined by an arch
TOGETHER = 3.0  # places nearer than this cannot be told apart
_MOST_TURN = 0.8  # radians, by which an arrow is turned to make room for others
_MOST_OFF = 8.0  # units, by which they stand off where there are many
_ROOM = (
    1.0,
    0.8,
    0.6,
    0.4,
    0.25,
)  # shares of the room that arrows want: the first that turns none too far, or the last
_SHARE = 0.5  # of the way around a place that arrows may take up
SAMPLES = 20  # points along a curve, to keep labels off it

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the drawing: its middle, and how far what is drawn of it reaches to the sides, and up and down."""

    x: float
    y: float
    reach: float
    rise: float

    def toward(self, angle: float) -> float:
        """How far it reaches in that direction."""
        return self.reach * self.rise / hypot(self.rise * cos(angle), self.reach * sin(angle))


@dataclass(frozen=True, slots=True)
class Arrow:
    """The line and the head of one route; ``open_at`` is where an end is missing."""

    route: Route
    line: tuple[XY, XY, XY, XY]  # a cubic curve: start, two handles, end at the head's base
    head: tuple[XY, XY, XY]  # the tip is in the middle
    width: float
    open_at: XY | None

    def samples(self) -> Points:
        return np.vstack((_along(self.line), self.head))


@dataclass(slots=True)
class _End:
    """Where an arrow touches a place: a direction from its middle, and how far out."""

    angle: float
    room: float  # that it takes up across
    straight: float  # the direction that it would take if it were alone
    off: float = 0.0  # how much farther from the place than usual


def width(articles: int) -> float:
    """Of an arrow's line: its area grows with the articles, up to a bound."""
    return min(THICKEST, THINNEST * sqrt(articles))


def arrows(routes: Sequence[Route], marks: Mapping[Key, Mark], frame: Box) -> tuple[Arrow | None, ...]:
    """The arrow of each route; None where both places lie on one spot of the drawing."""
    ends: dict[tuple[int, bool], _End] = {}
    at: dict[Key, list[_End]] = {}
    for number, route in enumerate(routes):
        if route.start is None or route.end is None:
            continue
        start, end = marks[route.start], marks[route.end]
        if _distance(start, end) < TOGETHER:
            continue
        swing = _swing(start, end, frame, has_opposite=(route.end, route.start) in {(r.start, r.end) for r in routes})
        toward = atan2(end.y - start.y, end.x - start.x)
        for where, angle, is_head in ((route.start, toward + swing, False), (route.end, toward + pi - swing, True)):
            ends[number, is_head] = _End(angle, _across(route, is_head=is_head), angle)
            at.setdefault(where, []).append(ends[number, is_head])
    for where, touching in at.items():
        _part(touching, marks[where])
    drawn: list[Arrow | None] = []
    for number, route in enumerate(routes):
        if route.start is not None and route.end is not None:
            pair = ends.get((number, False)), ends.get((number, True))
            drawn.append(_joined(route, marks[route.start], marks[route.end], pair[0], pair[1]))
        else:
            drawn.append(_stub(route, marks, at, frame))
    return tuple(drawn)


def _distance(a: Mark, b: Mark) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def _across(route: Route, *, is_head: bool) -> float:
    line = width(route.articles)
    return 2 * _half_head(line) + 1 if is_head else line + 2


def _head(line: float) -> float:
    """Length of the head of a line of that width."""
    return 5 + 1.5 * line


def _half_head(line: float) -> float:
    return 2.6 + 0.95 * line


def _swing(start: Mark, end: Mark, frame: Box, *, has_opposite: bool) -> float:
    """By how much the arrow leaves the straight line at its ends, in radians.

    The side is north, and right of the way where an arrow runs back: the two then bow to different sides.
    """
    distance = _distance(start, end)
    side = 1.0 if has_opposite or end.x < start.x else -1.0
    if distance < start.reach + end.reach + 2 * GAP + LEAST:
        return side * 1.25
    bow = BOW * distance
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    across = (-(end.y - start.y) / distance, (end.x - start.x) / distance)
    peak = x + side * across[0] * bow, y + side * across[1] * bow
    if not has_opposite and not _within(peak, frame):
        side = -side
    return side * atan2(2 * bow, distance)


def _within(point: XY, frame: Box, margin: float = 6.0) -> bool:
    left, top, right, bottom = frame
    return left + margin <= point[0] <= right - margin and top + margin <= point[1] <= bottom - margin


def _part(ends: list[_End], mark: Mark) -> None:
    """Push the directions apart until each end has the room that it takes up, or as much of it as is to be had."""
    if len(ends) < 2:
        return
    nearest = mark.reach + GAP
    off = min(max(0.0, sum(end.room for end in ends) / (_SHARE * 2 * pi) - nearest), _MOST_OFF)
    for share in _ROOM:
        _relax(ends, nearest + off, share)
        if all(abs(end.angle - end.straight) <= _MOST_TURN for end in ends):
            break
    for end in ends:
        end.off = off


def _relax(ends: list[_End], reach: float, share: float) -> None:
    """Turn the ends so that each has this share of its room at this distance from the middle."""
    for end in ends:
        end.angle = end.straight
    for _ in range(60):
        ends.sort(key=lambda end: end.angle % (2 * pi))
        moved = False
        for one, other in zip(ends, [*ends[1:], ends[0]], strict=True):
            gap = (other.angle - one.angle) % (2 * pi)
            push = (share * (one.room + other.room) / 2 / reach - gap) / 2
            if push > 1e-6:
                one.angle -= push
                other.angle += push
                moved = True
        if not moved:
            return


def _joined(route: Route, start: Mark, end: Mark, leaves: _End | None, meets: _End | None) -> Arrow | None:
    if leaves is None or meets is None:
        return None
    line = width(route.articles)
    away = (cos(leaves.angle), sin(leaves.angle))
    back = (cos(meets.angle), sin(meets.angle))
    first = _off(start, away, start.toward(leaves.angle) + GAP)
    tip = _off(end, back, end.toward(meets.angle) + GAP + meets.off)
    base = (tip[0] + back[0] * _head(line), tip[1] + back[1] * _head(line))
    across, down = base[0] - first[0], base[1] - first[1]
    handle = 0.36 * hypot(across, down)
    if away[0] * across + away[1] * down < 0.5 * hypot(across, down):  # it leaves sideways: an arch
        handle = max(handle, 12.0)
    return Arrow(
        route,
        (
            first,
            (first[0] + away[0] * handle, first[1] + away[1] * handle),
            (base[0] + back[0] * handle * 0.8, base[1] + back[1] * handle * 0.8),
            base,
        ),
        _triangle(tip, back, line),
        line,
        None,
    )


def _off(mark: Mark, direction: XY, reach: float) -> XY:
    return mark.x + direction[0] * reach, mark.y + direction[1] * reach


def _triangle(tip: XY, back: XY, line: float) -> tuple[XY, XY, XY]:
    """The head of an arrow whose line comes from the direction ``back``."""
    length, half = _head(line), _half_head(line)
    x, y = tip[0] + back[0] * length, tip[1] + back[1] * length
    return (x - back[1] * half, y + back[0] * half), tip, (x + back[1] * half, y - back[0] * half)


def _stub(route: Route, marks: Mapping[Key, Mark], at: dict[Key, list[_End]], frame: Box) -> Arrow:
    """A short straight arrow on the side of the place where most room is."""
    where = route.start if route.start is not None else route.end
    assert where is not None, "a route has at least one end"
    mark = marks[where]
    taken = at.setdefault(where, [])
    line = min(STUB_WIDTH, width(route.articles))
    angles = [pi * step / 12 for step in range(24)]
    inside = [a for a in angles if _within(_off(mark, (cos(a), sin(a)), mark.toward(a) + _STUB_END), frame)] or angles
    # rounded: directions of equal room are chosen between by their order
    angle = max(inside, key=lambda a: round(min((_apart(a, end.angle) for end in taken), default=pi), 3))
    taken.append(_End(angle, _across(route, is_head=route.start is None), angle))
    away = (cos(angle), sin(angle))
    reach = mark.toward(angle)
    near, far = _off(mark, away, reach + GAP), _off(mark, away, reach + GAP + STUB)
    if route.start is None:
        tip, back, first = near, away, far
    else:
        tip, back, first = far, (-away[0], -away[1]), near
    base = (tip[0] + back[0] * _head(line), tip[1] + back[1] * _head(line))
    return Arrow(
        route, (first, first, base, base), _triangle(tip, back, line), line, _off(mark, away, reach + _STUB_END - 4)
    )


def _apart(a: float, b: float) -> float:
    return abs((a - b + pi) % (2 * pi) - pi)


def _along(line: tuple[XY, XY, XY, XY]) -> Points:
    a, b, c, d = (np.array(point) for point in line)
    t = np.linspace(0, 1, SAMPLES)[:, None]
    curve: Points = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return curve
