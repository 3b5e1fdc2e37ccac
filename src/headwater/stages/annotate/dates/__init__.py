"""Expressions of time in running text, anchored at the publication date.

Own rules: dateparser's search invents dates in running text (value F1 .22 on TempEval-3's TimeBank and .30 on AQUAINT,
where these rules reach .81 and .79). Precision is never invented: "last week" is found, and has no day.

One module holds the rules of one subject; ``scan`` tries them only around words of time, and of the matches that
begin first the longest that its reader accepts is taken. Then neighbours that are one expression are joined
(``together``) and the words before are looked at (``modifiers``).
"""

from __future__ import annotations

from datetime import date

from headwater.stages.annotate.dates import clock, days, durations, feasts, relative, units, vague, years
from headwater.stages.annotate.dates.modifiers import with_modifiers
from headwater.stages.annotate.dates.reading import Context, Read
from headwater.stages.annotate.dates.scan import candidates
from headwater.stages.annotate.dates.together import joined, ranged, with_day
from headwater.stages.annotate.dates.words import MONTHS, WEEKDAYS
from headwater.types import DateMention, Precision, Span, When

__all__ = ["MONTHS", "WEEKDAYS", "find_dates"]

_RULES = (
    *days.RULES,
    *relative.RULES,
    *feasts.RULES,
    *units.RULES,
    *years.RULES,
    *clock.RULES,
    *durations.RULES,
    *vague.RULES,
)


def find_dates(text: str, published: When | None) -> tuple[DateMention, ...]:
    """The expressions of time in ``text``, left to right, none inside another.

    ``published`` anchors what is relative; without a day there, a weekday or "yesterday" is found and names no date.
    """
    context = Context(text, _anchor(published))
    _read(context)
    found: list[DateMention] = []
    floor = 0
    for read in _joined(context):
        start, reading = with_modifiers(text, read.span.start, read.span.end, floor, read.reading)
        floor = read.span.end
        span = Span(start, floor)
        found.append(DateMention(span, reading.when, reading.until, reading.kind, reading.value, reading.modifiers))
    return tuple(found)


def _anchor(published: When | None) -> date | None:
    if published is None or published.precision in (Precision.YEAR, Precision.MONTH):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:  # no day of the calendar: as good as none
        return None


def _read(context: Context) -> None:
    end = 0
    for start, negative_end, _, match, rule in candidates(context.text, _RULES):
        if start >= end and (reading := rule.read(match, context)) is not None:
            end = -negative_end
            context.add(Read(Span(start, end), reading))


def _joined(context: Context) -> list[Read]:
    """What was read, with neighbours that belong together made one or told of each other."""
    reads: list[Read] = []
    for read in context.read:
        left = reads.pop() if reads else None
        if left is None:
            reads.append(read)
        elif one := joined(context, left, read):
            reads.append(one)
        else:
            reads += ranged(context, left, read) or (left, read)
    return [with_day(context, read, before) for before, read in zip([None, *reads], reads, strict=False)]
