"""Sums over days, weeks, months and years that stay within the calendar (years 1 to 9999) or give None."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.stages.annotate.dates.reading import Reading
from headwater.types import Modifier, Precision, TimeKind, When

_NONE = Reading()


def make_day(year: int, month: int, day: int) -> date | None:
    """None for 31 June and for a figure that is no day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, by: float) -> date | None:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def shift_months(day: date, by: int) -> tuple[int, int] | None:
    """Year and month, ``by`` months from the month of ``day``."""
    months = day.year * 12 + day.month - 1 + by
    return (months // 12, months % 12 + 1) if is_year(months // 12) else None


def is_year(year: float) -> bool:
    return 1 <= year <= 9999


def on_weekday(anchor: date, weekday: int, *, ahead: bool, today: bool = True) -> date | None:
    """The nearest such weekday behind or ahead; ``today`` says whether the anchor itself will do."""
    steps = (weekday - anchor.weekday()) % 7 if ahead else (anchor.weekday() - weekday) % 7
    steps = steps if today else steps or 7
    return shift_days(anchor, steps if ahead else -steps)


def day_reading(day: date | None, part: str = "") -> Reading:
    """A day, or with ``part`` ("TNI") a part of it."""
    if day is None:
        return _NONE
    kind = TimeKind.TIME if part else TimeKind.DATE
    return Reading(f"{day.isoformat()}{part}", When(day.isoformat(), Precision.DAY), kind=kind)


def week_reading(day: date | None, part: str = "") -> Reading:
    """The ISO week around a day; a week has no place among the precisions of When, so it names no date."""
    if day is None:
        return _NONE
    year, week, _ = day.isocalendar()
    return Reading(f"{year:04d}-W{week:02d}{part}")


def month_reading(year: int, month: int) -> Reading:
    value = f"{year:04d}-{month:02d}"
    return Reading(value, When(value, Precision.MONTH)) if is_year(year) else _NONE


def year_reading(year: int, part: str = "", modifiers: tuple[Modifier, ...] = ()) -> Reading:
    """A year, or with ``part`` ("-SU", "-H1") a part of it, of which When can tell the year alone."""
    if not is_year(year):
        return _NONE
    return Reading(f"{year:04d}{part}", When(f"{year:04d}", Precision.YEAR), modifiers=modifiers)


def quarter_reading(year: int, quarter: int) -> Reading:
    if not is_year(year):
        return _NONE
    when = When(f"{year:04d}", Precision.YEAR)
    return Reading(f"{year:04d}-Q{quarter}", when, quarter=(year, quarter))


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3
