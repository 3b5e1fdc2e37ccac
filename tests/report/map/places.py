"""Briefs with places on a globe: real coordinates, invented doings."""

from __future__ import annotations

from typing import Any

from headwater.report.document import Brief, EndDoc, EventDoc, MovementDoc, Time
from report.fictional import brief, narrated

ARTICLES = ("a1", "a2", "a3", "a4", "a5")

COORDINATES = {
    "Kursk": (51.73, 36.19),
    "Kaliningrad": (54.71, 20.51),
    "Murmansk": (68.97, 33.08),
    "Kherson": (46.64, 32.61),
    "Lagos": (6.45, 3.39),
    "Lima": (-12.05, -77.04),
    "Tokyo": (35.69, 139.69),
    "Sydney": (-33.87, 151.21),
    "London": (51.51, -0.13),
    "Honolulu": (21.31, -157.86),
    "Suva": (-18.14, 178.44),
    "Apia": (-13.83, -171.77),
    "Wellington": (-41.29, 174.78),
}


def end(name: str, **other: Any) -> EndDoc:
    lat, lon = other.pop("at", None) or COORDINATES.get(name, (None, None))
    return EndDoc(name, None, lat, lon, **{"place": None, "kind": "city", **other})


def movement(start: EndDoc | str | None, to: EndDoc | str | None, **other: Any) -> MovementDoc:
    """Told by ``articles`` of the story's five articles."""
    number = other.pop("articles", 1)
    given: dict[str, Any] = {
        "who": "troops",
        "what": "left",
        "quantity": None,
        "when": Time("2031-05-13", "day"),
        "claims": (),
        "origins": ("Osk Varn",),
        "passages": (narrated("a5", "Troops have left Karst for Oren."),),
    }
    from_, to = (end(e) if isinstance(e, str) else e for e in (start, to))
    return MovementDoc("m", from_=from_, to=to, articles=ARTICLES[:number], **{**given, **other})


def event(place: EndDoc | str | None, kind: str = "attack", **other: Any) -> EventDoc:
    number = other.pop("articles", 1)
    given: dict[str, Any] = {
        "plover": None,
        "what": "hit",
        "who": "army",
        "whom": "depot",
        "state": None,
        "when": Time("2031-05-13", "day"),
        "figures": (),
        "claims": (),
        "origins": ("Osk Varn",),
        "passages": (narrated("a5", "Troops have left Karst for Oren."),),
    }
    place = end(place) if isinstance(place, str) else place
    return EventDoc("e", kind, place=place, articles=ARTICLES[:number], **{**given, **other})


def placed(*records: MovementDoc | EventDoc) -> Brief:
    """The story with these movements and events instead of its own."""
    return brief(
        movements=tuple(r for r in records if isinstance(r, MovementDoc)),
        events=tuple(r for r in records if isinstance(r, EventDoc)),
    )


def around_the_globe(number: int) -> Brief:
    """So many movements and events among 300 places on all continents."""
    spread = [end(f"P{n}", at=(-60 + 130 * (n * 7 % 300) / 300, -180 + 360 * (n * 11 % 300) / 300)) for n in range(300)]
    kinds = ("attack", "control", "casualties", "aid", "meeting", "announcement", "parade")
    origins = ("A", "B", "C", "D")
    moves = (
        movement(spread[n % 300], spread[(n * 37 + 11) % 300], articles=1 + n % 5, origins=origins[: n % 5])
        for n in range(number)
    )
    happened = (event(spread[n * 13 % 300], kinds[n % 7], articles=1 + n % 5) for n in range(number))
    return placed(*moves, *happened)
