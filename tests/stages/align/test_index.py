from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.build import unit, voice
from headwater.settings import Settings
from headwater.stages.align import candidates as candidates_
from headwater.stages.align.index import Index
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.units import Unit, units_of
from headwater.stages.resolve import resolve
from headwater.types import Claim
from stages.corpus import read

SETTINGS = Settings()
TEXTS = {
    "Harbour Post": "Poland is moving its troops from Berlin to Vienna, Ada Berg said. Bread has become dear, she added.",
    "Daily Oren": "Ada Berg told reporters that Poland was moving its troops from Berlin to Vienna.\n\n"
    "The army has taken 28 settlements near Vienna, Osk Varn said.",
    "Lantern": "Poland moves troops to Vienna\n\nPoland is moving its troops from Berlin to Vienna. "
    "Osk Varn denied that Poland was moving its troops from Berlin to Vienna.",
    "Morning Bell": "The army has taken 74 settlements near Vienna, Mira Dolan said.\n\n"
    "The blast in Berlin killed six people and wounded 32, Ada Berg said.",
    "Coast Wire": "The blast in Berlin killed six people, Osk Varn said. “No,” Ada Berg said.",
    "North Star": "Poland is moving its troops from Berlin to Vienna, Ada Berg said. “No,” Ada Berg said.",
}


@pytest.fixture(scope="module")
def articles() -> list[list[Unit]]:
    """All assertions of each article."""
    readings = read(TEXTS)
    entities = resolve(readings)
    every = [*units_of(readings, entities), *own_voice(readings)]
    return [[u for u in every if u.article == r.article.id] for r in readings]


def claims(*additions: Iterable[Unit], known: Settings = SETTINGS) -> tuple[Claim, ...]:
    index = Index(known, "align/test")
    for units in additions:
        index.add([*units])
    return index.claims()


def all_at_once(articles: list[list[Unit]]) -> tuple[Claim, ...]:
    return claims([u for units in articles for u in units])


def test_one_by_one_is_as_all_at_once(articles):
    assert all(len(units) > 1 for units in articles)
    assert repr(claims(*articles)) == repr(all_at_once(articles))


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_in_any_order_and_in_any_parts(articles, data):
    order = data.draw(st.permutations(articles))
    cut = data.draw(st.integers(0, len(order)))
    parts = [[u for units in order[:cut] for u in units], *order[cut:]]
    assert repr(claims(*parts)) == repr(all_at_once(articles))


@pytest.mark.parametrize("crowd", [2, 3, 5])
def test_a_story_that_becomes_crowded_is_as_one_that_was(articles, monkeypatch, crowd):
    """Pairs of articles that come to stand in a crowd are looked at again, as strictly as if they had all come at once."""
    monkeypatch.setattr(candidates_, "CROWD", crowd)
    for order in (articles, articles[::-1], [*articles[3:], *articles[:3]]):
        assert repr(claims(*order)) == repr(all_at_once(articles))


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_asking_in_between_makes_no_difference(articles, data):
    index = Index(SETTINGS, "align/test")
    order = data.draw(st.permutations(articles))
    for n, units in enumerate(order, 1):
        index.add(units)
        if data.draw(st.booleans()):
            assert repr(index.claims()) == repr(all_at_once(order[:n]))
    assert repr(index.claims()) == repr(all_at_once(articles))


def test_adding_again_changes_nothing(articles):
    index = Index(SETTINGS, "align/test")
    for units in (*articles, articles[0], [], articles[2]):
        index.add(units)
    assert index.claims() == index.claims() == all_at_once(articles)


def test_order_of_an_articles_assertions_makes_no_difference(articles):
    assert claims(*(units[::-1] for units in articles)) == all_at_once(articles)


LONG = "Veland is moving all of its troops from Karst to Oren"
NEAR = "Veland has begun to move all of its troops from Karst to Oren"


def copied(*, own: bool = False) -> list[list[Unit]]:
    """Three articles of one wording, among others; each alone."""
    made = voice if own else unit
    return [
        [made(LONG, article="a1"), unit("Bread has become dear this winter", article="a1", at=80)],
        [made(LONG, article="b1", day=40)],
        [unit(NEAR, article="c1", day=4)],
        [made(LONG, article="d1", day=8), unit(NEAR, article="d1", at=80, by="Tom Krol", day=8)],
    ]


@pytest.mark.parametrize("own", [False, True])
def test_a_copy_whose_place_comes_first_makes_no_difference(own):
    expected = all_at_once(copied(own=own))
    for first, second in combinations(copied(own=own), 2):
        rest = [units for units in copied(own=own) if units[0].article not in (first[0].article, second[0].article)]
        for order in ([second, *rest, first], [*rest, second, first], [second, first, *rest]):
            assert repr(claims(*order)) == repr(expected)


def test_copies_are_all_members():
    (claim,) = claims([unit(LONG, article="a1", said="s1")], [unit(LONG, article="a2", said="s2")])
    assert claim.statements == ("s1", "s2")
    assert claim.confidence == 1


def test_what_never_was_near_is_left_as_it_is(articles):
    """Adding an article makes only those claims anew that it touches."""
    index = Index(SETTINGS, "align/test")
    index.add(articles[4])
    index.add([unit("Snow has closed the passes of Arvia for a week", article="z1")])
    before = index.claims()
    index.add([unit("Snow has closed the passes of Arvia for one week", article="z2", by="Tom Krol")])
    after = index.claims()
    untouched = [c for c in before if c.gist.article != "z1"]
    assert untouched
    assert all(any(c is kept for kept in after) for c in untouched)


def test_nothing_gives_nothing():
    assert claims() == claims([]) == ()
    assert claims([voice(LONG)]) == ()


def test_one_statement_is_one_claim():
    (claim,) = claims([unit(LONG, article="a1", said="s1")])
    assert (claim.statements, claim.made_by) == (("s1",), "align/test")
