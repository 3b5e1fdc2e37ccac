"""Who a statement goes back to: one voice, several where a source joins names, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.stages.derive.publishers import publisher_of
from headwater.stages.resolve.roles import ROLE_HEADS
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.voices import described_kinds, is_unnamed, unnamed_class, witness_of
from headwater.types import Entity, EntityKind, OriginKind, Span, Statement

NOBODY = "unnamed"  # what an origin is called of whom nothing is told

_AND = re.compile(r"\band\b|\bas well as\b|&")
_SEPARATOR = re.compile(rf"(?:{_AND.pattern}|,)(?:\s+the\b)?")
_DEFINITE = re.compile(r"^the\s", re.IGNORECASE)
_OFFICE = r"prime|vice|deputy|former|foreign|interior|finance|defen[cs]e|secretary of state|mr|mrs|ms|ceo|" + "|".join(
    sorted(ROLE_HEADS)
)
_TITLE = re.compile(rf"\s+(?:(?:{_OFFICE})\s+)+", re.IGNORECASE)
# what stands between the names of a list, titles included
_BETWEEN = re.compile(
    rf"(?:\s|,|&|\b(?:and|as|well|the|both|its|his|her|(?-i:[A-Z]\w+(?:an|ese|ish|i))|{_OFFICE})\b)*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One whom a statement goes back to; ``key`` is equal for all tellings that surely are one origin's."""

    name: str
    entity: Entity | None
    kind: OriginKind
    key: str


def voices_of(statement: Statement, corpus: Corpus) -> tuple[Voice, ...]:
    """The voices of a statement: "Arvia and Veland" are two where both are known.

    Hearsay ("reportedly") has one of the kind ``OWN_VOICE``, which no origin of a statement is.
    """
    if statement.speaker is None or not statement.speaker.name.strip():
        return (Voice(NOBODY, None, OriginKind.OWN_VOICE, corpus.text_of(statement)),)
    joint = _joint(statement, corpus)
    if len(joint) > 1:
        return tuple(joint)
    return (_voice(statement.speaker.name, corpus.speaker_of(statement), statement, corpus),)


def _voice(name: str, entity: Entity | None, statement: Statement, corpus: Corpus) -> Voice:
    serves = _servant(name, statement, corpus)
    if serves:
        name, entity = serves, None
    outlet = None if entity is not None and entity.kind is EntityKind.PERSON else witness_of(name)
    if outlet is not None:
        publisher = publisher_of(outlet, None) if outlet else None
        key = publisher.key if publisher else corpus.outlet_of[statement.article]
        return Voice(name, None, OriginKind.WITNESS, key)
    if is_unnamed(name):
        # unnamed people of one report are one origin, and those of another report another
        return Voice(name, None, OriginKind.UNNAMED, f"{corpus.text_of(statement)}/{unnamed_class(name)}")
    return Voice(name, entity, OriginKind.SPEAKER, entity.id if entity else name.lower())


def _servant(name: str, statement: Statement, corpus: Corpus) -> str | None:
    """Who speaks where a source only belongs to the one named: the "ambassador" of "Osk Varn's ambassador to Orle"."""
    if statement.source is None:
        return None
    source, surname = statement.source.of(corpus.article(statement.article).text), name.rsplit(maxsplit=1)[-1]
    found = re.search(rf"\b{re.escape(surname)}['’]s?\s+(?:[a-z-]+\s+){{0,3}}?([a-z]+)\b", source)
    return found[1] if found and "person" in described_kinds(found[1]) else None


def _joint(statement: Statement, corpus: Corpus) -> list[Voice]:
    """Those whom a source lists, if it is nothing but a list: "Arvia, Veland and President Osk Varn".

    At least one has a name; others may be described, as in "Arvia and rebels". Where the source is a pronoun, the list
    is what it stands for.
    """
    text, speaker = corpus.article(statement.article).text, statement.speaker
    sources = (statement.source, speaker.span if speaker else None)
    source = next((s for s in sources if s is not None and _AND.search(s.of(text))), None)
    if source is None:
        return []
    all_named = corpus.named_in(statement.article, source)
    named = _without_titles(_apart([(p.span, e) for p, e in all_named if not _AND.search(p.span.of(text))]), text)
    starts, ends = [source.start, *(span.end for span, _ in named)], [*(span.start for span, _ in named), source.end]
    found: list[Voice | None] = []
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if n:
            entity = corpus.as_speaker(named[n - 1][1])
            found.append(None if entity is None else _voice(entity.name, entity, statement, corpus))
        found += _described_between(text[start:end], n, len(named), statement, corpus)
    voices = {v.key: v for v in found if v is not None}
    known = any(v.kind is OriginKind.SPEAKER for v in voices.values())
    return list(voices.values()) if named and known and None not in found else []


def _described_between(words: str, number: int, names: int, statement: Statement, corpus: Corpus) -> list[Voice | None]:
    """The voices that stand between two names of a list, or at its ends; [None] where it is no list."""
    if _BETWEEN.fullmatch(words):
        return []
    parts = [p.strip() for p in _SEPARATOR.split(words)]
    # a separator stands between a description and the name before or behind it
    if len(parts) < 2 or (number and parts[0]) or (number < names and parts[-1]):
        return [None]
    return [_described(part, statement, corpus) for part in parts if part]


def _described(words: str, statement: Statement, corpus: Corpus) -> Voice | None:
    """Who is meant by a part of a list that is no name: "Arvian officials", "the Observatory"; None: nobody to tell."""
    if is_unnamed(words[:1].lower() + words[1:]):
        return _voice(words, None, statement, corpus)
    body = corpus.called(statement.article, _DEFINITE.sub("", words)) if _DEFINITE.match(words) else None
    return _voice(body.name, body, statement, corpus) if body else None


def _without_titles(named: Sequence[tuple[Span, Entity]], text: str) -> list[tuple[Span, Entity]]:
    """Without the country of a title: "Arvian Foreign Minister Osk Varn" is one."""
    kept = list(named[-1:])
    for (span, entity), (then, _) in zip(named[-2::-1], named[:0:-1], strict=True):
        if entity.kind is not EntityKind.PLACE or not _TITLE.fullmatch(text, span.end, then.start):
            kept.insert(0, (span, entity))
    return kept


def _apart(named: Sequence[tuple[Span, Entity]]) -> list[tuple[Span, Entity]]:
    """The longest of names that lie upon each other, in the order of the text."""
    kept: list[tuple[Span, Entity]] = []
    for span, entity in sorted(
        named, key=lambda item: (-len(item[0]), item[0], item[1].kind is EntityKind.PLACE, item[1].id)
    ):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, entity))
    return sorted(kept, key=lambda item: item[0])
