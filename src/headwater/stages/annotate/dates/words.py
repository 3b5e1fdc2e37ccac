"""Words of time and fragments of patterns that several kinds of expression share."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re

from headwater.stages.annotate.numerals import ONES, TENS

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

# Months are capitalised: "may" and "march" are verbs, "august" an adjective.
FULL_MONTH = rf"(?:{'|'.join(month.capitalize() for month in MONTHS)})"
SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
MONTH = rf"(?:{FULL_MONTH}|{FULL_MONTH.upper()}|{SHORT_MONTH}\b\.?|{SHORT_MONTH.upper()}\b\.?)"
WEEKDAY = r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
# "Sun", "Sat", "Wed" and "Mon" are words of their own, so the short forms count only beside a date.
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?)"
YEAR = r"(?:1[5-9]|20)\d\d"
UNIT = r"(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|season|year|decade|century|centurie)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"

SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_SPELLED = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_ONE})"
# How many of a unit there are; an unnamed many ("several", "a few") is a count without a number.
SOME = (
    r"(?:(?:a|the|these|those) )?(?:few|couple(?: of)?|number of|handful of)|several|many|some|numerous"
    r"|(?:dozens|scores|hundreds|thousands|millions) of"
)
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,4}} 1/2|\d{{1,4}}(?:\.\d)?|half an?"
    rf"|(?:an?|{_SPELLED}) (?:{'|'.join(SCALES)})|(?:{_SPELLED})(?: and a half)?|{SOME}|an?)"
)
_HALF = 0.5
_TEENS = "|".join(word for word, number in ONES.items() if number > 9)
# Years as broadcasts write them: "nineteen ninety-six", "twenty oh five", "two thousand and one"
SPOKEN_YEAR = (
    rf"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -](?:hundred|oh[ -](?:{_ONE})|(?:{_TEN})(?:[ -](?:{_ONE}))?"
    rf"|(?:{_TEENS}))|two thousand(?: and)?(?: (?:{_ONE}))?)"
)
ANY_YEAR = rf"(?:{YEAR}|(?i:{SPOKEN_YEAR}))"


def month_of(name: str) -> int:
    """The number of a month by its name or the short form of it."""
    prefix = name[:3].lower()
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(prefix))


def weekday_of(name: str) -> int:
    """0 for Monday, from the full or the short name."""
    prefix = name[:3].lower()
    return next(i for i, day in enumerate(WEEKDAYS) if day.startswith(prefix))


def count_of(words: str) -> float | None:
    """The number that ``words`` (matched by COUNT) say; None for an unnamed many."""
    words = re.sub(r"[\s-]+", " ", words.lower())
    if words.startswith("half"):
        return _HALF
    half = _HALF if words.endswith((" 1/2", " and a half")) else 0
    figure = words.removesuffix(" 1/2").replace(",", "")
    if re.fullmatch(r"[\d.]+", figure):
        return float(figure) + half
    return _spelled(words.removesuffix(" and a half").split(), half)


def _spelled(words: list[str], half: float) -> float | None:
    total = 0.0
    for word in words:
        if word in SCALES:
            total *= SCALES[word]
        elif word in ("a", "an"):
            total += 1
        elif word in ONES or word in TENS:
            total += ONES.get(word) or TENS[word]
        else:
            return None
    return total + half


def year_of(words: str) -> int:
    """The year that ``words`` (matched by ANY_YEAR) say."""
    if words.isdigit():
        return int(words)
    first, *rest = re.split(r"[\s-]+", words.lower())
    century = 20 if first == "two" else ONES.get(first) or TENS[first]
    return century * 100 + sum(ONES.get(word, 0) + TENS.get(word, 0) for word in rest)
