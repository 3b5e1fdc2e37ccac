"""Tiny records with defaults for the corpus stages: spans are found by their words, no parser is needed.

r = reading("a1", "Ada Berg said the dam holds.", says("Ada Berg", "the dam holds"), names={"Ada Berg": "PERSON"})
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import content_id
from headwater.types import (
    Annotated,
    Article,
    Bound,
    Credit,
    CreditKind,
    Form,
    Mention,
    Named,
    Precision,
    Quantity,
    Reading,
    Sentence,
    Span,
    Stance,
    Statement,
    When,
)


def span_of(text: str, words: str) -> Span:
    at = text.find(words)
    assert at >= 0, f"{words!r} does not stand in {text!r}"
    return Span(at, at + len(words))


def day(value: str | None) -> When | None:
    return When(value, Precision.DAY if len(value) == 10 else Precision.MINUTE) if value else None


def article(
    id_: str = "a1",
    text: str = "Nothing happened.",
    *,
    outlet: str | None = None,
    published: str | None = None,
    credit: str | None = None,
) -> Article:
    return Article(
        id=id_,
        path=f"{id_}.txt",
        sha256=content_id("sha", text),
        text=text,
        source_text=text,
        removed=(),
        title=None,
        foreign=(),
        outlet=outlet,
        byline=None,
        url=None,
        published=day(published),
        language="en",
        mended=False,
        made_by="clean/test",
        credits=(Credit(credit, CreditKind.BYLINE, agency=True, span=None),) if credit else (),
    )


@dataclass(frozen=True, slots=True)
class Says:
    """A statement in words; ``reading`` finds where they stand."""

    speaker: str | None
    content: tuple[str, ...]
    source: str | None
    relays: tuple[str, ...]
    stance: Stance
    hedged: bool


def says(
    speaker: str | None,
    *content: str,
    source: str | None = None,
    relays: Sequence[str] = (),
    stance: Stance = Stance.ASSERTS,
    hedged: bool = False,
) -> Says:
    return Says(speaker, content, source, tuple(relays), stance, hedged)


def denies(speaker: str | None, *content: str, source: str | None = None) -> Says:
    return says(speaker, *content, source=source, stance=Stance.DENIES)


def declines(speaker: str | None, *content: str, source: str | None = None) -> Says:
    return says(speaker, *content, source=source, stance=Stance.DECLINES)


def statement(in_: Article, said: Says) -> Statement:
    text = in_.text
    content = tuple(span_of(text, words) for words in said.content)
    source = said.source or said.speaker
    return Statement(
        id=content_id("st", in_.id, [(c.start, c.end) for c in content], said.speaker),
        article=in_.id,
        content=content,
        source=span_of(text, source) if source else None,
        cue=None,
        speaker=_named(text, said.speaker),
        relays=tuple(n for r in said.relays if (n := _named(text, r))),
        form=Form.INDIRECT,
        stance=said.stance,
        hedged=said.hedged,
        addressee=None,
        occasion=None,
        said_on=None,
        confidence=0.9,
        made_by="attribute/test",
    )


def _named(text: str, name: str | None) -> Named | None:
    return Named(name, span_of(text, name) if name in text else None) if name else None


def reading(
    id_: str,
    text: str,
    *said: Says,
    names: Mapping[str, str] | None = None,
    figures: Mapping[str, str] | None = None,
    outlet: str | None = None,
    published: str | None = None,
    credit: str | None = None,
) -> Reading:
    """A reading of ``text``.

    ``names`` gives the label of each name, ``figures`` the unit of each figure ("28": "village"); "at least 28" and
    "about 28" carry their bound, "people/killed" what became of them.
    """
    made = article(id_, text, outlet=outlet, published=published, credit=credit)
    mentions = [
        Mention(Span(m.start(), m.end()), label)
        for name, label in (names or {}).items()
        for m in re.finditer(re.escape(name), text)
    ]
    annotated = Annotated(
        article=made,
        tokens=(),
        sentences=tuple(
            Sentence(Span(m.start(), m.end()), 0, 0) for m in re.finditer(r"[^\s.][^.\n]*(?:\.|$)", text, re.MULTILINE)
        ),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        dates=(),
        quantities=tuple(_figure(text, figure, unit) for figure, unit in (figures or {}).items()),
        made_by="annotate/test",
    )
    return Reading(annotated, tuple(statement(made, s) for s in said))


def _figure(text: str, figure: str, unit: str) -> Quantity:
    words, _, number = figure.rpartition(" ")
    bound = {"": Bound.EXACT, "at least": Bound.AT_LEAST, "up to": Bound.AT_MOST, "about": Bound.ABOUT}[words]
    unit, _, state = unit.partition("/")
    return Quantity(span_of(text, figure), float(number), bound, unit, state=state)
