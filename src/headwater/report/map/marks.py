"""The marks of places: a dot, the sign of each kind of event by its number of articles, a ring around an area."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from headwater.report.map.arrows import Mark
from headwater.report.map.found import Spot

DOT = 3.2  # radius, where nothing but movements is told of the place
LARGEST = 11.0  # half the width of a sign
APART = 1.5  # between two signs
ELLIPSIS = 10.0  # how wide it is
RINGS = {"macro": 17.0, "country": 14.0, "region": 10.5}  # radius; no measure of the area's size
MOST_SIGNS = 3  # of one place, of what most articles tell; an ellipsis stands for others
KINDS = ("attack", "control", "casualties", "aid", "meeting", "announcement")


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of event at one place; ``d`` is its outline as path data."""

    kind: str
    d: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of a place, its middle apart."""

    signs: tuple[Sign, ...]
    more: float | None  # where an ellipsis stands for further kinds
    ring: float | None
    reach: float  # how far to the sides of the middle anything is drawn
    rise: float  # and above and below


def drawn(spot: Spot, x: float, y: float) -> Drawn:
    shown = [(kind, size(articles)) for kind, articles in spot.kinds[:MOST_SIGNS]]
    has_more = len(spot.kinds) > MOST_SIGNS
    across = sum(2 * half for _, half in shown) + APART * max(0, len(shown) - 1) + (ELLIPSIS if has_more else 0)
    left = x - across / 2
    signs = []
    for kind, half in shown:
        signs.append(Sign(kind if kind in KINDS else "other", outline(kind, left + half, y, half)))
        left += 2 * half + APART
    inner = max(across / 2, *(half for _, half in shown)) if shown else DOT
    rise = max((half for _, half in shown), default=DOT)
    ring = max(RINGS[spot.kind or ""], inner + 3) if spot.is_area else None
    return Drawn(tuple(signs), left if has_more else None, ring, ring or inner, ring or rise)


def size(articles: int) -> float:
    """Half the width of a sign: its area grows with the articles, up to a bound."""
    return min(LARGEST, 4.2 * sqrt(sqrt(max(1, articles))))


def mark(spot: Spot, x: float, y: float) -> Mark:
    shown = drawn(spot, x, y)
    return Mark(x, y, shown.reach, shown.rise)


def outline(kind: str, x: float, y: float, half: float) -> str:
    """The sign of a kind of event: shapes differ, so that none needs a colour."""
    if kind == "meeting":
        return _circle(x, y, half * 0.92)
    corners = {
        "attack": [_polar(half * (1.12 if i % 2 == 0 else 0.5), pi * i / 8) for i in range(16)],
        "control": [
            (-0.85 * half, -0.85 * half),
            (0.85 * half, -0.85 * half),
            (0.85 * half, 0.85 * half),
            (-0.85 * half, 0.85 * half),
        ],
        "casualties": _cross(half, pi / 4),
        "aid": _cross(half, 0.0),
        "announcement": [(0.0, -half), (half, 0.8 * half), (-half, 0.8 * half)],
    }.get(kind, [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)])
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "z"


def _polar(radius: float, angle: float) -> tuple[float, float]:
    return radius * cos(angle), radius * sin(angle)


def _cross(half: float, turn: float) -> list[tuple[float, float]]:
    arm, thick = half * 1.05, half * 0.36
    corners = [(thick, -arm), (thick, -thick), (arm, -thick), (arm, thick), (thick, thick), (thick, arm)]
    corners += [(-dx, -dy) for dx, dy in corners]
    return [(dx * cos(turn) - dy * sin(turn), dx * sin(turn) + dy * cos(turn)) for dx, dy in corners]


def _circle(x: float, y: float, radius: float) -> str:
    r = round(radius, 1)
    # the way across is twice the radius to the digit, or the two halves would not meet in a circle
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r:.1f} 0a{r} {r} 0 1 0 {-2 * r:.1f} 0z"
