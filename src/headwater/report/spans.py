"""Attributions as character spans: one JSON object an article, for programs that score or train."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from headwater.types import Reading, Span, Statement, chain_of

_THAT = re.compile(r"\b(that)\s*[\"“”'‘«]?\s*\Z")


def attribution_row(reading: Reading) -> dict[str, Any]:
    """What one article attributes to whom: ``id``, ``path``, ``text`` and ``attributions``, in the order of the text.

    ``source``, ``cue`` and ``content`` are lists of ``[start, end]``, counted in Python characters of ``text``, empty
    where no words name a source or cue. ``chain`` holds names from the reader inward, the originator last ("unnamed
    source" behind a relay alone). Speech and belief both count; ``kind`` tells them apart.

    Statements leave out the "that" which opens reported speech, while PolNeAR counts it as part of the content. Rows
    follow PolNeAR: each content begins with a "that" that stands right before it on the same line, be it before an
    opening quotation mark, unless the word belongs to the cue, the source or another piece of the content.
    """
    article = reading.article
    return {
        "id": article.id,
        "path": article.path,
        "text": article.text,
        "attributions": [_attribution(s, article.text) for s in _in_order(reading)],
    }


def _in_order(reading: Reading) -> list[Statement]:
    return sorted([*reading.statements, *reading.beliefs], key=lambda s: (s.content, s.id))


def _attribution(s: Statement, text: str) -> dict[str, Any]:
    return {
        "source": _pairs([s.source] if s.source else []),
        "cue": _pairs([s.cue] if s.cue else []),
        "content": _pairs([_with_that(c, s, text) for c in s.content]),
        "speaker": s.speaker.name if s.speaker else None,
        "kind": s.kind.value,
        "form": s.form.value,
        "stance": s.stance.value,
        "hedged": s.hedged,
        "chain": list(chain_of([r.name for r in s.relays], s.speaker.name if s.speaker else None)),
        "addressee": s.addressee.name if s.addressee else None,
        "occasion": s.occasion.name if s.occasion else None,
        "said_on": {"value": s.said_on.value, "precision": s.said_on.precision.value} if s.said_on else None,
        "confidence": round(s.confidence, 3),
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _with_that(content: Span, s: Statement, text: str) -> Span:
    line = text.rfind("\n", 0, content.start) + 1
    found = _THAT.search(text[line : content.start])
    if found is None:
        return content
    wider = Span(line + found.start(1), content.end)
    that = Span(line + found.start(1), line + found.end(1))
    taken = (s.source, s.cue, *(c for c in s.content if c != content))
    return content if any(t is not None and t.overlaps(that) for t in taken) else wider
