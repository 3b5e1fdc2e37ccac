"""The invented story with everything in its text that a form could stumble over, and places to draw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from headwater.report.document import (
    Brief,
    EndDoc,
    EventDoc,
    FigureDoc,
    FirstSeen,
    LinkDoc,
    MovementDoc,
    NarratedDoc,
    OriginDoc,
    PartDoc,
    Time,
    Words,
)
from report import fictional

# Halves of characters, controls, a formula, an end of a script, a turned direction, quotes of Turtle and XML, a NUL.
NASTY = "=cmd|'/c'!A1 \x00\x07\ud800\udfff\ufffe </script><b>&amp; \"\"\" ''' \\ ]]> \u202eevil\u202c \u200fשלום\r\n\t{%x%} \U0001f30a"
MENDED = NASTY.translate(dict.fromkeys([0, 7, 0xD800, 0xDFFF, 0xFFFE], "\ufffd"))
FORMULAS = ("=1+1", "+49 30", "-2 degrees", "@SUM(A1)", "\tTab", "\rReturn", " =1+1", "'=quoted", "＝1")


def end(name: str, lat: float | None = None, lon: float | None = None, **other: Any) -> EndDoc:
    return EndDoc(name, None, lat, lon, **other)


def several(*names: str) -> EndDoc:
    """Places that one article names together; of the first two it is known where they are."""
    where = {"Oren": (-3.5, 9.0, 0.9), "Karst": (61.5, 7.25, 0.5)}
    known = {name: where.get(name, (None, None, 1.0)) for name in names}
    parts = tuple(end(name, lat, lon, confidence=sure) for name, (lat, lon, sure) in known.items())
    return end(" and ".join(names), parts=parts)


def movement(id_: str, from_: EndDoc | None, to: EndDoc | None, **other: Any) -> MovementDoc:
    given: dict[str, Any] = {
        "who": "two brigades",
        "what": "sent",
        "quantity": "two",
        "when": Time("2031-05", "month"),
        "claims": ("c1",),
        "articles": ("a1", "a4"),
        "origins": ("Osk Varn",),
        "passages": (fictional.narrated("a1", "troops have left Karst for Oren"),),
    }
    return MovementDoc(id=id_, from_=from_, to=to, **{**given, **other})


def event(id_: str, place: EndDoc | None, **other: Any) -> EventDoc:
    given: dict[str, Any] = {
        "kind": "control",
        "plover": None,
        "what": "took",
        "who": "her army",
        "whom": "74 villages",
        "state": None,
        "when": None,
        "figures": (FigureDoc("74 villages", 74.0, "exact", "a4", ("Ilse Brandt",)),),
        "claims": ("c3",),
        "articles": ("a4",),
        "origins": ("Ilse Brandt",),
        "passages": (fictional.narrated("a4", "her army took 74 villages"),),
    }
    return EventDoc(id=id_, place=place, **{**given, **other})


def story(**other: Any) -> Brief:
    """The story with located movements and events, formulas, and nasty text wherever text can stand."""
    base = fictional.brief()
    nasty = NarratedDoc("a5", 0, len(NASTY), NASTY, dropped=True)
    first, *claims = base.claims
    second = replace(claims[0], parts=(PartDoc("s5", (Words(3, 8, "28 vi"), Words(9, 12, NASTY))),))
    formulas = tuple(
        fictional.claim(f"f{n}", text, ("a5",), statements=("s10",), origins=(OriginDoc(text, None, "unnamed", ()),))
        for n, text in enumerate(FORMULAS)
    )
    nasty_claim = fictional.claim(
        "nasty",
        NASTY,
        ("a5",),
        statements=("s10",),
        narrated=(nasty,),
        origins=(OriginDoc(NASTY, None, "unnamed", ("s10",)),),
        relays=(NASTY,),
        reasons=(NASTY,),
        first_seen=FirstSeen("a5", None),
    )
    family = base.families[1]
    version = LinkDoc("a2", "a3", "version", 0.9, 0.9, ())
    unsure = LinkDoc("a3", "a2", "copy", 1.0, 0.5, ())
    given: dict[str, Any] = {
        "articles": tuple(replace(a, title=NASTY, byline=NASTY) if a.id == "a5" else a for a in base.articles),
        "entities": (*base.entities, replace(base.entities[2], id="e-nasty", name=NASTY, aliases=(NASTY,))),
        "statements": tuple(
            replace(s, chain=(NASTY, "A seer"), speaker_name=NASTY) if s.id == "s10" else s for s in base.statements
        ),
        "claims": (first, second, *claims[1:], nasty_claim, *formulas),
        "families": (base.families[0], replace(family, links=(version, unsure)), *base.families[2:]),
        "movements": (
            *base.movements,
            movement("m2", end("Karst", 61.5, 7.25, confidence=0.6, or_else="Karst, Oren"), end("Oren", -3.5, 9.0)),
            movement("m3", end("Tal", 10.0, 170.0), end("Vik", 20.0, -170.0), via=end("Sul", 12.0, 175.0)),
            movement("m4", end("Karst", 61.5, 7.25), end("Karst", 61.5, 7.25)),
            movement("m5", None, None, who=NASTY),
            movement("m7", several("Oren", "Karst", NASTY), end("Tal", 10.0, 20.0)),
            movement("m8", several("Oren", "Karst"), several("Oren", "Karst")),
            movement("m6", end("Nowhere", 99.0, 7.0), end("Oren", -3.5, 9.0)),
        ),
        "events": (
            event("v1", end("Oren", -3.5, 9.0, place="Oren, Veland")),
            event("v2", end(NASTY), figures=(FigureDoc("1" * 400, float("inf"), "exact", "a4", ()),)),
            event("v3", None, what=NASTY),
        ),
    }
    return replace(base, **{**given, **other})
