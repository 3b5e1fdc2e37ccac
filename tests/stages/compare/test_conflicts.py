from __future__ import annotations

from itertools import permutations

import pytest

from headwater.settings import Settings
from headwater.stages.align import align
from headwater.stages.compare import compare
from headwater.stages.resolve import resolve
from headwater.types import Conflict, Reading
from stages.records import denies, reading, says

NAMES = {"Ada Berg": "PERSON", "Tom Krol": "PERSON", "Oren": "GPE", "Karst": "GPE", "Veland": "GPE"}
WOUNDED = "{} people were wounded at the bridge in Oren on Sunday"


def told(id_: str, content: str, *, by: str = "Ada Berg", as_=says, **figures: str) -> Reading:
    units = {k[1:].replace("_", " "): v for k, v in figures.items()}
    return reading(id_, f"{content}, {by} said.", as_(by, content), names=NAMES, figures=units)


def wounded(id_: str, figure: str, *, by: str = "Ada Berg") -> Reading:
    content = WOUNDED.format(figure)
    return reading(id_, f"{content}, {by} said.", says(by, content), names=NAMES, figures={figure: "people"})


def conflicts(*readings: Reading) -> tuple[Conflict, ...]:
    entities = resolve(readings)
    return compare(readings, entities, align(readings, entities, Settings()))


# -------------------------------------------------------------------- figures


def test_two_figures_of_two_speakers_are_a_conflict():
    (conflict,) = conflicts(wounded("a1", "41"), wounded("a2", "16", by="Tom Krol"))
    assert conflict.kind.value == "quantity"
    assert sorted(conflict.values) == ["16 people", "41 people"]
    assert set(conflict.why.split(", ")) == {"Ada Berg says 41 people", "Tom Krol says 16 people"}


def test_a_conflict_is_found_once():
    readings = [wounded("a1", "41"), wounded("a2", "16", by="Tom Krol"), wounded("a3", "41"), wounded("a4", "41")]
    assert len(conflicts(*readings)) == 1


def test_one_speakers_figure_that_rises_is_an_update():
    assert conflicts(wounded("a1", "16"), wounded("a2", "41")) == ()


@pytest.mark.parametrize(
    ("one", "other"), [("at least 58", "70"), ("about 70", "at least 68"), ("41", "41"), ("up to 50", "41")]
)
def test_bounds_that_both_hold_are_no_conflict(one, other):
    assert conflicts(wounded("a1", one), wounded("a2", other, by="Tom Krol")) == ()


@pytest.mark.parametrize(("one", "other"), [("at least 58", "at least 110"), ("up to 50", "70"), ("about 70", "20")])
def test_bounds_that_cannot_both_hold_are_a_conflict(one, other):
    assert len(conflicts(wounded("a1", one), wounded("a2", other, by="Tom Krol"))) == 1


def test_figures_of_other_things_are_no_conflict():
    a = told("a1", "41 people were wounded at the bridge in Oren on Sunday", _41="people")
    b = told("a2", "16 lorries were wrecked at the bridge in Oren on Sunday", by="Tom Krol", _16="lorry")
    assert conflicts(a, b) == ()


def test_the_dead_and_the_wounded_are_two_counts():
    a = told("a1", "41 people were wounded at the bridge in Oren on Sunday", _41="people/wounded")
    b = told("a2", "16 people were killed at the bridge in Oren on Sunday", by="Tom Krol", _16="people/killed")
    assert conflicts(a, b) == ()


@pytest.mark.parametrize(
    "content",
    [
        "5 of its workers were wounded at the bridge in Oren on Sunday",
        "5 more people were wounded at the bridge in Oren on Sunday",
        "another 5 people were wounded at the bridge in Oren on Sunday",
    ],
)
def test_a_part_is_no_other_count_of_the_whole(content):
    b = told("a2", content, by="Tom Krol", _5="people")
    assert conflicts(wounded("a1", "41"), b) == ()


def test_women_among_the_wounded_are_no_other_count_of_the_wounded():
    b = told("a2", "16 women were wounded at the bridge in Oren on Sunday", by="Tom Krol", _16="woman")
    assert conflicts(wounded("a1", "41"), b) == ()


def test_figures_at_two_places_are_no_conflict():
    a = told("a1", "41 people were wounded in Oren", _41="people")
    b = told("a2", "16 people were wounded in Karst", by="Tom Krol", _16="people")
    assert conflicts(a, b) == ()


# -------------------------------------------------------------------- denials

MOVES = "Veland is moving troops from Karst to Oren"


def test_a_claim_and_its_denial_conflict():
    asserted, denied = (
        told("a1", MOVES),
        told("a2", "Veland is moving any troops from Karst", by="Tom Krol", as_=denies),
    )
    (conflict,) = conflicts(asserted, denied)
    assert conflict.kind.value == "denial"
    assert conflict.why == "Tom Krol denies what Ada Berg says"
    assert list(conflict.claims) == sorted(conflict.claims)


def test_a_denial_denies_what_comes_nearest():
    near, far = told("a1", MOVES), told("a2", "The road from Karst to Oren is open again", by="Osk Varn")
    denied = told("a3", MOVES, by="Tom Krol", as_=denies)
    (conflict,) = conflicts(near, far, denied)
    claims = align([near, far, denied], resolve([near, far, denied]), Settings())
    article = {s.id: s.article for r in (near, far, denied) for s in r.statements}
    assert {article[s] for c in claims if c.id in conflict.claims for s in c.statements} == {"a1", "a3"}


def test_who_denies_their_own_words_denies_nobody():
    assert conflicts(told("a1", MOVES), told("a2", MOVES, as_=denies)) == ()


def test_a_denial_of_something_else_is_no_conflict():
    assert conflicts(told("a1", MOVES), told("a2", "the dam of Lomnis is cracked", by="Tom Krol", as_=denies)) == ()


def test_a_silence_is_no_denial():
    assert conflicts(told("a1", MOVES), told("a2", "It rains", by="Tom Krol")) == ()


# -------------------------------------------------------------------- properties


def test_order_makes_no_difference():
    readings = [
        wounded("a1", "41"),
        wounded("a2", "16", by="Tom Krol"),
        told("a3", MOVES),
        told("a4", MOVES, by="Tom Krol", as_=denies),
    ]
    first = conflicts(*readings)
    assert len(first) == 2
    assert all(conflicts(*order) == first for order in permutations(readings))


def test_nothing_gives_nothing():
    assert conflicts() == ()
