"""Look-ups into readings and an account, built once and shared by what makes documents of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from headwater.report import derived
from headwater.report import document as doc
from headwater.types import (
    Account,
    Article,
    Claim,
    Conflict,
    ConflictKind,
    Derivation,
    Entity,
    EntityKind,
    Lineage,
    Named,
    Passage,
    Reading,
    Span,
    Stance,
    Statement,
    When,
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Records:
    """Readings and their account by id."""

    readings: Mapping[str, Reading]
    articles: Mapping[str, Article]
    publishers: Mapping[str, str | None]
    derivations: Mapping[str, Derivation]
    statements: Mapping[str, Statement]
    entity_at: Mapping[Passage, Entity]
    claims_of: Mapping[str, tuple[str, ...]]  # statement -> claims
    told_by: Mapping[str, tuple[str, ...]]  # article -> claims in its own voice
    family_of: Mapping[str, str]
    denials: Mapping[str, Sequence[Conflict]]  # claim -> conflicts in which one denies the other
    lineages: Mapping[str, Lineage]
    places_in: Mapping[str, Sequence[tuple[Span, Entity]]]

    @classmethod
    def of(cls, readings: Sequence[Reading], account: Account) -> Records:
        places_in: dict[str, list[tuple[Span, Entity]]] = defaultdict(list)
        for entity in account.entities:
            for p in entity.mentions if entity.kind is EntityKind.PLACE else ():
                places_in[p.article].append((p.span, entity))
        return cls(
            readings={r.article.id: r for r in readings},
            articles={r.article.id: r.article for r in readings},
            publishers=derived.publishers([r.article for r in readings]),
            derivations={d.article: d for d in account.derivations},
            statements={s.id: s for r in readings for s in r.statements},
            entity_at={p: e for e in account.entities for p in e.mentions},
            claims_of=_by_key((s, c.id) for c in account.claims for s in c.statements),
            told_by=_by_key((a, c.id) for c in account.claims for a in _narrating(c)),
            family_of={a: f.id for f in account.families for a in f.articles},
            denials=_by_key((id_, c) for c in account.conflicts if c.kind is ConflictKind.DENIAL for id_ in c.claims),
            lineages={line.claim: line for line in account.lineages},
            places_in=places_in,
        )

    def article(self, id_: str) -> Article:
        return self.articles[id_]

    def place(self, statement: Statement) -> tuple[str, Span, str]:
        """Where a statement stands in the order of the brief."""
        return (self.article(statement.article).path, statement.content[0], statement.id)

    def denies(self, claim: str) -> bool:
        """Whether somebody whom the claim goes back to denies something with it."""
        return any(
            self.statements[o].stance is Stance.DENIES
            for origin in self.lineages[claim].origins
            for o in origin.statements
        )

    def speaker(self, statement: Statement) -> Entity | None:
        return self.named(statement.article, statement.speaker)

    def named(self, article: str, named: Named | None) -> Entity | None:
        return self.entity_at.get(Passage(article, named.span)) if named and named.span else None

    def words(self, article: str, span: Span) -> doc.Words:
        return doc.Words(span.start, span.end, span.of(self.article(article).text))

    def passage(self, p: Passage) -> doc.PassageDoc:
        return doc.PassageDoc(p.article, p.span.start, p.span.end, p.span.of(self.article(p.article).text))


def _narrating(claim: Claim) -> list[str]:
    return sorted({n.passage.article for n in claim.narrated})


def _by_key(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def time(when: When | None) -> doc.Time | None:
    return doc.Time(when.value, when.precision.value) if when else None
