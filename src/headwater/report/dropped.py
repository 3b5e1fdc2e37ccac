"""Dropped attributions: who tells in its own voice what others attribute, with the words of both."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.report import wording
from headwater.report.document import ClaimDoc
from headwater.report.index import Index
from headwater.report.passages import View, narrated_view, said_views

MOST_OWN = 4  # passages in the articles' own voice shown of one claim


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim whose attribution is lost in some articles."""

    claim: ClaimDoc
    title: str
    own: tuple[View, ...]  # at most MOST_OWN
    own_left: int  # how many more there are
    attributed: View | None  # the same claim as the first article that attributes it has it


def number(index: Index) -> int:
    """How many claims have lost their attribution somewhere."""
    return sum(any(n.dropped for n in c.narrated) for c in index.listed)


def dropped(index: Index, limit: int) -> tuple[Dropped, ...]:
    """The first ``limit`` of them, the most widely carried first."""
    found = (c for c in index.listed if any(n.dropped for n in c.narrated))
    return tuple(_dropped(index, claim) for claim, _ in zip(found, range(limit), strict=False))


def _dropped(index: Index, claim: ClaimDoc) -> Dropped:
    lost = [n for n in index.narrated_of(claim) if n.dropped]
    return Dropped(
        claim=claim,
        title=_title(index, claim),
        own=tuple(narrated_view(index, n) for n in lost[:MOST_OWN]),
        own_left=max(0, len(lost) - MOST_OWN),
        attributed=_attributed(index, claim),
    )


def _attributed(index: Index, claim: ClaimDoc) -> View | None:
    """The first statement of another article than those that dropped the attribution, else of any."""
    lost = {n.article for n in claim.narrated if n.dropped}
    said = [s for s in index.statements_of(claim) if s.source is not None] or index.statements_of(claim)
    first = sorted(said, key=lambda s: s.article in lost)[:1]
    return next(iter(said_views(index, claim, first)), None)


def _title(index: Index, claim: ClaimDoc) -> str:
    """``Lantern and Orle Post say in their own voice what 4 others attribute to Osk Varn``."""
    lost = [n.article for n in index.narrated_of(claim) if n.dropped]
    outlets = index.outlets(lost)
    others = {index.statements[s].article for s in claim.statements} - set(lost)
    whom = f" to {wording.voices(index, claim)}" if index.origins_of(claim) else ""
    says = "says in its own voice" if len(outlets) == 1 else "say in their own voice"
    if not others:
        return f"{wording.listing(outlets)} {says} what it attributes{whom} elsewhere in the article"
    verb = f"{wording.count(len(others), 'other article')} {'attributes' if len(others) == 1 else 'attribute'}"
    return f"{wording.listing(outlets)} {says} what {verb}{whom}"
