"""Words for past, present and future that name no date: "now", "recently", "soon"."""

from __future__ import annotations

import re

from headwater.stages.annotate.dates.reading import Context, Reading, Rule, Trigger, rule
from headwater.stages.annotate.dates.units import FUTURE, PAST, PRESENT
from headwater.stages.annotate.dates.words import COUNT, UNIT


def _present(_match: re.Match[str], _context: Context) -> Reading:
    return PRESENT


def _past(_match: re.Match[str], _context: Context) -> Reading:
    return PAST


def _future(_match: re.Match[str], _context: Context) -> Reading:
    return FUTURE


# "in the past two weeks" is a length of time
_NO_LENGTH = rf"(?! (?:{COUNT}|{UNIT}s?)\\b)"

RULES: tuple[Rule, ...] = (
    rule(
        Trigger.REFERENCE,
        r"\b(?:(?:right |just )?now|currently|nowadays|presently|current|at present"
        r"|at (?:the|this) moment)\b(?!-)",
        _present,
    ),
    rule(
        Trigger.REFERENCE,
        rf"\b(?:(?:more |most |just |only )?recently|lately|in (?P<span>the (?:recent )?past)\b{_NO_LENGTH})\b",
        _past,
    ),
    rule(Trigger.REFERENCE, r"\b(?:the )?(?:near |immediate )?future\b|\bsoon\b(?! (?:after|as|enough))", _future),
)
