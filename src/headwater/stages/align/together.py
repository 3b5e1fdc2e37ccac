"""Which assertions hang together, so that their claims can be made apart from all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from headwater.settings import Settings
from headwater.stages.align.claims import HEADLINE, OFFERED, Graph, log_odds
from headwater.stages.align.compared import Compared
from headwater.stages.align.units import Unit
from headwater.stages.derive.kinship import connected

Labels = npt.NDArray[np.int64]

CONTESTED = 0.42  # cosine from which on another figure may be of the same thing


def labels_of(size: int, kin: npt.ArrayLike, found: Compared, settings: Settings) -> Labels:
    """A number for each of ``size`` assertions, that of its part; ``kin`` are pairs of one statement, in one part.

    Parts are numbered by their first member.
    """
    near = found.odds >= min(log_odds(settings.same_claim), log_odds(OFFERED)) - HEADLINE
    kin_pairs = np.array(kin, dtype=np.int64).reshape(-1, 2)
    links = np.concatenate([np.stack([found.pairs.one[near], found.pairs.other[near]], axis=1), kin_pairs])
    least = connected(size, links.tolist())
    labels: Labels = np.unique(np.array(least, dtype=np.int64), return_inverse=True)[1]
    return labels


def graphs_of(
    units: Sequence[Unit], twins: Sequence[Sequence[Unit]], found: Compared, labels: Labels, parts: Sequence[int]
) -> Iterator[tuple[int, Graph]]:
    """The assertions of each of the parts, which have nothing to do with one of another part."""
    wanted = np.isin(labels, parts)
    contested = _contested(len(units), found)
    inside = np.flatnonzero((labels[found.pairs.one] == labels[found.pairs.other]) & wanted[found.pairs.one])
    pairs: dict[int, list[int]] = defaultdict(list)
    for k in inside.tolist():
        pairs[int(labels[found.pairs.one[k]])].append(k)
    members: dict[int, list[int]] = defaultdict(list)
    for i in np.flatnonzero(wanted).tolist():
        members[int(labels[i])].append(i)
    for part, here in members.items():
        yield part, Graph(here, units, twins, found, _links(pairs[part], found), contested)


def _contested(size: int, found: Compared) -> npt.NDArray[np.bool_]:
    rival = found.rival & (found.pairs.cosine >= CONTESTED)
    marked = np.zeros(size, dtype=np.bool_)
    marked[found.pairs.one[rival]] = marked[found.pairs.other[rival]] = True
    return marked


def _links(pairs: Sequence[int], found: Compared) -> dict[int, dict[int, int]]:
    links: dict[int, dict[int, int]] = defaultdict(dict)
    for k in pairs:
        i, j = int(found.pairs.one[k]), int(found.pairs.other[k])
        links[i][j] = links[j][i] = k
    return links
