"""A conflict, or what looks like one, before it is known which of several reasons for two claims is the strongest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.ids import content_id, made_by
from headwater.types import Conflict, ConflictKind, Passage, Reconciled, Reconciliation

NAME = "compare"
VERSION = "6"
MADE_BY = made_by(NAME, VERSION)

# where several reasons set two claims against each other, the first of these is told
_STRONGEST = list(ConflictKind)


@dataclass(frozen=True, slots=True)
class Found:
    """Two claims set against each other; ``reason`` None: in conflict, otherwise what reconciles them."""

    kind: ConflictKind
    claims: tuple[str, str]
    why: str
    values: tuple[str, ...]
    passages: tuple[Passage, ...]
    confidence: float
    reason: Reconciliation | None = None

    @property
    def pair(self) -> tuple[str, str]:
        first, second = sorted(self.claims)
        return first, second

    @property
    def rank(self) -> tuple[int, float, str, tuple[Passage, ...]]:
        return _STRONGEST.index(self.kind), -self.confidence, self.why, self.passages

    def conflict(self) -> Conflict:
        id_ = content_id("cf", self.kind, *self.pair)
        rounded = round(self.confidence, 3)
        return Conflict(id_, self.kind, self.pair, self.why, self.values, MADE_BY, self.passages, rounded)

    def reconciled(self, reason: Reconciliation) -> Reconciled:
        id_ = content_id("rc", self.kind, *self.pair)
        return Reconciled(id_, self.kind, self.pair, reason, self.why, self.values, self.passages, MADE_BY)


def sureness(signs: int, cosine: float, *, most: float = 0.9) -> float:
    """The confidence in a conflict that a rule found, from how many signs there are that it is of one event."""
    return min(most, 0.4 + 0.15 * signs + 0.2 * max(0.0, cosine))


def strongest(found: Iterable[Found]) -> list[Found]:
    """For each two claims the one that is told, by pair."""
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=lambda f: f.rank):
        best.setdefault(one.pair, one)
    return [best[pair] for pair in sorted(best)]
