"""Expressions of time in bad input: long, empty, at the ends of the calendar, among other scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.build import THURSDAY
from headwater.stages.annotate.dates import find_dates
from headwater.types import Precision, TimeKind, When
from timing import LINEAR, growth

LAST = When("9999-12-31", Precision.DAY)
FIRST = When("0001-01-01", Precision.DAY)
SHIFTS = (
    "next century, next decade, next year, next month, next week, next Friday, tomorrow, the day after tomorrow. "
    "1,000,000 years from now, nine thousand centuries from now, 900,000,000 days from now, this winter, Christmas"
)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "."])
def test_nothing_to_find(text):
    assert find_dates(text, THURSDAY) == ()


@pytest.mark.parametrize(
    "published", [FIRST, LAST, When("2031-02-30", Precision.DAY), When("0000-00-00", Precision.DAY)]
)
@pytest.mark.parametrize("text", [SHIFTS, SHIFTS.replace("next", "last").replace("from now", "ago"), "yesterday"])
def test_ends_of_the_calendar(text, published):
    for date in find_dates(text, published):
        assert date.when is None or "0001" <= date.when.value[:4] <= "9999"


def test_beyond_the_calendar_is_still_future_or_past():
    assert [d.value for d in find_dates("2 years from now", LAST)] == ["FUTURE_REF"]
    assert [d.value for d in find_dates("3,000 years ago", THURSDAY)] == ["PAST_REF"]
    assert [d.value for d in find_dates("next week", LAST)] == ["FUTURE_REF"]


@pytest.mark.parametrize(
    "text", ["0000-01-01", "9999-99-99", "99/99/2031", "31 June 2031", "May 99, 2031", "00:99", "25 p.m."]
)
def test_impossible_dates_name_no_day(text):
    assert all(d.when is None or d.when.precision is Precision.YEAR for d in find_dates(text, THURSDAY))


@pytest.mark.parametrize("around", ["😀{}😀", "قال {} إن", "\u202e{}\u202c", "Він {} —", "«{}»", "({})", "“{}”"])
def test_other_scripts_and_marks_around(around):
    text = around.format("13 May 2031")
    [date] = find_dates(text, THURSDAY)
    assert (date.span.of(text), date.value) == ("13 May 2031", "2031-05-13")


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "May ",
        "May 5 ",
        "5 to ",
        "Monday ",
        "1998-",
        "two years ",
        "the end of ",
        " ",
        "\n",
        "twenty ",
        "12:",
    ],
)
def test_time_grows_with_the_length_alone(piece):
    find_dates(piece, THURSDAY)  # the first run fills caches
    assert growth(lambda n: find_dates(piece * (n // len(piece)), THURSDAY), 5_000) < LINEAR


@pytest.mark.parametrize("piece", ["1234567890", "May "])
def test_a_megabyte_that_is_no_date(piece):
    assert find_dates(piece * (1_000_000 // len(piece)), THURSDAY) == ()
    assert growth(lambda n: find_dates(piece * (n // len(piece)), THURSDAY), 50_000) < LINEAR


WORDS = """the a early late mid- last next this end of beginning about more than within by since until from to between
and on at in May March Aug. Mon Monday Fridays week years month quarter decade century day ago earlier later summer
winter Q3 half first 3 14 31 2031 1998 199 2000s 12:30 5 p.m. noon morning night tonight yesterday now future daily
every several twenty thousand nineteen ninety - , . ' 's 13/05/2031 2031-05-13 million""".split()


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.sampled_from([THURSDAY, None, FIRST, LAST, When("2031-05", Precision.MONTH)]),
)
def test_mentions_hold_together(text, published):
    found = find_dates(text, published)
    ends = [0]
    for date in found:
        assert ends[-1] <= date.span.start < date.span.end <= len(text)
        ends.append(date.span.end)
        assert date.until is None or (date.when is not None and date.when.precision is date.until.precision)
        if date.when is not None:  # never finer than the value says
            assert date.value.startswith(date.when.value)
        assert date.kind is not TimeKind.DURATION or date.when is None
        assert len(set(date.modifiers)) == len(date.modifiers)
    assert found == find_dates(text, published)
