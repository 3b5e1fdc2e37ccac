"""Weekdays, and days told from the day of publication or from the day named before: "last Friday", "the day after"."""

from __future__ import annotations

import re
from datetime import date

from headwater.stages.annotate.dates.calendar import day_reading, on_weekday, shift_days
from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.tense import Tense, tense
from headwater.stages.annotate.dates.words import PART_OF_DAY, WEEKDAY, weekday_of
from headwater.types import TimeKind

PARTS = {
    "morning": "TMO",
    "midmorning": "TMO",
    "midafternoon": "TAF",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
}
_NEAR = 250  # characters within which "the next day" goes on from a day named before
_SHIFT = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
_NEXT = ("next", "coming", "following")
_LAST = ("last", "past", "previous")
# "on Mondays" names no day; other plurals are possessives that lost their mark: "Mondays attack", "of Mondays raid"
_HABIT = re.compile(r"\b(?:on|most|all)\s+\Z", re.IGNORECASE)

_POSSESSED = re.compile(r" (?!when|from|till|until|since|during|before|after|through|between|while|with)[a-z]{4,}")
_GOES_ON = re.compile(r" +(?!(?:and|but|that|when|in|at|to|from|with|as|,)\b)\w")


def _weekday(match: re.Match[str], context: Context) -> Reading:
    weekday = weekday_of(match["weekday"])
    part = PARTS.get((match["part"] or "").lower(), "")
    if match["many"] and _is_habit(match, context.text):
        return _habit(weekday)
    return day_reading(_which_day(match, context, weekday), part)


def _is_habit(match: re.Match[str], text: str) -> bool:
    before = _HABIT.search(text, max(0, match.start() - 10), match.start())
    return before is not None and _POSSESSED.match(text, match.end()) is None


def _habit(weekday: int) -> Reading:
    return Reading(f"XXXX-WXX-{weekday + 1}", kind=TimeKind.SET)


def _which_day(match: re.Match[str], context: Context, weekday: int) -> date | None:
    which, anchor = (match["which"] or "").lower(), context.anchor
    if anchor is None:
        return None
    if which == "following":
        named = context.day_before(match.start(), reach=_NEAR)
        return on_weekday(named, weekday, ahead=True, today=False) if named else None
    if which in _NEXT:
        return on_weekday(anchor, weekday, ahead=True, today=False)
    if which in _LAST:
        return on_weekday(anchor, weekday, ahead=False, today=False)
    way = tense(context.text, match.start())
    # where no word looks back, tomorrow is meant and not the day six days ago: "they meet on Monday"
    if way is not Tense.BEHIND and (anchor.weekday() + 1) % 7 == weekday:
        return shift_days(anchor, 1)
    ahead = way is Tense.AHEAD and not context.text.startswith(("'s", "’s"), match.end())
    return on_weekday(anchor, weekday, ahead=which == "this" or ahead)


def _beside_weekday(match: re.Match[str], context: Context) -> Reading:
    """As in "the day before last Tuesday", "the day after Monday's raid"."""
    day = _which_day(match, context, weekday_of(match["weekday"]))
    return _shifted(day, -1 if match["way"].lower() == "before" else 1)


def _every_weekday(match: re.Match[str], _: Context) -> Reading:
    return _habit(weekday_of(match["weekday"]))


def _weekday_of_week(match: re.Match[str], context: Context) -> Reading:
    """As in "Monday of last week"."""
    if context.anchor is None:
        return Reading()
    which = match["which"].lower()
    weeks = 1 if which in _NEXT else -1 if which in _LAST else 0
    steps = weekday_of(match["weekday"]) - context.anchor.weekday() + 7 * weeks
    return day_reading(shift_days(context.anchor, steps))


def _from_today(match: re.Match[str], context: Context) -> Reading:
    word = re.sub(r"\s+", " ", match["word"].lower())
    part = PARTS.get((match["part"] or word).lower(), "")
    return _shifted(context.anchor, _SHIFT[word], part)


def _shifted(day: date | None, steps: int, part: str = "") -> Reading:
    found = day_reading(shift_days(day, steps) if day else None, part)
    return found if found.when or not part else Reading(kind=TimeKind.TIME)


def _this_part(match: re.Match[str], context: Context) -> Reading:
    """As in "this morning", "last night"."""
    return _shifted(context.anchor, -(match["which"].lower() == "last"), PARTS[match["part"].lower()])


def _day_before(match: re.Match[str], context: Context) -> Reading | None:
    """As in "the day before", told from the day named last, else from publication; not "the day before the vote"."""
    if match["word"].lower().endswith("before") and _GOES_ON.match(context.text, match.end()):
        return None
    named = context.day_before(match.start(), reach=_NEAR) or context.anchor
    return _shifted(named, -1)


def _day_after(match: re.Match[str], context: Context) -> Reading:
    """As in "the next day", "the following morning": only from a day named before; publication tells nothing of it."""
    part = PARTS.get(match["word"].split()[-1].lower(), "")
    return _shifted(context.day_before(match.start(), reach=_NEAR), 1, part)


def _same_day(match: re.Match[str], context: Context) -> Reading:
    part = PARTS.get(match["part"].lower(), "")
    return _shifted(context.day_before(match.start(), reach=_NEAR), 0, part)


RULES: tuple[Rule, ...] = (
    rule(
        Trigger.WEEKDAY,
        rf"\b(?:(?:the )?(?P<which>last|next|this|past|previous|coming|following(?<=the.following)) )?"
        rf"(?P<weekday>{WEEKDAY})(?P<many>s)?(?: (?P<part>{PART_OF_DAY})(?! ?[Ll]ive))?\b",
        _weekday,
    ),
    rule(Trigger.WEEKDAY, rf"\b(?:every|each) (?P<weekday>{WEEKDAY})\b", _every_weekday),
    rule(
        Trigger.WEEKDAY,
        rf"\b(?P<weekday>{WEEKDAY})(?: of)? (?P<which>last|next|this|past|previous|coming) week\b",
        _weekday_of_week,
    ),
    rule(
        Trigger.DAYWORD,
        rf"\b(?:the )?(?P<word>day before yesterday|day after tomorrow|yesterday|today|tomorrow|tonight)"
        rf"(?: (?P<part>{PART_OF_DAY}))?\b",
        _from_today,
    ),
    rule(Trigger.DAYWORD, rf"\b(?P<which>this|last) (?P<part>{PART_OF_DAY})\b", _this_part),
    rule(
        Trigger.DAY, r"\b(?:(?:the|a|one) )?(?P<word>day before|previous day|preceding day|day earlier)\b", _day_before
    ),
    rule(
        Trigger.WEEKDAY,
        rf"\b(?:the )?day (?P<way>before|after) (?:(?P<which>last|next|this) )?(?P<weekday>{WEEKDAY})\b",
        _beside_weekday,
    ),
    rule(
        (Trigger.DAY, Trigger.DAYWORD),
        rf"\b(?:the|a|one) (?P<word>(?:next|following) (?:day|{PART_OF_DAY})|day after(?! \w)|day later)\b",
        _day_after,
    ),
    rule((Trigger.DAY, Trigger.DAYWORD), rf"\b(?:that(?: same)?|the same) (?P<part>day|{PART_OF_DAY})\b", _same_day),
)
