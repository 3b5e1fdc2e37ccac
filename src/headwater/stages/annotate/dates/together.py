"""Expressions that stand side by side and are one: a time and its day, the two ends of a range know each other."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta

from headwater.stages.annotate.dates.reading import Context, Read, Reading
from headwater.stages.annotate.dates.tense import SENTENCE_END, looks_ahead
from headwater.stages.annotate.dates.words import WEEKDAY
from headwater.types import Modifier, Precision, Span, TimeKind, When

_TIME_BESIDE_DAY = re.compile(r"\s?,?\s(?:(?:on|of|at|at about|at around|,)\s)?|,\s", re.IGNORECASE)
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till|up to)\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_WEEKDAY = re.compile(WEEKDAY)
_YEAR = re.compile(r"\d{4}")
_ASIDE = re.compile(r"\s?\([^()]*\)")  # "10:35 a.m. (0735 GMT) Friday"
_GAP = 30  # characters
_WEEK = timedelta(days=7)


def joined(context: Context, left: Read, right: Read) -> Read | None:
    """A time and a day as one expression; None where they are two."""
    made = _timed(_gap(context, left, right), left.reading, right.reading)
    return Read(Span(left.span.start, right.span.end), made) if made else None


def ranged(context: Context, left: Read, right: Read) -> tuple[Read, Read] | None:
    """The two ends of a range, of which the first knows the last, and the last that it is one.

    TimeML takes the ends for two expressions, and one with both ends for one only where a part is shared ("May 3-7").
    """
    gap = _gap(context, left, right)
    first, last = left.reading.when, right.reading.when
    if first is None or last is None or left.reading.until or first.precision is not last.precision:
        return None
    before = context.text[max(0, left.span.start - 9) : left.span.start]
    if not (_RANGE.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before))):
        return None
    ends = _in_order(context, left, right)
    if ends is None:
        return None
    end = replace(ends[1], modifiers=(Modifier.UNTIL,))
    return Read(left.span, replace(ends[0], until=end.when)), Read(right.span, end)


def _gap(context: Context, left: Read, right: Read) -> str:
    """The text between two neighbours, without an aside; "?" where they stand too far apart."""
    gap = context.text[left.span.end : right.span.start]
    return "?" if len(gap) > _GAP or "\n" in gap else _ASIDE.sub("", gap)


def _timed(gap: str, left: Reading, right: Reading) -> Reading | None:
    """As in "5 p.m. on Tuesday", "Tuesday at 07:46": the day, to the minute."""
    if not _TIME_BESIDE_DAY.fullmatch(gap):
        return None
    clock, day = (left, right) if left.value.startswith("T") else (right, left)
    if not clock.value.startswith("T") or day.when is None or day.until or day.when.precision is not Precision.DAY:
        return None
    return _at(day, clock.value)


def _at(day: Reading, clock: str) -> Reading | None:
    if day.when is None:
        return None
    moment = f"{day.when.value}{clock}"
    if "T24" in clock:  # the midnight that ends the day
        return replace(day, value=moment, kind=TimeKind.TIME)
    return replace(day, value=moment, when=When(moment, Precision.MINUTE), kind=TimeKind.TIME)


def with_day(context: Context, clock: Read, before: Read | None) -> Read:
    """A bare time has the day that its sentence named last: "On Tuesday the siren went at 07:46"."""
    if before is None or before.reading.when is None or before.reading.until or not clock.reading.value.startswith("T"):
        return clock
    if SENTENCE_END.search(context.text, before.span.end, clock.span.start):
        return clock
    day = When(before.reading.when.value[:10], Precision.DAY)
    made = _at(Reading(when=day), clock.reading.value) if len(day.value) == len("2031-05-15") else None
    return Read(clock.span, made) if made else clock


def _in_order(context: Context, left: Read, right: Read) -> tuple[Reading, Reading] | None:
    """The ends as they are, or with the first one put right where only the last one names its year."""
    first, last = left.reading.when, right.reading.when
    if first is None or last is None:
        return None
    says_year = [_YEAR.search(read.span.of(context.text)) is not None for read in (left, right)]
    if says_year == [False, True] and first.precision in (Precision.DAY, Precision.MONTH):
        year = int(last.value[:4]) - (first.value[4:] > last.value[4:])
        value = f"{year:04d}{first.value[4:]}"
        if value.endswith("-02-29") and not isleap(year):
            return None  # "from 29 February to 3 March 2031"
        return replace(left.reading, value=value, when=When(value, first.precision)), right.reading
    return (left.reading, right.reading) if first < last else _weekdays(context, left, right)


def _weekdays(context: Context, left: Read, right: Read) -> tuple[Reading, Reading] | None:
    """Weekdays in the wrong order: of the first the one a week before, or of the last the one a week after."""
    if not all(_WEEKDAY.match(read.span.of(context.text)) for read in (left, right)):
        return None
    if looks_ahead(context.text, left.span.start):
        return left.reading, _shifted(right.reading, _WEEK)
    return _shifted(left.reading, -_WEEK), right.reading


def _shifted(reading: Reading, by: timedelta) -> Reading:
    if reading.when is None or reading.when.precision is not Precision.DAY:
        return reading
    try:
        day = (date.fromisoformat(reading.when.value) + by).isoformat()
    except OverflowError:
        return reading
    return replace(reading, value=day, when=When(day, Precision.DAY))
