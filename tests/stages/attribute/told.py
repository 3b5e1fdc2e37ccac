"""A statement in words, for tests to compare."""

from __future__ import annotations

from typing import NamedTuple, Self

from headwater.types import Statement


class Told(NamedTuple):
    said: str  # content; " … " where the cue interrupts
    source: str | None
    cue: str | None
    speaker: str | None
    relays: tuple[str, ...]
    form: str
    stance: str
    hedged: bool
    addressee: str | None
    occasion: str | None
    said_on: str | None

    @classmethod
    def of(cls, statement: Statement, text: str) -> Self:
        return cls(
            said=" … ".join(span.of(text) for span in statement.content),
            source=statement.source.of(text) if statement.source else None,
            cue=statement.cue.of(text) if statement.cue else None,
            speaker=statement.speaker.name if statement.speaker else None,
            relays=tuple(relay.name for relay in statement.relays),
            form=statement.form.value,
            stance=statement.stance.value,
            hedged=statement.hedged,
            addressee=statement.addressee.name if statement.addressee else None,
            occasion=statement.occasion.name if statement.occasion else None,
            said_on=statement.said_on.value if statement.said_on else None,
        )
