from __future__ import annotations

import pytest

from headwater.stages.clean.dates import iter_dates, match_date, read_date, refine
from headwater.types import Precision, When


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2031", "2031", Precision.YEAR),
        ("2031-05", "2031-05", Precision.MONTH),
        ("May 2031", "2031-05", Precision.MONTH),
        ("2031-05-04", "2031-05-04", Precision.DAY),
        ("2031-05-04T00:00:00", "2031-05-04", Precision.DAY),
        ("2031-05-04 00:00", "2031-05-04", Precision.DAY),
        ("2031-05-04T00:00:00Z", "2031-05-04T00:00:00+00:00", Precision.SECOND),
        ("2031-05-04T07:54", "2031-05-04T07:54", Precision.MINUTE),
        ("2031-05-04T07:54:28-04:00", "2031-05-04T07:54:28-04:00", Precision.SECOND),
        ("2031-05-04T07:54:28.123+0200", "2031-05-04T07:54:28+02:00", Precision.SECOND),
        ("2031-05-04 07:54:28 UTC", "2031-05-04T07:54:28+00:00", Precision.SECOND),
        ("Sun, 04 May 2031 07:54:28 -0400", "2031-05-04T07:54:28-04:00", Precision.SECOND),
        ("Sun, 04 May 2031 07:54:28 EDT", "2031-05-04T07:54:28-04:00", Precision.SECOND),
        ("4 May 2031", "2031-05-04", Precision.DAY),
        ("4th of May, 2031", "2031-05-04", Precision.DAY),
        ("May 4th, 2031", "2031-05-04", Precision.DAY),
        ("Published on May 4, 2031 at 7:54 pm", "2031-05-04T19:54", Precision.MINUTE),
        ("12:05 a.m. May 4, 2031", "2031-05-04T00:05", Precision.MINUTE),
        ("4/19/2031", "2031-04-19", Precision.DAY),
        ("19/4/2031", "2031-04-19", Precision.DAY),
        ("4/5/2031", "2031-04-05", Precision.DAY),
        ("4.5.2031", "2031-05-04", Precision.DAY),
        ("04-05-2031", "2031-05-04", Precision.DAY),
        ("1531655668", "2018-07-15T11:54:28+00:00", Precision.SECOND),
        ("14 серпня 2031", "2031-08-14", Precision.DAY),
        ("14 août 2031 10:15", "2031-08-14T10:15", Precision.MINUTE),
    ],
)
def test_read_date(written, value, precision):
    assert read_date(written) == When(value, precision)


@pytest.mark.parametrize(
    "written",
    [None, "", "  ", "Tuesday", "today", "5 minutes ago", "4 May", "31 February 2031", "2031-13-01", "99/99/2031",
     "2031-05T10:00", "25:00", "some time in 2031", "x" * 200],
)  # fmt: skip
def test_what_cannot_be_told_is_not_guessed(written):
    assert read_date(written) is None


def test_an_impossible_hour_leaves_the_day():
    assert read_date("4 May 2031 29:15") == When("2031-05-04", Precision.DAY)


def test_dates_in_a_text_must_be_whole():
    found = list(iter_dates("On 4 May and in May 2031, not on 05.05.2031 or version 1.2.2031.4"))
    assert [dated.when.value for dated in found] == ["2031-05-05"]


def test_match_date_at_a_place():
    text = "Posted 4 May 2031 07:46 by"
    dated = match_date(text, 7)
    assert dated is not None
    assert (text[dated.start : dated.end], dated.has_clock) == ("4 May 2031 07:46", True)
    assert match_date(text, 0) is None


def test_refine_takes_only_what_agrees():
    day = When("2031-05-04", Precision.DAY)
    minute = When("2031-05-04T07:46", Precision.MINUTE)
    other = When("2031-05-05T07:46", Precision.MINUTE)
    assert refine(day, [other, minute]) == minute
    assert refine(day, [other]) == day
    assert refine(None, [day, other, minute]) == minute
    assert refine(None, []) is None
