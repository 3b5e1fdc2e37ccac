"""report: Account -> Brief. Puts the words to the spans; decides nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from headwater import __version__
from headwater.report import claimed, dated, derived, framed
from headwater.report import document as doc
from headwater.report.records import Records, time
from headwater.settings import Settings
from headwater.types import (
    Account,
    Entity,
    Furniture,
    Place,
    Reading,
    Rejected,
    Statement,
    chain_of,
)

_UNLIKE_OUTPUT = ("jobs", "work")  # settings that change how fast, not what


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
        movements=framed.movements(account.movements, records),
        families=tuple(map(derived.family, account.families)),
        timeline=dated.timeline(account, records),
        rejected=tuple(
            doc.RejectedDoc(r.path, r.stage, r.reason)
            for r in sorted(rejected, key=lambda r: (r.path, r.stage, r.reason))
        ),
        overview=derived.overview([r.article for r in readings], account.families, account.derivations),
        not_conflicts=tuple(claimed.not_conflict(c, records) for c in account.reconciled),
        events=framed.events(account.events, records),
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
