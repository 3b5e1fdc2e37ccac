"""Articles of one text grouped into families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from headwater.stages.derive.kinship import connected

# Share of all pairs between two groups that must be of one text for the groups to be one family. Measured: with more,
# early and late versions of a running story fall apart; with less, a digest joins the stories that it is made of.
TOGETHER = 0.3
LARGE = 3_000  # things in one connected part; the matrix of average linkage takes 20 bytes for each pair of them
_NEVER = 1e9  # a distance that no number of near ones makes up for


def group(size: int, pairs: Iterable[tuple[int, int]], sides: Mapping[int, str] | None = None) -> list[list[int]]:
    """Families of the things ``0 .. size - 1``, each sorted, in the order of their first members.

    Chains do not hold a family together: where first and second share text, and second and third, first and third may
    have no word in common. So families grow by average linkage (Sokal and Michener, 1958) over the pairs of one text.
    Of equally close groups those are joined that stand first, so the caller's numbering decides between equals.

    Args:
        size: how many things there are.
        pairs: those of one text, the lower first.
        sides: what some things are called; two of different names are in one family only if they are of one text, so
            that what is made of two agencies' reports does not make one of them.
    """
    found = list(pairs)
    part_of = connected(size, found)
    parts: dict[int, list[int]] = defaultdict(list)
    for thing, part in enumerate(part_of):
        parts[part].append(thing)
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in found:
        inside[part_of[pair[0]]].append(pair)
    return sorted(family for part, members in parts.items() for family in _families(members, inside[part], sides or {}))


def _families(members: Sequence[int], pairs: Sequence[tuple[int, int]], sides: Mapping[int, str]) -> list[list[int]]:
    complete = len(pairs) == len(members) * (len(members) - 1) // 2
    if complete:
        return [list(members)]
    if len(members) > LARGE:
        return _stars(members, pairs, sides)
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  (slow to import; most parts are complete)

    at = {member: n for n, member in enumerate(members)}
    apart = np.ones((len(members), len(members)))
    named = [member for member in members if member in sides]
    for one, other in combinations(named, 2):
        if sides[one] != sides[other]:
            apart[at[one], at[other]] = apart[at[other], at[one]] = _NEVER
    for one, other in pairs:
        apart[at[one], at[other]] = apart[at[other], at[one]] = 0.0
    tree = linkage(apart[np.triu_indices(len(members), 1)], "average")
    labels = fcluster(tree, 1 - TOGETHER, "distance")
    families: dict[int, list[int]] = defaultdict(list)
    for member, label in zip(members, labels.tolist(), strict=True):
        families[label].append(member)
    return list(families.values())


def _stars(members: Sequence[int], pairs: Sequence[tuple[int, int]], sides: Mapping[int, str]) -> list[list[int]]:
    """The same of very many, roughly: each family is the one that has most kin left, with its kin."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    left = set(members)
    families = []
    for core in sorted(members, key=lambda m: (-len(near[m]), m)):
        if core in left:
            side = sides.get(core)
            family = [core]
            for kin in sorted(near[core]):
                if kin in left and kin != core and (kin not in sides or side in (None, sides[kin])):
                    family.append(kin)
                    side = side or sides.get(kin)
            left.difference_update(family)
            families.append(sorted(family))
    return families
