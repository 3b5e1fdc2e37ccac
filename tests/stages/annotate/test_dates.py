"""Expressions of time, anchored at Thursday 15 May 2031."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.build import THURSDAY
from headwater.stages.annotate.dates import find_dates
from headwater.types import Precision, When


def dates(text, published=THURSDAY):
    return [(d.span.of(text), d.when.value if d.when else None) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Monday", "2031-05-12"),
        ("Wednesday", "2031-05-14"),
        ("Thursday", "2031-05-15"),
        ("Friday", "2031-05-09"),
        ("last Monday", "2031-05-12"),
        ("last Thursday", "2031-05-08"),
        ("next Monday", "2031-05-19"),
        ("next Thursday", "2031-05-22"),
    ],
)
def test_weekday_is_the_nearest_one_behind_unless_it_says_otherwise(text, value):
    assert dates(f"The mayor came on {text} by boat.") == [(text, value)]


def test_weekdays_as_a_habit_name_no_day():
    assert dates("The ferry sails on Mondays.") == [("Mondays", None)]


def test_plural_weekday_is_a_possessive_that_lost_its_mark():
    assert dates("Mondays attack was the third.") == [("Mondays", "2031-05-12")]
    assert dates("Monday's attack was the third.") == [("Monday", "2031-05-12")]
    assert dates("They spoke of the site on Mondays blast.") == [("Mondays", "2031-05-12")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2031-05-15"),
        ("this morning", "2031-05-15"),
        ("tonight", "2031-05-15"),
        ("yesterday", "2031-05-14"),
        ("Yesterday", "2031-05-14"),
        ("last night", "2031-05-14"),
        ("the day before", "2031-05-14"),
        ("the previous day", "2031-05-14"),
        ("the day before yesterday", "2031-05-13"),
        ("tomorrow", "2031-05-16"),
    ],
)
def test_words_relative_to_publication(text, value):
    assert dates(f"It happened {text}, they say.") == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 May 2031", "2031-05-14"),
        ("14th of May 2031", "2031-05-14"),
        ("May 14, 2031", "2031-05-14"),
        ("May 14 2031", "2031-05-14"),
        ("Sept. 3, 2029", "2029-09-03"),
        ("2031-05-14", "2031-05-14"),
        ("29 February 2028", "2028-02-29"),
    ],
)
def test_full_dates_need_no_anchor(text, value):
    assert dates(f"On {text} the dam burst.", None) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("May 14", "2031-05-14"),
        ("14 May", "2031-05-14"),
        ("20 June", "2031-06-20"),  # up to two months ahead
        ("20 July", "2030-07-20"),
        ("30 December", "2030-12-30"),
        ("3 January", "2031-01-03"),
        ("29 February", None),  # neither 2031 nor 2030 has one
    ],
)
def test_day_without_year_looks_back(text, value):
    assert dates(f"On {text} the dam burst.") == [(text, value)]


@pytest.mark.parametrize(
    ("text", "found", "value", "precision"),
    [
        ("in May 2031", "May 2031", "2031-05", Precision.MONTH),
        ("in May, 2031", "May, 2031", "2031-05", Precision.MONTH),
        ("last month", "last month", "2031-04", Precision.MONTH),
        ("next month", "next month", "2031-06", Precision.MONTH),
        ("in 2019", "2019", "2019", Precision.YEAR),
        ("since the end of 2019", "the end of 2019", "2019", Precision.YEAR),
        ("last year", "last year", "2030", Precision.YEAR),
        ("this year", "this year", "2031", Precision.YEAR),
    ],
)
def test_month_and_year_stay_whole(text, found, value, precision):
    [date] = find_dates(text, THURSDAY)
    assert date.span.of(text) == found
    assert date.when == When(value, precision)


def test_last_month_in_january_is_december():
    assert dates("last month", When("2031-01-02", Precision.DAY)) == [("last month", "2030-12")]


@pytest.mark.parametrize("text", ["31 June", "June 31, 2031", "30 February 2031", "2031-13-01", "2031-02-30"])
def test_day_that_does_not_exist_is_found_and_names_none(text):
    assert dates(f"It was {text} again.") == [(text, None)]


@pytest.mark.parametrize("text", ["last week", "next weekend", "recently"])
def test_vague_words_are_found_and_name_no_day(text):
    assert dates(f"It happened {text}.") == [(text, None)]


@pytest.mark.parametrize("published", [None, When("2031-05", Precision.MONTH), When("2031", Precision.YEAR)])
@pytest.mark.parametrize("text", ["Monday", "yesterday", "May 14", "last month", "last year"])
def test_without_an_anchor_relative_words_name_no_date(text, published):
    assert dates(text, published) == [(text, None)]


def test_anchor_may_carry_a_time():
    assert dates("yesterday", When("2031-05-15T05:30", Precision.MINUTE)) == [("yesterday", "2031-05-14")]


@pytest.mark.parametrize(
    "text",
    [
        "They may leave at 5.",
        "The soldiers march 3 abreast.",
        "May Berg spoke of the march of 3,000 men.",
        "On a march 20 men fell behind.",
        "The fund paid May 5 million crowns.",
        "It cost 2019 crowns.",
        "in 2019 people",
        "Sun and wed.",
    ],
)
def test_words_and_figures_that_are_no_dates(text):
    assert dates(text) == []


def test_left_to_right_and_none_inside_another():
    text = "On Tuesday, 13 May 2031, and again yesterday, the dam of May 1999 leaked."
    assert dates(text) == [
        ("Tuesday, 13 May 2031", "2031-05-13"),
        ("yesterday", "2031-05-14"),
        ("May 1999", "1999-05"),
    ]


PIECES = st.sampled_from(
    """May march 14 31 2031 1999 , . of on Monday last next year month the day before yesterday 2031-02-30
    - 5 million""".split()
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_spans_lie_in_the_text_sorted_and_apart(text):
    found = find_dates(text, THURSDAY)
    spans = [d.span for d in found]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert found == find_dates(text, THURSDAY)
