"""The map as a drawing: everything that the template prints, with its place in it. Pure geometry and words.

The same map is drawn twice, for wide screens and for phones: scaled down to a phone, the wide one could not be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.report.map.arrows import Arrow, Mark, arrows
from headwater.report.map.found import Found, Key, Spot
from headwater.report.map.ground import Ground, View, country_names, ground, view
from headwater.report.map.labels import Label, Room, short
from headwater.report.map.legend import Legend, legend, noted
from headwater.report.map.marks import Sign, drawn, mark
from headwater.report.map.projection import projection
from headwater.report.map.shapes import Box
from headwater.report.map.tips import Tip

INSET = 5.0  # between a name and the frame
STEPS = 3  # of the colours: from this number of origins on it is the same


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a drawing is, in its own units; on the screen a unit is about a pixel."""

    name: str
    width: float
    heights: tuple[float, float]
    text: float  # size of a place's name
    small: float  # of a country's name and in the legend


WIDE = Frame("wide", 720, (380, 500), 13.0, 11.5)
NARROW = Frame("narrow", 360, (300, 420), 12.0, 11.0)


@dataclass(frozen=True, slots=True)
class ArrowDrawn:
    tip: Tip
    line: str
    head: str
    width: float
    step: int  # of the colours, by number of origins: 0 is own voice only, 3 is three or more
    planned: bool
    hedged: bool
    is_open: bool
    open_at: tuple[float, float] | None  # middle of the question mark


@dataclass(frozen=True, slots=True)
class SpotDrawn:
    tip: Tip
    x: float
    y: float
    signs: tuple[Sign, ...]  # none: a dot
    more: float | None  # where an ellipsis stands for further kinds of events
    ring: float | None  # radius around an area
    reach: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class ScaleBar:
    x: float
    y: float
    length: float
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    frame: Frame
    width: float
    height: float  # with the legend
    map_height: float
    ground: Ground
    countries: tuple[Label, ...]
    arrows: tuple[ArrowDrawn, ...]
    spots: tuple[SpotDrawn, ...]
    bar: ScaleBar | None
    legend: Legend
    undrawn: tuple[int, ...]  # numbers of movements whose ends lie on one spot of this drawing


def scene(found: Found, tips: Sequence[Tip], frame: Frame) -> Scene:
    """The drawing of what was found.

    Args:
        found: what is drawn.
        tips: what is said of each route, then of each place.
        frame: the size of the drawing.
    """
    seen = _view(found, frame)
    places = dict(zip([s.key for s in found.spots], seen.points([(s.lon, s.lat) for s in found.spots]), strict=True))
    marks = {s.key: mark(s, *places[s.key]) for s in found.spots}
    routed = arrows(found.routes, marks, seen.frame)
    bar = _bar(seen)
    room = _room(seen, routed, marks, bar)
    labels = {s.key: room.beside(marks[s.key], _name(s), frame.text) for s in found.spots}
    names = {s.name for s in found.spots}
    countries = country_names(seen, room, frame.small, frame.small * 0.12, names)
    below = legend(found, routed, frame.width, seen.height, frame.small)
    route_tips, spot_tips = tips[: len(found.routes)], tips[len(found.routes) :]
    return Scene(
        frame=frame,
        width=frame.width,
        height=round(seen.height + below.height, 1),
        map_height=round(seen.height, 1),
        ground=ground(seen),
        countries=tuple(countries),
        arrows=tuple(_arrow(tip, arrow) for tip, arrow in zip(route_tips, routed, strict=True) if arrow),
        spots=tuple(_spot(tip, s, marks[s.key], labels) for tip, s in zip(spot_tips, found.spots, strict=True)),
        bar=bar,
        legend=below,
        undrawn=tuple(n for r, arrow in zip(found.routes, routed, strict=True) if arrow is None for n in r.movements),
    )


def with_notes(given: Scene, notes: Sequence[str]) -> Scene:
    """The drawing with more said below it."""
    below = noted(given.legend, notes, given.width, given.map_height)
    return replace(given, legend=below, height=round(given.map_height + below.height, 1))


def _view(found: Found, frame: Frame) -> View:
    where = [(spot.lon, spot.lat) for spot in found.spots]
    return view(where, projection(where), frame.width, frame.heights)


def _name(spot: Spot) -> str:
    return f"{short(spot.name)}\N{NO-BREAK SPACE}?" if spot.doubtful else short(spot.name)


def _bar(seen: View) -> ScaleBar | None:
    bar = seen.scale_bar()
    if bar is None:
        return None
    return ScaleBar(10.0, round(seen.height - 10, 1), round(bar[0], 1), f"{bar[1]:,} km")


def _room(seen: View, routed: Sequence[Arrow | None], marks: dict[Key, Mark], bar: ScaleBar | None) -> Room:
    left, top, right, bottom = seen.frame
    room = Room((left + INSET, top + INSET, right - INSET, bottom - INSET))
    room.taken += [(m.x - m.reach, m.y - m.rise, m.x + m.reach, m.y + m.rise) for m in marks.values()]
    if bar is not None:
        room.taken.append((bar.x - 4, bar.y - 18, bar.x + bar.length + 4, bar.y + 6))
    for arrow in routed:
        if arrow is not None:
            room.lines.append(arrow.samples())
            room.taken.append(_head_box(arrow))
            if arrow.open_at is not None:
                x, y = arrow.open_at
                room.taken.append((x - 6, y - 7, x + 6, y + 7))
    return room


def _head_box(arrow: Arrow) -> Box:
    xs, ys = zip(*arrow.head, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _arrow(tip: Tip, arrow: Arrow) -> ArrowDrawn:
    a, b, c, d = (f"{x:.1f} {y:.1f}" for x, y in arrow.line)
    head = "L".join(f"{x:.1f} {y:.1f}" for x, y in arrow.head)
    return ArrowDrawn(
        tip=tip,
        line=f"M{a}L{d}" if arrow.open_at else f"M{a}C{b} {c} {d}",
        head=f"M{head}z",
        width=round(arrow.width, 1),
        step=min(len(arrow.route.origins), STEPS),
        planned=arrow.route.planned,
        hedged=arrow.route.hedged,
        is_open=arrow.open_at is not None,
        open_at=(round(arrow.open_at[0], 1), round(arrow.open_at[1], 1)) if arrow.open_at else None,
    )


def _spot(tip: Tip, spot: Spot, at: Mark, labels: dict[Key, Label | None]) -> SpotDrawn:
    shown = drawn(spot, at.x, at.y)
    return SpotDrawn(
        tip=tip,
        x=round(at.x, 1),
        y=round(at.y, 1),
        signs=shown.signs,
        more=shown.more,
        ring=shown.ring,
        reach=round(shown.reach, 1),
        label=labels[spot.key],
    )
