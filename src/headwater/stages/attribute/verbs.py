"""Attribution by a verb: "X said ...", "..., X said", "X denied ...", "X was accused by Y", "X declined to say"."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.stages.attribute.cues import Cue, addressee_of, can_speak, cites, find_cues
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.said import content_of
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span


def find_by_verbs(view: View, sentence: Sentence, quotes: Sequence[Span]) -> list[Found]:
    """The statements that verbs of this sentence introduce, left to right."""
    cues = find_cues(view, sentence, quotes)
    found = (_statement(view, sentence, cue, cues, quotes) for cue in cues)
    return [statement for statement in found if statement is not None]


def _statement(view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue], quotes: Sequence[Span]) -> Found | None:
    content, confidence = content_of(view, sentence, cue, cues, quotes)
    if not content:
        return None
    source = view.span(*cue.source) if cue.source else None
    content = tuple(c for c in content if source is None or not c.overlaps(source))
    if not content:
        return None
    relays, source = _cited(view, sentence, cue, source)
    return Found(
        content=content,
        source=source,
        cue=view.word_at(cue.verb),
        stance=cue.stance,
        relays=relays,
        addressee=addressee_of(view, cue),
        continues=False,
        confidence=confidence,
    )


def _cited(view: View, sentence: Sentence, cue: Cue, source: Span | None) -> tuple[tuple[Span, ...], Span | None]:
    """As in "A reported, citing B": B is the source and A the relay."""
    for c in range(cue.verb + 1, sentence.last):
        if not cites(view, c):
            continue
        cited = next(iter(view.deps(c, "dobj")), None)
        if cited is None or not can_speak(view, cited):
            continue
        inner = view.span(*_until_that(view, *view.chunk(cited)))
        if inner is not None and source is not None and not inner.overlaps(source):
            return (source,), inner
    return (), source


def _until_that(view: View, first: int, last: int) -> tuple[int, int]:
    """As in "citing the mayor, that the dam burst": a parse may hang the clause below the mayor."""
    return first, next(
        (k for k in range(first, last) if view.lower[k] == "that" and view.tokens[k].pos == "SCONJ"), last
    )
