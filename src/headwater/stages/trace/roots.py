"""The statements of a claim grouped by the voice that they go back to, before rules say which voices are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.stages.resolve.clusters import BODIES
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.speakers import Voice, voices_of
from headwater.types import Entity, EntityKind, OriginKind, Statement


@dataclass(frozen=True, slots=True)
class Root:
    """Statements that go back to one voice."""

    numbers: frozenset[int]  # of the groups that it is made of
    key: str  # of the voice (see ``speakers``)
    name: str
    entity: Entity | None
    kind: OriginKind
    statements: tuple[Statement, ...]

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(s.article for s in self.statements)

    @property
    def role(self) -> str | None:
        return self.entity.role if self.entity else None

    def is_person(self) -> bool:
        return self.entity is not None and self.entity.kind is EntityKind.PERSON

    def is_body(self) -> bool:
        return self.entity is not None and self.entity.kind in BODIES

    def joined(self, other: Root) -> Root:
        both = {s.id: s for s in (*self.statements, *other.statements)}
        told = tuple(both[id_] for id_ in sorted(both))
        return replace(self, numbers=self.numbers | other.numbers, statements=told)


def roots_of(statements: Sequence[Statement], corpus: Corpus) -> list[Root]:
    """The statements of a claim by their voices."""
    groups: dict[tuple[OriginKind, str], list[tuple[Voice, Statement]]] = defaultdict(list)
    for statement in statements:
        for voice in voices_of(statement, corpus):
            groups[voice.kind, voice.key].append((voice, statement))
    return [_root(n, kind, key, groups[kind, key]) for n, (kind, key) in enumerate(sorted(groups))]


def _root(number: int, kind: OriginKind, key: str, told: Sequence[tuple[Voice, Statement]]) -> Root:
    entity = next((voice.entity for voice, _ in told if voice.entity), None)
    name = min({voice.name for voice, _ in told}, key=lambda n: (-len(n), n))
    unique = {s.id: s for _, s in told}
    return Root(frozenset({number}), key, name, entity, kind, tuple(unique[id_] for id_ in sorted(unique)))
