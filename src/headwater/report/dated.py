"""What the timeline holds: what is said to have happened when, and what was first told when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from headwater.report import document as doc
from headwater.report.claimed import told
from headwater.report.records import Records, time
from headwater.types import (
    Account,
    Claim,
    DateMention,
    Event,
    Lineage,
    Movement,
    OriginKind,
    Precision,
    Stance,
    TimeKind,
)

USUAL = 0.25  # of the tellings that give the date most given
CARRIED = 2  # articles that carry a claim whose first telling is an entry of its own


def timeline(account: Account, records: Records) -> tuple[doc.TimelineEntry, ...]:
    """Entries in the order of time; of one time, what happened comes before what was told."""
    found = {e for pair in zip(account.claims, account.lineages, strict=True) for e in _of_claim(*pair, records)}
    dated = {claim for e in found if e.kind == "happened" for claim in e.claims}
    events: list[Movement | Event] = [*account.movements, *account.events]
    found |= {entry for event in events if dated.isdisjoint(event.claims) for entry in _of(event, records)}
    return tuple(sorted(found, key=lambda e: (e.when.value, e.kind, e.text, e.claims)))


def _of_claim(claim: Claim, line: Lineage, records: Records) -> Iterator[doc.TimelineEntry]:
    if claim.statements and all(records.statements[s].stance is Stance.DECLINES for s in claim.statements):
        return  # what somebody would not say
    origins = tuple(o.name for o in line.origins if o.kind is not OriginKind.OWN_VOICE)
    gist = " ".join(claim.gist.span.of(records.article(claim.gist.article).text).split())
    for when, until in sorted(_dates(claim, records), key=str):
        yield doc.TimelineEntry(when, gist, (claim.id,), "happened", until, line.articles, origins)
    first = time(records.article(line.first_seen).published) if line.first_seen else None
    if first is not None and line.first_seen and len(line.articles) >= CARRIED:
        ordered = (line.first_seen, *(a for a in line.articles if a != line.first_seen))
        yield doc.TimelineEntry(first, gist, (claim.id,), "told", None, ordered, origins)


def _dates(claim: Claim, records: Records) -> set[tuple[doc.Time, doc.Time | None]]:
    """The dates in the words that tell the claim.

    Of many tellings some name the day of another thing on the way, so a date that few give beside the usual one is
    left out.
    """
    given = Counter(
        dated
        for passage in told(claim, records)
        for mention in records.readings[passage.article].annotated.dates
        if passage.span.contains(mention.span) and (dated := _dated(mention))
    )
    usual = max(given.values(), default=0)
    return {dated for dated, tellings in given.items() if tellings >= USUAL * usual}


def _dated(mention: DateMention) -> tuple[doc.Time, doc.Time | None] | None:
    """A day or month; a year says too little to put anything in order."""
    when = time(mention.when)
    if when is None or when.precision == Precision.YEAR or mention.kind not in (TimeKind.DATE, TimeKind.TIME):
        return None
    return when, time(mention.until)


def _of(event: Movement | Event, records: Records) -> Iterator[doc.TimelineEntry]:
    """Of what no claim with a date tells: the sentence itself."""
    when = time(event.when)
    if when is None or when.precision == Precision.YEAR:
        return
    passage = event.passages[0]
    text = " ".join(passage.span.of(records.article(passage.article).text).split())
    yield doc.TimelineEntry(when, text, event.claims, "happened", None, event.articles, ())
