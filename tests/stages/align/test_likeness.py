from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.align.compare import candidate_pairs, likeness, name_weights, near_rows
from headwater.stages.align.units import agreeing, clashing, compatible, elsewhere, units_of, worded
from headwater.types import Bound, Precision, Quantity, Span, When
from stages.records import denies, reading, says

NAMES = {"Veland": "GPE", "Velandian": "NORP", "Karst": "GPE", "Oren": "GPE", "Lomnis": "GPE", "Ada Berg": "PERSON"}


def unit(content, *, by="Ada Berg", as_=says, figures=None):
    (made,) = units_of(
        [reading("a1", f"{content}, {by} said.", as_(by, content), names=NAMES, figures=figures)], entities=()
    )
    return made


def figure(value: float, bound: Bound = Bound.EXACT, unit_: str = "village", **more) -> Quantity:
    return Quantity(Span(0, 1), value, bound, unit_, **more)


# -------------------------------------------------------------------- reasons

UNITS = [
    unit("Veland moves troops from Karst"),
    unit("Velandian troops leave Lomnis"),
    unit("They took 28 villages", figures={"28": "village"}),
    unit("They took 74 villages", by="Tom Krol", figures={"74": "village"}),
    unit("Veland moves troops from Karst", as_=denies),
    unit("It rains"),
]


def test_likeness_is_symmetric():
    weights = name_weights(UNITS)
    for a in UNITS:
        for b in UNITS:
            assert likeness(a, b, 0.6, weights) == likeness(b, a, 0.6, weights)


@pytest.mark.parametrize(
    ("a", "b", "reason", "sign"),
    [
        (0, 1, "same speaker", 1),
        (0, 1, "each names a place that the other does not", -1),
        (2, 3, "different figures for one thing", -1),
        (0, 4, "one asserts what the other does not", -1),
    ],
)
def test_likeness_says_why(a, b, reason, sign):
    found = likeness(UNITS[a], UNITS[b], 0.6, name_weights(UNITS))
    assert found.reasons[0] == "wording 0.60"
    assert reason in found.reasons
    if len(found.reasons) == 2:
        assert (found.score - 0.6) * sign > 0


def test_names_in_common_are_told():
    a, b = unit("Veland moves troops from Karst"), unit("Velandian troops left Karst")
    reasons = likeness(a, b, 0.6, name_weights([a, b, UNITS[5]])).reasons
    assert any(r.startswith("names ") and "karst" in r and r.endswith("in common") for r in reasons)


def test_a_name_that_all_share_tells_nothing():
    weights = name_weights([unit("Veland sent troops to Oren"), unit("Veland has no troops in Karst")])
    assert weights["veland"] < weights["oren"] <= 1


# -------------------------------------------------------------------- figures and places


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (figure(28), figure(28), True),
        (figure(28), figure(74), False),
        (figure(58, Bound.AT_LEAST), figure(70), True),
        (figure(58, Bound.AT_LEAST), figure(100), False),  # nobody says "at least 58" of a hundred
        (figure(58, Bound.AT_LEAST), figure(40), False),
        (figure(40), figure(50, Bound.AT_MOST), True),
        (figure(68, Bound.AT_LEAST), figure(70, Bound.ABOUT), True),
        (figure(1000, Bound.ABOUT), figure(950), True),
        (figure(1000, Bound.ABOUT), figure(700), False),
    ],
)
def test_figures_that_can_both_be_right(a, b, fit):
    assert compatible(a, b) is compatible(b, a) is fit


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(Bound), st.sampled_from(Bound))
def test_compatible_is_symmetric(a, b, first, second):
    assert compatible(figure(a, first), figure(b, second)) == compatible(figure(b, second), figure(a, first))


def test_figures_clash_only_on_one_thing():
    assert clashing([figure(28)], [figure(74)])
    assert not clashing([figure(28)], [figure(74, unit_="soldier")])
    assert not clashing([figure(28)], [figure(74), figure(28)])
    assert clashing([figure(28, unit_="people")], [figure(74, unit_="")])  # "28 people", "74 were hurt"


def test_small_figures_agree_by_chance():
    assert not agreeing([figure(2)], [figure(2)])
    assert agreeing([figure(28)], [figure(28)])


def test_a_place_in_another_spelling_is_no_other_place():
    a, b = unit("Troops leave Veland"), unit("Velandian troops leave")
    assert not elsewhere(a, b)
    assert elsewhere(unit("Troops leave Karst"), unit("Troops leave Lomnis"))
    assert not elsewhere(unit("Troops leave Karst"), unit("Troops leave"))


def test_a_figure_is_worded_with_what_it_counts():
    text = "They hold 28 small villages. In all 74."
    assert worded(Quantity(Span(10, 12), 28, Bound.EXACT, "village"), text) == "28 small villages"
    assert worded(Quantity(Span(36, 38), 74, Bound.EXACT, "village"), text) == "74"


# -------------------------------------------------------------------- pairs


def test_near_rows_are_the_pairs_at_least_so_alike():
    rows = np.eye(3, dtype=np.float32)
    assert list(near_rows(rows, rows, 0.5)) == [(0, 0, 1.0), (1, 1, 1.0), (2, 2, 1.0)]


def test_short_contents_are_no_pairs_unless_they_are_the_same():
    units = [unit("34"), unit("34", by="Tom Krol"), unit("the attack")]
    alike = np.ones((3, 1), dtype=np.float32)
    assert candidate_pairs(units, alike, 0.5) == {}
    again = [unit("34"), unit("34")]
    assert set(candidate_pairs(again, alike[:2], 0.5)) == {(0, 1)}


def test_a_range_agrees_with_a_figure_inside_it():
    between = figure(80, high=100)
    assert agreeing([between], [figure(90)])
    assert not clashing([between], [figure(90)])
    assert not clashing([between], [figure(95, high=120)])
    assert clashing([between], [figure(101)])
    assert clashing([between], [figure(60, high=79)])


def test_other_outcomes_neither_clash_nor_agree():
    killed, wounded = figure(58, unit_="people", state="killed"), figure(120, unit_="people", state="wounded")
    assert not clashing([killed], [wounded])
    assert not agreeing([killed], [figure(58, unit_="people", state="wounded")])
    assert clashing([killed], [figure(20, unit_="people", state="killed")])
    assert clashing([killed], [figure(20, unit_="people")])


def test_measures_of_other_things_neither_clash_nor_agree():
    wheat, rubble = figure(50, unit_="tonne", of="wheat"), figure(50, unit_="tonne", of="rubble")
    assert not agreeing([wheat], [rubble])
    assert not clashing([wheat], [figure(90, unit_="tonne", of="rubble")])
    assert clashing([wheat], [figure(90, unit_="tonne", of="wheat")])


def test_figures_for_other_days_do_not_clash():
    monday, tuesday = (When(f"2031-05-{day}", Precision.DAY) for day in (12, 13))
    assert not clashing([figure(41, as_of=monday)], [figure(58, as_of=tuesday)])
    assert clashing([figure(41, as_of=monday)], [figure(58, as_of=monday)])
    assert clashing([figure(41, as_of=monday)], [figure(58)])
