"""Figures as text writes them: ``1,234.5``, ``1 000``, ``2½``, ``2.4m``, ``two dozen``, ``hundreds of thousands``.

All patterns read text in lower case. What a figure counts, and whether it counts at all, is settled elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.stages.annotate import numerals
from headwater.stages.annotate.numerals import TENS
from headwater.types import Bound, Span

ONES = {"zero": 0, **numerals.ONES}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
# an unnamed many is at least two of them
_MANY = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_TIMES = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3}
_PART = {"half": 0.5, "quarter": 0.25}
_LED_BY = " -\n\t\u00a0"
LARGEST = 1e15  # digits beyond are a serial number, or noise

_SPACE = r"[\s\u00a0\u2009\u202f]+"
_VULGAR = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SCALE = "|".join(SCALES)
_SCALES = f"{_SCALE}|hundred"
_NUMERAL = "|".join(sorted([*ONES, *TENS, "hundred", *SCALES, "dozen"], key=len, reverse=True))

_START = re.compile(
    rf"(?<![^\W_])(?:\d|[{_VULGAR}]"
    rf"|(?:(?:(?P<vague>(?:a{_SPACE})?few|several|many)|an?)[\s-])(?=(?:{_SCALES}|dozen|half|quarter|couple)(?![^\W_]))"
    rf"|(?:{_NUMERAL}|{'|'.join(_MANY)}|tens(?= of)|couple|half|quarter)(?![^\W_]))"
)
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)"
    r"|[1-9]\d{0,2}(?P<gap>[ \u00a0\u2009\u202f'’])\d{3}(?:(?P=gap)\d{3})*(?:[.,]\d+)?(?![\d,.]*\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.]*\d)"
    r"|\d+,\d{1,2}(?![\d,]*\d)"
    r"|\d+(?:\.\d+)?"
)
_FRACTION = re.compile(rf" ?(?P<sign>[{_VULGAR}])|{_SPACE}(?P<top>\d)[/⁄](?P<bottom>[2-9])(?![\d/])")
_AND_PART = re.compile(rf"{_SPACE}and{_SPACE}(?:a|one){_SPACE}(?P<part>half|quarter)(?![^\W_])")
_SCALED = re.compile(rf"(?:{_SPACE}|-)(?P<scale>{_SCALE}|hundred|dozen)(?![^\W_])")
_GLUED = re.compile(r"(?P<short>k|m|mn|mln|bn?|bln|tn|trn)(?![^\W_])|[ \u00a0](?P<apart>mn|mln|bn|bln|trn)(?![^\W_])")
# "2.4m people" are millions, "a 3m wall" is of metres
_COUNTED = re.compile(
    rf"{_SPACE}(?:[a-z]+{_SPACE})?(?:people|men|women|children|are|were|have|[a-z]{{2,}}[^s\W\d_]s)(?![^\W_])"
)
_MANY_OF = re.compile(
    rf"(?P<times>{'|'.join(_TIMES)}){_SPACE}of{_SPACE}(?P<many>hundreds|thousands|millions|billions)\b"
)
_PART_OF = re.compile(rf"(?P<part>half|quarter)(?:{_SPACE}of)?[\s-](?:an?[\s-])?(?P<scale>{_SCALES}|dozen)(?![^\W_])")
_COUPLE = re.compile(rf"couple(?:(?:{_SPACE}of)?{_SPACE}(?P<scale>dozen|{_SCALES})(?![^\W_])|(?={_SPACE}[a-z]))")
_WORD = re.compile(rf"(?:{_SPACE}|-|,{_SPACE})?(?P<word>[a-z]+)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as it stands in the text."""

    span: Span
    value: float
    bound: Bound = Bound.EXACT  # what the word itself says: "hundreds" are at least 200
    scale: float = 1.0  # of the word behind: 1e6 in "1.5 million", which "1 to 1.5 million" shares


def read_figures(low: str, skipped: Sequence[Span] = ()) -> Iterator[Figure]:
    """The numbers of ``low``, left to right; none begins inside a span of ``skipped``, which is sorted."""
    at, rest = 0, iter(skipped)
    closed = next(rest, None)
    while match := _START.search(low, at):
        start = match.start()
        while closed and closed.end <= start:
            closed = next(rest, None)
        if closed and closed.start <= start:
            at = closed.end
            continue
        figure = _led(low, match)
        if figure and 0 <= figure.value < LARGEST:
            yield figure
        at = figure.span.end if figure else match.end()


def _led(low: str, match: re.Match[str]) -> Figure | None:
    """The figure at a match of ``_START``, with the article that belongs to it: "a hundred", "several thousand"."""
    after = match.end()
    if after == match.start() + 1 or low[after - 1] not in _LED_BY:
        return _read(low, match.start())
    figure = _read(low, after)
    if figure is None:
        return None
    span = Span(match.start(), figure.span.end)
    # several hundred are no fewer than hundreds
    return Figure(span, 2 * figure.value, Bound.AT_LEAST) if match["vague"] else replace(figure, span=span)


def _read(low: str, at: int) -> Figure | None:
    first = low[at]
    if first.isdecimal():
        return _digits(low, at)
    if first in _VULGAR:
        return _scaled(low, at, at + 1, unicodedata.numeric(first))
    if match := _MANY_OF.match(low, at):
        value = _TIMES[match["times"]] * _MANY[match["many"]] / 2
        return Figure(Span(*match.span()), value, Bound.AT_LEAST)
    if match := _PART_OF.match(low, at):
        scale = _scale(match["scale"])
        return Figure(Span(*match.span()), _PART[match["part"]] * scale, scale=scale)
    if match := _COUPLE.match(low, at):
        return Figure(Span(*match.span()), 2 * _scale(match["scale"]), Bound.ABOUT)
    return _many(low, at) or _spelled(low, at)


def _scale(word: str | None) -> float:
    return {**SCALES, "hundred": 100.0, "dozen": 12.0}.get(word or "", 1.0)


def _many(low: str, at: int) -> Figure | None:
    word = _word(low, at)
    return Figure(Span(at, at + len(word)), _MANY[word], Bound.AT_LEAST) if word in _MANY else None


def _word(low: str, at: int) -> str:
    match = _WORD.match(low, at)
    return match["word"] if match else ""


# ---------------------------------------------------------------- in digits


def _digits(low: str, at: int) -> Figure | None:
    match = _DIGITS.match(low, at)
    if match is None:
        return None
    written, end = match[0], match.end()
    value = _value(written)
    return _scaled(low, at, end, value)


def _value(written: str) -> float:
    """The number that digits and separators write; a lone point or comma before other than three digits is decimal."""
    if re.fullmatch(r"\d+,\d{1,2}", written):
        written = written.replace(",", ".")
    elif written.count(".") > 1:
        written = written.replace(".", "")
    whole = re.sub(r"[^\d.]", "", written)
    # a run of digits that float cannot hold is infinite, and so no figure
    return float(whole)


def _scaled(low: str, start: int, end: int, value: float) -> Figure:
    """Take in what follows digits: "2½", "2 and a half", "1.5 million", "500k"."""
    if fraction := _FRACTION.match(low, end):
        sign = fraction["sign"]
        value += unicodedata.numeric(sign) if sign else int(fraction["top"]) / int(fraction["bottom"])
        end = fraction.end()
    elif part := _AND_PART.match(low, end):
        value, end = value + _PART[part["part"]], part.end()
    scale = 1.0
    if glued := _GLUED.match(low, end):
        short = glued["short"] or glued["apart"]
        if short != "m" or _is_million(low, start, glued.end()):
            scale, end = _SHORT[short], glued.end()
    while match := _SCALED.match(low, end):
        scale, end = scale * _scale(match["scale"]), match.end()
    return Figure(Span(start, end), value * scale, scale=scale)


def _is_million(low: str, start: int, end: int) -> bool:
    before = low[max(0, start - 2) : start].rstrip()
    return unicodedata.category(before[-1:] or " ") == "Sc" or bool(_COUNTED.match(low, end))


# ---------------------------------------------------------------- in words


def _spelled(low: str, at: int) -> Figure | None:
    """The longest number that the words from ``at`` spell: "twenty-seven", "three thousand two hundred and six"."""
    words: list[str] = []
    ends: list[int] = []
    end = at
    while len(words) < 16 and (match := _WORD.match(low, end)):
        if match["word"] not in _KNOWN:
            break
        words.append(match["word"])
        end = match.end()
        ends.append(end)
    taken, value, scale = _number(words)
    if not taken:
        return None
    part = _AND_PART.match(low, ends[taken - 1])
    if part is None:
        return Figure(Span(at, ends[taken - 1]), value, scale=scale)
    # "two and a half", "a million and a half"
    return _scaled(low, at, part.end(), value + _PART[part["part"]] * scale)


_KNOWN = frozenset({*ONES, *TENS, *SCALES, "hundred", "dozen", "and"})


def _number(words: Sequence[str]) -> tuple[int, float, float]:
    """How many of ``words`` are one number, its value, and the scale of its last group."""
    at, total, last = 0, 0.0, float("inf")
    scale = 1.0
    while at < len(words):
        joined = at + (at > 0 and words[at] == "and")
        taken, value = _below_thousand(words, joined)
        after = joined + taken
        own, scales = _scales(words, after)
        if (not taken and (at or not scales)) or own >= last:
            break
        total += (value if taken else 1.0) * own
        at, last, scale = after + scales, own, own
        if own == 1.0:
            break
    return at, total, scale


def _scales(words: Sequence[str], at: int) -> tuple[float, int]:
    """The product of the scale words from ``at``, and how many they are."""
    product, taken = 1.0, 0
    while at + taken < len(words) and words[at + taken] in SCALES:
        product, taken = product * SCALES[words[at + taken]], taken + 1
    return product, taken


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, float]:
    taken, value = _below_hundred(words, at)
    nth = words[at + taken] if at + taken < len(words) else ""
    if nth == "dozen":
        return taken + 1, 12.0 * (value if taken else 1)
    if nth != "hundred":
        return taken, value
    taken, value = taken + 1, 100.0 * (value if taken else 1)
    gap = int(words[at + taken : at + taken + 1] == ["and"])
    more, rest = _below_hundred(words, at + taken + gap)
    # "two hundred and three hundred" are two numbers
    if not more or words[at + taken + gap + more : at + taken + gap + more + 1] == ["hundred"]:
        return taken, value
    return taken + gap + more, value + rest


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, float]:
    word, after = ([*words[at : at + 2], "", ""])[:2]
    if word in TENS:
        return (2, TENS[word] + ONES[after]) if 0 < ONES.get(after, 0) < 10 else (1, TENS[word])
    return (1, ONES[word]) if word in ONES else (0, 0.0)
