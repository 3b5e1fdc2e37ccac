from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.build import figure
from headwater.stages.align.units import (
    counting_alike,
    counting_otherwise,
    day_of,
    other_sites,
    same_unit,
    told,
    units_of,
    worded,
)
from headwater.stages.resolve import resolve
from headwater.types import Bound, Place, PlaceKind, Precision, Quantity, Span, When
from stages.corpus import read
from stages.records import denies, reading, says

NAMES = {"Velandian": "NORP", "Veland ": "GPE", "Karst": "GPE", "Oren": "GPE", "Lomnis": "GPE", "Ada Berg": "PERSON"}
MONDAY, TUESDAY = (When(f"2031-05-{day}", Precision.DAY) for day in (12, 13))


def unit(content, *, by="Ada Berg", as_=says, figures=None):
    (made,) = units_of(
        [reading("a1", f"{content}, {by} said.", as_(by, content), names=NAMES, figures=figures)], entities=()
    )
    return made


# -------------------------------------------------------------------- assertions


def test_an_assertion_is_ready_to_be_compared():
    found = unit("Velandian troops left Karst with 28 guns", figures={"28": "gun"}, as_=denies)
    assert found.text == found.content == "Velandian troops left Karst with 28 guns"
    assert found.whole
    assert found.speaker == "ada berg"
    assert found.names == {"veland", "karst"}
    assert found.places == {"karst"}  # "Velandian" is no place
    assert [(q.value, q.unit) for q in found.quantities] == [(28, "gun")]
    assert found.stance == "denies"
    assert not found.quoted


def test_a_statement_with_two_assertions_is_two():
    readings = read({"Lantern": "Ada Berg said that the blast killed six people and wounded 32."})
    first, second = units_of(readings, resolve(readings))
    assert first.statement is second.statement
    assert not any(u.whole for u in (first, second))
    assert (first.text, second.text) == ("the blast killed six people", "the blast wounded 32")
    assert [[q.value for q in u.quantities] for u in (first, second)] == [[6], [32]]
    assert first.content == second.content == "the blast killed six people and wounded 32"
    assert second.told == "Ada Berg said: the blast wounded 32"
    assert first.speaker == second.speaker
    assert {"blast", "kill"} <= first.lemmas
    assert "wound" not in first.lemmas


def test_assertions_come_by_article_and_place():
    a = reading(
        "a1",
        "The dam holds, Ada Berg said. It rains, Ada Berg said.",
        says("Ada Berg", "It rains"),
        says("Ada Berg", "The dam"),
    )
    b = reading("a2", "It snows, Ada Berg said.", says("Ada Berg", "It snows"))
    assert (
        [u.text for u in units_of([b, a], ())]
        == [u.text for u in units_of([a, b], ())]
        == ["The dam", "It rains", "It snows"]
    )


def test_a_telling_is_put_as_the_judge_reads_it():
    assert told("Osk Varn", "denied", "it was behind the raid") == "Osk Varn denied: it was behind the raid"
    assert told(None, "", "it was") == "it was"
    assert told("Osk Varn", "", "it was") == "Osk Varn: it was"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (MONDAY, date(2031, 5, 12).toordinal()),
        (When("2031-05-12T07:30", Precision.MINUTE), date(2031, 5, 12).toordinal()),
        (When("2031-05", Precision.MONTH), None),
        (When("2031", Precision.YEAR), None),
        (None, None),
    ],
)
def test_a_month_is_no_day(when, day):
    assert day_of(when) == day


# -------------------------------------------------------------------- figures

figures = st.builds(
    figure,
    st.integers(0, 200),
    st.sampled_from(Bound),
    st.sampled_from(["", "people", "village"]),
    high=st.none() | st.integers(200, 300),
    state=st.sampled_from(["", "killed", "wounded"]),
    as_of=st.sampled_from([None, MONDAY, TUESDAY]),
)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (figure(1), figure(2), True),
        (figure(1), figure(1, unit_="soldier"), False),
        (figure(1, unit_="people"), figure(2, unit_=""), True),  # "28 people", "74 were hurt"
        (figure(1, unit_="people", state="killed"), figure(1, unit_="people", state="wounded"), False),
        (figure(1, unit_="people", state="killed"), figure(1, unit_="people"), True),
        (figure(1, unit_="tonne", of="wheat"), figure(1, unit_="tonne", of="rubble"), False),
    ],
)
def test_one_thing_is_counted(a, b, one):
    assert same_unit(a, b) is same_unit(b, a) is one


@given(figures, figures)
def test_which_comes_first_makes_no_difference(a, b):
    assert same_unit(a, b) == same_unit(b, a)
    for of in (counting_alike, counting_otherwise):
        assert of([a], [b]) == of([b], [a])


@given(st.lists(figures, max_size=3), st.lists(figures, max_size=3))
def test_what_counts_alike_does_not_count_otherwise(first, second):
    on_one_day = [q for q in (*first, *second) if q.as_of is None]
    if len(on_one_day) == len(first) + len(second):
        assert not (counting_alike(first, second) and counting_otherwise(first, second))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(1000, Bound.AT_LEAST), figure(1000, Bound.ABOUT)),
        (figure(80, high=100), figure(90)),
        (figure(28, as_of=MONDAY), figure(28, as_of=TUESDAY)),
    ],
)
def test_one_figure_in_other_words_counts_alike(a, b):
    assert counting_alike([a], [b])
    assert not counting_otherwise([a], [b])


def test_figures_that_only_agree_are_two():
    """68 and "nearly 70" can both be right; who gives one has not given the other."""
    a, b = figure(68), figure(70, Bound.ABOUT)
    assert counting_otherwise([a], [b])
    assert not counting_alike([a], [b])


def test_other_things_and_other_days_are_not_counted_otherwise():
    assert not counting_otherwise([figure(28)], [figure(74, unit_="soldier")])
    assert not counting_otherwise([figure(28)], [])
    assert not counting_otherwise([figure(41, as_of=MONDAY)], [figure(58, as_of=TUESDAY)])
    assert counting_otherwise([figure(41, as_of=MONDAY)], [figure(58)])


def test_one_figure_in_common_is_enough():
    assert not counting_otherwise([figure(28)], [figure(74), figure(28)])


# -------------------------------------------------------------------- places, wording


def test_a_figure_is_worded_with_what_it_counts():
    text = "They hold 28 small villages. In all 74."
    assert worded(Quantity(Span(10, 12), 28, Bound.EXACT, "village"), text) == "28 small villages"
    assert worded(Quantity(Span(36, 38), 74, Bound.EXACT, "village"), text) == "74"


@pytest.mark.parametrize(
    ("text", "figure_", "of", "words"),
    [
        ("It cost $1.5 million in all.", "1.5 million", "USD", "$1.5 million"),
        ("They hold 40 sq km there.", "40", "square kilometre", "40 sq km"),
        ("It rose by 12% in May.", "12", "percent", "12%"),
    ],
)
def test_a_measure_is_worded_with_its_sign(text, figure_, of, words):
    at = text.index(figure_)
    assert worded(Quantity(Span(at, at + len(figure_)), 1, Bound.EXACT, of), text) == words


def site(
    name: str, lat: float, lon: float, kind: PlaceKind = PlaceKind.CITY, country: str = "XA", region=None
) -> Place:
    return Place(hash(name) % 10_000, name, kind, country, region, lat, lon, 1000)


OREN, KARST = site("Oren", 50.0, 20.0), site("Karst", 52.0, 20.0)
ARVIA = site("Arvia", 51.0, 20.0, PlaceKind.COUNTRY)


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ((OREN,), (KARST,), True),
        ((OREN,), (OREN,), False),
        ((OREN,), (ARVIA,), False),  # it may lie there
        ((OREN,), (), False),
        ((OREN, KARST), (KARST,), False),
        ((OREN,), (site("Oren Docks", 50.1, 20.1),), False),  # beside it
        ((OREN,), (site("the Oren region", 50.5, 20.2, PlaceKind.REGION),), False),
        ((OREN,), (site("Lomn", 51.0, 20.0, PlaceKind.COUNTRY, "XB"),), True),
    ],
)
def test_two_places_of_which_neither_holds_the_other_are_other_sites(first, second, other):
    one, two = (dataclasses.replace(unit("the dam holds"), sites=sites) for sites in (first, second))
    assert other_sites(one, two) is other
    assert other_sites(two, one) is other


def test_translators_words_for_one_thing_count_the_same():
    here, there = figure(74, unit_="settlement"), figure(74, unit_="locality")
    assert same_unit(here, there)
    assert not same_unit(here, figure(74, unit_="bridge"))
