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


# -------------------------------------------------------------------- from a date named before


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 May. The following Monday the ferry sank.", "2031-05-05"),
        ("They met on Monday 5 May. The following Monday the ferry sank.", "2031-05-12"),
        ("They met on 3 May. The same day the ferry sank.", "2031-05-03"),
        ("They met on 3 May. That same night the ferry sank.", "2031-05-03"),
        ("They met in May 2029. The following month the ferry sank.", "2029-06"),
        ("They met in May 2029. The previous month the ferry sank.", "2029-04"),
        ("They met in 2029. The following year the ferry sank.", "2030"),
        ("They met in 2029. The same year the ferry sank.", "2029"),
    ],
)
def test_words_that_go_on_from_the_date_named_before(text, value):
    assert dates(text)[1][1] == value


@pytest.mark.parametrize(
    "text",
    [
        "They met in 2029. The following month the ferry sank.",
        "They met in 2029. The same month the ferry sank.",
        "They met in 2029. Two months later the ferry sank.",
    ],
)
def test_a_month_is_not_counted_from_a_bare_year(text):
    assert dates(text)[1][1] is None


@pytest.mark.parametrize("words", ["that year", "the following Monday", "the same day", "the previous month"])
def test_without_a_date_before_they_name_none(words):
    assert dates(f"The ferry sank {words}.") == [(words, None)]


def test_a_day_without_a_year_takes_the_year_of_the_one_beside_it():
    assert dates("They met on May 3, 2030 and on May 7, 2029.")[1] == ("May 7, 2029", "2029-05-07")


# -------------------------------------------------------------------- quarters


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("A year earlier", "2030-Q1"),
        ("A year ago", "2030-Q1"),
        ("In the year-earlier period", "2030-Q1"),
        ("In the 2029 quarter", "2029-Q1"),
        ("In last year's period", "2030-Q1"),
    ],
)
def test_a_text_on_a_quarter_compares_it_with_that_quarter_of_other_years(words, value):
    found = find_dates(f"Sales rose in the first quarter of 2031. {words} they fell.", THURSDAY)
    assert [d.value for d in found] == ["2031-Q1", value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the year-ago period", "2030"),
        ("the 2029 quarter", "2029"),
        ("the first quarter of last year", "2030-Q1"),
        ("the second quarter of next year", "2032-Q2"),
    ],
)
def test_without_a_quarter_before_only_the_year_is_known(words, value):
    assert [d.value for d in find_dates(f"Sales in {words} fell.", THURSDAY)] == [value]


# -------------------------------------------------------------------- ahead and behind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge will open next summer.", "2031-SU"),
        ("The bridge will open next winter.", "2031-WI"),
        ("The bridge will open next spring.", "2032-SP"),
        ("They will sail next Christmas.", "2031-12-25"),
        ("They sailed last Christmas.", "2030-12-25"),
        ("The council met in the week of March 6.", "2031-W10"),
        ("The bridge opened last August.", "2030-08"),
        ("The bridge opened last March.", "2031-03"),
        ("The bridge opens next August.", "2031-08"),
        ("The bridge opens next March.", "2032-03"),
        ("The bridge opens this August.", "2031-08"),
    ],
)
def test_seasons_feasts_months_and_weeks(text, value):
    assert [d.value for d in find_dates(text, THURSDAY)] == [value]


@pytest.mark.parametrize("text", ["Monday of last week", "next August", "the week of March 6", "next winter"])
def test_without_a_day_of_publication_they_name_none(text):
    assert dates(f"They met {text}.", None) == [(text, None)]


def ranges(text):
    return [(d.when.value, d.until.value if d.until else None) for d in find_dates(text, THURSDAY) if d.when]


def test_weekdays_of_a_range_stand_in_its_order():
    assert ranges("The fair was open from Friday to Monday.") == [("2031-05-09", "2031-05-12"), ("2031-05-12", None)]
    ahead = ranges("The fair will be open from Friday to Monday.")
    assert ahead == [("2031-05-16", "2031-05-19"), ("2031-05-19", None)]
    assert ranges("It was shut from Wednesday to Tuesday.")[0] == ("2031-05-07", "2031-05-13")


def test_a_day_that_the_year_of_a_range_lacks_is_none():
    text = (
        "The fair was open from 29 February to 3 March 2027."  # read in a leap year, 29 February has a date of its own
    )
    (first, _) = find_dates(text, When("2028-05-14", Precision.DAY))
    assert first.when is None or first.when.value != "2027-02-29"


def test_what_runs_backwards_is_no_range():
    assert ranges("The fair will be open from 12 May to 3 May.") == [("2031-05-12", None), ("2031-05-03", None)]
    assert dates("They bought lots 1998-97.") == []
