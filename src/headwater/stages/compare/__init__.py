"""compare: claims -> Compared. Which claims cannot both be true, and what makes those agree that only look so."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.stages.align.parties import Parties
from headwater.stages.compare.accounts import accounts
from headwater.stages.compare.blame import frames_of, owned, responsibility
from headwater.stages.compare.denials import denials_of_deeds, denied_words
from headwater.stages.compare.fabrications import fabrications
from headwater.stages.compare.figures import figure_conflicts
from headwater.stages.compare.found import MADE_BY, NAME, VERSION, Found, strongest
from headwater.stages.compare.story import stories_of
from headwater.stages.compare.tellings import tellings_of
from headwater.types import Claim, Compared, Entity, Reading

__all__ = ["MADE_BY", "NAME", "VERSION", "compare"]


def compare(readings: Sequence[Reading], entities: Sequence[Entity], claims: Sequence[Claim]) -> Compared:
    """The conflicts between claims and what is reconciled, sorted by id, at most one of the two between two claims."""
    stories = stories_of(tellings_of(readings, entities, claims))
    parties = Parties.of(entities)
    told = stories.tellings
    frames = frames_of(told, parties)
    framed = denials_of_deeds(told) | {f.number for f in frames}
    charges = owned(frames, told)
    found: list[Found] = [
        *figure_conflicts(stories),
        *responsibility(stories, charges),
        *fabrications(stories, charges),
        *denied_words(stories, parties, framed),
        *accounts(stories),
    ]
    conflicts = strongest(f for f in found if f.reason is None)
    against = {f.pair for f in conflicts}
    agreed = [f for f in strongest(f for f in found if f.reason is not None) if f.pair not in against]
    return Compared(
        conflicts=tuple(sorted((f.conflict() for f in conflicts), key=lambda c: c.id)),
        reconciled=tuple(sorted((f.reconciled(f.reason) for f in agreed if f.reason), key=lambda r: r.id)),
    )
