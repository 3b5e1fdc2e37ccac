"""trace: claims, families, chains -> Lineage*. Who stands behind a claim, counted once however many pass it on."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.ids import made_by
from headwater.stages.trace.circles import circles_of, without_circles
from headwater.stages.trace.corpus import Corpus, outlets_of
from headwater.stages.trace.drift import drift_of
from headwater.stages.trace.origins import origins_of
from headwater.stages.trace.silences import silences_of
from headwater.stages.trace.speakers import voices_of
from headwater.stages.trace.voices import is_unnamed
from headwater.types import Claim, Derivation, Entity, Family, Lineage, Reading

__all__ = ["MADE_BY", "NAME", "VERSION", "is_unnamed", "outlets_of", "trace"]

NAME = "trace"
VERSION = "4"
MADE_BY = made_by(NAME, VERSION)


def trace(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    families: Sequence[Family],
    claims: Sequence[Claim],
    derivations: Sequence[Derivation] = (),
) -> tuple[Lineage, ...]:
    """One lineage a claim, in the order of ``claims``."""
    corpus = Corpus(readings, entities, families, derivations)
    silences = silences_of(readings, claims)
    return tuple(_lineage(claim, corpus, silences.get(claim.id, ())) for claim in claims)


def _lineage(claim: Claim, corpus: Corpus, declines: Sequence[str]) -> Lineage:
    statements = [corpus.statements[s] for s in claim.statements]
    articles = corpus.in_time({s.article for s in statements} | {n.passage.article for n in claim.narrated})
    spans = claim.spans_of(statements)
    circles = circles_of(statements, corpus)
    origins = without_circles(origins_of(statements, corpus, spans), circles)
    sides = {v.entity.side for s in statements for v in voices_of(s, corpus) if v.entity and v.entity.side}
    hedged = {s.article for s in statements if s.hedged} - {s.article for s in statements if not s.hedged}
    dated = [a for a in articles if corpus.article(a).published is not None]
    return Lineage(
        claim=claim.id,
        origins=origins,
        relays=tuple(sorted({corpus.name_of(s.article, relay) for s in statements for relay in s.relays})),
        families=tuple(sorted({corpus.family_of[a] for a in articles})),
        articles=tuple(articles),
        outlets=tuple(sorted({corpus.outlet_of[a] for a in articles})),
        sides=tuple(sorted(sides)),
        declines=tuple(sorted(declines)),
        first_seen=dated[0] if dated else None,
        hedged_in=tuple(a for a in articles if a in hedged),
        made_by=MADE_BY,
        drift=drift_of(claim, spans, origins, corpus),
        circles=circles,
    )
