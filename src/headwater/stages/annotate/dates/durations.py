"""Lengths of time and what recurs: "three weeks", "the past two months", "16-hour", "daily", "$5 a year"."""

from __future__ import annotations

import re

from headwater.stages.annotate.dates.lengths import length, unit_of
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, group, rule
from headwater.stages.annotate.dates.words import COUNT, UNIT, count_of
from headwater.types import TimeKind

_OFTEN = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_NAME = re.compile(r" [A-Z][a-z]")


def _duration(match: re.Match[str], _: Context) -> Reading | None:
    """Not "a months" of "a months-long siege"."""
    if (
        match["count"].lower() in ("a", "an")
        and match["unit"].lower() + "s" == match[0][-len(match["unit"]) - 1 :].lower()
    ):
        return None
    return Reading(length(count_of(match["count"]), unit_of(match["unit"])), kind=TimeKind.DURATION)


def _plain_units(match: re.Match[str], _: Context) -> Reading:
    return Reading(length(None, unit_of(match["unit"])), kind=TimeKind.DURATION)


def _whole(match: re.Match[str], _: Context) -> Reading:
    return Reading(length(1, unit_of(match["unit"])), kind=TimeKind.DURATION)


def _set(match: re.Match[str], _: Context) -> Reading:
    """As in "every week", "every ten years"."""
    words = group(match, "count")
    return Reading(length(count_of(words) if words else 1, unit_of(match["unit"])), kind=TimeKind.SET)


def _often(match: re.Match[str], context: Context) -> Reading | None:
    if match["word"][0].isupper() and _NAME.match(context.text, match.end()):  # "The Daily Echo"
        return None
    return Reading(length(1, _OFTEN.get(match["word"].lower(), "year")), kind=TimeKind.SET)


_BIG = r"(?:day|week|month|year|decade|hour|minute)"
_NOT_OLD = r"(?![ -](?:olds?|ago)\b|-(?:earlier|later|before)\b|['’]? old\b)"
# a figure goes before: "$5 a year", "30,000 barrels a day"
_RATE = r"(?:(?<=\d)|(?<=\d%)|million|billion|thousand|hundred|percent|times?|\d [a-z]+|once|twice|per cent)"
_OF_COURSE = r"(?:last|past|next|first|previous|coming|final|following|latest|recent|preceding|another|remaining)"

RULES: tuple[Rule, ...] = (
    rule((Trigger.UNIT, Trigger.DAY), rf"\b{_RATE} (?P<span>an? (?P<unit>{_BIG}))\b", _set),
    rule(
        (Trigger.UNIT, Trigger.DAY, Trigger.QUARTER),
        rf"\b(?!an? second\b)(?:(?:the|its|his|her|their) )?(?:{_OF_COURSE} )?(?P<count>{COUNT})"
        rf"(?:(?: to | or |-to-|-|–){COUNT})?[ -]"
        r"(?:(?:more|full|whole|straight|consecutive|long|trading|business|additional) )?"
        rf"(?P<unit>{UNIT})s?\b{_NOT_OLD}",
        _duration,
    ),
    rule(
        (Trigger.UNIT, Trigger.DAY),
        rf"\b(?:the |these |those )?(?:recent|coming|past) (?P<unit>{_BIG})s\b",
        _plain_units,
    ),
    rule(
        Trigger.UNIT,
        rf"\b(?P<unit>week|month|year|(?:decade|hour|minute|day)(?=s-long))s\b(?:-long)?{_NOT_OLD}",
        _plain_units,
    ),
    rule((Trigger.UNIT, Trigger.DAY), rf"\b(?P<unit>{_BIG})-long\b", _whole),
    rule(
        Trigger.UNIT,
        r"\bthe (?:past |full |fiscal )?(?P<unit>year|month|quarter|week)(?= (?:ended|ending|to)\b)",
        _whole,
    ),
    rule(Trigger.UNIT, rf"\b(?:the )?past (?P<unit>{UNIT})\b", _whole),
    rule((Trigger.UNIT, Trigger.DAY), rf"\b(?:every (?:(?P<count>{COUNT}) )?|each |per )(?P<unit>{UNIT})s?\b", _set),
    rule(Trigger.OFTEN, r"\b(?P<word>hourly|daily|weekly|monthly|yearly|annually)\b", _often),
)
