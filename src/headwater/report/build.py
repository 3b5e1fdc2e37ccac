"""report: Account -> Brief. Puts the words to the spans; decides nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from headwater import __version__
from headwater.report import derived
from headwater.report import document as doc
from headwater.settings import Settings
from headwater.stages.align.units import worded
from headwater.types import (
    Account,
    Article,
    Claim,
    Conflict,
    ConflictKind,
    Derivation,
    Entity,
    EntityKind,
    Furniture,
    Lineage,
    Movement,
    Named,
    Passage,
    Place,
    Precision,
    Quantity,
    Reading,
    Rejected,
    Span,
    Stance,
    Statement,
    When,
    chain_of,
)

_UNLIKE_OUTPUT = ("jobs",)  # settings that change how fast, not what


def build_brief(
    readings: Sequence[Reading],
    account: Account,
    rejected: Sequence[Rejected],
    settings: Settings,
    *,
    made_at: datetime | None = None,
) -> doc.Brief:
    """The brief of one story.

    ``made_at`` is printed in the brief; by default it is SOURCE_DATE_EPOCH if that is set, else now. With it given, the
    same readings and settings give the same bytes.
    """
    index = _Index.of(readings, account)
    return doc.Brief(
        schema=doc.SCHEMA,
        headwater=__version__,
        made_at=_stamp(made_at),
        settings={k: v for k, v in asdict(settings).items() if k not in _UNLIKE_OUTPUT},
        articles=tuple(_article(r, index) for r in sorted(readings, key=lambda r: (r.article.path, r.article.id))),
        entities=tuple(_entity(e) for e in account.entities),
        statements=tuple(_statement(s, index) for s in sorted(index.statements.values(), key=index.place)),
        claims=tuple(_claim(c, line, index) for c, line in zip(account.claims, account.lineages, strict=True)),
        conflicts=tuple(_conflict(c) for c in account.conflicts),
        movements=tuple(_movement(m, index) for m in account.movements),
        families=tuple(map(derived.family, account.families)),
        timeline=_timeline(readings, index),
        rejected=tuple(
            doc.RejectedDoc(r.path, r.stage, r.reason)
            for r in sorted(rejected, key=lambda r: (r.path, r.stage, r.reason))
        ),
        overview=derived.overview([r.article for r in readings], account.families, account.derivations),
    )


@dataclass(frozen=True, slots=True)
class _Index:
    readings: Mapping[str, Reading]
    articles: Mapping[str, Article]
    publishers: Mapping[str, str | None]
    derivations: Mapping[str, Derivation]
    statements: Mapping[str, Statement]
    entity_at: Mapping[Passage, Entity]
    claims_of: Mapping[str, tuple[str, ...]]  # statement -> claims
    told_by: Mapping[str, tuple[str, ...]]  # article -> claims in its own voice
    family_of: Mapping[str, str]
    conflicts: Sequence[Conflict]
    lineages: Mapping[str, Lineage]
    places_in: Mapping[str, Sequence[tuple[Span, Entity]]]

    @classmethod
    def of(cls, readings: Sequence[Reading], account: Account) -> _Index:
        claims_of: dict[str, list[str]] = defaultdict(list)
        told_by: dict[str, list[str]] = defaultdict(list)
        places_in: dict[str, list[tuple[Span, Entity]]] = defaultdict(list)
        for entity in account.entities:
            for p in entity.mentions if entity.kind is EntityKind.PLACE else ():
                places_in[p.article].append((p.span, entity))
        for claim in account.claims:
            for s in claim.statements:
                claims_of[s].append(claim.id)
            for article in sorted({n.passage.article for n in claim.narrated}):
                told_by[article].append(claim.id)
        return cls(
            readings={r.article.id: r for r in readings},
            articles={r.article.id: r.article for r in readings},
            publishers=derived.publishers([r.article for r in readings]),
            derivations={d.article: d for d in account.derivations},
            statements={s.id: s for r in readings for s in r.statements},
            entity_at={p: e for e in account.entities for p in e.mentions},
            claims_of={k: tuple(v) for k, v in claims_of.items()},
            told_by={k: tuple(v) for k, v in told_by.items()},
            family_of={a: f.id for f in account.families for a in f.articles},
            conflicts=account.conflicts,
            lineages={line.claim: line for line in account.lineages},
            places_in=places_in,
        )

    def article(self, id_: str) -> Article:
        return self.articles[id_]

    def place(self, statement: Statement) -> tuple[str, Span, str]:
        return (self.article(statement.article).path, statement.content[0], statement.id)

    def denies(self, claim: str) -> bool:
        return any(
            self.statements[o].stance is Stance.DENIES
            for origin in self.lineages[claim].origins
            for o in origin.statements
        )

    def places_named(self, named: Named, articles: Iterable[str]) -> set[Entity]:
        """The places that words of one of the articles name; the name tells which article it is."""
        return {
            e
            for article in articles
            if named.span and " ".join(named.span.of(self.article(article).text).split()) == named.name
            for span, e in self.places_in[article]
            if named.span.contains(span)
        }

    def speaker(self, statement: Statement) -> Entity | None:
        return self.named(statement.article, statement.speaker)

    def named(self, article: str, named: Named | None) -> Entity | None:
        return self.entity_at.get(Passage(article, named.span)) if named and named.span else None


def _stamp(made_at: datetime | None) -> str:
    if made_at is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        made_at = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(when: When | None) -> doc.Time | None:
    return doc.Time(when.value, when.precision.value) if when else None


def _words(text: str, span: Span | None) -> doc.Words | None:
    return doc.Words(span.start, span.end, span.of(text)) if span else None


def _article(reading: Reading, index: _Index) -> doc.ArticleDoc:
    a = reading.article
    return doc.ArticleDoc(
        id=a.id,
        path=a.path,
        url=a.url,
        outlet=a.outlet,
        title=a.title_text(),
        byline=a.byline,
        credit=a.credit,
        published=_time(a.published),
        language=a.language,
        sha256=a.sha256,
        words=len(a.text.split()),
        family=index.family_of[a.id],
        own_voice_claims=index.told_by.get(a.id, ()),
        text=a.text,
        removed=tuple(
            doc.RemovedDoc(r.kind.value, r.span.of(a.source_text)) for r in a.removed if r.kind is not Furniture.SPACE
        ),
        publisher=index.publishers[a.id],
        credits=derived.credits_of(a),
        derivation=derived.derivation(index.derivations.get(a.id), index.articles),
    )


def _entity(e: Entity) -> doc.EntityDoc:
    return doc.EntityDoc(e.id, e.kind.value, e.name, e.aliases, e.role, e.side, _place(e.place), e.evidence)


def _place(place: Place | None) -> doc.PlaceDoc | None:
    return doc.PlaceDoc(place.lat, place.lon, place.id if place.id > 0 else None) if place else None


def _statement(s: Statement, index: _Index) -> doc.StatementDoc:
    text = index.article(s.article).text
    entity = index.speaker(s)
    name = entity.name if entity else s.speaker.name if s.speaker else None
    relays = tuple(e.name if (e := index.named(s.article, r)) else r.name for r in s.relays)
    return doc.StatementDoc(
        id=s.id,
        article=s.article,
        form=s.form.value,
        stance=s.stance.value,
        hedged=s.hedged,
        content=tuple(doc.Words(c.start, c.end, c.of(text)) for c in s.content),
        source=_words(text, s.source),
        cue=_words(text, s.cue),
        speaker=entity.id if entity else None,
        speaker_name=name,
        chain=chain_of(relays, name),
        addressee=s.addressee.name if s.addressee else None,
        occasion=s.occasion.name if s.occasion else None,
        said_on=_time(s.said_on),
        claims=index.claims_of.get(s.id, ()),
        confidence=s.confidence,
        made_by=s.made_by,
    )


def _claim(claim: Claim, line: Lineage, index: _Index) -> doc.ClaimDoc:
    statements = [index.statements[s] for s in claim.statements]
    gist = claim.gist.span.of(index.article(claim.gist.article).text)
    denials = [
        c
        for conflict in index.conflicts
        if conflict.kind is ConflictKind.DENIAL and claim.id in conflict.claims
        for c in conflict.claims
        if c != claim.id and index.denies(c)
    ]
    first = index.article(line.first_seen) if line.first_seen else None
    return doc.ClaimDoc(
        id=claim.id,
        gist=" ".join(gist.split()),
        statements=tuple(s.id for s in sorted(statements, key=index.place)),
        narrated=tuple(_narrated(n.passage, index, dropped=n.dropped) for n in claim.narrated),
        articles=line.articles,
        outlets=line.outlets,
        origins=tuple(doc.OriginDoc(o.name, o.entity, o.kind.value, o.statements) for o in line.origins),
        sides=line.sides,
        relays=line.relays,
        families=line.families,
        declines=line.declines,
        denials=tuple(sorted(set(denials))),
        first_seen=doc.FirstSeen(first.id, _time(first.published)) if first else None,
        quantities=_quantities(claim, index),
        drift=_drift(claim, line, index),
        confidence=claim.confidence,
    )


def _narrated(passage: Passage, index: _Index, *, dropped: bool) -> doc.NarratedDoc:
    text = index.article(passage.article).text
    return doc.NarratedDoc(passage.article, passage.span.start, passage.span.end, passage.span.of(text), dropped)


def _quantities(claim: Claim, index: _Index) -> tuple[doc.QuantityDoc, ...]:
    """The figures in all tellings of a claim."""
    spans = [(s.article, c) for id_ in claim.statements for s in [index.statements[id_]] for c in s.content]
    spans += [(n.passage.article, n.passage.span) for n in claim.narrated]
    found = []
    for article, span in sorted(spans):
        reading = index.readings[article]
        found += [
            _quantity(q, article, reading.article.text) for q in reading.annotated.quantities if span.contains(q.span)
        ]
    return tuple(dict.fromkeys(found))


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
        as_of=_time(q.as_of),
    )


def _drift(claim: Claim, line: Lineage, index: _Index) -> doc.Drift:
    statements = [index.statements[s] for s in claim.statements]
    figures: dict[str, dict[float, str]] = defaultdict(dict)
    for q in _quantities(claim, index):
        figures[q.unit].setdefault(q.value, q.text)
    named = sorted({s.source.of(index.article(s.article).text) for s in statements if s.source})
    return doc.Drift(
        figures=tuple(sorted(f for variants in figures.values() if len(variants) > 1 for f in variants.values())),
        hedged_in=line.hedged_in,
        flat_in=tuple(a for a in line.articles if a not in line.hedged_in) if line.hedged_in else (),
        named_as=tuple(named) if len(named) > 1 else (),
    )


def _conflict(c: Conflict) -> doc.ConflictDoc:
    return doc.ConflictDoc(c.id, c.kind.value, c.claims, c.why, c.values)


def _movement(m: Movement, index: _Index) -> doc.MovementDoc:
    tellers = {
        s.id
        for p in m.passages
        for s in index.readings[p.article].statements
        if any(c.overlaps(p.span) for c in s.content)
    }
    origins = {o.name for c in m.claims for o in index.lineages[c].origins if tellers & set(o.statements)}
    return doc.MovementDoc(
        id=m.id,
        who=m.who,
        what=m.what,
        quantity=m.quantity,
        from_=_end(m.origin, m, index),
        to=_end(m.destination, m, index),
        when=_time(m.when),
        claims=m.claims,
        articles=tuple(sorted({p.article for p in m.passages})),
        origins=tuple(sorted(origins)),
        passages=tuple(_narrated(p, index, dropped=False) for p in m.passages),
    )


def _end(named: Named | None, movement: Movement, index: _Index) -> doc.EndDoc | None:
    if named is None:
        return None
    found = index.places_named(named, {p.article for p in movement.passages})
    entity = next(iter(found)) if len(found) == 1 else None
    place = entity.place if entity else None
    return doc.EndDoc(
        name=named.name,
        entity=entity.id if entity else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )


def _timeline(readings: Sequence[Reading], index: _Index) -> tuple[doc.TimelineEntry, ...]:
    """What statements say happened on a named day, in time order."""
    entries: dict[tuple[When, str], set[str]] = defaultdict(set)
    for reading in readings:
        text = reading.article.text
        for s in reading.statements:
            for date in reading.annotated.dates:
                exact = date.when is not None and date.when.precision is not Precision.YEAR
                if date.when is not None and exact and any(c.contains(date.span) for c in s.content):
                    words = " ".join(" ".join(c.of(text) for c in s.content).split())
                    entries[date.when, words].update(index.claims_of.get(s.id, ()))
    return tuple(
        doc.TimelineEntry(doc.Time(when.value, when.precision.value), words, tuple(sorted(claims)))
        for (when, words), claims in sorted(entries.items())
    )
