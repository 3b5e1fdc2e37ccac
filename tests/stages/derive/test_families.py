from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive import families
from headwater.stages.derive.families import group

SIZE = 9
PAIRS = st.sets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1]))


def clique(*members: int) -> list[tuple[int, int]]:
    return list(combinations(members, 2))


def test_things_without_pairs_stand_alone():
    assert group(3, []) == [[0], [1], [2]]
    assert group(0, []) == []


def test_pairs_are_families():
    assert group(5, [(0, 3), (1, 4)]) == [[0, 3], [1, 4], [2]]


def test_all_of_one_text_are_one_family():
    assert group(5, clique(0, 1, 3, 4)) == [[0, 1, 3, 4], [2]]


def test_one_missing_pair_parts_no_family():
    assert group(5, [p for p in clique(0, 1, 2, 3, 4) if p != (0, 4)]) == [[0, 1, 2, 3, 4]]


def test_early_and_late_versions_are_one_family_by_those_between():
    assert group(3, [(0, 1), (1, 2)]) == [[0, 1, 2]]


def test_a_chain_is_split():
    assert group(4, [(0, 1), (1, 2), (2, 3)]) == [[0, 1], [2, 3]]
    families = group(131, [(n, n + 1) for n in range(130)])
    assert max(len(family) for family in families) <= 3


def test_one_pair_between_two_families_joins_them_not():
    assert group(6, [*clique(0, 1, 2), *clique(3, 4, 5), (2, 3)]) == [[0, 1, 2], [3, 4, 5]]


def test_many_pairs_between_two_families_do():
    between = [(a, b) for a in (0, 1) for b in (3, 4, 5)]
    assert group(6, [*clique(0, 1, 2), *clique(3, 4, 5), *between]) == [[0, 1, 2, 3, 4, 5]]


def test_a_digest_joins_none_of_ten_stories_to_each_other():
    stories = [clique(n, n + 1, n + 2) for n in range(0, 30, 3)]
    digest = [(n, 30) for n in range(30)]
    families = group(31, [*(p for story in stories for p in story), *digest])
    assert all(any(set(family) - {30} <= set(range(n, n + 3)) for n in range(0, 30, 3)) for family in families)


@given(PAIRS)
@settings(deadline=None)
def test_each_thing_is_in_one_family(pairs):
    families = group(SIZE, pairs)
    assert sorted(thing for family in families for thing in family) == list(range(SIZE))
    assert families == sorted(sorted(family) for family in families)


@given(PAIRS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_pairs_changes_nothing(pairs, draw):
    shuffled = sorted(pairs)
    draw.shuffle(shuffled)
    turned = [(b, a) if draw.random() < 0.5 else (a, b) for a, b in shuffled]
    assert group(SIZE, turned) == group(SIZE, sorted(pairs))


@given(PAIRS)
@settings(deadline=None)
def test_in_a_family_of_several_each_has_kin(pairs):
    for family in group(SIZE, pairs):
        assert len(family) == 1 or all(any(member in p for p in pairs if set(p) <= set(family)) for member in family)


def test_of_very_many_each_family_is_one_with_its_kin(monkeypatch):
    chain = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (2, 5), (2, 4)]
    monkeypatch.setattr(families, "LARGE", 4)
    assert group(7, chain) == [[0], [1, 2, 3, 4, 5], [6]]
    assert group(7, chain, {2: "Northwire", 3: "Southwire"}) == [[0], [1, 2, 4, 5], [3], [6]]
    assert group(7, chain, {1: "Northwire", 3: "Southwire"}) == [[0], [1, 2, 4, 5], [3], [6]]
