"""What a figure counts: the head noun behind it, a unit of measure, a currency; and what a measure or a sum is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from headwater.stages.annotate.quantities.bounds import Amount
from headwater.stages.annotate.quantities.fates import DONE, FATES
from headwater.stages.annotate.quantities.measures import DURATIONS, Measure, currency_before, measure_behind
from headwater.stages.annotate.quantities.phrase import View, head_of, singular
from headwater.types import Span

# what stands between a figure and its noun: "58-odd houses", "12 or more of its 40 tanks"
_LINK = re.compile(
    r"(?:\+|[-\s]odd(?![^\W_])|,?\s+or\s+(?:so|more|fewer|less)(?![^\W_])|\s+more(?=\s+of\s))*(?P<of>\s+of(?![^\W_]))?"
)
_HYPHEN = re.compile(r"[-‑](?!odd\b)(?P<word>[a-z]{3,})(?![^\W_])")
_OF = re.compile(r"(?:,?\s+or\s+(?:so|more|fewer|less))?\s+of(?![^\W_])")
_MANY_OF = re.compile(r"\s+of(?=\s)")
_OF_SUM = re.compile(r"(?P<worth>['’]?s?['’]?\s+worth)?(?:,?\s+or\s+(?:so|more|less))?\s+(?P<word>of|in)(?![^\W_])")
_NUMBER_OF = re.compile(
    r"\bnumber\s+of\s+(?P<what>(?:[a-z'’-]+\s+){0,4}?)(?:(?:had|has|have|who|in|to|at|was|were|is|now|there|from|since|that)\b"
    r"|rose|reached|stood|stands|hit|climb|exceed|fell|pass|top|grew)[^.;\n\d]*$"
)
NAMELESS = frozenset(
    {
        "other",
        "others",
        "more",
        "one",
        "ones",
        "them",
        "total",
        "least",
        "most",
        "rest",
        "hospital",
        "number",
        "figure",
        "toll",
        "strong",
    }
)
_GENERIC_SUM = frozenset({"total", "all", "addition", "return", "exchange", "order", "response", "case", "part"})
REACH = 90  # characters before a figure in which "the number of" is looked for


class Kind(Enum):
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit of a figure, what that is of, and where the words for it end."""

    unit: str
    of: str
    end: int
    kind: Kind
    head: int | None = None  # token of the noun that is counted


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of a sentence with what it counts."""

    span: Span
    lead: int  # where the words of its bound begin
    counted: Counted


def counted_by(view: View, amount: Amount) -> Counted:
    span = amount.span
    sign = currency_before(view.low, span.start)
    measure = measure_behind(view.low, span) or _many_measured(view.low, span)
    if sign or (measure and measure.money):
        end = measure.end if measure and measure.money else span.end
        unit = sign or (measure.unit if measure else "")
        return Counted(unit, _sum_of(view, end), end, Kind.MONEY)
    if measure:
        kind = Kind.DURATION if measure.unit in DURATIONS else Kind.MEASURE
        return Counted(measure.unit, _measure_of(view, measure.end), measure.end, kind)
    return _noun(view, span)


def _many_measured(low: str, span: Span) -> Measure | None:
    """As in "billions of dollars", "hundreds of miles"; not "dozens of barrel bombs"."""
    link = _MANY_OF.match(low, span.end)
    measure = measure_behind(low, Span(span.start, link.end())) if link and low[span.end - 1] == "s" else None
    return measure if measure and (measure.money or low[measure.end - 1] == "s") else None


def _noun(view: View, span: Span) -> Counted:
    hyphen = _HYPHEN.match(view.low, span.end)
    if hyphen:
        unit = "" if hyphen["word"] in NAMELESS else singular(hyphen["word"])
        return Counted(unit, "", hyphen.end(), Kind.COUNT)
    link = _LINK.match(view.low, span.end)
    end = link.end() if link else span.end
    head = None if _is_apart(view, span, end) else head_of(view, view.token_at(end), stop=FATES)
    if head is not None and _strikes_next(view, head):
        head = None
    if head is None or view.word(head) in NAMELESS:
        end = view.tokens[head].end if head is not None else span.end
        return Counted(_number_of(view, span), "", end, Kind.COUNT)
    return Counted(lemma_of(view, head), "", view.tokens[head].end, Kind.COUNT, head)


def _strikes_next(view: View, i: int) -> bool:
    """Whether a verb of the next figure was taken for a noun, as headlines without commas have it: "12 Wounds 58"."""
    return view.word(i) in DONE and i + 1 < len(view.tokens) and view.tokens[i + 1].pos == "NUM"


def _is_apart(view: View, span: Span, end: int) -> bool:
    """Whether a phrase of its own begins behind the figure: "down from 43 the year before"."""
    i = view.token_at(end)
    return end == span.end and i < len(view.tokens) and view.word(i) in ("the", "a", "an", "this", "that")


def _number_of(view: View, span: Span) -> str:
    """What "the number of prisoners has risen to 58" counts."""
    match = _NUMBER_OF.search(view.low[max(0, span.start - REACH) : span.start])
    words = match["what"].split() if match else []
    nouns = [w for w in words if w not in FATES and w not in NAMELESS]
    return (
        singular(nouns[-1])
        if nouns and (nouns[-1].endswith("s") or nouns[-1] in ("people", "men", "women", "children"))
        else ""
    )


def lemma_of(view: View, i: int) -> str:
    """The singular of token ``i``. The pipeline's lemma errs with names and with verbs taken for nouns."""
    word = view.word(i)
    token = view.tokens[i]
    if token.tag == "NNS" and token.lemma != word:
        return singular(word) if token.lemma.endswith("s") or "-" in word else token.lemma
    return word if token.tag == "NN" else singular(word)


def _measure_of(view: View, end: int) -> str:
    match = _OF.match(view.low, end)
    return _head_lemma(view, match.end()) if match else ""


def _sum_of(view: View, end: int) -> str:
    """What a sum is in or of, or the noun that follows at once: "$2m in aid", "a $2m loan"."""
    match = _OF_SUM.match(view.low, end)
    if match is None:
        follows = re.match(r"[-\s]{1,2}(?=[a-z])", view.low[end : end + 3])
        head = head_of(view, view.token_at(end), stop=FATES) if follows else None
        return "" if head is None or not view.text[view.tokens[head].start].islower() else lemma_of(view, head)
    found = _head_lemma(view, match.end(), names=match["word"] == "of")
    return "" if found in _GENERIC_SUM else found


def _head_lemma(view: View, at: int, *, names: bool = True) -> str:
    i = view.token_at(at)
    if i >= len(view.tokens):
        return ""
    head = head_of(view, i)
    if head is None:
        # "two weeks of shelling"
        return view.word(i) if view.tokens[i].tag in ("VBG", "NN") else ""
    capital = view.text[view.tokens[head].start].isupper()
    return "" if capital and not names else lemma_of(view, head)
