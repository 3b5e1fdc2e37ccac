from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.build import figure, pairs_of, unit, voice
from headwater.stages.align import candidates
from headwater.stages.align.candidates import (
    LEAST,
    STORY,
    WINDOW,
    Candidates,
    Stories,
    candidates_of,
    candidates_with,
)

EAST, NORTH = (1.0, 0.0), (0.0, 1.0)


def at(cosine: float) -> tuple[float, float]:
    """A unit vector of that cosine with ``EAST``."""
    return cosine, (1 - cosine**2) ** 0.5


def found(units, rows):
    """Pairs by the places of their units."""
    pairs = candidates_of(units, np.array(rows, dtype=np.float32))
    assert (pairs.one < pairs.other).all()
    return {frozenset({units[i].place, units[j].place}) for i, j in zip(pairs.one, pairs.other, strict=True)}


def met(*units, rows=None):
    """Whether the first two are worth a closer look."""
    first, second, *_ = units
    return frozenset({first.place, second.place}) in found(units, rows or [EAST] * len(units))


# -------------------------------------------------------------------- articles


def test_articles_on_one_story_are_compared():
    """However like two assertions are, those of articles on other things are not."""
    a, b, rest = unit(article="a1"), unit(article="a2"), unit(article="a2", at=50)
    assert met(a, b, rest, rows=[EAST, EAST, NORTH])
    assert not met(a, b, rest, rows=[EAST, EAST, (-1.0, 0.0)])
    assert met(a, b, rows=[EAST, at(STORY + 0.01)])
    assert not met(a, b, rows=[EAST, at(min(STORY, LEAST) - 0.01)])


def test_assertions_of_about_one_time_are_compared():
    assert met(unit(article="a1", day=100), unit(article="a2", day=100 + WINDOW))
    assert not met(unit(article="a1", day=100), unit(article="a2", day=101 + WINDOW))
    assert met(unit(article="a1", day=100), unit(article="a2", day=None))


def test_an_article_is_near_to_itself_and_those_on_its_story():
    stories = Stories()
    for name, row, day in (("a", EAST, 5), ("b", at(STORY + 0.01), 6), ("c", at(STORY - 0.01), 6), ("d", EAST, 40)):
        stories.enter(name, np.array([row, row], dtype=np.float32), day)
    assert stories.near("a") == [stories.number("a"), stories.number("b")]
    assert "a" in stories
    assert "e" not in stories


# -------------------------------------------------------------------- assertions


def test_assertions_in_somewhat_like_words_are_compared():
    a, b = unit(article="a1"), unit(article="a2")
    others = [unit(article="a1", at=90), unit(article="a2", at=90)]  # that make it one story
    assert met(a, b, *others, rows=[EAST, at(LEAST + 0.01), at(0.7), at(0.7)])
    assert not met(a, b, *others, rows=[EAST, at(LEAST - 0.01), at(0.7), at(0.7)])


def test_assertions_of_one_statement_are_not_compared():
    one, other = unit(at=0), unit(at=60)
    assert not met(one, replace(other, statement=one.statement))


def test_two_statements_of_one_article_are_compared():
    assert met(unit(at=0), unit(at=60))


@pytest.mark.parametrize("counted", [False, True])
def test_articles_own_voices_are_compared_for_their_figures_alone(counted):
    a, b = (voice(article=f"a{n}", figures=[figure(n)] if counted else ()) for n in (1, 2))
    assert met(a, b) is counted
    assert met(a, unit(article="a3"))
    assert not met(voice(article="a1", figures=[figure(1)]), voice(article="a1", at=60, figures=[figure(2)]))
    assert not met(voice(article="a1", figures=[figure(1)]), voice(article="a2"))


# -------------------------------------------------------------------- all of them

UNITS = [
    *(unit(article=f"a{n}", at=at_, day=10 * n) for n in range(4) for at_ in (0, 60)),
    voice(article="a1", at=120, day=10, figures=[figure(3)]),
    voice(article="a2", at=120, day=20, figures=[figure(4)]),
]
angles = st.lists(st.integers(0, 40), min_size=len(UNITS), max_size=len(UNITS))


def rows_of(turns):
    return [(float(np.cos(t / 20)), float(np.sin(t / 20))) for t in turns]


@given(angles, st.permutations(range(len(UNITS))))
def test_order_makes_no_difference(turns, order):
    rows = rows_of(turns)
    assert found([UNITS[i] for i in order], [rows[i] for i in order]) == found(UNITS, rows)


@given(angles, st.sets(st.integers(0, len(UNITS) - 1)))
def test_the_pairs_of_a_few_are_those_of_all_that_they_are_in(turns, fresh):
    rows = np.array(rows_of(turns), dtype=np.float32)
    stories = Stories()
    for article in sorted({u.article for u in UNITS}):
        held = [i for i, u in enumerate(UNITS) if u.article == article]
        stories.enter(article, rows[held], UNITS[held[0]].day)
        stories.members[stories.number(article)] = held
    some, every = candidates_with(fresh, UNITS, rows, stories), candidates_of(UNITS, rows)
    wanted = {(i, j) for i, j in zip(every.one.tolist(), every.other.tolist(), strict=True) if fresh & {i, j}}
    assert sorted(zip(some.one.tolist(), some.other.tolist(), strict=True)) == sorted(wanted)


def test_of_an_article_that_repeats_itself_the_likest_pairs_stay(monkeypatch):
    monkeypatch.setattr(candidates, "MOST_WITHIN", 3)
    monkeypatch.setattr(candidates, "LIKEST_WITHIN", 1)
    units = [unit(article="a1", at=n * 100) for n in range(4)] + [unit(article="a2")]
    rows = np.array([at(c) for c in (1.0, 0.8, 0.98, 0.95, 0.97)], dtype=np.float32)
    pairs = candidates_of(units, rows)
    held = set(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
    assert {pair for pair in held if 4 not in pair} == {(0, 2), (1, 3), (2, 3)}  # each with the likest behind it
    assert {pair for pair in held if 4 in pair} == {(0, 4), (1, 4), (2, 4), (3, 4)}


@given(angles)
def test_no_pair_is_found_twice(turns):
    pairs = candidates_of(UNITS, np.array(rows_of(turns), dtype=np.float32))
    held = list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
    assert held == sorted({*held})


def test_none():
    assert len(candidates_of([], np.zeros((0, 2), dtype=np.float32))) == 0
    assert len(Candidates.joined(())) == 0


def test_parts_are_joined_in_order():
    parts = [pairs_of([(2, 3)], 0.5), pairs_of([(0, 4), (0, 1)], 0.7)]
    for order in permutations(parts):
        joined = Candidates.joined(order)
        assert list(zip(joined.one, joined.other, strict=True)) == [(0, 1), (0, 4), (2, 3)]
        assert joined.cosine.tolist() == pytest.approx([0.7, 0.7, 0.5])
    assert len(joined.where(joined.cosine > 0.6)) == 2


def test_one_toll_within_an_article_is_worth_a_look_however_it_is_worded():
    killed = figure(58, unit_="people", state="killed")
    first, second = (unit(article="a1", at=place, figures=[killed]) for place in (0, 60))
    assert met(first, second, rows=[EAST, NORTH])
    assert not met(first, replace(second, quantities=(replace(killed, value=59.0),)), rows=[EAST, NORTH])
    together = replace(second, statement=first.statement)
    assert met(first, together, rows=[EAST, NORTH])  # even in one statement


def test_what_is_said_in_stock_words_is_worth_a_look_however_it_is_worded():
    first, second = (unit(f"the toll {w} rise", article=w, at=0) for w in ("may", "could"))
    rest = unit(article="could", at=60), unit(article="may", at=60)
    assert met(first, second, *rest, rows=[EAST, NORTH, EAST, NORTH])
