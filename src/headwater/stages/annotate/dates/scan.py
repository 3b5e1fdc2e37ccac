"""Where in a text rules are tried: around the words that can stand in an expression of time, and nowhere else."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from headwater.stages.annotate.dates.reading import Rule, Trigger
from headwater.stages.annotate.dates.words import MONTHS, WEEKDAYS
from headwater.stages.annotate.numerals import TENS

_WORDS = {
    Trigger.MONTH: [*MONTHS, *(m[:3] for m in MONTHS), "sept"],
    Trigger.WEEKDAY: [*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)],
    Trigger.DAYWORD: "yesterday today tomorrow tonight morning afternoon evening night".split(),
    Trigger.DAY: "day days".split(),
    Trigger.UNIT: """week weeks weekend weekends fortnight fortnights month months year years decade decades century
        centuries hour hours minute minutes second seconds season seasons half corresponding""".split(),
    Trigger.AGO: "ago back hence now earlier later previously before".split(),
    Trigger.QUARTER: "quarter quarters period q".split(),
    Trigger.SEASON: "spring summer fall autumn winter".split(),
    Trigger.SPOKEN: [*"sixteen seventeen eighteen nineteen twenty thousand".split(), *(f"{t[:-1]}ies" for t in TENS)],
    Trigger.REFERENCE: """now present current currently nowadays presently recently lately past future soon
        moment""".split(),
    Trigger.OFTEN: "hourly daily weekly monthly quarterly yearly annually".split(),
    Trigger.FEAST: "thanksgiving christmas halloween valentine new".split(),
    Trigger.CLOCK: "am pm m noon midday midnight morning afternoon evening night".split(),
}
_TRIGGERS: dict[str, tuple[Trigger, ...]] = {}
for _trigger, _listed in _WORDS.items():
    for _word in _listed:
        _TRIGGERS[_word] = (*_TRIGGERS.get(_word, ()), _trigger)
_WORD = re.compile(r"[A-Za-z]+|\d+")
_REACH = 60  # characters on either side; no expression is longer
_SLACK = 30  # to the next blank, so that no window ends within a word

Windows = dict[Trigger, list[tuple[int, int]]]


def candidates(text: str, rules: tuple[Rule, ...]) -> list[tuple[int, int, int, re.Match[str], Rule]]:
    """All matches as (start, -end, place of the rule, match, rule): sorted, the longest of each start comes first."""
    windows = windows_of(text)
    found = [
        (start, -end, place, match, rule)
        for place, rule in enumerate(rules)
        for window in _of_rule(rule, windows)
        for match in rule.pattern.finditer(text, *window)
        for start, end in (rule.span(match),)
    ]
    return sorted(found, key=lambda candidate: candidate[:3])


def _of_rule(rule: Rule, windows: Mapping[Trigger, list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    for trigger in rule.triggers:
        yield from windows.get(trigger, ())


def windows_of(text: str) -> Windows:
    """The parts of ``text`` around the words of each family, those that overlap made one."""
    windows: Windows = {}
    for word in _WORD.finditer(text):
        for trigger in _triggers(text, word):
            _add(windows.setdefault(trigger, []), *_around(text, word))
    return windows


def _triggers(text: str, word: re.Match[str]) -> tuple[Trigger, ...]:
    if not word.group()[0].isdigit():
        return _TRIGGERS.get(word.group().lower(), ())
    if word.end() - word.start() == 4:
        return (Trigger.YEAR,)
    if text.startswith(("s", "'s", "’s"), word.end()):  # "the '90s"
        return (Trigger.SPOKEN,)
    return (Trigger.CLOCK,) if text.startswith(":", word.end()) else ()


def _around(text: str, word: re.Match[str]) -> tuple[int, int]:
    end = min(len(text), word.end() + _REACH)
    blank = text.find(" ", end, end + _SLACK)
    return max(0, word.start() - _REACH), end if blank < 0 else blank


def _add(windows: list[tuple[int, int]], start: int, end: int) -> None:
    if windows and start <= windows[-1][1]:
        windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
    else:
        windows.append((start, end))
