"""What is said of every attack or disaster, in words that have little in common.

It is condemned; its toll may rise; "any involvement" is denied by the one who dismisses "the accusations as baseless".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from headwater.stages.align.events import SAME_START, means_differ, means_in
from headwater.stages.align.units import Unit, within_a_day
from headwater.types import Stance

_DEED = (
    r"(?:attack|(?:air ?)?strike|raid|bomb(?:ing|ardment)|massacre|killing|blast|explosion|shelling|murder|assault"
    r"|shooting|crime|atrocit(?:y|ie)|use of [\w-]+ weapon)s?"
)
_CONDEMNED = re.compile(
    rf"\b(?:condemn|denounc|deplor|decr[iy])(?:s|e[sd]?|ed|ing)?\b:?\s+(?P<what>(?:[\w'’“”\"-]+\s+){{0,6}}?{_DEED})\b",
    re.IGNORECASE,
)
# that somebody should condemn it, or did not, is another claim
_NOT = re.compile(
    r"\b(?:not|never|failed|fail|fails|refused|refuses|urged?|urges|call(?:s|ed)? (?:on|for)|ask(?:s|ed)?"
    r"|demand(?:s|ed)?|should|must|if)\b",
    re.IGNORECASE,
)
_TO_RISE = re.compile(
    r"\b(?:tolls?|numbers?|figures?|count|deaths|casualties)\b[^.;:]{0,60}?"
    r"\b(?:expected|likely|feared|set|could|may|might|would|will)\b[^.;:]{0,25}?"
    r"\b(?:rise|increase|climb|grow|go up|mount|be higher|soar)\b",
    re.IGNORECASE,
)
_VOID = r"\b(?:baseless|unfounded|groundless|false|fabricat\w+|propaganda|lies|untrue|nonsense|absurd)\b"
_BASELESS = re.compile(_VOID, re.IGNORECASE)
_CHARGE = re.compile(
    r"^(?:any |all |the |its |their |his |her |such |these |those |direct )*(?:responsibility|involvement|role|part"
    r"|blame|claims?|accusations?|allegations?|charges?|reports?|accounts?)\b"
    rf"|^(?:it|them|this)\b(?=\W*$|.*{_VOID})",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bthat (?:attack|strike|raid|bombing|massacre|incident)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:always|long|consistently|previously)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:repeatedly|often)\b", re.IGNORECASE)


class Said(StrEnum):
    CONDEMNED = "condemned"
    TO_RISE = "to rise"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Stock:
    """What an assertion says in stock words."""

    said: Said
    means: frozenset[str] = frozenset()  # kinds of deeds of which it is said
    who: str | None = None  # that denies it; None: anybody may say so


def stock_of(unit: Unit) -> Stock | None:
    """What an assertion says of an attack or disaster as others say it of theirs; None: nothing of the kind."""
    if unit.stance is Stance.DENIES or _BASELESS.search(unit.told):
        who = unit.side or unit.speaker
        return Stock(Said.DENIED, who=who) if who and _denies_this(unit) else None
    if unit.stance is not Stance.ASSERTS:
        return None
    if found := _CONDEMNED.search(unit.told):
        return None if _NOT.search(unit.told[: found.start()]) else Stock(Said.CONDEMNED, means_in(found["what"]))
    return Stock(Said.TO_RISE) if _TO_RISE.search(unit.text) else None


def _denies_this(unit: Unit) -> bool:
    """Whether somebody denies a part in what the articles tell, not in something long past, or ever."""
    if _EVER.search(unit.told) or _OFTEN.search(unit.told):
        return False
    if unit.blame is not None:
        return unit.blame.denied and not unit.blame.past and not unit.blame.event.placed
    if _ELSEWHERE.search(unit.text):
        return False
    own = (unit.side or "")[:SAME_START].lower()
    return bool(_CHARGE.match(unit.text)) and all(own and name.startswith(own) for name in unit.names)


def said_alike(one: Unit, other: Unit) -> bool:
    """Whether two assertions of articles of one day or the next say the same of what may be one deed."""
    first, second = stock_of(one), stock_of(other)
    if first is None or second is None or (first.said, first.who) != (second.said, second.who):
        return False
    return within_a_day(one, other) and not means_differ(first.means, second.means)


def denied_at_other_times(one: Unit, other: Unit) -> bool:
    """Whether one has always denied what it is charged with, and the other denies what is told of today."""
    if one.stance is not Stance.DENIES or other.stance is not Stance.DENIES:
        return False
    return bool(_EVER.search(one.told)) is not bool(_EVER.search(other.told))
