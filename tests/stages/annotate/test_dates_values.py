"""What expressions of time say: TIMEX3 values, kinds, ranges and modifiers, anchored at Thursday 15 May 2031."""

from __future__ import annotations

import pytest

from annotate.build import THURSDAY
from headwater.stages.annotate.dates import find_dates
from headwater.types import Modifier, Precision, TimeKind


def one(text, published=THURSDAY):
    [date] = find_dates(text, published)
    return date


def found(text, published=THURSDAY):
    return [(d.span.of(text), d.value) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Friday 23 Aug 2013", "2013-08-23"),
        ("Fri, 23 Aug. 2013", "2013-08-23"),
        ("the 14th of May, 2031", "2031-05-14"),
        ("MAY 14, 2031", "2031-05-14"),
        ("23/08/2013", "2013-08-23"),
        ("08/23/2013", "2013-08-23"),
        ("23.08.2013", "2013-08-23"),
        ("23-08-2013", "2013-08-23"),
        ("2013/08/23", "2013-08-23"),
        ("5 May last year", "2030-05-05"),
        ("August of this year", "2031-08"),
        ("03/03/2013", "2013-03-03"),
        ("03/04/2013", ""),  # of April, or of March
        ("2031-05-14T07:46:00Z", "2031-05-14T07:46"),
        ("last week", "2031-W19"),
        ("this week", "2031-W20"),
        ("next weekend", "2031-W21-WE"),
        ("the third quarter of 2030", "2030-Q3"),
        ("third-quarter", "2030-Q3"),
        ("Q3 2024", "2024-Q3"),
        ("summer 2024", "2024-SU"),
        ("the spring of 2022", "2022-SP"),
        ("last winter", "2030-WI"),
        ("fiscal 1998", "1998"),
        ("the 1990s", "199"),
        ("the '90s", "199"),
        ("the nineties", "199"),
        ("the 20th century", "19"),
        ("nineteen ninety-six", "1996"),
        ("three days ago", "2031-05-12"),
        ("three weeks ago", "2031-W17"),
        ("three months ago", "2031-02"),
        ("20 years ago", "2011"),
        ("half a year ago", "2030-11"),
        ("the year two thousand", "2000"),
        ("twenty thirty-one", "2031"),
        ("two days from now", "2031-05-17"),
        ("several weeks ago", "PAST_REF"),
        ("three thousand years ago", "PAST_REF"),
        ("a year earlier", "2030"),
        ("Monday of last week", "2031-05-05"),
        ("the day after last Tuesday", "2031-05-14"),
        ("Thanksgiving", "2030-11-28"),
        ("Christmas 2029", "2029-12-25"),
        ("now", "PRESENT_REF"),
        ("currently", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("the future", "FUTURE_REF"),
    ],
)
def test_values_of_dates(text, value):
    assert found(f"Mira Dolan left it so: {text}, as she wrote.") == [(text, value)]
    assert one(text).kind in (TimeKind.DATE, TimeKind.TIME)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three weeks", "P3W"),
        ("two hours", "PT2H"),
        ("5 1/2 hours", "PT5H30M"),
        ("16-hour", "PT16H"),
        ("several months", "PXM"),
        ("the past two months", "P2M"),
        ("recent weeks", "PXW"),
        ("the next 60 days", "P60D"),
        ("twenty-five years", "P25Y"),
        ("four decades", "P40Y"),
        ("a century", "P100Y"),
        ("20 minutes ago", "PT20M"),  # finer than the day of publication
    ],
)
def test_values_of_durations(text, value):
    date = one(f"Osk Varn waited: {text}, he wrote.")
    assert (date.value, date.kind, date.when) == (value, TimeKind.DURATION, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sails daily.", "daily", "P1D"),
        ("It sails every week.", "every week", "P1W"),
        ("It cost 5 a year.", "a year", "P1Y"),
        ("It is counted every 10 years.", "every 10 years", "P10Y"),
        ("It sails each Friday.", "each Friday", "XXXX-WXX-5"),
        ("It sails on Fridays.", "Fridays", "XXXX-WXX-5"),
    ],
)
def test_values_of_sets(text, words, value):
    date = one(text)
    assert (date.span.of(text), date.value, date.kind, date.when) == (words, value, TimeKind.SET, None)


@pytest.mark.parametrize(
    ("text", "value", "when"),
    [
        ("07:46 on Tuesday", "2031-05-13T07:46", "2031-05-13T07:46"),
        ("Tuesday at 07:46", "2031-05-13T07:46", "2031-05-13T07:46"),
        ("5 p.m. EST, May 6", "2031-05-06T17:00", "2031-05-06T17:00"),
        ("9 a.m. (0700 GMT) yesterday", "2031-05-14T09:00", "2031-05-14T09:00"),
        ("midnight Friday", "2031-05-09T24:00", "2031-05-09"),
        ("Monday night", "2031-05-12TNI", "2031-05-12"),
        ("this morning", "2031-05-15TMO", "2031-05-15"),
        ("tonight", "2031-05-15TNI", "2031-05-15"),
        ("last night", "2031-05-14TNI", "2031-05-14"),
    ],
)
def test_times(text, value, when):
    date = one(f"The siren went {text} in Karst.")
    assert (date.value, date.when and date.when.value, date.kind) == (value, when, TimeKind.TIME)
    assert date.when.precision is (Precision.MINUTE if "T" in when else Precision.DAY)


def test_a_time_without_a_day_has_the_one_of_its_sentence_or_none():
    assert found("On Tuesday the siren went at 07:46.")[1] == ("07:46", "2031-05-13T07:46")
    date = one("The siren went at 5 p.m. in Karst.")
    assert (date.value, date.when) == ("T17:00", None)
    assert found("Monday, 13:00; at 12:00 on Friday")[1] == ("12:00 on Friday", "2031-05-16T12:00")
    assert found("On Tuesday it rained. The siren went at 07:46.")[1] == ("07:46", "T07:46")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("August 10-13", "2030-08-10", "2030-08-13"),
        ("from 3 to 7 May", "2031-05-03", "2031-05-07"),
        ("between 3 and 7 May", "2031-05-03", "2031-05-07"),
        ("between Monday and Wednesday", "2031-05-12", "2031-05-14"),
        ("from Friday to Monday", "2031-05-09", "2031-05-12"),
        ("from Monday to Friday", "2031-05-05", "2031-05-09"),  # over: published on a Thursday
        ("August 30 - September 2, 2030", "2030-08-30", "2030-09-02"),
        ("30 December to 2 January 2031", "2030-12-30", "2031-01-02"),
        ("from May to July 2030", "2030-05", "2030-07"),
        ("2014-2016", "2014", "2016"),
        ("1998-99", "1998", "1999"),
        ("from 2014 to 2016", "2014", "2016"),
    ],
)
def test_ranges(text, first, last):
    date, *end = find_dates(f"They dug {text} at Oren.", THURSDAY)
    assert (date.when.value, date.until.value) == (first, last)
    # the end is an expression of its own where it is named in full
    assert [(d.when.value, d.modifiers) for d in end] in ([], [(last, (Modifier.UNTIL,))])


@pytest.mark.parametrize(
    ("text", "words", "modifiers"),
    [
        ("as of August 13", "August 13", [Modifier.AS_OF]),
        ("by the end of 2024", "the end of 2024", [Modifier.BY, Modifier.END]),
        ("since 1941", "1941", [Modifier.SINCE]),
        ("until Friday", "Friday", [Modifier.UNTIL]),
        ("before March 3", "March 3", [Modifier.BEFORE]),
        ("after March 3", "March 3", [Modifier.AFTER]),
        ("no later than June 1", "June 1", [Modifier.BY]),
        ("about three weeks ago", "about three weeks ago", [Modifier.ABOUT]),
        ("in early August", "early August", [Modifier.START]),
        ("late in March", "late in March", [Modifier.END]),
        ("since mid-2023", "mid-2023", [Modifier.SINCE, Modifier.MID]),
        ("late last month", "late last month", [Modifier.END]),
        ("the end of the month", "the end of the month", [Modifier.END]),
        ("within a week of the deal", "a week", [Modifier.WITHIN]),
        ("more than two years", "more than two years", [Modifier.MORE_THAN]),
        ("less than an hour", "less than an hour", [Modifier.LESS_THAN]),
        ("up to three weeks", "up to three weeks", [Modifier.LESS_THAN]),
        ("over the past year", "the past year", []),
        ("the way around Wednesday", "Wednesday", []),
        ("so far this year", "this year", []),
        ("earlier this year", "earlier this year", []),
        ("approved by Friday's court", "Friday", []),
        ("put off by an hour", "an hour", []),
        ("a months-long siege", "months-long", []),
        ("open (at 5 a.m. GMT)", "5 a.m. GMT", []),
        ("especially following Friday's raid", "Friday", [Modifier.AFTER]),
    ],
)
def test_modifiers(text, words, modifiers):
    date = one(text)
    assert (date.span.of(text), list(date.modifiers)) == (words, modifiers)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council will meet on Monday.", "2031-05-19"),
        ("The council met on Monday.", "2031-05-12"),
        ("She said on Monday that they will go.", "2031-05-12"),
        ("On Monday, the council will vote.", "2031-05-19"),
        ("They must leave by Friday.", "2031-05-16"),
        ("The vote is scheduled for 20 December.", "2031-12-20"),
        ("The bridge fell on 20 December.", "2030-12-20"),
        ("The two head into Friday's talks.", "2031-05-16"),  # tomorrow, where no word tells
        ("The envoys on Friday opened talks.", "2031-05-09"),
        ("A loan, set to be auctioned Tuesday, grew.", "2031-05-20"),
        ("The driver was killed on 20 June.", "2030-06-20"),
        ("They would still be held in Orle on 20 June.", "2031-06-20"),
        ("Talks were extended to 20 June.", "2031-06-20"),
        ("The bridge will open in November.", "2031-11"),
        ("The bridge fell in November.", "2030-11"),
    ],
)
def test_tense_tells_past_from_future(text, value):
    assert one(text).value == value


def test_the_second_of_two_days_has_the_month_of_the_first():
    assert found("Talks were held on April 24 and 25 in Karst.") == [("April 24", "2031-04-24"), ("25", "2031-04-25")]
    assert found("On April 24 and 25 houses burned.") == [("April 24", "2031-04-24")]


def test_a_year_that_begins_a_sentence_counts_nothing():
    assert found("In 1943 soldiers marched.") == [("1943", "1943")]


def test_no_expression_goes_over_the_end_of_a_line():
    assert found("The dam burst on Monday\n13 May 2031\nIt held until May\n3 ships sank.") == [
        ("Monday", "2031-05-12"),
        ("13 May 2031", "2031-05-13"),
        ("May", "2031-05"),
    ]


def test_days_told_from_a_day_named_before():
    text = "They crossed on May 6. Two days later they fell back. The following day it rained. That year was hard."
    assert [value for _, value in found(text)] == ["2031-05-06", "2031-05-08", "2031-05-09", "2031"]
    assert found("It rained the following day.") == [("the following day", "")]
    assert found("The day before the vote it rained.") == []


def test_a_year_earlier_is_told_from_the_quarter_or_the_year_named_before():
    assert found("Sales fell in the third quarter, from 5 crowns a year earlier.")[1][1] == "2029-Q3"
    assert found("Sales fell in 1998, from 5 crowns a year earlier.")[1][1] == "1997"


@pytest.mark.parametrize(
    "text",
    [
        "They may leave. May Berg may march on.",
        "April Berg and August Varn came.",
        "Minister Ada May spoke; they listened to May and wrote to The Daily Echo.",
        "They freed 2000 Arvian residents.",
        "Sun and Mon, wed and sat.",
        "A second time, the second ship.",
        "2,000 people and 1945 soldiers live in 2000 homes.",
        "It hit 1500 troops, 2014.5 points, $2000 and No 1999-b.",
        "The fall of Karst, a spring of water.",
        "The quarter of the city burned.",
        "A 17-year-old girl.",
        "They won 3:2 or 13:75.",
        "high noon",
        "Two thousand people and nineteen hundred ships; two thousand crossed; twenty twenty ships.",
    ],
)
def test_words_and_figures_that_are_no_dates(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", ""),
        ("last week", ""),
        ("three weeks ago", ""),
        ("Monday night", ""),
        ("this summer", ""),
        ("August 13", ""),
        ("recently", "PAST_REF"),
        ("three weeks", "P3W"),
    ],
)
def test_without_an_anchor_there_is_no_date(text, value):
    assert found(text, None) == [(text, value)]
    assert one(text, None).when is None
