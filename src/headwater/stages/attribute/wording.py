"""How it was said: form, hedging, day, occasion, and through which outlet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import overlapping
from headwater.stages.attribute.names import is_media
from headwater.types import DateMention, Form, Named, Precision, Span, When

_NEAR = 25  # characters between a cue and the day it was said on: "said in a statement on Tuesday"
_HEAD = 12  # "On Tuesday, the minister said ..."

_HEDGE = re.compile(r"\b(?:" + "|".join(lexicon.HEDGES) + r")\b", re.IGNORECASE)
_MAY_MONTH = re.compile(r"\b(?:\d{1,2}|in|of|since|by|until|last|this|early|late)\s+May\b|\bMay\s+\d")
_OCCASION = re.compile(
    r"\b(?:during|in|at|after|on)\s+(?P<what>(?:a|an|the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:meeting|interview|statement|commentary|comment|news conference|press conference|briefing|speech|address|visit"
    r"|talks|video|post|tweet|letter|report)\b(?:\s+(?:with|to|in|on)\s+(?!\w+day\b)(?:(?!\bthat\b)[^,.;:\n\"“]){2,60})?)",
    re.IGNORECASE,
)
_TO_MEDIA = re.compile(
    r"\b(?:interview(?:ed)?\s+(?:with|by|to)|commentary\s+(?:to|for)|comments?\s+to|on|to|with)\s+(?P<who>(?:the\s+)?"
    rf"(?:(?:{'|'.join(sorted(lexicon.MEDIA_NOUNS))})\s+)?[A-Z][\w’'.&-]*(?:\s+[A-Z][\w’'.&-]*){{0,4}})"
)


def form_of(text: str, content: Sequence[Span], quotes: Sequence[Span]) -> Form:
    """Direct where all of the content stands in quotation marks, mixed where a part does.

    Where an article lost its marks, a content in the first person counts as direct.
    """
    letters = sum(len(c) for c in content)
    quoted = sum(max(0, min(c.end, q.end) - max(c.start, q.start)) for c in content for q in overlapping(quotes, c))
    if quoted >= 0.9 * letters:
        return Form.DIRECT
    if quoted:
        return Form.MIXED
    words = {w.lower() for c in content for w in re.findall(r"[^\W\d_]+", c.of(text))}
    return Form.DIRECT if words & lexicon.FIRST_PERSON else Form.INDIRECT


def is_hedged(text: str, content: Sequence[Span], cue: Span) -> bool:
    """Whether the proposition is hedged: "purportedly", "may", "believed to"."""
    words = " ".join([*(c.of(text) for c in content), cue.of(text)])
    return bool(_HEDGE.search(_MAY_MONTH.sub(" ", words)))


def said_on(dates: Sequence[DateMention], sentence: Span, cue: Span, content: Sequence[Span]) -> When | None:
    """The day named beside the cue or at the head of its sentence, outside what was said."""
    first = bisect_left(dates, sentence.start, key=lambda d: d.span.start)
    for mention in dates[first : bisect_left(dates, sentence.end, lo=first, key=lambda d: d.span.start)]:
        outside = not any(mention.span.overlaps(c) for c in content)
        near = cue.start - _NEAR < mention.span.end <= cue.start or cue.end <= mention.span.start < cue.end + _NEAR
        heads = mention.span.start - sentence.start < _HEAD
        is_day = mention.when is not None and mention.when.precision not in (Precision.YEAR, Precision.MONTH)
        if is_day and outside and sentence.contains(mention.span) and (near or heads):
            return mention.when
    return None


def occasion(text: str, sentence: Span, content: Sequence[Span]) -> Named | None:
    for match in _OCCASION.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span("what"))
        if not any(span.overlaps(c) for c in content):
            what = span.of(text).rstrip()
            return Named(re.sub(r"\s+", " ", what), Span(span.start, span.start + len(what)))
    return None


def media_near(text: str, sentence: Span, content: Sequence[Span], source: Span) -> list[Span]:
    """Outlets that the sentence names as the place of saying: "on Arvia TV", "in an interview with the Post"."""
    spans = []
    for match in _TO_MEDIA.finditer(text, sentence.start, sentence.end):
        start, end = match.span("who")
        if start < source.start < end:  # "with the paper Orle Post Berg said", where a comma was lost
            end = start + len(text[start : source.start].rstrip(" ,"))
        spans.append(Span(start, end))
    return [s for s in spans if is_media(s.of(text)) and not any(s.overlaps(c) for c in content)]
