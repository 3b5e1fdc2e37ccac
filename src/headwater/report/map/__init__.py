"""The map of a brief: what is said to have moved from where to where, and what happened where.

It is drawn when the page is made, in Python: the page holds strangers' text and runs no script. See
``docs/decisions/0016-map-drawn-without-script.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from headwater.errors import InputError
from headwater.report.document import Brief, EventDoc
from headwater.report.environment import environment
from headwater.report.map.found import Found, Unplaced, find
from headwater.report.map.scene import NARROW, WIDE, Scene, scene, with_notes
from headwater.report.map.tips import Teller, Tip, cut
from headwater.report.wording import count, mover

__all__ = ["Note", "Picture", "picture", "png", "svg"]

MOST_EXAMPLES = 6  # movements named in a note
PNG_WIDTH = 1440  # pixels: twice the drawing's units

# What no XML may hold: an article may.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# The drawing on its own stands on white, and its readers know no CSS variables.
_LIGHT = {
    "map-sea": "#dce6ea",
    "map-land": "#f5f2ea",
    "map-line": "#b9b2a3",
    "map-paper": "#ffffff",
    "map-ink": "#1d1c1a",
    "map-soft": "#5a564f",
    "map-event": "#0a5266",
    "map-0": "#6b6761",
    "map-1": "#c4501a",
    "map-2": "#98205f",
    "map-3": "#2b1055",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What is not on the map, and why; the first few with their rows in the table below."""

    text: str
    examples: tuple[tuple[str, str], ...]  # anchor, who or what moves
    more: int  # beyond the examples


@dataclass(frozen=True, slots=True)
class Picture:
    """The map of a brief as a page shows it."""

    wide: Scene
    narrow: Scene
    tips: tuple[Tip, ...]  # of the arrows, then of the places
    notes: tuple[Note, ...]


def picture(brief: Brief, *, rows: int = 500) -> Picture | None:
    """The map of a brief; None where nothing in it has a known place.

    Args:
        brief: what is drawn.
        rows: rows of the tables of movements and events in the page, which arrows and places link to.
    """
    found = find(brief)
    if found is None:
        return None
    tips = _tips(brief, found, rows)
    wide, narrow = scene(found, tips, WIDE), scene(found, tips, NARROW)
    return Picture(wide, narrow, tips, tuple(_note(brief, u, rows) for u in _all_unplaced(found.unplaced, wide)))


def svg(brief: Brief) -> str:
    """The map of a brief as an SVG document that stands on its own.

    Raises:
        InputError: nothing in the brief has a known place.
    """
    found = find(brief)
    if found is None:
        raise InputError("the map", "nothing in this brief has a place that is known", "there is nothing to draw")
    drawn = scene(found, _tips(brief, found, 0), WIDE)
    unplaced = _all_unplaced(found.unplaced, drawn)
    title = f"What is said to have moved, and where: {count(len(brief.articles), 'article')}"
    notes = [f"{title}. It shows who says so, not what is true; made by headwater {brief.headwater}."]
    if unplaced:
        notes.append(f"Not on the map: {'; '.join(map(_counted, unplaced))}.")
    template = environment().get_template("map-alone.svg.j2")
    drawing = template.render(scene=with_notes(drawn, notes), title=title, style=_plain(_style()))
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", drawing)


def png(drawing: str, *, width: int = PNG_WIDTH) -> bytes:
    """An SVG document as a PNG image of this width in pixels.

    Raises:
        InputError: the optional library that draws it is not installed.
    """
    try:
        import resvg_py  # noqa: PLC0415  (optional)
    except ImportError as error:
        raise InputError("PNG", "needs resvg-py", "install it with `pip install 'headwater[png]'`") from error
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=width, background="#ffffff"))


def _tips(brief: Brief, found: Found, rows: int) -> tuple[Tip, ...]:
    """What is said of the arrows, then of the places; numbered through."""
    teller = Teller.of(brief, found, rows)
    routes = [teller.route(n, route) for n, route in enumerate(found.routes, 1)]
    spots = [teller.spot(n, spot) for n, spot in enumerate(found.spots, len(routes) + 1)]
    return (*routes, *spots)


def _all_unplaced(unplaced: tuple[Unplaced, ...], drawn: Scene) -> tuple[Unplaced, ...]:
    if not drawn.undrawn:
        return unplaced
    return (*unplaced, Unplaced("both ends are too near to each other for this map", drawn.undrawn))


def _note(brief: Brief, unplaced: Unplaced, rows: int) -> Note:
    numbers, what = (unplaced.movements, "movement") if unplaced.movements else (unplaced.events, "event")
    examples = []
    for n in [n for n in numbers if n <= rows][:MOST_EXAMPLES]:
        name = mover(brief.movements[n - 1]) if unplaced.movements else _event(brief.events[n - 1])
        examples.append((f"#{what}-{n}", cut(name)))
    return Note(_counted(unplaced), tuple(examples), len(numbers) - len(examples))


def _event(event: EventDoc) -> str:
    return f"{event.kind}: {event.what}"


def _counted(unplaced: Unplaced) -> str:
    number, what = (len(unplaced.movements), "movement") if unplaced.movements else (len(unplaced.events), "event")
    return f"{count(number, what)} ({unplaced.reason})"


def _style() -> str:
    return (files("headwater.report") / "templates" / "map.css").read_text(encoding="utf-8")


def _plain(style: str) -> str:
    """The style with its colours written out."""
    return re.sub(r"var\(--([a-z0-9-]+)\)", lambda name: _LIGHT[name[1]], style)
