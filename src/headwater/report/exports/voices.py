"""Whoever speaks, each under one id, for the forms that link records together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.report.document import EntityDoc, StatementDoc
from headwater.report.index import Index


@dataclass(frozen=True, slots=True)
class Voice:
    """An entity, or somebody of whom only the words in one claim or statement are known."""

    id: str
    name: str
    kind: str  # person | organisation | place | group; unnamed, witness or speaker where no entity is known
    entity: EntityDoc | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a brief.

    Who is not named cannot be told apart from others who are not, so such an origin is a voice of its claim alone:
    the officials of two claims are not made one person.
    """

    origins: Mapping[str, Mapping[int, Voice]]  # claim -> place of the origin in it, from 1; without own voices
    statements: Mapping[str, Voice]

    @classmethod
    def of(cls, index: Index) -> Voices:
        origins: dict[str, dict[int, Voice]] = {}
        behind: dict[str, Voice] = {}
        for claim in index.brief.claims:
            for number, origin in enumerate(claim.origins, 1):
                if origin.kind == "own_voice":
                    continue
                known = index.entities[origin.entity] if origin.entity is not None else None
                voice = _entity(known) if known else Voice(f"{claim.id}.{number}", origin.name, origin.kind)
                origins.setdefault(claim.id, {})[number] = voice
                for statement in origin.statements:
                    behind.setdefault(statement, voice)
        return cls(origins, {s.id: _speaker(index, s, behind.get(s.id)) for s in index.brief.statements})

    def all(self) -> tuple[Voice, ...]:
        """Every voice once, those of origins first."""
        origins = (voice for voices in self.origins.values() for voice in voices.values())
        return tuple({voice.id: voice for voice in (*origins, *self.statements.values())}.values())


def _speaker(index: Index, statement: StatementDoc, behind: Voice | None) -> Voice:
    if statement.speaker is not None:
        return _entity(index.entities[statement.speaker])
    return behind or Voice(statement.id, index.speaker_name(statement), "unnamed")


def _entity(entity: EntityDoc) -> Voice:
    return Voice(entity.id, entity.name, entity.kind, entity)
