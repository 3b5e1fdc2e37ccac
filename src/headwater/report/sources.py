"""Who is quoted by whom, on which side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.report import wording
from headwater.report.index import Index
from headwater.report.wording import Source

MOST_OUTLETS = 6  # named beside one speaker
MOST_CLAIMS = 8  # linked beside one speaker
SIDE_UNKNOWN = "side not known"


@dataclass(frozen=True, slots=True)
class Side:
    """The speakers of one party, the most quoted first."""

    name: str
    statements: int
    sources: tuple[Source, ...]

    @property
    def title(self) -> str:
        """``Veland: 3 speakers, 12 statements``."""
        return (
            f"{self.name}: {wording.count(len(self.sources), 'speaker')}, {wording.count(self.statements, 'statement')}"
        )


def sides(sources: Sequence[Source]) -> tuple[Side, ...]:
    """The sources by side, the most quoted side first and those whose side nobody knows last."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.side, []).append(source)
    found = [
        Side(side or SIDE_UNKNOWN, sum(s.statements for s in group), tuple(group)) for side, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda s: (s.name == SIDE_UNKNOWN, -s.statements, s.name)))


def quoted_by(source: Source) -> str:
    """Who prints the speaker's words, and how often: ``Harbour Post 4, Daily Oren 2 and 3 more``."""
    named = (f"{outlet} {number:,}" for outlet, number in source.by_outlet)
    return wording.listing(named, limit=MOST_OUTLETS)


def claims_of(index: Index, source: Source) -> tuple[str, ...]:
    """Its claims, the most widely carried first."""
    listed = (c for c in dict.fromkeys(source.claims) if c in index.numbers)
    return tuple(sorted(listed, key=index.numbers.__getitem__))
