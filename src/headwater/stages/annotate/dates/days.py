"""Days and months of the calendar: "August 10-13, 2031", "Fri 23 Aug 2013", "the 14th of May", "late in March"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from headwater.stages.annotate.dates.calendar import day_reading, make_day, month_reading, week_reading
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.tense import looks_ahead, looks_back
from headwater.stages.annotate.dates.words import (
    ANY_WEEKDAY,
    ANY_YEAR,
    FULL_MONTH,
    MONTH,
    MONTHS,
    SHORT_MONTH,
    YEAR,
    month_of,
    year_of,
)
from headwater.types import Precision, TimeKind, When

_AHEAD = timedelta(days=60)  # news looks back, yet announces what is some weeks away
_FAR = timedelta(days=240)  # what words that look ahead can reach without naming a year
_MONTHS_NEAR, _MONTHS_FAR = 2, 8
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—/] ?| (?:to|through|until|till) )"
_WHICH = r"(?:last|this|next|past|previous|coming)"
_OF_YEAR = rf"(?:(?:,? |, ?)(?:of |in )?(?P<year>{YEAR}|(?i:{_WHICH} year))(?![\d/]|-\d|,\d))?"
_LEAD = rf"(?:{ANY_WEEKDAY},? (?:the )?)?"
_MAY_A_PERSON = re.compile(r"\b(?:[A-Z][a-z]+ [A-Z][a-z]+|M(?:r|rs|s|iss)\.?) May\b(?! \d)")
_IN_MAY = re.compile(r"(?:in|since|during|early|late|mid|earlier)\b", re.IGNORECASE)
_NO_DAY = r"(?![\d]|[.,:]\d|\s?(?:million|billion|thousand|percent|per cent|%))\b"


def nearest_day(context: Context, at: int, month: int, day: int) -> date | None:
    """The day of a year that nobody names: the latest one that is at most two months ahead.

    Where the sentence looks ahead, the first one from the day of publication on; where it says what was done then,
    the latest that has begun.
    """
    if context.anchor is None:
        return None
    years = (context.anchor.year + step for step in (1, 0, -1))
    days = [made for year in years if (made := make_day(year, month, day))]
    if looks_ahead(context.text, at):
        ahead = min((d for d in days if context.anchor <= d <= context.anchor + _FAR), default=None)
        if ahead:
            return ahead
    reach = timedelta(0) if looks_back(context.text, at) else _AHEAD
    return max((d for d in days if d - context.anchor <= reach), default=None)


def nearest_month(context: Context, at: int, month: int) -> tuple[int, int] | None:
    """Year and month where only the month is named: the next one may lie ahead, others where the words look ahead."""
    anchor = context.anchor
    if anchor is None:
        return None
    ahead = (month - anchor.month) % 12
    if ahead <= (_MONTHS_FAR if looks_ahead(context.text, at) else _MONTHS_NEAR):
        return anchor.year + (month < anchor.month), month
    return anchor.year - (month > anchor.month), month


def _day(match: re.Match[str], context: Context) -> Reading:
    month, day = month_of(match["month"]), _figure(match["day"])
    if match["year"]:
        year = _year_named(match["year"], context)
        first = make_day(year, month, day) if year else None
    else:
        first = nearest_day(context, match.start(), month, day)
    last = make_day(first.year, month, _figure(match["last"])) if first and match["last"] else None
    if first and last and first < last:
        return replace(day_reading(first), until=When(last.isoformat(), Precision.DAY))
    return day_reading(first)


def _second_day(match: re.Match[str], context: Context) -> Reading:
    """In the year of the first, where it has none of its own."""
    named = context.day_before(match.start("span"), reach=len(" and "))
    if match["year"] or named is None:
        return _day(match, context)
    return day_reading(make_day(named.year, month_of(match["month"]), _figure(match["day"])))


def _week(match: re.Match[str], context: Context) -> Reading:
    """As in "the week of March 6"."""
    day = nearest_day(context, match.start(), month_of(match["month"]), _figure(match["day"]))
    return week_reading(day)


def _figure(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _numeric(match: re.Match[str], _: Context) -> Reading:
    """Only where the order of day and month cannot be mistaken: a figure above 12, or two equal ones."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    orders = {made for m, d in ((first, second), (second, first)) if (made := make_day(year, m, d))}
    return day_reading(orders.pop() if len(orders) == 1 else None)


def _iso(match: re.Match[str], _: Context) -> Reading:
    found = day_reading(make_day(int(match["year"]), int(match["month"]), int(match["day"])))
    if not match["time"] or found.when is None or match["time"] >= "24":
        return found
    moment = f"{found.value}T{match['time']}"
    return Reading(moment, When(moment, Precision.MINUTE), kind=TimeKind.TIME)


def _month_year(match: re.Match[str], context: Context) -> Reading:
    year = _year_named(match["year"], context)
    return month_reading(year, month_of(match["month"])) if year else Reading()


def _year_named(words: str, context: Context) -> int | None:
    """The year of "1998", "nineteen ninety-eight" or "last year"."""
    if not words.lower().endswith("year"):
        return year_of(words)
    which = words.split(maxsplit=1)[0].lower()
    return context.anchor.year + {"this": 0, "next": 1, "coming": 1}.get(which, -1) if context.anchor else None


def _which_month(match: re.Match[str], context: Context) -> Reading:
    """The "last August" is the latest one that is over, the "next August" the first that has not begun."""
    month, which, anchor = month_of(match["month"]), match["which"].lower(), context.anchor
    if anchor is None:
        return Reading()
    if which in ("next", "coming"):
        return month_reading(anchor.year + (month <= anchor.month), month)
    if which == "this":
        return month_reading(anchor.year, month)
    return month_reading(anchor.year - (month >= anchor.month), month)


def _month(match: re.Match[str], context: Context) -> Reading | None:
    """Not "to May" where the text names a "Minister Ada May"."""
    if match["month"] == "May" and _MAY_A_PERSON.search(context.text) and not _IN_MAY.match(match[0]):
        return None
    found = nearest_month(context, match.start("month"), month_of(match["month"]))
    return month_reading(*found) if found else Reading()


_NO_VERB = "|".join(month.capitalize() for month in MONTHS if month not in ("march", "may"))
_SHORT = rf"{SHORT_MONTH}\."
_IN = r"(?i:in|since|until|till|during|early|late|mid|earlier|through|throughout|as of|this)[ -]"
_OF = r"(?i:by|of|from|to|for|before|after|between)[ -]"
_NO_NAME = r"(?! [A-Z][a-z])"  # "April Berg", "August Varn"
_FULL_OR_SHORT = rf"(?:{FULL_MONTH}|{_SHORT})(?!\w)"

RULES: tuple[Rule, ...] = (
    rule(
        Trigger.MONTH,
        rf"\b{_LEAD}(?P<month>{MONTH}) (?:the )?(?P<day>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))?{_OF_YEAR}{_NO_DAY}",
        _day,
        any_case=False,
    ),
    # the second of "May 24 and 25 in Orle"; not the count of "on May 24 and 25 houses"
    rule(
        Trigger.MONTH,
        rf"\b(?P<month>{MONTH}) {_NUMBER} (?:and|or) (?P<span>(?P<day>{_NUMBER}){_OF_YEAR})"
        r"(?=[,;)]|\.(?!\d)|\Z| (?:in|at|near|for|as|to|when)\b)",
        _second_day,
        any_case=False,
    ),
    rule(
        Trigger.MONTH,
        rf"\b{_LEAD}(?:the )?(?P<day>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))? (?:of )?"
        rf"(?P<month>{MONTH}){_OF_YEAR}(?!\w)",
        _day,
        any_case=False,
    ),
    rule(
        Trigger.MONTH,
        rf"\b[Bb]etween (?P<span>(?:the )?(?P<day>{_NUMBER}) and (?:the )?(?P<last>{_NUMBER}) (?:of )?"
        rf"(?P<month>{MONTH}){_OF_YEAR}(?!\w))",
        _day,
        any_case=False,
    ),
    rule(
        Trigger.MONTH,
        rf"\b(?:the )?week (?:of|beginning) (?P<month>{MONTH}) (?P<day>{_NUMBER})\b",
        _week,
        any_case=False,
    ),
    rule(
        Trigger.YEAR,
        rf"(?<![\d-])(?P<year>{YEAR})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d)(?::\d\d)?Z?)?(?![\d-])",
        _iso,
    ),
    rule(
        Trigger.YEAR,
        rf"(?<![\d/.-])(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{YEAR})(?![\d/])",
        _numeric,
    ),
    rule(
        Trigger.MONTH,
        rf"\b(?P<month>{MONTH}),? (?:of )?(?P<year>{ANY_YEAR}|(?i:{_WHICH} year))\b(?![-/]\d|,\d)",
        _month_year,
        any_case=False,
    ),
    rule(
        Trigger.MONTH,
        rf"\b(?P<which>(?i:{_WHICH})) (?P<month>{_FULL_OR_SHORT})(?! \d{{1,2}}\b)",
        _which_month,
        any_case=False,
    ),
    rule(Trigger.MONTH, rf"\b(?P<month>(?:{_NO_VERB})\b|{_SHORT}){_NO_NAME}", _month, any_case=False),
    rule(Trigger.MONTH, rf"\b{_IN}(?P<span>(?P<month>{_FULL_OR_SHORT}))", _month, any_case=False),
    rule(Trigger.MONTH, rf"\b{_OF}(?P<span>(?P<month>{_FULL_OR_SHORT})){_NO_NAME}", _month, any_case=False),
)
