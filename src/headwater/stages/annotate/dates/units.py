"""Weeks, months, years and the like told from the day of publication: "last week", "three weeks ago", "this summer"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from headwater.stages.annotate.dates.calendar import (
    day_reading,
    month_reading,
    quarter_of,
    quarter_reading,
    shift_days,
    shift_months,
    week_reading,
    year_reading,
)
from headwater.stages.annotate.dates.lengths import length, unit_of
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.words import COUNT, UNIT, count_of
from headwater.types import Modifier, Precision, TimeKind

PAST, FUTURE, PRESENT = (Reading(f"{time}_REF") for time in ("PAST", "FUTURE", "PRESENT"))
_STEPS = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_NEAR = 200  # characters within which "that year" and "two days later" go on from a date named before
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_EDGES = {"end": Modifier.END, "close": Modifier.END, "middle": Modifier.MID}


def shifted(anchor: date, unit: str, steps: float) -> Reading | None:
    """The day, week, month ... that lies ``steps`` units from the one around ``anchor``, no finer than the unit.

    None for hours and the like, for which publication (a day) is too coarse.
    """
    if unit == "year" and steps % 1:  # "half a year ago"
        unit, steps = "month", 12 * steps
    if unit in _YEARS:
        return _year_shifted(anchor, unit, round(steps * _YEARS[unit]))
    if unit == "month":
        found = shift_months(anchor, round(steps))
        return month_reading(*found) if found else _beyond(steps)
    if unit == "quarter":
        return _quarter_shifted(anchor, round(steps))
    if unit not in _DAYS:
        return None
    day = shift_days(anchor, round(steps * _DAYS[unit]))
    if day is None:
        return _beyond(steps)
    return day_reading(day) if unit == "day" else week_reading(day, "-WE" if unit == "weekend" else "")


def _beyond(steps: float) -> Reading:
    """What lies outside the calendar is still past or future."""
    return PAST if steps < 0 else FUTURE


def _year_shifted(anchor: date, unit: str, years: int) -> Reading:
    year = anchor.year + years
    if not 1 <= year <= 9999:
        return _beyond(years)
    return year_reading(year) if unit == "year" else Reading(f"{year:04d}"[: 3 if unit == "decade" else 2])


def _quarter_shifted(anchor: date, quarters: int) -> Reading:
    count = anchor.year * 4 + quarter_of(anchor) - 1 + quarters
    found = quarter_reading(count // 4, count % 4 + 1)
    return found if found.value else _beyond(quarters)


def _which_unit(match: re.Match[str], context: Context) -> Reading | None:
    """As in "last week", "the current month"."""
    if context.anchor is None:
        return Reading()
    return shifted(context.anchor, unit_of(match["unit"]), _STEPS.get(match["which"].lower(), -1))


def _edge(match: re.Match[str], context: Context) -> Reading | None:
    """As in "the end of the month", "year-end"."""
    found = shifted(context.anchor, unit_of(match["unit"]), 0) if context.anchor else Reading()
    edge = _EDGES.get(match["edge"].lower(), Modifier.START)
    return replace(found, modifiers=(edge,)) if found else None


def _same_unit(match: re.Match[str], context: Context) -> Reading | None:
    """As in "that year", "the same month": the one of the date named before."""
    named = _named_before(context, match.start())
    unit = unit_of(match["unit"])
    if named is None or _is_coarser(context, unit):
        return Reading()
    return shifted(named, unit, 0)


def _following_unit(match: re.Match[str], context: Context) -> Reading | None:
    """As in "the following year", "the previous month", told from the date named before."""
    named = _named_before(context, match.start())
    unit = unit_of(match["unit"])
    if named is None or _is_coarser(context, unit):
        return Reading()
    return shifted(named, unit, 1 if match["which"].lower() in ("following", "next") else -1)


def _named_before(context: Context, at: int) -> date | None:
    """The first day of the date named before."""
    last = context.before(at, reach=_NEAR)
    when = last.reading.when if last else None
    return date.fromisoformat(f"{when.value}-01-01"[:10]) if when else None


def _is_coarser(context: Context, unit: str) -> bool:
    """The date named before is too coarse to count ``unit`` from it."""
    when = context.read[-1].reading.when
    coarse = {Precision.YEAR: ("year", "decade", "century"), Precision.MONTH: ("month", "quarter", *_YEARS)}
    return when is not None and unit not in coarse.get(when.precision, (unit,))


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    """As in "three weeks ago", "two years from now"."""
    unit, count = unit_of(match["unit"]), count_of(match["count"]) if match["count"] else None
    sign = -1 if match["way"].lower() in ("ago", "back") else 1
    if count is None:
        return _beyond(sign)
    if sign < 0 and count == 1 and unit == "year" and context.quarter:
        return _quarter_before(context.quarter)
    if context.anchor is None:
        return Reading()
    return shifted(context.anchor, unit, sign * count) or Reading(length(count, unit), kind=TimeKind.DURATION)


def _earlier(match: re.Match[str], context: Context) -> Reading | None:
    """As in "a year earlier", "two days later": from the date named before; "earlier" else from publication."""
    unit, count = unit_of(match["unit"]), count_of(match["count"])
    back = match["way"].lower() in ("earlier", "before", "previously")
    if back and count == 1 and unit == "year" and context.quarter:
        return _quarter_before(context.quarter)
    named = _named_before(context, match.start())
    if named is not None and _is_coarser(context, unit):
        named = None
    origin = named or (context.anchor if back and not context.before(match.start(), reach=_NEAR) else None)
    if count is None or origin is None:
        return Reading(length(count, unit), kind=TimeKind.DURATION)
    found = shifted(origin, unit, -count if back else count)
    return found or Reading(length(count, unit), kind=TimeKind.DURATION)


def _quarter_before(quarter: tuple[int, int]) -> Reading:
    """The same quarter a year before; the text goes on to speak of the later one."""
    return replace(quarter_reading(quarter[0] - 1, quarter[1]), quarter=None)


def _year_ago(_: re.Match[str], context: Context) -> Reading:
    """As in "the year-earlier period": the quarter of the text a year before, where it speaks of one."""
    if context.quarter:
        return _quarter_before(context.quarter)
    return year_reading(context.anchor.year - 1) if context.anchor else Reading()


_BIG = r"(?:week|weekend|fortnight|month|quarter|year|decade|century)"

RULES: tuple[Rule, ...] = (
    rule(
        (Trigger.UNIT, Trigger.QUARTER),
        rf"\b(?:the )?(?P<which>last|this|next|coming|current) (?P<unit>{_BIG})\b"
        r"(?! (?:old|long|and a half)\b|-old|-long)",
        _which_unit,
    ),
    # the last one, as news looks back
    rule(Trigger.UNIT, r"\b(?P<which>over) (?P<span>the (?P<unit>weekend))\b", _which_unit),
    rule(
        (Trigger.UNIT, Trigger.QUARTER),
        rf"\b(?:the )?(?P<edge>end|close|middle|beginning|start) of (?:the|this) (?P<unit>{_BIG})\b(?! of\b)",
        _edge,
    ),
    rule(Trigger.UNIT, r"\b(?P<unit>year)(?:['’]s)?[ -](?P<edge>end)\b", _edge),
    rule(Trigger.UNIT, rf"\b(?:that(?: same)?|the same) (?P<unit>{_BIG})\b", _same_unit),
    rule(Trigger.UNIT, rf"\bthe (?P<which>following|next|previous|preceding) (?P<unit>{_BIG})\b", _following_unit),
    rule(
        Trigger.AGO,
        rf"\b(?:(?P<count>{COUNT})[ -](?:or so )?)?(?P<unit>{UNIT})s?"
        r" (?P<way>ago|back(?= (?:when|then))|hence|from now)\b",
        _ago,
    ),
    rule(
        Trigger.AGO,
        rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT})s?"
        r" (?P<way>earlier|later|previously|before(?= ?[,.;)]))(?! than\b)(?!\w)",
        _earlier,
    ),
    rule(
        Trigger.UNIT,
        r"\b(?:(?:the|its|their) )?(?:year-(?:ago|earlier|before)|corresponding)(?: (?:(?:\w+-)?quarter|period))?\b",
        _year_ago,
    ),
)
