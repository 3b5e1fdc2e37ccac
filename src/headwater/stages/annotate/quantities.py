"""Counted things: "at least 58 people", "over 1,000 square kilometres", "hundreds of soldiers", "80 or 100"."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.types import Bound, Quantity, Span, Token

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
UNITS = {word: float(i) for i, word in enumerate(_WORDS)}
TENS = {w: float(10 * i) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
# an unnamed many is at least two of them
MANY = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}

_DIGITS = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_BOUNDS = (
    (
        re.compile(
            r"(?:at least|(?:no|not) (?:fewer|less) than|(?<!\bno )(?<!\bnot )more than|over|upwards of"
            r"|exceeding|exceeded|in excess of)\s+$",
            re.IGNORECASE,
        ),
        Bound.AT_LEAST,
    ),
    (
        re.compile(r"(?:at most|up to|(?:no|not) more than|fewer than|less than|under|as many as)\s+$", re.IGNORECASE),
        Bound.AT_MOST,
    ),
    (
        re.compile(
            r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|circa)\s+$", re.IGNORECASE
        ),
        Bound.ABOUT,
    ),
)
_LOOKBACK = 20  # characters: the longest bound phrase


def find_quantities(text: str, tokens: Sequence[Token], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """The counted things among ``tokens``, left to right; figures inside ``taken`` spans (dates) are left out."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        length, value, bound = _number(text, tokens, at)
        if length == 0:
            at += 1
            continue
        span = Span(tokens[at].start, tokens[at + length - 1].end)
        if not any(span.overlaps(other) for other in taken):
            found.append(Quantity(span, value, _bound(text, span, bound), _unit(text, tokens, at, at + length)))
        at += length
    return tuple(found)


def _number(text: str, tokens: Sequence[Token], at: int) -> tuple[int, float, Bound]:
    """How many tokens from ``at`` are one number, its value, and the bound that the word itself carries."""
    word = text[tokens[at].start : tokens[at].end].lower()
    if word in MANY or word == "tens":
        return _many(text, tokens, at)
    if _DIGITS.fullmatch(word):
        return _scaled(text, tokens, at + 1, float(re.sub(r"[^\d.]", "", word)), 1)
    if tokens[at].pos != "NUM" and word != "dozen":
        return 0, 0.0, Bound.EXACT
    if word == "dozen":
        return 1, 12.0, Bound.ABOUT
    value = _spelled(word)
    return (0, 0.0, Bound.EXACT) if value is None else _scaled(text, tokens, at + 1, value, 1)


def _many(text: str, tokens: Sequence[Token], at: int) -> tuple[int, float, Bound]:
    """As in "hundreds", "tens of thousands"; "tens" alone is no figure."""
    words = _words(text, tokens, at, 3)
    if words[1:2] == ["of"] and words[-1] in ("thousands", "millions"):
        return 3, MANY.get(words[0], 20.0) * SCALES[words[-1][:-1]], Bound.AT_LEAST
    return (1, MANY[words[0]], Bound.AT_LEAST) if words[0] in MANY else (0, 0.0, Bound.EXACT)


def _words(text: str, tokens: Sequence[Token], at: int, count: int) -> list[str]:
    return [text[t.start : t.end].lower() for t in tokens[at : at + count]]


def _spelled(word: str) -> float | None:
    if word in SCALES:
        return SCALES[word]
    parts = word.split("-")
    if all(part in UNITS or part in TENS for part in parts):
        return sum(UNITS.get(part, TENS.get(part, 0.0)) for part in parts)
    return None


def _scaled(text: str, tokens: Sequence[Token], at: int, value: float, length: int) -> tuple[int, float, Bound]:
    """Take in "twenty - two", "1.5 million", "two hundred"."""
    while at < len(tokens):
        word = text[tokens[at].start : tokens[at].end].lower()
        if word in SCALES:
            value *= SCALES[word]
        elif value < 100 and _words(text, tokens, at, 3) == ["and", "a", "half"]:
            value += 0.5
            at, length = at + 2, length + 2
        elif word == "-" and at + 1 < len(tokens) and text[tokens[at + 1].start : tokens[at + 1].end].lower() in UNITS:
            value += UNITS[text[tokens[at + 1].start : tokens[at + 1].end].lower()]
            at, length = at + 1, length + 1
        else:
            break
        at, length = at + 1, length + 1
    return length, value, Bound.EXACT


def _bound(text: str, span: Span, default: Bound) -> Bound:
    before = text[max(0, span.start - _LOOKBACK) : span.start]
    return next((bound for pattern, bound in _BOUNDS if pattern.search(before)), default)


def _unit(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """The lemma of what is counted: what the figure modifies, else "of" something, else the next noun."""
    head = tokens[tokens[last - 1].head]
    if (
        head.pos in ("NOUN", "PROPN")
        and not first <= tokens[last - 1].head < last
        and head.start >= tokens[last - 1].end
    ):
        return head.lemma
    for token in tokens[last : last + 4]:
        if token.pos in ("NOUN", "PROPN"):
            return token.lemma
        if token.pos not in ("ADJ", "ADP", "DET", "VERB", "NUM", "PUNCT") or text[token.start : token.end] in ".;:":
            break
    return ""
