"""Expressions of time in running text, anchored at the publication date.

Own rules: dateparser's search invents dates in running text (value F1 .22 to .30 on TempEval-3, where rules of this
kind reach .72 to .76). Precision is never invented: "last week" is found, and has no day.
"""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.types import DateMention, Precision, Span, When

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_MONTH_DAY = re.compile(
    rf"\b(?P<name>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b(?!\s*(?:million|percent|%))"
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{_MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
)
_MONTH_YEAR = re.compile(rf"\b(?P<name>{_MONTH}),?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(
    r"\b(?:in|since|by|until|of|from|during|before|after)\s+(?:the\s+(?:end|start|beginning)\s+of\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b(?![-\d]|,\d|\s+(?:people|troops|soldiers|men|residents))"
)
_WEEKDAY = re.compile(rf"\b(?:(?P<which>last|next)\s+)?(?P<weekday>{_DAY})(?P<many>s)?\b")
# "on Mondays" names no day; other plurals are possessives that lost their mark: "Mondays attack"
_HABIT = re.compile(r"\b(?:on|most|all)\s+\Z", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:the\s+)?(?P<word>day before yesterday|yesterday|today|tomorrow|tonight|last night"
    r"|this (?:morning|afternoon|evening)|(?:day before|previous day|day earlier))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:last|this|next|past|previous)\s+(?:week|weekend)\b|\brecently\b", re.IGNORECASE)
_LAST_UNIT = re.compile(r"\b(?P<which>last|this|next|past|previous)\s+(?P<unit>month|year)\b", re.IGNORECASE)

_SHIFT = {"day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
_BACK_A_DAY = ("day before", "previous day", "day earlier")


def find_dates(text: str, published: When | None) -> tuple[DateMention, ...]:
    """The expressions of time in ``text``, left to right, none inside another.

    ``published`` anchors what is relative; without a day there, a weekday or "yesterday" is found and names no date.
    """
    anchor = _anchor(published)
    found: list[DateMention] = []
    for pattern, reader in _RULES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(DateMention(span, reader(match, anchor)))
    return tuple(sorted(found, key=lambda d: d.span))


def _anchor(published: When | None) -> date | None:
    if published is None or published.precision in (Precision.YEAR, Precision.MONTH):
        return None
    return date.fromisoformat(published.value[:10])


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When(date(year, month, day).isoformat(), Precision.DAY)
    except ValueError:  # "31 June", or a figure that is no day
        return None


def _month_of(match: re.Match[str]) -> int:
    prefix = match["name"].lower().rstrip(".")[:3]
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(prefix))


def _iso(match: re.Match[str], _: date | None) -> When | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _with_month(match: re.Match[str], anchor: date | None) -> When | None:
    month, day = _month_of(match), int(match["day"])
    if match["year"]:
        return _day(int(match["year"]), month, day)
    if anchor is None:
        return None
    # news looks back: the latest such day that is at most six weeks ahead
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        when = _day(year, month, day)
        if when and date.fromisoformat(when.value) <= anchor + timedelta(days=45):
            return when
    return None


def _month_year(match: re.Match[str], _: date | None) -> When:
    return When(f"{match['year']}-{_month_of(match):02d}", Precision.MONTH)


def _year(match: re.Match[str], _: date | None) -> When:
    return When(match["year"], Precision.YEAR)


def _weekday(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None or (match["many"] and _HABIT.search(match.string, 0, match.start())):
        return None
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (anchor.weekday() - wanted) % 7
    if match["which"] == "next":
        return When((anchor + timedelta(days=(wanted - anchor.weekday()) % 7 or 7)).isoformat(), Precision.DAY)
    if match["which"] == "last" and back == 0:
        back = 7
    return When((anchor - timedelta(days=back)).isoformat(), Precision.DAY)


def _relative(match: re.Match[str], anchor: date | None) -> When | None:
    word = match["word"].lower()
    if anchor is None:
        return None
    shift = -1 if word in _BACK_A_DAY else _SHIFT.get(word, 0)
    return When((anchor + timedelta(days=shift)).isoformat(), Precision.DAY)


def _last_unit(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    shift = {"next": 1, "this": 0}.get(match["which"].lower(), -1)
    if match["unit"].lower() == "year":
        return When(str(anchor.year + shift), Precision.YEAR)
    months = anchor.year * 12 + anchor.month - 1 + shift
    return When(f"{months // 12}-{months % 12 + 1:02d}", Precision.MONTH)


_RULES = (
    (_ISO, _iso),
    (_MONTH_DAY, _with_month),
    (_DAY_MONTH, _with_month),
    (_MONTH_YEAR, _month_year),
    (_YEAR, _year),
    (_RELATIVE, _relative),
    (_WEEKDAY, _weekday),
    (_LAST_UNIT, _last_unit),
    (_VAGUE, lambda _match, _anchor: None),
)
