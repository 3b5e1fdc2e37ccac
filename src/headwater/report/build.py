"""report: Account -> Brief. Puts the words to the spans; decides nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from headwater import __version__
from headwater.report import claimed, derived
from headwater.report import document as doc
from headwater.report.records import Records, time
from headwater.settings import Settings
from headwater.types import (
    Account,
    Entity,
    Furniture,
    Movement,
    Named,
    Narrated,
    Place,
    Precision,
    Reading,
    Rejected,
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
    records = Records.of(readings, account)
    return doc.Brief(
        schema=doc.SCHEMA,
        headwater=__version__,
        made_at=_stamp(made_at),
        settings={k: v for k, v in asdict(settings).items() if k not in _UNLIKE_OUTPUT},
        articles=tuple(_article(r, records) for r in sorted(readings, key=lambda r: (r.article.path, r.article.id))),
        entities=tuple(_entity(e) for e in account.entities),
        statements=tuple(_statement(s, records) for s in sorted(records.statements.values(), key=records.place)),
        claims=tuple(claimed.claim(c, line, records) for c, line in zip(account.claims, account.lineages, strict=True)),
        conflicts=tuple(claimed.conflict(c, records) for c in account.conflicts),
        movements=tuple(_movement(m, records) for m in account.movements),
        families=tuple(map(derived.family, account.families)),
        timeline=_timeline(readings, records),
        rejected=tuple(
            doc.RejectedDoc(r.path, r.stage, r.reason)
            for r in sorted(rejected, key=lambda r: (r.path, r.stage, r.reason))
        ),
        overview=derived.overview([r.article for r in readings], account.families, account.derivations),
        not_conflicts=tuple(claimed.not_conflict(c, records) for c in account.reconciled),
    )


def _stamp(made_at: datetime | None) -> str:
    if made_at is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        made_at = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _article(reading: Reading, records: Records) -> doc.ArticleDoc:
    a = reading.article
    return doc.ArticleDoc(
        id=a.id,
        path=a.path,
        url=a.url,
        outlet=a.outlet,
        title=a.title_text(),
        byline=a.byline,
        credit=a.credit,
        published=time(a.published),
        language=a.language,
        sha256=a.sha256,
        words=len(a.text.split()),
        family=records.family_of[a.id],
        own_voice_claims=records.told_by.get(a.id, ()),
        text=a.text,
        removed=tuple(
            doc.RemovedDoc(r.kind.value, r.span.of(a.source_text)) for r in a.removed if r.kind is not Furniture.SPACE
        ),
        publisher=records.publishers[a.id],
        credits=derived.credits_of(a),
        derivation=derived.derivation(records.derivations.get(a.id), records.articles),
    )


def _entity(e: Entity) -> doc.EntityDoc:
    return doc.EntityDoc(e.id, e.kind.value, e.name, e.aliases, e.role, e.side, _place(e.place), e.evidence)


def _place(place: Place | None) -> doc.PlaceDoc | None:
    return doc.PlaceDoc(place.lat, place.lon, place.id if place.id > 0 else None) if place else None


def _statement(s: Statement, records: Records) -> doc.StatementDoc:
    entity = records.speaker(s)
    name = entity.name if entity else s.speaker.name if s.speaker else None
    relays = tuple(e.name if (e := records.named(s.article, r)) else r.name for r in s.relays)
    return doc.StatementDoc(
        id=s.id,
        article=s.article,
        form=s.form.value,
        stance=s.stance.value,
        hedged=s.hedged,
        content=tuple(records.words(s.article, c) for c in s.content),
        source=records.words(s.article, s.source) if s.source else None,
        cue=records.words(s.article, s.cue) if s.cue else None,
        speaker=entity.id if entity else None,
        speaker_name=name,
        chain=chain_of(relays, name),
        addressee=s.addressee.name if s.addressee else None,
        occasion=s.occasion.name if s.occasion else None,
        said_on=time(s.said_on),
        claims=records.claims_of.get(s.id, ()),
        confidence=s.confidence,
        made_by=s.made_by,
    )


def _movement(m: Movement, records: Records) -> doc.MovementDoc:
    tellers = {
        s.id
        for p in m.passages
        for s in records.readings[p.article].statements
        if any(c.overlaps(p.span) for c in s.content)
    }
    origins = {o.name for c in m.claims for o in records.lineages[c].origins if tellers & set(o.statements)}
    return doc.MovementDoc(
        id=m.id,
        who=m.who,
        what=m.what,
        quantity=m.quantity,
        from_=_end(m.origin, m, records),
        to=_end(m.destination, m, records),
        when=time(m.when),
        claims=m.claims,
        articles=tuple(sorted({p.article for p in m.passages})),
        origins=tuple(sorted(origins)),
        passages=tuple(claimed.narrated(Narrated(p, dropped=False), records) for p in m.passages),
    )


def _end(named: Named | None, movement: Movement, records: Records) -> doc.EndDoc | None:
    if named is None:
        return None
    found = records.places_named(named, {p.article for p in movement.passages})
    entity = next(iter(found)) if len(found) == 1 else None
    place = entity.place if entity else None
    return doc.EndDoc(
        name=named.name,
        entity=entity.id if entity else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )


def _timeline(readings: Sequence[Reading], records: Records) -> tuple[doc.TimelineEntry, ...]:
    """What statements say happened on a named day, in time order."""
    entries: dict[tuple[When, str], set[str]] = defaultdict(set)
    for reading in readings:
        text = reading.article.text
        for s in reading.statements:
            for date in reading.annotated.dates:
                exact = date.when is not None and date.when.precision is not Precision.YEAR
                if date.when is not None and exact and any(c.contains(date.span) for c in s.content):
                    words = " ".join(" ".join(c.of(text) for c in s.content).split())
                    entries[date.when, words].update(records.claims_of.get(s.id, ()))
    return tuple(
        doc.TimelineEntry(doc.Time(when.value, when.precision.value), words, tuple(sorted(claims)))
        for (when, words), claims in sorted(entries.items())
    )
