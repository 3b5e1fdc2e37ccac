"""What articles say in their own voice: the sentences and headlines that no statement covers, cut into assertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.stages.align.propositions import propositions_of
from headwater.stages.align.units import Unit, line_of, words_of
from headwater.types import Annotated, Reading, Sentence, Span, Token

_REPORTING = frozenset(
    ["say", "tell", "announce", "claim", "state", "declare", "add", "explain", "insist", "deny", "quote"]
)
MOST_ATTRIBUTED = 0.3  # share of a sentence that may lie inside statements
SHORTEST = 4  # words


def own_voice(readings: Sequence[Reading]) -> list[Unit]:
    """The assertions that an article makes itself, by article and place."""
    return sorted((unit for reading in readings for unit in _of_article(reading)), key=lambda u: u.place)


def _of_article(reading: Reading) -> Iterator[Unit]:
    attributed = [c for s in reading.statements for c in s.content]
    marked = [s for st in reading.statements for s in (st.source, st.cue) if s]
    for sentence in reading.annotated.sentences:
        span = sentence.span
        covered = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in attributed)
        carries_cue = any(span.overlaps(m) for m in marked) or _reports(reading.annotated, sentence)
        if covered > MOST_ATTRIBUTED * len(span) or carries_cue:
            continue
        yield from _units(reading, span)


def _units(reading: Reading, span: Span) -> Iterator[Unit]:
    text = reading.article.text
    parts = propositions_of(reading.annotated, [span])
    for part in parts:
        words = part.text(text)
        held = words_of(reading, (*part.lead, *part.spans))
        if len(words.split()) >= SHORTEST or any(q.state for q in held["quantities"]):  # "30 wounded"
            yield Unit(
                article=reading.article.id,
                statement=None,
                spans=part.spans,
                whole=len(parts) == 1,
                text=words,
                content=line_of([span], text),
                told=words,
                speaker=None,
                side=None,
                headline=reading.article.title is not None and reading.article.title.overlaps(part.spans[0]),
                **held,
            )


def _reports(annotated: Annotated, sentence: Sentence) -> bool:
    """Whether somebody speaks in the sentence, though no statement was made of it: then it is nobody's own voice."""
    words = annotated.tokens[sentence.first : sentence.last]
    return any((w.pos == "VERB" and w.lemma in _REPORTING) or _according(w) for w in words)


def _according(word: Token) -> bool:
    """The small pipeline takes "according" for a form of "accord"."""
    return word.lemma.lower() == "according" or (word.lemma.lower() == "accord" and word.tag == "VBG")
