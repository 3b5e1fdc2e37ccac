"""What a party would not say, beside the claim that it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.models import vectors
from headwater.stages.align.units import names_in
from headwater.types import Claim, Reading, Stance

SILENCE = 0.45  # cosine at which what a party would not say belongs beside a claim; a silence is worded shortly
NAMELESS_SILENCE = 0.6  # "how many had left" names nothing that could tie it to a claim


def silences_of(readings: Sequence[Reading], claims: Sequence[Claim]) -> dict[str, list[str]]:
    """For each claim the statements in which a party declines to speak of its subject."""
    by_id = {s.id: s for r in readings for s in r.statements}
    declines = [(r, s) for r in readings for s in r.statements if s.stance is Stance.DECLINES]
    asserted = [c for c in claims if any(by_id[s].stance is Stance.ASSERTS for s in c.statements)]
    articles = {r.article.id: r for r in readings}
    if not declines or not asserted:
        return {}
    silent = vectors.encode([" ".join(c.of(r.article.text) for c in s.content) for r, s in declines])
    gists = vectors.encode([c.gist.span.of(articles[c.gist.article].article.text) for c in asserted])
    best: dict[int, tuple[float, int]] = {}
    for row, column, cosine in vectors.near(silent, gists, SILENCE):
        reading, statement = declines[row]
        names = names_in(reading.annotated, statement.content)
        gist = asserted[column].gist
        shared = names & names_in(articles[gist.article].annotated, [gist.span])
        if shared or (not names and cosine >= NAMELESS_SILENCE):
            best[row] = max(best.get(row, (0.0, 0)), (cosine, -column))
    found: dict[str, list[str]] = defaultdict(list)
    for row, (_, column) in best.items():
        found[asserted[-column].id].append(declines[row][1].id)
    return found
