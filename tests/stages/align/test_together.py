from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.build import SETTINGS, compared, kin_of, unit
from headwater.stages.align.claims import OFFERED
from headwater.stages.align.together import graphs_of, labels_of

UNITS = [unit(article=f"a{n}") for n in range(6)]


def parts(units, found):
    labels = labels_of(len(units), kin_of([[u] for u in units]), found, SETTINGS).tolist()
    return [[i for i, at in enumerate(labels) if at == part] for part in sorted({*labels})]


def graphs(units, found):
    labels = labels_of(len(units), kin_of([[u] for u in units]), found, SETTINGS)
    return [g for _, g in graphs_of(units, [[u] for u in units], found, labels, sorted({*labels.tolist()}))]


def test_likely_pairs_hang_together_and_others_do_not():
    found = compared({(0, 3): 0.9, (3, 4): OFFERED + 0.01, (1, 2): OFFERED / 10}, barred=[(0, 5)])
    assert parts(UNITS, found) == [[0, 3, 4], [1], [2], [5]]


def test_assertions_of_one_statement_hang_together():
    units = [unit(at=0, said="s1"), unit(at=50, said="s1"), unit(at=90, said="s2")]
    assert parts(units, compared({})) == [[0, 1], [2]]


def test_assertions_of_one_statement_hang_together_through_their_twins():
    a, b = unit(article="a1", said="s1"), unit(article="a2", said="s2")
    units = [a, unit(article="a2", at=70, said="s2")]
    assert labels_of(2, kin_of([[a, b], [units[1]]]), compared({}), SETTINGS).tolist() == [0, 0]


def test_no_units():
    assert labels_of(0, [], compared({}), SETTINGS).tolist() == []
    assert graphs([], compared({})) == []


def test_a_graph_holds_all_pairs_among_its_members_and_no_others():
    found = compared({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.01, (2, 3): 0.01, (3, 4): 0.9})
    first, second, _ = graphs(UNITS, found)
    assert first.members == [0, 1, 2]
    assert {i: sorted(held) for i, held in first.links.items()} == {0: [1, 2], 1: [0, 2], 2: [0, 1]}
    assert second.members == [3, 4]
    assert {i: sorted(held) for i, held in second.links.items()} == {3: [4], 4: [3]}


def test_only_wanted_parts_are_made():
    found = compared({(0, 1): 0.9, (2, 3): 0.9})
    labels = labels_of(len(UNITS), kin_of([[u] for u in UNITS]), found, SETTINGS)
    ((part, graph),) = graphs_of(UNITS, [[u] for u in UNITS], found, labels, [int(labels[2])])
    assert (part, graph.members) == (int(labels[2]), [2, 3])


def test_a_figure_is_contested_wherever_its_rival_stands():
    found = compared({(0, 1): 0.9}, rival=[(1, 5)], barred=[(2, 3)])
    assert np.flatnonzero(graphs(UNITS, found)[0].contested).tolist() == [1, 5]


def test_a_figure_of_some_other_thing_contests_nothing():
    found = compared({(0, 1): 0.9}, rival=[(1, 5)])
    found.pairs.cosine[:] = 0.4
    assert not graphs(UNITS, found)[0].contested.any()


@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(3, 5)), st.floats(0.01, 0.99)))
def test_parts_share_no_likely_pair(likely):
    found = compared(likely)
    home = {i: n for n, part in enumerate(parts(UNITS, found)) for i in part}
    assert sorted(home) == list(range(len(UNITS)))
    assert all(home[i] == home[j] for (i, j), sure in likely.items() if sure > OFFERED + 1e-9)
