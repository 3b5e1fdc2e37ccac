"""Sentences in an article's own voice that tell what others attribute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align.compare import FEWEST_WORDS, near_rows
from headwater.stages.align.units import Unit, agreeing, clashing, names_in, quantities_in
from headwater.types import Annotated, Narrated, Passage, Quantity, Reading, Sentence, Stance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REPORTING = frozenset(
    ["say", "tell", "announce", "claim", "state", "declare", "add", "explain", "insist", "deny", "quote"]
)
MOST_ATTRIBUTED = 0.3  # share of a sentence that may lie inside statements
SHORTEST = 4  # words
NAMELESS = 0.08  # how much closer a passage must be that shares no name or figure


def match_narrated(
    readings: Sequence[Reading],
    units: Sequence[Unit],
    encoded: NDArray[np.float32],
    groups: Sequence[Sequence[int]],
    settings: Settings,
) -> dict[int, tuple[Narrated, ...]]:
    """For each group (by number) the narrated passages that tell it; a passage goes to the nearest group only."""
    group_of = {unit: n for n, group in enumerate(groups) for unit in group}
    passages = _own_voice(readings)
    rows = vectors.encode([text for _, text, _, _ in passages])
    best: dict[int, tuple[float, int]] = {}
    for row, column, cosine in near_rows(rows, encoded, settings.same_claim):
        _, _, names, quantities = passages[row]
        candidate = (cosine, -group_of[column])
        if candidate <= best.get(row, (0.0, 0)) or not _fits(
            units[column], names, quantities, cosine, settings.same_claim
        ):
            continue
        # last, since it looks at the whole group
        if not any(clashing(quantities, units[k].quantities) for k in groups[group_of[column]]):
            best[row] = candidate
    told: dict[int, list[Narrated]] = defaultdict(list)
    for row, (cosine, group) in best.items():
        told[-group].append(Narrated(passages[row][0], dropped=cosine >= settings.dropped_attribution))
    return {group: tuple(found) for group, found in told.items()}


def _fits(unit: Unit, names: frozenset[str], quantities: Sequence[Quantity], cosine: float, threshold: float) -> bool:
    if unit.statement.stance is not Stance.ASSERTS or len(unit.text.split()) < FEWEST_WORDS:
        return False
    return bool(names & unit.names) or agreeing(quantities, unit.quantities) or cosine >= threshold + NAMELESS


def _reports(annotated: Annotated, sentence: Sentence) -> bool:
    """Whether somebody speaks in the sentence, though no statement was made of it: then it is nobody's own voice."""
    words = annotated.tokens[sentence.first : sentence.last]
    return any((w.pos == "VERB" and w.lemma in _REPORTING) or w.lemma.lower() == "according" for w in words)


def _own_voice(readings: Sequence[Reading]) -> list[tuple[Passage, str, frozenset[str], tuple[Quantity, ...]]]:
    """The sentences that no statement covers, with their words, names and figures."""
    passages = []
    for reading in readings:
        text = reading.article.text
        attributed = [c for s in reading.statements for c in s.content]
        marked = [s for st in reading.statements for s in (st.source, st.cue) if s]
        for sentence in reading.annotated.sentences:
            span = sentence.span
            covered = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in attributed)
            words = span.of(text).split()
            carries_cue = any(span.overlaps(m) for m in marked) or _reports(reading.annotated, sentence)
            if covered > MOST_ATTRIBUTED * len(span) or carries_cue or len(words) < SHORTEST:
                continue
            passages.append(
                (
                    Passage(reading.article.id, span),
                    " ".join(words),
                    names_in(reading.annotated, [span]),
                    quantities_in(reading.annotated, [span]),
                )
            )
    return sorted(passages, key=lambda p: p[0])
