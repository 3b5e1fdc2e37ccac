"""The tellings of claims, each with its place in the article: who tells it, in which sentence, of which days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.stages.align.blame import days_of
from headwater.stages.align.pages import Page, page_of, sentence_of
from headwater.stages.align.units import Unit, line_of, told, units_of
from headwater.stages.align.units import words_of as columns_of
from headwater.stages.trace.institutions import speaks_for
from headwater.stages.trace.voices import words_of
from headwater.types import Annotated, Claim, Entity, EntityKind, Passage, Reading, Span

NOBODY = "an unnamed source"


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One place where a claim is made."""

    claim: str
    unit: Unit
    who: str  # as a reader knows the speaker; the outlet, where an article tells it in its own voice
    page: Page
    body: str | None = None  # entity id of the body for which the speaker speaks; None: for nobody else

    @property
    def annotated(self) -> Annotated:
        return self.page.annotated

    @property
    def text(self) -> str:
        return self.annotated.article.text

    @property
    def own_voice(self) -> bool:
        return self.unit.statement is None

    @property
    def headline(self) -> bool:
        title = self.annotated.article.title
        return title is not None and any(title.overlaps(s) for s in self.unit.spans)

    @property
    def speaker(self) -> str:
        """Equal for tellings of one voice: a body and its head, or its spokesperson, are one."""
        return (
            self.body
            or self.unit.speaker
            or (f"outlet {self.who}" if self.own_voice else f"unnamed in {self.unit.article}")
        )

    @property
    def says(self) -> str:
        return f"{self.who} reports in its own voice" if self.own_voice else f"{self.who} says"

    @property
    def days(self) -> frozenset[str]:
        """Those that the whole statement names, or the whole sentence where the article itself speaks."""
        return days_of(self.unit, self.page)

    @property
    def passage(self) -> Passage:
        """Its longest run of words."""
        return self.passage_at(None)

    def passage_at(self, place: Span | None) -> Passage:
        """The run of words in which a place of the text lies."""
        there = [s for s in self.unit.spans if place is not None and s.contains(place)]
        return Passage(self.unit.article, max(there or self.unit.spans, key=lambda s: (len(s), -s.start)))


def tellings_of(readings: Sequence[Reading], entities: Sequence[Entity], claims: Sequence[Claim]) -> list[Telling]:
    """All tellings of all claims, by claim and place; statements and articles that are not given are left out."""
    units: dict[str, list[Unit]] = {}
    for unit in units_of(readings, entities):
        if unit.statement is not None:
            units.setdefault(unit.statement.id, []).append(unit)
    pages = {r.article.id: page_of(r) for r in readings}
    bodies = _bodies(entities)
    found = [t for claim in claims for t in _of_claim(claim, units, pages, bodies)]
    return sorted(found, key=lambda t: (t.claim, t.unit.place))


def _of_claim(
    claim: Claim,
    units: Mapping[str, Sequence[Unit]],
    pages: Mapping[str, Page],
    bodies: Mapping[str, str],
) -> Iterator[Telling]:
    parts = {p.statement: p.spans for p in claim.parts}
    for id_ in claim.statements:
        cut = units.get(id_, ())
        for unit in _told_in(cut, parts.get(id_), pages[cut[0].article].reading) if cut else ():
            body = bodies.get(unit.speaker or "")
            yield Telling(claim.id, unit, unit.who or NOBODY, pages[unit.article], body)
    for narrated in claim.narrated:
        if narrated.passage.article in pages:
            page = pages[narrated.passage.article]
            outlet = page.reading.article.outlet or "an article"
            yield Telling(claim.id, _narrated(page.reading, narrated.passage.span), outlet, page)


def _bodies(entities: Sequence[Entity]) -> dict[str, str]:
    """For each person who speaks for a body, by entity id, that body: the one of the longest name."""
    by_word: dict[str, list[Entity]] = {}
    for entity in entities:
        for word in words_of(entity.name) if entity.kind is not EntityKind.PERSON else ():
            by_word.setdefault(word, []).append(entity)
    found: dict[str, str] = {}
    for person in entities:
        role = person.role if person.kind is EntityKind.PERSON else None
        near = {e.id: e for word in words_of(role or "") for e in by_word.get(word, ())}
        for_them = [e for e in near.values() if speaks_for(person.name, role, e.name, of_state=e.side is not None)]
        if for_them:
            found[person.id] = max(for_them, key=lambda e: (len(e.name), e.id)).id
    return found


def _told_in(units: Sequence[Unit], part: tuple[Span, ...] | None, reading: Reading) -> Iterator[Unit]:
    """The words of a statement that a claim has of it: as align cut them, otherwise its part or all of it as one."""
    mine = [u for u in units if u.spans == part] if part else units
    if len(mine) == 1:
        yield mine[0]
        return
    first = units[0]
    spans = part or (first.statement.content if first.statement else first.spans)
    words = line_of(spans, reading.article.text)
    head = first.told.removesuffix(first.text).removesuffix(": ")
    yield replace(
        first, spans=spans, whole=part is None, text=words, told=told(head, "", words), **columns_of(reading, spans)
    )


def _narrated(reading: Reading, span: Span) -> Unit:
    words = line_of([span], reading.article.text)
    return Unit(
        article=reading.article.id,
        statement=None,
        spans=(span,),
        whole=True,
        text=words,
        content=line_of([sentence_of(reading.annotated, span.start)], reading.article.text),
        told=words,
        speaker=None,
        side=None,
        **columns_of(reading, [span]),
    )
