"""Times of day: "07:46", "5 p.m. EST", "noon", "midnight"; a day beside them makes them whole (see ``together``)."""

from __future__ import annotations

import re

from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.words import MONTH, WEEKDAY
from headwater.types import TimeKind

_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

_AT = re.compile(r"\b(?:at|by|until|till|around|about|before|after|from|since|to|past)\s\Z", re.IGNORECASE)
_ON = re.compile(rf",?\s(?:on\s)?(?:{WEEKDAY}|today|tomorrow|yesterday|{MONTH}\s\d)")


def clock_reading(time: str) -> Reading:
    """A time of no day."""
    return Reading(f"T{time}", kind=TimeKind.TIME)


def _twelve_hours(match: re.Match[str], _: Context) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not (1 <= hour <= 12 and minute < 60):
        return None
    noon = 12 if match["half"][0].lower() == "p" else 0
    return clock_reading(f"{hour % 12 + noon:02d}:{minute:02d}")


def _day_hours(match: re.Match[str], _: Context) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    return clock_reading(f"{hour:02d}:{minute:02d}") if hour < 24 and minute < 60 else None


def _word(match: re.Match[str], context: Context) -> Reading | None:
    """As in "at noon", "midnight on Friday"; "high noon" is no time."""
    if not (
        _AT.search(context.text, max(0, match.start() - 10), match.start()) or _ON.match(context.text, match.end())
    ):
        return None
    return clock_reading(_WORDS[match["word"].lower()])


_ZONED = (
    r" (?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|local time|(?:Eastern|Central|Moscow|Kyiv|Kiev)(?: time)?)\b"
    r"(?:[+-]\d{1,2})?"
)
_ZONE = rf"(?:{_ZONED})?(?: \(\d{{4}} (?:GMT|UTC)\))?"

RULES: tuple[Rule, ...] = (
    rule(
        Trigger.CLOCK,
        rf"(?<![\w.:,$])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])(?:\.m\.?|m\b){_ZONE}",
        _twelve_hours,
    ),
    rule(
        Trigger.CLOCK,
        rf"(?<![\w.:,$])(?P<hour>\d\d?):(?P<minute>\d\d)(?!:?\d|[.,]\d| ?[ap]\.?m\b)(?: hours| hrs)?{_ZONE}",
        _day_hours,
    ),
    rule(Trigger.YEAR, rf"(?<![\w.:,$])(?P<hour>\d\d)(?P<minute>\d\d)(?: hours\b|{_ZONED})", _day_hours),
    rule(Trigger.CLOCK, r"\b(?:12 )?(?P<word>noon|midday|midnight)\b", _word),
)
