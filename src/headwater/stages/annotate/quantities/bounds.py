"""How a figure is bounded, and which two are one: ``at least 58``, ``80 or 100``, ``between 5 and 10 million``."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.stages.annotate.quantities.numbers import Figure
from headwater.types import Bound, Span

REACH = 45  # characters: the longest wording of a bound before a figure

SIGN = r"(?:(?:us|u\.s\.|ca?|au?|nz|hk|s)?\$|[€£¥₽₴₺₹₩₪₸₾]|usd|eur|gbp)"
# what may stand between the wording of a bound and its figure: "at least another $58", "more than its 12"
LINK = rf"(?:\s+(?:a\s+total\s+of|a\s+further|an\s+additional|an?(?:other)?|further))?\s+{SIGN}?\s?$"

_AT_LEAST = (
    r"at\s+(?:the\s+(?:very\s+)?)?least|at\s+a\s+minimum|(?:no|not)\s+(?:fewer|less)\s+than|minimum\s+(?:of|:)|as\s+few\s+as"
    r"|(?<!\bno\s)(?<!\bnot\s)(?:more|greater|higher|larger|longer|better)\s+than|over|upwards?\s+of|north\s+of|above|beyond"
    r"|exceed(?:s|ed|ing)?|in\s+excess\s+of|topp(?:ed|ing)|tops|(?:sur)?pass(?:ed|es|ing)"
)
_AT_MOST = (
    r"at\s+(?:the\s+(?:very\s+)?)?most|up\s+to|(?:no|not)\s+(?:more|greater|higher)\s+than|maximum\s+(?:of|:)"
    r"|(?<!\bno\s)(?<!\bnot\s)(?:fewer|less|lower|shorter)\s+than|under|below|as\s+(?:many|much|high|long)\s+as|south\s+of"
)
_ABOUT = (
    r"about|around|some|nearly|almost|roughly|approximately|approx\.?|(?:an?\s+)?estimated(?:\s+at)?|estimates?\s+of"
    r"|close\s+to|circa|ca\.?|near|nearing|approaching|virtually|in\s+the\s+(?:region|order|neighbou?rhood)\s+of"
    r"|something\s+like|or\s+so"
)
_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT})){LINK}|(?P<sign>[~≈<>≤≥])\s?{SIGN}?$)"
)
_AFTER = re.compile(
    r"\s*(?:(?P<plus>\+)|-?(?P<odd>odd)(?![^\W_])"
    r"|(?:\s+[a-z]+){0,2}?,?\s+(?:(?P<more>or\s+(?:more|over|above|greater)|at\s+(?:the\s+)?least|(?:at\s+)?minimum)"
    r"|(?P<fewer>or\s+(?:fewer|less|under)|at\s+(?:the\s+)?most|(?:at\s+)?maximum)"
    r"|(?P<so>or\s+so|or\s+thereabouts|approximately|more\s+or\s+less))(?![^\W_]))"
)
# "they spoke about two men", "a row over two islands": these words bound nothing
_TOPIC = re.compile(
    r"(?:speak|spoke|talk|ask|know|knew|learn|hear|worri|concern|told|tell|thought|think|write|wrote|news|question|row|dispute"
    r"|argu|fight|battle|war|criticis)\w*\s+(?:\w+\s+)?(?:about|over)\s+$"
)
# most figures have no bound: a look at the last words spares the pattern, which is slow
_HINTS = frozenset(
    "least minimum than few over upwards upward north above beyond exceed exceeds exceeded exceeding excess topped"
    " topping tops passed passes passing surpassed surpasses surpassing most up maximum under below as south about"
    " around some nearly almost roughly approximately approx approx. estimated estimate estimates close circa ca ca."
    " near nearing approaching virtually in something so of to".split()
)
_LONGEST = 6  # words of a bound and what links it to its figure
_CLOSE = frozenset("~≈<>≤≥$€£¥₽₴₺₹")
_SIGNS = {"~": Bound.ABOUT, "≈": Bound.ABOUT, "<": Bound.AT_MOST, "≤": Bound.AT_MOST}

_JOINT = re.compile(
    r"(?:\s?(?:%|percent|per\s+cent|km|kilomet(?:re|er)s?|metres?|miles?|tonnes?|degrees?|°c?))?"
    rf"(?:(?P<dash>\s?[-–—]\s?)|\s+(?P<word>to|or|and|and\s+up\s+to|or\s+even|or\s+perhaps)\s+){SIGN}?\s?"
)
_SHARE = re.compile(r"\s?-?(?:%|percent|per\s+cent|pct)")
_BETWEEN = re.compile(rf"(?:\bbetween|\bfrom\s+between)\s+(?:about\s+|some\s+|around\s+|roughly\s+)?{SIGN}?\s?$")
# "rose from 80 to 100" gives two figures and no range
_CHANGE = re.compile(
    r"\b(?:rise|rising|rose|risen|grow|grew|grown|growing|climb\w*|jump\w*|increas\w*|rais\w*|up|fall|fell|fallen|falling"
    r"|drop\w*|declin\w*|decreas\w*|reduc\w*|cut|cuts|cutting|down|shr[aiu]nk\w*|revis\w*|widen\w*|expand\w*|doubl\w*|went"
    rf"|go|goes|slip\w*|chang\w*|swell\w*|swollen|lift\w*|lower\w*)\b[^.;\n]{{0,40}}\bfrom\s+{SIGN}?\s?$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, or two that make a range, before it is known what is counted."""

    span: Span
    value: float
    high: float | None
    bound: Bound


def amounts(low: str, figures: Iterable[Figure]) -> Iterator[Amount]:
    """Join the figures that are ends of a range, and read the bounds of all."""
    held: Figure | None = None
    for figure in figures:
        if held is None:
            held = figure
        elif joined := _joined(low, held, figure):
            yield joined
            held = None
        else:
            yield _single(low, held)
            held = figure
    if held is not None:
        yield _single(low, held)


def _single(low: str, figure: Figure) -> Amount:
    return Amount(figure.span, figure.value, None, bound_of(low, figure.span, figure.bound))


def _joined(low: str, first: Figure, second: Figure) -> Amount | None:
    gap = second.span.start - first.span.end
    match = _JOINT.fullmatch(low, first.span.end, second.span.start) if gap < REACH else None
    if match is None or _is_other_unit(low, first, second):
        return None
    before = low[max(0, first.span.start - REACH) : first.span.start]
    start = first.value
    # "5 to 10 million": the word belongs to both
    if first.scale == 1.0 < second.scale and start * second.scale < second.value:
        start *= second.scale
    if not _is_range(match["word"], before, start, second.value):
        return None
    span = Span(first.span.start, second.span.end)
    return Amount(span, min(start, second.value), max(start, second.value), bound_of(low, span, first.bound))


def _is_other_unit(low: str, first: Figure, second: Figure) -> bool:
    """Whether a share and no share stand side by side: "fell 3% to $58"."""
    share = _SHARE.match(low, first.span.end, second.span.start)
    return share is not None and _SHARE.match(low, second.span.end) is None


def _is_range(word: str | None, before: str, start: float, end: float) -> bool:
    if word == "and" or (word and word.startswith("and")):
        return bool(_BETWEEN.search(before)) and start < end
    if word and word.startswith("or"):
        return start != end
    return start < end and not _CHANGE.search(before)


def _bounded(before: str) -> re.Match[str] | None:
    """The wording of a bound at the end of ``before``."""
    if before.rstrip()[-1:] not in _CLOSE and _HINTS.isdisjoint(before.split()[-_LONGEST:]):
        return None
    match = _BEFORE.search(before)
    return None if match is None or _TOPIC.search(before) else match


def bound_of(low: str, span: Span, default: Bound) -> Bound:
    """The bound that the words around a figure give it, else ``default``."""
    before = low[max(0, span.start - REACH) : span.start]
    if (match := _bounded(before)) is not None:
        if match["sign"]:
            return _SIGNS.get(match["sign"], Bound.AT_LEAST)
        return Bound.AT_LEAST if match["least"] else Bound.AT_MOST if match["most"] else Bound.ABOUT
    if match := _AFTER.match(low, span.end, span.end + REACH):
        if match["plus"] or match["more"]:
            return Bound.AT_LEAST
        return Bound.AT_MOST if match["fewer"] else Bound.ABOUT
    return default


_LEADS = (
    "a total of", "a further", "an additional", "another", "an other", "the", "all", "its", "their", "his", "her",
    "those", "these", "only", "just", "even", "further", "usd", "eur", "gbp", "us$", "c$", "a$", *"$€£¥₽₴₺₹₩₪₸₾",
)  # fmt: skip


def lead_start(low: str, span: Span) -> int:
    """Where the words begin that belong to the figure: its bound, "another", "the", a currency sign."""
    floor = max(0, span.start - REACH)
    before = low[floor : span.start]
    match = _bounded(before)
    if match:
        before = before[: match.start()] + " "
    return floor + len(_unled(before))


def _unled(before: str) -> str:
    """``before`` without the words at its end that only lead to a figure."""
    while True:
        before = before.rstrip()
        lead = next((x for x in _LEADS if before.endswith(x)), None) if before.endswith(_LEADS) else None
        if lead is None or (lead[0].isalpha() and before[: -len(lead)][-1:].isalnum()):
            return before
        before = before[: -len(lead)]
