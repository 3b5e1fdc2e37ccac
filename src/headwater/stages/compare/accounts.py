"""Accounts that cannot both be true where no rule can tell: a trained judge reads both tellings."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from headwater.models import judge
from headwater.stages.align.blame import event_of
from headwater.stages.align.events import lacks, shared_names
from headwater.stages.align.likeness import codes_of
from headwater.stages.compare.found import Found
from headwater.stages.compare.story import Stories
from headwater.stages.compare.tellings import Telling
from headwater.types import ConflictKind, Stance

# probability; of twelve accounts from .9 on, in 35 annotated stories and a pile of news, four were right, and three of
# the four where one telling has a "not" and the other none
CONFLICT = 0.9
LIKE = 0.55  # cosine of two tellings that it is asked of
ASKED = 2  # of each telling's nearest
MOST_WORDS = 60
_NOT = re.compile(
    r"(?:\b(?:not|never|no|none|nobody|neither)\b|n[’']t\b)(?! (?:for|only|just|even|yet|the first)\b)", re.IGNORECASE
)


def probabilities(pairs: Sequence[tuple[Telling, Telling]]) -> npt.NDArray[np.float64]:
    """How sure the judge is that two tellings conflict, one number a pair."""
    logits = judge.judge([(a.unit.told, b.unit.told) for a, b in pairs]).astype(np.float64)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(odds[:, judge.CONFLICT] / odds.sum(axis=1))


def accounts(stories: Stories) -> Iterator[Found]:
    """Pairs of near tellings by different speakers that the judge holds for a conflict."""
    near = ((stories.tellings[i], stories.tellings[j]) for i, j in _near(stories))
    # the judge need not read what would not be shown
    pairs = [pair for pair in near if _one_negates(*pair) or _kind(*pair) is not ConflictKind.ACCOUNT]
    for (one, other), sure in zip(pairs, probabilities(pairs), strict=True):
        if sure >= CONFLICT:
            yield _found(one, other, float(sure))


def _near(stories: Stories) -> list[tuple[int, int]]:
    """For each telling the nearest few that may conflict with it.

    Two named voices: what articles say in their own voice is told of so much that the judge's few findings there were
    nearly all wrong. Figures have rules of their own, and who denies is found by what is denied.
    """
    told = stories.tellings
    voices = {n for n, t in enumerate(told) if not t.own_voice and t.unit.stance is not Stance.DECLINES}
    claim, speaker = codes_of([t.claim for t in told]), codes_of([t.speaker for t in told])
    stance, counts = codes_of([t.unit.stance for t in told]), np.array([bool(t.unit.quantities) for t in told])
    near: dict[int, list[tuple[float, int]]] = {}
    for i, j, cosine in stories.near_pairs(voices, LIKE):
        may = (claim[i] != claim[j]) & (speaker[i] != speaker[j]) & (stance[i] == stance[j]) & ~(counts[i] & counts[j])
        for one, other, likeness in zip(i[may].tolist(), j[may].tolist(), cosine[may].tolist(), strict=True):
            near.setdefault(one, []).append((-round(likeness, 5), other))
            near.setdefault(other, []).append((-round(likeness, 5), one))
    return sorted({(min(i, j), max(i, j)) for i, others in near.items() for _, j in heapq.nsmallest(ASKED, others)})


def _one_negates(one: Telling, other: Telling) -> bool:
    return bool(_NOT.search(one.unit.text)) is not bool(_NOT.search(other.unit.text))


def _kind(one: Telling, other: Telling) -> ConflictKind:
    first, second = (event_of(t.unit, t.page) for t in (one, other))
    if first.days and second.days and not first.days & second.days:
        return ConflictKind.TIME
    apart = lacks(first.names, second.around) and lacks(second.names, first.around)
    return ConflictKind.PLACE if apart and not shared_names(first, second) else ConflictKind.ACCOUNT


def _found(one: Telling, other: Telling, sure: float) -> Found:
    return Found(
        kind=_kind(one, other),
        claims=(one.claim, other.claim),
        why=", ".join(f'{t.says} "{" ".join(t.unit.text.split()[:MOST_WORDS])}"' for t in (one, other)),
        values=(),
        passages=(one.passage, other.passage),
        confidence=sure,
    )
