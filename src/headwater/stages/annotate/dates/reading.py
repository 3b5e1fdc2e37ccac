"""What a rule makes of an expression of time, and what it may look at to make it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from headwater.types import Modifier, Precision, Span, TimeKind, When


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says; :class:`headwater.types.DateMention` without its place in the text."""

    value: str = ""
    when: When | None = None
    until: When | None = None
    kind: TimeKind = TimeKind.DATE
    modifiers: tuple[Modifier, ...] = ()
    quarter: tuple[int, int] | None = None  # year and quarter, for "a year earlier" further on


@dataclass(frozen=True, slots=True)
class Read:
    """A reading and its place."""

    span: Span
    reading: Reading


@dataclass(slots=True)
class Context:
    """The text, the day of publication (None: unknown), and what was read so far, left to right."""

    text: str
    anchor: date | None
    read: list[Read] = field(default_factory=list)
    quarter: tuple[int, int] | None = None  # the last one named

    def add(self, read: Read) -> None:
        self.read.append(read)
        self.quarter = read.reading.quarter or self.quarter

    def before(self, at: int, *, reach: int) -> Read | None:
        """The expression read last, where it ends at most ``reach`` characters before ``at``."""
        last = self.read[-1] if self.read else None
        return last if last and at - last.span.end <= reach else None

    def day_before(self, at: int, *, reach: int) -> date | None:
        """The last day named within ``reach`` characters before ``at``."""
        for read in reversed(self.read):
            if at - read.span.end > reach:
                return None
            when = read.reading.when
            if when and when.precision is not Precision.MONTH and when.precision is not Precision.YEAR:
                return date.fromisoformat(when.value[:10])
        return None


class Trigger(StrEnum):
    """Families of words, one of which stands in every expression that a rule can match."""

    MONTH = "month"
    WEEKDAY = "weekday"
    DAYWORD = "dayword"  # yesterday, tonight, morning
    DAY = "day"
    UNIT = "unit"  # week, years
    AGO = "ago"
    QUARTER = "quarter"
    SEASON = "season"
    SPOKEN = "spoken"  # nineteen, nineties
    REFERENCE = "reference"  # now, recently
    OFTEN = "often"  # daily
    FEAST = "feast"
    CLOCK = "clock"
    YEAR = "year"  # four figures


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader, which gives None where the words are no expression of time.

    A group named ``span`` bounds the expression where the pattern needs words around it.
    """

    triggers: frozenset[Trigger]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        start, end = match.span("span") if "span" in self.pattern.groupindex else (-1, -1)
        return (start, end) if start >= 0 else match.span()


# White space within a line, which is a paragraph of the cleaned text. Bounded: a megabyte of blanks must not be read
# again from each of them.
_BLANK = r"(?:[^\\S\\n]{1,4})"  # a group, since a blank in a pattern may be optional


def rule(
    triggers: Trigger | tuple[Trigger, ...],
    pattern: str,
    read: Callable[[re.Match[str], Context], Reading | None],
    *,
    any_case: bool = True,
) -> Rule:
    """A rule; a blank in ``pattern`` matches white space within a line."""
    spaced = re.sub(r"(?<!\[) ", _BLANK, pattern)
    flags = re.IGNORECASE if any_case else re.NOFLAG
    together = (triggers,) if isinstance(triggers, Trigger) else triggers
    return Rule(frozenset(together), re.compile(spaced, flags), read)


def group(match: re.Match[str], name: str) -> str | None:
    """What the group matched, if the pattern has it at all: one reader serves several patterns."""
    return match.groupdict().get(name)
