from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.align.cluster import LIKEST, UNKNOWN, cluster

SIZE = 7
PAIRS = list(combinations(range(SIZE), 2))
odds = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([-8.0, -1.0, 0.5, 2.0, 2.0, 9.0]))
bars = st.sets(st.sampled_from(PAIRS), max_size=4)


def groups(size, known, barred=(), least=0.0):
    return cluster(size, [(i, j, value) for (i, j), value in known.items()], barred, least)


def test_likely_pairs_join():
    assert groups(5, {(0, 3): 2.0, (1, 4): 1.0, (2, 4): -2.0}) == [[0, 3], [1, 4], [2]]


def test_nothing_gives_nothing():
    assert groups(0, {}) == []
    assert groups(3, {}) == [[0], [1], [2]]


def test_a_bridge_does_not_chain_what_it_lies_between():
    """Each is like its neighbour, and none like the one after that."""
    chain = {(i, i + 1): 2.0 for i in range(5)}
    assert all(len(group) <= 2 for group in groups(6, chain))


def test_a_pair_that_was_not_compared_counts_against_joining():
    enough = -UNKNOWN * (1 - LIKEST) / (1 + LIKEST)  # of one of two pairs, the other unknown
    assert groups(3, {(0, 1): 4.0, (1, 2): enough - 0.1}) == [[0, 1], [2]]
    assert groups(3, {(0, 1): 4.0, (1, 2): enough + 0.1}) == [[0, 1, 2]]


def test_one_pair_does_not_outweigh_many():
    sure = {(0, 1): 6.0, (0, 2): 6.0, (1, 2): 6.0}
    assert groups(4, {**sure, (0, 3): 1000.0, (1, 3): -6.0, (2, 3): -6.0}) == [[0, 1, 2], [3]]


def test_the_line_is_given():
    assert groups(2, {(0, 1): 1.0}, least=1.0) == [[0, 1]]
    assert groups(2, {(0, 1): 1.0}, least=1.1) == [[0], [1]]


def test_barred_ones_never_join_through_a_third():
    everything = dict.fromkeys(combinations(range(3), 2), 4.0)
    assert groups(3, everything) == [[0, 1, 2]]
    assert groups(3, {**everything, (0, 2): 4.5}, barred=[(0, 1)]) == [[0, 2], [1]]
    assert groups(4, dict.fromkeys(combinations(range(4), 2), 4.0), barred=[(0, 3)]) == [[0, 1, 2], [3]]


def test_ties_go_to_the_lower_numbers():
    assert groups(3, {(0, 1): 1.5, (1, 2): 1.5}) == [[0, 1], [2]]
    assert groups(3, {(0, 2): 1.5, (1, 2): 1.5}) == [[0, 2], [1]]


@given(odds, bars)
def test_each_number_is_in_one_group(known, barred):
    found = groups(SIZE, known, barred)
    assert sorted(n for group in found for n in group) == list(range(SIZE))
    assert found == sorted(sorted(group) for group in found)


@given(odds, bars)
def test_no_group_holds_a_barred_pair(known, barred):
    assert not any({*pair} <= {*group} for pair in barred for group in groups(SIZE, known, barred))


@given(odds, bars, st.sampled_from([-1.0, 0.0, 1.5]))
def test_two_are_one_group_only_above_the_line(known, barred, least):
    for group in groups(SIZE, known, barred, least):
        if len(group) == 2:
            assert known[tuple(group)] >= least


@given(odds, bars, st.randoms(use_true_random=False))
def test_order_of_pairs_makes_no_difference(known, barred, random):
    shuffled, others = list(known.items()), [pair[::-1] for pair in barred]
    random.shuffle(shuffled)
    random.shuffle(others)
    assert groups(SIZE, dict(shuffled), others) == groups(SIZE, known, barred)


@given(odds, st.lists(st.sampled_from([-4.0, -1.0]), min_size=SIZE, max_size=SIZE))
def test_a_stranger_changes_nothing(known, against):
    strange = {(i, SIZE): value for i, value in enumerate(against)}
    assert groups(SIZE + 1, {**known, **strange}) == [*groups(SIZE, known), [SIZE]]


@pytest.mark.parametrize("swapped", [False, True])
def test_bars_hold_either_way(swapped):
    assert groups(2, {(0, 1): 4.0}, barred=[(1, 0) if swapped else (0, 1)]) == [[0], [1]]
