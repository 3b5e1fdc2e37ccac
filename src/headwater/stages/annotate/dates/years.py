"""Years, decades, centuries, halves, quarters and seasons: "in 1998", "the 1990s", "fiscal 1998", "Q3 2024"."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.stages.annotate.dates.calendar import quarter_of, quarter_reading, year_reading
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, group, rule
from headwater.stages.annotate.dates.words import ANY_YEAR, SPOKEN_YEAR, YEAR, year_of
from headwater.stages.annotate.numerals import ORDINALS, TENS
from headwater.types import Precision, When

_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # month, in the north
# "in 2000 homes", "1945 soldiers": a figure before what can be counted
_COUNTED = re.compile(
    r"[ -](?:[A-Za-z]+ )?(?:people|men|women|children|troops|soldiers|residents|civilians|fighters|personnel|homes"
    r"|houses|buildings|villages|prisoners|refugees|dead|wounded|killed|injured|million|billion|percent|per cent|points"
    r"|square|tonnes|tons|miles|metres|meters|feet|kilometers|kilometres|km|kg|pounds|dollars|euros|crowns|shares"
    r"|barrels|employees|workers|members|votes|seats|families|victims|cases|times|hours|days|weeks|months|years)\b"
)
_PLURAL = re.compile(r" (?!was\b|has\b|is\b|as\b|its\b|this\b|his\b|thus\b|us\b|across\b)[a-z]{2,}s\b")


def is_counted(text: str, end: int, year: str) -> bool:
    """The figure that ends at ``end`` is a number of things: a round one before a plural, any before countable ones."""
    if _COUNTED.match(text, end):
        return True
    return year.endswith("00") and _PLURAL.match(text, end) is not None


def _year(match: re.Match[str], context: Context) -> Reading | None:
    # "In 1943 soldiers marched" begins with a year, "In 2000 homes" with a round number
    begins = context.text.startswith(("In ", "Since "), match.start()) and not match["year"].endswith("00")
    if not begins and is_counted(context.text, match.end("year"), match["year"]):
        return None
    return year_reading(int(match["year"]))


def _bare_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year with no word before it that says so: not before a plural, "2019 crowns"."""
    if _PLURAL.match(context.text, match.end()):
        return None
    return _year(match, context)


def _spoken(match: re.Match[str], context: Context) -> Reading | None:
    """A round number is a year only where it is called one: "two thousand crossed"."""
    is_round = match["year"].lower().endswith(("hundred", "thousand")) and not match["called"]
    if is_round or is_counted(context.text, match.end(), "00"):
        return None
    return year_reading(year_of(match["year"]))


def _years(match: re.Match[str], context: Context) -> Reading | None:
    """As in "2014-2016", "1998-99"."""
    first, words = int(match["first"]), match["last"]
    last = int(match["first"][:2] + words) if len(words) == 2 else int(words)
    if last <= first or is_counted(context.text, match.end(), words):
        return None
    return Reading(str(first), When(str(first), Precision.YEAR), until=When(str(last), Precision.YEAR))


def _decade(match: re.Match[str], _: Context) -> Reading:
    """A decade has no place among the precisions of When."""
    figures = match["decade"]
    return Reading(figures[:3] if len(figures) == 4 else f"19{figures[0]}")


def _spelled_decade(match: re.Match[str], _: Context) -> Reading:
    return Reading(f"19{TENS[match['decade'].lower().replace('ies', 'y')] // 10}")


def _century(match: re.Match[str], _: Context) -> Reading | None:
    words = match["number"].lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS.get(words, 21)
    return Reading(f"{number - 1:02d}") if 1 <= number <= 99 else None


def _named_year(words: str | None, context: Context) -> int | None:
    """The year of "of 1998", "of last year"; None where it cannot be told."""
    if words and re.fullmatch(ANY_YEAR, words):
        return year_of(words)
    if words and context.anchor:
        which = words.split()[0].lower()
        return context.anchor.year + {"last": -1, "next": 1}.get(which, 0)
    return None


def _quarter(match: re.Match[str], context: Context) -> Reading:
    """Where no year is named, the latest such quarter that has begun."""
    quarter = _QUARTERS.get(match["quarter"].lower()) or int(match["quarter"][-1])
    words = group(match, "year") or group(match, "of_year") or group(match, "before")
    year = _named_year(words, context)
    if year is None and context.anchor and not words:
        year = context.anchor.year - (quarter > quarter_of(context.anchor))
    return quarter_reading(year, quarter) if year else Reading()


def _this_quarter(_: re.Match[str], context: Context) -> Reading | None:
    """As in "the quarter", "the latest period": the one of which the text speaks."""
    return quarter_reading(*context.quarter) if context.quarter else None


def _quarter_of_year(match: re.Match[str], context: Context) -> Reading:
    """As in "the 1988 quarter", "last year's period"."""
    year = _named_year(match["year"], context)
    if year is None:
        return Reading()
    if not context.quarter:
        return year_reading(year)
    return replace(quarter_reading(year, context.quarter[1]), quarter=None)


def _season(match: re.Match[str], context: Context) -> Reading:
    """A season, with its year where words name it; a winter has two, so it names no date."""
    season = _SEASONS[match["season"].lower()]
    words = group(match, "year")
    year = _named_year(words, context) if words else _season_year(group(match, "which"), context, season)
    if year is None:
        return Reading()
    found = year_reading(year, f"-{season}")
    return Reading(found.value) if season == "WI" else found


def _season_year(which: str | None, context: Context, season: str) -> int | None:
    if context.anchor is None:
        return None
    which, year, begun = (which or "").lower(), context.anchor.year, context.anchor.month >= _BEGINS[season]
    if season == "WI" and context.anchor.month <= 2:  # the winter that began last December
        year, begun = year - 1, True
    over = context.anchor.month >= _BEGINS[season] + 3
    if which in ("last", "past"):
        return year if over else year - 1
    if which == "next":
        return year + 1 if begun else year
    if which in ("this", "coming"):
        return year
    return year if begun else year - 1


_SAYS_SO = (
    r"(?:in|since|by|until|till|of|from|during|before|after|through|throughout|between|to|around|about|early|late|mid"
    r"|year|and|or|for|as of|back in|than|circa|the)"
)
_NO_FIGURE = r"(?![\d/%]|[.,]\d|-\d|['’]?s\b(?<=\ds)|:\d)"
_WHICH_YEAR = rf"{ANY_YEAR}|(?:last|this|next) year"
_ORDINAL = r"first|second|third|fourth|1st|2nd|3rd|4th"
_SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"

RULES: tuple[Rule, ...] = (
    rule(Trigger.YEAR, rf"\b{_SAYS_SO}[ -](?P<span>(?P<year>{YEAR})){_NO_FIGURE}\b", _year),
    rule(Trigger.YEAR, rf"(?<![\w$£€.,:/#-])(?P<year>{YEAR}){_NO_FIGURE}(?![-\w])", _bare_year),
    rule(Trigger.YEAR, rf"\b(?P<span>(?:pre|post)-(?P<year>{YEAR}))\b", _year),
    rule(Trigger.YEAR, rf"\bfiscal (?:year )?(?P<year>{YEAR})\b", _year),
    rule(Trigger.YEAR, rf"(?<![\w-])(?P<first>{YEAR})[-–—/](?P<last>(?:{YEAR}|\d\d))(?![-\w/]|[.,]\d)", _years),
    rule(Trigger.SPOKEN, rf"\b(?P<called>the year )?(?P<year>{SPOKEN_YEAR})\b", _spoken),
    rule(Trigger.YEAR, r"\b(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
    rule(Trigger.SPOKEN, r"(?<!\w)(?:the )?['’](?P<decade>\d0)['’]?s\b", _decade),
    rule(
        Trigger.SPOKEN,
        r"\bthe (?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        _spelled_decade,
    ),
    rule(
        Trigger.UNIT,
        rf"\bthe (?P<number>\d{{1,2}}(?:st|nd|rd|th)|twenty[ -]first|{'|'.join(ORDINALS)})[ -]century\b",
        _century,
    ),
    rule(
        Trigger.QUARTER,
        rf"\b(?:the )?(?:(?P<before>{_WHICH_YEAR})(?:['’]?s)? )?(?:fiscal[ -])?(?P<quarter>{_ORDINAL})[ -]"
        r"(?:fiscal )?quarter"
        rf"(?: of (?:fiscal )?(?P<of_year>{_WHICH_YEAR})|,? (?P<year>{YEAR}))?\b",
        _quarter,
    ),
    rule(
        Trigger.QUARTER,
        rf"\b(?:(?P<before>{YEAR}) )?(?P<quarter>Q[1-4])(?: of (?P<of_year>{_WHICH_YEAR})|,? (?P<year>{YEAR}))?\b",
        _quarter,
        any_case=False,
    ),
    rule(
        Trigger.QUARTER, r"\bthe (?:latest )?(?:quarter|period)\b|\b(?:the )?latest (?:quarter|period)\b", _this_quarter
    ),
    rule(Trigger.QUARTER, rf"\b(?:the )?(?P<year>{_WHICH_YEAR})(?:['’]?s)? (?:quarter|period)\b", _quarter_of_year),
    rule(Trigger.SEASON, rf"\b(?:the )?(?P<which>last|past|this|next|coming) (?:early |late )?{_SEASON}\b", _season),
    rule(Trigger.SEASON, rf"\b(?:the )?{_SEASON}(?:,? | of )(?P<year>{_WHICH_YEAR})\b", _season),
    # "the fall of the city" and "the spring" of a watch are no seasons
    rule(
        Trigger.SEASON,
        r"\b(?:in |(?=the ))(?P<span>(?:the )?(?:early |late )?(?P<season>summer|autumn|winter))\b",
        _season,
    ),
    rule(
        Trigger.SEASON,
        r"\b(?:in|by|until|since|before|after|during|late|early)(?: the)? (?P<span>(?P<season>spring))\b",
        _season,
    ),
)
