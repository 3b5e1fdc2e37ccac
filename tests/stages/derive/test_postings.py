from __future__ import annotations

import random
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive import postings
from headwater.stages.derive.postings import Postings

HELD = st.lists(st.sets(st.integers(0, 30), max_size=12), max_size=25)


def fingerprints(of: set[int]) -> np.ndarray:
    return np.array(sorted(of), dtype=np.uint64)


def counted(of: Postings, asked: set[int]) -> dict[int, int]:
    places, articles = of.find(fingerprints(asked))
    assert len(places) == len(articles)
    return Counter(articles.tolist())


@pytest.fixture(params=[1, 7, 1 << 16], ids=lambda size: f"buffer {size}")
def _buffer(request, monkeypatch):
    monkeypatch.setattr(postings, "_BUFFER", request.param)


@pytest.mark.usefixtures("_buffer")
def test_counts_are_those_of_a_dictionary():
    @settings(max_examples=40)
    @given(HELD, st.sets(st.integers(0, 35), max_size=15), st.randoms(use_true_random=False))
    def holds(held, asked, draw):
        made, naive = Postings(), defaultdict(set)
        numbers = list(range(len(held)))
        draw.shuffle(numbers)
        for number in numbers:
            made.add(number, fingerprints(held[number]))
            for fingerprint in held[number]:
                naive[fingerprint].add(number)
            assert counted(made, asked) == Counter(n for f in asked for n in naive[f])

    holds()


@pytest.mark.usefixtures("_buffer")
def test_entries_are_all_sorted_and_stay():
    @settings(max_examples=40)
    @given(HELD)
    def holds(held):
        made = Postings()
        for number, of in enumerate(held):
            made.add(number, fingerprints(of))
        expected = sorted((f, n) for n, of in enumerate(held) for f in of)
        for _ in range(2):
            keys, numbers = made.entries()
            assert keys.tolist() == [f for f, _ in expected]
            assert sorted(zip(keys.tolist(), numbers.tolist(), strict=True)) == expected

    holds()


def test_looking_at_the_entries_between_additions_changes_nothing():
    one, two = Postings(), Postings()
    for number in range(30):
        of = fingerprints({number, number + 1, 7})
        one.add(number, of)
        two.add(number, of)
        two.entries()
    assert counted(one, {7, 12}) == counted(two, {7, 12}) == {**dict.fromkeys(range(30), 1), 11: 2, 12: 2}


def test_nothing_holds_nothing():
    made = Postings()
    assert counted(made, set()) == counted(made, {1}) == {}
    assert [len(part) for part in made.entries()] == [0, 0]
    made.add(0, fingerprints(set()))
    assert counted(made, {1}) == {}


def test_the_largest_fingerprint_is_found():
    made = Postings()
    made.add(3, fingerprints({0, 2**64 - 1}))
    made.entries()
    assert counted(made, {0, 2**64 - 1}) == {3: 2}


def test_levels_halve_so_that_a_search_looks_at_few(monkeypatch):
    monkeypatch.setattr(postings, "_BUFFER", 10)
    made, draw = Postings(), random.Random(1)
    for number in range(1000):
        made.add(number, fingerprints({draw.randrange(2**64) for _ in range(10)}))
        lengths = [len(keys) for keys, _ in made._levels]
        assert all(longer >= 2 * shorter for longer, shorter in pairwise(lengths))
    assert len(made._levels) <= 11
