"""align: statements and narrated passages -> Claim*. The same claim in other words.

A pair of statements is judged on the cosine of their vectors, a common speaker, common and clashing figures
(``compare``); clusters grow from the surest pair and never chain (``cluster``). Sentences in an article's own voice
join the claim that they match, if they share a name or figure with it (``narrated``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from headwater.ids import content_id, made_by
from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align.cluster import cluster
from headwater.stages.align.compare import candidate_pairs
from headwater.stages.align.narrated import match_narrated
from headwater.stages.align.units import Unit, units_of
from headwater.types import Claim, Entity, Form, Narrated, Passage, Reading, Stance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "align"
VERSION = "1"


def made(settings: Settings) -> str:
    return made_by(NAME, VERSION, model=vectors.VERSION, same=settings.same_claim, dropped=settings.dropped_attribution)


def align(readings: Sequence[Reading], entities: Sequence[Entity], settings: Settings) -> tuple[Claim, ...]:
    """Every statement in exactly one claim, sorted by id; order of the readings makes no difference."""
    units = units_of(readings, entities)
    encoded = vectors.encode([u.text for u in units])
    pairs = candidate_pairs(units, encoded, settings.same_claim)
    groups = cluster(units, encoded, pairs, settings.same_claim)
    told = match_narrated(readings, units, encoded, groups, settings)
    step = made(settings)
    claims = [
        _claim([units[i] for i in group], encoded[group], told.get(n, ()), pairs, group, step)
        for n, group in enumerate(groups)
    ]
    return tuple(sorted(claims, key=lambda c: c.id))


def _claim(
    members: Sequence[Unit],
    encoded: NDArray[np.float32],
    narrated: Sequence[Narrated],
    pairs: Mapping[tuple[int, int], float],
    group: Sequence[int],
    step: str,
) -> Claim:
    scores = [pairs[a, b] for n, a in enumerate(group) for b in group[n + 1 :] if (a, b) in pairs]
    return Claim(
        id=content_id("cl", *sorted(u.statement.id for u in members)),
        gist=_gist(members, encoded),
        statements=tuple(sorted(u.statement.id for u in members)),
        narrated=tuple(sorted(narrated, key=lambda n: n.passage)),
        confidence=round(min([1.0, *scores]), 3),
        made_by=step,
    )


def _gist(members: Sequence[Unit], encoded: NDArray[np.float32]) -> Passage:
    """The clearest telling: unbroken, flat, affirmed, of a sentence's length, as indirect speech if there is one.

    Among equals, the one that lies nearest to all others.
    """
    centrality = encoded @ encoded.mean(axis=0)

    def unclear(place: int) -> tuple[object, ...]:
        s = members[place].statement
        words = len(members[place].text.split())
        length = 0 if 7 <= words <= 35 else 1 if words > 3 else 2
        return (
            s.stance is not Stance.ASSERTS,
            len(s.content) > 1,
            length,
            s.form is not Form.INDIRECT,
            s.hedged,
            round(-float(centrality[place]), 3),
            s.article,
            s.content[0],
        )

    best = members[min(range(len(members)), key=unclear)].statement
    return Passage(best.article, max(best.content, key=len))
