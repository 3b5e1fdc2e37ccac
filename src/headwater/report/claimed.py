"""What align, trace and compare found, as documents: claims, how they changed, what stands against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from headwater.report import document as doc
from headwater.report.records import Records, time
from headwater.stages.align.pages import sentence_of
from headwater.stages.align.units import worded
from headwater.types import (
    Change,
    Claim,
    Conflict,
    Edit,
    Lineage,
    Narrated,
    Passage,
    Possible,
    Quantity,
    Reconciled,
    Span,
    Statement,
    Variant,
)

MOST_SHOWN = 400  # characters of a sentence that is shown whole


def claim(found: Claim, line: Lineage, records: Records) -> doc.ClaimDoc:
    statements = [records.statements[s] for s in found.statements]
    gist = found.gist.span.of(records.article(found.gist.article).text)
    first = records.article(line.first_seen) if line.first_seen else None
    return doc.ClaimDoc(
        id=found.id,
        gist=" ".join(gist.split()),
        statements=tuple(s.id for s in sorted(statements, key=records.place)),
        narrated=_sentences(found.narrated, records),
        articles=line.articles,
        outlets=line.outlets,
        origins=tuple(doc.OriginDoc(o.name, o.entity, o.kind.value, o.statements) for o in line.origins),
        sides=line.sides,
        relays=line.relays,
        families=line.families,
        declines=line.declines,
        denials=_denials(found, records),
        first_seen=doc.FirstSeen(first.id, time(first.published)) if first else None,
        quantities=_quantities(found, records),
        drift=_drift(found, line, records),
        confidence=found.confidence,
        parts=_parts(found, records),
        possible=tuple(_possible(p, records) for p in found.possible),
        reasons=found.reasons,
        circles=tuple(doc.CircleDoc(c.names, c.statements) for c in line.circles),
    )


def _denials(found: Claim, records: Records) -> tuple[str, ...]:
    others = {c for conflict in records.denials.get(found.id, ()) for c in conflict.claims} - {found.id}
    return tuple(sorted(c for c in others if records.denies(c)))


def _sentences(told: Sequence[Narrated], records: Records) -> tuple[doc.NarratedDoc, ...]:
    """The sentences in which articles tell a claim themselves; a part of one, "30 wounded", says little alone."""
    likest: dict[Passage, Narrated] = {}
    for passage in sorted(told, key=lambda n: (n.confidence, n.dropped)):
        whole = _sentence(passage.passage, records)
        likest[whole] = replace(passage, passage=whole)
    return tuple(narrated(likest[passage], records) for passage in sorted(likest))


def _sentence(passage: Passage, records: Records) -> Passage:
    """All of its sentence, if that is of a length to be read."""
    around = sentence_of(records.readings[passage.article].annotated, passage.span.start)
    return Passage(passage.article, around) if len(passage.span) < len(around) <= MOST_SHOWN else passage


def narrated(told: Narrated, records: Records) -> doc.NarratedDoc:
    words = records.passage(told.passage)
    return doc.NarratedDoc(words.article, words.start, words.end, words.text, told.dropped, told.confidence)


def _parts(found: Claim, records: Records) -> tuple[doc.PartDoc, ...]:
    return tuple(
        doc.PartDoc(p.statement, tuple(records.words(records.statements[p.statement].article, s) for s in p.spans))
        for p in found.parts
    )


def _possible(possible: Possible, records: Records) -> doc.PossibleDoc:
    words = records.passage(possible.passage)
    return doc.PossibleDoc(
        article=words.article,
        statement=possible.statement,
        start=words.start,
        end=words.end,
        text=words.text,
        confidence=possible.confidence,
        reasons=possible.reasons,
    )


# ---------------------------------------------------------------- figures


def _quantities(found: Claim, records: Records) -> tuple[doc.QuantityDoc, ...]:
    """The figures in all tellings of a claim."""
    made = []
    for passage in sorted(told(found, records)):
        reading = records.readings[passage.article]
        made += [
            _quantity(q, passage.article, reading.article.text)
            for q in reading.annotated.quantities
            if passage.span.contains(q.span)
        ]
    return tuple(dict.fromkeys(made))


def told(found: Claim, records: Records) -> list[Passage]:
    """The words that make the claim: of a statement that makes several, no others."""
    statements = {s: records.statements[s] for s in found.statements}
    spans = found.spans_of(statements.values())
    said = [Passage(statements[s].article, span) for s, of_claim in spans.items() for span in of_claim]
    return [*said, *(n.passage for n in found.narrated)]


def _quantity(q: Quantity, article: str, text: str) -> doc.QuantityDoc:
    return doc.QuantityDoc(
        article=article,
        text=worded(q, text),
        value=q.value,
        bound=q.bound.value,
        unit=q.unit,
        high=q.high,
        of=q.of,
        state=q.state,
        place=q.place.name if q.place else None,
        as_of=time(q.as_of),
    )


# ---------------------------------------------------------------- drift


def _drift(found: Claim, line: Lineage, records: Records) -> doc.Drift:
    named = _sources([records.statements[s] for s in found.statements], records)
    return doc.Drift(
        figures=_figures(_quantities(found, records)),
        hedged_in=line.hedged_in,
        flat_in=tuple(a for a in line.articles if a not in line.hedged_in) if line.hedged_in else (),
        named_as=named if len(named) > 1 else (),
        changes=tuple(_change(c, records) for c in line.drift.changes),
        variants=tuple(_variant(v, records) for v in line.drift.variants),
    )


def _figures(quantities: Sequence[doc.QuantityDoc]) -> tuple[str, ...]:
    """The figures of each unit and outcome that has several: 58 killed beside 120 wounded are none."""
    figures: dict[tuple[str, str], dict[float, str]] = defaultdict(dict)
    for q in quantities:
        figures[q.unit, q.state].setdefault(q.value, q.text)
    return tuple(sorted(f for told in figures.values() if len(told) > 1 for f in told.values()))


def _sources(statements: Sequence[Statement], records: Records) -> tuple[str, ...]:
    return tuple(sorted({s.source.of(records.article(s.article).text) for s in statements if s.source}))


def _change(change: Change, records: Records) -> doc.ChangeDoc:
    return doc.ChangeDoc(change.kind.value, records.passage(change.before), records.passage(change.after), change.what)


def _variant(variant: Variant, records: Records) -> doc.VariantDoc:
    return doc.VariantDoc(
        first=records.passage(variant.first),
        other=records.passage(variant.other),
        edits=tuple(_edit(e, variant, records) for e in variant.edits),
    )


def _edit(edit: Edit, variant: Variant, records: Records) -> doc.EditDoc:
    def words(article: str, span: Span | None) -> doc.Words | None:
        return records.words(article, span) if span else None

    return doc.EditDoc(words(variant.first.article, edit.before), words(variant.other.article, edit.after))


# ---------------------------------------------------------------- conflicts


def conflict(found: Conflict, records: Records) -> doc.ConflictDoc:
    return doc.ConflictDoc(
        id=found.id,
        kind=found.kind.value,
        claims=found.claims,
        why=found.why,
        values=found.values,
        passages=tuple(map(records.passage, found.passages)),
        confidence=found.confidence,
    )


def not_conflict(found: Reconciled, records: Records) -> doc.NotConflictDoc:
    return doc.NotConflictDoc(
        id=found.id,
        kind=found.kind.value,
        claims=found.claims,
        reason=found.reason.value,
        why=found.why,
        values=found.values,
        passages=tuple(map(records.passage, found.passages)),
    )
