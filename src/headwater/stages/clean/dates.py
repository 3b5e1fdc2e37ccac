"""Dates in metadata and in date lines, read as finely as they are written and never more finely.

Where only the order of numbers is in doubt (``4/5/2017``), a slash means month first, a dot or a hyphen day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from headwater.types import Precision, When

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{1,3})?"
_YEAR = r"(?:1[5-9]|2[01])\d\d"
# RFC 822 fixes these names; others ("IST", "ET") stand for more than one offset and are passed over
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_ZONE = r"(?:\s?(?:Z|[+-]\d\d:?\d\d)(?![\w:])|\s[A-Z]{1,4}T\b|\s(?:GMT|UTC|MSK)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)"


def _clock(n: int) -> str:
    return (
        rf"(?P<h{n}>[0-2]?\d):(?P<i{n}>[0-5]\d)(?::(?P<s{n}>[0-5]\d)(?:[.,]\d{{1,9}})?)?"
        rf"(?:\s?(?P<p{n}>[ap])\.?m\b\.?)?(?P<z{n}>{_ZONE})?"
    )


DATE = re.compile(
    rf"""(?<![\w/.-])
    (?:{_clock(1)}(?:\s?,)?(?:\s(?:on\s)?|\s?[-–—|]\s?))?
    {_WEEKDAY}
    (?: (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]{{1,2}}(?:of\s)?(?P<m1>{_MONTH}),?[\s-]{{1,2}}(?P<y1>{_YEAR})
      | (?P<m2>{_MONTH})\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y2>{_YEAR})
      | (?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)
      | (?P<a4>\d{{1,2}})(?P<by>[./-])(?P<b4>\d{{1,2}})(?P=by)(?P<y4>{_YEAR})
    )(?![\w/]|-\d|\.\d)
    (?:(?:,|\sat|\s?[-–—|@•·])?\s{{0,2}}{_clock(2)})?(?![\w])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ISO = re.compile(
    rf"(?P<day>{_YEAR}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[T ](?P<hm>[0-2]\d:[0-5]\d)(?P<sec>:[0-5]\d)?(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?|UTC|GMT)?)?",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(rf"(?P<month>{_MONTH})\s(?P<year>{_YEAR})", re.IGNORECASE)
_ENGLISH_MONTH = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?")
_LABEL = re.compile(
    r"(?:first\s)?(?:posted|published|updated|last\s(?:updated|modified)|date(?:\sof\spublication)?|created)"
    r"(?:\s(?:on|at))?\s?:?\s",
    re.IGNORECASE,
)
MONTH_DAY = (
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6})\b"
)
_CLOCK_LINE = re.compile(
    r"\W*(?:(?:updated|published|posted)\s?:?\s)?(?:"
    rf"(?:{MONTH_DAY},? (?:at )?)?\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?: [A-Z]{{2,4}})?"
    r"|(?:less than |about |over )?(?:\d{1,3}|an?|one|two|three) ?(?:m|h|d|mins?|minutes?|hrs?|hours?|days?) ago"
    r")(?:\s?[|•·]\s?\d{1,2}:\d\d)?\W*$",
    re.IGNORECASE,
)
_CLOCK_LONGEST = 60  # characters
_UPDATE = re.compile(r"\b(?:updated?|modified|revised|corrected)\b", re.IGNORECASE)
_DAY_ONLY = 10  # length of "2031-05-04"
_HINT_CHARS = 80  # no date is longer


@dataclass(frozen=True)
class Dated:
    """A date in a text and what it says."""

    start: int
    end: int
    when: When
    has_clock: bool


def iter_dates(text: str) -> Iterator[Dated]:
    """The full dates of a text (day, month and year), each with its time of day where that stands beside it."""
    for found in DATE.finditer(text):
        when = _read_match(found)
        if when:
            yield Dated(found.start(), found.end(), when, len(when.value) > _DAY_ONLY)


def publication_dates(lines: Iterable[str]) -> list[When]:
    """The dates of date lines without those of an update; the latter only where a text has no others."""
    published: list[When] = []
    updated: list[When] = []
    for line in lines:
        end = 0
        for dated in iter_dates(line):
            (updated if _UPDATE.search(line, end, dated.start) else published).append(dated.when)
            end = dated.end
    return published or updated


def is_clock(text: str) -> bool:
    """Whether a line is nothing but a time of day or the time that has gone by."""
    return len(text) < _CLOCK_LONGEST and bool(_CLOCK_LINE.match(text))


def match_date(text: str, at: int) -> Dated | None:
    """The date that begins at one place of a text."""
    found = DATE.match(text, at)
    when = found and _read_match(found)
    return Dated(found.start(), found.end(), when, len(when.value) > _DAY_ONLY) if found and when else None


@lru_cache(maxsize=4096)
def read_date(written: str | None) -> When | None:
    """The time that a piece of metadata names, with the precision it has; None where it cannot be told."""
    text = " ".join((written or "").split())
    if not text or len(text) > _HINT_CHARS:
        return None
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    return _read_iso(text) or _read_epoch(text) or _read_english(text) or _read_other(text)


def refine(known: When | None, found: list[When]) -> When | None:
    """A known time made finer by times that agree with it; the first of those found where none is known."""
    for when in found:
        if known is None or (len(when.value) > len(known.value) and when.value.startswith(known.value)):
            known = when
    return known


def _read_iso(text: str) -> When | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    day, clock, seconds, zone = found["day"], found["hm"], found["sec"], found["zone"]
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(day)]
    if clock is None or (clock == "00:00" and seconds in (None, ":00") and zone is None):
        # midnight without a zone is how a mere date is written where a time must stand
        return _checked(day, precision)
    if precision is not Precision.DAY:
        return None
    offset = _offset(zone)
    return _checked(f"{day}T{clock}{seconds or ''}{offset}", Precision.SECOND if seconds else Precision.MINUTE)


def _read_epoch(text: str) -> When | None:
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    moment = datetime.fromtimestamp(int(found[1]), tz=timezone(timedelta()))
    return When(moment.isoformat(), Precision.SECOND)


def _read_english(text: str) -> When | None:
    found = DATE.fullmatch(text)
    if found:
        return _read_match(found)
    month = _MONTH_OF.fullmatch(text)
    return When(f"{month['year']}-{_month(month['month']):02}", Precision.MONTH) if month else None


def _read_other(text: str) -> When | None:
    """A date in another language; only whole ones with a year in digits, since dateparser fills what is missing."""
    year = re.search(rf"\b{_YEAR}\b", text)
    month = re.search(r"[^\W\d_]{3}", text)
    # without a day there is no date, and with an English month we would have read it; dateparser takes long to give up
    if not year or not month or not re.search(r"\b\d{1,2}\b", text) or _ENGLISH_MONTH.search(text):
        return None
    import dateparser  # noqa: PLC0415  (loading it takes longer than cleaning a hundred articles)

    moment = dateparser.parse(
        text, settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    )
    if not moment or str(moment.year) != year[0] or not re.search(rf"\b0?{moment.day}\b", text):
        return None
    clock = re.search(r"\b\d\d?:\d\d(:\d\d)?\b", text)
    if not clock:
        return When(moment.date().isoformat(), Precision.DAY)
    seconds = clock[1] is not None
    return When(
        moment.isoformat(timespec="seconds" if seconds else "minutes"),
        Precision.SECOND if seconds else Precision.MINUTE,
    )


def _read_match(found: re.Match[str]) -> When | None:
    part = found.groupdict()
    if part["y1"]:
        year, month, day = part["y1"], _month(part["m1"]), int(part["d1"])
    elif part["y2"]:
        year, month, day = part["y2"], _month(part["m2"]), int(part["d2"])
    elif part["y3"]:
        year, month, day = part["y3"], int(part["m3"]), int(part["d3"])
    else:
        first, second = int(part["a4"]), int(part["b4"])
        month_first = (part["by"] == "/" and first <= 12) or second > 12
        year, month, day = part["y4"], *((first, second) if month_first else (second, first))
    return _with_clock(f"{year}-{month:02}-{day:02}", part)


def _with_clock(day: str, part: dict[str, str | None]) -> When | None:
    n = 2 if part["h2"] else 1
    hours, minutes = part[f"h{n}"], part[f"i{n}"]
    if hours is None:
        return _checked(day, Precision.DAY)
    hour = int(hours)
    half = part[f"p{n}"]
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    seconds = part[f"s{n}"]
    value = f"{day}T{hour:02}:{minutes}" + (f":{seconds}" if seconds else "") + _offset(part[f"z{n}"])
    return _checked(value, Precision.SECOND if seconds else Precision.MINUTE) or _checked(day, Precision.DAY)


def _offset(zone: str | None) -> str:
    written = (zone or "").strip().lower()
    if written in _ZONES:
        return f"{_ZONES[written]:+03}:00"
    found = re.fullmatch(r"([+-]\d\d):?(\d\d)?", written)
    return f"{found[1]}:{found[2] or '00'}" if found else ""


def _month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _checked(value: str, precision: Precision) -> When | None:
    """The time, unless the calendar has no such day or the clock no such hour."""
    when = When(value, precision)
    try:
        first_moment(when)
    except ValueError:
        return None
    return when


def first_moment(when: When) -> datetime:
    """The first moment that a time may mean, with a zone where the time has one.

    Raises:
        ValueError: the calendar has no such day, or the clock no such hour.
    """
    return datetime.fromisoformat(
        when.value + {Precision.YEAR: "-01-01", Precision.MONTH: "-01"}.get(when.precision, "")
    )
