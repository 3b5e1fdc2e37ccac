"""Lines and rings in the plane: cut to a rectangle, made plainer, written as SVG path data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from headwater.report.map.world import Points

Box = tuple[float, float, float, float]  # left, top, right, bottom


def clipped_ring(ring: Points, box: Box) -> Points:
    """The ring cut to the box (Sutherland and Hodgman); it may run along the box's edges. Empty: outside."""
    left, top, right, bottom = box
    (x0, y0), (x1, y1) = ring.min(axis=0), ring.max(axis=0)
    if x0 >= left and x1 <= right and y0 >= top and y1 <= bottom:
        return ring
    if x1 < left or x0 > right or y1 < top or y0 > bottom:
        return ring[:0]
    points = [(x, y) for x, y in ring.tolist()]
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = list(_inside(points, axis, edge, sign))
        if not points:
            return ring[:0]
        points.append(points[0])
    return np.array(points)


def _inside(points: list[tuple[float, float]], axis: int, edge: float, sign: int) -> Iterator[tuple[float, float]]:
    """What of a ring lies on one side of an edge, with the crossings."""
    for a, b in pairwise(points):
        in_a, in_b = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
        if in_a != in_b:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if in_b:
            yield b


def clipped_line(line: Points, box: Box) -> list[Points]:
    """What of the line lies in the box (Liang and Barsky), in as many parts as it has there."""
    left, top, right, bottom = box
    (x0, y0), (x1, y1) = line.min(axis=0), line.max(axis=0)
    if x0 >= left and x1 <= right and y0 >= top and y1 <= bottom:
        return [line]
    if x1 < left or x0 > right or y1 < top or y0 > bottom:
        return []
    parts: list[list[tuple[float, float]]] = []
    for a, b in pairwise([(x, y) for x, y in line.tolist()]):
        cut = _cut(a, b, box)
        if cut is None:
            continue
        if parts and parts[-1][-1] == cut[0]:
            parts[-1].append(cut[1])
        else:
            parts.append(list(cut))
    return [np.array(part) for part in parts]


def _cut(
    a: tuple[float, float], b: tuple[float, float], box: Box
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """What of one step lies in the box."""
    left, top, right, bottom = box
    dx, dy = b[0] - a[0], b[1] - a[1]
    enter, leave = 0.0, 1.0
    for move, room in ((-dx, a[0] - left), (dx, right - a[0]), (-dy, a[1] - top), (dy, bottom - a[1])):
        if move == 0:
            if room < 0:
                return None
        elif move < 0:
            enter = max(enter, room / move)
        else:
            leave = min(leave, room / move)
    if enter > leave:
        return None
    start = a if enter == 0 else (a[0] + enter * dx, a[1] + enter * dy)
    end = b if leave == 1 else (a[0] + leave * dx, a[1] + leave * dy)
    return start, end


def plainer(line: Points, tolerance: float) -> Points:
    """The line with as few of its points as keep it within the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    closed = bool((line[0] == line[-1]).all())
    # a ring has no ends to measure from: it is taken as two lines, parted at the point farthest from its start
    parted = int(np.argmax(((line - line[0]) ** 2).sum(axis=1))) if closed else len(line) - 1
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, parted, -1]] = True
    stretches = [(0, parted), (parted, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        inner = line[first + 1 : last]
        along, away = line[last] - line[first], inner - line[first]
        length = float(along @ along)
        share = np.clip(away @ along / length, 0, 1) if length else np.zeros(len(away))
        rest = away - share[:, None] * along
        distance = np.hypot(rest[:, 0], rest[:, 1])
        farthest = int(np.argmax(distance))
        if distance[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            stretches += [(first, middle), (middle, last)]
    return line[keep]


def area(ring: Points) -> float:
    """What a ring in a plane whose y runs down encloses; negative where that lies to its right."""
    x, y = ring[:, 0], -ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def extent(points: Points) -> Box:
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def path(lines: Iterable[Points], *, closed: bool = False) -> str:
    """SVG path data, at a tenth of a unit; each line begins anew and runs on in differences."""
    return "".join(_run(line, closed=closed) for line in lines)


def _run(line: Points, *, closed: bool) -> str:
    tenths = np.rint(line * 10).astype(np.int64)
    moves = np.diff(tenths, axis=0)
    moves = moves[(moves != 0).any(axis=1)]
    if not len(moves):
        return ""
    if closed and not moves.sum(axis=0).any():
        moves = moves[:-1]
    numbers = [_number(n) for n in moves.ravel().tolist()]
    start = f"M{_number(int(tenths[0][0]))} {_number(int(tenths[0][1]))}l"
    run = numbers[0] + "".join(n if n.startswith("-") else f" {n}" for n in numbers[1:])
    return f"{start}{run}{'z' if closed else ''}"


def _number(tenths: int) -> str:
    """``-0.5`` as ``-.5``, ``3.0`` as ``3``."""
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ('' if rest else 0)}{f'.{rest}' if rest else ''}"
