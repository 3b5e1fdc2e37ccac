"""Feast days with a date that needs no almanac of the moon."""

from __future__ import annotations

import re
from datetime import date

from headwater.stages.annotate.dates.calendar import day_reading, make_day, on_weekday
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.tense import looks_ahead
from headwater.stages.annotate.dates.words import YEAR

_FIXED = {"christmas eve": (12, 24), "christmas": (12, 25), "new year's eve": (12, 31), "new year's": (1, 1)}
_FIXED |= {"halloween": (10, 31), "valentine's": (2, 14)}


def _day_of(name: str, year: int) -> date | None:
    if name == "thanksgiving":  # the fourth Thursday of November
        first = make_day(year, 11, 22)
        return on_weekday(first, 3, ahead=True) if first else None
    return make_day(year, *_FIXED[name])


def _feast(match: re.Match[str], context: Context) -> Reading:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    if match["year"]:
        return day_reading(_day_of(name, int(match["year"])))
    if context.anchor is None:
        return Reading()
    years = (context.anchor.year + step for step in (-1, 0, 1))
    days = [day for year in years if (day := _day_of(name, year))]
    if (match["which"] or "").lower() == "next" or looks_ahead(context.text, match.start()):
        return day_reading(min((d for d in days if d >= context.anchor), default=None))
    return day_reading(max((d for d in days if d <= context.anchor), default=None))


RULES: tuple[Rule, ...] = (
    rule(
        Trigger.FEAST,
        r"\b(?:(?P<which>last|next|this) )?(?P<name>Thanksgiving|Christmas(?: Eve)?|New Year['’]s(?: Eve)?|Halloween"
        rf"|Valentine['’]s)(?: Day)?(?:,? (?P<year>{YEAR}))?\b(?! \d)",
        _feast,
        any_case=False,
    ),
)
