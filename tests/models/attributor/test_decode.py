from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.models.attributor import decode

SCORES = st.lists(st.lists(st.floats(-4, 4, width=32), min_size=3, max_size=3), min_size=1, max_size=6)
CHAIN = [
    np.array([0.1, -0.2, 0.3]),
    np.array([0.0, 0.4, -0.1]),
    np.array([[0.5, -1, 0], [-0.5, 1, -2], [0, -0.3, 0.7]]),
]


def worth(scores, labels):
    start, end, step = CHAIN
    total = start[labels[0]] + end[labels[-1]] + sum(s[label] for s, label in zip(scores, labels, strict=True))
    return total + sum(step[a, b] for a, b in itertools.pairwise(labels))


@settings(deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=3))
def test_viterbi_finds_the_best_of_all(rows):
    table = np.full((len(rows), max(map(len, rows)), 3), 9.0)  # what fills a short row up is not read
    for n, scores in enumerate(rows):
        table[n, : len(scores)] = scores
    found = decode.viterbi(table, [len(scores) for scores in rows], *CHAIN)
    for scores, labels in zip(rows, found, strict=True):
        best = max(worth(scores, other) for other in itertools.product(range(3), repeat=len(scores)))
        assert abs(worth(scores, labels) - best) < 1e-6


@settings(deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=3))
def test_marginals_sum_over_all(rows):
    table = np.zeros((len(rows), max(map(len, rows)), 3))
    for n, scores in enumerate(rows):
        table[n, : len(scores)] = scores
    found = decode.marginals(table, [len(scores) for scores in rows], *CHAIN)
    for scores, likely in zip(rows, found, strict=True):
        ways = list(itertools.product(range(3), repeat=len(scores)))
        weights = np.exp([worth(scores, labels) for labels in ways])
        for word in range(len(scores)):
            share = [weights[[labels[word] == k for labels in ways]].sum() for k in range(3)]
            assert np.allclose(likely[word], share / weights.sum())


def cue_table(*rows):
    """Probabilities of the seven tags, of which only a cue's beginning and inside are given."""
    table = np.zeros((len(rows), 7))
    table[:, [decode.CUE_BEGINS, decode.CUE_GOES_ON]] = rows
    return table


def test_cues_are_runs_over_the_threshold():
    found = decode.cues(cue_table((0, 0), (0.8, 0.1), (0.1, 0.5), (0, 0.2), (0.4, 0)), 0.35)
    assert [(a, b) for a, b, _ in found] == [(1, 3), (4, 5)]
    assert found[0][2] == np.mean([0.9, 0.6])


def test_a_beginning_starts_another_cue():
    assert [(a, b) for a, b, _ in decode.cues(cue_table((0.9, 0), (0.9, 0), (0, 0.9)), 0.35)] == [(0, 1), (1, 3)]


def test_runs_and_source():
    labels = [0, 1, 2, 2, 0, 2, 1, 1]
    assert decode.runs(labels, decode.CONTENT) == [(2, 4), (5, 6)]
    assert decode.source_of(labels) == (6, 8)
    assert decode.source_of([0, 2]) is None


def test_a_word_that_nearly_is_the_source_becomes_it():
    scores = np.array([[2.0, 1.5, -3.0], [1.0, -3.0, 3.0]])
    flat = [np.zeros(3), np.zeros(3), np.zeros((3, 3))]
    assert decode.viterbi(scores[None], [2], *flat) == [[0, 2]]
    raised = decode.source_raised(scores, 1.0)
    assert decode.viterbi(raised[None], [2], *flat) == [[1, 2]]
    assert decode.source_raised(scores, 0.4) is None
